"""Evens how words about a price are spelled: blanks, hyphens and capitals; text in, text out."""

import re

from harvester.mapping.prices.sentences import shortened

_BLANKS = re.compile(r"[^\S\n]+")
_WORTH = re.compile(
    r"(?<=\d)-(?=(?:€|euro?\b)[- ]?\w{0,20}gutschein)|(?<=€)-(?=\w{0,20}gutschein)|(?<=euro)-(?=\w{0,20}gutschein)",
    re.IGNORECASE,
)
"""Hyphens of what a voucher is worth: `50-Euro-Gutschein`."""
_SHORTENED = re.compile(
    r"\b(kosten|gebühren|entgelt|beitrags|eintritts)-(?=\s(?:und|&|oder|sowie)\s\w{0,30}(frei|los)\b)", re.IGNORECASE
)
"""What is left of a word that ends as the next one: `kosten- und barrierefrei`."""
_HEADED = re.compile(
    r"[^\d€(\[]*(?:[ABC]\d[^\d€(\[]*)?[(\[][^)\]\d]{0,12}\d[^)\]]{0,12}(?:tn|teiln|pers|anm|schüler|kind)[^)\]]{0,20}[)\]]\s?:?\s?(?:€|eur)?\s?\d",
    re.IGNORECASE,
)
_HEAD = re.compile(r"(?:(?<=[\d€–-])|(?<=EUR)|(?<=Euro)|(?<=euro))\s?(?=[(\[])")
"""Brackets that stand before the sums whose crowds they tell: `[4 TN] 210 € [5 TN] 168 €`."""
_PRICED = ("€", "EUR", "Euro", "euro", "–", "-")
"""How words end that lead in the first of them."""
_SLASHED = re.compile(r"(?<=TN)\s?/\s?(?=[\d.]+(?:,\d\d|,-)?\s?(?:€|Euro|EUR)\s?(?:[,;|]|$))")
"""Slashes between counts and their sums where other signs part the pairs: `6 TN / 98 €, 7 TN / 84 €`."""
_GUESSING = re.compile(r"\bRaten(?= (?:Sie|wir|und Rätsel|und Knobel)\w*)")
"""What is guessed, not paid in parts."""
_EQUAL = re.compile(r"(?<=[a-zäöüß]) ?= ?(?=[\d€])")
"""What stands for a colon: `Kursgebühr = 39.90`."""
_EACH_TIME = re.compile(r"(?<=[€o\d]) ?/ (?=(?:pro|je) [A-ZÄÖÜ]\w{1,20}:? (?:nur )?(?:€ ?)?\d)")
"""Slashes between a sum for all and one for each time: `25 Euro / pro Termin 4 Euro`."""
_WITHIN = re.compile(
    r"\bdarin (?=(?:bereits |schon |nicht )?(?:enthalten|inbegriffen|eingeschlossen)\s?(?:[.,;|)\n]|$)|nicht \w+:)"
)
"""What only points back to the sum: `Material ist darin enthalten`."""
_FOOTNOTE = re.compile(r"(?<=,\d\d €)[1-9](?![\d,.])|(?<=,\d\d€)[1-9](?![\d,.])")
"""The mark of a footnote behind a sum: `56,00 €1`."""
_SHORT = re.compile(r"\b[^\W\d_]{1,3}\b|\b(?:Einer?|With|From|Frei|Eine[mn]?|Pro|Oder|Bzw|Inkl|Zzgl|Ohne|Sind|Wird)\b")
_HYPHENS = {0x2010: "-", 0x2011: "-", 0xAD: None}
_RATE = re.compile(
    r"\b((?:hour|dai|week|month)ly|annual|student|member|group|(?:early-)?bird|standard|full|regular|reduced"
    r"|discounted) rate(?=s?\b)",
    re.IGNORECASE,
)
"""Words that make a rate the English one, unlike `Rate`, which is an instalment."""


