"""Leaves persons out of a text: tutors, speakers, contacts and their private addresses; what is left reads on."""

import re

from harvester.mapping.persons.contacts import handles, mails, phones
from harvester.mapping.persons.lower import lower_names, may_be_lower
from harvester.mapping.persons.names import CAPITALISED, names
from harvester.mapping.persons.redaction import MARK, REACH, without_marks
from harvester.mapping.persons.roles import CAPITAL, DOES, LETTER, VERBS
from harvester.mapping.persons.things import is_institution
from harvester.mapping.persons.titles import title_without_marks
from harvester.mapping.persons.tokens import Name
from harvester.mapping.persons.words import given_names, is_cue, is_given, is_surname, kind, subjects

MOST = 20_000
"""Characters of a text that are read; what lies behind is left out, for nobody has looked for persons in it."""
_REVERSED = re.compile(
    r"\s*(?:(?:von|van|de|der|zu|al) ){0,2}([^\W\d_]+(?:[ -][^\W\d_]+)?), ?(?:(?:Dr|Prof|PD|Dipl|Mag|med|phil|h"
    r"|c)\.(?:-\w+\.)? ?){0,3}"
    r"([^\W\d_]+(?:-[^\W\d_]+)*)(?: ([^\W\d_]+\.?))?(?: \([^()]{1,30}\))?\s*"
)
_VERBS = tuple(
    sorted(VERBS - {"singen", "spielen", "lesen", "leiten", "sprechen", "helfen", "unterrichten", "begleiten"})
)
_BEGINS_NUMBER = re.compile(r"(?<!\d)0\d|\+\d\d")
_MOST_KNOWN = 100_000
_SECOND = re.compile(rf"\b{CAPITAL}{LETTER}+ ({CAPITAL}{LETTER}+)")
_HONOURED = re.compile(r"(?:Frau|Herrn?|Mrs?\.?|Onkel|Tante) ")
_DOES = re.compile(r" [a-zäöüß]{2,}t\b")
_LEADS = frozenset({"mit", "with", "bei", "an", "von", "durch", "by"})
_SPACED = tuple(f" {word} " for word in sorted(_LEADS))
_BEFORE = ("c/o ", "(", "\t", "| ", "Grüße\n")
"""With `_LEADS` what stands before two words that may be a name which no list knows."""
_DOING = tuple(sorted(DOES))
_SIGN, _VERB, _PLACE, _INITIAL = 1, 2, 4, 8
"""What a piece of a text may be: a sign of a person, what persons do, what stands before a name, an initial."""
_PAIR = re.compile(
    rf"{CAPITAL}[a-zß-ÿ]{LETTER}*(?:-{CAPITAL}{LETTER}+)? "
    rf"(?:(?:van|de|den|der|ter|dos|la|von|zu|el|bin) ){{0,2}}{CAPITAL}{LETTER}+(?:-{CAPITAL}{LETTER}+)?"
    r"(?:[.,;:)|\t\n(]|$| (?:[|–]|(?:und|and|oder|or)\b))"
)
_BLANKS = re.compile(r"(?<=\w)  +(?=\w)")
_ENDS_PAIR = re.compile(rf"{CAPITAL}{LETTER}+(?: {LETTER}{{2,3}}){{0,2}} {CAPITAL}{LETTER}+(?:-{CAPITAL}{LETTER}+)? $")
_DIGITS = re.compile(r"0\d[\d ()/.–-]{5}|\+\d\d[ (/-]{0,2}\d|\b0 \d\d")


def without_persons(text: str, *, title: bool = False) -> tuple[str, int]:
    """Return `text` without the persons who give the offer, and how many names and addresses were left out.

    In a title nothing is put in the place of a name.

    >>> without_persons("Yoga am Abend. Leitung: Erika Muster. Bitte Matte mitbringen.")
    ('Yoga am Abend. Bitte Matte mitbringen.', 1)
    >>> without_persons("Vortrag über Rosa Luxemburg, Anmeldung: info@vhs.example")
    ('Vortrag über Rosa Luxemburg, Anmeldung: info@vhs.example', 0)
    """
    text = text[:MOST]
    if not may_name(text):
        return text, 0
    if _is_reversed(text):
        return "", 1
    whole, text = text, _BLANKS.sub(" ", text) if "  " in text else text
    found = [one for one in names(text) if not (title and _is_character(text, one))]
    found += [Name(*span) for span in lower_names(text)]
    surnames = {text[one.start : one.end].rpartition(" ")[2].lower() for one in found}
    surnames |= {_initials(text[one.start : one.end]) for one in found}
    private = mails(text, surnames) + handles(text, surnames) + phones(text, found)
    spans = _apart([(one.start, one.end, MARK) for one in found] + [(begin, end, REACH) for begin, end in private])
    if not spans:
        return whole, 0
    marked = _marked(text, spans)
    return title_without_marks(marked) if title else without_marks(marked), len(spans)


