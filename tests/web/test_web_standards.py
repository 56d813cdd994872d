"""Offers by other standards on the web: files and their reports, pages, single offers, and reasons in words."""

import json

import jsonschema
import pytest
import rdflib

FILES = {
    "elm.ttl": "text/turtle",
    "elm.nt": "application/n-triples",
    "amb.jsonl": "application/jsonl",
    "moochub.json": "application/vnd.api+json",
    "bioschemas.jsonl": "application/jsonl",
}


@pytest.mark.parametrize(("form", "kind"), FILES.items())
def test_a_file_names_its_report_and_is_not_sent_twice(client, form, kind):
    found = client.get(f"/feeds/offers.{form}")
    assert found.status_code == 200
    assert found.headers["content-type"].split(";")[0] == kind
    report = f"/feeds/offers.{form.split('.')[0]}.report.json"
    assert found.headers["link"] == f'<{report}>; rel="describedby"; type="application/json"'
    assert client.get(report).json()["offers"] == 67
    assert client.get(f"/feeds/offers.{form}", headers={"if-none-match": found.headers["etag"]}).status_code == 304


@pytest.mark.parametrize("view", ["elm", "amb", "moochub", "bioschemas"])
def test_a_report_counts_every_offer_and_gives_reasons_in_words(client, view):
    report = client.get(f"/feeds/offers.{view}.report.json").json()
    assert report["written"] + report["refused"] == report["offers"]
    assert report["reasons"]
    assert all(one["offers"] and one["de"] and one["en"] for one in report["reasons"])


def test_the_files_hold_as_many_offers_as_the_reports_say(client):
    written = {view: client.get(f"/feeds/offers.{view}.report.json").json()["written"] for view in ("amb", "moochub")}
    assert client.get("/feeds/offers.amb.jsonl").content.count(b"\n") == written["amb"] > 0
    assert len(client.get("/feeds/offers.moochub.json").json()["data"]) == written["moochub"] > 0
    graph = rdflib.Graph().parse(data=client.get("/feeds/offers.elm.ttl").text, format="turtle")
    assert set(graph) == set(rdflib.Graph().parse(data=client.get("/feeds/offers.elm.nt").text, format="nt"))


def test_the_pages_of_the_answer_are_the_whole_answer(client, shared, monkeypatch):
    from publish.web import standards

    monkeypatch.setattr(standards, "PAGE", 1)
    schema = json.loads((shared / "judges/moochub/moochub-schema.json").read_text("utf-8"))
    judge = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
    whole = client.get("/feeds/offers.moochub.json").json()
    assert judge.is_valid(whole)
    address, items = "/feeds/offers.moochub.json?page=1", []
    while address:
        page = client.get(address).json()
        assert [error.message for error in judge.iter_errors(page)] == []
        items += page["data"]
        address = page["links"].get("next")
    assert items == whole["data"]
    assert client.get(f"/feeds/offers.moochub.json?page={len(items) + 1}").status_code == 404
    assert client.get("/feeds/offers.moochub.json?page=x").status_code == 404


@pytest.mark.parametrize(
    ("end", "kind"),
    [
        ("amb.json", "application/ld+json"),
        ("moochub.json", "application/vnd.api+json"),
        ("bioschemas.json", "application/ld+json"),
    ],
)
def test_an_offer_is_given_at_its_own_address(client, offers, end, kind):
    found = client.get(f"/offers/{offers.pottery.key}.{end}")
    assert (found.status_code, found.headers["content-type"]) == (200, kind)
    assert "Töpfern für Anfänger" in json.dumps(found.json(), ensure_ascii=False)
    assert end in client.get(f"/offers/{offers.pottery.key}").text


@pytest.mark.parametrize(("language", "words"), [("de", "ohne Fachgebiet"), ("en", "without a field of education")])
def test_an_offer_that_cannot_be_given_says_why(client, offers, language, words):
    address = f"/offers/{offers.pottery.key}.elm.ttl"
    page = client.get(address, headers={"accept": "text/html", "accept-language": language})
    assert page.status_code == 404
    assert words in page.text
    told = client.get(address, headers={"accept-language": language})
    assert (told.status_code, told.headers["content-type"]) == (404, "application/problem+json")
    assert [one["code"] for one in told.json()["reasons"]] == ["no-isced"]
    assert "elm.ttl" not in client.get(f"/offers/{offers.pottery.key}").text


def test_a_withdrawn_offer_is_gone_in_every_form(client, offers):
    for end in ("elm.ttl", "elm.nt", "amb.json", "moochub.json", "bioschemas.json"):
        assert client.get(f"/offers/{offers.gone.key}.{end}").status_code == 410


@pytest.mark.parametrize(
    "address",
    [
        "/offers/aaaaaaaaaaaaaaaa.amb.json",
        "/offers/{key}.amb.xml",
        "/offers/{key}.dc.json",
        "/feeds/offers.dc.report.json",
        "/feeds/offers.amb.ttl",
        "/id/source/vhs/elm",
    ],
)
def test_what_there_is_not_is_not_found(client, offers, address):
    assert client.get(address.format(key=offers.pottery.key)).status_code == 404


def test_the_terms_of_elm_lead_to_documents(client, offers):
    key = offers.pottery.key
    found = client.get(f"/id/offer/{key}/elm")
    assert (found.status_code, found.headers["location"]) == (303, f"/offers/{key}.elm.ttl")
    plain = client.get(f"/id/offer/{key}/elm", headers={"accept": "application/n-triples"})
    assert plain.headers["location"] == f"/offers/{key}.elm.nt"
    assert client.get("/id/provider/abc/elm").headers["location"] == "/providers/abc"


@pytest.mark.parametrize(("language", "words"), [("de", "von 67 Angeboten"), ("en", "of 67 offers")])
def test_the_page_of_the_data_counts_what_each_standard_has_room_for(client, language, words):
    page = client.get("/dataset", headers={"accept-language": language}).text
    assert page.count(words) == 4
    assert "offers.moochub.json" in page


@pytest.mark.parametrize("name", ["context.jsonld", "frame.jsonld"])
def test_context_and_frame_stand_beside_the_vocabulary(client, name):
    found = client.get(f"/vocab/{name}")
    assert (found.status_code, found.headers["content-type"]) == (200, "application/ld+json")
    assert found.headers["access-control-allow-origin"] == "*"
    assert client.get(f"/vocab/{name}", headers={"if-none-match": found.headers["etag"]}).status_code == 304
    first = json.loads(client.get("/feeds/offers.jsonl").content.partition(b"\n")[0])
    assert client.get(first["@context"]).json()["@context"]["@vocab"] == "https://schema.org/"
