"""What must be published after each round, counted from the tables alone: the yardstick of the demo's own check."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeAlias

from msgspec import Struct

from publish.demo.tables import Round, Site, Told, town

Starts: TypeAlias = frozenset[str]


class Differences(Struct, frozen=True, kw_only=True):
    """What sets the second round apart: (site, title) of offers, and the ids of sites that are down."""

    added: frozenset[tuple[str, str]]
    changed: frozenset[tuple[str, str]]
    withdrawn: frozenset[tuple[str, str]]
    down: frozenset[str]


def expected(number: Round, today: date) -> dict[str, dict[str, Starts]]:
    """Return site id -> title -> starts of what must be public; of a site that is down, what it said before."""
    before = {site.id: site for site in town(1, today)}
    return {
        site.id: {told.title: starts(told) for told in (before[site.id] if site.down else site).offers if public(told)}
        for site in town(number, today)
    }


def public(told: Told) -> bool:
    """Say whether an offer is to be published."""
    return not told.cancelled


def starts(told: Told) -> Starts:
    """Return every start that the site's markup states of an offer."""
    found = {times.start for times in told.times}
    if told.sessions:
        found |= {start for start, _ in told.meetings}
    return frozenset(map(told.moment, found))


def differences(today: date) -> Differences:
    """Return how the second round differs from the first."""
    sites = town(2, today)
    old, new = _by_title(town(1, today)), _by_title(site for site in sites if not site.down)
    down = frozenset(site.id for site in sites if site.down)
    return Differences(
        added=frozenset(new.keys() - old.keys()),
        changed=frozenset(key for key in new.keys() & old.keys() if new[key] != old[key]),
        withdrawn=frozenset(key for key in old.keys() - new.keys() if key[0] not in down),
        down=down,
    )


def _by_title(sites: Iterable[Site]) -> Mapping[tuple[str, str], Told]:
    return {(site.id, told.title): told for site in sites for told in site.offers if public(told)}
