"""Writes the numbers of spreadsheet cells as people see them: dates, times, leading zeros and euros by their format."""

import re
from datetime import datetime, timedelta
from typing import TypeAlias

Style: TypeAlias = str
"""`date`, `money`, as many zeros as there are digits at least, or nothing."""

_ASIDE = re.compile(r"\"[^\"]*\"|\[[^\]]*\]|\\.|_.|\*.")
_MARKED = re.compile(r"\[\$([^\]-]{1,4})[^\]]*\]|\"([^\"]{1,5})\"")
_FRACTION = re.compile(r"(?<=s)[.,]0+", re.IGNORECASE)
_DAYS = re.compile(r"[dyhs]|mmm", re.IGNORECASE)
_DIGITS = re.compile(r"[0#?]")
_ZEROS = re.compile(r"0{2,12}")
_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,30})?(?:[eE][+-]?\d{1,2})?")
_SERIAL = re.compile(r"[2-7]\d{4}(?:[.,]\d{1,15})?")
_BUILT_IN = {*map(str, range(14, 23)), *map(str, range(27, 37)), *map(str, range(45, 48)), *map(str, range(50, 59))}


def style_of(number: str, code: str) -> str:
    """Return how numbers of a format are written, by the number of a built-in format or by its code.

    >>> [style_of("", code) for code in ("dd.mm.yyyy hh:mm", '#,##0.00 "€"', "00000", "[h]:mm", "Standard", "0.00")]
    ['date', 'money', '00000', 'date', '', '']
    """
    if not code:
        return "date" if number in _BUILT_IN else ""
    said = " ".join(part for found in _MARKED.finditer(code) for part in found.groups() if part)
    plain = _FRACTION.sub("", _ASIDE.sub("", code.partition(";")[0]))
    if _ZEROS.fullmatch(plain):
        return plain
    if _DIGITS.search(plain):
        return "money" if "€" in plain + said or "EUR" in plain + said else ""
    return (
        "date" if ((_DAYS.search(plain) or "[h" in code.lower()) and not plain.isalpha()) or plain in _LETTERS else ""
    )


_LETTERS = frozenset(("yyyy", "mmm", "mmmm", "dd", "d", "ddd", "dddd"))


def written(words: str, style: str, *, since_1904: bool = False) -> str:
    """Return the number of a cell as its format shows it; without a format as digits.

    >>> written("46266.75", "date"), written("0.75", "date"), written("85.5", "money"), written("1067", "00000")
    ('2026-09-01T18:00', '18:00', '85,50 €', '01067')
    >>> written("85.0", ""), written("4.7000000000000002", "")
    ('85', '4.7')
    """
    if not _NUMBER.fullmatch(words):
        return words
    value = float(words)
    if style == "date":
        return _moment(value, since_1904) or words
    if style == "money":
        return f"{value:.2f} €".replace(".", ",")
    if value.is_integer() and abs(value) < 1e15:
        return f"{int(value):0{len(style)}d}" if style else f"{int(value)}"
    return words if abs(value) >= 1e15 else f"{value:.12f}".rstrip("0").rstrip(".")


def dated(words: str) -> str:
    """Return the day that a spreadsheet counted and wrote as a bare number, else the words.

    >>> dated("46266"), dated("46266,75"), dated("1.9.2026")
    ('2026-09-01', '2026-09-01T18:00', '1.9.2026')
    """
    if not _SERIAL.fullmatch(words):
        return words
    return _moment(float(words.replace(",", ".")), since_1904=False) or words


def _moment(value: float, since_1904: bool) -> str:
    """Return day and time of a serial number, only the time where it is less than a day; nothing when it is none."""
    if not 0 <= value < 200_000:
        return ""
    seconds = round(value * 86_400)
    if seconds < 86_400:
        return f"{seconds // 3_600:02}:{seconds % 3_600 // 60:02}"
    begin = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30 if value >= 61 else 31)  # noqa: DTZ001
    at = begin + timedelta(seconds=seconds)
    return at.date().isoformat() if seconds % 86_400 == 0 else at.isoformat(timespec="minutes")


def column(reference: str, following: int) -> int:
    """Return the place of a cell by its reference, or the `following` one when it has none.

    >>> column("A1", 7), column("AB12", 7), column("", 7)
    (0, 27, 7)
    """
    letters = reference[:3].rstrip("0123456789")
    if not letters.isalpha() or not letters.isascii():
        return following
    place = 0
    for letter in letters.upper():
        place = place * 26 + ord(letter) - 64
    return place - 1
