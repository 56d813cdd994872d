from datetime import date

import pytest

from publish.demo import check
from publish.demo.expected import differences, expected

TODAY = date(2026, 11, 23)
BASES = {site: f"http://127.0.0.{n}:1" for n, site in enumerate(expected(1, TODAY), 2)}


def rows(told):
    return [
        {"offer": f"http://localhost/id/offer/{site}-{number}", "name": title, "url": f"{BASES[site]}/", "start": s}
        for site, offers in told.items()
        for number, (title, starts) in enumerate(offers.items())
        for s in starts
    ]  # fmt: skip


def runs(number):
    there = differences(TODAY)
    made = {}
    for site, offers in expected(1, TODAY).items():
        counts = {a: sum(s == site for s, _ in getattr(there, a)) for a in ("added", "changed", "withdrawn")}
        counts = counts if number == 2 else {"added": len(offers), "changed": 0, "withdrawn": 0}
        state = "failed" if number == 2 and site in there.down else "succeeded"
        made[site] = {"source": site, "state": state, "restored": 0, **counts}
    return made


@pytest.mark.parametrize("number", [1, 2])
def test_what_is_expected_is_right(number):
    told = expected(number, TODAY)
    assert check.published(rows(told), BASES) == told
    assert list(check.wrong_set(told, told)) == []


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda all_rows: [r for r in all_rows if r["name"] != "Chor für alle Stimmen"], "Chor für alle Stimmen"),
        (lambda all_rows: [*all_rows, {**all_rows[0], "offer": "http://localhost/id/offer/twice"}], "(2)"),
        (lambda all_rows: [*all_rows, {**all_rows[0], "url": "http://other.example/", "offer": "o"}], all),
        (lambda all_rows: [{**r, "start": r["start"].replace("+02:00", "+01:00")} for r in all_rows], "+02:00"),
        (lambda all_rows: all_rows[1:], all),
    ],
    ids=["missing", "twice", "foreign", "wrong-offset", "a-start-lost"],
)
def test_every_difference_is_told(spoil, code):
    told = expected(1, TODAY)
    wrong = list(check.wrong_set(told, check.published(spoil(rows(told)), BASES)))
    assert wrong
    assert code is all or any(code in sentence for sentence in wrong)


def test_runs_as_expected_are_right():
    assert list(check.wrong_first(expected(1, TODAY), runs(1))) == []
    assert list(check.wrong_second(BASES, differences(TODAY), runs(2))) == []


@pytest.mark.parametrize("site", list(BASES))
@pytest.mark.parametrize("field", ["state", "added", "changed", "withdrawn"])
def test_every_run_is_held_to_its_numbers(site, field):
    for number in (1, 2):
        told = runs(number)
        told[site][field] = "running" if field == "state" else told[site][field] + 1
        first = list(check.wrong_first(expected(1, TODAY), told))
        second = list(check.wrong_second(BASES, differences(TODAY), told))
        assert (first, second)[number - 1]


def test_a_missing_run_is_told():
    told = runs(1)
    del told["vhs"]
    assert list(check.wrong_first(expected(1, TODAY), told))
