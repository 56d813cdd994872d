"""What servers do wrong, each in a source of its own, all in one crawl: what becomes of it, and that others go on."""

import pytest

FATES = {
    "reset": ("failed", "page-connection-lost"),
    "closed": ("failed", "page-connection-lost"),
    "fin-mid-chunk": ("damaged", "page-cut-off"),
    "fin-between-chunks": ("damaged", "page-cut-off"),
    "short-length": ("damaged", "page-cut-off"),
    "truncated-gzip": ("damaged", "page-cut-off"),
    "gzip-without-trailer": ("damaged", "page-cut-off"),
    "no-gzip": ("damaged", "page-encoding"),
    "unknown-encoding": ("damaged", "page-encoding"),
    "three-encodings": ("damaged", "page-encoding"),
    "gzip-bomb": ("damaged", "page-too-large"),
    "gzip-bomb-in-a-file": ("damaged", "page-too-large"),
    "endless-chunks": ("damaged", "page-too-large"),
    "one-gigabyte": ("damaged", "page-too-large"),
    "endless-without-length": ("damaged", "page-too-large"),
    "slow-body": ("failed", "page-timeout"),
    "slow-headers": ("failed", "page-timeout"),
    "silent": ("failed", "page-timeout"),
    "endless-header": ("failed", "page-protocol"),
    "endless-headers": ("failed", "page-protocol"),
    "endless-status": ("failed", "page-protocol"),
    "endless-continue": ("failed", "page-timeout"),
    "endless-chunk-name": ("failed", "page-timeout"),
    "endless-trailers": ("failed", "page-protocol"),
    "no-http": ("failed", "page-protocol"),
    "two-lengths": ("failed", "page-protocol"),
    "bad-chunk": ("failed", "page-protocol"),
    "empty": ("damaged", "page-empty"),
    "blank": ("damaged", "page-empty"),
}


@pytest.fixture(scope="module")
def told(server, faults, crawled):
    """Let every source begin with a healthy page that links a broken one and another healthy one."""
    jobs = []
    for name, fault in faults.FAULTS.items():
        host = f"{name}.test"
        start = server.put(host, "/", faults.reply(b"<html>Kurse"))
        links = [server.put(host, "/broken", fault), server.put(host, "/healthy", faults.reply(b"<html>Kurs"))]
        budget = {"timeout": 1.0 if FATES[name][1] == "page-timeout" else 30.0, "page_bytes": 2 << 20}
        jobs.append({"id": name, "address": start, "follows": {start: links}, "budget": budget})
    return crawled(jobs)


def test_every_fault_has_its_fate(faults):
    assert FATES.keys() == faults.FAULTS.keys()


@pytest.mark.parametrize("name", FATES)
def test_a_broken_answer_is_told_and_the_rest_is_read(name, told, server):
    events = {event["address"].rpartition("/")[2]: event for event in told["jobs"][name]["events"]}
    assert (events["broken"]["fate"], events["broken"]["code"]) == FATES[name], events["broken"]
    assert [events[path]["fate"] for path in ("", "healthy")] == ["fresh", "fresh"]


@pytest.mark.parametrize("name", FATES)
def test_a_crawl_with_a_broken_page_is_not_whole_and_says_so(name, told):
    (end,) = told["jobs"][name]["ends"]
    assert (end["whole"], end["reason"]) == (False, "crawl-incomplete")
    assert "/broken" in end["detail"]
    assert [finding["code"] for finding in end["findings"]] == ["crawl-incomplete"]


@pytest.mark.parametrize(
    "name", [name for name, (_, code) in FATES.items() if code in {"page-too-large", "page-empty"}]
)
def test_what_asking_again_cannot_mend_is_asked_once(name, server, told):
    assert server.paths(f"{name}.test").count("/broken") == 1


@pytest.mark.parametrize("name", ["reset", "slow-body", "slow-headers", "fin-mid-chunk", "truncated-gzip"])
def test_what_may_mend_itself_is_asked_three_times(name, server, told):
    assert server.paths(f"{name}.test").count("/broken") == 3


def test_hostile_answers_cost_little_memory_and_time(told):
    assert told["megabytes"] < 250
    assert told["seconds"] < 60
