"""Words by which persons are told from all else in a text: given names, titles, roles and verbs."""

import re
from functools import cache, lru_cache
from importlib.resources import files
from unicodedata import combining, normalize

from harvester.mapping.persons.roles import CALLED, HONORIFICS, NO_ROLES, PROFESSION, SHORT, STRONG, WEAK
from harvester.mapping.persons.things import is_thing
from harvester.mapping.persons.tongues import is_far

_ACCENTS = re.compile(r"[^a-zäöüß\W\d_]", re.IGNORECASE)
_OTHER_LETTERS = str.maketrans("łıøđßæœ", "liodsao")

_PROFESSION_WORD = re.compile(rf"[\w-]*?{PROFESSION.pattern}", re.IGNORECASE)
_SURNAME_END = re.compile(
    r"\w{2}(?:mann|owski|ewski|wska|inski|inska|ński|ńska|cki|cka|sky|czyk|wicz|enko|chuk|tschuk|čuk|ić|vić|vic|ová"
    r"|ova|eva|ow|ov"
    r"|off|oğlu|oglu|idis|opoulos|poulou|akis|yan|jan|shvili|dze|escu|eanu|nen|sson|sen|stra|sma|ema|inga|nezhad"
    r"|zadeh|pour"
    r"|mayer|meyer|meier|maier|huber|hofer|bauer|bacher|burger|müller|schmidt|schmitz|elli|etti|ucci|ini|oni|ález"
    r"|ínez"
    r"|ández|ieira|eira|hardt|bert|brecht|wald|holz|ke|tz|itz|ich)$"
)
WORDS_TOO = frozenset(
    """koch winter sommer herbst bach berg stein wolf vogel fischer kaiser könig bauer schneider müller weber lang
    kurz klein groß gross alt jung weiß schwarz braun roth grün blau fuchs hahn hase frank ernst wald busch baum
    stern sonne reich kraft freund herz engel papst bischof graf ritter richter jäger schäfer zimmermann kaufmann
    kohl salz freitag sonntag montag mann gärtner maler förster lehrer meister schreiner wiese linde lange heide
    eiche brunnen garten acker anger hof rose blume kranz vogt
    kunst sommerfeld buche tanne birke esche pfeffer zucker brot milch nagel hammer säge ofen feld bach see hügel
    burg turm glocke
    adler falke rabe specht sperling drossel lerche amsel fink star hecht krebs biene käfer fliege löwe bär hirsch
    pferd fohlen
    licht schatten himmel stern mond regen schnee frost nebel sturm donner blitz wind ritt zeit tag abend nacht
    morgen mittag
    weise fromm still laut schnell lustig fröhlich ehrlich sauer süß scharf kraus rund eckig voll leer""".split()
)
"""Surnames that are words: met again alone they stay."""
_SURNAME_ONLY = re.compile(
    r"\w{2}(?:[^u]mann|owski|ewski|wska|inski|inska|ński|ńska|czyk|wicz|enko|chuk|tschuk|čuk|ić|vić|ová|oğlu|oglu"
    r"|idis|opoulos"
    r"|poulou|akis|shvili|escu|eanu|sson|stra|sma|nezhad|zadeh|mayer|meyer|meier|maier|huber|hofer|müller|schmidt"
    r"|schmitz"
    r"|elli|etti|ucci|ález|ínez|ández|ieira|brecht)$"
)
"""Ends of words that are surnames and nothing else."""
_WEAK_NAMES = frozenset(
    """can long son min per job gun dan rand floor jet tore mai fang my ad art lan tal star lei alp alba tao li an
    yi yang ping ming ling ting wen xia jun hui jie jing yan ying yong yu yuan yue yun rong rui shan shu fan hao
    aurora trinidad santiago urban grace dawn hazel joy jade daisy april dean cliff rock mark bill will noah
    nikolaus silvester matthäus angel angelus bo my saba mile star lama devi shiva krishna shanti prana raja jaya
    sita iris milan paris rose güneş yıldız alpe jordan israel asia india china london dakota paige page consuelo
    roman ola
    german dag grant boy kalman libor phil milagros concepción asunción nieves soledad remedios luz mai fee
    mercy hope faith wali sultan inci ada
    august nur beste thu sat sun mon fri wed tue""".split()
)
"""Given names that are words, places or stages of something too: they count only beside a role or a title."""


_NOBLE = frozenset("graf gräfin freiherr freifrau baron baronin prinz prinzessin".split())
_IN_PAIRS = frozenset("mark wolf rose viola heide linde sonne mai ernst".split())
"""Given names that count only beside another: `Mark-Oliver`."""


