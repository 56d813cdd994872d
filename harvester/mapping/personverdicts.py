"""Tells who of those named gives an offer and who is what it is about: names in, the names to leave out."""

import re
from collections.abc import Iterator
from functools import cache

from harvester.mapping.personroles import DOES, VERBS
from harvester.mapping.personthings import is_institution
from harvester.mapping.persontokens import LISTED, TAUGHT, Words
from harvester.mapping.personwords import WORDS_TOO, kind, subjects

_SUBJECT = re.compile(
    r"(?:\b(?:über|nach|wie|wer (?:war|ist)|who was|um|about|on|after|von|of|à la|inspired by|based on|hommage an"
    r"|homage to"
    r"|in memoriam|tribute to|(?:bezug|basiert|basierend|beruht|beruhend|zurück|rückgriff|fußt|aufbauend) auf"
    r"|(?:stütz|beruf|bezieh|berief|bezog)\w*(?: sich)?(?: \w+)? auf|(?:geht|gehen|ging|gingen) auf"
    r"|im mittelpunkt (?:steht|stehen)|gewidmet|bekannt durch|lehn\w* sich (?:\w+ )?an|(?:ausgehend"
    r"|angeregt|beeinflusst|geprägt|begründet) von"
    r"|(?:erinnerung|gedenken|gedanken|erinnert|erinnern|anlehnung|orientiert sich|angelehnt|briefe?) an"
    r"|zu ehren(?: von)?|für und wider"
    r"|(?:book|novel|film|music|poems|works?|paintings?|play|songs?|texts?|stories) by)"
    r"|(?:\w*(?:konzept|methode|ansatz|verfahren|modell|technik|philosophie|theorie|lehre|roman)e?s?n?|\b(?:leben"
    r"|werke?n?"
    r"|bilder?n?|musik|texte?n?|gedichte?n?|schriften|romane?n?|ideen|kunst|lieder?n?|geschichten?|märchen|briefen?"
    r"|lyrik|prosa|krimis?|gemälden?|skulpturen|fotografien?|filmen?|kompositionen|chansons|songs|noten|sätzen?"
    r"|stücken?"
    r"|widmet sich|im sinne|im stile?)) (?:und \w+ )?(?:von|des|der|dem)(?: \w+)?)\s$",
    re.IGNORECASE,
)
OF_TUTOR = re.compile(
    r"(?:\b(?:\w{2,6}?ge\w+t|ge\w+t|ge\w+en|\w+iert|vorge\w+|angeleitet|vertreten|betreut|led|given|taught|hosted"
    r"|presented|moderated)"
    r"|\w*(?:leitung|vortrag|workshop|kurs|seminar|führung|lesung|konzert|moderation|rundgang|unterricht|beitrag"
    r"|training"
    r"|tipps|fotos?|angebot|idee|abend|programm|atelier|werkstatt|studio|praxis|präsentation|reisebericht"
    r"|input|anleitung|begleitung|lecture|talk"
    r"|class))\s(?:von|by|durch)\s$|\b(?:von und mit|mit und von)\s$"
    r"|(?:anmeldung|kontakt|infos?|informationen|buchung|rückfragen|karten|tickets|erreichbar)\s(?:\w+\s)?(?:über"
    r"|nach)\s$",
    re.IGNORECASE,
)
_BY_MAKER = re.compile(
    r"(?:gemalt|geschrieben|verfasst|komponiert|erfunden|gegründet|begründet|entdeckt|gebaut|entworfen|illustriert"
    r"|verfilmt|inspiriert|entwickelt|geprägt|erdacht|getextet|übersetzt"
    r"|ausgearbeitet)e?[nrsm]? (?:\w+ ){0,2}von\s$",
    re.IGNORECASE,
)
_READ_AND_TALKED_OF = re.compile(
    r"lektüre|literatur(?:kreis|treff|gespräch|club|seminar)|lesekreis|buchclub|book club|reading group"
    r"|retrospektive"
    r"|werkschau|filmreihe",
    re.IGNORECASE,
)
_SHOWN_BY = re.compile(
    r"\b(?:bilder|bildern|fotos?|fotografien|aquarellen?|zeichnungen|skulpturen|objekten?|arbeiten|gemälden?"
    r"|malereien?"
    r"|collagen|installationen|keramiken?|plastiken|drucken?|grafiken)\s(?:\w+\s)?von\s$",
    re.IGNORECASE,
)
"""What is shown is of the one who shows it, unless that is a person of history."""
_LIVED = re.compile(
    r"\s(?:(?:be)?gründete|erfand|baute|goss|malte|starb|komponierte|entdeckte|prägte|galt|druckte|entwickelte"
    r"|schuf|gewährte|regierte"
    r"|herrschte|eroberte|revolutionierte|formulierte|erbaute|stiftete|hinterließ|erließ"
    r"|errichtete"
    r"|predigte|dichtete|philosophierte|thronte|residierte|ersann"
    r"|founded|invented|painted|developed|created|discovered|ruled)\b"
    r"|\s(?:wurde|lebte|schrieb|schuf|war|was)\s[^.]{0,20}\b1[0-8]\d\d\b|\s?\((?:\*|geb\.?|†"
    r"|ca\.)?\s?(?:1[0-8]\d\d|19[0-4]\d|19\d\d\s?[–-])|\s(?:steht|stehen) im Mittelpunkt|, (?:19|20)\d\d\)"
)
_OF_LATE = re.compile(r".{0,80}\b(?:199|20[0-4])\d\b")
"""Who did so lately lives."""
_SHE_DOES = re.compile(
    r" (?:hat|ist|war|lebt|lebte|arbeitet|studierte|leitet|zeigt|erklärt|liest|spricht|kennt|bringt)\b"
)
_TITLE_OF = re.compile(
    r"(?:lektüre|literatur\w*|buchtipp\w*|biogra\w+|porträt|lesestoff|quellen?|lehrbuch|lehrwerk): $", re.IGNORECASE
)
_OWNED = re.compile(
    r"(?:methode|theorie|lehre|philosophie|leben|werke?n?|bildern?|skulpturen|gedichten?|romane?|musik"
    r"|liedern?|kunst|texten?"
    r"|schriften|geschichten?|ideen?|thesen|werk) $",
    re.IGNORECASE,
)
"""What stands before the genitive of the one who made it: `die Skulpturen Käthe Kollwitz’`."""
_WROTE = re.compile(r"\s[„“\"»]")
NOBLE = re.compile(
    r"(?:erz|kron|kur|land|mark|groß|reichs|burg)?(?:herzog|könig|kaiser|fürst|graf|prinz|zar)(?:in|essin)?s?"
    r"|papst|ritter"
    r"|pharao|sultan|khan|apostel|prophet|heilige[rn]?|sankt"
)
"""Titles of those who are dead, nearly always."""
_SERIES = re.compile(r"[“”\"»«]: $")
"""What a series is called stands before those whom it is about."""
_QUOTED = re.compile(r"[„“\"»‚’']\s?$"), re.compile(r"\s?[“”\"«‘’']")
_GROUP_END = re.compile(
    r"(?:kreis|chor|werk|garten|forum|club|verein|band|quartett|trio|ensemble|team|platz|park|raum|saal)$"
)


