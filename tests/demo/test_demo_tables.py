from collections import Counter
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest

from publish.demo import days
from publish.demo.expected import differences, expected, starts
from publish.demo.sites.vhs import number
from publish.demo.tables import town

EVERY_MONTH = [date(2026, 11, 23) + timedelta(days=31 * n) for n in range(14)]
AUTUMN = date(2026, 11, 23)


@pytest.mark.parametrize("today", EVERY_MONTH)
def test_town_offers_at_least_150_things_with_dates_to_come(today):
    public = [told for site in expected(1, today).values() for told in site.values()]
    assert len(public) >= 150
    assert all(all(start > today.isoformat() for start in told) and told for told in public)


@pytest.mark.parametrize("today", EVERY_MONTH)
def test_nothing_timed_is_held_on_a_closed_day(today):
    timed = [m for site in town(1, today) for told in site.offers for m in told.meetings if isinstance(m[0], datetime)]
    assert timed
    assert not [start for start, _ in timed if days.closed(start.date())]


@pytest.mark.parametrize("today", EVERY_MONTH)
def test_a_weekly_series_crosses_the_change_of_the_clocks(today):
    [told] = [told for site in town(1, today) for told in site.offers if told.title == "Ganztag im Grünen"]
    assert len({start.utcoffset() for start, _ in told.meetings}) == 2
    assert {start.hour for start, _ in told.meetings} == {13}


def test_days_left_out_stand_between_those_held():
    [told] = [told for site in town(1, AUTUMN) for told in site.offers if told.title == "Sprachcafé Ziegelhof"]
    everything = sorted([*(start for start, _ in told.meetings), *told.skipped])
    assert told.skipped
    assert {later.date() - sooner.date() for sooner, later in pairwise(everything)} == {timedelta(weeks=1)}


def test_all_six_themes_and_the_whole_chain_are_there_on_several_sites():
    told = [(told.theme, told.chain, site.id) for site in town(1, AUTUMN) for told in site.offers]
    themes = {theme: {site for t, _, site in told if t == theme} for theme, _, _ in told}
    assert sorted(themes) == [
        "BNE", "Demokratiebildung", "Fachkräftesicherung", "Inklusion", "Integration", "Kulturelle Bildung"
    ]  # fmt: skip
    assert all(len(sites) >= 4 for sites in themes.values())
    assert len({chain for _, chain, _ in told}) == 6


def test_titles_addresses_and_numbers_are_unique_in_their_site():
    for site in town(1, AUTUMN) + town(2, AUTUMN):
        for names in (
            Counter(told.title for told in site.offers),
            Counter(told.slug for told in site.offers),
            Counter(number(told) for told in site.offers),
        ):
            assert not [name for name, count in names.items() if count > 1]


def test_second_round_has_one_new_one_changed_one_gone_and_one_site_down():
    there = differences(AUTUMN)
    assert (len(there.added), len(there.changed), len(there.withdrawn), len(there.down)) == (1, 1, 1, 1)
    sites = {site for site, _ in there.added | there.changed | there.withdrawn}
    assert len(sites) == 3
    assert not sites & there.down


def test_a_site_that_is_down_keeps_what_it_said_before():
    [down] = differences(AUTUMN).down
    assert expected(2, AUTUMN)[down] == expected(1, AUTUMN)[down]


def test_the_cancelled_event_is_not_expected():
    cancelled = {told.title for site in town(1, AUTUMN) for told in site.offers if told.cancelled}
    assert cancelled
    assert not cancelled & expected(1, AUTUMN)["stadt"].keys()


def test_starts_are_days_where_the_markup_names_no_hours():
    [told] = [told for site in town(1, AUTUMN) for told in site.offers if told.title == "Tabellenkalkulation: Aufbau"]
    assert starts(told) == {"2027-01-16"}


def test_town_is_the_same_for_the_same_day():
    assert town(1, AUTUMN) == town(1, AUTUMN)
