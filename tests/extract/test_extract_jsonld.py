"""What real pages do in JSON-LD."""

# ruff: noqa: E501 - pages stand here as they are written

import pytest

from harvester.extract.jsonrepair import repaired, unwrapped

EVENT = '{"@context": "https://schema.org", "@type": "Event", "name": "Töpfern", "startDate": "2027-03-01"}'


def of(**more):
    extra = "".join(f', "{name}": {value}' for name, value in more.items())
    return EVENT[:-1] + extra + "}"


@pytest.mark.parametrize(
    "block",
    [
        EVENT,
        EVENT.replace("https://schema.org", "http://schema.org/"),
        EVENT.replace("https://schema.org", "https://www.schema.org"),
        EVENT.replace('"https://schema.org"', '{"@vocab": "https://schema.org/"}'),
        EVENT.replace('"https://schema.org"', '["https://schema.org", {"ex": "https://ex.example/"}]'),
        EVENT.replace('"@context": "https://schema.org", ', ""),
        EVENT.replace('"Event"', '"http://schema.org/Event"'),
        EVENT.replace('"Event"', '"schema:Event"').replace('"name"', '"schema:name"'),
        EVENT.replace('"Event"', '["Event", "Thing"]'),
        f"[{EVENT}]",
        f'{{"@context": "https://schema.org", "@graph": [{EVENT}]}}',
        f'{{"@context": "https://schema.org", "@type": "WebPage", "mainEntity": {EVENT}}}',
        f'{{"@type": "ItemList", "itemListElement": [{{"@type": "ListItem", "position": 1, "item": {EVENT}}}]}}',
        '{"@context": {"s": "https://schema.org/"}, "@type": "s:Event", "s:name": "Töpfern", "s:startDate": "2027-03-01"}',
        '{"@context": {"type": "@type", "title": "http://schema.org/name", "schema": "http://schema.org/"}, "type": "schema:Event", "title": "Töpfern", "schema:startDate": {"@value": "2027-03-01"}}',
        f"<!-- {EVENT} -->",
        f"//<![CDATA[\n{EVENT}\n//]]>",
        f"/*<![CDATA[*/{EVENT}/*]]>*/",
        f"<!--//--><![CDATA[//><!--\n{EVENT}\n//--><!]]>",
        f"<!--//--><![CDATA[// ><!--\n{EVENT}\n\n//--><!]]>\n",
        "\ufeff" + EVENT,
        EVENT + ";",
    ],
)
def test_one_event_is_read_however_it_is_wrapped(read_json, block):
    got = read_json(block)
    assert got.names == ["Töpfern"]
    assert got.item.properties["startDate"] == ("2027-03-01",)
    assert got.codes == []


@pytest.mark.parametrize(
    "block",
    [
        EVENT[:-1] + ",}",
        EVENT.replace("Töpfern", "Töp\x01fern"),
        EVENT.replace('"Töpfern"', '"Töpfern\n\t"'),
        "/* von Hand */ " + EVENT.replace(', "name"', ', // Titel\n "name"'),
        EVENT.replace('"startDate"', '"image": [], "price": undefined, "startDate"'),
        EVENT.replace("Töpfern", "T\\ö\\pfern"),
        EVENT.replace("Töpfern", "Töpfern\\ud83d"),
        EVENT.replace('"', "&quot;"),
        EVENT + EVENT.replace("Töpfern", "Töpfern"),
        EVENT.replace(', "name"', ',, "name"'),
        EVENT.replace("Töpfern", "Töpfern")[:-1],
    ],
)
def test_sloppy_json_is_repaired_and_reported_with_its_place(read_json, block):
    got = read_json(block)
    assert [str(name).rstrip("\ufffd") for name in got.names] == ["Töpfern"]
    assert got.codes == ["jsonld-repaired"]
    assert "line " in got.findings[0].detail
    assert "column " in got.findings[0].detail


def test_typo3_trailing_comma_in_offers_is_no_loss(read_json):
    got = read_json(of(offers='[{"@type": "Offer", "price": "12.00", "priceCurrency": "EUR",},]'))
    assert got.item.properties["offers"][0].properties["price"] == ("12.00",)


@pytest.mark.parametrize("comment", ["<!-- von Hand -->", "// von Hand\n", "/* von { Hand */"])
def test_words_in_a_comment_before_the_json_are_skipped(read_json, comment):
    assert read_json(comment + EVENT).names == ["Töpfern"]


@pytest.mark.parametrize("block", ["{name: Töpfern}", "{{{{", '{"a" "b"}', "<p>Töpfern</p>"])
def test_a_block_beyond_repair_is_a_finding_and_no_offer(read_json, block):
    got = read_json(block)
    assert (got.offers, got.codes) == ([], ["jsonld-broken"])


def test_one_broken_block_does_not_spoil_the_others(read_json):
    assert read_json("{oh no", EVENT).names == ["Töpfern"]


