"""Reads until when one can register: words in, a day out."""

import re
from zoneinfo import ZoneInfo

from harvester.mapping.details.shorthand import spelled
from harvester.mapping.when.words import day
from vocab.model import Moment

_UNTIL = r"(?:bis|spätestens|by|until|before|vor dem|no later than|not later than|till)"
_SIGN_UP = (
    r"(?:anmeld\w*|anzumelden|angemeldet|buch(?:en|ung|ungen|bar)|zu buchen|bewerb\w*|beworben|rückmeld\w*|regist\w*"
    r"|voranmeld\w*"
    r"|einschreib\w*|reservier\w*|nachmeldung|vormerk\w*|einreich\w*|eingereicht|sign[ -]?up|sign(?:ing)? up|apply"
    r"|applications?"
    r"|book(?:ing|ings)?|rsvp|enroll?\w*"
    r"|anm\.)"
)
_DEADLINE = re.compile(
    rf"(?:(?:(?:anmelde|bewerbungs)(?:zeitraum|phase|frist)|anmeldung(?:en)?(?: möglich)?) ?:? (?:(?:vom|von|ab) )?"
    rf"[\d.]{{5,10}} ?(?:bis|-|–)(?: zum)? ?(?=\d)"
    rf"|\bregistration (?:period:? |from )(?:from )?\d{{1,2}} [a-z]{{3,9}} (?:to|until|–) (?=\d)|(?:voran|an"
    rf"|rück)?melde(?:möglichkeit|schluss|frist|ende|termin|tag|stopp|stichtag)|stichtag"
    rf"|letzte\w* (?:termin|tag|möglichkeit|frist) (?:zur|der|für (?:die|eine)) anmeldung"
    rf"|letztmögliche\w* anmeld\w+|teilnahmeschluss|nennschluss|einreichfrist|schluss der anmeldung|\b(?:last"
    rf"|final) (?:day to register|registration date)"
    rf"|\bletzte anmeldung\s?:|^\W*frist(?: verlängert)?\s?:|\bmelden sich (?:[a-zäöü]+ ){{0,3}}bis\b"
    rf"|buchungs(?:ende"
    rf"|schluss|frist)"
    rf"|(?:bewerbungs|einsende|einreichungs|einschreibe|registrierungs|abgabe)(?:schluss|frist|ende|termin)"
    rf"|\banm(?:eldung)?\.?-?schluss|\b{_SIGN_UP}\s?[:→|–]?(?: (?!ab\b|from\b)[\w@.()-]+){{0,8}}?,? \(?{_UNTIL}\b"
    rf"|\bmelde[nt]?\b(?! sie sich ab)[^.\n\d]{{0,60}}?\b{_UNTIL}\b(?=[^.\n]{{0,12}}\.?[^\n]{{0,40}}\b(?:an|zurück)\b)"
    rf"|\b(?:anmeldung|bewerbung|registrierung|registration|application|booking|sign-up|enrolment)(?:s|en|sphase)?"
    rf" (?:\w+ )?(?:endet|schließt|closes?|ends?|open until|is open until|deadline|läuft bis)"
    rf"|\b(?:registration|application|booking|sign-up|entry)?\s?deadline|closing date"
    rf"|\b{_UNTIL}(?: spätestens)?(?: zum)? (?=\d[^\n]{{0,25}} bescheid)"
    rf"|\b{_UNTIL}(?: (?:spätestens|einschließlich|zum|einschl\."
    rf"|incl\.))*(?: \w+,?)? (?=(?:\d{{1,2}}\. ?[^\W\d]{{3,9}}\.? ?(?:\d{{4}})?|[\d.]{{6,10}})"
    rf" (?:[\w@.-]+ ){{0,4}}?(?:anmeld\w*|anzumelden|angemeldet|buchen|buchbar|bewerben|registrieren|zu buchen)\b)"
    rf"|\b{_UNTIL}(?: (?:spätestens|einschließlich|zum))* (?=\d[^.\n]{{0,12}}\.?[^\n,]{{0,40}} (?:melden|möglich"
    rf"|an\W*$)))"
    r"[^\d\n]{0,50}?(?=\d|\bjan|\bfeb|\bmar|\bapr|\bmay|\bjun|\bjul|\baug|\bsep|\boct|\bnov|\bdec)"
)
_NOT_THAT = re.compile(
    r"(?:rabatt|früh(?:bucher|preis)|spar(?:en|t|pr)|ermäßig|vergünstig|günstiger|early[ -]?bird|discount|abmeld|storn"
    r"|kündig|rücktritt"
    r"|zurücktret|cancel|widerruf|kostenfrei abs|bei anmeldung (?:bis|vor) [^\n]{0,24}(?:€|euro\b|%|nur \d)"
    r"|frist (?:gibt|ist abgelaufen|abgelaufen|entfällt)"
    r"|kein\w* \w*(?:frist|schluss)|ohne an?meldung"
    r"|anmeldung (?:ist )?(?:nicht|keine)\b|anmeldebeginn|ausstellung|geöffnet|gültig|läuft vom|laufzeit)"
)
_END = re.compile(
    r"\n|\s(?:erbeten|möglich|unter|bei|per|an|telefonisch|online|anmelden|anmeldung|im|in|verbindlich|schriftlich"
    r"|bitte|via|at|and)\b"
)
_YEAR_END = re.compile(r"(?<=\d\d\d\d)\W")


def deadline(text: str, zone: ZoneInfo) -> Moment:
    """Return until when one can register, as `text`, in lower case, says.

    >>> deadline("anmeldung bis 15. august 2026", ZoneInfo("Europe/Berlin"))
    '2026-08-15'
    """
    text = spelled(text)
    for met in _DEADLINE.finditer(text):
        begin = max(text.rfind(sign, 0, met.start()) for sign in ("! ", "? ", "\n", "|")) + 1
        said = text[max(begin, met.start() - 60) : met.end() + 70].partition("\n")[0]
        if _NOT_THAT.search(said):
            continue
        words = _END.split(text[met.end() : met.end() + 40])[0]
        if found := day(words, zone) or day(_YEAR_END.split(words)[0], zone):
            return found
    return ""
