"""WARC files: what is kept can be read by others and answers again; what is broken is named with its place."""

import asyncio
import gzip
from collections import Counter
from itertools import islice

import pytest
from warcio.archiveiterator import ArchiveIterator

from harvester.errors import UseError, WorkError
from harvester.fetch.addresses import normal
from harvester.fetch.answers import Answer, Limits
from harvester.fetch.archive import Archive
from harvester.fetch.replay import Replay
from harvester.fetch.warc import records

SITES = ["carpentries_swc", "citizen_science", "dcc", "dtls", "lcrdm", "oscd", "rug", "surf"]


@pytest.fixture(scope="module")
def kept(server, faults, crawled, tmp_path_factory):
    """Keep a site of every sort of answer, then let the file answer; return both tellings and the file."""
    folder = tmp_path_factory.mktemp("archive")
    body = "<html>Käse".encode() * 500
    paths = {
        "/": faults.reply(b"<html>Kurse", etag='"1"'),
        "/zip": faults.reply(gzip.compress(body), content_encoding="gzip"),
        "/chunks": faults.broken(faults.CHUNKED + b"6\r\n<html>\r\n2;x=1\r\nab\r\n0\r\n\r\n"),
        "/latin": faults.reply(b"K\xe4se", content_type="text/plain; charset=iso-8859-1"),
        "/moved": faults.redirect("/latin?x=%C3%A4"),
        "/latin?x=%C3%A4": faults.reply(b"<html>x"),
        "/gone": faults.reply(b"weg", 404),
        "/error": faults.reply(b"", 500),
        "/intern": faults.reply(b"<html>"),
        "/robots.txt": faults.reply(b"User-agent: *\nDisallow: /intern", content_type="text/plain"),
    }
    links = [server.put("kept.test", path, answer) for path, answer in paths.items()][:-1]
    job = {"id": "kept", "address": links[0], "follows": {links[0]: links[1:]}}
    first = crawled([job], archive=folder)
    hits = len(server.hits)
    (file,) = (folder / "kept").iterdir()
    again = crawled([job], warc=file, archive=folder)
    assert len(server.hits) == hits
    return first, again, file


def told(crawl):
    events = crawl["jobs"]["kept"]["events"]
    return [{part: value for part, value in event.items() if part != "fetched"} for event in events]


def test_a_kept_crawl_replays_to_the_same_tellings(kept):
    first, again, _ = kept
    assert len(told(first)) > 8
    assert told(again) == told(first)
    ends = [crawl["jobs"]["kept"]["ends"][0] for crawl in (first, again)]
    assert ends[0]["reason"] == ends[1]["reason"] == "crawl-incomplete"


def test_a_replay_opens_no_connection_and_keeps_nothing(kept):
    _, again, file = kept
    assert again["connects"] == []
    assert list(file.parent.iterdir()) == [file]


