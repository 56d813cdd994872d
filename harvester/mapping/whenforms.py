"""Writes forms of words about dates that a grammar of words would not see in a plainer form."""

import re

_FORMS = (
    (re.compile(r"(?<=[.\s]20[2-4]\d)(?=[012]?\d[:.]\d\d(?!\d))"), " ", ":"),  # `12.09.202610:00`
    (re.compile(r"\bin the (?:evening|afternoon)\b", re.IGNORECASE), "abends", "in the "),
    (re.compile(r"\bom de week\b", re.IGNORECASE), "14-tägig", "om de week"),
    (re.compile(r"\bt/m\b|\btot en met\b"), "bis", "t"),
    (re.compile(r"\bfür (?:sie|euch|dich) da\b", re.IGNORECASE), "erreichbar", " da"),
    (re.compile(r"\b((?:mo|di|mi|do|fr|sa|so)[a-z]*\.?) [id]\.\s?(?:d\.\s?)?m\.", re.IGNORECASE), r"\1 im Monat", "m."),
    (re.compile(r"\balle (\d) wo\.", re.IGNORECASE), r"alle \1 Wochen", "wo."),
    (re.compile(r"\b(\d{1,2})/([a-zä]{3,9})/(?=20\d\d\b)", re.IGNORECASE), r"\1. \2 ", "/20"),
    (
        re.compile(
            r"\b((?:jan|feb|m[aä]r|apr|ma[iy]|ju[nl]|aug|sep|o[ck]t|nov|de[cz])[a-z]*)-(\d{1,2})-(?=20\d\d\b)",
            re.IGNORECASE,
        ),
        r"\2. \1 ",
        "-20",
    ),
    (
        re.compile(
            r"\b(mon|diens|donners|frei|sams|sonn)(?=-\s?(?:und|u\.|oder|bis|/|&|\+|,)\s?[a-z]+tags)", re.IGNORECASE
        ),
        r"\1tags",
        "tags",
    ),
    (
        re.compile(
            r"\b(mon|diens|donners|frei|sams|sonn)(?=-\s?(?:und|u\.|oder|bis|/|&|\+|,)\s?[a-z]+tag)", re.IGNORECASE
        ),
        r"\1tag",
        "tag",
    ),
    (
        re.compile(
            r"\b(?:(?:an )?jede[mnrs]? (?:abend|morgen|nach-?mittag|vormittag|nacht)"
            r"|(?:every|each) (?:evening|morning|night))\b(?! (?:im|des|of))",
            re.IGNORECASE,
        ),
        "täglich",
        "e",
    ),
    (re.compile(r"\b(im|i\.|des|d\.) mon\.", re.IGNORECASE), r"\1 Monat", "mon."),
    (re.compile(r"(?<=\d[.:][0-5])o\b|(?<=\b[12])o(?=[ .:])", re.IGNORECASE), "0", "o"),  # `9.3o Uhr`
    (
        re.compile(
            r"\bbis (?:(?:zum|am|um) )?(?:nächsten|(?:darauf)?folgenden) (?:morgen|tag|vormittag)[,:]?(?=[ \w]{,4}\d)",
            re.IGNORECASE,
        ),
        "bis",
        "n ",
    ),
    (re.compile(r"(nacht v[oa][mn] \S{1,12}) zum (?=\d)", re.IGNORECASE), r"\1 bis ", "nacht v"),
    (re.compile(r"\bim (?:wöchentlichen )?wechsel\b", re.IGNORECASE), "unregelmäßig", "wechsel"),
    (re.compile(r"(?<=\d) \.(?=\d)"), ".", " ."),  # `20 .00 Uhr`
    (re.compile(r"„[^„“”\"]{1,80}[“”\"](?=.*\d)"), " – ", "„"),  # titles beside dates
)
"""Forms, what is written for them, and what a text that holds them has in lower case."""


def shaped(words: str, text: str) -> str:
    """Return `words` in plainer forms; `text` are those in lower case.

    >>> shaped("Diens- und donnerstags", "diens- und donnerstags")
    'Dienstags- und donnerstags'
    """
    for form, made, sign in _FORMS:
        if sign in text:
            words = form.sub(made, words)
    return words
