"""Finds the names of living persons in a text: words in, the places of names out; those whom an offer is about stay."""

import re

from harvester.mapping.persons.edges import dot, with_initials, with_titles
from harvester.mapping.persons.ends import end_of, ends_here
from harvester.mapping.persons.initials import cut_short, is_shortened
from harvester.mapping.persons.lists import after_role, before, further, turned_round
from harvester.mapping.persons.looks import PERSON, looks
from harvester.mapping.persons.pairs import acting
from harvester.mapping.persons.roles import CALLED, CAPITAL, DOES, LETTER, TITLES, VERBS
from harvester.mapping.persons.shapes import is_like_name, may_be_first
from harvester.mapping.persons.singles import single
from harvester.mapping.persons.subjects import surnames_of_subjects
from harvester.mapping.persons.things import is_institution, is_thing
from harvester.mapping.persons.tokens import TAUGHT, Name, Words, words_of
from harvester.mapping.persons.verdicts import again, decided
from harvester.mapping.persons.words import WORDS_TOO, is_surname, is_surname_only, kind

CAPITALISED = re.compile(rf"{CAPITAL}{LETTER}+(?:[-'’]{LETTER}+)*")
_LETTERS = frozenset({"L", "KL", "Kl", "Ref"})
"""Roles cut so short that only a colon and what looks like a surname show a name."""
_CLOSES = re.compile(r"\.?\s*(?:$|[\n\t|·•–;:()]|/ )|\.\s")
_STANDS = re.compile(r"\s*(?:$|[.;)(|·\n\t–]|, (?!\d))")
_TIME_FOLLOWS = re.compile(r",? ?(?:\d|ab |um |von |bis |früh|abend|vormittag|nachmittag|mittag|morgen)|-|/")
_STANDS_OR_DOES = re.compile(r"\s*(?:$|[.;)(|·\n\t–]|, (?!\d))| [a-zäöüß]+t\b")
_PLACES_TOO = frozenset("kreis hof garten bund park burg brücke ring platz turm grube kirch heim werk".split())
_SIGNS = re.compile(r"(?:\bi\. ?[AV]\.|\b[Gg]ez\.) $")
_NO_SURNAMES = frozenset("online zoom uhr raum kurs kurse kids euro uhren tag deutsch yoga".split())
_ARTICLES = frozenset("der des dem den".split())
"""After `Herr` they begin no name: `Herr der Lüfte`."""
_IS_DONE = re.compile(
    r"(?:führung|begleitung|anleitung|regie|verantwortlich|autor(?:in)?|künstler(?:in)?|guide|mitwirkende"
    r"|erzähler(?:in)?|gast|gäste"
    r"|presenter|facilitator|vortragende[rn]?|leserin|leser|spiel|besetzung|rezitation|klavier|piano|gitarre"
    r"|violine|cello|orgel"
    r"|akkordeon|gesang|sopran|alt|tenor|bass|flöte|harfe|trompete|saxofon|saxophon|klarinette|geige|percussion"
    r"|rolle)$",
    re.IGNORECASE,
)
"""What persons do, no institution: whoever stands behind it is one."""
_RETIRED = (" i. R.", " i.R.", " a. D.", " a.D.", " em.")
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
        if words.words[at][0].islower() and words.words[at] not in VERBS:
            at += 1  # by far most
            continue
        begin, end, sure = _name(words, at)
        if end > begin:
            if end - begin == 1 and not sure:
                singles.append((begin, end))
            else:
                found.append((begin, end, sure))
                found.extend(further(words, end, sure=sure))
            at = found[-1][1] if found and found[-1][1] > end else end
        else:
            at += 1
    dropped = decided(words, found) + list(with_initials(words))
    dropped += before(words, dropped)
    dropped += single(words, singles, dropped)
    if more := list(acting(words, singles, dropped)):
        dropped += [*more, *single(words, singles, dropped + more)]
    dropped += again(words, dropped, found)
    spans = (
        (words.starts[with_titles(words, begin)], words.ends[end - 1] + dot(words, end - 1)) for begin, end in dropped
    )
    return sorted({Name(*span) for span in spans})


def _name(words: Words, at: int) -> tuple[int, int, bool]:
    """Return first and (exclusive) last word of a name at `at`, and whether a title or role makes it sure."""
    word = words.words[at]
    if at and words.words[at - 1].lower() in {"st", "sankt"} and words.gap(at - 1) in {". ", " ", "."}:
        return at, at, False  # a saint's house
    if not word[0].isupper():
        return after_role(words, at) if word in VERBS else (at, at, False)
    what = kind(word)
    if what == "given" and not _is_acronym(words, at):
        if words.gap(at) == ", " and is_surname_only(word) and (end := _turned_alone(words, at)) > at:
            return at, end, True
        end = end_of(words, at) or _with_place(words, at)
        return at, end + _is_also_a_thing(words, at, end), False
    if what == "title" and not (word == "MS" and not words.text.isupper()):  # a ship, but in a text of capitals
        return _titled(words, at)
    if what == "weak":
        begin, end, _ = after_role(words, at)
        like = end - begin > 1 and is_like_name(words.words[begin], words.words[end - 1])
        like = like or (end - begin == 2 and words.gap(begin) == ", ")
        like = like or (end - begin > 1 and bool(_IS_DONE.search(word)) and may_be_first(words.words[begin]))
        return (begin, end, True) if like else (at, at, False)
    if what in {"strong", "profession"} or (word in _LETTERS and _is_cut_role(words, at)):
        return after_role(words, at)
    if words.gap(at) == ", " and (end := _turned_alone(words, at)) > at:
        return at, end, True
    if len(word) == 1 or is_shortened(words, at):
        return cut_short(words, at)
    return (at, at + 1, True) if _is_signed(words, at) or _is_cell(words, at) else looks(words, at)


