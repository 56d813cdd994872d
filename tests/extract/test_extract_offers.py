"""Which things of a page are offers, what they are called, and when two of them are one."""

# ruff: noqa: E501 - pages stand here as they are written

import pytest

from harvester.extract.schemaorg import OFFERS

PAGE = "https://vhs.example/kurs/1"


def event(name="Töpfern", kind="Event", **more):
    extra = "".join(f', "{key}": {value}' for key, value in more.items())
    return f'{{"@context": "https://schema.org", "@type": "{kind}", "name": "{name}"{extra}}}'


@pytest.mark.parametrize("kind", sorted(OFFERS))
def test_every_kind_of_offer_is_one(read_json, kind):
    assert read_json(event(kind=kind)).item.types == (kind,)


@pytest.mark.parametrize("kind", ["Product", "Person", "CreativeWork", "Article", "Organization", "Place", "WebPage"])
def test_other_things_are_none(read_json, kind):
    assert read_json(event(kind=kind)).offers == []


def test_a_work_that_is_also_a_learning_resource_is_one(read_json):
    block = event().replace('"Event"', '["CreativeWork", "LearningResource"]')
    assert read_json(block).item.types == ("CreativeWork", "LearningResource")


def test_an_event_that_another_thing_mentions_is_no_offer(read_json):
    assert read_json(f'{{"@type": "Person", "name": "A", "performerIn": {event()}}}').offers == []
    assert read_json(f'{{"@type": "Article", "name": "A", "about": {event()}}}').offers == []


def test_events_that_a_provider_lists_are_offers(read_json):
    block = f'{{"@type": "Organization", "name": "vhs", "event": [{event("A")}, {event("B")}]}}'
    assert read_json(block, kind="listing").names == ["A", "B"]


def test_the_parts_of_an_event_are_no_offers_of_their_own(read_json):
    got = read_json(event("Festival", subEvent=f"[{event('Konzert')}, {event('Lesung')}]"))
    assert got.names == ["Festival"]
    assert len(got.item.properties["subEvent"]) == 2


def test_parts_that_name_their_whole_are_put_into_it(read_json):
    got = read_json(
        '{"@graph": [{"@type": "Event", "@id": "#f", "name": "Festival"},'
        '{"@type": "Event", "@id": "#k", "name": "Konzert", "superEvent": {"@id": "#f"}}]}'
    )
    assert got.names == ["Festival"]
    assert got.item.properties["subEvent"][0].properties["name"] == ("Konzert",)


def test_instances_that_stand_beside_their_course_are_only_its_parts(read_json):
    got = read_json(
        '{"@graph": [{"@type": "Course", "name": "Yoga", "hasCourseInstance": [{"@id": "#1"}, {"@id": "#2"}]},'
        '{"@type": "CourseInstance", "@id": "#1", "name": "Yoga", "startDate": "2027-01-11"},'
        '{"@type": "CourseInstance", "@id": "#2", "name": "Yoga", "startDate": "2027-02-11"}]}'
    )
    assert got.item.types == ("Course",)
    starts = [instance.properties["startDate"] for instance in got.item.properties["hasCourseInstance"]]
    assert starts == [("2027-01-11",), ("2027-02-11",)]


def test_an_instance_alone_is_an_offer(read_json):
    assert read_json(event("Yoga", "CourseInstance")).item.types == ("CourseInstance",)


@pytest.mark.parametrize(
    ("said", "url"),
    [
        ({}, PAGE),
        ({"url": '"/kurs/2"'}, "https://vhs.example/kurs/2"),
        ({"url": '["javascript:alert(1)", "https://vhs.example/kurs/3?id=1"]'}, "https://vhs.example/kurs/3?id=1"),
        ({"@id": '"https://vhs.example/kurs/4"'}, "https://vhs.example/kurs/4"),
        ({"@id": '"_:b0"'}, PAGE),
        (
            {"mainEntityOfPage": '{"@type": "WebPage", "@id": "https://vhs.example/kurs/5"}'},
            "https://vhs.example/kurs/5",
        ),
        ({"url": '"https://vhs.example/"'}, PAGE),
        ({"url": '"mailto:info@vhs.example"'}, PAGE),
    ],
)
def test_the_address_of_an_offer_is_its_url_its_id_or_its_page(read_json, said, url):
    assert read_json(event(**said)).offer.url == url


def test_relative_addresses_are_resolved_against_the_base_of_the_page(read):
    body = (
        f'<base href="/programm/"><script type="application/ld+json">{event(url=chr(34) + "yoga" + chr(34))}</script>'
    )
    assert read(body).offer.url == "https://vhs.example/programm/yoga"


