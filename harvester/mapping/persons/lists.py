"""Finds names behind a role and in lists: words in, the places of names out."""

import re
from collections.abc import Iterator

from harvester.mapping.persons.ends import END_OF_NAME, end_of, is_cut
from harvester.mapping.persons.roles import CAPITAL, LETTER, SHORT, SHORTENED
from harvester.mapping.persons.shapes import is_like_given, is_like_name, may_be_first
from harvester.mapping.persons.things import is_institution
from harvester.mapping.persons.tokens import LISTED, Words
from harvester.mapping.persons.words import is_given, is_surname, kind

_AFTER_ROLE = re.compile(
    rf"(?:\.|(?:/-?|[*:_(]-?)in(?:nen)?\)?)?(?:\s+{LETTER}+|\s?[/&]\s?{LETTER}+){{0,3}}\s*[:=]\s*|\s+[-–—|]\s+"
    rf"|(?:\s+[a-zäöüß]{LETTER}*(?:\s+{LETTER}+){{0,6}})?\s(?:ist|sind|war|hat|haben|übernimmt|übernehmen"
    rf"|liegt bei|heißt|heißen)\s"
    r"(?:(?:wie|im|Vorjahr|immer|gewohnt|derzeit|zurzeit|aktuell|weiterhin|unsere?|seit|auch|wieder|hier|heute"
    r"|diesmal|erneut|dabei|in|an|am|diesem|vielen|zwei|drei|mehreren|Jahren|Jahr"
    r"|Abend|\d{1,4})\s){0,4}"
    rf"|\s(?:i\.\s?R\.|a\.\s?D\.|em\.|„{LETTER}+“)\s|,\s(?={CAPITAL}{LETTER}+\s)"
)
BEGINS_TITLES = frozenset({"Vom", "Von", "Zum", "Zur", "Zu", "Der", "Den", "Und"})
"""Small words that, written large behind a colon, begin a title: `Führung: Vom Lumpen zum Leinen`."""
_AND = frozenset({"und", "and", "sowie"})
_MANY = re.compile(r"(?:innen|kräfte|ende|ende[rn]|leute)$")
_CLOSED = re.compile(r"\s*(?:$|[.;)|\n\t–·]|, [a-zäöü])")
_PERSONS = ("er", "in", "or", "ent", "ant", "ach", "ist", "eur", "ast")


def after_role(words: Words, at: int) -> tuple[int, int, bool]:
    """Return the name after a word for a role, known as a name or not."""
    nothing = (at, at, False)
    if at + 1 >= len(words.words):
        return nothing
    colon = _AFTER_ROLE.match(words.text, words.ends[at])
    if colon and words.gap(at).startswith(".") and len(words.words[at]) > 6:
        colon = None  # a sentence ends there
    first = _first_after(words, at, colon)
    if first < 0:
        return nothing
    if _is_no_name(words, at, first):
        return nothing
    end = end_of(words, first, sure=True)
    if not _is_whole(words, at, first, end, colon.group() if colon else ""):
        return nothing
    if end - first == 1 and (initial := turned_round(words, first, role=True)):
        end = initial
    if all(len(words.words[one]) == 1 for one in range(first, end)):
        return nothing
    return first, end, True


def _is_no_name(words: Words, role: int, at: int) -> bool:
    """Return whether what stands behind a role begins no name, or is one by itself."""
    word = words.words[at]
    if not word[0].isupper() or kind(word) or word in BEGINS_TITLES or is_institution(word):
        return True
    if len(word) == 1 and not words.gap(at).startswith((".", " de", " v")):
        return True  # `Trainer C Breitensport`
    if words.words[at + 1 : at + 2] == ["von"] and not is_like_given(word):
        return True  # `spielt Musik von Debussy`
    thing = len(word) > 1 and not may_be_first(word) and not is_surname(word)
    return kind(words.words[role]) == "profession" and thing  # `Mechaniker: Kältemittel …`


def _first_after(words: Words, at: int, colon: re.Match[str] | None) -> int:
    """Return the word that follows a role and what stands between; -1 when none does."""
    first = at + 1
    while colon and first < len(words.words) and words.starts[first] < colon.end():
        first += 1
    if first >= len(words.words) or (not colon and not words.joined(at)):
        return -1
    return -1 if colon and words.starts[first] > colon.end() + 1 else first


