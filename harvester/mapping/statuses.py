"""Reads whether an offer still takes place: words in, the local name of its event status out."""

import re

from harvester.mapping.items import local, said
from harvester.mapping.notes import Notes
from harvester.mapping.text import line
from harvester.records import Item
from vocab.terms import EVENT_STATUSES

_STATUS_WORDS = (
    (
        "EventMovedOnline",
        re.compile(
            r"aus präsenz wird (?:online|digital)|(?:umstellung|umgestellt|wechselt|weicht|ausweichen"
            r"|verlegung) (?:\w+ )?(?:auf"
            r"|in den|ins|zu) (?:ein |einen )?(?:online|digital|zoom|netz|internet|virtuell|video)|ins (?:digitale"
            r"|virtuelle|web) verlegt"
            r"|statt (?:vor ort|in präsenz|präsenz|im \w+)[^.\n]{0,20}(?:online|digital|zoom|virtuell|webinar"
            r"|videokonferenz|livestream)"
            r"|(?:online|digital|virtuell|zoom)[^.\n]{0,12}\bstatt[ (]{1,3}(?:statt )?(?:vor ort|in präsenz|präsenz)"
            r"|(?:held|taking place|takes place|will be|now) (?:now )?(?:online|virtually) (?:instead|only)"
            r"|instead online|online instead"
            r"|ausschließlich noch (?:online|digital)|nicht (?:vor ort|in präsenz),? sondern (?:\w+ )?(?:online"
            r"|digital|virtuell|per zoom)"
            r"|finde[tn] (?:\w+ )?(?:nun|jetzt|stattdessen|nur noch|statt vor ort"
            r"|statt in präsenz) (?:\w+ )?(?:online|digital|virtuell|per zoom|als webinar)|(?:jetzt|nun"
            r"|stattdessen) (?:als )?(?:online|webinar)|online statt (?:vor ort|in präsenz|präsenz)"
            r"|wird (?:\w+ )?(?:online|digital|virtuell) (?:durchgeführt|stattfinden|angeboten)|(?:in den"
            r"|ins) (?:virtuellen|digitalen|online)\S* (?:raum )?verlegt|(?:moved|switched|now) (?:to )?online"
            r"|auf (?:online|zoom) (?:umgestellt|verlegt)|(?:ins internet|ins netz) verlegt|moved online|online verlegt"
        ),
    ),
    (
        "EventRescheduled",
        re.compile(
            r"rescheduled|verplaatst|auf (?:\w+,? )?(?:den )?\d{1,2}\.[^,;\n]{0,16} (?:verschoben|verlegt)"
            r"|(?:verschoben|verlegt) auf (?:\w+\W{1,2})?(?:den )?\d|termin (?:wurde )?geändert|geänderter termin"
            r"|(?:neuer termin|ersatztermin|nachholtermin|ausweichtermin|neues datum|new date)\b"
            r"(?!\W{0,3}(?:folgt|wird|steht|noch|in planung|offen|to be|tba|tbc|will|follows))"
            r"|wird (?:am \S+ )?nachgeholt|vorverlegt|geänderte (?:uhr|anfangs|start|kurs)?zeit"
            r"|verschiebt sich (?:auf|um) "
            r"|(?:beginnt|startet) (?:nun|jetzt|erst|neu)(?: erst)? (?:am|um|ab) \d|moved to \d|termin(?:änderung"
            r"|verlegung|verschiebung)"
        ),
    ),
    (
        "EventPostponed",
        re.compile(
            r"(?<!\d )(?<!\d\. )verschoben(?! auf (?:den |montag|dienstag|mittwoch|donnerstag|freitag|samstag"
            r"|sonntag)?\W*\d)|(?:neuer|neues|ersatz|nachhol|ausweich)[- ]?(?:termin|datum) (?:folgt|wird|steht"
            r"|in planung|noch|offen)|vertagt|on hold"
            r"|new date (?:to be|tba|tbc|will|follows)|auf (?:einen )?später(?:en zeitpunkt)? (?:verschoben|verlegt)"
            r"|put off|postponed|uitgesteld|auf unbestimmte zeit"
        ),
    ),
    (
        "EventCancelled",
        re.compile(
            r"cancell?ed|called off|(?:will|does|do|can) ?not take place|geannuleerd|ausgefallen|(?:müssen"
            r"|muss) (?:wir )?(?:\w+ ){0,4}(?:absagen"
            r"|ausfallen lassen)|(?:wird|werden|kann|können) (?:\w+ ){0,3}nicht stattfinden"
            r"|nicht zustande gekommen|(?:kurs|veranstaltungs)?ausfall\b"
            r"(?! von| der| des)|muss (?:\w+ ){0,3}(?:entfallen"
            r"|ausfallen|abgesagt)|kommt nicht zustande|gestrichen|(?<!abo )(?:abgesagt|storniert)(?!e[nrsm]? \w)"
            r"|finde[tn] (?:\w+ )?nicht statt|fällt (?:\w+ ){0,2}aus\b"
            r"|(?:kurs|veranstaltung|termin|seminar|vortrag|führung|workshop|unterricht) entfällt"
            r"|^\W*(?:leider )?entfällt\b|^\W*absage\b|gecancell?t"
        ),
    ),
)
_IF_IT_FALLS = ("fällt der ", "fällt die ", "fällt das ", "fällt ein")
_BARE_STATUS = re.compile(r"verlegt|entfällt|fällt aus|abgesagt\b|verschoben")
_NO_STATUS = re.compile(
    r"(?:^\s*(?:am \w*(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)|an \w+|zu (?:ostern"
    r"|pfingsten|weihnachten)) "
    r"|\b(?:bei|falls|wenn|sollte|im falle?|in den|am \d{1,2}\.|feiertag\w*|ferien|unkosten\w*|\w*gebühr\w*|beitrag"
    r"|can be"
    r"|if|may be|kann|können)\b)"
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
    for name, pattern in _STATUS_WORDS:
        for met in pattern.finditer(text):
            begin = max(text.rfind(". ", 0, met.start()), text.rfind("\n", 0, met.start())) + 1
            if met.start() == begin and met.group().startswith(_IF_IT_FALLS):
                continue  # a condition: `fällt der Kurs aus, …`
            if not _NO_STATUS.search(text[begin : met.start()]) and not _NO_STATUS.match(text[met.end() :].lstrip()):
                return name
    if whole and text.count(" ") < 5 and (bare := _BARE_STATUS.search(text)) and not _NO_STATUS.search(text):
        return {"verlegt": "EventRescheduled", "verschoben": "EventPostponed"}.get(bare.group(), "EventCancelled")
    return ""
