"""Spells out what notices of offers shorten: words in lower case in, the same words in full out."""

import re

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
    "franz": "französisch", "span": "spanisch", "ital": "italienisch", "türk": "türkisch", "russ": "russisch",
    "vorkenntn": "vorkenntnisse", "mögl": "möglich", "begr": "begrenzt",
    "einf": "einfache", "barrierefr": "barrierefrei", "kinderbetr": "kinderbetreuung",
    "bescheinig": "bescheinigung", "zert": "zertifikat", "erw": "erwachsene", "jugendl": "jugendliche",
}  # fmt: skip
_SHORT = re.compile(rf"\b(?:{'|'.join(sorted(_FULL, key=len, reverse=True))})\.(?!\w)")

_TIGHT = re.compile(r"(?:(?<=\bmax\.)|(?<=\bmin\.)|(?<=\bmind\.)|(?<=\bca\.))(?=\d)")


def spelled(text: str) -> str:
    """Return `text`, in lower case, with its abbreviations written in full.

    >>> spelled("kurs f. anf. u. fortgeschr., noch 2 pl. frei")
    'kurs für anfänger und fortgeschrittene, noch 2 plätze frei'
    """
    text = text.replace("schluß", "schluss")
    return _TIGHT.sub(" ", _SHORT.sub(lambda met: _FULL[met.group()[:-1]], text)) if "." in text else text
