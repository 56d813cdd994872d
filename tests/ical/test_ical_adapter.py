"""Which events become which offers, what is kept of them, and what is told about broken calendars."""

from datetime import UTC, datetime
from io import BytesIO

import pytest

from harvester.extract.base import adapter
from harvester.extract.ical import Calendar
from harvester.records import Follow, Page, Source
from vocab.messages import say
from vocab.model import Finding


def event(day: int = 5, uid: str = "1", name: str = "Chor", more: str = "") -> str:
    return f"UID:{uid}\nSUMMARY:{name}\nDTSTART:202610{day:02}T180000\n{more}"


def test_the_adapter_is_installed():
    assert isinstance(adapter("ical"), Calendar)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://stadt.example/a.ics", ("https://stadt.example/a.ics", "calendar")),
        ("webcal://stadt.example/a.ics", ("https://stadt.example/a.ics", "calendar")),
        ("https://stadt.example/termine/?ical=1", ("https://stadt.example/termine/?ical=1", "calendar")),
        ("https://stadt.example/export?format=ics", ("https://stadt.example/export?format=ics", "calendar")),
        ("https://stadt.example/termine", ("https://stadt.example/termine", "listing")),
    ],
)
def test_a_run_begins_at_the_calendar_or_at_the_page(address, expected):
    [follow] = Calendar().start(Source(id="a", address=address))
    assert (follow.address, follow.kind) == expected


def test_the_fingerprint_changes_with_the_month():
    source = Source(id="a", address="https://stadt.example/a.ics")
    november, december = (Calendar(lambda m=m: datetime(2026, m, 30, tzinfo=UTC)).fingerprint(source) for m in (11, 12))
    assert november != december


PAGE = """<html><head><link rel="alternate" type="text/calendar" href="/feed?x=1"></head><body>
<a href="webcal://www.stadt.example/kurse.ics">abonnieren</a> <a href="kurse.ics">laden</a>
<a href="https://anderswo.example/x.ics">Nachbarn</a> <a href="/impressum">Impressum</a>
<a href="http://[bad/a.ics">kaputt</a><a href="/einzeln.ics?id=7#oben">ein Termin</a></body></html>"""


def linked(body: str, **options: str) -> list:
    address = "http://stadt.example/kalender/"
    page = Page(address=address, asked=address, body=body.encode(), kind="listing", media_type="text/html")
    return list(Calendar().extract(page, Source(id="a", address=address, options=options)))


def test_calendars_that_a_page_links_are_followed():
    follows = [one for one in linked(PAGE) if isinstance(one, Follow)]
    assert [(one.address, one.kind) for one in follows] == [
        ("http://stadt.example/feed?x=1", "calendar"),
        ("http://www.stadt.example/kurse.ics", "calendar"),
        ("http://stadt.example/kalender/kurse.ics", "calendar"),
        ("http://stadt.example/einzeln.ics?id=7", "calendar"),
    ]


def test_calendars_elsewhere_are_told_or_followed_as_the_source_says():
    [told] = [one for one in linked(PAGE) if isinstance(one, Finding)]
    assert (told.code, told.words) == ("ical-elsewhere", "https://anderswo.example/x.ics")
    follows = [one.address for one in linked(PAGE, hosts="anderswo.example") if isinstance(one, Follow)]
    assert "https://anderswo.example/x.ics" in follows


def test_a_page_without_calendars_is_told():
    assert [one.code for one in linked("<p>Bald mehr")] == ["ical-no-calendars"]


def test_an_offer_of_a_linked_calendar_leads_to_the_page_that_links_it(read):
    [offer] = read(event(), source=Source(id="a", address="https://stadt.example/termine")).offers
    assert offer.url == "https://stadt.example/termine"
    assert offer.local_id == "https://stadt.example/kalender/stadt.ics#chor"


def test_an_offer_of_a_calendar_alone_leads_to_the_calendar(read):
    assert read(event()).offers[0].url == "https://stadt.example/kalender/stadt.ics"


def test_all_that_an_event_says_is_kept(read):
    [offer] = read(
        event(
            name="Malen &amp; Zeichnen\\, für alle",
            more="DESCRIPTION:Erste Zeile\\nzweite\nLOCATION:Rathaus\\, Saal 1\nCATEGORIES:Kunst,Kreativ\\,es\n"
            "CATEGORIES:Kunst\nLAST-MODIFIED:20260930T100000Z\nDTSTAMP:20261101T000000Z\nURL:/termin/7\n",
        )
    ).offers
    assert (offer.type, offer.name, offer.description) == ("Event", "Malen & Zeichnen, für alle", "Erste Zeile\nzweite")
    assert [place.words for place in offer.places] == ["Rathaus, Saal 1"]
    assert offer.keywords == ("Kunst", "Kreativ", "es")
    assert offer.modified == "2026-09-30T12:00:00+02:00"
    assert offer.url == offer.local_id == "https://stadt.example/termin/7"
    assert offer.identifiers == ("uid:1",)
    assert {origin.method for origin in offer.origins} == {"ical"}


