"""Reads how an offer is held: words in; `onsite`, `online` or `blended` out."""

import re
from functools import lru_cache

from harvester.mapping.items import local, said
from harvester.mapping.notes import Notes
from harvester.mapping.text import line
from harvester.records import Item

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
            r"|wahlweise (?:\w+ ){0,4}online|präsenz\w*-? (?:und|/|oder) online\w*"
            r"|(?:auch|zusätzlich|alternativ) (?:\w+ )?(?:online|digital|per (?:zoom|livestream|video\w*)) (?:möglich"
            r"|verfügbar|teilnehmen)|online-?teilnahme (?:\w+ )?möglich|mit (?:live-?stream|online-?übertragung)"
            r"|hyflex",
        ),
    ),
    (
        "online",
        re.compile(
            r"\bwebinar|\bmooc\b|^\W*online(?: live)?\s?(?:[:|–]|-\s)|\bonline[- ]live\b|\bweb-?konferenz"
            r"|\bvideo(?:chat|schalte|call)\b"
            r"|\b(?:als|per|via|in|mit|einer) videokonferenz|^\W*videokonferenz\W*$|\bzoom-?(?:link|raum|call"
            r"|sitzung|session)"
            r"|von zu ?hause(?: aus)?\W*$|virtual (?:class|course|event|room|tour|meeting|workshop)|(?:komplett"
            r"|rein|voll\w*"
            r"|ausschließlich|nur|läuft|ganz) (?:digital|virtuell|online)\b(?! buchbar)|\bonline-(?:yoga|pilates"
            r"|qigong|deutsch|englisch"
            r"|sprach\w+|yogakurs|sport\w*|fitness|vortragsreihe|live\w*|treffpunkt|salon|café|stammtisch"
            r"|begegnung|elternabend"
            r"|einführung|phase|einheit|tutorial|lecture|talk|meetup|session|q&a|sprechzeit|beratung"
            r"|info\w*)\b(?!-?kampagne)"
            r"|(?:vortrag|kurs|seminar|treffen|veranstaltung|lesung) im (?:internet|netz)|web-seminar"
            r"|(?:kurs|vortrag|seminar|unterricht|veranstaltung|treffen) (?:\w+ ){0,3}(?:über|auf|via|per"
            r"|in) (?:die |der )?(?:vhs\.cloud|zoom|teams"
            r"|webex|moodle|jitsi|bigbluebutton)"
            r"|\bonline[- ]?(?:kurs|seminar|vortrag|workshop|veranstaltung|unterricht|schulung"
            r"|lehrgang|treffen"
            r"|training|sprechstunde|format|fortbildung|event|course|class"
            r"|vorlesung|lesung|führung|meeting|gruppe|treff|angebot|modul|abend|infoabend|studium|coaching"
            r"|konferenz|tagung"
            r"|diskussion|reihe|termin)"
            r"|\(online\)|\(digital\)|(?<!buchbar )\bonline\W*$|distance learning|web[- ]?based|computer based"
            r"|webseminar|videokurs"
            r"|big blue button|google meet|skype|fern(?:lehrgang|unterricht|studium)"
            r"|(?:digital|virtuell)e[rsnm]? (?:kurs|veranstaltung|seminar|vortrag|führung|treffen|rundgang|workshop"
            r"|stammtisch|\w*abend|sprechstunde|unterricht|training|lesung|tour|café|fortbildung|schulung|lehrgang"
            r"|meeting"
            r"|konferenz|tagung|stunde|gespräch|lernraum|klassenraum)"
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
            r"|^\W*präsenz\W*$|: präsenz\b|\(präsenz\)|[–|,-]\s?präsenz\W*$|distanz oder präsenz|\bon campus\b"
            r"|\bnur präsenz\b"
            r"|(?:unterricht|kurs|seminar|findet) (?:\w+ ){0,2}im (?:klassenzimmer|seminarraum|klassenraum"
            r"|schulungsraum)"
            r"|sondern (?:\w+ )?(?:vor ort|präsenz|in präsenz|persönlich)|treffen in echt"
            r"|vor ort (?:in|im|statt|bei|am)|^\W*vor ort\W*$|vor-ort-\w+|(?:kurs|veranstaltung|teilnahme|unterricht"
            r"|seminar) (?:findet )?vor ort|in präsenz|\bpräsenz-\w+|class-?room (?:course|training|teaching)"
            r"|in the classroom|im kursraum|in unseren (?:kurs)?räumen|\bin[ -]person\b"
            r"|\bon-?site\b|face[ -]to[ -]face"
        ),
    ),
)
"""What running text says of the mode in so many words, in lower case."""
_AWAY = r"(?:online\w*|digital\w*|virtuell\w*|zoom|livestream|webinar|teams|remote|(?:per|via) video\w*)"
_THERE = r"(?:präsenz\w*|vor ort|in[ -]person|on-?site|face[ -]to[ -]face|im (?:kursraum|haus|klassenzimmer))"
_BOTH = re.compile(rf"\b(?:{_AWAY}\b-?([^.\n]{{1,40}}?)\b{_THERE}|{_THERE}\b-?([^.\n]{{1,40}}?)\b{_AWAY})\b")
_NOT_BOTH = re.compile(
    r"\b(?:statt|anstatt|nicht|kein\w*|sondern|verlegt|umgestellt|wird|anmeld\w*|buch\w*|instead|not|nun|jetzt"
    r"|tickets?)\b"
)
_SIGNED_UP = re.compile(r"\b(?:anmeld|buch|ticket|regist|kauf|zahl|materialien|unterlagen)")
_NOT_HELD_SO = re.compile(
    r"\b(?:kein\w*|nicht|nie|statt|anstatt|anstelle|ohne|not|no|instead of)\W(?:\w+\W)?$|"
    r"(?:anmeldung|anmelden|buchung|buchbar|unterlagen|materialien|steht|stehen|liegen|veröffentlicht"
    r"|tickets?|booking|register)\W(?:\w+\W){0,4}$"
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


@lru_cache(1 << 10)
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
    return "blended" if len(found) > 1 or _is_both(text) else "".join(found)


def _is_both(text: str) -> bool:
    """Return whether one sentence names both, and neither in the place of the other or for registering."""
    return any(
        not _NOT_BOTH.search(met[1] or met[2])
        and not _SIGNED_UP.search(text[max(0, met.start() - 40) : met.end() + 25])
        and not _NOT_HELD_SO.search(text[max(0, met.start() - 40) : met.start()])
        for met in _BOTH.finditer(text)
    )


def _is_held(text: str, met: re.Match[str]) -> bool:
    if "nicht " in met.group() and "nicht nur" not in met.group():
        return False
    return not _NOT_HELD_SO.search(text[max(0, met.start() - 40) : met.start()])