def _initials(name: str) -> str:
    """Return the initials of a name, by which its mail address may go: `em@…`."""
    first, _, last = name.rpartition(" ")
    return (first.rpartition(" ")[2][:1] + last[:1]).lower() if first else name.lower()


def _is_character(text: str, name: Name) -> bool:
    """Return whether a title tells what somebody in a story does: `Frau Flieder pflanzt Wolken`."""
    return bool(_HONOURED.match(text, name.start, name.end) and _DOES.match(text, name.end))


def may_name(text: str) -> bool:
    """Return whether a text has a sign of a person at all; most have none, and that is quickly seen."""
    if text.islower():
        return True  # what is written small throughout shows nothing
    told = 0
    for piece in set(text.split()):
        told |= _PIECES[piece]
    return bool(told & _SIGN and _has_sign(text)) or _has_place(text, told)


class _Pieces(dict[str, int]):
    """What each piece between two blanks may be a sign of, whatever stands around it; forgotten when too many."""

    def __missing__(self, piece: str) -> int:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        initial = piece[-1] == "." and piece[-2:-1].isupper() and not piece[-3:-2].isalnum()
        told = _SIGN * (not _is_harmless(piece)) | _VERB * piece.startswith(_DOING)
        self[piece] = told = told | _PLACE * (piece in _LEADS) | _INITIAL * initial
        return told


_PIECES = _Pieces()


def _has_place(text: str, told: int) -> bool:
    """Return whether two words, or a word with an initial, stand where names stand; no list need know them."""
    for place in (*_BEFORE, *_SPACED) if told & _PLACE else _BEFORE:
        at = text.find(place)
        while at >= 0:
            at += len(place)
            if _PAIR.match(text, at) or may_be_lower(text, at):
                return True
            at = text.find(place, at)
    for verb in _DOING if told & _VERB else ():
        at = text.find(verb)
        if at > 0 and _ENDS_PAIR.search(text, max(0, at - 40), at):
            return True
    at = text.find(". ") if told & _INITIAL else -1
    while at >= 0:
        if text[max(0, at - 1) : at].isupper() and not text[max(0, at - 2) : at - 1].isalnum():
            return True
        at = text.find(". ", at + 2)
    return False


def _is_harmless(piece: str) -> bool:
    """Return whether what stands between two blanks is no sign of a person whatever stands around."""
    if piece.isdecimal() or piece[:-1].isdecimal():
        return piece[0] != "0"
    return not (_BEGINS_NUMBER.search(piece) or _has_sign(piece) or any(map(is_surname, CAPITALISED.findall(piece))))


def _has_sign(text: str) -> bool:
    if any(
        sign in text
        for sign in (
            "@",
            "facebook.com/",
            "instagram.com/",
            "linkedin.com/",
            "xing.com/",
            "at)",
            "at]",
            "ät)",
            "ät]",
            " AT ",
        )
    ) or any(map(is_cue, CAPITALISED.findall(text))):
        return True
    if any(verb in text for verb in _VERBS) or any(map(is_surname, _SECOND.findall(text))):
        return True
    return ("0" in text or "+" in text) and bool(_DIGITS.search(text))


def _is_reversed(text: str) -> bool:
    """Return whether the whole text is `Surname, Given`."""
    met = _REVERSED.fullmatch(text) if len(text) < 60 else None
    if met is None or kind(met[2].capitalize()) != "given":
        return False
    first = met[1].partition(" ")[0]
    house = is_institution(first) or (met[3] and not is_given(met[3]) and is_surname(met[3]))  # `Farbton, Eva Muster`
    about = f"{met[2]} {met[3]}".lower() in subjects()  # `Gera, Otto Dix`
    return met[1].lower() not in given_names() and not kind(met[1]) and not house and not about


def _apart(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Return spans in order, those within another left out; an address wins over a name in it."""
    kept: list[tuple[int, int, str]] = []
    for span in sorted(spans, key=lambda one: (one[0], -one[1])):
        if kept and span[0] < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(kept[-1][1], span[1]), span[2] if span[1] > kept[-1][1] else kept[-1][2])
        else:
            kept.append(span)
    return kept


def _marked(text: str, spans: list[tuple[int, int, str]]) -> str:
    parts: list[str] = []
    at = 0
    for begin, end, mark in spans:
        parts += (text[at:begin].replace(MARK, "").replace(REACH, ""), mark)
        at = end
    return "".join([*parts, text[at:].replace(MARK, "").replace(REACH, "")])