@pytest.mark.parametrize(
    ("url", "local_id"),
    [
        ("HTTPS://VHS.example/Kurs/1?utm_source=x&nr=7#top", "https://vhs.example/Kurs/1?nr=7"),
        ("https://vhs.example:443/kurs/%c3%bc/?PHPSESSID=abc", "https://vhs.example/kurs/%C3%BC/"),
        ("https://vhs.example/kurs/für alle", "https://vhs.example/kurs/f%C3%BCr%20alle"),
    ],
)
def test_local_ids_are_addresses_in_normal_form(read_json, url, local_id):
    assert read_json(event(url=f'"{url}"')).offer.local_id == local_id


def test_two_names_under_one_address_are_two_offers(read_json):
    got = read_json(event("Töpfern"), event("Yoga für Ältere"))
    assert [offer.url for offer in got.offers] == [f"{PAGE}#toepfern", f"{PAGE}#yoga-fuer-aeltere"]
    assert [offer.local_id for offer in got.offers] == [offer.url for offer in got.offers]


def test_two_fragments_of_one_page_tell_offers_apart(read_json):
    got = read_json(event("A", url=f'"{PAGE}#a"'), event("B", url=f'"{PAGE}#b"'))
    assert [offer.local_id for offer in got.offers] == [f"{PAGE}#a", f"{PAGE}#b"]


def test_an_offer_of_a_listing_without_an_address_keeps_its_name_in_its_id_even_alone(read_json):
    listing = "https://vhs.example/kurse"
    assert read_json(event(), address=listing, kind="listing").offer.local_id == f"{listing}#toepfern"


def test_one_name_at_two_dates_is_one_offer_with_two_instances(read_json):
    got = read_json(event(startDate='"2027-01-11"'), event(startDate='"2027-02-11"'))
    assert [i.properties["startDate"] for i in got.item.properties["instances"]] == [("2027-01-11",), ("2027-02-11",)]
    assert "startDate" not in got.item.properties


def test_the_same_offer_in_two_blocks_and_two_syntaxes_comes_out_once_with_all_that_is_said(read):
    body = (
        f'<script type="application/ld+json">{event(startDate=chr(34) + "2027-01-11" + chr(34))}</script>'
        * 2
        + '<div itemscope itemtype="https://schema.org/Event"><h1 itemprop="name">Töpfern</h1>'
        '<time itemprop="startDate" datetime="2027-01-11T18:00">11. Januar</time><p itemprop="description">Mit Ton</p></div>'
    )
    got = read(body)
    assert got.offer.method == "json-ld"
    assert got.item.properties["description"] == ("Mit Ton",)


def test_a_course_and_its_instance_in_two_blocks_are_one_offer(read_json):
    got = read_json(event("Yoga", "Course"), event("Yoga", "CourseInstance", startDate='"2027-01-11"'))
    assert got.item.types == ("Course",)
    assert got.item.properties["hasCourseInstance"][0].properties["startDate"] == ("2027-01-11",)


def test_course_numbers_become_identifiers(read_json):
    said = '["252P40405", {"@type": "PropertyValue", "value": "K7"}, "https://vhs.example/252P40405"]'
    assert read_json(event(courseCode='"252P40405"', identifier=said)).offer.identifiers == ("nr:252P40405", "nr:K7")


def test_the_page_of_an_offer_ranks_before_a_page_that_only_names_it(read_json):
    other = '"https://vhs.example/kurs/2"'
    assert read_json(event()).offer.rank == 0
    assert read_json(event(url=f'"{PAGE}/"')).offer.rank == 0
    assert read_json(event(url=other)).offer.rank == 1
    assert read_json(event(url=other), address="https://vhs.example/kurse", kind="listing").offer.rank == 1


def test_the_page_that_calls_itself_by_the_address_of_the_offer_is_its_own(read):
    link = '<link rel="canonical" href="https://vhs.example/kurs/2">'
    body = f'{link}<script type="application/ld+json">{event(url=chr(34) + "https://vhs.example/kurs/2" + chr(34))}</script>'
    assert read(body).offer.rank == 0


def test_an_offer_whose_page_is_another_one_leads_there(read_json):
    assert read_json(event(url='"https://www.vhs.example/kurs/2"')).addresses == ["https://www.vhs.example/kurs/2"]
    assert read_json(event(url='"https://eventbrite.example/e/2"')).addresses == []
