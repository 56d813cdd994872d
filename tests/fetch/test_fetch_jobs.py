"""The seam to a job, and what a crawl leaves alone: mistakes stay where they are made, signals end it cleanly."""

import os
import signal

import pytest


@pytest.fixture(scope="module")
def told(server, faults, crawled):
    """Let one job be well and others make mistakes."""
    for name in ("well", "page", "begin", "closing", "nothing"):
        server.put(f"{name}.test", "/", faults.reply(b"<html>"))
        server.put(f"{name}.test", "/more", faults.reply(b"<html>"))
    jobs = []
    for name, mistake in {
        "well": {},
        "page": {"raises": [server.address("page.test")]},
        "begin": {"begin_raises": True},
        "closing": {"closing_raises": True},
    }.items():
        start = server.address(f"{name}.test")
        jobs.append(
            {"id": name, "address": start, "follows": {start: [server.address(f"{name}.test", "/more")]}} | mistake
        )
    return crawled(jobs)


@pytest.mark.parametrize("name", ["well", "page", "begin", "closing"])
def test_every_job_is_closed_once(name, told):
    assert len(told["jobs"][name]["ends"]) == 1


def test_a_mistake_in_reading_a_page_ends_that_source_and_no_other(told, server):
    end = told["jobs"]["page"]["ends"][0]
    assert (end["whole"], end["reason"]) == (False, "page-reader-failed")
    assert "RuntimeError: a mistake" in end["detail"]
    assert [finding["code"] for finding in end["findings"]] == ["page-reader-failed"]
    assert "/more" not in server.paths("page.test")
    assert told["jobs"]["well"]["ends"][0]["whole"] is True


def test_a_mistake_at_the_beginning_ends_that_source(told, server):
    assert told["jobs"]["begin"]["ends"][0]["reason"] == "page-reader-failed"
    assert server.paths("begin.test") == []


def test_a_mistake_at_the_end_is_raised_when_all_are_closed(told):
    assert told["error"] == "RuntimeError: a mistake at the end"


def test_nothing_listens_and_only_the_sites_are_connected_to(told):
    assert [job["listening"] for job in told["jobs"].values()] == [0, 0, 0, 0]
    assert told["connects"] == ["127.0.0.1"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_all_crawls_cleanly(number, server, faults, begun):
    hanging = server.put(f"hang{number}.test", "/", faults.slow(b"", b""))
    delayed = server.put(f"wait{number}.test", "/", faults.reply(b"<html>"))
    server.put(f"wait{number}.test", "/robots.txt", faults.reply(b"User-agent: *\nCrawl-delay: 200"))
    links = [server.put(f"wait{number}.test", f"/{n}", faults.reply(b"<html>")) for n in range(3)]
    jobs = [
        {"id": "hanging", "address": hanging, "budget": {"timeout": 60.0}},
        {"id": "delayed", "address": delayed, "start": [delayed, *links]},
    ]
    crawl = begun(jobs)
    server.wait_for(f"hang{number}.test")
    os.kill(crawl.process.pid, number)
    told = crawl.result()
    for job in told["jobs"].values():
        (end,) = job["ends"]
        assert (end["whole"], end["reason"], end["detail"]) == (False, "interrupted", signal.Signals(number).name)
    assert told["seconds"] < 30
    assert told["default_signal"]


def test_many_sources_and_many_links_cost_little_memory(server, faults, crawled):
    start = server.put("many.test", "/", faults.reply(b"<html>"))
    links = [f"{start}kurs/{n}?{'x' * 60}" for n in range(50_000)]
    jobs = [{"id": "many", "address": start, "follows": {start: links}, "budget": {"pages": 50}}]
    jobs += [{"id": f"s{n}", "address": server.put(f"s{n}.test", "/", faults.reply(b"<html>"))} for n in range(52)]
    told = crawled(jobs)
    assert told["jobs"]["many"]["ends"][0]["reason"] == "budget-pages"
    assert all(told["jobs"][f"s{n}"]["ends"][0]["whole"] for n in range(52))
    assert told["megabytes"] < 250
