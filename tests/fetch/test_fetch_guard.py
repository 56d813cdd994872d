"""The address guard: whatever an address looks like and wherever it comes from, nothing private is connected to.

The server listens on 127.0.0.1 and ::1, which are forbidden here, and on 127.0.0.2, which alone is allowed. Its hits on
the forbidden addresses are the oracle; a control crawl with both allowed shows that they could have happened.
"""

import socket
from collections import Counter
from contextlib import suppress

import pytest

from harvester.fetch.addresses import host_of, normal
from harvester.fetch.answers import Trouble
from harvester.fetch.guard import Guard, Refused

NAMES = {
    "private.test": [["127.0.0.1"]],
    "private6.test": [["::1"]],
    "mapped.test": [["::ffff:127.0.0.1"]],
    "nat64.test": [["64:ff9b::7f00:1"]],
    "sixtofour.test": [["2002:7f00:1::1"]],
    "zero.test": [["0.0.0.0"]],
    "two-private.test": [["10.0.0.1", "127.0.0.1", "::1"]],
    "rebinding.test": [["127.0.0.2"], ["127.0.0.1"]],
    "half-private.test": [["127.0.0.1", "127.0.0.2"]],
}

HOSTS = """
127.0.0.1 127.0.0.1. 127.1 127.0.1 2130706433 0x7f000001 0x7F.0x0.0x0.0x1 0x7f.1 017700000001
0177.0.0.1 0177.0.0.01 127.000.000.001 127.0.0.3 127.255.255.254 127.1.2.3 0 0.0.0.0 000.000.000.000
0x0 0.1.2.3 localhost LOCALHOST localhost. ①②⑦.⓪.⓪.① 127。0。0。1 127．0．0．1 127｡0｡0｡1 １２７.0.0.1
ⓛocalhost ˡocalhost 1͏27.0.0.1 [::1] [0:0:0:0:0:0:0:1] [::] [0000::0001] [::ffff:127.0.0.1]
[::ffff:7f00:1] [0:0:0:0:0:ffff:127.0.0.1] [::127.0.0.1] [::ffff:0:127.0.0.1] [64:ff9b::127.0.0.1]
[64:ff9b::7f00:1] [64:ff9b:1::7f00:1] [2002:7f00:1::] [2001:0:7f00:1::] [fe80::1] [fe80::1%25lo]
[fe80::1%25eth0] [::1%25lo] [fec0::1] [fc00::1] [fd00:ec2::254] [ff02::1] [100::1] [2001:db8::1]
10.0.0.1 172.16.0.1 172.31.255.255 192.168.0.1 100.64.0.1 100.100.100.200 169.254.169.254
169.254.0.1 192.0.0.1 192.0.2.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.250
240.0.0.1 255.255.255.255 192.88.99.1 4294967295 2852039166 0xa9fea9fe 0251.0376.0251.0376
169.16689662 private.test private6.test mapped.test nat64.test sixtofour.test zero.test
two-private.test PRIVATE.TEST private.test. %31%32%37.0.0.1 127.0.0.1%00.test 127.0.0.1%2f.test
""".split()
SHAPES = [
    "http://user@127.0.0.1:{port}/geheim", "http://user:pass@127.0.0.1:{port}/geheim",
    "http:\\\\127.0.0.1:{port}/geheim",
    "http://127.0.0.1:{port}\\geheim", "http://allowed.test@127.0.0.1:{port}/geheim", "http:127.0.0.1:{port}/geheim",
    "http:///127.0.0.1:{port}/geheim", " http://127.0.0.1:{port}/geheim ", "ht\ttp://127.0.0.1:{port}/geheim",
    "http://127.0.0.1:{port}#@allowed.test/", "http://127.0.0.1:{port}?@allowed.test/", "//127.0.0.1:{port}/geheim",
    "https://127.0.0.1:{port}/geheim", "ftp://127.0.0.1:{port}/geheim", "gopher://127.0.0.1:{port}/_GET", "file:///etc/passwd",
    "data:text/html,<html>", "s3://bucket/geheim", "javascript:alert(1)", "ws://127.0.0.1:{port}/geheim", "http://[::1",
    "http://127.0.0.1:{port}:80/geheim", "http://127.0.0.1:0/", "http://:{port}/", "http://", "view-source:http://127.0.0.1/",
]  # fmt: skip
REFUSED = {"address-not-public", "address-invalid", "redirect-off-site"}