@cache
def given_names() -> frozenset[str]:
    """Return given names in lower case."""
    found: set[str] = set()
    for row in (*_rows("given-names.txt"), *_rows("given-names-carried.txt")):
        found.update(row.partition(":")[2].lower().split())
    return frozenset(found | {plain(name) for name in found if not name.isascii()})


@lru_cache(1 << 14)
def plain(name: str) -> str:
    """Return a name in lower case without accents.

    >>> plain("Özlem"), plain("Łukasz")
    ('ozlem', 'lukasz')
    """
    if name.isascii():
        return name.lower()
    bare = normalize("NFD", name.lower()).translate(_OTHER_LETTERS)
    return "".join(letter for letter in bare if not combining(letter))


@lru_cache(1 << 14)
def is_given(word: str) -> bool:
    """Return whether a word is a given name, or two of them joined by a hyphen.

    >>> is_given("Lea-Sophie"), is_given("Lea-Werkstatt")
    (True, False)
    """
    return _folded(word) in given_names() or _all_given(plain(word)) or ("-" in word and is_far(word))


@cache
def sure_names() -> frozenset[str]:
    """Return given names that hardly mean anything else, in lower case."""
    return frozenset(name for name in given_names() - _WEAK_NAMES if len(name) > 2 and name not in {"tage", "juli"})


@cache
def _surnames() -> frozenset[str]:
    rows = (*_rows("surnames.txt"), *_rows("surnames-carried.txt"))
    return frozenset(name.lower() for row in rows for name in row.split())


@cache
def frequent_surnames() -> frozenset[str]:
    """Return surnames that many bear, in lower case."""
    return frozenset(name.lower() for row in _rows("surnames.txt") for name in row.split())


@lru_cache(1 << 14)
def is_listed(word: str) -> bool:
    """Return whether a word, or a part of it, is one of the surnames known."""
    return any(part in _surnames() for part in word.lower().split("-"))


@lru_cache(1 << 14)
def is_surname(word: str) -> bool:
    """Return whether a capitalised word is or looks like a surname.

    >>> is_surname("Schröder"), is_surname("Tymoschtschenko"), is_surname("Farbe")
    (True, True, False)
    """
    lower = word.lower()
    if is_thing(word):
        return False
    return any(part in _surnames() or bool(_SURNAME_END.search(part)) for part in lower.split("-"))


@lru_cache(1 << 14)
def is_surname_only(word: str) -> bool:
    """Return whether a capitalised word is a surname and hardly a word: `Kowalczyk`, not `Koch` or `Schutz`."""
    parts = word.lower().split("-")
    if is_thing(word) or kind(word) == "profession":
        return False
    return any((part in _surnames() and part not in WORDS_TOO) or _SURNAME_ONLY.search(part) for part in parts)


@cache
def subjects() -> frozenset[str]:
    """Return whole names, in lower case, of those whom offers are about."""
    return frozenset(name.strip().lower() for row in _rows("subjects.txt") for name in row.split(",") if name.strip())


def _rows(name: str) -> list[str]:
    text = (files("harvester.mapping") / "data" / name).read_text("utf-8")
    return [normalize("NFC", row) for row in text.splitlines() if row and not row.startswith("#")]


@lru_cache(1 << 16)
def kind(word: str) -> str:
    """Return what a capitalised word is a sign of: `given`, `title`, `strong` or `weak` role,
    `profession`; nothing for others.

    >>> kind("Oksana"), kind("Frau"), kind("Werkstattleitung"), kind("Vortrag"), kind("Einleitung"), kind("Kurs")
    ('given', 'title', 'strong', 'weak', '', '')
    """
    lower = word.lower()
    if lower in sure_names() or (not word.isascii() and _folded(word) in sure_names()) or _all_given(plain(word)):
        return "given"
    if "-" in word and is_far(word):
        return "given"
    if lower in HONORIFICS or lower in CALLED:
        return "title"
    if lower in NO_ROLES:
        return ""
    if WEAK.fullmatch(lower):
        return "weak"
    if lower in SHORT or STRONG.fullmatch(lower):
        return "strong"
    return "profession" if _PROFESSION_WORD.fullmatch(lower) else ""


@lru_cache(1 << 16)
def is_cue(word: str) -> bool:
    """Return whether a capitalised word may belong to a person or stand beside one."""
    return bool(kind(word)) or is_listed(word) or word.lower() in _NOBLE


def _folded(word: str) -> str:
    """Return a word in lower case, without accents but for umlauts, or `Hände` would be `Hande`."""
    return plain(word) if _ACCENTS.search(word) else word.lower()


def _all_given(lower: str) -> bool:
    parts = lower.split("-")
    known = given_names()
    return len(parts) > 1 and not known.isdisjoint(parts) and all(part in known or part in _IN_PAIRS for part in parts)
