"""Reads of places in a course: whether one can be had, how many are left, and their bounds."""

import re

from harvester.mapping.numberwords import NUMBER, number
from vocab.model import Availability

FEW = 5
"""So many places left, or fewer, are few."""
_PLACES = (
    r"(?<![\wäöüß])(?:freien?\s|freier\s|available\s)?"
    r"(?:pl[aä]tze?n?|seats?|places?|spots?|tickets?|kursplätze|teilnahmeplätze)\b"
)
_PEOPLE = (
    r"(?:teiln\w*|tn\b|personen\b|pers\b|people\b|persons\b|participants?\b|gästen?\b|schüler\w*|kindern?\b"
    r"|anmeldungen\b|plätzen?\b"
    r"|interessierten?\b|besucher\w*|erwachsenen?\b|mitspieler\w*|attendees\b|students\b|leuten?\b|paaren?\b"
    r"|frauen\b|jugendlichen?\b"
    r"|kursteiln\w*|guests\b)"
)
_WAIT = re.compile(r"(?<!keine )(?<!nicht )wartelist|waiting[ -]?list|wait[ -]?list|nachrück")
_FULL = re.compile(
    r"(?<!fast )(?<!nahezu )(?<!beinahe )ausgebucht|voll belegt|fully booked|sold out|ausverkauft"
    r"|alle (?:\w+ )?plätze (?:sind )?(?:\w+ )?(?:vergeben|belegt|besetzt|weg)"
    r"|keine? (?:freien? )?pl[aä]tze? (?:mehr|frei|verfügbar)"
    r"|keine freien plätze|nicht mehr buchbar|freie plätze:? 0\b|no (?:more )?(?:places|seats|spots)|(?:kurs|leider"
    r"|bereits|schon) (?:ist )?(?:voll|belegt)\b"
    r"|^\W*(?:voll|belegt|full|besetzt|vergriffen)\W*$|keine anmeldung mehr möglich"
    r"|anmeldung (?:ist )?nicht mehr möglich|class is full"
)
_FEW = re.compile(
    rf"noch (?:wenige|einzelne|ein paar) {_PLACES}|letzte[rn]? (?:freie[rn]? )?(?:pl[aä]tze?)\b|restpl[aä]tze?n?\b"
    rf"|few (?:\w+ )?(?:places|seats|spots)"
    r"|wenige (?:freie )?(?:rest)?pl[aä]tze|nur noch wenig|(?:fast|nahezu|beinahe) (?:ausgebucht|voll)"
    r"|last (?:places|seats|spots)|almost (?:full|sold out)"
    r"|limited availability|kaum noch plätze|beschränkt verfügbar"
)
_FEW_FIRST = re.compile(r"(?:fast|nahezu|beinahe) ausgebucht|almost (?:full|sold out)")
_FREE = re.compile(
    r"(?<![\wäöüß])plätze (?:sind )?(?:noch )?(?:frei|verfügbar|vorhanden|buchbar)"
    r"|(?<!keine )(?<!wenige )freie plätze|(?:ausreichend|genügend|genug|viele) (?:freie )?plätze"
    r"|(?:places|seats|spots|tickets) (?:are )?(?:still )?available"
    r"|anmeldung (?:ist )?(?:noch )?(?:jederzeit )?möglich|(?<!nicht )(?<!mehr )\bbuchbar\b"
    r"|^\W*(?:frei|offen|available|noch frei|open|verfügbar|plätze)\W*$|es gibt noch plätze|noch plätze"
)
_LEFT = re.compile(
    rf"\b(?:noch|nur|only|still|derzeit|aktuell)\s(?:noch\s)?(?:(?:frei"
    rf"|verfügbar)\W{{1,3}})?({NUMBER})\s(?:freie[rn]?\s)?{_PLACES}"
    rf"|(?:freie[ _-]?pl(?:ä|ae)tze|pl(?:ä|ae)tze[ _]frei|noch frei|restplätze|verfügbare plätze|(?:available"
    rf"|remaining|free) (?:seats|places|spots)"
    rf"|(?:seats|places|spots) (?:left|remaining|available)|verfügbar|remaining)\s?[:=]?\s?({NUMBER})(?!\s?(?:%|€|uhr))"
    rf"|({NUMBER})\s{_PLACES}\s(?:sind\s|ist\s|are\s)?(?:noch\s|still\s)?(?:frei|verfügbar|left|available|remaining"
    rf"|übrig|vorhanden|buchbar)"
    rf"|\b({NUMBER})\sfreie[rn]?\s(?:kurs|rest)?pl[aä]tz|\b({NUMBER})\srestpl[aä]tz"
)
_OF = re.compile(rf"\s?(?:{_PLACES}\s)?(?:left\s|frei\s)?\(?(?:out of|of|von|/|aus)\s?(?:insgesamt\s)?({NUMBER})")
_OUT_OF = re.compile(
    rf"({NUMBER})\s?(?:von|of|/|out of)\s?(?:insgesamt\s)?({NUMBER})\s(?:{_PLACES}\s)?(?:sind\s|are\s)?(?:noch\s"
    rf"|still\s)?(?:frei|verfügbar|left|available)"
)
_SEATED = re.compile(
    rf"({NUMBER})\s?(?:von|of|/|out of)\s?({NUMBER})\s(?:{_PLACES}\s)?(?:sind\s|are\s)?(?:bereits\s|schon\s"
    rf"|already\s)?(?:belegt|vergeben|besetzt|gebucht|taken|booked)"
    rf"|(?:belegt|belegung|gebucht|angemeldet)\s?:?\s?({NUMBER})\s?(?:von|/|of)\s?({NUMBER})"
)
_ALL_LEFT = re.compile(
    rf"von\s({NUMBER})\splätzen\s(?:sind\s|ist\s)?(?:noch\s|nur\s)*({NUMBER})\s(?:frei|verfügbar|übrig)"
)
_NONE_LEFT = re.compile(
    r"keine (?:freien )?plätze (?:mehr|frei|verfügbar)|no (?:places|seats|spots) (?:left|available)"
    r"|kein platz mehr frei"
)
_RANGE = re.compile(
    rf"(?<![\d.,:])({NUMBER})\s?(?:-|–|bis|to)\s?(?:max\.?\s|zu\s)?({NUMBER})\s{_PEOPLE}"
    rf"|(?:gruppengröße|teiln\w*zahl|tn-?zahl|\btn|group size|personenzahl|teilnehmer(?:innen)?"
    rf"|teilnehmende)\W{{1,3}}({NUMBER})\s?(?:-|–|bis|to)\s?({NUMBER})(?!\s?(?:jahr|uhr|€))"
)
_MOST = re.compile(
    rf"(?:\bmax(?:\.|imal\w*|imum)?|begrenzt auf|beschränkt auf|höchstens|bis zu|bis max\.?|können bis"
    rf"|nicht mehr als|no more than|limited to"
    rf"|up to|platz für|room for)\s(?:of\s|\w+\s)?({NUMBER})\s{_PEOPLE}"
    rf"|(?:höchst|maximal\w*\s?|max\.?\s?)(?:teiln\w*|tn|personen\w*|gruppengröße)(?:zahl)?\W{{1,3}}({NUMBER})"
    rf"|^(?:kurs|teilnahme)?plätze\W{{1,3}}({NUMBER})|\bplätze insgesamt\W+({NUMBER})"
    rf"|(?<![a-zäöüß])(?:teiln\w*zahl|gruppengröße|group size|\btn|personenzahl|kapazität|capacity"
    rf"|teilnehmerbegrenzung|kleingruppe|kleine gruppe|teilnehmende)\W{{0,3}}(?:ist\s|auf\s|of\s)?(?:max\.?|maximal"
    rf"|maximum|begrenzt auf|auf|bis|höchstens)?\s?({NUMBER})(?!\s?(?:-|–|bis|\d|jahr|uhr|€))"
    rf"|[/,;–-]\s?max\.?\s({NUMBER})\W*$|^({NUMBER})\splätze\W*$"
    rf"|^\W*(?:max(?:\.|imal|imum)?|höchstens|bis zu)\s({NUMBER})\W*$|^\W*({NUMBER})\s(?:tn|teilnehme\w+|personen"
    rf"|participants)\W*$"
    rf"|(?:teilnehmer(?:innen)?|teilnehmende|personen|participants)\s?[:=]\s?(?:max\.?|maximal|höchstens"
    rf"|bis)\s?({NUMBER})(?!\d)"
)
_LEAST = re.compile(
    rf"(?:\bmind(?:\.|estens)?|\bmin\.?|\bminimum|at least|wenigstens)\s(?:of\s)?({NUMBER})(?=\s{_PEOPLE}|\W*$"
    rf"|,\s?max|\s?[/–;-]\s?max|\sund max|,\shöchst|\sbis)"
    rf"|(?:mindest|minimal\w*\s?|min\.?\s?)(?:ens)?(?:teiln\w*|tn|personen\w*|anmelde)(?:zahl)?\W{{1,3}}({NUMBER})"
    rf"|\bab\s({NUMBER})\s(?:anmeldungen|teiln\w+|personen|tn)\b(?=\s(?:findet|zustande|statt|kommt|wird)|\W*$)"
    rf"|kommt (?:erst )?ab ({NUMBER}) "
)


