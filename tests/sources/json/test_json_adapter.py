"""What the adapter makes of good, strange and hostile answers: offers, leaves and findings, never an exception."""

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harvester.extract.base import adapter
from harvester.extract.remarks import TOLD
from harvester.records import Follow, Page, Source

ADDRESS = "https://vhs.example/api/kurse"
FIELDS = "offer = {id = '$.id', url = '$.url'}\nfields = {type = 'Course', name = '$.n', startDate = '$.d'}"
LISTED = f"list.items = '$.k[*]'\n{FIELDS}"


def page(body: bytes, address: str = ADDRESS) -> Page:
    return Page(address=address, asked=address, body=body)


def extracted(body: object, paging: str, address: str = ADDRESS, **options: str) -> list:
    text = body if isinstance(body, bytes) else orjson.dumps(body)
    source = Source(id="vhs", address=ADDRESS, kind="json", options={"mapping": f"{paging}\n{LISTED}", **options})
    return list(adapter("json").extract(page(text, address), source))


def follows(*asked, **options) -> list[str]:
    return [one.address for one in extracted(*asked, **options) if isinstance(one, Follow)]


@pytest.mark.parametrize(
    ("body", "offers", "codes"),
    [
        (b"", 0, ["json-not-json"]),
        (b"<!DOCTYPE html><title>503</title>", 0, ["json-not-json"]),
        ("k,n\n1,2".encode("utf-16"), 0, ["json-not-json"]),
        (b'{"k": [{"id": 1, "n": "Chor"}, {"id": 2', 1, ["json-mapping", "json-cut-off"]),
        (b'{"k": [{"id": 1, "n": "Chor"}, {"id": 2,, "n": "x"}]}', 1, ["json-mapping", "json-broken"]),
        (b'{"k": [{"id": 1, "n": "Chor"}, 7]}', 1, ["json-mapping", "json-no-object"]),
        (b'{"k": [{"id": 1, "n": "Chor"}, {"id": 2}]}', 1, ["json-mapping", "json-no-name"]),
        (b'{"k": [{"id": 0, "n": "Chor"}]}', 1, ["json-mapping", "json-no-id"]),
        (b'{"k": [{"id": "TODO", "n": "Chor"}]}', 1, ["json-mapping", "json-no-id"]),
        (b'{"k": [{"id": 1, "n": "Chor"}, {"id": 1, "n": "Yoga"}]}', 2, ["json-mapping", "json-id-twice"]),
        (b'{"k": [{"id": 1, "n": "Chor"}], "x": }', 1, ["json-mapping", "json-broken"]),
        (b'{"k": [{"id": 1, "n": "Chor"}], "x": tru}', 1, ["json-mapping", "json-broken"]),
        (b'{"x": []}', 0, ["json-mapping", "json-no-list"]),
        (b'{"k": [{"id": 1, "n": "Chor", "x": ' + b"[" * 200, 0, ["json-mapping", "json-too-deep"]),
        (b'{"k": [{"id": 1, "n": "Chor"}, {"n": "' + b"x" * 9_000_000, 1, ["json-mapping", "json-too-large"]),
        (b'{"k": null}', 0, ["json-mapping"]),
        ('{"k": [{"id": 1, "n": "Töpfern"}]}'.encode("cp1252"), 1, ["json-mapping"]),
    ],
)
def test_what_is_wrong_is_told_and_the_rest_is_read(body, offers, codes, read_file):
    found = read_file("json", body, ADDRESS, mapping=LISTED)
    assert found.codes == codes
    assert len(found.offers) == offers


def test_a_finding_says_where():
    [_, _, found] = extracted({"k": [{"id": 1, "n": "Chor"}, {"id": 2}]}, "")
    assert found.page == f"{ADDRESS}#/k/1"


def test_letters_that_are_no_utf8_are_taken_for_windows(read_file):
    found = read_file("json", '{"k": [{"id": 1, "n": "Töpfern"}]}'.encode("cp1252"), mapping=LISTED)
    assert found.properties["name"] == ("Töpfern",)


def test_ids_stay_the_same_from_one_harvest_to_the_next(read_file):
    body = orjson.dumps([{"n": "Chor", "d": f"2027-0{month}-01"} for month in (1, 2, 2, 2)])
    first, second = read_file("json", body, mapping=FIELDS), read_file("json", body, mapping=FIELDS)
    assert first.ids == second.ids
    assert len(set(first.ids)) == 4


def test_many_findings_of_one_kind_are_counted(read_file):
    found = read_file("json", orjson.dumps([{"id": number} for number in range(50)]), mapping=FIELDS)
    assert found.codes.count("json-no-name") == TOLD
    assert [(one.words, one.detail) for one in found.findings if one.code == "json-more"] == [("30", "json-no-name")]


def test_json_lines_are_a_list_too(read_file):
    found = read_file("json", b'{"id": 1, "n": "Chor"}\n{"id": 2, "n": "Yoga"}\n', mapping=FIELDS)
    assert [(one.local_id, one.at) for one in found.offers] == [("1", "record=1"), ("2", "record=2")]


@pytest.mark.parametrize("option", ["moochub2", "list.items = '$..a'", "= = ="])
def test_a_mapping_that_cannot_be_read_is_an_error_of_the_source(option, read_file):
    found = read_file("json", b"[]", mapping=option)
    assert found.codes == ["json-mapping-broken"]
    assert found.findings[0].severity == "error"


