"""Bodies however they are cut into pieces, and addresses however they are spelled."""

import gzip
import zlib

import brotli
import pytest

from harvester.fetch.addresses import normal, origin_of
from harvester.fetch.answers import Trouble
from harvester.fetch.coding import Body, gunzip

TEXT = b"".join(b"Kurs %d, " % n for n in range(300))
RAW = zlib.compressobj(9, zlib.DEFLATED, -15)
CODED = {
    "": TEXT,
    "identity": TEXT,
    "gzip": gzip.compress(TEXT),
    "x-gzip": gzip.compress(TEXT[:700]) + gzip.compress(TEXT[700:]),
    "GZIP": gzip.compress(TEXT) + bytes(20),
    "deflate": zlib.compress(TEXT),
    "Deflate": RAW.compress(TEXT) + RAW.flush(),
    "br": brotli.compress(TEXT),
    "br, gzip": gzip.compress(brotli.compress(TEXT)),
}


@pytest.mark.parametrize("size", [1, 2, 3, 17, 100_000])
@pytest.mark.parametrize("encoding", CODED)
def test_a_body_is_the_same_in_pieces_of_any_size(encoding, size):
    body = Body(encoding, 100_000)
    data = CODED[encoding]
    for at in range(0, len(data), size):
        body.feed(data[at : at + size])
    assert body.whole() == TEXT


@pytest.mark.parametrize("lost", [1, 5, 8, 30])
@pytest.mark.parametrize("encoding", ["gzip", "x-gzip", "deflate", "Deflate", "br", "br, gzip"])
def test_a_body_that_lost_its_end_is_damaged(encoding, lost):
    body = Body(encoding, 100_000)
    body.feed(CODED[encoding][:-lost])
    with pytest.raises(Trouble) as trouble:
        body.whole()
    assert (trouble.value.fate, trouble.value.code) == ("damaged", "page-cut-off")


BOMB = bytes(100_000_000)


@pytest.mark.parametrize(
    ("encoding", "data"),
    [
        ("gzip", gzip.compress(BOMB, mtime=0)),
        ("gzip, gzip", gzip.compress(gzip.compress(BOMB, mtime=0), mtime=0)),
        ("br", brotli.compress(BOMB, quality=1)),
        ("deflate", zlib.compress(BOMB)),
    ],
)
def test_a_bomb_is_too_large_before_it_unfolds(encoding, data):
    body = Body(encoding, 1_000_000)
    with pytest.raises(Trouble) as trouble:
        body.feed(data)
    assert trouble.value.code == "page-too-large"
    assert sum(map(len, body._parts)) <= 1_000_000


def test_a_body_of_exactly_the_bound_is_whole_and_one_byte_more_is_not():
    assert gunzip(gzip.compress(bytes(1_000)), 1_000) == (bytes(1_000), None)
    with pytest.raises(Trouble, match="page-too-large"):
        gunzip(gzip.compress(bytes(1_001)), 1_000)


def test_a_body_too_large_for_memory_goes_to_a_file_where_that_is_allowed():
    long = bytes(range(256)) * 20_000
    body = Body("gzip", len(long), spill=True)
    body.feed(gzip.compress(long))
    assert body.whole() == b""
    assert body.file is not None
    with body.file as file:
        file.seek(0)
        assert file.read() == long


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("https://vhs.example", "https://vhs.example/"),
        ("https://VHS.example:443/#kurse", "https://vhs.example/"),
        ("http://vhs.example:80?x=1", "http://vhs.example/?x=1"),
        ("http://vhs.example:443/", "http://vhs.example:443/"),
        ("  https://vhs.example/a\n/b ", "https://vhs.example/a/b"),
        ("https://käse.example/ü?ä=ö", "https://xn--kse-qla.example/%C3%BC?%C3%A4=%C3%B6"),
        ("https://vhs.example/a%20b%2Fc", "https://vhs.example/a%20b%2Fc"),
        ("http://[::1]:8080", "http://[::1]:8080/"),
    ],
)
def test_an_address_has_one_spelling(said, address):
    assert normal(said) == normal(address) == address
    assert address.startswith(origin_of(address) + "/")


@pytest.mark.parametrize(
    "said",
    [
        *"""ftp://vhs.example/ file:///etc/passwd data:,x javascript:1 //vhs.example/ /kurs kurs http:// http:///
        http:vhs.example http://a@vhs.example/ http://a:b@vhs.example/ http://vhs..example/ http://.example/ http://[::1
        http://vhs.example:0/ http://vhs.example:65536/ http://vhs.example:x/ http://vhs.example\\@evil.example/
        http://vhs%2eexample/""".split(),
        "",
        "http://vhs example/",
        "https://vhs.example/" + "x" * 4_096,
    ],
)
def test_what_is_no_web_address_is_refused(said):
    with pytest.raises(Trouble) as trouble:
        normal(said)
    assert (trouble.value.fate, trouble.value.code) == ("refused", "address-invalid")
