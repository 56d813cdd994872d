"""Files as they are fetched: validators, ranges, and which version they show."""

import asyncio

import httpx
import pytest

from harvester.config import Settings
from publish.projector import open_projector
from publish.web.app import create

FILES = {
    "/feeds/offers.jsonl": "application/jsonl",
    "/feeds/offers.csv": "text/csv",
    "/dumps/offers.nq": "application/n-quads",
    "/dumps/offers.ttl": "text/turtle",
}


@pytest.fixture
def published(ledger, tmp_path):
    """Return a function that publishes the ledger."""

    def publish():
        with open_projector(tmp_path / "graph", ledger, Settings()) as projector:
            projector.catch_up()

    (tmp_path / "ernte.toml").write_text('base_address = "http://testserver/"\n')
    publish()
    return publish


@pytest.fixture
def fetch(published, tmp_path):
    """Return a function that sends one GET to the application."""
    app = create(tmp_path)

    async def get(address, headers):
        async with app.router.lifespan_context(app):
            http = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://testserver")
            async with http:
                return await http.get(address, headers=headers)

    return lambda address, **headers: asyncio.run(get(address, {n.replace("_", "-"): v for n, v in headers.items()}))


@pytest.mark.parametrize(("address", "kind"), FILES.items())
def test_a_file_that_did_not_change_is_not_sent_again(fetch, address, kind):
    first = fetch(address)
    assert first.status_code == 200
    assert first.headers["content-type"].split(";")[0] == kind
    assert int(first.headers["content-length"]) == len(first.content)
    again = fetch(address, if_none_match=first.headers["etag"])
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]


def test_a_file_shows_what_is_published_not_what_the_ledger_knows_already(fetch, ledger, published, commit):
    from vocab.iris import key_of
    from vocab.model import Offer

    before = fetch("/feeds/offers.jsonl")
    new = Offer(
        key=key_of("vhs", "new"), source="vhs", local_id="new", type="Course", name="Neu", url="https://v.example/"
    )
    commit(ledger, added=(new,))
    assert fetch("/feeds/offers.jsonl", if_none_match=before.headers["etag"]).status_code == 304
    published()
    after = fetch("/feeds/offers.jsonl", if_none_match=before.headers["etag"])
    assert after.status_code == 200
    assert '"Neu"' in after.text


def test_a_broken_download_goes_on_where_it_stopped(fetch):
    whole = fetch("/dumps/offers.nq")
    rest = fetch("/dumps/offers.nq", range="bytes=100-", if_range=whole.headers["etag"])
    assert rest.status_code == 206
    assert whole.content[:100] + rest.content == whole.content


def test_only_a_few_versions_of_a_file_stay_on_disk(fetch, ledger, published, commit, tmp_path):
    from vocab.iris import key_of
    from vocab.model import Offer

    for number in range(4):
        name = f"new-{number}"
        new = Offer(
            key=key_of("vhs", name), source="vhs", local_id=name, type="Course", name=name, url="https://v.example/"
        )
        commit(ledger, added=(new,))
        published()
        fetch("/feeds/offers.csv")
    assert len(list((tmp_path / "exports").glob("offers-*.csv"))) == 2


def test_many_who_ask_while_a_file_is_written_do_not_all_wait(published, tmp_path):
    from publish.web import dumps

    app = create(tmp_path)

    async def ask():
        async with app.router.lifespan_context(app):
            http = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://testserver")
            async with http:
                with dumps._WRITING["csv"]:
                    asked = [asyncio.create_task(http.get("/feeds/offers.csv")) for _ in range(dumps.WAITING + 3)]
                    refused, _ = await asyncio.wait(asked, timeout=1, return_when=asyncio.FIRST_COMPLETED)
                    page = await http.get("/offers")
                return page, [one.result() for one in refused], await asyncio.gather(*asked)

    page, refused, answers = asyncio.run(ask())
    assert page.status_code == 200
    assert {one.status_code for one in refused} == {503}
    assert refused[0].headers["retry-after"]
    assert sorted(one.status_code for one in answers) == [200] * 8 + [503] * 3


def test_what_a_killed_writer_left_behind_goes(fetch, tmp_path):
    left = tmp_path / "exports" / ".new-csv-abc"
    left.parent.mkdir()
    left.write_bytes(b"half")
    assert fetch("/feeds/offers.csv").status_code == 200
    assert not left.exists()
