"""Finds names that no list knows by where they stand: words in, the place of a name out."""

import re
from typing import NamedTuple

from harvester.mapping.persons.ends import end_of, ends_here
from harvester.mapping.persons.lists import BEGINS_TITLES
from harvester.mapping.persons.roles import DOES, PARTICLES, PROFESSION, TITLES, VERBS
from harvester.mapping.persons.shapes import is_from_afar, is_house, is_like_given, is_like_name, may_be_first
from harvester.mapping.persons.subjects import BEARERS, surnames_of_subjects
from harvester.mapping.persons.things import is_institution, is_thing
from harvester.mapping.persons.tokens import TAUGHT, Words
from harvester.mapping.persons.verdicts import IS_BY, IS_LED, OF_TUTOR
from harvester.mapping.persons.words import WORDS_TOO, is_given, is_listed, is_surname, is_surname_only, kind

_DOES_BEFORE = re.compile(r"\b[a-zäöüß]{4,}t(?: (?:sie|euch|dich|uns|ihnen))?\s$")
ALONE = re.compile(r"\s*(?:$|[\n\t|)–—•·;])")
_AFTER_NAMES = frozenset(
    "durch in im am an aus und auf zu zum zur für über nach von vom by on at to about through from and".split()
)
_NO_PERSONS = re.compile(
    r"(?:ort|treffpunkt|thema|raum|material|fach|stadt|stichwort\w*|titel|reihe|kurs|marke"
    r"|software|region|sprache\w*):?\s*$"
)
_LIKE_ADJECTIVES = re.compile(r"(?:end|ig|lich|isch|sam|bar|haft|los)e[nrsm]?$")
PERSON = re.compile(
    r"(?:istin|ist|erin|[^aeiou]er|innen|ärztin|arzt|rätin|rat|wart|wartin|pate|patin|loge|login|eurin|eur|orin"
    r"|ator|mann|frau"
    r"|kraft|logen|isten|enten|anten|oren|agogen|euren|entin|ent|antin|ant|köchin|koch|äfin|gräf|agogin|agoge|oge"
    r"|iker|wirt|bauer|herr|dame|hilfe|(?:ag|ehr|eit|irk)ende[rn]?)$"
)
"""How words for persons end."""
REACHED = re.compile(r"\s*[·|,(:–\t]\s*(?:[\w.+-]{2,40}(?:@|\(at\))|Mobil|Handy|(?:Tel|Telefon|Fon)\b|0\d|\+\d\d)")
"""What stands behind one who can be reached."""
WHO = re.compile(
    r", (?!und\b|and\b)([^,.;:!?()\n|\d]{3,60})(?=[,.;()\n|]|$)|\s?\(([^():\d]{3,60})\)|\sist\s([^,.;:!?()\n"
    r"|\d]{3,60})"
)
ADDRESSED = re.compile(
    r"(?:z\. ?hd\.|c/o|gez\.|i\. ?[av]\.|ihre?|eure?|deine?|dein|gruß|grüße|\blg|\bvg|\bmfg|grüßt|:) ?\s$"
)
"""What stands before whom a letter goes to or comes from."""
PLAYED = re.compile(
    r"\b(?:geleitet|gespielt|dargestellt|vertreten|moderiert|angeleitet|unterrichtet|gehalten|begleitet|gelesen"
    r"|vorgetragen"
    r"|verkörpert|vorgelesen|hosted|led|taught|presented|given|conducted|read|performed) (?:von|by|durch) $"
)
LEADS = re.compile(
    r"\b(?:betreut|leitet|führt|begleitet|moderiert|unterrichtet|zeigt|erklärt|berät|coacht|liest|vertritt"
    r"|übernimmt|empfängt"
    r"|begrüßt|trainiert|präsentiert|organisiert|koordiniert|gestaltet|verantwortet)(?: (?:sie|euch|dich|uns"
    r"|ihnen|ihn|hier|diesmal|heute|wieder|auch|künftig|jetzt|nun|weiterhin))? $"
)
OBJECT = re.compile(
    r"\s(?:die|den|das|der|diese[nrms]?|ein(?:e[nmr]?)?|in|durch|mit|aus|zum|zur|ihre?n?|seine?n?|unsere?n?)\b"
    r"|\s?[,;]"
)
"""What is led, behind the one who leads it."""
IN_ORDERS = re.compile(
    r",? (?:OSB|SJ|OFM|OP|SDB|MSF|OCD|M\. ?A\.|B\. ?A\.|M\. ?Sc\.|Ph\. ?D\.|erkrankt|verhindert|krank|anrufen)\b"
)
ASKED = re.compile(
    r"\b(?:frag\w+|rückfragen|anmeld\w+|wend\w+|kontakt\w*|mail|nachricht|meld\w+|ask|contact)(?: \w+){0,3} (?:an"
    r"|bei|for|to) $"
)
_LATER_CELL = re.compile(r"(?:\buhr|\d[:.]\d\d|\bh) ?[\t|] ?$")
"""A cell behind one that tells the time."""
PRESENTED = re.compile(r"\b(?:buch\w+|lesung|autorenlesung|premiere|autorin|autor) $")
_DUTCH = re.compile(r"\b(?:van de[nr]|ter|ten|dos|bin|ibn)\b")
_WOMAN = re.compile(
    r"(?:istin|erin|ologin|rätin|agogin|antin|entin|orin|eurin|wartin|patin|äfin|ärztin|köchin|wirtin|kerin)$"
)
"""How words for women end, which nothing but a name follows."""
_FOREIGN = frozenset("van de den ter ten te la le da di do dos das del della al el bin ibn ben abu vom".split())
_DATIVES = frozenset("dem der einem einer unserem unserer vom ihrem ihrer".split())
_IN_MONTH = re.compile(r"(?:\b(?:im|vom|bis|ab|seit|anfang|ende|mitte|in)|\d\.?) $", re.IGNORECASE)
ACTS = re.compile(r"[a-zäöüß]{3,}(?:t|ß)$")


