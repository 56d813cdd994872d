"""Judges whether words about what is called off or put off are said of an offer; a match in, yes or no out."""

import re

EVENT = (
    r"\w{0,24}(?:kurse?s?|lehrg[aä]ng\w*|seminare?s?|workshops?|vortr[aä]ge?s?|führung|veranstaltung|termine?s?"
    r"|konzerte?s?"
    r"|lesung|exkursion|fahrt|reise|training|unterricht|treffen|abende?s?|nachmittag|wanderung|tour|probe|vorstellung"
    r"|kreis|gruppe|treff|café|tage?s?|rundgang|spaziergang|theater|stunde|angebot|schulung|fortbildung|werkstatt"
    r"|course|class|talk|lecture|event|concert|session|turnen|tanzen|singen|yoga|pilates|gymnastik)"
)
_OWN = re.compile(
    rf"{EVENT}|\w*(?:fest|feier|markt|basar|messe|gottesdienst|lauf|turnier|projekt|programm|camp|freizeit|woche|modul"
    r"|übung|sitzung|versammlung|ausstellung|vernissage|premiere|show|film|kino|disco|party|ball|quiz|aktion|reihe"
    r"|sprechstunde|beratung|infoabend|frühstück|brunch|festival|tagung|konferenz|kongress|forum|symposium|webinar"
    r"|stammtisch|flohmarkt|börse|besuch|besichtigung|runde|radtour|ausflug|umzug|lager|nacht|gespräch|podium"
    r"|diskussion|feuer|picknick|chor|orchester|proben?|musical|oper|matinee|soirée|aufführung|einführung|prüfung|test"
    r"|betreuung|ag|talk|slam|jam|session|café|cafe|treff|aktionstag|gig|auftritt|auftakt|einheit|kochen|basteln)"
)
"""What is put on."""
_SUBJECT = re.compile(r"\W*(?:der|die|das|ein|eine)\s([\w-]+)\s(?:(?:ist|wurde|wird|war|hat|haben)\s)?(?:\w+\s)?")
"""What else than an offer is called off: the strike, the end of the world."""
_LONG_AGO = re.compile(
    r"\b(?:(?:letzte[sn]?|vorige[sn]?|vergangene[sn]?|vor\w*) jahr|vorjahr|von (?:18|19)\d\d|damals|seinerzeit|einst"
    r"|vor \w+ jahren"
    r"|last year|(?:^|im jahr |\bim \w+ |seit )(?:19|20)\d\d(?= wurde| musste| fiel| war| konnte))\b"
)
_NO_STATUS = re.compile(
    r"(?:(?:^|[|:(–\n]|- )\s*(?:(?:wer|was|wie|warum)\b|am \w*(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag"
    r"|sonntag)|an \w+"
    r"|zu (?:ostern"
    r"|pfingsten|weihnachten)) "
    r"|\b(?:bei|falls|wenn|sollte|sollten|im falle?|in den|am \d{1,2}\.|feiertag\w*|\w*ferien|während|ohne|nachdem"
    r"|unkosten\w*|\w*gebühr\w*"
    r"|beitrag"
    r"|can be|could be|sofern|sobald|ob|unless|might be|vorbehalten|behalten"
    r"|if|never|may be|kann|können)\b(?! leider| nicht| wir leider)|(?:kurse|termine|veranstaltungen), (?:die|welche) "
    r"|[^.]*nicht erreicht)"
)
_OPENS_CONDITION = re.compile(r"\s*(?:wird|werden|muss|ist|sind|wurde) (?:ein\w*|der|die|das|dieser?) ")
_IF_IT_FALLS = tuple(
    f"{verb} {article}"
    for verb in ("fällt", "findet", "finden", "muss", "müssen", "entfällt", "wird")
    for article in ("der ", "die ", "das ", "ein", "wir ", "unser")
)
_TOLD_OF = ("abgesagt", "verschoben", "vertagt", "fällt", "fallen", "entfällt")
_IN_CASE = re.compile(r"[^.\n]{0,30}?,? (?:if|unless|wenn|falls|sofern|sollte\w*|solange)\b")
_REFUSED = re.compile(r"\b(?:hat|habe|haben|hast)\b(?!.*\b(?:kurs|veranstaltung|termin))[^.]*$")
_DATED = re.compile(
    r"(?<=\w) am (?:\w+,? (?:den |dem )?)?\d{1,2}\.\s?(?:\d{1,2}\.|[a-zä]{3,9}\.?)\s?\d{2,4}(?=,? (?:\w+ ){0,3}$)"
)
"""The day of an offer, behind its name."""
_RESERVED = re.compile(r"\w*\W+(?:\w+ )?(?:sind )?vorbehalten")
_OFFICE = re.compile(r"anmeldung|buchung|rechnung|zahlung|verwaltung|zeitung|katalog|programmheft")
_ROOM = re.compile(
    r"\b(?:nicht|nie|kein\w*|mittagessen|verpflegung|eintritt|\w*gebühr\w*|beitrag|kosten|preis|pause|prüfung"
    r"|klausur|\w*pflicht"
    r"|\w*besprechung|anmeldung"
    r"|raum|saal|ort|in|ins|nach|kabel|parkett"
    r"|fliesen|laminat|boden|wie)\b"
)
"""What is laid or goes to another room is not put off."""


def is_meant(name: str, text: str, met: re.Match[str]) -> bool:
    """Return whether the words of a match are said of the offer: no condition, nobody else, no past."""
    first = max(0, met.start() - 300)
    begin = max(first, *(text.rfind(sign, first, met.start()) + 1 for sign in (". ", "! ", "? ", "\n")))
    head, tail = text[begin : met.start()], text[met.end() : met.end() + 100]
    if not head.strip() and met.group().startswith(_IF_IT_FALLS):
        return False  # a condition: `fällt der Kurs aus, …`
    if (
        _OPENS_CONDITION.match(head)
        or _IN_CASE.match(tail)
        or (name == "EventCancelled" and _NO_STATUS.match(tail.lstrip()))
    ):
        return False
    if "?" in tail.partition("\n")[0] and "." not in tail.partition("?")[0]:
        return False
    if _LONG_AGO.search(head + met.group()):
        return False
    subject = _SUBJECT.fullmatch(head if met.group().startswith(_TOLD_OF) else "") or _SUBJECT.match(met.group())
    if subject and not _OWN.fullmatch(subject[1]):
        return False
    if _RESERVED.match(tail) or (name == "EventMovedOnline" and _OFFICE.search(head + met.group())):
        return False
    if "abgesagt" in met.group() and _REFUSED.search(head):
        return False
    return not _NO_STATUS.search(_DATED.sub("", head, count=1))


def is_of_things(text: str) -> bool:
    """Return whether `text`, in lower case, is about floors and cables laid, fees waived, or a condition.

    >>> is_of_things("parkett verlegt"), is_of_things("kurs verlegt")
    (True, False)
    """
    return bool(_NO_STATUS.search(text) or _ROOM.search(text))