def decided(words: Words, found: list[tuple[int, int, bool]]) -> list[tuple[int, int]]:
    """Return the names of those who give the offer; in a list the first name decides for all."""
    dropped: list[tuple[int, int]] = []
    before: tuple[int, bool] | None = None
    known = False
    for begin, end, sure in found:
        start, last = words.starts[begin], words.ends[end - 1]
        listed = before and LISTED.fullmatch(words.text, before[0], start)
        if before and listed and (before[1] or "," not in listed.group()):
            drop = before[1]
        elif known and listed and not (sure or _does(words, end)):
            drop = False
        else:
            drop = _is_tutor(words, begin, end, sure=sure)
        before = (last, drop)
        subject = _is_subject(words.words[begin:end]) or _heads_series(words, begin)
        known = not drop and (subject or bool(known and listed))
        if drop:
            dropped.append((begin, end))
    return dropped


def _is_tutor(words: Words, begin: int, end: int, *, sure: bool) -> bool:
    head = words.text[max(0, words.starts[begin] - 60) : words.starts[begin]]
    last = words.ends[end - 1]
    previous = words.words[begin - 1] if begin else ""
    if previous and kind(previous) == "strong":
        return True
    if _is_subject(words.words[begin:end]) or (_LIVED.match(words.text, last) and not _OF_LATE.match(words.text, last)):
        return False
    if previous and words.joined(begin - 1) and (_bears_names(previous) or NOBLE.fullmatch(previous.lower())):
        return False
    if end - begin > 1 and _QUOTED[0].search(head) and _QUOTED[1].match(words.text, last):
        return False  # the title of a work
    if words.words[end - 1].endswith("s") and _WROTE.match(words.text, words.ends[end - 1]) and not TAUGHT.search(head):
        return False
    if _BY_MAKER.search(head) or _TITLE_OF.search(head) or (words.words[end - 1].endswith("s") and _OWNED.search(head)):
        return False
    if OF_TUTOR.search(head) or _SHOWN_BY.search(head):
        return True
    if not head and words.gap(end - 1).startswith(":") and _READ_AND_TALKED_OF.search(words.text):
        return False
    if _SERIES.search(head):
        return False
    return not _SUBJECT.search(head) or (sure and head.lower().endswith("von "))


