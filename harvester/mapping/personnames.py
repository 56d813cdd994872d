"""Finds the names of living persons in a text: words in, the places of names out; those whom an offer is about stay."""

import re
from collections.abc import Iterator

from harvester.mapping.personedges import dot, with_initials, with_titles
from harvester.mapping.personshapes import is_like_name
from harvester.mapping.personthings import is_institution, is_thing
from harvester.mapping.persontokens import LISTED, TAUGHT, Name, Words, words_of
from harvester.mapping.personverdicts import again, decided, single
from harvester.mapping.personwords import (
    CALLED,
    CAPITAL,
    DOES,
    LETTER,
    PARTICLES,
    PROFESSION,
    SHORTENED,
    TITLES,
    VERBS,
    is_given,
    is_listed,
    is_surname,
    kind,
)

CAPITALISED = re.compile(rf"{CAPITAL}{LETTER}+(?:[-'’]{LETTER}+)*")
_ARTICLED = re.compile(rf"(?:al|el|as|ash|an|ad|ar|at)[-'’]{CAPITAL}|[dODd]['’]{CAPITAL}", re.IGNORECASE)
_ROMANCE = re.compile(r"[áíóúñçã]|ez$|[aeo]s$")
_AFTER_ROLE = re.compile(
    rf"(?:\.|(?:/-?|[*:_(]-?)in(?:nen)?\)?)?(?:\s+{LETTER}+|\s?[/&]\s?{LETTER}+){{0,3}}\s*[:=]\s*|\s+[-–—|]\s+"
    rf"|(?:\s+[a-zäöüß]{LETTER}*(?:\s+{LETTER}+){{0,3}})?\s(?:ist|sind|war|hat|haben|übernimmt|übernehmen|liegt bei)\s"
    r"(?:(?:seit|auch|wieder|hier|heute|diesmal|erneut|dabei|in|an|am|diesem|vielen|zwei|drei|mehreren|Jahren|Jahr"
    r"|Abend|\d{1,4})\s){0,4}"
)
_END_OF_NAME = re.compile(
    r"\s*(?:$|[.,;:!?()/|&–—·<\n\t-]|(?:und|and|u|sowie|ist|sind|hat|oder|war|in|im|aus|am|an|unter|per|vom|von|bei"
    r"|mit|auf|zum|zur|at|on|to|about|durch|für|from|is|will|has)\b)"
)
_IS_SAID = re.compile(
    rf"(?:, (?:{LETTER}+ )?|\sist\s(?:{LETTER}+\s){{0,2}})({CAPITAL}[\w*-]+)(?=\s?[,.;)]|\s(?:und|aus|am|an|im|in"
    rf"|der|für)\b|$)"
)
_DOES_BEFORE = re.compile(r"\b[a-zäöüß]{4,}t(?: (?:sie|euch|dich|uns|ihnen))?\s$")
_ALONE = re.compile(r"\s*(?:$|[\n\t|)–;])")
_AFTER_NAMES = frozenset(
    "durch in im am an aus und auf zu zum zur für über nach von vom by on at to about through from and".split()
)
_NO_PERSONS = re.compile(
    r"(?:ort|treffpunkt|thema|raum|material|fach|stadt|stichwort\w*|titel|reihe|kurs|marke"
    r"|software|region|sprache\w*):?\s*$"
)
_AND = frozenset({"und", "and", "sowie"})
_BEGINS_TITLES = frozenset({"Vom", "Von", "Zum", "Zur", "Zu", "Der", "Den", "Und"})
"""Small words that, written large behind a colon, begin a title: `Führung: Vom Lumpen zum Leinen`."""
_OF = frozenset("da de do dos das del della di van ter".split())
_LETTERS = frozenset({"L", "KL", "Kl", "Ref"})
"""Roles cut so short that only a colon and what looks like a surname show a name."""
_LIKE_ADJECTIVES = re.compile(r"(?:end|ig|lich|isch|sam|bar|haft|los)e[nrsm]?$")
_PERSONS = ("er", "in", "or", "ent", "ant", "ach", "ist", "eur", "ast")
_FAMILIES = frozenset({"familie", "fam", "ehepaar"})


