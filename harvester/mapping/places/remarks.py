"""Tells of words whether they say a time, a way there or a contact instead of a place, or that none is known."""

import re
from functools import lru_cache

from harvester.mapping.places.table import words_of
from vocab.places.states import STATES

_MONTH = (
    r"(?:jan(?:uar)?|feb(?:ruar)?|märz?|apr(?:il)?|mai|juni?|juli?|aug(?:ust)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?"
    r"|dez(?:ember)?)(?!\w)\.?"
)
_DAY = (
    r"(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)(?:s|abends?|vormittags?|nachmittags?)?"
)
_SHORT_DAY = r"(?:mo|di|mi|do|fr|sa|so)(?!\w)"
_COUNTED = (
    r"(?:\w+ )?(?:abende?n?|termine?n?|tage?n?|wochen?|wochenenden?|mal|x|treffen|stunden?|std\.?|ue|ustd\.?|einheiten"
    r"|unterrichts\w+|min(?:uten|\.)?|vormittage?n?|nachmittage?n?|\w+tage?|monate?n?|personen|plätze|teilnehme\w+|tn|km"
    r"|kilometer|m|meter|euro|€|eur|jahre?n?)"
)
_WHEN = re.compile(
    rf"{_DAY}|{_SHORT_DAY}\.?|(?:{_DAY}|{_SHORT_DAY})\.?\s?(?:[-–,/+&]|bis|und)\s?(?:{_DAY}|{_SHORT_DAY})\.?(?:\s?[\d,].*)?"
    rf"|(?:{_DAY}|{_SHORT_DAY})\.?\s?(?:[-–,]|bis|und)?.{{0,14}}\d{{1,2}}\s?[-–]\s?\d{{1,2}}.*"
    rf"|(?:{_DAY}|{_SHORT_DAY}|immer|jede[nr]?|jeweils|ab|vom|von|bis|am|je|ca\.|max\.?|mind\.)?\.?,?\s?"
    r"(?:vom |ab |den |dem )?"
    rf"(?:\d{{1,2}}\.\s?(?:{_MONTH}|\d{{1,2}}\.)|\d{{1,3}}\s?{_COUNTED}(?!\w)).*"
    rf"|(?:immer|jede[nr]?|jeweils|alle) (?:{_DAY}|{_MONTH}|\w+e[nrs]? {_DAY}|woche|tag|abend|\d+ wochen).*"
    rf"|(?:im|ab|bis|seit|ende|anfang|mitte) {_MONTH}.*"
    rf"|\d{{1,2}}\.\s?[-–]\s?\d{{1,2}}\.\s?(?:{_MONTH}|\d).*"
    rf"|{_SHORT_DAY}\.? (?:geschlossen|frei|ruhetag).*|(?:{_DAY}|{_MONTH}) (?:bis|und|geschlossen|ab|von|vor|nach).*"
    rf"|(?:{_DAY})?\s?(?:früh|abends?|morgens?|vormittags?|nachmittags?)"
    r"|(?:täglich|wöchentlich|14-täg\w+|monatlich|ganztägig|halbtägig|(?:frühjahr|herbst|sommer|winter)s?semester)"
    r"(?:\s.*)?|(?:nur |auch )?(?:theorie|praxis)(?:teil)?|(?:nur |auch )?\d\.\s?(?:termin|tag|abend|treffen|teil).*",
    re.IGNORECASE,
)
_STATES = frozenset(word.casefold() for word in STATES.values() if word not in {"Berlin", "Hamburg", "Bremen"})
_REGION = re.compile(rf"(?:(?:in|im|in der) )?(?:{words_of('regions')})", re.IGNORECASE)
_LINES = re.compile(
    r"(?:[US]|RE|RB|Bus)[\s-]?\d{1,3}(?:\s?[/+&,]\s?(?:[US]|RE|RB)?[\s-]?\d{1,3})+(?:\s.*)?|[US]\d\s[A-ZÄÖÜ].*"
)
_REMARK = re.compile(
    rf"\b(?:{words_of('remarks')})(?!\w)|https?://|www\.|@|\+4[139]|\d\d:\d\d|\d\d?\.\d\d?\.\d\d|[€☎]", re.IGNORECASE
)
_WAY = re.compile(rf"(?:{words_of('entrances')}|{words_of('contacts')})(?![\w-])", re.IGNORECASE)
_PERSON = re.compile(
    r"(?:[\w/ -]{2,40}:\s)?(?:Frau|Herrn?|Familie|Fam\.|Fr\.|Hr\.)\s[A-ZÄÖÜ].*"
    r"|(?=(?:\D{0,4}\d){6})[+\d(][\d\s()/–.-]{6,}"
)
_ASIDE = re.compile(r"(?!vhs|kvhs|ev\.|evang|kath|städt|e\.|(?:[a-z]+[.-])?[a-z]+[A-Z])[a-zäöü].*", re.DOTALL)
_NOWHERE = re.compile(words_of("nowhere"), re.IGNORECASE)
_SAYS_NOWHERE = re.compile(rf"\b(?:{words_of('nowhere-says')})", re.IGNORECASE)


def is_remark(words: str) -> bool:
    """Tell whether words say a time, a way there, a contact or a remark.

    >>> is_remark("Einlass ab 18 Uhr"), is_remark("8 Abende"), is_remark("U4/U5 Messe"), is_remark("Messe Kassel")
    (True, True, True, False)
    """
    if _REMARK.search(words) or _WAY.match(words) or _WHEN.fullmatch(words):
        return True
    return bool(_LINES.fullmatch(words) or _PERSON.fullmatch(words))


def is_aside(words: str) -> bool:
    """Tell whether words that stand behind others begin as names hardly do: `montags geschlossen`."""
    return bool(_ASIDE.fullmatch(words))


def is_region(words: str) -> bool:
    """Tell whether words are the name of a state, a district or a landscape that is no town: `Hessen`."""
    return words.casefold() in _STATES or bool(_REGION.fullmatch(words))


@lru_cache(4096)
def is_nowhere(text: str) -> bool:
    """Tell whether a text says that a place is not known, or none of one's own."""
    return bool(_SAYS_NOWHERE.search(text) or _NOWHERE.fullmatch(text))