def _heads_series(words: Words, begin: int) -> bool:
    return bool(_SERIES.search(words.text[max(0, words.starts[begin] - 3) : words.starts[begin]]))


def _does(words: Words, end: int) -> bool:
    """Return whether what persons do in an offer follows a name."""
    return end < len(words.words) and words.gap(end - 1) == " " and words.words[end] in DOES | VERBS


def _bears_names(word: str) -> bool:
    """Return whether what a word names is often named after somebody: a school, not a circle or a choir."""
    if word.lower() in {"atelier", "werkstatt", "praxis", "hof"}:
        return False  # of who works there
    return is_institution(word) and not _GROUP_END.search(word.lower())


@cache
def surnames_of_subjects() -> frozenset[str]:
    """Return surnames of those whom offers are about, in lower case."""
    return frozenset(name.rpartition(" ")[2] for name in subjects() if " " in name)


def _is_subject(words: list[str]) -> bool:
    """Return whether a name is one of history, written out or with initials: `Rosa Luxemburg`, `J. S. Bach`."""
    if len(words) > 1 and all(len(word) == 1 for word in words[:-1]):
        return words[-1].lower() in surnames_of_subjects()
    known = subjects()
    lower = [word.lower() for word in words[:8]]
    whole = [" ".join(lower[start:end]) for start in range(len(lower)) for end in range(start + 2, len(lower) + 1)]
    return any(name in known or (name.endswith("s") and name[:-1] in known) for name in whole)


def again(
    words: Words, dropped: list[tuple[int, int]], found: list[tuple[int, int, bool]]
) -> Iterator[tuple[int, int]]:
    """Yield parts of names left out that stand alone elsewhere."""
    if not dropped:
        return
    inside = {at for begin, end, *_ in (*dropped, *found) for at in range(begin, end)}
    surnames = {words.words[end - 1] for _, end in dropped} - {""}
    surnames = {name for name in surnames if len(name) > 3 and name[0].isupper() and name.lower() not in WORDS_TOO}
    known = surnames | {f"{name}s" for name in surnames}
    given = {
        word for begin, end in dropped for word in words.words[begin:end] if end - begin > 1 and kind(word) == "given"
    }
    known |= given | {f"{name}s" for name in given}
    yield from ((at, at + 1) for at, word in enumerate(words.words) if word in known and at not in inside)
    heads = {words.words[end - 1] for _, end in dropped} - known
    if heads.isdisjoint(words.words):
        return
    yield from ((at, at + 1) for at in _at_heads(words, heads) if at not in inside)


def _at_heads(words: Words, surnames: set[str]) -> Iterator[int]:
    """Yield where surnames that are words do something at the head of a sentence: `Winter hat in Kiel studiert.`"""
    for at, word in enumerate(words.words):
        opens = words.text[max(0, words.starts[at] - 2) : words.starts[at]] in {". ", "! ", "? ", ""}
        if word in surnames and opens and _SHE_DOES.match(words.text, words.ends[at]):
            yield at
