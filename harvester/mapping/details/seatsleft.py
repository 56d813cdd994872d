"""Reads how many places of a course are left, and of how many: words in, numbers out."""

import re

from harvester.mapping.details.shorthand import spelled
from harvester.mapping.numberwords import NUMBER, number

PLACES = (
    r"(?<![\wäöüß])(?:einzige[rn]?\s)?(?:freien?\s|freier\s|freies\s|available\s|free\s|remaining\s)?"
    r"(?:(?:kurs|teilnahme|teilnehmer|teilnehmenden|seminar|workshop|gruppen|rest|tn)?-?pl(?:[aä]tze?n?)?|seats?"
    r"|places?|spots?|spaces?|tickets?|karten)\b"
)
SOME = (
    r"(?:sind |ist |are |is )?(?:noch |still |derzeit |aktuell |momentan |zurzeit |currently |nur |weiterhin |leider "
    r"|auch )*"
)
OPEN = (
    r"(?:frei|verfügbar|left|available|remaining|übrig|vorhanden|buchbar|offen|unbesetzt|zu haben|zu vergeben|open"
    r"|free)\b"
    r"(?! wähl| halt| werd)"
)
FOR_WHAT = (
    r"(?! (?:im|in|am|an|auf|für|der|des|und) (?!(?:(?:den|dem|der|die|diese[nmr]?|das|unsere[nmr]?|\w+e[nrm]?) )?"
    r"(?:\w{0,20}(?:kurs|seminar|workshop|gruppe|lehrgang|termin|semester|veranstaltung|führung|fahrt|reise|camp|woche"
    r"|schulung|fortbildung|vortrag|training|einsteiger|anfänger|kinder|kurzentschl|schnell|spontan|erwachsen|jugend)"
    r"|reihe|block|teil|herbst|frühjahr|sommer|winter|januar|februar|märz|april|mai|juni|juli|august|september|oktober"
    r"|november|dezember|\d))|, (?:große|viel|starke)\w? (?!nachfrage|andrang|interesse))"
)
"""Not when it goes on to tell of squares, churches, or seats that others have to give."""
_IF = re.compile(
    r"\b(?:schnell|rasch|sofort|zügig)\s$|\bausgebuchte (?:kurse|termine|veranstaltungen) [^.!?\n]*$"
    r"|\bbei (?:ausgebuchten|vollen|überbuchten|großer nachfrage)\b[^.!?\n]*$|"
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
    rf"|verfügbar)\W{{1,3}})?({NUMBER})\s{PLACES}(?! auf der warte)"
    rf"|(?:(?:freie[nr]?|offene[nr]?|verfügbare[nr]?)[ _-]?(?:kurs)?pl(?:ä|ae)tze|pl(?:ä|ae)tze[ _](?:noch )?frei"
    rf"|noch frei|restpl(?:ätze|atz)|verfügbare plätze"
    rf"|(?:available"
    rf"|remaining|free) (?:seats|places|spots|spaces|tickets)|(?:seats|places|spots|spaces|tickets) (?:left"
    rf"|remaining|available|free)"
    rf"|freie teilnahmeplätze)"
    rf"\s?[:=|(]?\s?(?:noch )?({NUMBER})(?!\s?(?:%|€|uhr|jahr))"
    rf"|\b(?:verfügbar|remaining|left|frei|available)\s?[:=|]\s?({NUMBER})(?=\s*(?:$|[|;,.)/\n]|von\b|of\b|pl))"
    rf"|\b(?:die )?letzten? ({NUMBER}) {PLACES}{FOR_WHAT}|^\W*frei\s?[:=]\s?({NUMBER})(?!\d)"
    rf"|({NUMBER})\s{PLACES}\s{SOME}(?:\w+ )?{SOME}{OPEN}"
    rf"|\b({NUMBER})\s(?:freie[rns]?|available|free|remaining|verfügbare[rn]?|unbesetzte|restliche)\s(?:kurs|rest"
    rf"|teilnahme)?"
    rf"(?:pl[aä]tz|seats?\b|spots?\b|places?\b)|\b({NUMBER})\srestpl[aä]tz"
    rf"|(?<![\wäöüß])plätze\W{{1,3}}(?:noch )?({NUMBER}) (?:frei|verfügbar)\b|\bfrei (?:sind )?(?:derzeit "
    rf"|aktuell )?noch ({NUMBER}) {PLACES}|^\W*(?:noch |nur noch |aktuell )?({NUMBER}) (?:frei|verfügbar|left"
    rf"|available|remaining)(?=\W*$|\s?\((?:von|max|of)\b)|\bnoch platz für (?:genau )?({NUMBER})(?=\W*$|[.,;!]"
    rf"| (?:personen|leute|teiln|kinder"
    rf"|weitere|menschen|interess|kurzentschl)\w*)|(?<![\wäöüß])plätze\s?[:|=]\s?(?:nur )?noch ({NUMBER})(?=\W*$|[,;"
    rf"|(]| frei)|\blast ({NUMBER}) (?:places|seats|spots|spaces|tickets)\b(?! in)"
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
_SHARED = re.compile(
    r"\w* (?:pro|je|per) (?!kurs|termin|gruppe|seminar|workshop|veranstaltung)| im (?:auto|bus"
    r"|wagen)\b"
)
_STILL_OF = re.compile(
    rf"\bnoch ({NUMBER}) \(?(?:von|/) ?(?:insgesamt )?({NUMBER})\b(?=\)?(?: {PLACES}| frei)?\W*$)|"
    rf"\b(?:only|just) ({NUMBER}) left\b(?=\W*$)"
)
_EACH = re.compile(r"\b(?:pro|je|per)\s\w+\s(?:\w+\s){0,2}$")
_OF = re.compile(
    rf"\s?(?:{PLACES}\s)?(?:left\s|frei\s|verfügbar\s|available\s)?\(?(?:out of|of|von|/|aus|max\.|maximal"
    rf"|gesamt:?)\s?(?:insgesamt\s|the\s"
    rf"|den\s)?({NUMBER})"
)
_OUT_OF = re.compile(
    rf"({NUMBER})\s?(?:von|of|/|out of|der)\s?(?:insgesamt\s|maximal\s|max\.\s|the\s"
    rf"|den\s)?({NUMBER})\s(?:{PLACES}\s)?{SOME}{OPEN}"
)
_SEATED = re.compile(
    rf"({NUMBER})\s?(?:von|of|/|out of|der)\s?(?:insgesamt\s|maximal\s|max\.\s|the\s"
    rf"|den\s)?({NUMBER})\s(?:{PLACES}\s)?(?:sind\s"
    rf"|are\s)?(?:bereits\s|schon\s"
    rf"|already\s|derzeit\s|aktuell\s|leider\s)*(?:belegt|vergeben|besetzt|gebucht|taken|booked|filled)"
    rf"|(?:belegt|belegung|gebucht|angemeldet|teilnehmer(?=: \d+ von)|belegte plätze|gebuchte plätze|anmeldungen"
    rf"|booked)\s?:?\s?({NUMBER})\s?(?:von|/|of)\s?({NUMBER})"
)
_ALL_LEFT = re.compile(
    rf"\b(?:von|of)\s(?:den\s|the\s|insgesamt\s|unseren\s)*({NUMBER})\s(?:plätzen|seats|places|spots|spaces"
    rf"|tickets)\s(?:sind\s|ist\s"
    rf"|are\s)?"
    rf"(?:noch\s|nur\s|derzeit\s|aktuell\s|only\s|still\s)*({NUMBER})\s(?:plätze\s)?(?:frei|verfügbar|übrig|left"
    rf"|available|zu haben)"
)
_ALL_TAKEN = re.compile(
    rf"\b(?:von|of)\s(?:den\s|the\s|insgesamt\s)*({NUMBER})\s(?:plätzen|seats|places|spots|spaces|tickets)\s(?:sind\s"
    rf"|are\s)(?:bereits\s|schon\s|already\s)*"
    rf"({NUMBER})\s(?:belegt|vergeben|besetzt|gebucht|taken|booked)"
)
_TAKEN = ("belegt", "gebucht", "vergeben", "taken", "booked")
_LAST_ONE = re.compile(
    r"^\W*(?:nur noch )?(?:noch )?(?:der |ein )?letzter? (?:freier? )?platz(?: (?:ist )?(?:noch )?(?:frei|verfügbar"
    r"|zu haben|zu vergeben))?\W*$"
    r"|\bletzter freier platz\b|\blast (?:remaining |free |available )?(?:place|seat|spot) (?:left|available|remaining)"
)
_NONE_LEFT = re.compile(
    r"keine freien plätze|keine plätze (?:mehr|frei|verfügbar)|no (?:places|seats|spots|spaces|tickets) (?:left"
    r"|available)"
    r"|kein platz mehr frei|kein freier platz mehr"
)


def places_left(text: str) -> tuple[int | None, int | None]:
    """Return how many places are left and how many there are in all.

    >>> places_left("only 6 seats left out of 40"), places_left("noch 3 termine")
    ((6, 40), (None, None))
    """
    text = spelled(text)
    if met := _told(_OUT_OF, text):
        return number(met[1]), number(met[2])
    if met := _told(_STILL_OF, text):
        return (number(met[1]), number(met[2])) if met[1] else (number(met[3]), None)
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
        return 1 if _told(_LAST_ONE, text) else None, None
    all_of = _OF.match(text, met.end())
    return number(next(group for group in met.groups() if group)), number(all_of[1]) if all_of else None


def _told(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Return where numbers are told of the course itself: no condition, no bound, no seats that a room has."""
    for met in pattern.finditer(text):
        head = text[max(0, met.start() - 80) : met.start()]
        if (
            is_other(head)
            or _SHARED.match(text, met.end())
            or (pattern is _LEFT and (_BOUND.search(head) or _HAS.search(met.group())))
        ):
            continue
        return met
    return None


def is_other(head: str) -> bool:
    """Return whether what stands before makes it a condition, a habit, or a share of each."""
    return bool(_EACH.search(head[-30:]) or (_IF.search(head) and not _EAGER.search(head)))
