"""Reads days from tokens: `12./13.09.2026`, `5. bis 7. Oktober`, `Sept 12, 19 and 26, 2026` in; days as written out."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from harvester.mapping.when.hours import hours
from harvester.mapping.when.tokens import Token

MOST = 100
"""Numbers that one list may hold."""
_NO_DAY = frozenset(
    {"unit", "half", "hours", "times", "count", "lessons", "weekdays-counted", "noon", "money", "weeks"}
)
_NO_YEAR = 10_000
"""For `00.00.0000`: a year that no date has."""
_YEAR_ENDS = frozenset({"nothing", "comma", "close", "semi"})
_TIMES_BEHIND = frozenset({"clock", "filler", "to", "weekday", "point", "from", "slash", "and", "number", "open"})
_SHORT_YEARS = range(20, 50)
_SEPARATORS = frozenset({"to", "and", "slash", "comma"})


class Day(NamedTuple):
    """A day as far as it is written: `year` 0 and `weekday` -1 when they are not."""

    year: int
    month: int
    day: int
    weekday: int = -1
    joined: bool = False
    """Whether it ends a range that the day before it in the same list begins."""


def days(tokens: Sequence[Token], at: int) -> tuple[list[Day], int] | None:
    """Return the days that begin at a token and the index behind them, or None when none begins there."""
    kind, numbers, _ = tokens[at]
    if kind == "date":
        return [Day((numbers[2] or _NO_YEAR) if len(numbers) > 2 else 0, numbers[1], numbers[0])], at + 1
    if kind == "number":
        return _numbers(tokens, at)
    if kind == "point":
        return _pointed(tokens, at)
    if kind == "month":
        return _month_first(tokens, at)
    return None


def _pointed(tokens: Sequence[Token], at: int) -> tuple[list[Day], int] | None:
    """Read `12.09` before a year or as the beginning of `12.09 - 13.09.2026`; else it is a time."""
    day, month = tokens[at].numbers
    if tokens[at + 1].kind == "year":
        return [Day(tokens[at + 1].numbers[0], month, day)], at + 2
    by, behind, _ = _separator(tokens, at + 1)
    if (
        by is None
        or by.kind not in {"to", "slash"}
        or tokens[behind].kind != "date"
        or len(tokens[behind].numbers) < 3
        or not 1 <= month <= 12
    ):
        return None
    return [Day(0, month, day)], at + 1


def unpointed(tokens: Sequence[Token], at: int) -> tuple[list[Day], int] | None:
    """Read `Mo 5.10, 18 Uhr`: right behind a weekday or first of all, and before the time."""
    day, month = tokens[at].numbers
    before = tokens[at - 1].kind if at else ""
    if before == "comma" and at > 1:
        before = tokens[at - 2].kind
    behind = at + 1
    while tokens[behind].kind in {"comma", "filler"}:
        behind += 1
    if not 1 <= month <= 12 or before not in {"", "weekday", "filler"}:
        return None
    found = hours(tokens, behind)
    listed = found is None or tokens[found[1]].kind in {"and", "slash"}
    return None if listed else ([Day(0, month, day)], at + 1)


class _Number(NamedTuple):
    day: int
    tight: bool
    weekday: int = -1
    joined: bool = False
    by: Token = Token("and")


def _numbers(tokens: Sequence[Token], at: int) -> tuple[list[Day], int] | None:
    """Read numbers that a month or a whole date ends: `12.` in `12./13.09.2026`."""
    found = [_Number(tokens[at].numbers[0], tokens[at].tight)]
    at += 1
    if tokens[at + 1].kind == "month" and _cells(tokens, at):
        return _with_month(tokens, at + 1, found)
    while len(found) < MOST:
        if tokens[at + 1].kind == "month" and (
            tokens[at].kind == "filler" or (tokens[at].kind == "comma" and found[-1].tight)
        ):
            at += 1
        if tokens[at].kind == "to" and tokens[at].tight and tokens[at + 1].kind == "month" and len(found) == 1:
            at += 1  # `12-Sep-2026`
        if tokens[at].kind == "month":
            return _with_month(tokens, at, found) if _alike(found) else None
        by, at, weekday = _separator(tokens, at)
        if by is None:
            return None
        joined, token = by.kind == "to", tokens[at]
        if token.kind == "date":
            dated = _with_date(token, found, by, weekday)
            return (dated, at + 1) if dated else None
        if token.kind != "number" or tokens[at + 1].kind in _NO_DAY:
            return None
        found.append(_Number(token.numbers[0], token.tight, weekday, joined, by))
        at += 1
    return None


def _cells(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number stands alone in its cell or line: `Sa`, `12`, `September 2026` in three lines."""
    edges = [tokens[at], *(tokens[at - 2 : at - 1] if at > 1 else ())]
    return all(edge.kind == "comma" and edge.numbers for edge in edges)


