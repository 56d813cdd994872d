"""Reads how an offer is held (onsite, online, blended) and whether it still takes place (its event status)."""

import re

from harvester.mapping.items import local, said
from harvester.mapping.notes import Notes
from harvester.mapping.text import line
from harvester.records import Item
from vocab.terms import EVENT_STATUSES

_ATTENDANCE = {
    "OfflineEventAttendanceMode": "onsite",
    "OnlineEventAttendanceMode": "online",
    "MixedEventAttendanceMode": "blended",
}
_WORDS = (
    (
        "blended",
        re.compile(
            r"blended|teils online|teils (?:in )?präsenz|(?:wechsel|mischung|mix) (?:zwischen|aus|von) (?:präsenz"
            r"|online)|hybrid|mixed|gemischt|kombiniert",
            re.IGNORECASE,
        ),
    ),
    ("online", re.compile(r"online|mooc|webinar|e-?learning|virtu|digital|fernlehrgang via", re.IGNORECASE)),
    (
        "onsite",
        re.compile(
            r"on-?site|offline|präsenz|presence|in[ -]person|class-?room|face[ -]to[ -]face|vor ort", re.IGNORECASE
        ),
    ),
)
_TOLD = (
    (
        "blended",
        re.compile(
            r"blended|teils online|teils (?:in )?präsenz|(?:wechsel|mischung|mix) (?:zwischen|aus|von) (?:präsenz"
            r"|online)|combined learning|hybrid(?:kurs|veranstaltung|format|seminar|vortrag|unterricht)"
            r"|präsenz\w*\W{1,3}online\w*|online\w*\W{1,3}präsenz|sowohl (?:\w+ ){0,4}(?:vor ort|präsenz) als auch"
            r"|vor ort (?:oder|und|sowie) (?:\w+ )?(?:online|per|via|digital|virtuell)|(?:online|digital|virtuell"
            r"|zoom|livestream) (?:oder|und|sowie) vor ort|in person (?:or|and) online|online (?:or|and) in person"
            r"|\bhybrid(?:e[rs]?)?(?=\W*$|\s*[:,(]|[- ]?(?:kurs|format|veranstaltung|seminar|unterricht|vortrag))"
            r"|präsenz\w* (?:oder|und|sowie|mit) (?:\w+ )?(?:online|e-learning)|online\w* (?:oder|und|sowie) (?:in "
            r"|vor )?(?:präsenz|ort)"
            r"|wahlweise (?:\w+ ){0,4}online",
        ),
    ),
    (
        "online",
        re.compile(
            r"\bwebinar|\bmooc\b|\bonline[- ]?(?:kurs|seminar|vortrag|workshop|veranstaltung|unterricht|schulung"
            r"|lehrgang|treffen"
            r"|training|sprechstunde|format|fortbildung|event|course|class"
            r"|vorlesung|lesung|führung|meeting|gruppe|treff|angebot|modul|abend|infoabend|studium|coaching"
            r"|konferenz|tagung"
            r"|diskussion|reihe|termin)"
            r"|\(online\)|\(digital\)|(?<!buchbar )\bonline\W*$|distance learning|web[- ]?based|computer based"
            r"|webseminar|videokurs"
            r"|big blue button|google meet|skype|fern(?:lehrgang|unterricht|studium)"
            r"|(?:digital|virtuell)e[rsnm]? (?:kurs|veranstaltung|seminar|vortrag|führung|treffen|rundgang|workshop"
            r"|stammtisch|infoabend|sprechstunde|unterricht|training|lesung|tour)"
            r"|fernkurs|telelearning|zoom-(?:meeting|konferenz|veranstaltung|kurs|vortrag)"
            r"|e-learning(?:-\w+)?(?=\W*$)|\blivestream|live[- ]online|\bremote\b|per video|online[- ]learning"
            r"|selbstlernkurs|on[- ]demand|von zu ?hause aus (?:am|per|online)"
            r"|\b(?:per|über|via|auf|on|mit) (?:zoom|(?:microsoft |ms )?teams|webex|bigbluebutton|jitsi"
            r"|videokonferenz|vhs\.cloud)\b"
            r"|\bfinde[tn] (?:\w+ ){0,2}(?:online|virtuell|digital)\b|held (?:virtually|online)"
            r"|selbstlern\w* im internet"
            r"|virtuelle[nrms]? (?:raum|klassenzimmer|seminarraum)|^\W*(?:rein |nur )?(?:online|digital|virtuell"
            r"|e-learning|virtual|internet|vhs\.cloud|zoom)\W*$|takes place online"
            r"|(?:rein|nur|ausschließlich) online(?! buchbar)|teilnahme (?:ist )?online"
        ),
    ),
    (
        "onsite",
        re.compile(
            r"präsenz(?:veranstaltung|kurs|unterricht|seminar|format|lehrgang|termin|phase|workshop)\b"
            r"|^\W*präsenz\W*$|: präsenz\b|distanz oder präsenz"
            r"|vor ort (?:in|im|statt|bei|am)|^\W*vor ort\W*$|vor-ort-\w+|(?:kurs|veranstaltung|teilnahme|unterricht"
            r"|seminar) (?:findet )?vor ort|in präsenz|\bpräsenz-\w+|class-?room (?:course|training|teaching)"
            r"|in the classroom|im kursraum|in unseren (?:kurs)?räumen|\bin[ -]person\b"
            r"|\bon-?site\b|face[ -]to[ -]face"
        ),
    ),
)
"""What running text says of the mode in so many words, in lower case."""
_NOT_HELD_SO = re.compile(
    r"(?:anmeldung|anmelden|buchung|buchbar|unterlagen|materialien|steht|stehen|liegen|veröffentlicht"
    r"|tickets?|booking|register)\W(?:\w+\W){0,4}$"
)
_STATUS_WORDS = (
    (
        "EventMovedOnline",
        re.compile(
            r"nicht (?:vor ort|in präsenz),? sondern (?:\w+ )?(?:online|digital|virtuell|per zoom)"
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
            r"|neuer termin\b(?! folgt| wird (?:noch )?bekannt| steht| noch offen)|ersatztermin|nachholtermin"
            r"|wird (?:am \S+ )?nachgeholt|neues datum|new date|moved to \d|termin(?:änderung|verlegung|verschiebung)"
        ),
    ),
    (
        "EventPostponed",
        re.compile(
            r"(?<!\d )(?<!\d\. )verschoben(?! auf (?:den |montag|dienstag|mittwoch|donnerstag|freitag|samstag"
            r"|sonntag)?\W*\d)|(?:neuer|ersatz)[- ]?termin (?:folgt|wird (?:noch )?bekannt|steht noch)|vertagt"
            r"|put off|postponed|uitgesteld|auf unbestimmte zeit"
        ),
    ),
    (
        "EventCancelled",
        re.compile(
            r"cancell?ed|called off|will not take place|geannuleerd|ausgefallen|muss (?:\w+ ){0,3}(?:entfallen"
            r"|ausfallen|abgesagt)|kommt nicht zustande|gestrichen|(?<!abo )(?:abgesagt|storniert)"
            r"|finde[tn] (?:\w+ )?nicht statt|fällt (?:\w+ ){0,2}aus\b"
            r"|(?:kurs|veranstaltung|termin|seminar|vortrag|führung|workshop|unterricht) entfällt"
            r"|^\W*(?:leider )?entfällt\b|^\W*absage\b|gecancell?t"
        ),
    ),
)
_BARE_STATUS = re.compile(r"verlegt|entfällt|fällt aus|abgesagt|verschoben")
_NO_STATUS = re.compile(
    r"(?:\b(?:bei|falls|wenn|sollte|im falle?|in den|am \d{1,2}\.|feiertag\w*|ferien|unkosten\w*|gebühr\w*|beitrag"
    r"|can be"
    r"|if|may be|kann|können)\b)"
)