def names(text: str) -> list[Name]:
    """Return the names to leave out, in order.

    >>> [tuple(one) for one in names("Dr. Erika Muster spricht über Rosa Luxemburg.")]
    [(0, 16)]
    """
    words = words_of(text)
    found: list[tuple[int, int, bool]] = []
    singles: list[tuple[int, int]] = []
    at = 0
    while at < len(words.words):
        begin, end, sure = _name(words, at)
        if end > begin:
            if end - begin == 1 and not sure:
                singles.append((begin, end))
            else:
                found.append((begin, end, sure))
                found.extend(_further(words, end, sure=sure))
            at = found[-1][1] if found and found[-1][1] > end else end
        else:
            at += 1
    dropped = decided(words, found) + list(with_initials(words))
    dropped += single(words, singles, dropped)
    dropped += again(words, dropped, found)
    spans = (
        (words.starts[with_titles(words, begin)], words.ends[end - 1] + dot(words, end - 1)) for begin, end in dropped
    )
    return sorted({Name(*span) for span in spans})


def _name(words: Words, at: int) -> tuple[int, int, bool]:
    """Return first and (exclusive) last word of a name at `at`, and whether a title or role makes it sure."""
    word = words.words[at]
    if not word[0].isupper():
        return _after_role(words, at) if word in VERBS else (at, at, False)
    what = kind(word)
    if what == "given":
        return at, _end(words, at), False
    if what == "title" and words.joined(at):
        lower = word.lower()
        if lower in {"fr", "hr"} and not words.gap(at).startswith("."):
            return at, at, False
        end = _end(words, at + 1, sure=lower not in CALLED)
        if lower in _FAMILIES and not (is_surname(words.words[at + 1]) or _ends(words, end)):
            return at, at, True
        return at, (end if end > at + 1 else at), True
    if what == "weak":
        begin, end, _ = _after_role(words, at)
        like = end - begin > 1 and is_like_name(words.words[begin], words.words[end - 1])
        return (begin, end, True) if like else (at, at, False)
    if what in {"strong", "profession"} or (word in _LETTERS and _is_cut_role(words, at)):
        return _after_role(words, at)
    return _looks(words, at)


def _is_cut_role(words: Words, at: int) -> bool:
    """Return whether a letter or two are short for a role: `L: Meier`, `KL: Meier, Ph.`"""
    follows = words.words[at + 1] if at + 1 < len(words.words) else ""
    return words.gap(at) in {": ", ":", ".: "} and (is_surname(follows) or bool(_reversed(words, at + 1)))


def _ends(words: Words, end: int) -> bool:
    return bool(_END_OF_NAME.match(words.text, words.ends[end - 1]))


def _looks(words: Words, at: int) -> tuple[int, int, bool]:
    """Return a name that nothing but its surname or place shows: after `mit`, alone, or before what persons do."""
    following = words.words[at + 1] if at + 1 < len(words.words) else ""
    if not (following[:1].isupper() or following in PARTICLES) or not words.joined(at) or is_thing(words.words[at]):
        return at, at, False
    if words.words[at] in _BEGINS_TITLES:
        return at, at, False
    end = _end(words, at, sure=True)
    if end - at < 2 or words.words[at].lower() in TITLES or is_institution(words.words[at]):
        return at, at, False
    before = words.text[max(0, words.starts[at] - 20) : words.starts[at]].lower()
    after = words.words[end] if end < len(words.words) and words.gap(end - 1) == " " else ""
    shown = is_surname(words.words[end - 1])
    if is_given(words.words[at]) and shown:
        return at, end, False
    opens = not before.strip() or before.rstrip()[-1] in ".!?\n\t|–(:·"
    if opens and after in DOES and (shown or not kind(words.words[at])):
        return at, end, False
    tail = words.text[words.ends[end - 1] : words.ends[end - 1] + 60]
    said = _IS_SAID.match(tail)
    if said and PROFESSION.search(said[1]):
        return at, end, False
    like = _LIKE_ADJECTIVES.search(words.words[at])
    if _DOES_BEFORE.search(before) and not like and re.match(r"\s*(?:$|[.(])", tail):
        return at, end, False
    ends = bool(_END_OF_NAME.match(words.text, words.ends[end - 1]))
    taught = TAUGHT.search(before)
    alone = opens and bool(_ALONE.match(words.text, words.ends[end - 1]))
    bare = all(word[0].isupper() for word in words.words[at:end]) and end - at < 4
    named = bare and is_like_name(words.words[at], words.words[end - 1])
    cell = alone and (shown or (named and not _NO_PERSONS.search(before)))
    led = taught and (shown or named) and (ends or after in _AFTER_NAMES)
    return (at, end, False) if cell or led else (at, at, False)


