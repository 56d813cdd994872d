"""Writes words about dates in one way: in go words as printed, out come plain signs, numerals and long forms."""

import html
import re
import unicodedata

from harvester.mapping.when.forms import shaped

_PLAINER = str.maketrans({"\u00ad": "", "\u200b": "", "\ufeff": "", "‑": "-", "‒": "–", "―": "—", "~": "–"})
_RAISED = re.compile(r"(?<=\d)[⁰¹²³⁴⁵][⁰¹²³⁴⁵⁶⁷⁸⁹]")
"""The minutes of `18³⁰`."""
_SPACES = re.compile(r"[^\S\n]{2,}")
_WORKDAYS = re.compile(r"\b(?:an (?:allen )?)?werktag(?:s|en)\b", re.IGNORECASE)
"""What providers write of office days; that the law counts Saturdays as well is meant by none of them."""
_AGREED = re.compile(r"\bn\.\s?v\.|\bnach (?:abspr|vereinb)\.", re.IGNORECASE)
_SEMESTER = re.compile(r"\b(?:(so)\.\s?se?|(wi)\.\s?se?|(s)\.\s?s|(w)\.\s?s)\.(?=\s?\d)", re.IGNORECASE)
_HALF = r"halbjahr|hj|semester|quartal"
_NUMERAL = re.compile(
    rf"\b(i{{1,3}}|iv)\.?(?=\s?(?:{_HALF})\b)|(?<=\d/)(i{{1,2}})\b|\b(i{{1,2}})(?=/\d{{4}}\b)", re.IGNORECASE
)
_TERMS = ("halbjahr", "semester", "quartal", "hj", "q")
_QUARTER = re.compile(r"\bq([1-4])(?:/|\s)\s?(?=20\d\d)", re.IGNORECASE)
_ENGLISH = re.compile(r"\bo['’]clock\b|\bbi-weekly\b|\bterm[ -]time\b", re.IGNORECASE)
_PLAIN_ENGLISH = {"o": "Uhr", "b": "biweekly", "t": "Schulzeit"}
_ROMAN = re.compile(r"(?<=\d\.)(\s?)(I{1,3}|IV|VI{0,3}|IX|XI{0,2})\.(?=\s?\d{4}\b)")
_ROMAN_MONTHS = "I II III IV V VI VII VIII IX X XI XII".split()
_SHORT_YEAR = re.compile(r"(?<=\d\.)\s?['’](?=\d\d(?!\d))")
"""The sign in `15.09.'26`."""
_ZEROS = re.compile(r"(?<=\d)[:.]?(?:°°|oo(?=\s?uhr))", re.IGNORECASE)
_NUMERALS = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}


def plain(words: str) -> str:
    """Return `words` with what is written in several ways written in one.

    >>> plain("II. Halbjahr 2026,  werktags n. V.")
    '2. Halbjahr 2026, montags bis freitags nach Vereinbarung'
    """
    words = _SPACES.sub(" ", words.translate(_PLAINER))
    if "&" in words:
        words = html.unescape(words)
    text = words.lower()
    if "werktag" in text or "clock" in text or "weekly" in text or "term" in text:
        words = _ENGLISH.sub(_english, _WORKDAYS.sub("montags bis freitags", words))
    if "." in text:
        words = _dotted(words, text)
    words = shaped(words, text)
    if any(name in text for name in _TERMS):
        words = _QUARTER.sub(r"\1. Quartal ", _NUMERAL.sub(_numeral, words))
    if "°" in text or "oo" in text:
        words = _ZEROS.sub(":00", words)
    if not words.isascii():
        words = _RAISED.sub(lambda found: ":" + unicodedata.normalize("NFKC", found.group()), words)
    return words


def _dotted(words: str, text: str) -> str:
    """Return `words` without abbreviations and other signs that stand beside points; `text` are those in lower case."""
    if "v." in text or "nach " in text:
        words = _AGREED.sub("nach Vereinbarung", words)
    if "'" in text or "’" in text:
        words = _SHORT_YEAR.sub("", words)
    if "I." in words or "V." in words or "X." in words:
        words = _ROMAN.sub(lambda found: f"{found.group(1)}{_ROMAN_MONTHS.index(found.group(2)) + 1}.", words)
    return _SEMESTER.sub(_semester, words) if "s." in text or "se." in text else words


def _english(found: re.Match[str]) -> str:
    return _PLAIN_ENGLISH[found.group()[0].lower()]


def _semester(found: re.Match[str]) -> str:
    return "Sommersemester " if found.group(1) or found.group(3) else "Wintersemester "


def _numeral(found: re.Match[str]) -> str:
    """Return the digits of `II` in `II. Halbjahr`, `2026/II` and `I/2027`."""
    said = _NUMERALS[next(filter(None, found.groups())).lower()]
    return f"{said}." if found.group(1) else said
