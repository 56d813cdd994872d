"""The labels, column headings and names of classes by which pages say what a field is: words in, fields out."""

import re
from functools import cache

from harvester.extract.facts import is_date
from harvester.extract.recipe.compiled import ready
from harvester.extract.recipe.labels import folded

PRICE = (
    r"\d+(?:[.,]\d{2})?\s?(?:€|EUR|Euro)|(?:€|EUR)\s?\d+(?:[.,]\d{2})?|kostenlos|kostenfrei|gebührenfrei|Eintritt frei"
)
"""What looks like a price, for RE2 and for Python alike."""
DATE = (
    r"(?:(?:Mo|Di|Mi|Do|Fr|Sa|So)[a-zäöü]*\.?,?\s+)?\d{1,2}\.\s?(?:\d{1,2}\.(?:\s?\d{4}|\s?\d{2})?|\pL{3,9}\.?(?:\s\d{4})?)"
    r"(?:,?\s*(?:um |ab |von )?\d{1,2}(?:[:.]\d{2})?(?:\s?(?:-|–|bis)\s?\d{1,2}(?:[:.]\d{2})?)?\s?(?:Uhr|h)?)?"
)
"""A German day in running text, with its time."""

_PRICE = re.compile(PRICE, re.IGNORECASE)
_CODE = re.compile(r"(?=[^\s]*\d)[A-Za-z0-9][A-Za-z0-9./-]{1,15}")
NAMES = dict.fromkeys(("titel", "title", "thema", "bezeichnung"), "name")
"""Column headings that name offers in a table of offers only."""
CLASSES = {
    "name": re.compile(r"titel|title|headline|heading|name|(?:^|[-_])kurs$", re.IGNORECASE),
    "dateText": re.compile(r"datum|date|termin|zeit|time|wann|when|beginn|start", re.IGNORECASE),
    "location": re.compile(r"(?:^|[-_])ort|location|place|venue|wo$|treffpunkt|adress", re.IGNORECASE),
    "priceText": re.compile(r"preis|price|kosten|cost|gebuehr|gebühr|entgelt|fee|eintritt", re.IGNORECASE),
    "courseCode": re.compile(r"nummer|number|nr$|(?:^|kurs|course)[-_]?code", re.IGNORECASE),
    "statusText": re.compile(r"(?:^|[-_])status$|ampel|verfueg|belegung|availab", re.IGNORECASE),
    "description": re.compile(r"teaser|desc|text|intro|summary|beschreibung|inhalt", re.IGNORECASE),
}
"""Field -> what the class of its element is often called."""


@cache
def fields_of_labels() -> dict[str, str]:
    """Return label -> field, as the built-in recipes for labelled pages and tables have them."""
    known: dict[str, str] = {}
    for name, part in (("definitions", ready("definitions").detail), ("table", ready("table").listing)):
        for field in part.fields if part else ():
            for label in (*field.labels, *field.columns):
                if not (name == "definitions" and field.name in {"sessionCount", "lessonCount"}):
                    known.setdefault(folded(label), field.name)
    return known


def fits(field: str, words: str) -> bool:
    """Tell whether words may be the value of a field.

    >>> fits("priceText", "85 €"), fits("dateText", "Mo. 5.10.2026"), fits("courseCode", "auf Anfrage")
    (True, True, False)
    """
    if not words:
        return False
    if field == "dateText":
        return is_date(words)
    if field == "priceText":
        return bool(_PRICE.search(words))
    if field == "courseCode":
        return bool(_CODE.fullmatch(words))
    if field == "name":
        return 3 <= len(words) <= 250 and not (is_date(words) and len(words) < 30) and not _PRICE.fullmatch(words)
    return len(words) >= 40 if field == "description" else not is_date(words)