def test_a_kept_file_is_valid_for_warcio(kept):
    file = kept[2]
    with file.open("rb") as stream:
        found = [
            (r.rec_type, r.rec_headers.get_header("WARC-Target-URI"))
            for r in ArchiveIterator(stream, check_digests="raise")
        ]
    assert found[0][0] == "warcinfo"
    assert [kind for kind, _ in found[1:]] == ["response", "request"] * ((len(found) - 1) // 2)
    assert len(found) == 1 + 2 * 10


def test_a_kept_page_is_what_the_server_said(kept):
    with kept[2].open("rb") as stream:
        for record in ArchiveIterator(stream):
            if record.rec_type == "response" and record.rec_headers.get_header("WARC-Target-URI").endswith("/zip"):
                assert record.content_stream().read() == "<html>Käse".encode() * 500
                assert record.http_headers.get_header("X-Crawler-Content-Encoding") == "gzip"
                assert record.rec_headers.get_header("WARC-IP-Address") == "127.0.0.1"
                break
        else:
            pytest.fail("no record for /zip")


def test_a_304_is_kept_as_revisit(tmp_path):
    with Archive(tmp_path, "s", "Probe/1") as archive:
        archive.keep(Answer(address="https://vhs.example/", status=304, headers=(("etag", '"1"'),)))
        with archive.path.open("rb") as stream:
            kinds = [record.rec_type for record in ArchiveIterator(stream)]
    assert kinds == ["warcinfo", "revisit", "request"]


def test_a_file_cut_off_by_a_crash_holds_all_records_but_the_last(tmp_path):
    with Archive(tmp_path, "s", "Probe/1") as archive:
        for n in range(5):
            archive.keep(Answer(address=f"https://vhs.example/{n}", status=200, body=b"<html>" * 90))
        whole = archive.path.read_bytes()
    cut = tmp_path / "cut.warc.gz"
    cut.write_bytes(whole[:-60])
    read = records(cut, 0)
    assert len(list(islice(read, 10))) == 10
    with pytest.raises(WorkError) as wrong:
        next(read)
    assert wrong.value.code == "warc-broken"
    assert whole[int(wrong.value.parts["offset"]) :].startswith(b"\x1f\x8b")


def member(text: str) -> bytes:
    return gzip.compress(text.encode(), mtime=0)


def response(address: str, body: str, headers: str = "", status: str = "200 OK", extra: str = "") -> str:
    block = f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\n{headers}\r\n{body}"
    return (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\n{extra}"
        f"Content-Length: {len(block.encode())}\r\n\r\n{block}\r\n\r\n"
    )


GOOD = response("https://vhs.example/", "<html>")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(member(GOOD)[:-9], id="cut off"),
        pytest.param(member(GOOD) + b"nonsense" * 9, id="nonsense after it"),
        pytest.param(member(GOOD) + member("nonsense"), id="nonsense packed after it"),
        pytest.param(member(GOOD.replace("Content-Length: ", "Content-Lost: ")), id="no length"),
        pytest.param(member(GOOD.replace("Content-Length: ", "Content-Length: -")), id="negative length"),
        pytest.param(member(GOOD.replace("Content-Length: ", "Content-Length: 9")), id="length too large"),
        pytest.param(member("WARC/1.0\r\n" + "X: 1\r\n" * 2_000 + "\r\n"), id="too many headers"),
        pytest.param(member("WARC/1.0\r\nX: " + "x" * 200_000 + "\r\n\r\n"), id="too long a header"),
        pytest.param(member(GOOD)[:20] + bytes(30) + member(GOOD)[50:], id="a hole"),
        pytest.param(GOOD.encode()[:-40], id="cut off, not packed"),
        pytest.param(b"", id="empty"),
        pytest.param(b"\x1f", id="one byte"),
        pytest.param(b"<html>", id="a page"),
    ],
)
def test_a_broken_file_is_named_with_the_place(data, tmp_path):
    file = tmp_path / "broken.warc.gz"
    file.write_bytes(data)
    with pytest.raises(WorkError) as wrong:
        Replay(file)
    assert wrong.value.code == "warc-broken"
    assert wrong.value.parts["file"] == str(file)
    assert 0 <= int(str(wrong.value.parts["offset"])) <= len(data)


@pytest.mark.parametrize("name", ["nowhere.warc.gz", "."])
def test_a_missing_file_is_the_callers_mistake(name, tmp_path):
    with pytest.raises(UseError) as wrong:
        Replay(tmp_path / name)
    assert wrong.value.code == "warc-missing"


def test_a_crawl_from_a_missing_or_broken_file_raises(crawled, tmp_path):
    broken = tmp_path / "broken.warc"
    broken.write_bytes(b"nonsense\r\n")
    job = {"id": "a", "address": "https://vhs.example/"}
    assert crawled([job], warc=tmp_path / "nowhere.warc.gz")["error"].startswith("UseError")
    error = crawled([job], warc=broken)["error"]
    assert error.startswith("WorkError")
    assert f"{broken}" in error


@pytest.fixture(scope="module")
def foreign(crawled, tmp_path_factory):
    """Return what a crawl is told from a file that other programs might write."""
    file = tmp_path_factory.mktemp("foreign") / "foreign.warc.gz"
    base = "https://vhs.example"
    texts = [
        response(f"<{base}/>", "<html>old"),
        response(f"{base}/", "<html>new"),
        response(f"{base}/slash/", "<html>"),
        response("http://vhs.example/plain", "<html>"),
        response(f"{base}/chunked", "6\r\n<html>\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n"),
        response(f"{base}/unchunked", "<html>", "Transfer-Encoding: chunked\r\n"),
        response(f"{base}/half", "6\r\n<html>\r\n9\r\nab", "Transfer-Encoding: chunked\r\n"),
        response(f"{base}/unzipped", "<html>", "Content-Encoding: gzip\r\n"),
        response(f"{base}/truncated", "<html>", extra="WARC-Truncated: length\r\n"),
        response(f"{base}/304", "", status="304 Not Modified"),
        response("not an address", "<html>"),
        "WARC/1.0\r\nWARC-Type: metadata\r\nContent-Length: 2\r\n\r\nab\r\n\r\n",
    ]
    data = b"".join(map(member, texts))
    file.write_bytes(data)
    names = "slash plain chunked unchunked half unzipped truncated 304 missing".split()
    follows = {f"{base}/": [f"{base}/{name}" for name in names]}
    return crawled([{"id": "a", "address": f"{base}/", "follows": follows}], warc=file)["jobs"]["a"]


