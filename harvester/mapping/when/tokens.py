"""Splits words about dates into tokens: dates, clock times, numbers, names and separators; it does not join them."""

import re
from datetime import date
from typing import NamedTuple

from harvester.mapping.when.lexicon import AMBIGUOUS, SHORTENED, sense
from harvester.mapping.when.spelling import plain

_NOT_CODES = (
    "mo|di|mi|do|fr|sa|so|am|um|ab|vom|von|bis|den|jan|feb|mär|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec"
    "|ca|ws|ss"
)
_UHR = r"uhr(?![^\W\d_])"
_TOKEN = re.compile(
    r"(?P<iso>\d{4}-\d\d-\d\d(?:t\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:\s?(?:z\b|[+-]\d\d:?\d\d))?"
    r"| \d\d:\d\d(?::\d\d(?:[.,]\d+)?(?:\s?-\d\d:?\d\d)?)?(?:\s?(?:z\b|\+\d\d:?\d\d))?)?(?!\d))"
    r"|(?P<fortnight>\b14\s?-?\s?t(?:ägig|äglich|gl?|ägl|aegig|age-?(?:rhythmus|takt|turnus))(?![^\W\d_])\.?"
    r"|\b(?:14|vierzehn)\s?-?\s?tägige[nmrs](?=\s(?:rhythmus|takt|turnus|abstand|wechsel)))"
    r"|(?P<compact>(?:19|20)\d\d[01]\d[0-3]\d(?:t\d{4}(?:\d\d)?z?)?(?!\w))"
    r"|(?P<yearfirst>(?:19|20)\d\d(?P<by>[/.-])\d{1,2}(?P=by)\d{1,2}(?!\d))"
    rf"|(?P<typed>\d{{1,2}},[0-5]\d(?=[^\S\n]?(?:{_UHR}|(?:bis|[-–])\s?\d{{1,2}},[0-5]\d[^\S\n]?{_UHR}))"
    rf"|[0-2]\d[0-5]\d(?=[^\S\n]?(?:(?:bis|[-–])\s?[0-2]\d[0-5]\d[^\S\n]?)?{_UHR}))"
    rf"|(?P<isomonth>(?<!\d:)(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?![\d-]|\.\s?\w|[^\S\n]?(?:{_UHR}|h\b)))"
    rf"|(?P<date>\d{{1,2}}\.\d{{1,2}}\.(?:\s?\d{{4}}(?!\d)|\d{{5,6}}(?!\d)|\d\d(?!\d|:\d|h|\.\d|[^\S\n]?{_UHR})|(?!\d))"
    rf"|\d{{1,2}}\.[^\S\n]\d{{1,2}}\.[^\S\n]?(?:\d{{4}}(?!\d)|(?:2[5-9]|[34]\d)(?!\d|[.h]|:\d|[^\S\n]?{_UHR})"
    rf"|\d\d(?!\d|[.h]|:\d|[^\S\n]?(?:{_UHR}|h\b|[-–]|bis\b)))"
    rf"|\d{{1,2}}\.[^\S\n]\d{{1,2}}\.(?![^\S\n]?\d|\w)"
    rf"|\d{{1,2}}\.[^\S\n]\d{{1,2}}\.(?=[^\S\n]\d{{1,2}}(?::\d\d|(?:\.\d\d)?[^\S\n]?(?:{_UHR}|h\b|[-–]|bis\b)))"
    r"|\d{1,2}\s\.\s?\d{1,2}\s?\.\s?\d{4}(?!\d))"
    r"|(?P<slashed>\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?!\d|[^\S\n]?uhr))"
    r"|(?P<dashed>\d{1,2}-\d{1,2}-\d{4}(?!\d)|\d{1,2}\|\d{1,2}\|(?:\d{4}|\d\d)(?!\d))"
    r"|(?P<link>https?://\S+|www\.\S+)"
    rf"|(?P<years>(?:19|20)\d\d\s?/\s?\d{{1,4}}(?![\d./:h]|[^\S\n]?{_UHR}))"
    r"|(?P<monthyear>\d{1,2}[./]\d{4}(?!\d))"
    r"|(?P<clock>\d{1,2}[:h]\d\d(?::\d\d)?(?!\d))"
    r"|(?P<point>\d{1,2}\.\d\d(?!\d|\.\d))"
    r"|(?P<short>['’]\d\d(?!\d))"
    r"|(?P<year>\d{4}(?!\d|[a-z]\d))"
    r"|(?P<broken>\d{1,2}[:.]\d(?![\d.]))"
    r"|(?P<amount>\d+,\d{1,2}(?!\d|[.:h]))"
    r"|(?P<number>\d{1,2}(?!\d|[a-wyz]\d)(?:\.(?!\d)|(?:st|nd|rd|th|te[nr]?)\b)?)"
    r"|(?P<digits>\d\w*)"
    rf"|(?P<code>\b(?!(?:{_NOT_CODES})\d)[^\W\d_]{{1,3}}\d(?:\w|[./-](?=\w))*)"
    r"|(?P<half>(?<![^\W\d_])[ap]\.?\s?m\b\.?)"
    r"|(?P<academic>\bc\.\s?t\b\.?|(?<=uhr )ct\b)"
    r"|(?P<word>[^\W\d_]+\.?|§|€|×)"
    r"|(?P<to>[-–—−→]+)|(?P<and>[&+])|(?P<slash>/)|(?P<comma>[,•|·»›>]+)|(?P<semi>;)|(?P<colon>:)"
    r"|(?P<open>[(\[])|(?P<close>[)\]])|(?P<stop>[!?\n]|\.(?=\s|$))"
)
_DIGITS = re.compile(r"\d+")
_HALVED = frozenset({"number", "clock", "point"})
"""What `am` and `pm` may stand behind; elsewhere `am` is the German preposition."""