def mode(item: Item, notes: Notes, field: str = "mode") -> str:
    """Return `onsite`, `online` or `blended`, or nothing when the item does not say."""
    found: set[str] = set()
    for words in said(item, "eventAttendanceMode", "courseMode"):
        one = _ATTENDANCE.get(local(words)) or _mode_of(words)
        if one:
            found.add(one)
            notes.origin(field, words)
    if len(found) > 1:
        return "blended"
    return found.pop() if found else ""


def _mode_of(words: str) -> str:
    text = line(words[:500])
    named = [name for name, pattern in _WORDS if pattern.search(text)]
    return "blended" if len(named) > 1 else "".join(named)


def told_mode(text: str) -> str:
    """Return the mode that running text, in lower case, says in so many words.

    >>> told_mode("wahlweise in präsenz oder online"), told_mode("online-marketing"), told_mode("anmeldung nur online")
    ('blended', '', '')
    """
    found = [name for name, pattern in _TOLD if any(_is_held(text, met) for met in pattern.finditer(text))]
    return "blended" if len(found) > 1 else "".join(found)


def _is_held(text: str, met: re.Match[str]) -> bool:
    return not _NOT_HELD_SO.search(text[max(0, met.start() - 40) : met.start()])


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
            if not _NO_STATUS.search(text[begin : met.start()]) and not _NO_STATUS.match(text[met.end() :].lstrip()):
                return name
    if whole and text.count(" ") < 5 and (bare := _BARE_STATUS.search(text)) and not _NO_STATUS.search(text):
        return {"verlegt": "EventRescheduled", "verschoben": "EventPostponed"}.get(bare.group(), "EventCancelled")
    return ""