def test_the_position_belongs_to_the_place(read):
    [offer] = read(event(more="LOCATION:Rathaus\nGEO:52.5;13.4")).offers
    [place] = offer.places
    assert (place.words, place.latitude, place.longitude) == ("Rathaus", 52.5, 13.4)


def test_persons_are_left_out(read):
    found = read(
        event(
            more="ORGANIZER;CN=Erika Muster:mailto:erika@stadt.example\nATTENDEE;CN=Max Muster:mailto:max@a.example\n"
            "CONTACT:Moritz Muster\\, 030 123"
        )
    )
    assert "uster" not in repr((found.raw, found.offers, found.findings))


@pytest.mark.parametrize(
    ("events", "names"),
    [
        ([event(5, "1"), event(6, "2")], ["Chor"]),
        ([event(5, "1", "Chor"), event(6, "2", " CHOR ")], ["Chor"]),
        ([event(5, "1", "Chor"), event(6, "2", "Yoga")], ["Chor", "Yoga"]),
        ([event(5, "1", "Chor"), event(6, "1", "Yoga")], ["Chor", "Yoga"]),
        ([event(5, "1", more="URL:/a"), event(6, "2", more="URL:/b")], ["Chor", "Chor"]),
        ([event(5, "1", more="URL:/a"), event(6, "2", more="URL:/a")], ["Chor"]),
        ([event(5, "1", more="URL:/a"), event(6, "2")], ["Chor"]),
        ([event(5, "1", more="URL:/a"), event(6, "2"), event(7, "3", more="URL:/b")], ["Chor"] * 3),
    ],
)
def test_events_of_one_name_are_one_offer_unless_their_addresses_differ(events, names, read):
    found = read(*events)
    assert [one.name for one in found.offers] == names
    assert sum(len(one.instances) for one in found.offers) == len(events)
    assert len({one.local_id for one in found.offers}) == len(names)


def test_each_identifier_of_merged_events_is_kept(read):
    assert read(event(5, "1"), event(6, "2")).offers[0].identifiers == ("uid:1", "uid:2")


def test_offers_that_share_an_address_are_told_apart(read):
    found = read(event(5, "1", "A", "URL:/alle"), event(6, "2", "B", "URL:/alle"), event(7, "3", "B!", "URL:/alle"))
    assert len({one.local_id for one in found.offers}) == 3
    assert {one.url for one in found.offers} == {"https://stadt.example/alle"}


def test_an_offer_keeps_its_name_when_the_first_of_a_shared_address_is_over(read):
    a, b, c = (event(day, str(day), name, "URL:/alle") for day, name in ((5, "A"), (6, "B"), (7, "C")))
    names = {one.name: one.local_id for one in read(a, b, c).offers}
    assert {one.name: one.local_id for one in read(c, a, b).offers} == names
    assert {one.name: one.local_id for one in read(b, c).offers} == {name: names[name] for name in "BC"}


def test_names_that_differ_in_signs_only_are_told_apart_whatever_their_order(read):
    plus, sharp = event(5, "1", "C++"), event(6, "2", "C#")
    names = {one.name: one.local_id for one in read(plus, sharp).offers}
    assert len(set(names.values())) == 2
    assert {one.name: one.local_id for one in read(sharp, plus).offers} == names


def test_instances_stand_in_the_order_of_time_each_once(read):
    found = read(event(9, "1"), event(5, "2"), event(9, "3"))
    assert [start[8:10] for start in found.starts] == ["05", "09"]


def test_places_that_differ_stand_with_their_instances(read):
    [offer] = read(event(5, "1", more="LOCATION:A"), event(6, "2", more="LOCATION:B")).offers
    assert [[place.words for place in one.places] for one in offer.instances] == [["A"], ["B"]]
    assert not offer.places


def test_a_cancelled_event_is_a_cancelled_offer(read):
    [offer] = read(event(more="STATUS:CANCELLED")).offers
    assert offer.status == "EventCancelled"
    assert offer.instances


def test_a_calendar_that_cancels_cancels_all(read):
    assert read(event(), head="METHOD:CANCEL\n").offers[0].status == "EventCancelled"


def test_a_cancelled_day_of_an_offer_is_left_out(read):
    found = read(event(5, "1"), event(6, "2", more="STATUS:CANCELLED"))
    assert found.starts == ["2026-10-05T18:00:00+02:00"]
    assert found.offers[0].status == ""


@pytest.mark.parametrize("word", ["PRIVATE", "CONFIDENTIAL", "private", "X-INTERN"])
def test_private_events_are_not_published(word, read):
    found = read(event(), event(6, "2", "Geheim", f"CLASS:{word}"), f"UID:3\nSUMMARY:Geheim\nCLASS:{word}")
    assert [one.name for one in found.offers] == ["Chor"]
    assert "ical-private" in found.codes
    assert "Geheim" not in repr(found.findings)


