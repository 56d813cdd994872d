"""Spells out what notices of offers shorten: words in lower case in, the same words in full out."""

from functools import lru_cache

_FULL = {
    "f": "für", "u": "und", "m": "mit", "v": "von", "pl": "plätze", "pers": "personen",
    "anm": "anmeldung",
    "teiln": "teilnehmende", "tln": "teilnehmende", "tn": "tn", "staatl": "staatlich", "anerk": "anerkannt",
    "gepr": "geprüft", "päd": "pädagogische", "vorauss": "voraussetzung", "veranst": "veranstaltung",
    "rollstuhlger": "rollstuhlgerechtes", "restpl": "restplätze", "wartel": "warteliste", "entf": "entfällt",
    "krankheitsbed": "krankheitsbedingt", "spr": "sprache", "frz": "französisch", "erforderl": "erforderlich",
    "gruppengr": "gruppengröße", "kleingr": "kleingruppe", "teilnahmebest": "teilnahmebestätigung", "sem": "seminar",
    "anmeldeschl": "anmeldeschluss", "bescheinigg": "bescheinigung", "anmeldg": "anmeldung",
    "kostenl": "kostenlose", "teilw": "teilweise", "verfügb": "verfügbar", "vorh": "vorhanden",
    "erford": "erforderlich",
    "fortgeschr": "fortgeschrittene", "anf": "anfänger", "dt": "deutsch", "engl": "englisch",
    "franz": "französisch", "span": "spanisch", "ital": "italienisch", "türk": "türkisch",
    "poln": "polnisch", "rumän": "rumänisch", "arab": "arabisch", "ukr": "ukrainisch",
    "griech": "griechisch", "kroat": "kroatisch", "portug": "portugiesisch", "niederl": "niederländisch",
    "tschech": "tschechisch", "kurd": "kurdisch", "russ": "russisch",
    "vorkenntn": "vorkenntnisse", "mögl": "möglich", "begr": "begrenzt",
    "einf": "einfache", "barrierefr": "barrierefrei", "kinderbetr": "kinderbetreuung",
    "bescheinig": "bescheinigung", "zert": "zertifikat", "erw": "erwachsene", "jugendl": "jugendliche",
}  # fmt: skip
_TIGHT = frozenset({"max", "min", "mind", "ca"})
"""What is written in one with the number behind it: `max.12`."""


@lru_cache(maxsize=1024)
def spelled(text: str) -> str:
    """Return `text`, in lower case, with its abbreviations written in full; every reader of facts asks for the same.

    >>> spelled("kurs f. anf. u. fortgeschr., noch 2 pl. frei")
    'kurs für anfänger und fortgeschrittene, noch 2 plätze frei'
    >>> spelled("max.12 pers.")
    'max. 12 personen'
    """
    text = text.replace("schluß", "schluss")
    if "." not in text:
        return text
    parts: list[str] = []
    at, dot = 0, text.find(".")
    while dot >= 0:
        start = dot
        while start > at and _is_in_word(text[start - 1]):
            start -= 1
        word, follows = text[start:dot], text[dot + 1 : dot + 2]
        if word in _FULL and not _is_in_word(follows):
            parts += (text[at:start], _FULL[word])
            at = dot + 1
        elif word in _TIGHT and follows.isdigit():
            parts += (text[at : dot + 1], " ")
            at = dot + 1
        dot = text.find(".", dot + 1)
    return "".join([*parts, text[at:]])


def _is_in_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"