class Token(NamedTuple):
    """One token: its kind, its numbers, and whether it is tight: a number with its point, a dash without spaces."""

    kind: str
    numbers: tuple[int, ...] = ()
    tight: bool = False


_PLAIN = {kind: Token(kind) for kind in ("comma", "semi", "colon", "open", "close", "stop", "and", "amount")}
_CELL = Token("comma", (1,))
"""What parts the cells of a table."""
_LINE = Token("comma", (2,))
"""What parts the lines of a text."""
_NOISE = Token("word")
_BARE = {
    "fortnight": Token("cycle", (2,)),
    "broken": Token("digits"),  # `18:5 Uhr`, `6.5 h`: no hour may be read of its end
    **{kind: Token(kind) for kind in ("digits", "code", "academic", "link")},
}
_ABBREVIATED = frozenset({"month", "weekday", "filler", "weekly", "cycle", "except", "semester"})
"""What a point rather shortens than ends a sentence behind."""
_LONGEST = 40
"""Characters of a word that is looked up."""
END = Token("nothing")
"""What stands behind the last token."""


def tokens(words: str) -> list[Token]:
    """Return the tokens of `words` in order.

    >>> [token.kind for token in tokens("Sa., 15.11.2025, um 09:00 Uhr")]
    ['weekday', 'comma', 'date', 'comma', 'filler', 'clock', 'unit']
    """
    words = plain(words)
    text = words.lower()
    cased = words if len(words) == len(text) and not words.islower() else text.upper()
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        if kind == "word":
            found.extend(_word(match.group(), cased[match.start()].isupper(), text, match.end()))
        elif kind == "years":
            found.extend(_years(match.group()))
        else:
            found.append(_token(kind, match, text, found))
    return found


def _token(kind: str, match: re.Match[str], text: str, found: list[Token]) -> Token:
    """Return the token of a match that is no word; `found` are those before it."""
    said = match.group()
    if kind in _PLAIN:
        return _LINE if said == "\n" else _CELL if "|" in said else _PLAIN[kind]
    if kind in {"to", "slash"}:
        begin, end = match.span()
        return Token(kind, (), begin > 0 and not text[begin - 1].isspace() and not text[end : end + 1].isspace())
    if kind == "iso":
        return Token("iso", _iso(said))
    if kind == "compact":
        return _compact(said)
    if kind == "half" and (not found or found[-1].kind not in _HALVED):
        return Token("filler")
    return _number(kind, said)


