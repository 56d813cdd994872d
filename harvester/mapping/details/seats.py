"""Reads whether a place in a course can be had: words in, a name in the code list out."""

import re

from harvester.mapping.details.seatsleft import FOR_WHAT, OPEN, PLACES, SOME, is_other, places_left
from harvester.mapping.details.shorthand import spelled
from harvester.mapping.numberwords import NUMBER
from vocab.model import Availability

FEW = 5
"""So many places left, or fewer, are few."""
_GONE = r"(?:vergeben|belegt|besetzt|weg|gebucht|ausgebucht|reserviert|taken|booked|gone|filled|full)\b"
_ALMOST = r"(?:fast|nahezu|beinahe|so gut wie|annähernd|almost|nearly)"
_WAIT = re.compile(
    r"(?<!keine )(?<!nicht )(?<!kita-)\bwarteliste(?!n\b| fürs| für (?:klein|organ|spender|kita|wohn|ein)"
    r"| (?:ist )?(?:\w+ )?(?:voll|geschlossen))"
    r"|(?<!no )waiting[ -]?list|(?<!no )wait[ -]?list|nachrückplatz"
    r"|nachrückliste"
    r"|\bnachrücker"
)
_LABEL = (
    r"(?:^|[|\n;,(:.!–-]\s?)(?:ampel|belegung|status|(?:freie )?plätze|verfügbarkeit|buchungsstatus|buchung"
    r"|anmeldestatus"
    r"|kursstatus|availability|auslastung|anmeldung)\s?[:|=→–]\s?(?:noch |ist )?"
)
_FULL = re.compile(
    rf"{_LABEL}(?:voll|belegt|full|besetzt|geschlossen|keine|closed|rot)\b|(?:freie plätze|plätze frei"
    rf"|noch plätze)\s?[:|=]\s?nein\b|(?<!keine )warteliste (?:ist )?(?:\w+ )?"
    rf"(?:voll|geschlossen)\b|{PLACES} alle (?:belegt|vergeben|besetzt)|(?:^|[|\n;(]\s?)verfügbarkeit\s?[:|]\s?nein\b|"
    r"(?<!nicht )(?<!nie )\b(?:ausgebucht|ausverkauft|sold[- ]out|booked out|overbooked|überbucht)\b|\bfully booked"
    r"|\b(?:voll|komplett|vollständig|restlos) (?:belegt|besetzt|vergeben|ausgebucht)\b"
    rf"|(?:alle|sämtliche|all) (?:\w+ )?{PLACES}(?: (?:sind|are|have been|wurden))?(?: \w+){{0,2}}? {_GONE}"
    rf"|\bkeine? {PLACES}(?: (?:\w+ )?(?:mehr|frei|verfügbar|vorhanden|übrig)|\W*$)|kein (?:freier )?platz mehr"
    rf"|keine freien plätze|nicht mehr (?:buchbar|gebucht werden|verfügbar|frei)"
    rf"|\bno (?:more |free )?(?:places|seats|spots|spaces|tickets)|(?:seminar|workshop|kurs|gruppe|leider|bereits"
    rf"|schon|course|class"
    rf"|workshop)"
    r" (?:ist |is )?(?:\w+ )?(?:voll|belegt|komplett|full)\b(?! (?:funktion|bestückt|barriere|automat|ausge|rollstuhl"
    r"|\w+isiert))"
    r"|^\W*(?:voll|belegt|full|besetzt|vergriffen)\W*$|keine anmeldung(?:en)? mehr möglich|freie plätze:? 0\b"
    r"|anmeldung(?:en)? (?:ist |sind )?(?:\w+ )?nicht mehr möglich|(?:nehmen|können) (?:wir )?(?:\w+ ){0,3}keine"
    r" (?:weiteren )?anmeldungen mehr|class is full|is full\W*$"
)
_FEW_FIRST = re.compile(
    rf"\b{_ALMOST} (?:\w+ )?(?:ausgebucht|ausverkauft|fully booked|sold out|booked out|belegt\b|komplett belegt)"
    rf"|(?:^|[|\n:(–.]\s?|(?:kurs|seminar|workshop|gruppe|veranstaltung|lehrgang|termin|führung|fahrt|course|class"
    rf"|event)"
    rf" (?:ist |is )?(?:\w+ )?){_ALMOST} (?:voll|full)\b"
)
_FEW = re.compile(
    rf"{_LABEL}(?:wenige|wenig|einzelne|knapp|fast voll|gering|few|limited|gelb)\b|\b(?:wenige|letzte"
    rf"|die letzten) {PLACES}{FOR_WHAT}|\b(?:die )?letzten? {NUMBER} {PLACES}{FOR_WHAT}|\blast (?:seat|place"
    rf"|spot|space)\b(?! in)|"
    rf"\b(?:noch (?:nur )?wenige|letzte(?= freie)|einzelne|ein paar|vereinzelte|letzte[rn]) {PLACES}"
    rf"|\brestpl[aä]tze?n?\b(?! werden)"
    rf"|\brestkarten\b"
    rf"|few (?:\w+ )?(?:places|seats|spots|spaces|tickets)|\b(?:wenige"
    rf"|letzte[rn]?) (?:(?!freie)\w+ )?(?:rest)?pl[aä]tze?\b{FOR_WHAT}|\bwenige freie plätze\b{FOR_WHAT}"
    rf"|nur noch wenig"
    rf"|\blast (?:few |remaining )?(?:places|seats|spots|spaces|tickets)|limited availability|limited (?:places"
    rf"|seats|spots|spaces|tickets) (?:left"
    rf"|available|remaining)|kaum noch (?:freie )?plätze"
    rf"|beschränkt verfügbar"
)
_FREE = re.compile(
    rf"{_LABEL}(?:frei|offen|open|buchbar|verfügbar|vorhanden|ja|möglich|available|grün|geöffnet|ausreichend"
    rf"|genügend|genug)\b(?! bis)|"
    rf"(?<![\wäöüß])(?<!\d )plätze {SOME}(?:\w+ )?{OPEN}|(?<!keine "
    rf")(?<!wenige )(?<![\wäöüß])freie (?:kurs)?plätze\b{FOR_WHAT}(?! werden)|\b(?:noch|gibt|haben|sind|weiterhin) "
    rf"(?:\w+ )?freie (?:kurs)?plätze\b"
    rf"|(?:ausreichend|genügend|genug|viele|einige|mehrere) (?:freie )?plätze\b(?! (?:im freien|zum))"
    rf"|\bplätze frei\b(?! wähl| halt)"
    r"|(?<!no )(?<!few )(?<!limited )\b(?:places|seats|spots|spaces|tickets) (?:are )?(?:still )?(?:available|left"
    r"|remaining)"
    r"|(?<!ohne )(?<!keine )(?<!nach )(?<!mit )(?<!vorheriger )(?<!vorherige )(?<!bei )(?<!per )(?<!auf )(?<!vorab)"
    r"\banmeldung(?:en)? (?:ist |sind )?(?:(?:noch |weiterhin |auch jetzt noch )?(?:jederzeit )?möglich"
    r"|geöffnet)(?! ab)"
    r"|\b(?:noch|status:?|weiterhin|wieder|derzeit|aktuell|kurs|seminar|ist) buchbar\b|^\W*(?:jetzt |ab sofort "
    r"|sofort |online )?buchbar\W*$|\bplenty of (?:places|seats|spots|spaces|tickets)|\bnoch (?:karten"
    r"|tickets) (?:verfügbar|erhältlich|zu haben)|\bkarten noch (?:erhältlich|verfügbar)|nicht ausgebucht"
    r"|\bnoch buchbar"
    rf"|^\W*(?:frei|offen|available|noch frei|open|verfügbar|plätze|anmeldbar|(?:booking|registration"
    rf"|enrolment)s? (?:is )?"
    rf"open)\W*$|\bes gibt noch {PLACES}"
    rf"|\bnoch (?:\w+ )?plätze\b"
    r"|\b(?:still )?(?:places|seats|spots|spaces|tickets) (?:still )?available"
)


def availability(text: str) -> Availability:
    """Return whether a place can be had, as `text`, in lower case, says.

    >>> availability("noch 3 plätze"), availability("parkplätze sind vorhanden"), availability("ausgebucht, warteliste")
    ('few', '', 'waitlist')
    """
    text = spelled(text)
    if _says(_FEW_FIRST, text):
        return "few"
    if _says(_WAIT, text):
        return "waitlist"
    if _says(_FULL, text):
        return "full"
    left, _ = places_left(text)
    if left is not None:
        return "full" if left == 0 else "few" if left <= FEW else "free"
    return "few" if _says(_FEW, text) else "free" if _says(_FREE, text) else ""


def _says(pattern: re.Pattern[str], text: str) -> bool:
    """Return whether words are met that are no condition, habit or question."""
    for met in pattern.finditer(text):
        head = text[max(0, met.start() - 80) : met.start()]
        tail = re.match(r"[^.!\n]{0,60}", text[met.end() :])
        asked = "?" in tail.group() if tail else False
        if not asked and not is_other(head):
            return True
    return False