def availability(text: str) -> Availability:
    """Return whether a place can be had, as `text`, in lower case, says.

    >>> availability("noch 3 plätze"), availability("parkplätze sind vorhanden"), availability("ausgebucht, warteliste")
    ('few', '', 'waitlist')
    """
    if _FEW_FIRST.search(text):
        return "few"
    if _WAIT.search(text):
        return "waitlist"
    if _FULL.search(text):
        return "full"
    left, _ = places_left(text)
    if left is not None:
        return "full" if left == 0 else "few" if left <= FEW else "free"
    return "few" if _FEW.search(text) else "free" if _FREE.search(text) else ""


def places_left(text: str) -> tuple[int | None, int | None]:
    """Return how many places are left and how many there are in all.

    >>> places_left("only 6 seats left out of 40"), places_left("noch 3 termine")
    ((6, 40), (None, None))
    """
    if met := _OUT_OF.search(text):
        return number(met[1]), number(met[2])
    if met := _ALL_LEFT.search(text):
        return number(met[2]), number(met[1])
    if met := _SEATED.search(text):
        taken, total = (number(group) for group in met.groups() if group)
        return (total - taken, total) if taken <= total else (None, None)
    if _NONE_LEFT.search(text):
        return 0, None
    met = _LEFT.search(text)
    if not met:
        return None, None
    all_of = _OF.match(text, met.end())
    return number(next(group for group in met.groups() if group)), number(all_of[1]) if all_of else None


def capacity(text: str) -> tuple[int | None, int | None]:
    """Return how many can take part at most and at least.

    >>> capacity("6–12 tn"), capacity("max. 12 teilnehmende"), capacity("max. 12 km")
    ((12, 6), (12, None), (None, None))
    """
    if met := _RANGE.search(text):
        least, most = (number(group) for group in met.groups() if group)
        if 0 < least < most:
            return most, least
    return _first(_MOST, text), _first(_LEAST, text)


def _first(pattern: re.Pattern[str], text: str) -> int | None:
    met = pattern.search(text)
    found = number(next(group for group in met.groups() if group)) if met else 0
    return found or None