def _years(text: str) -> list[Token]:
    """Return `2026/27` and `2026/1` as years, `2026 / 20` as a year and a number."""
    year, behind = (int(part) for part in _DIGITS.findall(text))
    half = behind in {1, 2} and " " not in text
    if half or behind in {year + 1, (year + 1) % 100}:
        return [Token("years", (year, behind))]
    return [Token("year", (year,)), Token("slash"), Token("year" if behind > 1900 else "number", (behind,))]


def _word(word: str, capital: bool, text: str, end: int) -> list[Token]:
    dotted = word.endswith(".")
    bare = word[:-1] if dotted else word
    if len(bare) > _LONGEST:
        return [_NOISE]
    kind, value = sense("x" if bare == "×" else bare)
    if dotted and capital and bare in SHORTENED:
        return [Token("weekday", (SHORTENED[bare],), True)]
    if bare in AMBIGUOUS and bare != "fr" and not capital and not dotted:
        return [_NOISE]
    ended = dotted and len(bare) > 4 and kind not in _ABBREVIATED and text[end : end + 1] in {" ", ""}
    if bare in AMBIGUOUS:
        return [Token(kind, (value,), True)]
    token = Token(kind, (value,)) if value or kind in {"weekday", "habit", "weekdays-counted"} else Token(kind)
    if kind == "word" and not ended:
        return [_NOISE]
    return [token, _PLAIN["stop"]] if ended else [token]


def _number(kind: str, text: str) -> Token:
    if kind in _BARE:
        return _BARE[kind]
    if kind == "half":
        return Token("half", (text[0] == "p",))
    numbers = tuple(int(part) for part in _DIGITS.findall(text))
    if kind == "short":
        return Token("year", (2000 + numbers[0],))
    if kind == "dashed":
        numbers = numbers if numbers[1] <= 12 or numbers[0] > 12 else (numbers[1], numbers[0], numbers[2])
        return Token("date", (*numbers[:2], numbers[2] + (2000 if numbers[2] < 100 else 0)))
    if kind == "yearfirst":
        return Token("date", numbers[::-1])
    if kind == "typed":  # `18,30 Uhr`, `1830 Uhr`
        return Token("clock", numbers if len(numbers) == 2 else divmod(numbers[0], 100))
    if kind == "isomonth":
        return Token("monthyear", numbers[::-1])
    if kind == "date" and len(numbers) == 2 and not 1 <= numbers[1] <= 12 and text[-3:-1].isdigit():
        return Token("point", numbers)  # `10.00 - 13.00.` at the end of a sentence
    if kind in {"date", "slashed"} and len(numbers) == 3 and _two_digits(text):
        numbers = (numbers[0], numbers[1], numbers[2] + (2000 if numbers[2] < 80 else 1900))
    return Token(kind, numbers, not text[-1].isdigit())


def _compact(text: str) -> Token:
    """Return the date that eight digits are, `20261005` or `20261005T1800`; else they are noise."""
    try:
        date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    except ValueError:
        return Token("digits")
    day = f"{text[:4]}-{text[4:6]}-{text[6:8]}"
    return Token(
        "iso", _iso(f"{day}t{text[9:11]}:{text[11:13]}{'z' if text.endswith('z') else ''}" if "t" in text else day)
    )


def _two_digits(text: str) -> bool:
    """Whether the year at the end of `text` has two digits."""
    return text[-2:].isdigit() and not text[-3].isdigit()


def _iso(text: str) -> tuple[int, ...]:
    """Return year, month and day; with a time also hour and minute; with an offset also that in minutes."""
    year, month, day = int(text[:4]), int(text[5:7]), int(text[8:10])
    if len(text) < 16:
        return year, month, day
    rest = text[16:]
    stated = (year, month, day, int(text[11:13]), int(text[14:16]))
    if rest.endswith("z"):
        return (*stated, 0)
    sign = rest.rfind("+") if "+" in rest else rest.rfind("-")
    if sign < 0:
        return stated
    digits = rest[sign + 1 :].replace(":", "")
    minutes = int(digits[:2]) * 60 + int(digits[2:4])
    return (*stated, minutes if rest[sign] == "+" else -minutes)
