"""Writes forms of words about dates that a grammar of words would not see in a plainer form."""

import re

_IGNORE = re.IGNORECASE
_PART_OF_DAY = re.compile(
    r"\b(?:(?:an )?jede[mnrs]? (?:abend|morgen|nach-?mittag|vormittag|nacht)"
    r"|every (?:evening|morning|night))\b(?! (?:im|des|of))",
    _IGNORE,
)
_NEXT_DAY = re.compile(
    r"\bbis (?:(?:zum|am|um) )?(?:nächsten|(?:darauf)?folgenden) (?:morgen|tag|vormittag)[,:]?(?=[ \w]{,4}\d)", _IGNORE
)
_FIRST_HALF = r"\b(mon|diens|donners|frei|sams|sonn)(?=-\s?(?:und|u\.|oder|bis|/|&|\+|,)\s?[a-z]+tag"
_FIRST_HABIT, _FIRST_DAY = re.compile(_FIRST_HALF + "s)", _IGNORE), re.compile(_FIRST_HALF + ")", _IGNORE)
_HALF_YEAR = re.compile(r"\b([12]\. ?(?:schul)?(?:hj|halbjahr|semester)\.?) (?=2\d(?![\w.:]))", _IGNORE)
_MONTH_FIRST = re.compile(
    r"\b((?:jan|feb|m[aä]r|apr|ma[iy]|ju[nl]|aug|sep|o[ck]t|nov|de[cz])[a-z]*)-(\d{1,2})-(?=20\d\d\b)", _IGNORE
)
_OH = re.compile(r"(?<=\d[.:][0-5])o\b|(?<=\b[12])o(?=[ .:])", _IGNORE)
_OF_MONTH = re.compile(r"\b((?:mo|di|mi|do|fr|sa|so)[a-z]*\.?) [id]\.\s?(?:d\.\s?)?m\.", _IGNORE)
_HALVES = tuple(
    (f"halb {name}", re.compile(rf"\babends (?:um |gegen )?halb {name}\b", _IGNORE), f"{hour}:30 Uhr")
    for hour, name in ((18, "sieben"), (19, "acht"), (20, "neun"), (21, "zehn"))
)
_FORMS = (
    ("202", re.compile(r"20[2-4]\d(?=[012]?\d[:.]\d\d(?!\d))"), r"\g<0> "),  # `12.09.202610:00`
    ("in the ", re.compile(r"\bin the (?:evening|afternoon)\b", _IGNORE), "abends"),
    ("om de week", re.compile(r"\bom de week\b", _IGNORE), "14-tägig"),
    ("t/m", re.compile(r"\bt/m\b", _IGNORE), "bis"),
    ("tot en", re.compile(r"\btot en met\b", _IGNORE), "bis"),
    (" da", re.compile(r"\bfür (?:sie|euch|dich) da\b", _IGNORE), "erreichbar"),
    (" m.", _OF_MONTH, r"\1 im Monat"),
    (".m.", _OF_MONTH, r"\1 im Monat"),
    ("wo.", re.compile(r"\balle (\d) wo\.", _IGNORE), r"alle \1 Wochen"),
    ("/20", re.compile(r"\b(\d{1,2})/([a-zä]{3,9})/(?=20\d\d\b)", _IGNORE), r"\1. \2 "),
    ("-20", _MONTH_FIRST, r"\2. \1 "),
    *((sign, _FIRST_HABIT, r"\1tags") for sign in ("s- ", "n- ", "i- ")),
    *((sign, _FIRST_DAY, r"\1tag") for sign in ("s- ", "n- ", "i- ")),
    ("jede", _PART_OF_DAY, "täglich"),
    ("every ", _PART_OF_DAY, "täglich"),
    ("mon.", re.compile(r"\b(im|i\.|des|d\.) mon\.", _IGNORE), r"\1 Monat"),
    *((f"{digit}o", _OH, "0") for digit in "0123"),  # `9.3o Uhr`
    *_HALVES,
    ("nicht wie ", re.compile(r"\bnicht wie \w+ am\b", _IGNORE), "nicht am"),
    ("nächsten ", _NEXT_DAY, "bis"),
    ("folgenden ", _NEXT_DAY, "bis"),
    ("nacht v", re.compile(r"(nacht v[oa][mn] \S{1,12}) zum (?=\d)", _IGNORE), r"\1 bis "),
    ("wechsel", re.compile(r"\bim (?:wöchentlichen )?wechsel\b", _IGNORE), "unregelmäßig"),
    *((f"{name} 2", _HALF_YEAR, r"\1 20") for name in ("halbjahr", "semester", "hj", "hj.")),
    ("q", re.compile(r"\bq([1-4])/(?=2\d\b)", _IGNORE), r"Q\1/20"),
    (" .", re.compile(r"(?<=\d) \.(?=\d)"), "."),  # `20 .00 Uhr`
    ("„", re.compile(r"„[^„“”\"]{1,80}[“”\"](?=.{,200}\d)"), " – "),  # titles beside dates
)
"""What a text that holds a form has in lower case, the form, and what is written for it."""
_BULLETS = ("- ", "– ", "* ")
_BULLET = re.compile(r"(?:\A|\n)[ \t]*[-–*][ \t]+")


def shaped(words: str, text: str) -> str:
    """Return `words` in plainer forms; `text` are those in lower case.

    >>> shaped("Diens- und donnerstags", "diens- und donnerstags")
    'Dienstags- und donnerstags'
    """
    if text.startswith(_BULLETS):
        words = _BULLET.sub("\n", words)
    for sign, form, made in _FORMS:
        if sign in text:
            words = form.sub(made, words)
    return words
