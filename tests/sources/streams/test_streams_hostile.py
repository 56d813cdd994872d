"""Files of many records that are cut off, broken, wrongly encoded or made to cost time: nothing good is lost."""

import io
import tracemalloc

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harvester.extract.base import adapter
from harvester.records import Page, Source

KINDS = ("openvhs", "openqcat", "xcri")
END = {"openvhs": b"</veranstaltung>", "openqcat": b"</SERVICE>", "xcri": b"</course>"}
FIRST = {"openvhs": b"<guid>kurs-%d<", "openqcat": b"<PRODUCT_ID>P%d<", "xcri": b"r>https://college.example/c/%d<"}
NAME = {"openvhs": "name", "openqcat": "TITLE", "xcri": "dc:title"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_offer_of_a_whole_file_is_read_without_a_word(kind, written, read_file):
    found = read_file(kind, written(kind, 7))
    assert len(found.offers) == 7
    assert len(set(found.ids)) == 7
    assert found.codes == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_is_recognised_by_its_own_adapter_alone(kind, codec, written):
    page = Page(address="/a", asked="/a", body=written(kind, 1).decode().encode(codec))
    assert [other for other in KINDS if adapter(other).recognise(page) >= 90] == [kind]
    assert [other for other in KINDS if adapter(other).recognise(page) > 0] == [kind]


@pytest.mark.parametrize("kind", KINDS)
def test_a_stream_gives_what_the_same_bytes_in_memory_give(kind, written, read_file):
    body = written(kind, 400)
    assert read_file(kind, body, as_file=True).offers == read_file(kind, body).offers


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("cut", [0.3, 0.55, 0.8, 0.999])
def test_of_a_file_that_is_cut_off_everything_before_the_cut_is_read(kind, cut, written, read_file):
    body = written(kind, 9)
    body = body[: int(len(body) * cut)]
    found = read_file(kind, body)
    assert len(found.offers) == body.count(END[kind])
    assert found.codes.count("stream-cut-off") == 1
    assert {one.severity for one in found.findings if one.code == "stream-cut-off"} == {"error"}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_file_in_another_unicode_encoding_is_read_the_same(kind, codec, written, read_file):
    body = written(kind, 3)
    found = read_file(kind, body.decode().encode(codec))
    assert found.offers == read_file(kind, body).offers
    assert found.codes == []


@pytest.mark.parametrize("kind", KINDS)
def test_windows_bytes_in_a_file_that_says_utf_8_are_repaired_and_told(kind, written, read_file):
    body = written(kind, 3)
    found = read_file(kind, body.decode().encode("cp1252"))
    assert found.offers == read_file(kind, body).offers
    assert found.codes == ["charset-wrong"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_declares_latin_1_truly_or_wrongly_is_read(kind, written, read_file):
    body = written(kind, 3).replace(b'encoding="UTF-8"', b'encoding="ISO-8859-1"')
    wrong = read_file(kind, body)
    right = read_file(kind, body.decode().encode("cp1252"))
    assert wrong.offers == right.offers
    assert (wrong.codes, right.codes) == (["charset-wrong"], [])


@pytest.mark.parametrize("kind", KINDS)
def test_letters_that_were_encoded_twice_are_repaired_and_told(kind, written, read_file):
    body = written(kind, 3)
    for letter in "üöß":
        body = body.replace(letter.encode(), letter.encode().decode("cp1252").encode())
    found = read_file(kind, body)
    assert found.offers == read_file(kind, written(kind, 3)).offers
    assert found.codes == ["charset-wrong"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("flaw", "code"),
    [
        ("Ton & Tun", "stream-mended"),
        ("Ton&nbsp;und Tun", "stream-mended"),
        ("3 < 4", "stream-mended"),
        ("Ton\x0bund Tun", "stream-mended"),
        ("Ton &#11; Tun", "stream-mended"),
        ("<b>Ton", "stream-broken"),
        ("<x>" * 10_000 + "</x>" * 10_000, "stream-broken"),
        ("&lol9;", "stream-mended"),
    ],
    ids=lambda value: value[:16],
)
def test_a_flaw_in_one_record_harms_no_other(kind, flaw, code, written, read_file):
    first = f"<{NAME[kind]}>Kaputt {flaw}</{NAME[kind]}>".encode()
    start = b"<" + END[kind][2:-1] + (b' mode="new">' if kind == "openqcat" else b">")
    body = written(kind, 4).replace(start, start + first, 2).replace(start + first, start, 1)
    found = read_file(kind, body)
    assert found.codes == [code]
    assert len(found.offers) == (4 if code == "stream-mended" else 3)


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_without_end_is_lost_alone(kind, written, read_file):
    found = read_file(kind, written(kind, 5).replace(END[kind], b"", 2))
    assert found.codes.count("stream-unclosed") == 2
    assert len(found.offers) == 3


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("filler", [b"x", b"<i/>", b"<!-- -->", b"</x>", b"\xff"])
def test_a_gigantic_record_is_lost_alone_and_memory_stays_bounded(kind, filler, written, read_file):
    body = written(kind, 3)
    begin, end = body.split(END[kind], 1)
    huge = begin + filler * (12_000_000 // len(filler)) + END[kind] + end
    found = read_file(kind, huge, as_file=True)
    assert "stream-large" in found.codes
    assert len(found.offers) == 2


@pytest.mark.parametrize("mark", [b"<!--", b"<?a"])
def test_what_is_opened_and_never_closed_is_told(mark, written, read_file):
    first, end, rest = written("openvhs", 3).partition(END["openvhs"])
    found = read_file("openvhs", first + end + mark * 1_000_000 + rest, as_file=True)
    assert len(found.offers) == 1
    assert found.codes == ["stream-cut-off"]


BOMB = (
    b'<!DOCTYPE r [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">'
    b'<!ENTITY x SYSTEM "file:///etc/hostname">]>'
)


@pytest.mark.parametrize("kind", KINDS)
def test_no_entity_is_expanded(kind, written, read_file):
    body = written(kind, 2).replace(b"?>\n", b"?>\n" + BOMB, 1).replace(b"gemeinsam", b"&c;&x;", 1)
    found = read_file(kind, body)
    assert len(found.offers) == 2
    assert "stream-doctype" in found.codes
    assert "haha" not in str(found.offers)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "body",
    [
        b"<!DOCTYPE html><html><head><title>Wartungsarbeiten</title></head><body>Bald wieder da</body></html>",
        b"",
        b"Not found",
        b"%PDF-1.7",
        b"\x00" * 1_000,
        b"<" * 100_000,
        b"<?xml version='1.0'?><rss><channel/></rss>",
    ],
)
def test_what_is_no_such_file_is_told(kind, body, read_file):
    found = read_file(kind, body)
    assert found.codes == ["stream-other"]
    assert found.findings[0].severity == "error"


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_catalogue_is_told(kind, written, read_file):
    assert read_file(kind, written(kind, 0)).codes == ["stream-empty"]


@pytest.mark.parametrize("kind", KINDS)
def test_comments_and_sections_that_look_like_records_are_none(kind, written, read_file):
    fake = b"<!-- " + END[kind][:1] + END[kind][2:] + b" --><?x " + END[kind] + b"?>"
    name = "– Kurs".encode()
    found = read_file(kind, written(kind, 4).replace(name, name + b"<![CDATA[" + END[kind] + b"]]>" + fake))
    assert len(found.offers) == 4
    assert found.codes == []


@pytest.mark.parametrize("kind", KINDS)
def test_offers_of_one_identifier_or_none_keep_their_own(kind, written, read_file):
    body = written(kind, 5)
    for number, said in enumerate((b"TODO", b"-1", b"", b"7", b"7")):
        old = FIRST[kind] % number
        body = body.replace(old, old[: old.index(b">") + 1] + said + b"<", 1)
    if kind == "xcri":
        body = body.replace(b'<dc:identifier xsi:type="courseDataProgramme:internalID">', b"<x>").replace(
            b"</dc:identifier>\n<dc:title xml", b"</x>\n<dc:title xml"
        )
    found = read_file(kind, body)
    assert len(set(found.ids)) == 5
    assert sorted(set(found.codes)) == ["stream-id", "stream-id-twice"]
    assert read_file(kind, body).ids == found.ids


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_offer_twice_is_read_once(kind, written, read_file):
    body = written(kind, 1)
    start = body.index(b"<" + END[kind][2:-1])
    end = body.index(END[kind]) + len(END[kind])
    found = read_file(kind, body[:end] + body[start:end] * 2 + body[end:])
    assert len(found.offers) == 2
    assert "stream-twice" in found.codes


@pytest.mark.parametrize("kind", KINDS)
def test_many_flaws_are_told_a_few_times_and_counted(kind, written, read_file):
    found = read_file(kind, written(kind, 50).replace(b"Kurs ", b"Kurs & Kurs "))
    assert found.codes.count("stream-mended") == 20
    assert found.codes[-1] == "stream-more"
    assert found.findings[-1].words == "30"


@pytest.mark.parametrize("kind", KINDS)
def test_memory_does_not_grow_with_the_file(kind, written, read_file):
    def peak(offers: int) -> int:
        body = written(kind, offers).replace(b"gemeinsam", b"gemeinsam" * 200)
        page = Page(address="/a", asked="/a", body=b"", file=io.BytesIO(body))
        tracemalloc.start()
        try:
            for _ in adapter(kind).extract(page, Source(id="vhs", address="/a", kind=kind)):
                pass
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    assert peak(450) < peak(150) + 500_000


bounded = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
SIGNS = [b"<", b">", b"&", b"</", b"<!--", b"-->", b"<![CDATA[", b"]]>", b'"', b"\xff", b"\x00", b"\xc3", b"{", b"]"]
EDIT = st.tuples(st.floats(0, 1), st.sampled_from(SIGNS) | st.binary(max_size=8), st.integers(0, 9))


@pytest.mark.parametrize("kind", [*KINDS, "openvhs-json"])
@bounded
@given(edits=st.lists(EDIT, max_size=6))
def test_any_change_of_a_file_ends_in_offers_or_findings(kind, edits, written, read_file):
    name, _, dialect = kind.partition("-")
    body = written(name, 3, "write_json" if dialect else "write")
    for where, inserted, removed in edits:
        at = int(where * len(body))
        body = body[:at] + inserted + body[at + removed :]
    found = read_file(name, body)
    msgspec.json.encode([found.offers, found.findings])
    assert len(set(found.ids)) == len(found.offers)


@pytest.mark.parametrize("kind", KINDS)
@bounded
@given(body=st.binary(max_size=300))
def test_any_bytes_are_read(kind, body, read_file):
    roots = {"openvhs": b"<veranstaltungen><veranstaltung>", "openqcat": b"<OPENQCAT><SERVICE>"}
    for whole in (body, roots.get(kind, b'<catalog xmlns="http://xcri.org/profiles/1.2/catalog"><course>') + body):
        found = read_file(kind, whole)
        msgspec.json.encode([found.offers, found.findings])
        assert found.codes
