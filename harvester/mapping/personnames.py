"""Finds the names of living persons in a text: words in, the places of names out; those whom an offer is about stay."""

import re

from harvester.mapping.personedges import dot, with_initials, with_titles
from harvester.mapping.personends import END_OF_NAME, end_of, ends_here
from harvester.mapping.personlists import BEGINS_TITLES, after_role, before, further, turned_round
from harvester.mapping.personroles import CALLED, CAPITAL, DOES, LETTER, PARTICLES, PROFESSION, TITLES, VERBS
from harvester.mapping.personshapes import is_like_name
from harvester.mapping.personsingles import single
from harvester.mapping.personthings import is_institution, is_thing
from harvester.mapping.persontokens import TAUGHT, Name, Words, words_of
from harvester.mapping.personverdicts import again, decided
from harvester.mapping.personwords import is_given, is_surname, kind

CAPITALISED = re.compile(rf"{CAPITAL}{LETTER}+(?:[-'’]{LETTER}+)*")
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
_LETTERS = frozenset({"L", "KL", "Kl", "Ref"})
"""Roles cut so short that only a colon and what looks like a surname show a name."""
_LIKE_ADJECTIVES = re.compile(r"(?:end|ig|lich|isch|sam|bar|haft|los)e[nrsm]?$")
_REACHED = re.compile(r"\s*[·|,(:–\t]\s*(?:[\w.+-]{2,40}(?:@|\(at\))|Mobil|Handy|(?:Tel|Telefon|Fon)\b|0\d|\+\d\d)")
"""What stands behind one who can be reached."""
_CLOSES = re.compile(r"\.?\s*(?:$|[\n\t|·–;:(])|\.\s")
_PERSON = re.compile(
    r"(?:istin|ist|erin|[^aeiou]er|innen|ärztin|arzt|rätin|rat|wart|wartin|pate|patin|loge|login|eurin|eur|orin|ator|mann|frau"
    r"|kraft|entin|ent|antin|ant|köchin|koch|äfin|gräf|agogin|agoge|oge|iker|wirt|herr|dame|hilfe|(?:ag|ehr|eit|irk)ende[rn]?)$"
)
"""How words for persons end."""
_STANDS = re.compile(r"\s*(?:$|[.;)(|·\n\t–]|, (?!\d))")
_NO_SURNAMES = frozenset("online zoom uhr raum kurs kurse kids euro uhren tag deutsch yoga".split())
_ARTICLES = frozenset("der des dem den".split())
"""After `Herr` they begin no name: `Herr der Lüfte`."""
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
                found.extend(further(words, end, sure=sure))
            at = found[-1][1] if found and found[-1][1] > end else end
        else:
            at += 1
    dropped = decided(words, found) + list(with_initials(words))
    dropped += before(words, dropped)
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
        return after_role(words, at) if word in VERBS else (at, at, False)
    what = kind(word)
    if what == "given":
        end = end_of(words, at)
        return at, end + _is_also_a_thing(words, at, end), False
    if what == "title" and words.joined(at):
        lower = word.lower()
        if (lower in {"fr", "hr"} and not words.gap(at).startswith(".")) or words.words[at + 1] in _ARTICLES:
            return at, at, False
        end = end_of(words, at + 1, sure=lower not in CALLED)
        if lower in _FAMILIES and not (is_surname(words.words[at + 1]) or ends_here(words, end)):
            return at, at, True
        if end > at + 1:
            end += _is_also_a_thing(words, end - 1, end)
        return at, (end if end > at + 1 else at), True
    if what == "weak":
        begin, end, _ = after_role(words, at)
        like = end - begin > 1 and is_like_name(words.words[begin], words.words[end - 1])
        return (begin, end, True) if like else (at, at, False)
    if what in {"strong", "profession"} or (word in _LETTERS and _is_cut_role(words, at)):
        return after_role(words, at)
    if (end := _turned_alone(words, at)) > at:
        return at, end, True
    return _looks(words, at)


def _turned_alone(words: Words, at: int) -> int:
    """Return the end of a name written `Surname, Given` that fills a cell or follows a label; else `at`."""
    end = turned_round(words, at, role=True) if words.gap(at) == ", " and not is_thing(words.words[at]) else 0
    if not end or is_institution(words.words[at]):
        return at
    head = words.text[max(0, words.starts[at] - 30) : words.starts[at]].rstrip(" ")
    cell = not head or head[-1] in "\n\t|·–;"
    sure = head.endswith(":") and bool(_PERSON.search(head[:-1]))
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
    return bool((beside or titled) and _STANDS.match(words.text, words.ends[end]))


def _is_cut_role(words: Words, at: int) -> bool:
    """Return whether a letter or two are short for a role: `L: Meier`, `KL: Meier, Ph.`"""
    follows = words.words[at + 1] if at + 1 < len(words.words) else ""
    return words.gap(at) in {": ", ":", ".: "} and (is_surname(follows) or bool(turned_round(words, at + 1)))


def _looks(words: Words, at: int) -> tuple[int, int, bool]:
    """Return a name that nothing but its surname or place shows: after `mit`, alone, or before what persons do."""
    following = words.words[at + 1] if at + 1 < len(words.words) else ""
    if not (following[:1].isupper() or following in PARTICLES) or not words.joined(at) or is_thing(words.words[at]):
        return at, at, False
    if words.words[at] in BEGINS_TITLES:
        return at, at, False
    end = end_of(words, at, sure=True)
    if end - at < 2 or words.words[at].lower() in TITLES or is_institution(words.words[at]):
        return at, at, False
    before = words.text[max(0, words.starts[at] - 20) : words.starts[at]].lower()
    after = words.words[end] if end < len(words.words) and words.gap(end - 1) == " " else ""
    shown = is_surname(words.words[end - 1])
    if is_given(words.words[at]) and shown:
        return at, end, False
    opens = not before.strip() or before.rstrip(" ")[-1] in ".!?\n\t|–(:·"
    if opens and after in DOES and (shown or not kind(words.words[at])):
        return at, end, False
    tail = words.text[words.ends[end - 1] : words.ends[end - 1] + 60]
    said = _IS_SAID.match(tail)
    if said and PROFESSION.search(said[1]):
        return at, end, False
    like = _LIKE_ADJECTIVES.search(words.words[at])
    if _DOES_BEFORE.search(before) and not like and re.match(r"\s*(?:$|[.(])", tail):
        return at, end, False
    previous = words.words[at - 1] if at and words.gap(at - 1) == " " else ""
    if previous[:1].isupper() and _PERSON.search(previous) and not _PERSON.search(words.words[at]):
        bare = end - at < 4 and is_like_name(words.words[at], words.words[end - 1])
        if (shown or bare) and (ends_here(words, end) or after.endswith(("t", "en"))):
            return at, end, False
    if opens and _REACHED.match(tail) and not _NO_PERSONS.search(before):
        return at, end, False
    ends = bool(END_OF_NAME.match(words.text, words.ends[end - 1]))
    taught = TAUGHT.search(before)
    alone = opens and bool(_ALONE.match(words.text, words.ends[end - 1]))
    bare = all(word[0].isupper() for word in words.words[at:end]) and end - at < 4
    named = bare and is_like_name(words.words[at], words.words[end - 1])
    cell = alone and (shown or (named and not _NO_PERSONS.search(before)))
    led = taught and (shown or named) and (ends or after in _AFTER_NAMES)
    return (at, end, False) if cell or led else (at, at, False)