class Sight(NamedTuple):
    """Two or more capitalised words that may be a name, with what stands around them."""

    words: Words
    at: int
    end: int
    before: str
    after: str
    tail: str

    @property
    def first(self) -> str:
        """The first word."""
        return self.words.words[self.at]

    @property
    def last(self) -> str:
        """The last word."""
        return self.words.words[self.end - 1]

    @property
    def opens(self) -> bool:
        """Whether a sentence, a line or a cell begins with them."""
        return not self.before.strip() or self.before.rstrip(" ")[-1] in ".!?\n\t|–—(:·•;"

    @property
    def shown(self) -> bool:
        """Whether the last word is a surname."""
        known = is_listed(self.last) or is_surname_only(self.last)
        return (
            known
            or (is_surname(self.last) and is_like_given(self.first))
            or (self.last.lower() in WORDS_TOO and is_given(self.first))
        )

    @property
    def named(self) -> bool:
        """Whether they look like given name and surname."""
        held = self.words.words[self.at : self.end]
        if len(held) < 5 and is_from_afar(held):
            return True
        if all(word[0].isupper() for word in held):
            return len(held) < 4 and is_like_name(self.first, self.last)
        return any(word in _FOREIGN for word in held) and may_be_first(self.first)


def looks(words: Words, at: int) -> tuple[int, int, bool]:
    """Return a name that nothing but its surname or place shows: after `mit`, alone, or before what persons do."""
    nothing = (at, at, False)
    first = words.words[at]
    following = words.words[at + 1] if at + 1 < len(words.words) else ""
    if not (following[:1].isupper() or following in PARTICLES) or not words.joined(at):
        return nothing
    if is_thing(first) and not _is_no_month(words, at):
        return nothing
    if first.endswith("s") and first[:-1].lower() in surnames_of_subjects():
        return nothing  # `erklingt Bachs Toccata`
    if first in BEGINS_TITLES or first.lower() in TITLES or is_institution(first):
        return nothing
    if first.lower() in BEARERS:
        return nothing
    end = end_of(words, at, sure=True)
    if end - at < 2 or is_house(words.words[end - 1]):
        return nothing
    start, last = words.starts[at], words.ends[end - 1]
    after = words.words[end] if end < len(words.words) and words.gap(end - 1) == " " else ""
    seen = Sight(words, at, end, words.text[max(0, start - 40) : start].lower(), after, words.text[last : last + 70])
    tests = (_is_pair, _acts, is_said, _follows_profession, _is_reached, _is_cell, is_led)
    return (at, end, False) if any(test(seen) for test in tests) else nothing


def _is_no_month(words: Words, at: int) -> bool:
    """Return whether a month begins a name: `Mai Linh Pham`, not `im Mai Linh`."""
    given = is_given(words.words[at]) and kind(words.words[at + 1]) == "given"
    return given and not _IN_MONTH.search(words.text[max(0, words.starts[at] - 8) : words.starts[at]])