def test_json_that_no_mapping_knows_is_described(read_file):
    body = orjson.dumps({"meta": {}, "daten": {"kurse": [{"nr": 1, "ort": {"plz": ""}, "tage": [{"am": ""}]}]}})
    [found] = read_file("json", body).findings
    assert found.code == "json-unknown"
    assert (found.words, found.detail) == ("$.daten.kurse[*]", "nr, ort.plz, tage[*].am")


def test_of_json_that_is_too_large_to_look_at_whole_the_names_are_shown(read_file):
    body = b'{"kurse": [' + b",".join([b'{"nr": 1, "titel": "Chor"}'] * 400_000) + b"]}"
    [found] = read_file("json", body, as_file=True).findings
    assert (found.code, found.detail) == ("json-unknown", "kurse, nr, titel")


@pytest.mark.parametrize(
    ("paging", "body", "address", "expected"),
    [
        ("paging.next = '$.n'", {"k": [], "n": "?s=2"}, ADDRESS, [f"{ADDRESS}?s=2"]),
        ("paging.next = '$.n'", {"k": [], "n": ADDRESS}, ADDRESS, []),
        ("paging.next = '$.n'", {"k": [], "n": None}, ADDRESS, []),
        ("paging.next = '$.n'", {"k": [], "n": "http://["}, ADDRESS, []),
        ("paging.next = '$.n'", {"k": [], "n": "file:///etc/passwd"}, ADDRESS, []),
        ("paging.parameter = 'p'", {"k": [{}]}, ADDRESS, [f"{ADDRESS}?p=2"]),
        ("paging.parameter = 'p'", {"k": [{}]}, f"{ADDRESS}?p=2", [f"{ADDRESS}?p=3"]),
        ("paging.parameter = 'p'", {"k": []}, f"{ADDRESS}?p=2", []),
        ("paging = {parameter = 'p', most = 3}", {"k": [{}]}, f"{ADDRESS}?p=3", []),
        ("paging = {parameter = 'o', first = 0, step = 0}", {"k": [{}, {}]}, f"{ADDRESS}?o=4", [f"{ADDRESS}?o=6"]),
        (
            "paging = {parameter = 'p', pages = '$.s'}",
            {"k": [{}], "s": 3},
            ADDRESS,
            [f"{ADDRESS}?p=2", f"{ADDRESS}?p=3"],
        ),
        ("paging = {parameter = 'p', pages = '$.s'}", {"k": [{}], "s": 3}, f"{ADDRESS}?p=2", []),
        ("paging = {parameter = 'c', cursor = '$.c'}", {"k": [{}], "c": "a b"}, ADDRESS, [f"{ADDRESS}?c=a+b"]),
        ("paging = {parameter = 'c', cursor = '$.c'}", {"k": [{}], "c": None}, ADDRESS, []),
    ],
)
def test_the_next_leaves_are_followed(paging, body, address, expected):
    assert follows(body, paging, address) == expected


def test_leaves_elsewhere_are_followed_only_where_the_source_says_so():
    body = {"k": [], "n": "https://daten.example/2"}
    assert follows(body, "paging.next = '$.n'") == []
    assert "json-elsewhere" in [getattr(one, "code", "") for one in extracted(body, "paging.next = '$.n'")]
    assert follows(body, "paging.next = '$.n'", hosts="daten.example") == ["https://daten.example/2"]


def test_a_number_of_leaves_that_nobody_has_is_cut():
    assert len(follows({"k": [{}], "s": 10**9}, "paging = {parameter = 'p', pages = '$.s', most = 40}")) == 39


@pytest.mark.parametrize(
    ("body", "sure"),
    [
        (b'{"events": [{"all_day": true, "utc_start_date": "", "cost_details": {}}]}', 85),
        (b'\xef\xbb\xbf [{"a": 1}]', 40),
        (b'{"@context": "https://schema.org", "@type": "Course"}', 20),
        (b"<rss/>", 0),
        (b"", 0),
    ],
)
def test_json_is_recognised(body, sure):
    assert adapter("json").recognise(page(body)) == sure


def test_the_fingerprint_changes_with_the_mapping():
    plain = Source(id="a", address=ADDRESS, kind="json")
    other = Source(id="a", address=ADDRESS, kind="json", options={"mapping": FIELDS})
    assert adapter("json").fingerprint(plain) != adapter("json").fingerprint(other)


def test_a_stream_gives_what_the_same_bytes_in_memory_give(written, read_file):
    body = written("json", 300)
    found = read_file("json", body, as_file=True)
    assert found.offers == read_file("json", body).offers
    assert len(set(found.ids)) == 300


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_bytes_end_in_offers_or_findings(data, written, read_file):
    whole = bytearray(written("json", 3))
    for _ in range(data.draw(st.integers(0, 6))):
        place = data.draw(st.integers(0, len(whole) - 1))
        whole[place : place + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=6))
    read_file("json", bytes(whole), mapping=data.draw(st.sampled_from(["", "the-events-calendar", LISTED, FIELDS])))
    read_file("json", data.draw(st.binary(max_size=60)), mapping=FIELDS)
