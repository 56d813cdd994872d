"""Reads times of day from tokens: `10-13 Uhr`, `18.00 bis 19.30`, `6–7.30 pm` in; minutes after midnight out."""

from collections.abc import Sequence
from typing import NamedTuple

from harvester.mapping.when.tokens import Token

DAY = 24 * 60
_ENDS = frozenset({"nothing", "comma", "semi", "colon", "open", "close", "stop", "weekday", "habit", "and"})
"""What may stand behind a bare number that is an hour: `mittwochs 18-20`."""
_MINUTE_ENDS = _ENDS | {"to", "filler"}
_NO_HOUR = frozenset({"lessons", "money", "times", "count", "month", "weekdays-counted", "weeks", "days", "amount"})
_NEAR = frozenset(
    {
        "date",
        "iso",
        "year",
        "month",
        "weekday",
        "habit",
        "clock",
        "unit",
        "point",
        "daily",
        "begin",
        "end",
        "entry",
        "meeting-point",
        "hours-label",
        "month-word",
        "weekly",
        "cycle",
    }
)
_SKIPPED = frozenset({"after-noon", "semi", "comma", "filler", "from", "colon", "open", "close", "always", "slash"})
_NAMED = frozenset({"noon", "midnight"})
_LENGTHS = frozenset({"length", "per", "count", "times", "each"})


class Hours(NamedTuple):
    """From when to when in minutes after midnight; `end` -1 when it is not said, `start` -1 for no time on earth."""

    start: int
    end: int = -1


class _Time(NamedTuple):
    hour: int
    minute: int
    half: int
    """0 in the morning, 1 in the afternoon of a clock of twelve hours, -1 of a clock of 24."""
    sure: int
    """2 when it is a time for sure, 1 when it is no date, 0 when it is a number."""
    next: int
    academic: bool = False


def hours(tokens: Sequence[Token], at: int) -> tuple[Hours, int] | None:
    """Return the times that begin at a token and the index behind them, or None when no time begins there."""
    one = _time(tokens, at)
    if one is None:
        return None
    near = _near(tokens, at)
    if tokens[at].kind in _NAMED and not near and _titles(tokens, at):
        return None
    behind = _behind_dash(tokens, one.next) or _next_cell(tokens, at, near)
    other = _time(tokens, behind) if behind else None
    if other and _joined(tokens, one, other, near):
        return None if _length(tokens, at, one, other, near) else (_range(one, other), other.next)
    if one.sure == 2 and not _length(tokens, at, one, one, near) and not _ratio(tokens, at, one, near):
        return Hours(_minutes(one, one.half)), one.next
    alone = at == 0 and tokens[one.next].kind == "nothing"
    if one.sure == 1 and (near or alone) and tokens[one.next].kind not in _NO_HOUR:
        return Hours(_minutes(one, one.half)), one.next
    return None


def _time(tokens: Sequence[Token], at: int) -> _Time | None:
    """Return one time: a clock, or a number that a unit may follow."""
    kind, numbers, tight = tokens[at]
    behind = tokens[at + 1].kind
    if kind == "clock":
        hour, minute, sure = numbers[0], numbers[1], 2
    elif kind == "point":
        hour, minute, sure = numbers[0], numbers[1], int(not 1 <= numbers[1] <= 12)
    elif kind == "number" and (not tight or behind in {"unit", "hours"} or _before_clock(tokens, at)):
        hour, minute, sure = numbers[0], 0, 0
        if behind == "noon":
            return _Time(12, 0, -1, 2, at + 2)
    elif kind in _NAMED:
        return _Time(12 if kind == "noon" else 24, 0, -1, 2, at + 1)
    else:
        return None
    return _with_unit(tokens, at + 1, hour, minute, sure)


def _titles(tokens: Sequence[Token], at: int) -> bool:
    """Whether a time with a name is rather part of a title: `High Noon`, `Mitternacht in Paris`."""
    behind = tokens[at + 1 + (tokens[at + 1].kind == "filler")].kind
    return behind == "word" or (at > 0 and tokens[at - 1].kind == "word")