_LEADER = re.compile(r"(?<=[^\W\d]) ?(?:\.{3,}|…+) ?(?=[\d€])")
"""Dots that lead from a label to its sum: `Erwachsene ..... 6,00 €`."""
_ONLY_CENTS = re.compile(r"(?:(?<!\S)-?|(?<=[€£$]))([.,])(?=\d\d(?!\d))")
"""Sums below one whose nought is left out: `-,50 €`, `€.50`."""
_THOUSAND = re.compile(r"([€£$] ?\d{1,3})k\b")
_HUNDREDS = re.compile(r"([€£$] ?\d{1,3})[.,](\d)k\b")
"""Thousands by their letter: `€2.5k`."""
_PP = re.compile(r"(?<=[€oR]) ?/ ?(?=[Pp]\. ?P\b)")
"""Slashes before what says the same: `12 €/p.P.`."""
_UNIT = re.compile(r"\bU(?:\.-|'|’|\. )(?=Std|Stunde)")
"""Parts of a short word for what is taught: `pro U.-Std.`."""
_P, _J, _WO, _MO = (
    re.compile(rf"(?<=[€oR\d]) ?/ ?(?:{one})\b\.?(?![\w-])") for one in ("P", "J|a|yr", "W[ok]?|wk", "M[o]?|mo")
)
"""What short words behind a slash stand for: `12 €/Wo.`."""
_CLUB = re.compile(r"\be\. ?V\b\.?")
"""The short word for a club, whose full stops end no sentence: `Mitglieder des Heimatvereins e. V. 4 €`."""
_LONG = re.compile(
    r"\b(pro|je|per|each) \d{1,3}[- ]?min(?:\.|utes?|uten|ütiger?|ütigen?)?[- ]"
    r"(?=[a-z]*(?:einheit|lesson|session|class|stunde|lektion|unit))",
    re.IGNORECASE,
)
"""How long what is taught takes, between `pro` and its name: `per 45-minute lesson`."""
_MONTHLY = re.compile(r"\b(\d\d) ?(?:x|mal|×) ?(?:monatlich|mtl\.?)(?= (?:je )?\d)")
"""How often what is due each month is paid: `12 x monatlich 30 €`, unlike `2 x monatlich`."""
_EACH_OF = re.compile(r"\bp\. ?(?=(?:Kind|Person|Teilnehm|Tag|Abend|Termin|Monat|Jahr|Woche|Stunde|UE|Familie)\b)")
"""A short word for what each time is paid: `3 € p. Kind`."""
_AGED = re.compile(r"\b(unter|über|under|over) (\d\d) (?=\d{3} ?(?:€|EUR))")
"""Ages before a sum that are no thousands of it: `Aktive unter 18 120 €`."""
_ACCOMPANIED = re.compile(r"(?<=[a-zäöüß]) (?:inkl\.|inklusive|incl\.) (?:eine[rn]? )?Begleit(?:ung|person)(?:en)?\b")
"""Who comes along with those who pay: `Rollstuhlfahrer inkl. Begleitung 6 €`."""
_AT = re.compile(r" @ ?(?=[€£$\d])")
"""What each of several costs: `5 sessions @ €12`."""
_TWENTY_FIVE = re.compile(
    r"\b((?:twen|thir|for|fif|six|seven|eigh|nine)ty) (?=(?:one|two|three|four|five|six|seven|eight|nine)\b)",
    re.IGNORECASE,
)
"""Numbers in two words: `Twenty five euros`."""
_REWRITTEN: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("- ", _SHORTENED, r"\1\2"),
    ("/", _EACH_TIME, "; "),
    ("darin ", _WITHIN, ""),
    ("=", _EQUAL, ": "),
    ("Raten", _GUESSING, "raten"),
    ("€", _FOOTNOTE, ""),
    ("-", _WORTH, " "),
    (",", _ONLY_CENTS, r"0\1"),
    (".", _ONLY_CENTS, r"0\1"),
    ("k", _HUNDREDS, r"\1\g<2>00"),
    ("k", _THOUSAND, r"\g<1>000"),
    ("/", _PP, " "),
    ("U", _UNIT, "U"),
    ("/", _P, "/Person"),
    ("/", _J, "/Jahr"),
    ("/", _WO, "/Woche"),
    ("/", _MO, "/Monat"),
    ("V", _CLUB, "eV"),
    ("in", _LONG, r"\1 "),
    ("m", _MONTHLY, r"\1 Monate à"),
    ("p.", _EACH_OF, "pro "),
    ("er ", _AGED, r"\1 \2: "),
    ("Begleit", _ACCOMPANIED, ""),
    (" @", _AT, " at "),
    ("..", _LEADER, ": "),
    ("…", _LEADER, ": "),
    ("ty ", _TWENTY_FIVE, r"\1-"),
)
"""What stands in a text that a pattern may fit, the pattern, and what is written instead."""


def evened(text: str) -> str:
    """Return text spelled in one way: plain blanks and hyphens, no marks that only look like ones of a price.

    >>> evened("Schlüssel\u2011  pfand 5 €"), evened("Kursgebühr = 39.90"), evened("kosten- und barrierefrei")
    ('Schlüssel- pfand 5 €', 'Kursgebühr: 39.90', 'kostenfrei und barrierefrei')
    """
    text = _BLANKS.sub(" ", text.translate(_HYPHENS))
    for sign, pattern, instead in _REWRITTEN:
        if sign in text:
            text = pattern.sub(instead, text)
    text = shortened(text)
    if ("(" in text or "[" in text) and _HEADED.match(text):
        first, *rest = _HEAD.split(text)
        text = ", ".join((first, *rest)) if first.endswith(_PRICED) else text
    if "TN" in text and _SLASHED.match(text, text.find("TN") + 2):
        text = _SLASHED.sub(": ", text)
    return text


def calm(text: str) -> str:
    """Return words in capitals as they are written in sentences, each at its place.

    >>> calm("HOURLY RATE: €25")
    'Hourly rate: €25'
    """
    if not text.isupper() or len(text.title()) != len(text):
        return text
    return _RATE.sub(r"\1 rate", _SHORT.sub(lambda found: found[0].lower(), text.title()))
