"""Tells which given names that stand alone belong to those who give an offer: names in, the names to leave out."""

import re
from collections.abc import Iterator

from harvester.mapping.persons.ends import ends_here
from harvester.mapping.persons.looks import ADDRESSED, ASKED, IN_ORDERS, LEADS, OBJECT, PERSON, PLAYED, PRESENTED, WHO
from harvester.mapping.persons.roles import DOES, PROFESSION, VERBS
from harvester.mapping.persons.subjects import BEARERS, IS_WORK, NOBLE
from harvester.mapping.persons.things import is_thing
from harvester.mapping.persons.tokens import LISTED, Words
from harvester.mapping.persons.verdicts import OF_TUTOR
from harvester.mapping.persons.words import kind, subjects

_HELLO = re.compile(
    r"(?:\bwir|\b(?:unsere?[rmn]?|eure[rmn]?|our|your)\s\w+|\b(?:assisted|led|taught|hosted|guided|accompanied) by"
    r"|\b(?:unterstützt|begleitet|assistiert|geleitet|angeleitet|betreut|moderiert) von|\b(?:statt|anstelle von"
    r"|in vertretung (?:von|für)|eue?re?|euer|unsere?"
    r"|ihre?|deine?|bin|heiße|grüße?|gruß|herzlichst|frage|fragt|bei|an|kontakt)|leiter\w*|lehrer\w*"
    r"|trainer\w*"
    r"|dozent\w*|referent\w*|teamer\w*|coach|betreuer\w*|partner\w*|leitung|team),?:?\s+$",
    re.IGNORECASE,
)
_REACH = 70
"""Characters that a list may have between two names."""
LIVES = re.compile(
    r" (?:(?:[a-zäöüß]{2,}te?n?|hat|tut|weiß|kann|wird|bäckt|liest|steht|geht|baut|näht|leiht|sieht|zieht|verrät"
    r"|berät|freut"
    r"|has|is|will|loves|runs|makes|brings|knows)\b|ist (?:seit|ausgebildete\w*|gelernte\w*|zertifizierte\w*"
    r"|erfahrene\w*|bekannt|dabei))"
)
_MORE = re.compile(r"[.!?]\s+\S+\s")
_IS_ONE = re.compile(
    r"(\w+)(?: [a-zäöü]\w*(?: \w+){0,6})? (?:ist|sind|heißt|heißen|hat|haben|übernimmt|übernehmen|teilen sich"
    r"|liegt bei)"
    r"(?: (?:wie|im|Vorjahr|immer|derzeit|aktuell|weiterhin|unsere?|auch|wieder|hier|heute|diesmal|die))* $"
)
_HELPS = re.compile(
    r"\b(?:es|dabei|hier|lerntreff|lerncafé) (?:hilft|erzählt|führt|spricht|kocht|singt|vertritt"
    r"|spielt)(?: \w+)? $|\bbitte $"
)
FABLED = re.compile(rf"(?:{NOBLE.pattern})|tante|onkel|oma|opa")
STORY = re.compile(
    r"märchen|geschichte|bilderbuch|theaterstück|puppen|figuren|kasper|\bfilm|roman\b|abenteuer|kinderbuch"
    r"|\boper\b|musical"
    r"|kino|krimi|vorlese|lesung|story|stories|novel|play\b",
    re.IGNORECASE,
)
"""What tells a story has persons in it who give nothing."""
_REACHED = re.compile(
    r"\s*[,(:–|·]?\s?(?:(?:Tel|Fon|Telefon|Mobil|Handy)\W{1,3})?(?:[\w.+-]{2,40}(?:@|\(at\))|0\d[\d /()-]{4}|\+\d\d)"
)
_MET = re.compile(r"(?:\b[Mm]it|\bm\.|\bwith) $")
_LABEL = re.compile(r"([^\W\d_]+)(?: [a-zäöü]\w*){0,3}(?: [A-ZÄÖÜ]\w*)? ?: ?$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NAMED_SO = re.compile(r"\b(?:[Mm]ein Name ist|ich heiße|man nennt mich|[Mm]y name is|[Ww]ir haben) $")
"""What stands before whom somebody says to be, or to have won."""
_CARES = re.compile(
    r"\b(?:sorgt|kümmert sich|freut sich|wartet|erwartet (?:euch|sie|dich)|dabei (?:ist|sind)|dazu kommt"
    r"|begrüßt(?: \w+)?|kocht|bäckt|bastelt|trommelt|tanzt|musiziert|assistiert|übersetzt|dolmetscht|springt"
    r"|schaut|sitzt|steht)"
    r"(?: (?:wieder|heute|diesmal|auch|gern|gerne|unser|unsere))? $",
    re.IGNORECASE,
)
"""What somebody does for an offer, before who does it."""
_TURN = re.compile(
    r"(?:schicht|gruppe|tag|abend|mittag|woche|kurs|termin|teil|halle|raum|stufe|klasse)(?: \w{1,2})?: $", re.IGNORECASE
)
"""A part of an offer whose leader stands behind the colon."""
_CARED = re.compile(r"\s*(?:$|[.;()|·\n\t,!–]| (?:für|mit|um|an|am|im|auf|und|aus)\b)")
_TURNED = re.compile(r"\s*(?:$|[.;()|·\n\t]|, [a-zäöü])")
_THINGS_TOO = frozenset({"Hai", "Dat", "Ion", "Gal", "Van", "Tai", "May", "Nil", "Ala", "Par", "Pal"})
_AWAY = re.compile(r" (?:im Urlaub|krank|verhindert|erkrankt|ausfällt|pausiert|fehlt|im Ausland|in Elternzeit)\b")
_ASIDE = re.compile(
    r", (?:\d\d(?: Jahre(?: alt)?)?,(?= [a-zäöü])|(?:der|die|selbst|ein|eine|seit) [^.!?\n]{3,80},(?= [a-zäöü]))"
)
_AND_ONE = re.compile(r" (?:und|and|&) (\w+)")
_BESIDE = re.compile(r"(\w[\w*:/-]*)(?: i\. ?R\.| a\. ?D\.| „\w+“| –| \||(,))? $")
_NAMED = re.compile(r"\s*(?:$|[.;()|·\n\t]|, (?![A-ZÄÖÜ]))")
_EVENTS = (
    "lesung",
    "vortrag",
    "gespräch",
    "vorstellung",
    "musik",
    "konzept",
    "info",
    "text",
    "texte",
    "impuls",
    "idee",
    "spiel",
)


def single(words: Words, singles: list[tuple[int, int]], dropped: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield given names alone: in a list with a name that is left out, taught with, or said to do what tutors do."""
    starts = {words.starts[begin] for begin, _ in dropped}
    ends = {words.ends[end - 1] for _, end in dropped}
    left = list(reversed(singles))
    for turn in (0, 1):  # backwards first, for the whole name often ends a list
        waiting: list[tuple[int, int]] = []
        for begin, end in left:
            start, last = words.starts[begin], words.ends[end - 1]
            follows = LISTED.match(words.text, last)
            listed = follows and follows.end() in starts
            listed = listed or any(
                LISTED.fullmatch(words.text, one, start) for one in range(max(0, start - _REACH), start) if one in ends
            )
            fabled = begin and not listed and FABLED.fullmatch(words.words[begin - 1].lower())
            titled = not listed and IS_WORK.match(words.text, last)
            if words.words[begin].lower() in subjects() or fabled or titled:
                continue  # is known by one name: `Janosch`, `Kaiserin Elisabeth`, `Tante Emma`, `Carmen, Oper`
            if listed or _is_single_tutor(words, begin, end):
                starts.add(start)
                ends.add(last)
                yield begin, end
            else:
                waiting.append((begin, end))
        left = waiting[::-1] if not turn else waiting


def _is_single_tutor(words: Words, begin: int, end: int) -> bool:
    start, last = words.starts[begin], words.ends[end - 1]
    if begin and words.words[begin - 1].lower() in BEARERS:
        return False
    head = words.text[max(0, start - 40) : start]
    if _HELLO.search(head) or _acts(words, begin, end) or _has_profession(words.text, last):
        return True
    if begin and words.words[begin - 1] in VERBS and words.joined(begin - 1):
        return True
    strong = begin and kind(words.words[begin - 1]) == "strong"
    if (
        (_NAMED.match(words.text, last) or (strong and words.text.startswith(",", last)))
        and begin
        and words.gap(begin - 1) in {": ", ":"}
        and _is_role(words.words[begin - 1])
    ):
        return True
    if _REACHED.match(words.text, last) or _is_labelled(words, begin, end):
        return True
    if _stands_by_role(words, begin, end) or _is_led(words, begin, end) or _is_apart(words, begin, end):
        return True
    if not _MET.search(head):
        return False
    pair = _AND_ONE.match(words.text, last)
    if pair and kind(pair[1]) == "given":
        return True
    return not head.endswith("with ") and bool(re.match(r"\s*(?:$|[.,;!)(|\n–])", words.text[last : last + 3]))


def _is_labelled(words: Words, begin: int, end: int) -> bool:
    """Return whether a role with a remark stands before the colon: `Ansprechpartnerinnen vor Ort: Lea & Mirjam`."""
    start, last = words.starts[begin], words.ends[end - 1]
    met = _LABEL.search(words.text[max(0, start - 60) : start])
    if not met or not _is_role(met[1]):
        return False
    pair = LISTED.match(words.text, last)
    return bool(_NAMED.match(words.text, last) or (pair and _begins_given(words.text, pair.end())))


def _begins_given(text: str, at: int) -> bool:
    met = _WORD.match(text, at)
    return bool(met and kind(met.group()) == "given")


def _stands_by_role(words: Words, begin: int, end: int) -> bool:
    """Return whether a role stands before or behind: `Referentin ist Noa`, `Noa, Hebamme, rät`."""
    start, last = words.starts[begin], words.ends[end - 1]
    closed = ends_here(words, end) or bool(LIVES.match(words.text, last))
    if closed and (met := _IS_ONE.search(words.text[max(0, start - 90) : start])):
        return _is_role(met[1])
    beside = _BESIDE.search(words.text[max(0, start - 40) : start])
    apart = beside and (not beside[2] or words.text.startswith(",", last))
    if beside and closed and apart and (_is_role(beside[1]) or _is_person(beside[1])):
        return True
    said = WHO.match(words.text[last : last + 70])
    who = (said[1] or said[2] or said[3]).split()[:6] if said else []
    return any(word[0].isupper() and (kind(word) in {"strong", "profession"} or PERSON.search(word)) for word in who)


def _is_person(word: str) -> bool:
    return word[0].isupper() and bool(PERSON.search(word)) and not is_thing(word)


def _is_led(words: Words, begin: int, end: int) -> bool:
    """Return whether a verb, a participle or an address shows whom one meets: `gespielt von Noa`, `es hilft Noa`."""
    head = words.text[max(0, words.starts[begin] - 50) : words.starts[begin]].lower()
    tail = words.text[words.ends[end - 1] : words.ends[end - 1] + 40]
    if (LEADS.search(head) or _HELPS.search(head)) and (OBJECT.match(tail) or _NAMED.match(tail)):
        return True
    if IN_ORDERS.match(tail) or (PRESENTED.search(head) and tail.startswith(":")):
        return True
    if _AWAY.match(tail) or _NAMED_SO.search(words.text[max(0, words.starts[begin] - 20) : words.starts[begin]]):
        return True
    if _CARES.search(head) and _CARED.match(tail):
        return True
    if _TURN.search(head) and _TURNED.match(tail):
        return True
    addressed = ADDRESSED.search(head) and not head.endswith(": ")
    met = addressed or PLAYED.search(head) or OF_TUTOR.search(head) or ASKED.search(head)
    return bool(met) and ends_here(words, end)


def _is_apart(words: Words, begin: int, end: int) -> bool:
    """Return whether a given name stands between dashes or dots, or alone at the end of a text."""
    head = words.text[max(0, words.starts[begin] - 4) : words.starts[begin]]
    tail = words.text[words.ends[end - 1] : words.ends[end - 1] + 3]
    if re.search(r" (?:[–•·|—★*>]|//?) $", head) and re.match(r"\.?$| (?:[–•·|—(★*>]|//?)", tail):
        return True
    return not tail.strip(" .") and bool(re.search(r"\w[.!?] $", head))


def _is_role(word: str) -> bool:
    """Return whether a word before a colon names a role, not what happens: `Klavier: Mio`, not `Lesung: Momo`."""
    return word in VERBS or (kind(word) in {"strong", "weak", "profession"} and not word.lower().endswith(_EVENTS))


def _acts(words: Words, begin: int, end: int) -> bool:
    """Return whether a given name stands alone in a line or cell, or at the head of what somebody does."""
    head = words.text[max(0, words.starts[begin] - 3) : words.starts[begin]].rstrip(" ")
    opens = not head or head[-1] in ".!?\n\t|:("
    alone = (
        opens
        and head[-1:] not in set(".!?")
        and re.match(r" *(?:$|[\n\t|)])", words.text[words.ends[end - 1] : words.ends[end - 1] + 4])
    )
    if alone and (begin or end < len(words.words)):
        return True
    aside = opens and _ASIDE.match(words.text, words.ends[end - 1])
    if aside and not STORY.search(words.text):  # `Joshua, der selbst Flöten baut, bringt fünf mit`
        return bool(LIVES.match(words.text, aside.end()))
    if not opens or end >= len(words.words) or words.gap(end - 1) != " ":
        return False
    return words.words[end] in DOES or (
        words.words[begin] not in _THINGS_TOO
        and bool(_MORE.search(words.text))
        and not STORY.search(words.text)
        and bool(LIVES.match(words.text, words.ends[end - 1]))
    )


def _has_profession(text: str, at: int) -> bool:
    tail = text[at : at + 60]
    return tail.startswith(" ist ") and bool(PROFESSION.search(tail.partition(".")[0]))
