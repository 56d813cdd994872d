"""Reads labelled facts (date, place, number) from the text of a plain page, where no markup says what words mean."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, NavigableString, PageElement, Tag

from harvester.extract.words import line

MAX_WORDS = 200

_LABELS = {
    "date": "datum|date(?: ?& ?time|s)?|date and time|datum und uhrzeit|datum en tijd|wann|when|wanneer|termine?|"
    "beginn|start(?:datum|termin| ?date)?|kursbeginn|kurstermine?|veranstaltungstermin|zeitraum|nächster termin",
    "place": "(?:veranstaltungs|kurs)?ort|location|locatie|wo|where|waar|venue|plaats|place|adresse",
    "number": "kurs-?(?:nummer|nr\\.?)|kursnr\\.?|veranstaltungs-?(?:nummer|nr\\.?)|course (?:code|number)|cursuscode",
}
_LABEL = re.compile("|".join(rf"(?P<{kind}>{words})(?!\w)" for kind, words in _LABELS.items()), re.IGNORECASE)
_WEAK = frozenset(("datum", "date", "dates"))
_ICON = re.compile(
    r"(?:^|[\s_-])(?:(?P<date>calendar|kalender|clock)|(?P<place>map-marker|map-pin|location|location-dot|marker))(?:$|[\s_-])"
)
MONTH = (
    "jan(?:uar[iy]?|uary|ner)?|feb(?:ruar[iy]?|ruary)?|m(?:ä|ae?)r(?:z|ch|t)?|maart|mrt|apr(?:il)?|ma[iy]|mei|jun[ie]?|jul[iy]?|"
    "aug(?:ust(?:us)?)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?"
)
_DATE = re.compile(
    rf"\b\d{{4}}-\d\d-\d\d\b|\b\d{{1,2}}\.\s?\d{{1,2}}\.(?:\s?\d{{2,4}})?|\b\d{{1,2}}[/-]\d{{1,2}}[/-]\d{{4}}\b|"
    rf"\b\d{{1,2}}\.?\s*(?:{MONTH})\b|\b(?:{MONTH})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?\b",
    re.IGNORECASE,
)
_INLINE = frozenset(("a", "abbr", "b", "br", "em", "i", "small", "span", "strong", "sub", "sup", "time", "u", "wbr"))


class Fact:
    """One fact: its kind, its words, the element where it stands, and whether its label could also date a news item."""

    __slots__ = ("element", "kind", "weak", "words")

    def __init__(self, kind: str, words: str, element: Tag, weak: bool = False) -> None:
        self.kind = kind
        self.words = words
        self.element = element
        self.weak = weak


def is_date(words: str) -> bool:
    """Tell whether a day can be recognised in `words`, in German, English or Dutch.

    >>> [is_date(w) for w in ("18 Sep - 10 Oct", "ab 5.10.", "Friday, January 21", "3. Etage", "Raum 7")]
    [True, True, True, False, False]
    """
    return bool(_DATE.search(words))


def facts(soup: BeautifulSoup) -> Iterator[Fact]:
    """Yield the labelled facts of the page in document order, dates only where a day can be recognised."""
    for string in soup.find_all(string=True):
        if isinstance(string, NavigableString) and (fact := _by_label(string)) is not None:
            yield fact
    for icon in soup.find_all(("i", "span", "svg"), class_=_ICON):
        if (fact := _by_icon(icon)) is not None:
            yield fact


def _by_label(string: NavigableString) -> Fact | None:
    """Return the fact whose label `string` is or begins with."""
    said = line(str(string))
    element = string.parent
    if not said or element is None or not (found := _LABEL.match(said)) or len(said) > 2 * MAX_WORDS:
        return None
    rest = said[found.end() :].lstrip()
    if rest and not rest.startswith(":"):
        return None
    value = rest.lstrip(": ") + _rest_of_line(string)
    if not value.strip(" :"):
        value = _next_words(element)
    return _fact(found.lastgroup or "", value, element, weak=found[0].lower() in _WEAK)


def _by_icon(icon: Tag) -> Fact | None:
    classes = icon.get("class")
    found = _ICON.search(" ".join(classes) if isinstance(classes, list) else str(classes or ""))
    parent = icon.parent
    if found is None or parent is None or line(icon.get_text()):
        return None
    value = line(parent.get_text(" "))
    if label := _LABEL.match(value):
        value = value[label.end() :]
    return _fact(found.lastgroup or "", value, parent)


def _fact(kind: str, value: str, element: Tag, *, weak: bool = False) -> Fact | None:
    words = line(value).strip(" :|·•")[:MAX_WORDS]
    if not words or (kind == "date" and not is_date(words)):
        return None
    return Fact(kind, words, element, weak)


def _rest_of_line(string: NavigableString) -> str:
    """Return the words that follow `string` on its line: up to the next block, line break or label."""
    words: list[str] = []
    place: PageElement = string
    for _ in range(2):
        for sibling in place.next_siblings:
            if isinstance(sibling, Tag) and (sibling.name == "br" or sibling.name not in _INLINE):
                return " ".join(words)
            said = line(sibling.get_text(" ") if isinstance(sibling, Tag) else str(sibling))
            if words and _LABEL.match(said) and said.rstrip().endswith(":"):
                return " ".join(words)
            words.append(said)
        parent = place.parent
        if parent is None or parent.name not in _INLINE:
            break
        place = parent
    return " ".join(words)


def _next_words(element: Tag) -> str:
    """Return the words of what stands beside a label that fills its element: a cell, a definition, a block."""
    for place in (element, element.parent):
        if place is None or place.name in {"body", "main", "article", "section", "ul", "dl", "table"} or _is_row(place):
            break
        beside = place.find_next_sibling()
        if isinstance(beside, Tag):
            return line(beside.get_text(" "))
    return ""


def _is_row(place: Tag) -> bool:
    """Tell whether `place` is a table's row of several cells: what stands below it is another row."""
    return place.name == "tr" and len(place.find_all(("th", "td"), limit=2)) > 1
