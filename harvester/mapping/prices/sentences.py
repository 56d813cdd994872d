"""Rewrites sentences about a price as lists say the same; text in, text out."""

import re

_WHOEVER = re.compile(
    r"(\bwer [^,.;€\d]{3,60}), "
    r"(?=(?:kommt|zahlt|hat|besucht|nimmt|darf|bekommt|erhält|geht|isst|fährt|spielt|lernt|liest|ist)\b)",
    re.IGNORECASE,
)
"""Whom a sentence is about: `Wer eine Ehrenamtskarte hat, kommt umsonst hinein`."""
_HELD = re.compile(
    r"\b((?:Findet|Finden|Kommen|Melden|Nehmen|Sind)\b[^,.;€]{3,60}?)(?: statt)?, "
    r"(?=(?:kostet|kosten|beträgt|betragen|zahlen|zahlt|werden|wird|verlangt|erhöht|reduziert|ermäßigt|liegt)\b)"
)
"""How many come where a sum holds: `Findet der Kurs mit 5 Personen statt, kostet er 120 €`."""
_FALLS = r"sinkt|senkt sich|reduziert sich|verringert sich|ermäßigt sich|drops|falls|is reduced"
_SUM = r"(€?\d(?:[\d.,]*\d)?)( ?(?:€|EUR|Euro))?"
_FALLING = re.compile(
    rf"^(.{{0,80}}?)\b(?:{_FALLS})\b(.{{0,60}}?)\b(?:von|from) {_SUM}( \([^()]{{1,30}}\))? (?:auf|to) {_SUM}",
    re.IGNORECASE,
)
"""What a price falls from and to: `Für Schüler sinkt das Entgelt von 60 auf 30 €`."""
_NOTHING = re.compile(
    r"\b(?:do(?:es)? not|don['’]t|doesn['’]t|need not) (?:have to )?pay"
    r"(?: anything| a (?:cent|penny)| (?:any |tuition )?fees?)?(?=\s?(?:[.,;:!)|/]|$))"
    r"|\bwithout paying(?: a (?:cent|penny)| anything)?|\b(?:it )?won['’]t cost you a (?:cent|penny)"
    r"|\b(?:nobody|no one|no-one) (?:has|needs) to pay\b|\b(?:isn['’]t|is not) charged for\b"
    r"|\bfor nothing\b|\bat no cost\b|\bzum nulltarif\b",
    re.IGNORECASE,
)
"""Words in sentences that say that nothing is paid."""
_NOT_PAYING = re.compile(r"\b(be)?zahlen nicht(?=\s?(?:[.,;)|/]|$))")
_BY_THAT = re.compile(r"\bdavon (?=befreit|ausgenommen)")
_SPARED = re.compile(r"\bnicht (?:berechnet|in Rechnung gestellt)\b|\bnehmen wir kein Geld\b|\bgeschenkt\b")
"""Words in sentences that say that some need not pay."""
_COMES_TO = re.compile(r"\b(?:comes|amounts?) to\b")
_NO_CENT = re.compile(r"\bkeinen (?:Cent|Euro|Pfennig)\b")


def shortened(text: str) -> str:
    """Return text whose sentences about what is paid say it as lists do.

    >>> shortened("Für Schüler sinkt das Entgelt von 60 auf 30 €")
    '60 €; Für Schüler  das Entgelt 30 €'
    >>> shortened("Helfer zahlen keinen Cent"), shortened("Members don't pay anything")
    ('Helfer zahlen nichts', 'Members free')
    """
    text = _HELD.sub(r"\1 ", _WHOEVER.sub(r"\1 ", text)) if ", " in text else text
    text = _FALLING.sub(r"\3\7\5; \1\2\6\7", text)
    text = _SPARED.sub("befreit", _BY_THAT.sub("", text))
    text = _COMES_TO.sub("is", text)
    text = _NOT_PAYING.sub("zahlen nichts", text)
    return _NO_CENT.sub("nichts", _NOTHING.sub("free", text))