def _before_clock(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number with a point is an hour all the same: `18.–19.30 Uhr`."""
    return tokens[at + 1].kind == "to" and tokens[at + 2].kind in {"clock", "point"} and tokens[at + 3].kind == "unit"


def _with_unit(tokens: Sequence[Token], at: int, hour: int, minute: int, sure: int) -> _Time | None:
    kind = tokens[at].kind
    half, academic = -1, False
    if kind == "half" and _is_half(tokens, at, hour):
        half, sure, at = int(tokens[at].numbers[0]), 2, at + 1
    elif kind in {"unit", "hours"}:
        sure, at = 2, at + 1
        token = tokens[at]
        ends = {"nothing"} if token.tight else _MINUTE_ENDS
        counts = tokens[at + 1].kind == "to" and tokens[at + 2].kind == "times"  # `18 Uhr, 10-mal`
        if token.kind == "number" and not minute and tokens[at + 1].kind in ends and not counts:
            minute, at = token.numbers[0], at + 1  # `18 Uhr 30`
    elif kind in _NO_HOUR or (sure < 2 and (hour > 24 or minute > 59)):
        return None
    if tokens[at].kind == "academic" and not minute:
        sure, minute, at, academic = 2, 15, at + 1, True  # `18 Uhr c.t.`
    if tokens[at].kind == "after-noon" and 1 <= hour < 12 and half < 0:
        half, at = 1, at + 1
    return _Time(hour, minute, half, sure, at, academic)


def _is_half(tokens: Sequence[Token], at: int, hour: int) -> bool:
    """Whether `am` behind an hour is no German preposition: `18:00 am 12.09.2026`."""
    return 1 <= hour <= 12 and (bool(tokens[at].numbers[0]) or tokens[at + 1].kind not in {"date", "weekday"})


def _behind_dash(tokens: Sequence[Token], at: int) -> int:
    """Return where the second time of a range may begin, or 0 when nothing joins two times here."""
    if tokens[at].kind == "comma" and tokens[at + 1].kind == "to":
        at += 1
    if tokens[at].kind != "to":
        return 0
    at += 1
    while tokens[at].kind in {"filler", "comma", "colon", "latest"}:
        at += 1
    return at


def _next_cell(tokens: Sequence[Token], at: int, near: bool) -> int:
    """Return the index of the one other clock in the next cell of a table, else 0: `04.05.26 | 18:00 | 20:15`."""
    kinds = [token.kind for token in tokens[at : at + 4]]
    cells = near and kinds[:3] == ["clock", "comma", "clock"] and tokens[at + 1].numbers == (1,)
    third = kinds[3:] == ["comma"] and tokens[at + 4].kind in {"clock", "date"}
    return at + 2 if cells and not third and tokens[at].numbers < tokens[at + 2].numbers else 0


def _joined(tokens: Sequence[Token], one: _Time, other: _Time, near: bool) -> bool:
    """Whether two times are the ends of a range."""
    if tokens[other.next].kind in _NO_HOUR and other.sure < 2:
        return False
    if other.sure == 2 or one.sure == 2 == other.sure + 1:
        return True
    bare = (tokens[other.next].kind in _ENDS or _shares_unit(tokens, other.next)) and (one.hour, one.minute) < (
        other.hour,
        other.minute,
    )
    if bare and (one.sure == 2 or near or _shares_unit(tokens, other.next)) and max(one.hour, other.hour) <= 24:
        return True
    return max(one.sure, other.sure) == 1 and tokens[one.next - 1].kind == tokens[other.next - 1].kind == "point"


def _shares_unit(tokens: Sequence[Token], at: int) -> bool:
    """Whether a second range with its unit stands behind: `9-12 / 13-16 Uhr`."""
    kinds = [token.kind for token in tokens[at : at + 5]]
    return kinds[:1] in (["and"], ["slash"]) and kinds[1:] == ["number", "to", "number", "unit"]


def _near(tokens: Sequence[Token], at: int) -> bool:
    """Whether a date, a weekday or a time stands right before, so that a number may be an hour."""
    at -= 1
    if at > 0 and tokens[at].kind == "to" and not tokens[at].tight and tokens[at - 1].kind == "date":
        return True  # `12.9.2026 - 10.30`
    while at >= 0 and tokens[at].kind in _SKIPPED:
        at -= 1
    if at < 0 or tokens[at].kind in _NEAR or (tokens[at].kind == "count" and tokens[at].numbers):
        return at >= 0  # `Saturday mornings, 10–12`
    return tokens[at].kind == "number" and at > 1 and tokens[at - 1].kind == "month"  # `27. September 26, 15.30`


def _length(tokens: Sequence[Token], at: int, one: _Time, last: _Time, near: bool) -> bool:
    """Whether hours are rather a length: `Dauer ca. 2 h`, `4–6 h`, `40 h`."""
    if tokens[last.next - 1].kind != "hours":
        return False
    if tokens[last.next].kind in {"per", "slash"} and tokens[last.next + 1].kind in {"weeks", "days", "month-word"}:
        return True  # `5–10 h/Woche`
    if one.hour > 23 or (tokens[last.next].kind == "pause" and one is last):
        return True
    if one.minute and one.hour > 6:
        return False
    if one.hour < 6 and one is last:
        return True  # `12.09.2026, 2 h, 10 Uhr`
    about = at > 0 and tokens[at - 1].kind == "filler" and bool(tokens[at - 1].numbers)
    before = at - 1
    while before >= 0 and tokens[before].kind in {"filler", "colon"}:
        before -= 1
    label = before >= 0 and tokens[before].kind == "count" and tokens[before + 1].kind == "colon"  # `Termin: 18 h`
    return (before >= 0 and tokens[before].kind in _LENGTHS and not label) or (one.hour < 7 and (about or not near))


def _ratio(tokens: Sequence[Token], at: int, one: _Time, near: bool) -> bool:
    """Whether two numbers with a colon are no time: `Dauer 1:30`, `Maßstab 1:25`, `Lukas 2:14`."""
    if tokens[at].kind != "clock" or tokens[one.next - 1].kind != "clock":
        return False
    before = at - 1
    while before >= 0 and tokens[before].kind in {"filler", "colon"}:
        before -= 1
    kind = tokens[before].kind if before >= 0 else ""
    return (
        kind == "length"
        or (one.hour < 7 and not near and kind == "word" and before == at - 1)
        or (kind == "word" and not near and (one.hour > 24 or one.minute > 59))
    )


def _range(one: _Time, other: _Time) -> Hours:
    half = one.half
    if half < 0 == other.half and one.hour < 12 == other.hour:
        return Hours(one.hour * 60 + one.minute, 12 * 60 + other.minute)  # `10–12 a.m.`
    if half < 0 <= other.half and 1 <= one.hour <= 12:
        half = other.half if one.hour % 12 <= other.hour % 12 else 1 - other.half
    start, end = _minutes(one, half), _minutes(other, other.half)
    if start < 0 or end < 0:
        return Hours(-1)
    if other.academic:
        start, end = start + 15, end - 15  # `18–20 Uhr c.t.`: the quarter is that of the beginning
    return Hours(start, -1 if start == end else end)


def _minutes(time: _Time, half: int) -> int:
    hour = time.hour % 12 + 12 * half if half >= 0 else time.hour
    minutes = hour * 60 + time.minute
    return minutes if minutes <= DAY and time.minute < 60 else -1