def spellings(port: int) -> list[str]:
    return [f"http://{host}:{port}/geheim" for host in HOSTS] + [shape.format(port=port) for shape in SHAPES]


@pytest.fixture(scope="module")
def private(server, faults):
    """Return the hits on forbidden addresses."""
    server.put("*", "/geheim", faults.reply(b"<html>geheim"))
    return lambda: [hit for hit in server.hits if hit.local != faults.OTHER_LOOPBACK]


@pytest.fixture(scope="module")
def guarded(server, faults, crawled, private):
    """Let every spelling be where a source begins, and what a page redirects to, and what a page links."""
    before, found = len(private()), spellings(server.port)
    targets = [address for address in found if address.isascii() and "\t" not in address]
    redirects = [server.put("all.test", f"/{n}", faults.redirect(to.strip())) for n, to in enumerate(targets)]
    linked = server.put("links.test", "/", faults.reply(b"<html>Verweise"))
    jobs = [
        {"id": "seeds", "address": found[0], "start": found},
        {
            "id": "redirects",
            "address": server.address("all.test"),
            "start": redirects,
            "options": {"hosts": hosts(targets)},
        },
        {"id": "links", "address": linked, "follows": {linked: found}},
    ]
    jobs += [{"id": address, "address": address} for address in (found[0], found[7], "http://private.test/")]
    told = crawled(jobs, names=NAMES, otherwise=faults.OTHER_LOOPBACK, allow_networks=["127.0.0.2/32"])
    return told, private()[before:], found, redirects


def hosts(addresses: list[str]) -> str:
    found = set()
    for address in addresses:
        with suppress(Trouble):
            found.add(host_of(normal(address)))
    return " ".join(sorted(found))


def test_there_are_enough_spellings():
    assert len(set(HOSTS)) + len(SHAPES) > 110


def test_no_spelling_reaches_a_private_address(guarded):
    told, hits, *_ = guarded
    assert hits == []
    assert set(told["connects"]) == {"127.0.0.2"}


def test_every_spelling_is_refused_with_a_reason(guarded):
    told, _, found, redirects = guarded
    for name, asked in (("seeds", found), ("links", found), ("redirects", redirects)):
        events = told["jobs"][name]["events"]
        assert {event["code"] for event in events if event["fate"] == "refused"} <= REFUSED
        assert {event["code"] for event in events if event["fate"] == "failed"} <= {"host-unknown", "redirect-loop"}
        assert {event["fate"] for event in events} <= {"refused", "failed", "fresh", "redirected", "gone"}
        assert len({event["address"] for event in events}) > 0.85 * len(asked)


def test_most_redirects_are_refused_by_the_guard_itself(guarded):
    told, *_ = guarded
    codes = Counter(event.get("code") for event in told["jobs"]["redirects"]["events"])
    assert codes["address-not-public"] > 60


def test_a_source_at_a_private_address_is_not_whole_for_that_reason(guarded):
    told, _, found, _ = guarded
    ends = [told["jobs"][name]["ends"] for name in (found[0], "http://private.test/")]
    assert [(end["whole"], end["reason"]) for (end,) in ends] == [(False, "address-not-public")] * 2


