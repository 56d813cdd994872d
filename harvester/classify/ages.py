"""Finds the ages that a text names, as bands of life: folded words in, bands with their place among the words out."""

from collections.abc import Iterator, Sequence

BANDS = (
    ("infant", 0, 3),
    ("preschool", 3, 6),
    ("child", 6, 12),
    ("youth", 12, 18),
    ("young", 18, 27),
    ("old", 60, 120),
)
_YEARS = ("jahr", "jahre", "jahren", "jahrige", "jahrigen", "years", "j")
_MONTHS = ("monat", "monate", "monaten", "months")
_FROM = ("ab", "uber", "from")
_GRADES = ("klasse", "klassen", "klassenstufe", "jahrgang", "jahrgangsstufe", "jahrgangsstufen", "jgst", "stufe")
TELLING = frozenset({*_YEARS, *_MONTHS, *_GRADES})
"""Words of which one stands in every text that names ages."""


def ages(words: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Yield each band that a text names, with the first and (exclusive) last of its words.

    >>> list(ages("fur kinder von 6 bis 10 jahren".split()))
    [('child', 3, 7)]
    >>> list(ages("ab 14 jahren".split())), list(ages("klasse 5".split()))
    ([('youth', 0, 3)], [('grade', 0, 2)])
    """
    for at, word in enumerate(words):
        if word not in TELLING:
            continue
        if word not in _GRADES:
            yield from _named(words, at, in_months=word in _MONTHS)
        elif (number := _beside(words, at)) is not None:
            yield "grade", min(at, number), max(at, number) + 1


def _named(words: Sequence[str], at: int, *, in_months: bool) -> Iterator[tuple[str, int, int]]:
    start = at
    while start and (words[start - 1].isdigit() or words[start - 1] in {"bis", "und", "to", "mit"}):
        start -= 1
    numbers = [int(word) for word in words[start:at] if word.isdigit() and int(word) < 120]
    if not numbers:
        return
    if in_months:
        yield "infant", start, at + 1
        return
    low, high = min(numbers), max(numbers)
    if len(numbers) == 1 and start and words[start - 1] in _FROM:
        start, high = start - 1, low
    for band, begin, end in BANDS:
        if low < end and high >= begin and (low >= begin or high > begin):
            yield band, start, at + 1


def _beside(words: Sequence[str], at: int) -> int | None:
    """Return where the number of a grade stands: right after or before its word."""
    for number in (at + 1, at - 1):
        if 0 <= number < len(words) and words[number].isdigit() and int(words[number]) <= 13:
            return number
    return None