def _is_whole(words: Words, at: int, first: int, end: int, between: str) -> bool:
    """Return whether what follows a role is long enough for a name and ends as one."""
    colon = bool(between)
    person = words.words[at].lower().endswith(_PERSONS) and is_surname(words.words[first])
    cut = words.words[at].lower() in SHORT and words.gap(at).startswith(".")
    turned = kind(words.words[at]) == "strong" and end - first == 1 and turned_round(words, first) > 0
    turned = turned or (end - first == 1 and turned_round(words, first, role=True) > 0)
    if end - first == 1 and not turned and not _may_be_alone(words, at, first, between):
        return False
    enough = turned or end - first >= (1 if colon or person or cut else 2)
    ends = END_OF_NAME.match(words.text, words.ends[end - 1]) or (person and words.gap(end - 1) == " ")
    ends = ends or (end - first > 1 and _goes_on(words, at, end))
    if between.startswith(","):  # `Der Trainer, Noa Elbaz, kommt …`
        ends = end - first > 1 and may_be_first(words.words[first]) and words.gap(end - 1).startswith(",")
    return enough and bool(ends)


def _may_be_alone(words: Words, role: int, at: int, between: str) -> bool:
    """Return whether one word behind a role is a name: known as one, or right behind the colon of one person's role."""
    word, label = words.words[at], words.words[role].lower()
    if is_surname(word) or is_given(word):
        return True
    if kind(label.capitalize()) != "strong" or _MANY.search(label) or between.strip(" .") not in {":", "=", "-", "–"}:
        return False
    return may_be_first(word) and bool(_CLOSED.match(words.text, words.ends[at]))


def further(words: Words, at: int, *, sure: bool) -> Iterator[tuple[int, int, bool]]:
    """Yield the names that follow one in a list, known as names or not; without a role before it only after `und`."""
    while at < len(words.words):
        joint = words.words[at] in _AND
        first = at + joint
        gap = words.gap(at - 1)
        if first >= len(words.words):
            return
        if not (sure or joint or gap == " & " or gap.startswith(" (") or (gap == ", " and _is_initial(words, first))):
            return
        if not LISTED.fullmatch(words.text, words.ends[at - 1], words.starts[first]):
            return
        end = (sure and turned_round(words, first, role=True)) or end_of(words, first, sure=True)
        if end - first < 2 or not words.words[first][0].isupper() or kind(words.words[first]) not in {"", "given"}:
            return
        if gap.startswith(",") and not joint and not _is_further(words, first, end):
            return
        yield first, end, sure
        at = end


def _is_further(words: Words, first: int, end: int) -> bool:
    """Return whether what follows a name and a comma is one, too, no house: `…, Bieneninstitut Kirchhain`."""
    word = words.words[first]
    if words.gap(first) == ", " or is_given(word) or len(word) == 1:
        return True
    return not is_institution(word) and is_like_name(word, words.words[end - 1])


def before(words: Words, dropped: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield names known to no list that stand in a list just before one that is left out: `Roswith Traub & Ana Gil`."""
    begins = {begin for begin, _ in dropped}
    for begin in begins:
        at = begin - 1 - (words.words[begin - 1] in _AND) if begin else -1
        while at > 0 and at - 1 not in begins and _may_precede(words, at):
            yield at - 1, at + 1
            at -= 2


def _may_precede(words: Words, at: int) -> bool:
    first, last = words.words[at - 1], words.words[at]
    follows = words.starts[at + 2 if words.words[at + 1] in _AND else at + 1]
    listed = LISTED.fullmatch(words.text, words.ends[at], follows)
    if not listed or "," in listed.group() or not words.joined(at - 1):
        return False
    return first[0].isupper() and last[0].isupper() and is_like_name(first, last) and not kind(last)


def _goes_on(words: Words, role: int, end: int) -> bool:
    """Return whether a verb follows the name of one whose profession stands before it: `Pianistin Noa Elbaz bringt`."""
    follows = words.words[end] if end < len(words.words) and words.gap(end - 1) == " " else ""
    one = words.words[role].lower().endswith(_PERSONS) or kind(words.words[role]) in {"strong", "profession"}
    named = may_be_first(words.words[role + 1]) and follows not in {"werden", "sein", "gesucht"}
    return (
        one and named and follows.islower() and follows.endswith(("t", "te", "ten", "en", "has", "is", "loves", "will"))
    )


def _is_initial(words: Words, at: int) -> bool:
    """Return whether a name with its initial begins: `T. Abubakar`."""
    return len(words.words[at]) == 1 and words.words[at].isupper() and words.gap(at) in {". ", "."}


def turned_round(words: Words, at: int, *, role: bool = False) -> int:
    """Return the word after `Surname, Given` or `Surname, G.`; 0 when it is no such name."""
    if words.gap(at) != ", " or not words.words[at][0].isupper():
        return 0
    word = words.words[at + 1]
    short = (len(word) == 1 and word.isupper()) or (
        word.lower() in SHORTENED and words.text.startswith(".", words.ends[at + 1])
    )
    return at + 2 if short or is_given(word) or (role and is_cut(words, at + 1)) else 0