def test_the_same_spellings_would_reach_it_without_the_guard(server, faults, crawled, private):
    before = len(private())
    found = [address for address in spellings(server.port) if address.startswith("http://")]
    job = {"id": "seeds", "address": found[0], "start": found, "budget": {"timeout": 2.0}}
    told = crawled([job], names=NAMES, allow_networks=["127.0.0.0/8", "0.0.0.0/32", "::/64"])
    assert sum(event["fate"] == "fresh" for event in told["jobs"]["seeds"]["events"]) >= 15
    assert len(private()) - before >= 15


def test_a_name_that_changes_between_two_questions_reaches_nothing_private(server, faults, crawled, private, tmp_path):
    """The second question is asked for another port, because answers are remembered by name and port."""
    before = len(private())
    start = server.put("rebinding.test", "/", faults.reply(b"<html>"))
    faults.certificate(tmp_path, "rebinding.test")
    link = f"https://rebinding.test:{server.encrypt(tmp_path)}/geheim"
    job = {"id": "rebinding", "address": start, "follows": {start: [link]}}
    told = crawled([job], names=NAMES, allow_networks=["127.0.0.2/32"])
    assert [event.get("code") for event in told["jobs"]["rebinding"]["events"]] == [None, "address-not-public"]
    assert len(private()) == before
    assert set(told["connects"]) == {"127.0.0.2"}


def test_a_name_with_one_public_address_is_reached_there(server, faults, crawled, private):
    before = len(private())
    start = server.put("half-private.test", "/", faults.reply(b"<html>"))
    told = crawled([{"id": "half", "address": start}], names=NAMES, allow_networks=["127.0.0.2/32"])
    assert [event["fate"] for event in told["jobs"]["half"]["events"]] == ["fresh"]
    assert len(private()) == before


def test_robots_txt_that_redirects_to_a_private_address_closes_the_site(server, faults, crawled, private):
    before = len(private())
    start = server.put("robots.test", "/", faults.reply(b"<html>"))
    server.put("robots.test", "/robots.txt", faults.redirect(server.address("127.0.0.1", "/geheim")))
    told = crawled([{"id": "r", "address": start}], otherwise="127.0.0.2", allow_networks=["127.0.0.2/32"])
    assert [event["code"] for event in told["jobs"]["r"]["events"]] == ["robots-unreachable"]
    assert told["jobs"]["r"]["ends"][0]["whole"] is False
    assert len(private()) == before


@pytest.mark.parametrize(
    "address",
    """
    127.0.0.1 127.255.255.255 0.0.0.0 10.1.2.3 100.64.0.1 169.254.169.254 172.20.0.1
    192.0.0.170 192.168.1.1 198.19.0.1 224.0.0.251 255.255.255.255 192.88.99.1 ::1 ::
    ::ffff:8.8.8.8 ::8.8.8.8 64:ff9b::10.0.0.1 64:ff9b:1::1 2002:808:808::1 2001::1 2001:db8::1
    3fff::1 5f00::1 fc00::1 fd12::1 fe80::1 fe80::1%2 2606:4700::1111%2 fec0::1 ff0e::1 100::1
    localhost 127.1 2130706433 0x7f.0.0.1
    """.split(),
)
def test_the_guard_makes_no_socket_for(address):
    assert Guard().permits(address) is False
    with pytest.raises(Refused, match="not a public address"):
        Guard().socket((socket.AF_INET, socket.SOCK_STREAM, 0, "", (address, 80)))


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "93.184.215.14", "2606:4700::1111", "64:ff9b::8.8.8.8", "223.255.255.1"]
)
def test_the_guard_permits_public_addresses(address):
    assert Guard().permits(address) is True


def test_an_allowed_network_is_all_that_is_allowed():
    guard = Guard(["192.168.7.0/24", "fd00:7::/32"])
    permitted = [one for one in ("192.168.7.9", "192.168.8.9", "127.0.0.1", "fd00:7::9", "::1") if guard.permits(one)]
    assert permitted == ["192.168.7.9", "fd00:7::9"]
