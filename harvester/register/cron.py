"""Whether a schedule is written rightly: five cron fields; when that is due is the scheduler's to tell."""

import re

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FIELDS: tuple[tuple[str, int, int, tuple[str, ...]], ...] = (
    ("minute", 0, 59, ()),
    ("hour", 0, 23, ()),
    ("day", 1, 31, ()),
    ("month", 1, 12, _MONTHS),
    ("weekday", 0, 6, _DAYS),
)
_PART = re.compile(r"(?:(?P<all>\*)|(?P<first>[0-9]+|[a-z]{3})(?:-(?P<last>[0-9]+|[a-z]{3}))?)(?:/(?P<step>[0-9]+))?")


def cron_fault(schedule: str) -> str:
    """Return what is wrong with a schedule, in a few words; empty when nothing is. Weekdays count from 0 for Monday.

    >>> cron_fault("30 3 * * mon-fri")
    ''
    >>> cron_fault("0 25 * * *")
    'hour: 25 is not between 0 and 23'
    """
    fields = schedule.lower().split()
    if len(fields) != len(_FIELDS):
        return f"{len(fields)} of 5 fields"
    for value, (name, low, high, names) in zip(fields, _FIELDS, strict=True):
        for part in value.split(","):
            if fault := _part_fault(part, low, high, names):
                return f"{name}: {fault}"
    return ""


def _part_fault(part: str, low: int, high: int, names: tuple[str, ...]) -> str:
    found = _PART.fullmatch(part)
    if found is None:
        return f"'{part}' is not a number, a range, a list or *"
    ends = [_number(found[name], low, names) for name in ("first", "last") if found[name]]
    for end, name in zip(ends, ("first", "last"), strict=False):
        if end is None or not low <= end <= high:
            return f"{found[name]} is not between {low} and {high}"
    first, last = (ends[0] or 0, ends[-1] or 0) if ends else (low, high)
    if first > last:
        return f"{part} runs backwards"
    if found["step"] is None:
        return ""
    span = high - low if len(ends) < 2 else last - first
    return "" if 1 <= int(found["step"]) <= span else f"a step of {found['step']} does not fit"


def _number(text: str, low: int, names: tuple[str, ...]) -> int | None:
    if text.isdigit():
        return int(text)
    return names.index(text) + low if text in names else None
