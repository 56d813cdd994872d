"""Makes a period of months: `März bis Mai 2026`, `November – Januar 2027`; in go months as written, out come two."""

from collections.abc import Collection, Sequence
from itertools import pairwise

from harvester.mapping.when.parts import Month
from harvester.mapping.when.years import EARLIEST, LATEST


def period(months: Sequence[Month], years: Collection[int]) -> tuple[str, str, str]:
    """Return first and last month, and the code of the finding that says why there are none, or a remark."""
    ordered = _numbered(months, years)
    if ordered is None:
        return "", "", "date-no-year"
    if not all(EARLIEST <= number // 12 <= LATEST for number in ordered):
        return "", "", "date-implausible"
    first, last = ordered[0], ordered[-1]
    if last < first:
        return "", "", "date-implausible"
    if any(
        other != one + 1 and not month.joined for month, (one, other) in zip(months[1:], pairwise(ordered), strict=True)
    ):
        return "", "", "date-unclear"
    remark = "" if any(one.year for one in months) else "date-year-inferred"
    return _spelled(first), "" if months[-1].start else _spelled(last), remark


def _numbered(months: Sequence[Month], years: Collection[int]) -> list[int] | None:
    """Return months counted through all years; a missing year is that of the month beside it."""
    given = [one.year for one in months]
    if not any(given):
        if len(set(years)) != 1:
            return None
        given[0] = next(iter(years))
    for index in range(len(given) - 2, -1, -1):
        if not given[index] and given[index + 1]:
            given[index] = given[index + 1] - (months[index].month > months[index + 1].month)
    for index in range(1, len(given)):
        if not given[index]:
            given[index] = given[index - 1] + (months[index].month < months[index - 1].month)
    return [year * 12 + month.month - 1 for year, month in zip(given, months, strict=True)]


def _spelled(number: int) -> str:
    return f"{number // 12}-{number % 12 + 1:02}"