def test_an_event_without_name_is_told(read):
    found = read("UID:1\nDTSTART:20261005T180000")
    assert not found.offers
    assert [one.code for one in found.remarks] == ["offer-no-name"]


@pytest.mark.parametrize(
    "body", [b"<!doctype html><title>Wartung</title><p>Gleich wieder da", b"", b"\x00\xff", b"Error 500", b"{}"]
)
def test_something_else_than_a_calendar_is_told(body, read_bytes):
    found = read_bytes(body)
    assert found.codes == ["ical-not-a-calendar"]
    assert found.findings[0].words in {"Wartung", "Error 500", "{}", "-", "\x00\ufffd"}


def test_a_broken_line_is_told_with_its_number_and_good_lines_kept(read):
    found = read(event(more="LOCATION:Rathaus\ndies ist keine Zeile\nGEO:hier"), event(6, "2", "Yoga"))
    assert [one.name for one in found.offers] == ["Chor", "Yoga"]
    assert [(one.code, one.words, one.detail) for one in found.findings] == [
        ("ical-broken", "dies ist keine Zeile", "8"),
        ("ical-broken", "GEO:hier", "9"),
    ]
    assert "8" in say(found.findings[0], "de")


def test_an_event_without_readable_start_is_told_and_others_kept(read):
    found = read("UID:1\nSUMMARY:A\nDTSTART:morgen", event())
    assert found.codes == ["ical-broken", "ical-no-start"]
    assert [one.name for one in found.offers] == ["Chor"]


def test_a_calendar_that_is_cut_off_keeps_what_stands_there(read_bytes):
    found = read_bytes(f"BEGIN:VCALENDAR\nBEGIN:VEVENT\n{event()}\nEND:VEVENT\nBEGIN:VEV".encode())
    assert len(found.offers) == 1
    assert "ical-cut-off" in found.codes


@pytest.mark.parametrize(
    ("body", "charset"),
    [
        ("Grüße".encode(), ""),
        ("Grüße".encode("cp1252"), ""),
        ("Grüße".encode("latin-1"), "iso-8859-1"),
        ("Grüße".encode("cp1252"), "utf-8"),
        ("Grü".encode() + "ße".encode()[:1] + b"\r\n " + "ße".encode()[1:], "utf-8"),
        (b"Gr\r\n\t" + "üße".encode(), "utf-8"),
    ],
)
def test_letters_are_read_whatever_their_encoding_and_folds(body, charset, read_bytes):
    whole = (
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20261005T180000\r\nSUMMARY:"
        + body
        + b"\r\nEND:VEVENT\r\nEND:VCALENDAR"
    )
    assert read_bytes(whole, charset=charset).offers[0].name == "Grüße"


@pytest.mark.parametrize("newline", ["\n", "\r", "\r\n", "\r\r\n", "\n\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_lines_end_in_any_way(newline, encoding, read_bytes):
    folded = event(name="Ch\n or")
    lines = f"BEGIN:VCALENDAR\nBEGIN:VEVENT\n{folded}\nEND:VEVENT\nEND:VCALENDAR"
    assert read_bytes(lines.replace("\n", newline).encode(encoding)).offers[0].name == "Chor"


def test_alarms_do_not_speak_for_their_event(read):
    alarm = "BEGIN:VALARM\nDESCRIPTION:Erinnerung\nDURATION:PT1H\nSUMMARY:Klingeln\nEND:VALARM"
    [offer] = read(event(more=alarm)).offers
    assert (offer.name, offer.description) == ("Chor", "")


def test_a_calendar_from_a_file_is_read_like_one_in_memory():
    body = f"BEGIN:VCALENDAR\nBEGIN:VEVENT\n{event()}END:VEVENT\nEND:VCALENDAR\n".encode()
    source = Source(id="stadt", address="https://stadt.example/a.ics", kind="ical")
    page = Page(address=source.address, asked=source.address, body=body)
    filed = Page(address=source.address, asked=source.address, body=b"", file=BytesIO(body))
    assert list(Calendar().extract(filed, source)) == list(Calendar().extract(page, source))


def test_a_calendar_too_large_to_be_read_is_a_finding(monkeypatch):
    monkeypatch.setattr("harvester.extract.ical.MOST_BYTES", 10)
    source = Source(id="stadt", address="https://stadt.example/a.ics", kind="ical")
    page = Page(address=source.address, asked=source.address, body=b"", file=BytesIO(b"BEGIN:VCALENDAR\r\n"))
    assert [one.code for one in Calendar().extract(page, source)] == ["ical-large"]


def test_something_large_that_is_no_calendar_is_told():
    body = b"<!doctype html><title>Wartung</title>" + b"<p>Gleich wieder da" * 10_000
    source = Source(id="stadt", address="https://stadt.example/a.ics", kind="ical")
    page = Page(address=source.address, asked=source.address, body=b"", file=BytesIO(body), kind="calendar")
    [told] = Calendar().extract(page, source)
    assert (told.code, told.words) == ("ical-not-a-calendar", "Wartung")
