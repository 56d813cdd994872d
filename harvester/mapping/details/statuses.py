"""Reads whether an offer still takes place: words in, the local name of its event status out."""

import re

from harvester.mapping.details.shorthand import spelled
from harvester.mapping.details.statusmeant import EVENT, is_meant, is_of_things
from harvester.mapping.items import local, said
from harvester.mapping.notes import Notes
from harvester.mapping.text import line
from harvester.records import Item
from vocab.terms import EVENT_STATUSES

_AWAY = (
    r"(?:internet|netz|web|digital|virtuell|(?:digitale|virtuelle)(?= verlegt|\W*$|[,.])|(?:digitale?\w*|virtuelle?\w*)"
    r" (?:raum|format\w*|unterricht|durchführung|veranstaltung|treffen|kurs\w*|lern\w*|klassen\w*)"
    r"|online(?!-?(?:bank|shop|market|handel))[\w-]*|zoom\w*|teams|webex|videokonferenz|webinar|livestream)"
)
_MONTH = r"(?:jan|feb|mär|mrz|apr|mai|jun|jul|aug|sep|okt|nov|dez|mar|may|oct|dec)"
_DAY = (
    rf"(?:(?:(?:\b\w{{1,16}}(?:tag|woch|abend)\w{{0,6}}|mo|di|mi|do|fr|sa|so|\w{{2,7}}day)\.?,? )?(?:dem |den |der "
    rf"|the )?\d{{1,2}}(?:\.\s?(?:\d|{_MONTH})|/\d|(?:st|nd|rd|th)? {_MONTH})|\b{_MONTH}\w*\.? \d{{1,2}}\b)"
)
_HOW = (
    r"(?:leider|heute|morgen|ersatzlos|wegen|aufgrund|krankheitsbedingt|\w{1,20}bedingt|\w{1,20}halber|krankheit"
    r"|erkrankung|der"
    r"|die|das|des|diese\w*|unser\w*|dozent\w*|kursleit\w*|\w{1,20}mangels?|komplett|kurzfristig|deshalb|daher|nun"
    r"|jetzt"
    r"|auch)"
)
_STATUS_WORDS = (
    (
        "EventMovedOnline",
        re.compile(
            rf"\b(?:verleg\w*|verschoben|umgestellt|umgezogen|umziehen|wechsel\w*|weich\w*|ausweich\w*|umstellung"
            rf"|stellen"
            rf"|moved?|moving|moves|switch\w*|changed|shift\w*|transferred|relocated)\b[^.\n]{{0,40}}?\b(?:ins"
            rf"|in den|in das"
            rf"|in einen"
            rf"|auf|zu|als|to|as|into)\s(?:\w+ )?{_AWAY}\b|\b(?:moved|switched|now) online\b"
            rf"|\b(?:ins|in den|in das|in einen|in eine|auf|als)\s(?:\w+ )?{_AWAY}\s(?:\w+ ){{0,4}}(?:verlegt"
            rf"|verschoben"
            r"|umgestellt|umgezogen|gewechselt|ausgewichen|um\b|aus\b)|\bonline verlegt"
            r"|\b(?:finde[nt]|treffen uns) (?:\w+ )?(?:online|digital|virtuell) statt im (?:\w+raum|\w*saal|\w*haus"
            r"|museum|\w*zentrum)"
            rf"|\b(?:wegen|aufgrund|\w+bedingt|kurzfristig)\b[^.\n]{{0,60}}\b(?:als |per |via |auf "
            rf"|über )?{_AWAY}(?!\w)(?! (?:anmeld|buch|verfüg))(?=[^.\n]*\b(?:statt|durchgeführt|angeboten|per|als"
            rf"|auf)\b)"
            r"|aus präsenz wird (?:online|digital)"
            rf"|(?:nicht|kein\w*) (?:\w+ ){{0,4}}(?:vor ort|präsenz\w*|im \w+"
            rf"|in der \w+),? sondern (?:\w+ ){{0,2}}{_AWAY}"
            rf"|\bstatt (?:wie \w+ )?(?:vor ort|in präsenz|präsenz\w*|im \w+|in der \w+)[^.\n]{{0,35}}{_AWAY}"
            rf"|{_AWAY}[^.\n]{{0,20}}\b(?:an)?statt[ (]{{1,3}}(?:an)?(?:statt )?(?:vor ort|in präsenz|präsenz\w*"
            r"|wie \w+ (?:vor ort|in|im))"
            rf"|{_AWAY} (?:durchgeführt|angeboten|gehalten|übertragen|veranstaltet),? (?:an)?statt (?:im|in der"
            rf"|in den) "
            r"|\bnow (?:take place|taking place|be held|being held|held|run|running|happen) (?:\w+ )?(?:online"
            r"|virtually|on zoom)|(?:held|taking place"
            r"|takes place|take place|will be|now) (?:\w+ ){0,2}(?:online|virtually) (?:instead"
            r"|only)"
            r"|instead online|online instead|(?:online|virtually|on zoom|via zoom|on teams) instead"
            r"|instead[^.\n]{0,30} (?:online|virtually)|ausschließlich noch (?:online|digital)"
            rf"|(?:findet|finden|treffen|treffpunkt|kommt|läuft|wird|werden|kurs|vortrag"
            rf"|seminar)\b[^.\n]{{0,40}}?\b(?:nun"
            rf"|jetzt|stattdessen|nur noch|ausnahmsweise|doch)\b(?! auch| noch zus)(?: \w+){{0,2}}?"
            rf" {_AWAY}(?!\w)(?! (?:anmeld|buch|bestell|regist|verfügbar|erhältlich|kauf|les|entdeck|zu))"
            rf"|\b(?:stattdessen|nur noch) (?:per |als |via |über )?{_AWAY}(?!\w)(?! (?:anmeld|buch|bestell|erhält"
            rf"|verfüg))"
            rf"|^\W*(?:nun|jetzt|now) (?:als |per |via )?{_AWAY}\W*$|^\W*now virtual\W*$"
            rf"|\b(?:als )?{_AWAY} (?:fortgeführt|weitergeführt|fortgesetzt)"
        ),
    ),
    (
        "EventRescheduled",
        re.compile(
            rf"\brescheduled|\bverplaatst\b|\bauf {_DAY}[^,;\n]{{0,16}} (?:verschob|verschieb|verleg|vorgezogen"
            rf"|vorverleg)\w*"
            rf"|(?:verschoben|verlegt|verschiebt sich|verschieben wir|verlegen wir|vorgezogen|moved|changed|postponed)"
            rf"[^.,;\n]{{0,30}}? (?:auf|to|until) {_DAY}"
            rf"|(?<!r )\b(?:verschoben|verlegt) (?:auf|vom) (?:\w+\W{{1,2}})?(?:den )?\d"
            rf"|\bstatt (?:wie \w+ )?(?:am |vom |erst |bereits |schon )*{_DAY}[^\n]{{0,60}}?\b(?:am|auf|nun|jetzt|erst"
            rf"|ab)"
            rf" (?:\w+ )?{_DAY}|{_DAY}[^\n]{{0,30}}?\W(?:an)?statt (?:wie \w+ )?(?:am |vom |den )*{_DAY}"
            r"|termin (?:\w+ ){0,3}(?:geändert|verlegt)\b|geänderter termin|termin hat sich geändert"
            r"|(?:neuer termin|ersatztermin|nachholtermin|ausweichtermin|neues datum|new date)\b"
            r"(?!\W{0,3}(?:folgt|wird|steht|noch|in kürze|demnächst|in planung|ist (?:in|noch|offen|derzeit)|kommt"
            r"|bald|gesucht|offen"
            r"|to be|tba|tbc|will|follows|wegen (?:\w+ )?(?:großer|hoher|großen) nachfrage|für(?! (?:die|den"
            r"|das) (?:\d|ausgefallen|abgesagt|verschoben|entfallen))))"
            rf"|neuer (?:start|kurs)-?termin\b(?!\W{{0,3}}folgt)|neuer (?:kurs)?beginn\s?:\s?\d|\b(?:uhrzeit|datum"
            rf"|date|anfangszeit)"
            rf" (?:wurde |ist |has )?(?:geändert|changed)|^\W*(?:nun|jetzt) (?:erst )?am {_DAY}"
            r"|wird (?:am \S+ (?:\w+ )?)?nachgeholt|vorverlegt|geänderte (?:uhr|anfangs|start|kurs)?zeit"
            rf"|nicht (?:wie \w+ )?(?:am |ab )?{_DAY}[^\n]{{0,20}}sondern (?:erst |bereits |schon )?(?:am |ab )?{_DAY}"
            r"|verschiebt sich (?:\w+ )?(?:auf|um|vom) "
            rf"|(?:beginnt|startet|start ist|beginn ist|findet) (?:nun|jetzt|erst|neu)(?: erst| doch)?"
            rf" (?:am|um|ab|der) {_DAY}|(?:beginnt|startet) (?:nun|jetzt|erst|neu)(?: erst)? (?:um|ab) \d"
            r"|moved to (?:\w+day,? )?\d|termin(?:änderung|verlegung|verschiebung)"
        ),
    ),
    (
        "EventPostponed",
        re.compile(
            r"(?<!\d )(?<!\d\. )(?<!sich )(?<!nicht )(?<!grenzen )(?<!leben )\bverschoben\b(?! ist nicht| haben"
            r"| hat\b)(?! auf (?:den |montag|dienstag"
            r"|mittwoch"
            r"|donnerstag|freitag|samstag|sonntag)?\W*\d)|(?:neuer|neues|neuen|ersatz|nachhol|ausweich)[- ]?(?:termin"
            r"|datum)"
            r" (?:\w+ ){0,3}(?:folgt|bekannt|steht|gesucht|offen|in planung|in kürze|demnächst)|(?:neuer|ersatz"
            r"|nachhol)[- ]?(?:termin) (?:wird"
            r"|noch|offen)"
            r"|\bvertagt\b|\bauf weiteres ausgesetzt|\bon hold\b"
            r"|new date (?:to be|tba|tbc|will|follows)|auf (?:einen )?später(?:en zeitpunkt)? (?:verschoben|verlegt)"
            r"|(?:^|[:|(–,\[!]|- )\s*(?:verschoben|vertagt|postponed|aufgeschoben)\s*(?=$|[)|(,!.;\]–]|-\s)|put off"
            r"|\bpostponed\b(?! (?!due|because|by|for|as|at|until|till|to|and|or|owing|indefinitely|from|again)\w)"
            r"|\buitgesteld|(?:müssen|mussten|muss|musste) (?:wir )?[^.\n]{0,80}\b(?:verschieben"
            r"|vertagen)|(?:wird|wurde|ist|verschoben|verlegt|vertagt|verschieben"
            r"|ausgesetzt)[^.\n]{0,40} auf unbestimmte"
            r" zeit|^\W*auf unbestimmte zeit|(?:wir )?verschieben (?:wir )?(?:den|die|das) " + EVENT
        ),
    ),
    (
        "EventCancelled",
        re.compile(
            r"\bcancell?ed\b(?! (?!due|because|by|for|as|at|until|today|tonight|and|or|owing|on|this|in|with|till"
            r"|again|-|–)\w)"
            r"|called off"
            r"|(?:not|no longer) (?:be )?taking place|(?:bedingt|\bwegen \w+(?: \w+){0,3}) entfallen\W*$"
            r"|(?:will|does|do|can|could) ?not take place|won't take place|(?:have|had) to cancel|geannuleerd"
            r"|(?:müssen|mussten|muss|musste) (?!sie\b|ich\b)[^.\n]{0,80}\b(?:absagen|ausfallen|stornieren|streichen"
            r"|entfallen"
            r"|abgesagt werden|gestrichen werden)"
            rf"|(?:ist|sind|kurs|leider) (?:\w+ ){{0,3}}ausgefallen"
            r"|(?:wird|werden|kann|können|konnte|konnten) (?:\w+ ){0,6}nicht (?:stattfinden|durchgeführt werden"
            r"|zustande)"
            rf"|\bleider\b[^.\n]{{0,60}} (?:nicht stattfindet|ausfällt|ausfallen muss)\b|nicht zustande gekommen"
            rf"|kommt (?:\w+ )?nicht zustande|^\W*(?:kurs|veranstaltungs)?ausfall\b(?! von| und| am| im| in| bei| der"
            rf"| des)"
            rf"|\b{EVENT} (?:\w+ ){{0,4}}(?:gestrichen|storniert)\b"
            r"|ersatzlos gestrichen|\b(?:wurde|ist) (?:\w+ )?storniert"
            r"|(?<!abo )(?<!nicht )\babgesagt\b(?! werden| wird|e[nrsm]? \w)"
            r"|finde[tn] (?:(?!bei\b|am\b|an\b|im\b|in (?:den|der)\b|wenn\b)\w+ ){0,4}nicht statt\b"
            rf"|\bf(?:ä|a)ll(?:t|en) (?:(?:der|die|das|dieser"
            rf"|unser\w*) (?:(?:heutige|morgige|nächste)\w? )?{EVENT} )?(?:{_HOW} (?:{_HOW} \w+ )?){{0,3}}aus\b"
            rf"(?! (?:dem|der|den|allen))"
            rf"|\b{EVENT} (?:{_HOW} (?:{_HOW} \w+ )?){{0,3}}entfällt|\bentfällt (?:leider |heute )?"
            rf"(?:der |die |das |unser\w* |dieser? )?{EVENT}"
            r"|^\W*(?:leider )?entfällt\b|^\W*absage\b(?! erteilt)|(?:^|[:|(–,\[!]|- )\s*(?:storniert|gestrichen"
            r"|abgesagt|entfällt"
            r"|fällt aus|ausgefallen|kein kurs|canceled|cancelled|annulliert)\s*(?=$|[)|(,!.;\]–:]|-\s)|gecancell?t"
        ),
    ),
)
_BARE_STATUS = re.compile(
    rf"^\W*(?:(?:der|die|das) {EVENT}\W+|\w+\W+)?(?:(?:ist|wurde|wird|leider)\W+){{0,2}}"
    r"(verlegt|entfällt|fällt aus|abgesagt|verschoben)\W*$"
)


def status(item: Item, notes: Notes, field: str = "status") -> str:
    """Return the local name of the event status, or nothing when the item does not say or says a wrong one."""
    for words in said(item, "eventStatus"):
        name = local(words)
        if name in EVENT_STATUSES:
            notes.origin(field, words)
            return name
        name = told_status(line(words[:500]).lower(), whole=True)
        if name:
            notes.origin(field, words)
            return name
        notes.finding("status-unknown", field, words)
    for words in said(item, "statusText"):
        if name := told_status(line(words[:500]).lower(), whole=True):
            notes.origin(field, words)
            return name
    return ""


def told_status(text: str, *, whole: bool = False) -> str:
    """Return the status that `text`, in lower case, says; with `whole` it is all about the status.

    >>> told_status("abgesagt: kräuterwanderung"), told_status("der unkostenbeitrag entfällt")
    ('EventCancelled', '')
    """
    text = spelled(text)
    for name, pattern in _STATUS_WORDS:
        for met in pattern.finditer(text):
            if is_meant(name, text, met):
                return name
    if whole and (bare := _BARE_STATUS.match(text)) and not is_of_things(text):
        return {"verlegt": "EventRescheduled", "verschoben": "EventPostponed"}.get(bare[1], "EventCancelled")
    return ""
