"""Words by which persons are told from all else in a text: given names, titles, roles and verbs."""

import re
from functools import cache, lru_cache
from importlib.resources import files
from unicodedata import combining, normalize

from harvester.mapping.personthings import is_thing

_CAPITALS = "".join(chr(code) for code in range(0x530) if chr(code).isupper())
CAPITAL = f"[{_CAPITALS}]"
LETTER = r"[^\W\d_]"

_OTHER_LETTERS = str.maketrans("łıøđßæœ", "liodsao")

_ROLE = (
    r"(?:leit(?:ung|erin|er(?:\*|:|_|/-?)?innen|er(?:\*|:|_)in|er|ende[rn]?)|dozent(?:(?:\*|:|_|/-?)?in(?:nen)?|en)?"
    r"|dozierende[rn]?|referent(?:(?:\*|:|_|/-?)?in(?:nen)?|en)?|trainer(?:(?:\*|:|_|/-?)?in(?:nen)?)?|coach"
    r"|teamer(?:in)?"
    r"|lehrer(?:(?:\*|:|_|/-?)?in(?:nen)?)?|lehrkr(?:aft|äfte)|lehrende[rn]?|instructor|speakers?|teachers?"
    r"|tutor(?:in)?"
    r"|ansprechpartner(?:(?:\*|:|_|/-?)?in(?:nen)?)?|ansprechpersone?n?|kontaktperson(?:en)?|inhaber(?:in)?"
    r"|geschäftsführ(?:er(?:in)?|ung)|vorsitzende[rn]?|moderat(?:ion|or(?:in)?)|mentor(?:in)?|host|docenten?"
    r"|enseignante?"
    r"|betreuer(?:in)?|koordinat(?:ion|or(?:in)?)|hausmeister(?:in)?|konzeption|workshopleader|intervenante?"
    r"|umsetzung|vorsitz|choreogra[fp](?:ie|in)?|animat(?:eur|rice)|professeure?|eğitmen|öğretmen|prowadząc[ay]"
    r"|instruktor(?:ka)?"
    r"|docente|profesora?|insegnante|преподаватель|викладач(?:ка)?|cursusleider)"
)
STRONG = re.compile(rf"(?:{LETTER}+-?)?{_ROLE}$", re.IGNORECASE)
"""A word that names a role; a name may follow it without being known as one."""
WEAK = re.compile(
    rf"(?:{LETTER}+-?)?(?:führung|anleitung|begleitung|impuls(?:e|referat)?|durchführung|konzept"
    rf"|vortrag(?:ende[rn]?)?|lesung"
    r"|organisation|regie|musik|kontakt|contact|verantwortlich|beratung|betreuung|info|autor(?:in)?|künstler(?:in)?"
    r"|guide"
    r"|mitwirkende|anmeldung|erzähler(?:in)?|gast|gäste|podium|gespräch|buchvorstellung|presenter|facilitator)$",
    re.IGNORECASE,
)
"""A word that names a role or a thing; only a known name follows it."""
HONORIFICS = frozenset(
    "pfarrer pfarrerin pastor pastorin familie fam ehepaar frau herr herrn hrn fräulein pfr pfrin fr hr dr prof mme "
    "madame monsieur mr mrs ms miss dhr mevr mevrouw pan pani señora señor".split()
)
TITLES = frozenset(
    """dr prof professor professorin doktor pd med phil rer nat jur ing habil h c mag dipl diplom pater schwester
    vet dent oec theol pol soc agr math paed päd psych troph sc hum mult kmd lkmd mdb mdl mdep stud cand bsc
    bruder pfarrer pfarrerin pastor pastorin imam rabbiner rabbinerin diakon diakonin freiherr freifrau graf gräfin
    kantor kantorin lic pfr pfrin hrn fräulein sr br msc ma ba phd mba sir lady frau herr herrn fr hr mme mr mrs
    ms""".split()
)
PARTICLES = frozenset(
    """von van de der den ter ten te zu zum zur vom la le lo da di do dos das del della delle du el al bin ibn ben
    abu af und freiherr freifrau graf gräfin edler 't""".split()
) - {"und"}
SHORTENED = frozenset("ph th ch st joh fr chr hs wolfg alex kath".split())
"""Given names cut short, with a dot."""
SHORT = frozenset("ltg kursltg doz inh vors ansprechp verantw ref kl leit kursl".split())
"""Roles cut short."""
_NO_ROLES = frozenset(
    "einleitung ableitung umleitung weiterleitung zuleitung rohrleitung wasserleitung tonleiter strickleiter".split()
)
CALLED = frozenset(
    {"swami", "lama", "bhante", "ayya", "abt", "äbtissin", "frère", "pater", "schwester", "bruder", "sr", "br"}
)
"""Titles that a given name alone may follow."""
PROFESSION = re.compile(
    r"(?:\b|(?<=[a-zäöüß-]))(?:autor|lektor|schriftsteller|künstler|maler|bildhauer|musiker|musik|sänger|pianist"
    r"|chorleiter"
    r"|leiter|lehrer|trainer|coach|dozent|referent|berater|therapeut|pädagog|psycholog|logopäd|ärzt|arzt|heilpraktiker"
    r"|anwält|anwalt|notar|ingenieur|meister|gärtner|schneider|schreiner|tischler|koch|köchin|bäcker|journalist"
    r"|fotograf"
    r"|historiker|philosoph|theolog|biolog|politolog|soziolog|archäolog|ornitholog|wissenschaftler|professor"
    r"|mitarbeiter"
    r"|übersetzer|dolmetscher|regisseur|schauspieler|tänzer|designer|architekt|informatiker|physiker|chemiker|förster"
    r"|imker|hebamme|pfleger|erzieher|archivar|bibliothekar|kurator|restaurator|juristin|jurist|steuerberater|experte"
    r"|expertin|bürgermeister|landrat|landrätin|dekan|propst|kantor|vikar|dezernent|direktor|rektor|intendant|präsident"
    r"|minister|lotse|lotsin|pate|patin|begleiter|helfer|arbeiter|worker|gründer|inhaber|vorsitzende|stadtführer"
    r"|gästeführer|floristin|florist|erzähler|krankenschwester|ehrenamtliche|ausbilder|keramiker|schmied|winzer|jäger"
    r"|blogger|moderator|küchenchef|kapitän|finanzwirt|betriebswirt|fachwirt|landwirt|agraringenieur|pflegefachkraft"
    r"|fachkraft|spezialist|referendar|assistent|student|doktorand|aktivist|zeitzeuge|zeitzeugin|ranger|guide|author"
    r"|artist|teacher|writer|painter|director|professor|lecturer|musician|therapist|counsellor)"
    r"(?:in|innen|en|e|n|s|um)?\b",
    re.IGNORECASE,
)
_PROFESSION_WORD = re.compile(rf"[\w-]*?{PROFESSION.pattern}", re.IGNORECASE)
_SURNAME_END = re.compile(
    r"\w{2}(?:mann|owski|ewski|wska|inski|inska|ński|ńska|cki|cka|sky|czyk|wicz|enko|chuk|tschuk|čuk|ić|vić|vic|ová"
    r"|ova|eva|ow|ov"
    r"|off|oğlu|oglu|idis|opoulos|poulou|akis|yan|jan|shvili|dze|escu|eanu|nen|sson|sen|stra|sma|ema|inga|nezhad"
    r"|zadeh|pour"
    r"|mayer|meyer|meier|maier|huber|hofer|bauer|bacher|burger|müller|schmidt|schmitz|elli|etti|ucci|ini|oni|ález|ínez"
    r"|ández|ieira|eira|hardt|bert|brecht|wald|holz|ke|tz|itz|ich)$"
)
VERBS = frozenset(
    """spricht sprechen liest lesen referiert referieren moderiert moderieren unterrichtet unterrichten leitet
    leiten begleitet begleiten singt singen spielt spielen erzählt berichtet berichten helfen diskutieren
    diskutiert""".split()
)
"""What persons do in an offer; a name may follow without being known as one."""
DOES = frozenset(
    """spricht liest referiert moderiert unterrichtet leitet begleitet erzählt berichtet zeigt erklärt lädt führt
    gibt stellt vermittelt erläutert hilft berät betreut trainiert erarbeitet laden zeigen führen leiten teaches
    leads shows explains presents invites loves""".split()
)
"""What follows the name of a person at the head of a sentence."""
_WEAK_NAMES = frozenset(
    """can long son min per job gun dan rand floor jet tore mai fang my ad art lan tal star lei alp alba tao li an
    yi yang ping ming ling ting wen xia jun hui jie jing yan ying yong yu yuan yue yun rong rui shan shu fan hao
    aurora trinidad santiago urban grace dawn hazel joy jade daisy april dean cliff rock mark bill will noah
    nikolaus silvester matthäus angel angelus bo my saba mile star lama devi shiva krishna shanti prana raja jaya
    sita iris milan paris rose güneş yıldız alpe jordan israel asia india china london dakota paige page consuelo
    roman ola
    german dag grant boy kalman libor phil milagros concepción asunción nieves soledad remedios luz mai fee
    mercy hope faith wali sultan inci ada
    august""".split()
)
"""Given names that are words, places or stages of something too: they count only beside a role or a title."""


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
    return plain(word) in given_names() or _all_given(plain(word))


@cache
def sure_names() -> frozenset[str]:
    """Return given names that hardly mean anything else, in lower case."""
    return frozenset(name for name in given_names() - _WEAK_NAMES if len(name) > 2)


@cache
def _surnames() -> frozenset[str]:
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
    if lower in sure_names() or (not word.isascii() and plain(word) in sure_names()) or _all_given(plain(word)):
        return "given"
    if lower in HONORIFICS or lower in CALLED:
        return "title"
    if lower in _NO_ROLES:
        return ""
    if WEAK.fullmatch(lower):
        return "weak"
    if lower in SHORT or STRONG.fullmatch(lower):
        return "strong"
    return "profession" if _PROFESSION_WORD.fullmatch(lower) else ""


@lru_cache(1 << 16)
def is_cue(word: str) -> bool:
    """Return whether a capitalised word may belong to a person or stand beside one."""
    return bool(kind(word)) or is_listed(word)


def _all_given(lower: str) -> bool:
    parts = lower.split("-")
    return len(parts) > 1 and all(part in given_names() for part in parts)
