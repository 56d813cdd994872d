"""Reads of places in a course: whether one can be had, and how many are left of how many."""

import re

from harvester.mapping.numberwords import NUMBER, number
from harvester.mapping.shorthand import spelled
from vocab.model import Availability

FEW = 5
"""So many places left, or fewer, are few."""
_PLACES = (
    r"(?<![\wäöüß])(?:einzige[rn]?\s)?(?:freien?\s|freier\s|freies\s|available\s|free\s|remaining\s)?"
    r"(?:(?:kurs|teilnahme|teilnehmer|seminar|rest)?pl(?:[aä]tze?n?)?|seats?|places?|spots?|spaces?|tickets?|karten)\b"
)
_SOME = (
    r"(?:sind |ist |are |is )?(?:noch |still |derzeit |aktuell |momentan |zurzeit |currently |nur |weiterhin |leider "
    r"|auch )*"
)
_GONE = r"(?:vergeben|belegt|besetzt|weg|gebucht|ausgebucht|reserviert|taken|booked|gone|filled|full)\b"
_OPEN = (
    r"(?:frei|verfügbar|left|available|remaining|übrig|vorhanden|buchbar|offen|unbesetzt|zu haben|zu vergeben|open"
    r"|free)\b"
    r"(?! wähl| halt| werd)"
)
_ALMOST = r"(?:fast|nahezu|beinahe|so gut wie|annähernd|almost|nearly)"
_WAIT = re.compile(
    r"(?<!keine )(?<!nicht )(?<!kita-)\bwarteliste(?!n\b| fürs| für (?:klein|organ|spender|kita|wohn|ein)"
    r"| (?:ist )?(?:\w+ )?(?:voll|geschlossen))"
    r"|(?<!no )waiting[ -]?list|(?<!no )wait[ -]?list|nachrückplatz"
    r"|nachrückliste"
    r"|\bnachrücker"
)
_FOR_WHAT = (
    r"(?! (?:im|in|am|an|auf|für|der|des|und) (?!(?:(?:den|dem|der|die|diese[nmr]?|das|unsere[nmr]?|\w+e[nrm]?) )?"
    r"(?:\w{0,20}(?:kurs|seminar|workshop|gruppe|lehrgang|termin|semester|veranstaltung|führung|fahrt|reise|camp|woche"
    r"|schulung|fortbildung|vortrag|training|einsteiger|anfänger|kinder|kurzentschl|schnell|spontan|erwachsen|jugend)"
    r"|reihe|block|teil|herbst|frühjahr|sommer|winter|januar|februar|märz|april|mai|juni|juli|august|september|oktober"
    r"|november|dezember|\d))|, (?:große|viel|starke)\w? (?!nachfrage|andrang|interesse))"
)
"""Not when it goes on to tell of squares, churches, or seats that others have to give."""
_LABEL = (
    r"(?:^|[|\n;,(:.!–-]\s?)(?:ampel|belegung|status|(?:freie )?plätze|verfügbarkeit|buchungsstatus|buchung"
    r"|anmeldestatus"
    r"|kursstatus|availability|auslastung|anmeldung)\s?[:|=→–]\s?(?:noch |ist )?"
)
_FULL = re.compile(
    rf"{_LABEL}(?:voll|belegt|full|besetzt|geschlossen|keine|closed|rot)\b|(?<!keine )warteliste (?:ist )?(?:\w+ )?"
    rf"(?:voll|geschlossen)\b|{_PLACES} alle (?:belegt|vergeben|besetzt)|(?:^|[|\n;(]\s?)verfügbarkeit\s?[:|]\s?nein\b|"
    r"(?<!nicht )(?<!nie )\b(?:ausgebucht|ausverkauft|sold out|booked out|overbooked|überbucht)\b|\bfully booked"
    r"|\b(?:voll|komplett|vollständig|restlos) (?:belegt|besetzt|vergeben|ausgebucht)\b"
    rf"|(?:alle|sämtliche|all) (?:\w+ )?{_PLACES}(?: (?:sind|are|have been|wurden))?(?: \w+){{0,2}}? {_GONE}"
    rf"|\bkeine? {_PLACES}(?: (?:\w+ )?(?:mehr|frei|verfügbar|vorhanden|übrig)|\W*$)|kein (?:freier )?platz mehr"
    rf"|keine freien plätze|nicht mehr (?:buchbar|gebucht werden|verfügbar|frei)"
    rf"|\bno (?:more |free )?(?:places|seats|spots)|(?:seminar|workshop|kurs|gruppe|leider|bereits|schon|course|class"
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
    rf"|die letzten) {_PLACES}{_FOR_WHAT}|\b(?:die )?letzten? {NUMBER} {_PLACES}{_FOR_WHAT}|\blast (?:seat|place"
    rf"|spot|space)\b(?! in)|"
    rf"\b(?:noch (?:nur )?wenige|letzte(?= freie)|einzelne|ein paar|vereinzelte|letzte[rn]) {_PLACES}"
    rf"|\brestpl[aä]tze?n?\b(?! werden)"
    rf"|\brestkarten\b"
    rf"|few (?:\w+ )?(?:places|seats|spots|tickets)|\b(?:wenige"
    rf"|letzte[rn]?) (?:(?!freie)\w+ )?(?:rest)?pl[aä]tze?\b{_FOR_WHAT}|\bwenige freie plätze\b{_FOR_WHAT}"
    rf"|nur noch wenig"
    rf"|\blast (?:few )?(?:places|seats|spots|tickets)|limited availability|limited (?:places|seats|spots) (?:left"
    rf"|available|remaining)|kaum noch (?:freie )?plätze"
    rf"|beschränkt verfügbar"
)
_FREE = re.compile(
    rf"{_LABEL}(?:frei|offen|open|buchbar|verfügbar|vorhanden|ja|möglich|available|grün|geöffnet|ausreichend"
    rf"|genügend|genug)\b(?! bis)|"
    rf"(?<![\wäöüß])(?<!\d )plätze {_SOME}(?:\w+ )?{_OPEN}|(?<!keine "
    rf")(?<!wenige )(?<![\wäöüß])freie (?:kurs)?plätze\b{_FOR_WHAT}(?! werden)|\b(?:noch|gibt|haben|sind|weiterhin) "
    rf"(?:\w+ )?freie (?:kurs)?plätze\b"
    rf"|(?:ausreichend|genügend|genug|viele|einige|mehrere) (?:freie )?plätze\b(?! (?:im freien|zum))"
    rf"|\bplätze frei\b(?! wähl| halt)"
    r"|\b(?:places|seats|spots|spaces|tickets) (?:are )?(?:still )?(?:available|left|remaining)"
    r"|(?<!ohne )(?<!keine )(?<!nach )(?<!mit )(?<!vorheriger )(?<!vorherige )(?<!bei )(?<!per )(?<!auf )(?<!vorab)"
    r"\banmeldung(?:en)? (?:ist |sind )?(?:(?:noch |weiterhin |auch jetzt noch )?(?:jederzeit )?möglich"
    r"|geöffnet)(?! ab)"
    r"|\b(?:noch|status:?|weiterhin|wieder|derzeit|aktuell|kurs|seminar|ist) buchbar\b|^\W*buchbar\W*$|nicht ausgebucht"
    r"|\bnoch buchbar"
    rf"|^\W*(?:frei|offen|available|noch frei|open|verfügbar|plätze|anmeldbar|(?:booking|registration"
    rf"|enrolment)s? (?:is )?"
    rf"open)\W*$|\bes gibt noch {_PLACES}"
    rf"|\bnoch (?:\w+ )?plätze\b"
    r"|\b(?:still )?(?:places|seats|spots) (?:still )?available"
)
_IF = re.compile(
    r"\b(?:schnell|rasch|sofort|zügig)\s$|\bbei (?:ausgebuchten|vollen|überbuchten|großer nachfrage)\b[^.!?\n]*$|"
    r"(?:^|[.!?\n])[^.!?\n]*?\b(?:wenn|falls|sobald|sollten?|sofern|solange|ob|if|once|when|as soon as|oft|häufig"
    r"|meistens|meist|regelmäßig"
    r"|immer|erfahrungsgemäß|letzte[sn] (?:jahr|mal)|war|waren|often|usually|quickly|bevor|kitas?"
    r"|organ\w*|(?:parallel|nachbar|folge|vorgänger|schwester)-?(?:kurs|termin|gruppe|veranstaltung)\w*"
    r"|(?:andere[nr]?|übrigen|weiteren|erste[nr]?|vorige[nr]?|beiden ersten) (?:kurse?|termine?|gruppen?"
    r"|veranstaltungen)"
    r"|wohnung\w*)\b[^.!?\n]*$|(?:^|[.!?\n])\s*(?:ist|sind) (?:der|die|das|ein\w*|alle)\b[^.!?\n]*$"
)
_EAGER = re.compile(r"schnell(?: \w+)? (?:sein|zugreifen|anmelden|buchen)|immer noch")
_LEFT = re.compile(
    rf"\b(?:noch|still|nur noch|just)\s(?:genau\s|etwa\s|ca\. )?(?:(?:frei"
    rf"|verfügbar)\W{{1,3}})?({NUMBER})\s{_PLACES}(?! auf der warte)"
    rf"|(?:freie[ _-]?(?:kurs)?pl(?:ä|ae)tze|pl(?:ä|ae)tze[ _](?:noch )?frei|noch frei|restplätze|verfügbare plätze"
    rf"|(?:available"
    rf"|remaining|free) (?:seats|places|spots)|(?:seats|places|spots) (?:left|remaining|available|free)"
    rf"|freie teilnahmeplätze)"
    rf"\s?[:=|(]?\s?(?:noch )?({NUMBER})(?!\s?(?:%|€|uhr|jahr))"
    rf"|\b(?:verfügbar|remaining|left|frei|available)\s?[:=|]\s?({NUMBER})(?=\s*(?:$|[|;,.)/\n]|von\b|of\b|pl))"
    rf"|\b(?:die )?letzten? ({NUMBER}) {_PLACES}{_FOR_WHAT}|^\W*frei\s?[:=]\s?({NUMBER})(?!\d)"
    rf"|({NUMBER})\s{_PLACES}\s{_SOME}(?:\w+ )?{_SOME}{_OPEN}"
    rf"|\b({NUMBER})\s(?:freie[rns]?|available|free|remaining|verfügbare[rn]?|unbesetzte|restliche)\s(?:kurs|rest"
    rf"|teilnahme)?"
    rf"(?:pl[aä]tz|seats?\b|spots?\b|places?\b)|\b({NUMBER})\srestpl[aä]tz"
    rf"|(?<![\wäöüß])plätze\W{{1,3}}(?:noch )?({NUMBER}) (?:frei|verfügbar)\b|\bfrei (?:sind )?(?:derzeit "
    rf"|aktuell )?noch ({NUMBER}) {_PLACES}"
)
_BOUND = re.compile(r"(?:mehr als|über|>|mind\.|mindestens|maximal|max\.|höchstens|more than|over|at least|bis zu)\s?$")
"""A number that is not how many there are."""
_WHOLE = re.compile(
    rf"(?:\b({NUMBER})\s(?:plätze|tn|teilnehm\w+|seats|places)|\bplätze(?:\s(?:gesamt|insgesamt))?\s?[:=]\s?({NUMBER})"
    rf"|\bmax\.\s({NUMBER}))\s?[(,/|;–-]\s?(?:davon\s)?(?:sind\s)?(?:noch\s|derzeit\s|aktuell\s|bereits\s|schon\s)*"
    rf"(?:(frei|verfügbar|belegt|gebucht|vergeben)\s?[:=]\s?({NUMBER})"
    rf"|({NUMBER})\s(?:plätze\s)?(frei|verfügbar|belegt|gebucht|vergeben|left|free|available|taken|booked)\b)"
)
_HAS = re.compile(r"^(?!.*(?:noch|frei|still)).*vorhanden$")
_EACH = re.compile(r"\b(?:pro|je|per)\s\w+\s(?:\w+\s){0,2}$")
_OF = re.compile(
    rf"\s?(?:{_PLACES}\s)?(?:left\s|frei\s|verfügbar\s|available\s)?\(?(?:out of|of|von|/|aus|max\.|maximal"
    rf"|gesamt:?)\s?(?:insgesamt\s|the\s"
    rf"|den\s)?({NUMBER})"
)
_OUT_OF = re.compile(
    rf"({NUMBER})\s?(?:von|of|/|out of|der)\s?(?:insgesamt\s|the\s|den\s)?({NUMBER})\s(?:{_PLACES}\s)?{_SOME}{_OPEN}"
)
_SEATED = re.compile(
    rf"({NUMBER})\s?(?:von|of|/|out of|der)\s?(?:insgesamt\s|the\s|den\s)?({NUMBER})\s(?:{_PLACES}\s)?(?:sind\s"
    rf"|are\s)?(?:bereits\s|schon\s"
    rf"|already\s|derzeit\s|aktuell\s|leider\s)*(?:belegt|vergeben|besetzt|gebucht|taken|booked|filled)"
    rf"|(?:belegt|belegung|gebucht|angemeldet|teilnehmer(?=: \d+ von)|belegte plätze|gebuchte plätze|anmeldungen"
    rf"|booked)\s?:?\s?({NUMBER})\s?(?:von|/|of)\s?({NUMBER})"
)
_ALL_LEFT = re.compile(
    rf"\b(?:von|of)\s(?:den\s|the\s|insgesamt\s|unseren\s)*({NUMBER})\s(?:plätzen|seats|places|spots)\s(?:sind\s|ist\s"
    rf"|are\s)?"
    rf"(?:noch\s|nur\s|derzeit\s|aktuell\s|only\s|still\s)*({NUMBER})\s(?:plätze\s)?(?:frei|verfügbar|übrig|left"
    rf"|available|zu haben)"
)
_ALL_TAKEN = re.compile(
    rf"\b(?:von|of)\s(?:den\s|the\s|insgesamt\s)*({NUMBER})\s(?:plätzen|seats|places|spots)\s(?:sind\s"
    rf"|are\s)(?:bereits\s|schon\s|already\s)*"
    rf"({NUMBER})\s(?:belegt|vergeben|besetzt|gebucht|taken|booked)"
)
_TAKEN = ("belegt", "gebucht", "vergeben", "taken", "booked")
_NONE_LEFT = re.compile(
    r"keine freien plätze|keine plätze (?:mehr|frei|verfügbar)|no (?:places|seats|spots) (?:left|available)"
    r"|kein platz mehr frei|kein freier platz mehr"
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
        if not asked and not _is_other(head):
            return True
    return False


def _is_other(head: str) -> bool:
    """Return whether what stands before makes it a condition, a habit, or a share of each."""
    return bool(_EACH.search(head[-30:]) or (_IF.search(head) and not _EAGER.search(head)))


def places_left(text: str) -> tuple[int | None, int | None]:
    """Return how many places are left and how many there are in all.

    >>> places_left("only 6 seats left out of 40"), places_left("noch 3 termine")
    ((6, 40), (None, None))
    """
    text = spelled(text)
    if met := _told(_OUT_OF, text):
        return number(met[1]), number(met[2])
    if met := _told(_ALL_LEFT, text):
        return number(met[2]), number(met[1])
    if met := _told(_SEATED, text) or _told(_ALL_TAKEN, text):
        taken, total = (number(group) for group in met.groups() if group)
        if met.re is _ALL_TAKEN:
            taken, total = total, taken
        return (total - taken, total) if taken <= total else (None, None)
    if met := _told(_WHOLE, text):
        total, count = number(met[1] or met[2] or met[3]), number(met[5] or met[6])
        taken = (met[4] or met[7]).startswith(_TAKEN)
        return (total - count if taken else count, total) if count <= total else (None, None)
    if _told(_NONE_LEFT, text):
        return 0, None
    met = _told(_LEFT, text)
    if not met:
        return None, None
    all_of = _OF.match(text, met.end())
    return number(next(group for group in met.groups() if group)), number(all_of[1]) if all_of else None


def _told(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Return where numbers are told of the course itself: no condition, no bound, no seats that a room has."""
    for met in pattern.finditer(text):
        head = text[max(0, met.start() - 80) : met.start()]
        if _is_other(head) or (pattern is _LEFT and (_BOUND.search(head) or _HAS.search(met.group()))):
            continue
        return met
    return None
