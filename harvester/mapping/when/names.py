"""Names of days beside dates: habits, parts of the day, plurals and slips; out come their kinds in the grammar."""

from typing import NamedTuple


class Sense(NamedTuple):
    """The kind of a word in the grammar, and a number where the kind has one."""

    kind: str
    value: int = 0


_GERMAN_DAYS = ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag")
_ENGLISH_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DUTCH_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MISSPELLED = (*_GERMAN_DAYS, "januar", "februar", "august", "september", "oktober", "november", "dezember")
_NO_MISSPELLINGS = frozenset({"sontag", "montage", "augst", "montags"})
_PARTS = ("vormittag", "nachmittag", "abend", "morgen", "mittag", "nacht", "früh")


def misspelled(name: str) -> set[str]:
    """Return `name` with a letter left out, doubled or changed for its neighbour: `Setpember`, `Febuar`."""
    inner = range(1, len(name) - 1)
    found = {name[:at] + name[at + 1 :] for at in inner} | {name[:at] + name[at] + name[at:] for at in inner}
    return (found | {name[:at] + name[at + 1] + name[at] + name[at + 2 :] for at in inner[:-1]}) - _NO_MISSPELLINGS


def weekdays() -> dict[str, Sense]:
    """Return the compound names of weekdays: habits such as `mittwochabends`, plurals such as `Samstage`."""
    found: dict[str, Sense] = {}
    for number, (german, english) in enumerate(zip(_GERMAN_DAYS, _ENGLISH_DAYS, strict=True)):
        for name in (german, "sonnabend") if number == 5 else (german,):
            found[f"{name}s"] = Sense("habit", number)
            found[f"{name}e"] = found[f"{name}en"] = Sense("weekdays-counted", number)
            for part in _PARTS:
                found[name + part] = Sense("weekday", number)
                found[f"{name}{part}s"] = Sense("habit", number)
                found[f"{name}{part}e"] = found[f"{name}{part}en"] = Sense("weekdays-counted", number)
        found[f"{english}s"] = Sense("habit", number)
    for number, name in enumerate(_DUTCH_DAYS):
        found |= {name + part: Sense("weekday", number) for part in ("ochtend", "middag", "avond")}
    return found
