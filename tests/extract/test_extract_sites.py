"""The recorded sites: every offer that stands in their pages is read, with exactly the words of the page."""

import csv
import json

import pytest


@pytest.fixture
def read_recorded(read, shared):
    def read_file(name, *, kind="offer", source=""):
        folder, file = name.split("/")
        with (shared / "material/tess-sites" / folder / "index.tsv").open(encoding="utf-8") as index:
            address = next(row["uri"] for row in csv.DictReader(index, delimiter="\t") if row["file"] == file)
        body = (shared / "material/tess-sites" / name).read_bytes()
        return read(body, address, kind=kind, depth=0 if kind == "listing" else 1, source=source or address)

    return read_file


def words(item, name):
    value = next(iter(item.properties.get(name, ())), "")
    return value if isinstance(value, str) else value.properties["name"][0]


def expected_markup(shared, site):
    known = json.loads((shared / "material/EXPECTED_MARKUP.json").read_text("utf-8"))
    return {path.removeprefix("tess-sites/"): said for path, said in known.items() if f"/{site}/" in path}


def facts(said):
    """What the independent extractor read; it leaves spaces at the ends and addresses as they stand."""
    return {
        (event["name"].strip(), event["startDate"] or "", event["endDate"] or "", (event["location"] or "").strip())
        for event in said
    }


def test_rug_pages_give_the_events_of_their_microdata(read_recorded, shared):
    for name, said in expected_markup(shared, "rug").items():
        kind = "listing" if name == "rug/000.html" else "offer"
        got = read_recorded(name, kind=kind, source="https://www.rug.nl/about-ug/latest-news/events/calendar/")
        found = {tuple(words(o.item, n) for n in ("name", "startDate", "endDate", "location")) for o in got.offers}
        assert found == facts(said["microdata"]), name


def test_rug_addresses_are_those_of_the_markup_made_absolute(read_recorded, shared):
    said = expected_markup(shared, "rug")["rug/000.html"]["microdata"]
    got = read_recorded("rug/000.html", kind="listing")
    absolute = {url if url.startswith("http") else f"https://www.rug.nl{url}" for url in (e["url"] for e in said)}
    assert {offer.url for offer in got.offers} == absolute


def test_rug_listing_gives_every_event_once_and_leads_to_its_page(read_recorded):
    got = read_recorded("rug/000.html", kind="listing")
    assert len(got.offers) == len({offer.local_id for offer in got.offers}) == 52
    assert {offer.rank for offer in got.offers} == {1}
    assert {offer.url for offer in got.offers} == set(got.addresses)


def test_a_rug_event_has_the_same_local_id_in_the_listing_and_on_its_own_page(read_recorded):
    listed = {offer.local_id for offer in read_recorded("rug/000.html", kind="listing").offers}
    own = read_recorded("rug/005.html").offer
    assert own.local_id in listed
    assert own.rank == 0


def test_lcrdm_pages_give_the_events_of_their_json_ld(read_recorded, shared):
    for name, said in expected_markup(shared, "lcrdm").items():
        offer = read_recorded(name).offer
        assert {tuple(words(offer.item, n) for n in ("name", "startDate", "endDate", "location"))} == facts(
            said["json-ld"]
        )
        assert (offer.method, offer.rank, offer.url) == ("json-ld", 0, offer.page)


def test_lcrdm_listing_names_the_four_events_that_have_pages(read_recorded):
    got = read_recorded("lcrdm/000.html", kind="listing")
    pages = {read_recorded(f"lcrdm/00{n}.html").offer.local_id for n in (1, 2, 3, 4)}
    assert {offer.local_id for offer in got.offers} == pages == set(got.addresses)


def test_dcc_listing_gives_its_two_events_with_words_of_date_and_place(read_recorded):
    got = read_recorded("dcc/000.html", kind="listing")
    assert [(offer.url, *(words(offer.item, n) for n in ("name", "dateText", "location"))) for offer in got.offers] == [
        (
            "https://dcc-po.nl/agenda/training-beinvloedingsvaardigheden/",
            "Training Beïnvloedings-vaardigheden",
            "18 Sep - 10 Oct",
            "Utrecht, SURF en HU",
        ),
        (
            "https://dcc-po.nl/agenda/dcc%e2%80%91po-lcrdm-netwerkdag/",
            "DCC\u2011PO & LCRDM Netwerkdag",
            "6 Oct 09:00 - 16:30",
            "Domstad, Utrecht",
        ),
    ]
    assert {(offer.method, offer.rank) for offer in got.offers} == {("listing", 2)}


def test_oscd_sections_are_four_events_told_apart_by_the_ids_of_their_headings(read_recorded):
    got = read_recorded("oscd/000.html", kind="listing")
    assert len(got.offers) == 4
    flow_battery = got.offers[2]
    assert flow_battery.local_id == "https://osc-delft.github.io/events#opening-up-a-flow-battery-by-sanli-faez"
    assert words(flow_battery.item, "name") == "Opening up a Flow battery by Sanli Faez"
    assert words(flow_battery.item, "dateText") == "Friday, January 21, 14:30-16:30 CET"
    assert words(flow_battery.item, "location") == "Online - Register here"


def test_citizen_science_cards_are_dated_by_their_calendar_icons(read_recorded):
    got = read_recorded("citizen_science/000.html", kind="listing")
    first = got.offers[0]
    assert len(got.offers) == 25, "13 cards under “Aankomende”, 12 under “Voorbije”"
    assert words(first.item, "name") == "High-Level Policy Event on the Sustainability of Citizen Science"
    assert words(first.item, "dateText") == "Feb 19, 2026"
    assert words(first.item, "location") == "Online"


@pytest.mark.parametrize("number", range(1, 7))
def test_citizen_science_resources_are_no_offers(read_recorded, number):
    assert read_recorded(f"citizen_science/00{number}.html").offers == []