def test_foreign_records_are_read_for_what_they_are(foreign):
    fates = {e["address"].rpartition("/")[2]: (e["fate"], e.get("code", e.get("body"))) for e in foreign["events"]}
    assert fates == {
        "": ("fresh", "<html>new"),
        "slash": ("fresh", "<html>"),
        "plain": ("fresh", "<html>"),
        "chunked": ("fresh", "<html>"),
        "unchunked": ("fresh", "<html>"),
        "half": ("damaged", "page-cut-off"),
        "unzipped": ("fresh", "<html>"),
        "truncated": ("damaged", "page-cut-off"),
        "304": ("failed", "page-status"),
        "missing": ("refused", "not-in-archive"),
    }


def test_a_page_missing_from_the_archive_leaves_a_run_whole_unless_it_is_the_start(crawled, tmp_path):
    file = tmp_path / "one.warc.gz"
    file.write_bytes(member(GOOD))
    there, missing = "https://vhs.example/", "https://vhs.example/x"
    jobs = [
        {"id": "followed", "address": there, "follows": {there: [missing]}, "budget": {"delay": 60.0}},
        {"id": "start", "address": missing, "start": [missing, there]},
    ]
    told = crawled(jobs, warc=file)
    ends = {name: job["ends"][0] for name, job in told["jobs"].items()}
    assert ends["followed"]["whole"] is True
    assert (ends["start"]["whole"], ends["start"]["reason"]) == (False, "not-in-archive")
    assert told["seconds"] < 20


@pytest.mark.parametrize("site", SITES)
def test_a_recorded_site_answers_page_for_page(site, shared):
    folder = shared / "material/tess-sites" / site
    rows = [line.split("\t") for line in (folder / "index.tsv").read_text("utf-8").splitlines()[1:]]
    pages = {row[2]: (folder / row[0]).read_bytes() for row in rows if row[3] == "200"}
    replay = Replay(folder / "site.warc.gz")
    limits = Limits(size=10_000_000, seconds=1.0, any_type=True)

    async def read() -> dict[str, bytes]:
        found = {address: (await replay.get(normal(address), {}, limits)).body for address in pages}
        await replay.close()
        return found

    assert len(pages) > 0
    assert asyncio.run(read()) == pages


@pytest.mark.parametrize(("site", "redirected"), [("dtls", 2), ("oscd", 0)])
def test_a_recorded_site_is_crawled_with_its_redirects(site, redirected, shared, crawled):
    folder = shared / "material/tess-sites" / site
    rows = [line.split("\t") for line in (folder / "index.tsv").read_text("utf-8").splitlines()[1:]]
    addresses = [row[2] for row in rows if row[3] == ("301" if redirected else "200")]
    told = crawled([{"id": site, "address": addresses[0], "start": addresses}], warc=folder / "site.warc.gz")
    fates = Counter(event["fate"] for event in told["jobs"][site]["events"])
    assert fates == Counter(fresh=len(addresses), redirected=redirected)
    assert told["jobs"][site]["ends"][0]["whole"] is True


def test_records_are_found_again_where_they_were(tmp_path):
    file = tmp_path / "plain.warc"
    file.write_bytes("".join(response(f"https://vhs.example/{n}", "x" * n) for n in range(50)).encode())
    replay = Replay(file)
    limits = Limits(size=1_000, seconds=1.0)

    async def read() -> list[int]:
        found = [len((await replay.get(f"https://vhs.example/{n}", {}, limits)).body) for n in (7, 0, 49, 23)]
        await replay.close()
        return found

    assert (len(replay), asyncio.run(read())) == (50, [7, 0, 49, 23])