def _with_place(words: Words, at: int) -> int:
    """Return the end of a name whose surname is a place, too, behind a role: `Trainer Andi Kreis führt`."""
    if at + 1 >= len(words.words):
        return 0
    role = at and words.gap(at - 1) in {" ", ": "} and kind(words.words[at - 1]) in {"strong", "profession", "title"}
    place = words.words[at + 1].lower() in _PLACES_TOO and _STANDS_OR_DOES.match(words.text, words.ends[at + 1])
    return at + 2 if role and place else 0


def _is_acronym(words: Words, at: int) -> bool:
    """Return whether one short word of capitals is no part of a name in capitals as `RALF ZUMWINKEL`."""
    word = words.words[at]
    if len(word) > 4 or not word.isupper() or words.text.isupper():
        return False
    return not (at + 1 < len(words.words) and words.joined(at) and words.words[at + 1].isupper())


def _is_signed(words: Words, at: int) -> bool:
    """Return whether a surname alone signs: `i. A. Muster`, `gez. Muster`."""
    signs = _SIGNS.search(words.text[max(0, words.starts[at] - 8) : words.starts[at]])
    return bool(signs and may_be_first(words.words[at]) and ends_here(words, at + 1))


def _is_cell(words: Words, at: int) -> bool:
    """Return whether a surname alone fills brackets or a cell behind the first: `Kurs A (Hoffmann)`."""
    if not is_surname_only(words.words[at]) or words.words[at].lower() in surnames_of_subjects():
        return False
    return bool(
        re.search(r"\w ?[(\t|] ?$", words.text[max(0, words.starts[at] - 5) : words.starts[at]])
        and re.match(r" ?(?:[)\t|]|$)", words.text[words.ends[at] : words.ends[at] + 3])
    )


def _titled(words: Words, at: int) -> tuple[int, int, bool]:
    """Return the name behind a title."""
    if not words.joined(at):
        return after_role(words, at) if words.text.startswith(_RETIRED, words.ends[at]) else (at, at, False)
    lower = words.words[at].lower()
    if words.words[at + 1 : at + 2] == ["vom"] and at + 2 < len(words.words) and is_thing(words.words[at + 2]):
        return at, at, False  # `die Frau vom Amt`
    if (lower in {"fr", "hr"} and not words.gap(at).startswith(".")) or words.words[at + 1] in _ARTICLES:
        return at, at, False
    called = lower in CALLED and not (at + 2 < len(words.words) and is_surname(words.words[at + 2]))
    end = end_of(words, at + 1, sure=not called)
    if lower in _FAMILIES and not (
        is_surname(words.words[at + 1]) or ends_here(words, end) or _is_family(words, at + 1)
    ):
        return at, at, True
    if end > at + 1:
        end += _is_also_a_thing(words, end - 1, end)
    return at, (end if end > at + 1 else at), True


def _is_family(words: Words, at: int) -> bool:
    """Return whether a word behind `Familie` does what persons do: `Familie Gerstl führt euch`."""
    follows = words.words[at + 1] if at + 1 < len(words.words) and words.gap(at) == " " else ""
    return follows in DOES | VERBS and not (is_thing(words.words[at]) or is_institution(words.words[at]))


def _turned_alone(words: Words, at: int) -> int:
    """Return the end of a name written `Surname, Given` that fills a cell or follows a label; else `at`."""
    end = turned_round(words, at, role=True) if words.gap(at) == ", " and not is_thing(words.words[at]) else 0
    if not end or is_institution(words.words[at]):
        return at
    head = words.text[max(0, words.starts[at] - 30) : words.starts[at]].rstrip(" ")
    after = words.words[end] if end < len(words.words) and words.joined(end - 1) else ""
    known = is_surname_only(words.words[at]) and kind(words.words[at + 1]) == "given" and not after[:1].isupper()
    if known and ends_here(words, end):
        return end
    cell = not head or head[-1] in "\n\t|·•–;(" or head.endswith(" /")
    sure = head.endswith(":") and bool(PERSON.search(head[:-1]))
    return end if (cell or sure) and _CLOSES.match(words.text, words.ends[end - 1]) else at


def _is_also_a_thing(words: Words, at: int, end: int) -> bool:
    """Return whether a given name is followed by a surname that is a word, too: `· Ilse Freitag ·`."""
    if end - at != 1 or end >= len(words.words) or not words.joined(at) or kind(words.words[at]) != "given":
        return False
    word = words.words[end]
    if not word[0].isupper() or kind(word) or is_institution(word) or word.lower() in _NO_SURNAMES:
        return False
    head = words.text[max(0, words.starts[at] - 12) : words.starts[at]]
    beside = not head.strip() or head.rstrip()[-1] in ".!?\n\t|–(·:;" or TAUGHT.search(head.lower())
    titled = at and (words.words[at - 1].lower() in TITLES or kind(words.words[at - 1]) in {"strong", "profession"})
    also = word.lower() in WORDS_TOO and not _TIME_FOLLOWS.match(words.text, words.ends[end])
    return also or bool((beside or titled) and _STANDS.match(words.text, words.ends[end]))


def _is_cut_role(words: Words, at: int) -> bool:
    """Return whether a letter or two are short for a role: `L: Meier`, `KL: Meier, Ph.`"""
    follows = words.words[at + 1] if at + 1 < len(words.words) else ""
    return words.gap(at) in {": ", ":", ".: "} and (is_surname(follows) or bool(turned_round(words, at + 1)))