@pytest.mark.parametrize(
    ("said", "read_as"),
    [
        ('"T&amp;ouml;pfern"', "Töpfern"),
        ('"T&ouml;pfern &#8211; Kurs"', "Töpfern – Kurs"),
        ('" Töpfern \\n"', "Töpfern"),
        ('"T\\u00f6pfern\\u0000"', "Töpfern"),
        ('["", null, "Töpfern"]', "Töpfern"),
        ('{"@value": "Töpfern", "@language": "de"}', "Töpfern"),
        ('{"en": "Pottery", "de": "Töpfern"}', "Töpfern"),
        ('{"@list": ["Töpfern"]}', "Töpfern"),
        ('"R&D?a=1&copy=2"', "R&D?a=1&copy=2"),
    ],
)
def test_names_come_out_as_people_read_them(read_json, said, read_as):
    assert read_json(f'{{"@type": "Course", "name": {said}}}').names == [read_as]


def test_numbers_and_truth_values_become_words_and_nulls_nothing(read_json):
    item = read_json(of(isAccessibleForFree="true", maximumAttendeeCapacity="12", image="null", about='""')).item
    assert item.properties["isAccessibleForFree"] == ("true",)
    assert item.properties["maximumAttendeeCapacity"] == ("12",)
    assert not {"image", "about"} & set(item.properties)


def test_enumeration_members_become_local_names(read_json):
    item = read_json(of(eventStatus='"http://schema.org/EventCancelled"')).item
    assert item.properties["eventStatus"] == ("EventCancelled",)


def test_references_are_followed_within_the_page(read_json):
    got = read_json(
        '{"@context": "https://schema.org", "@graph": [{"@type": "Event", "name": "Töpfern", "location": {"@id": "#ort"}},'
        '{"@type": "Place", "@id": "#ort", "name": "Altes Rathaus"}]}'
    )
    assert got.item.properties["location"][0].properties["name"] == ("Altes Rathaus",)


def test_references_in_a_circle_end(read_json):
    got = read_json(
        '{"@graph": [{"@id": "#a", "@type": "Event", "name": "A", "organizer": {"@id": "#b"}},'
        '{"@id": "#b", "@type": "Organization", "name": "B", "event": {"@id": "#a"}}]}'
    )
    assert got.names == ["A"]


def test_references_that_multiply_are_bounded(read_json):
    nodes = ",".join(
        f'{{"@id": "#n{n}", "@type": "Event", "name": "N{n}", "about": [{{"@id": "#n{n + 1}"}}, {{"@id": "#n{n + 1}"}}]}}'
        for n in range(60)
    )
    assert len(read_json(f'{{"@graph": [{nodes}]}}').offers) == 60


def test_a_remote_context_is_never_loaded_and_terms_are_read_by_name(read_json):
    block = EVENT.replace("https://schema.org", "https://evil.example/context.jsonld")
    assert read_json(block).names == ["Töpfern"]


def test_terms_of_a_foreign_vocabulary_are_not_mistaken_for_schema_org(read_json):
    assert read_json(EVENT.replace('"https://schema.org"', '{"@vocab": "http://purl.org/dc/terms/"}')).offers == []


def test_a_block_in_a_comment_of_the_page_is_not_read(read):
    assert read(f'<!-- <script type="application/ld+json">{EVENT}</script> -->').offers == []


@pytest.mark.parametrize("kind", ["application/ld+json", "application/ld+json; charset=utf-8", "APPLICATION/LD+json"])
def test_the_type_of_the_script_may_be_spelled_in_ways(read, kind):
    assert read(f"<SCRIPT id=x TYPE='{kind}'>{EVENT}</SCRIPT >").names == ["Töpfern"]


@pytest.mark.parametrize("depth", [100, 100_000])
@pytest.mark.parametrize("opening", ["[", '{"a":'])
def test_json_nested_too_deeply_is_a_finding(read_json, opening, depth):
    closing = "]" if opening == "[" else "}"
    assert read_json(opening * depth + "1" + closing * depth, EVENT).names == ["Töpfern"]
    deep = opening * depth + "1" + closing * depth
    assert read_json(deep if opening == "[" else of(about=deep)).codes == ["jsonld-too-deep"]


def test_repair_leaves_good_json_as_it_is():
    assert repaired(EVENT).text == EVENT
    assert unwrapped(EVENT) == EVENT


def test_repair_takes_no_comment_for_what_is_in_a_string():
    good = '{"url": "https://vhs.example/a//b", "text": "a /* b */ <!-- c -->"}'
    assert repaired(good).text == good


def test_html_scripts_of_the_json_ld_suite_are_found(read, shared):
    broken = {"e017", "r017"}
    """They hold nothing but a comment, which the suite calls invalid as well."""
    for file in sorted((shared / "material/conformance/json-ld-api/tests/html").glob("[er]*-in.html")):
        got = read(file.read_bytes())
        assert ("jsonld-broken" in got.codes) == (file.name[:4] in broken), file.name
