"""Reads the one day that words such as `Anmeldeschluss: 15.08.2026, 12 Uhr` name."""

from collections.abc import Collection
from zoneinfo import ZoneInfo

from harvester.mapping.dates import moment
from harvester.mapping.datewords import spans
from harvester.mapping.text import line
from vocab.model import Moment


def day(words: str, zone: ZoneInfo, years: Collection[int] = ()) -> Moment:
    """Return the one day or time that `words` name, whatever it is for; nothing when they name none or several.

    >>> day("Anmeldeschluss: 15.08.2026", ZoneInfo("Europe/Berlin"))
    '2026-08-15'
    """
    stated = moment(words, zone)
    if stated is not None:
        return stated.moment
    found = spans(line(words[:1000]), zone, years).spans
    return found[0].start if len(found) == 1 and not found[0].end else ""