def _is_pair(seen: Sight) -> bool:
    """Return whether a word that is a surname and nothing else shows a name wherever it stands."""
    if is_given(seen.first) and seen.shown:
        return True
    if _DUTCH.search(" ".join(seen.words.words[seen.at + 1 : seen.end - 1])) and may_be_first(seen.first):
        return not seen.opens or is_like_given(seen.first) or seen.named
    bare = all(word[0].isupper() for word in seen.words.words[seen.at : seen.end])
    if (
        seen.end - seen.at > 3
        or not bare
        or seen.first.isupper()
        or not is_surname_only(seen.last)
        or not may_be_first(seen.first)
    ):
        return False
    return not seen.opens or is_like_given(seen.first)


def _acts(seen: Sight) -> bool:
    """Return whether what persons do stands before or behind."""
    if seen.opens and seen.after in DOES | VERBS and may_be_first(seen.first):
        return True
    if seen.opens and seen.shown and may_be_first(seen.first) and ACTS.match(seen.after):
        return True
    if LEADS.search(seen.before) and OBJECT.match(seen.tail):
        return may_be_first(seen.first)
    previous = seen.words.words[seen.at - 1] if seen.at else ""
    does = _DOES_BEFORE.search(seen.before) and previous.islower() and not _LIKE_ADJECTIVES.search(seen.first)
    return bool(does and re.match(r"\s*(?:$|[.(])", seen.tail))


def is_said(seen: Sight) -> bool:
    """Return whether a profession or a role is said behind: `…, Kinder- und Jugendtherapeutin, lädt ein`."""
    if IN_ORDERS.match(seen.tail):
        return may_be_first(seen.first)
    met = WHO.match(seen.tail)
    if not met or not may_be_first(seen.first):
        return False
    said = (met[1] or met[2] or met[3]).split()
    nouns = [word for word in said[:6] if word[0].isupper()]
    return any(PROFESSION.fullmatch(noun) or kind(noun) in {"strong", "profession"} for noun in nouns)


def _follows_profession(seen: Sight) -> bool:
    """Return whether a word for a person stands before: `Sopranistin`, `Oberarchivrätin`, `Baumwart`."""
    at = seen.at
    previous = seen.words.words[at - 1] if at and seen.words.gap(at - 1) == " " else ""
    if not previous[:1].isupper() or is_thing(previous) or not PERSON.search(previous) or PERSON.search(seen.first):
        return False
    woman = _WOMAN.search(previous) and may_be_first(seen.first)
    article = seen.words.words[at - 2].lower() if at > 1 and seen.words.gap(at - 2) == " " else ""
    woman = woman or (article in _DATIVES and _is_unheard(seen))
    known = woman or (seen.shown and may_be_first(seen.first)) or seen.named
    return bool(known) and (ends_here(seen.words, seen.end) or seen.after.endswith(("t", "en", "te", "s")))


def _is_unheard(seen: Sight) -> bool:
    """Return whether two words are no product, thing or adjective that anybody knows."""
    held = seen.words.words[seen.at : seen.end]
    return len(held) == 2 and all(may_be_first(word) and not kind(word) and word[1:].islower() for word in held)


def _is_reached(seen: Sight) -> bool:
    known = seen.named or (seen.shown and may_be_first(seen.first))
    return bool(known and seen.opens and REACHED.match(seen.tail) and not _NO_PERSONS.search(seen.before))


def _is_cell(seen: Sight) -> bool:
    """Return whether it stands alone in a line, a cell or between dashes."""
    if not seen.opens or not ALONE.match(seen.tail):
        return False
    shown = seen.shown and may_be_first(seen.first) and (is_surname_only(seen.last) or is_like_given(seen.first))
    if shown or (seen.named and not _NO_PERSONS.search(seen.before)):
        return True
    return bool(_LATER_CELL.search(seen.before) and re.match(r" ?[\t|]", seen.tail)) and _is_unheard(seen)


def is_led(seen: Sight) -> bool:
    """Return whether it stands behind `mit`, `bei`, `gespielt von` or `Ihre`."""
    if ADDRESSED.search(seen.before) and not seen.before.endswith(": "):
        return may_be_first(seen.first) and ends_here(seen.words, seen.end)
    if IS_BY.search(seen.before) and IS_LED.match(seen.tail):
        return may_be_first(seen.first)
    if PLAYED.search(seen.before):
        return may_be_first(seen.first) and ends_here(seen.words, seen.end)
    if ASKED.search(seen.before) and ends_here(seen.words, seen.end):
        return may_be_first(seen.first)
    if PRESENTED.search(seen.before) and re.match(r": ?[„»\"]", seen.tail):
        return may_be_first(seen.first)
    if not TAUGHT.search(seen.before) and not OF_TUTOR.search(seen.before):
        return False
    shown = seen.shown and may_be_first(seen.first)
    return (shown or seen.named) and (ends_here(seen.words, seen.end) or seen.after in _AFTER_NAMES)