def _end(words: Words, at: int, *, sure: bool = False) -> int:
    """Return the word after a name that begins at `at`; `at` itself when none does."""
    last = at
    surname, unknown = "", 0
    while at < len(words.words):
        word = words.words[at]
        lower = word.lower()
        if lower in PARTICLES or (lower in TITLES and word != "Frau"):
            pass  # belongs to the name when more of it follows
        elif is_given(word) and word[0].isupper() and not surname:
            last, unknown = at + 1, -1
        elif len(word) == 1 and word.isupper() and words.gap(at).startswith("."):
            last = at + 1
        elif (
            (word[0].isupper() or _ARTICLED.match(word))
            and not (is_thing(word) and not is_listed(word))
            and (sure or last)
        ):
            unknown += unknown >= 0
            of = at and words.words[at - 1] in _OF
            if len(surname) > 3 and not of and not _ROMANCE.search(surname) and not (sure and unknown == 2):
                break
            if kind(word) in {"strong", "weak", "title"}:
                break
            surname, last = word, at + 1
        else:
            break
        if not words.joined(at):
            break
        at += 1
    if last and last < len(words.words) and words.joined(last - 1) and is_institution(words.words[last]):
        return 0
    return last


def _after_role(words: Words, at: int) -> tuple[int, int, bool]:
    """Return the name after a word for a role, known as a name or not."""
    nothing = (at, at, False)
    if at + 1 >= len(words.words):
        return nothing
    colon = _AFTER_ROLE.match(words.text, words.ends[at])
    first = at + 1
    while colon and first < len(words.words) and words.starts[first] < colon.end():
        first += 1
    if first >= len(words.words) or (not colon and not words.joined(at)):
        return nothing
    if colon and words.starts[first] > colon.end() + 1:
        return nothing
    if not words.words[first][0].isupper() or kind(words.words[first]) or words.words[first] in _BEGINS_TITLES:
        return nothing  # a name by itself, or no name
    end = _end(words, first, sure=True)
    person = words.words[at].lower().endswith(_PERSONS) and is_surname(words.words[first])
    enough = end - first >= (1 if colon or person else 2)
    ends = _END_OF_NAME.match(words.text, words.ends[end - 1]) or (person and words.gap(end - 1) == " ")
    if not enough or is_institution(words.words[first]) or not ends:
        return nothing
    if end - first == 1 and (initial := _reversed(words, first)):
        end = initial
    if all(len(words.words[one]) == 1 for one in range(first, end)):
        return nothing
    return first, end, True


def _further(words: Words, at: int, *, sure: bool) -> Iterator[tuple[int, int, bool]]:
    """Yield the names that follow one in a list, known as names or not; without a role before it only after `und`."""
    while at < len(words.words):
        joint = words.words[at] in _AND
        first = at + joint
        gap = words.gap(at - 1)
        if first >= len(words.words) or not (sure or joint or gap == " & " or gap.startswith(" (")):
            return
        if not LISTED.fullmatch(words.text, words.ends[at - 1], words.starts[first]):
            return
        end = (sure and _reversed(words, first)) or _end(words, first, sure=True)
        if end - first < 2 or not words.words[first][0].isupper() or kind(words.words[first]) not in {"", "given"}:
            return
        yield first, end, sure
        at = end


def _reversed(words: Words, at: int) -> int:
    """Return the word after `Surname, Given` or `Surname, G.`; 0 when it is no such name."""
    if words.gap(at) != ", " or not words.words[at][0].isupper():
        return 0
    word = words.words[at + 1]
    short = (len(word) == 1 and word.isupper()) or (
        word.lower() in SHORTENED and words.text.startswith(".", words.ends[at + 1])
    )
    return at + 2 if short or is_given(word) else 0