def _separator(tokens: Sequence[Token], at: int) -> tuple[Token | None, int, int]:
    """Return what joins two numbers, the index behind it, and a weekday said of the second."""
    by = tokens[at]
    if by.kind not in _SEPARATORS:
        return None, at, -1
    at += 1
    if by.kind == "comma" and tokens[at].kind in {"and", "to"}:
        by, at = tokens[at], at + 1
    while tokens[at].kind == "filler":
        at += 1
    if tokens[at].kind == "weekday":
        weekday, at = tokens[at].numbers[0], at + 1
        return by, at + (tokens[at].kind in {"comma", "slash"}), weekday
    return by, at, -1


def _alike(found: Sequence[_Number]) -> bool:
    """Whether all numbers are written alike, so that all are days: not `Teil 1, 5. Oktober`."""
    return all(one.tight == other.tight or other.by.tight or other.by.kind == "and" for one, other in pairwise(found))


def _with_month(tokens: Sequence[Token], at: int, found: Sequence[_Number]) -> tuple[list[Day], int]:
    month = tokens[at].numbers[0]
    year, at = _year(tokens, at + 1)
    return [Day(year, month, one.day, one.weekday, one.joined) for one in found], at


def _with_date(token: Token, found: Sequence[_Number], by: Token, weekday: int) -> list[Day] | None:
    marks = [*(one.by for one in found[1:]), by]
    listed = all(one.kind == "and" or (one.tight and one.kind != "to") for one in marks)
    tight = listed or all(one.tight for one in found) or (len(found) == 1 and by.tight)
    if not tight:
        return None
    day, month, *rest = token.numbers
    year = rest[0] if rest else 0
    last = Day(year, month, day, weekday, by.kind == "to")
    return [*(Day(year, month, one.day, one.weekday, one.joined) for one in found), last]


def _month_first(tokens: Sequence[Token], at: int) -> tuple[list[Day], int] | None:
    """Read days behind the name of their month: `Oct 5-7, 2026`."""
    month, year, at = tokens[at].numbers[0], 0, at + 1
    headed = at + 1 if tokens[at].kind == "year" else at
    if tokens[headed].kind == "colon" and tokens[headed + 1].kind == "number" and tokens[headed + 1].tight:
        year, at = tokens[at].numbers[0] if headed > at else 0, headed + 1  # `Oktober 2026: 5., 12., 19.`
    found: list[tuple[int, bool]] = []
    joined = False
    while len(found) < MOST and tokens[at].kind == "number" and tokens[at + 1].kind not in _NO_DAY:
        if _hour(tokens, at):
            break
        found.append((tokens[at].numbers[0], joined))
        by, behind, _ = _separator(tokens, at + 1)
        at += 1
        if by is None or tokens[behind].kind != "number" or tokens[behind + 1].kind in _NO_DAY or _hour(tokens, behind):
            break
        joined, at = by.kind == "to", behind
    if not found:
        return None
    said, at = _year(tokens, at)
    return [Day(said or year, month, day, -1, joined) for day, joined in found], at


def _hour(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number begins a range of hours, `6-8 pm`, or is followed by a month of its own."""
    if tokens[at + 1].kind == "month":
        return True
    return tokens[at + 1].kind == "to" and (
        tokens[at + 2].kind in {"clock", "point"} or tokens[at + 3].kind in {"unit", "half", "hours"}
    )


def _year(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """Return the year at a token, behind a comma too, and the index behind it; 0 when there is none."""
    if tokens[at].kind == "to" and tokens[at].tight:
        year, behind = _year(tokens, at + 1)  # `9-Okt-26`
        return (year, behind) if year else (0, at)
    if tokens[at].kind == "year":
        return tokens[at].numbers[0], at + 1
    sure = tokens[at].kind == "number" and tokens[at].numbers[0] > 24 and tokens[at + 1].kind in _TIMES_BEHIND
    if tokens[at].kind == "number" and not tokens[at].tight and (sure or tokens[at + 1].kind in _YEAR_ENDS):
        short = tokens[at].numbers[0]
        return (2000 + short, at + 1) if short in _SHORT_YEARS else (0, at)  # `1. Okt. 26`
    if tokens[at].kind == "comma" and tokens[at + 1].kind == "year":
        return tokens[at + 1].numbers[0], at + 2
    return 0, at
