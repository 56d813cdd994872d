"""Tells by what stands around a name that an offer is about it, or that a thing bears it: words in, yes or no out."""

import re
from functools import cache

from harvester.mapping.persons.roles import CAPITAL, DOES, LETTER, TITLES, VERBS
from harvester.mapping.persons.things import is_institution
from harvester.mapping.persons.tokens import LISTED, TAUGHT, Words
from harvester.mapping.persons.words import frequent_surnames, is_surname_only, subjects

_SUBJECT = re.compile(
    r"(?:\b(?:über|nach|wie|wer (?:war|ist)|who was|um|about|on|after|von|of|à la|inspired by|based on|hommage an"
    r"|homage to"
    r"|in memoriam|tribute to|(?:bezug|basiert|basierend|beruht|beruhend|zurück|rückgriff|fußt|aufbauend) auf"
    r"|(?:stütz|beruf|bezieh|berief|bezog)\w*(?: sich)?(?: \w+)? auf|(?:geht|gehen|ging|gingen) auf"
    r"|im mittelpunkt (?:steht|stehen)|gewidmet|bekannt durch|lehn\w* sich (?:\w+ )?an|(?:ausgehend"
    r"|angeregt|beeinflusst|geprägt|begründet) von"
    r"|(?:erinnerung|gedenken|gedanken|erinnert|erinnern|anlehnung|orientiert sich|angelehnt|briefe?) an"
    r"|zu ehren(?: von)?|sorten?\b[^.!?\n]{0,50}|für und wider"
    r"|(?:book|novel|film|music|poems|works?|paintings?|play|songs?|texts?|stories) by)"
    r"|(?:\w*(?:konzept|methode|ansatz|verfahren|modell|technik|philosophie|theorie|lehre|roman)e?s?n?|\b(?:leben"
    r"|werke?n?"
    r"|bilder?n?|musik|texte?n?|gedichte?n?|schriften|romane?n?|ideen|kunst|lieder?n?|geschichten?|märchen|briefen?"
    r"|lyrik|prosa|krimis?|gemälden?|skulpturen|fotografien?|filmen?|kompositionen|chansons|songs|noten|sätzen?"
    r"|stücken?|klassikern?|hits?|arrangements?|standards?|schlagern?|arien|motetten|chorsätzen?|walzern?"
    r"|sonaten|sinfonien"
    r"|opern|balladen|novellen|erzählungen|fabeln|kantaten?|operetten?|drehbuch|theaterstück|drama|dramen"
    r"|essays?|thesen"
    r"|schülern?|zitaten?|aphorismen|reden|tagebüchern?|erinnerungen|memoiren|biografie|biographie|nachlass"
    r"|grab|geburtshaus"
    r"|widmet sich|im sinne|im stile?)) (?:und \w+ )?(?:von|des|der|dem)(?: \w+)?)\s$",
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
_ANIMALS = tuple(
    "sau zwerg troll gespenst wichtel biber biene maus igel hase bär frosch ente eule dachs spatz schnecke "
    "raupe wurm marder otter ameise hummel "
    "kröte schaf ziege kuh esel pinguin drache hamster kater katze hund pony elefant krokodil schildkröte".split()
)
IS_WORK = re.compile(
    r"[“\"«]?(?: [–-]|:|,)? (?:eine? |als )?(?:\w+e[rs]? )?(?:operette|oper\b|musical|roman|märchen|komödie"
    r"|tragödie|ballett"
    r"|theaterstück|schauspiel|singspiel|schattenspiel|kinderstück|puppenspiel|puppentheater|novelle|drama\b|trickfilm"
    r"|spielfilm|biopic)",
    re.IGNORECASE,
)
BEARERS = frozenset(
    """ms mv ss pudel dackel terrier schäferhund labrador papagei wellensittich hase kaninchen frosch schiff
    dampfer motorschiff segelschiff kutter fähre jacht app software programm band bigband
    duo sorte rose apfelsorte
    kartoffelsorte rosensorte sturm orkan hurrikan tief hoch dampflok robbe hund hündin therapiehund therapiehündin pony
    pferd stute wallach esel kuh kater katze puppe handpuppe bär teddy roboter avatar maskottchen figur
    hauptfigur heldin held
    drache elefant marke modell lokal café cafe eisdiele pizzeria gasthof gasthaus restaurant
    weingut käserei hofkäserei bäckerei metzgerei gärtnerei autohaus buchhandlung tischlerei imkerei hofgut""".split()
)
"""What is often named as persons are."""
_LIFE = re.compile(
    r"(?: [–-]|:|,) (?:(?:sein|ihr|ein|eine) )?(?:leben(?:sweg|sbild| und|,|$)|werk\b|biogra|porträt"
    r"|spurensuche|annäherung|hommage"
    r"|künstlerleben|frauenleben|zum \d+\. (?:geburts|todes)tag)|(?:s|’)? zum \d+\. (?:geburts|todes)tag",
    re.IGNORECASE,
)
_AND_THING = re.compile(r" und (?:der|die|das|sein|seine|ihre?) ([^.!?:\n,]{3,60})(?=[.!?:\n]|$)")
_GROUPS = re.compile(
    r"trio|quartett|quintett|band\b|gruppe|ensemble|chor\b|orchester|team|duo|kapelle|kinder|freunde|musiker|mitglieder"
    r"|schüler|studierende|crew|truppe|compagnie|vhs|club|verein|kollegen|kolleginnen",
    re.IGNORECASE,
)
_PAIR_BEFORE = re.compile(
    rf"(?:{CAPITAL}{LETTER}+ {CAPITAL}{LETTER}+, ){{0,3}}{CAPITAL}{LETTER}+ {CAPITAL}{LETTER}+ und $"
)
_PAIRS_BEFORE = re.compile(rf"(?:{CAPITAL}{LETTER}+ {CAPITAL}{LETTER}+, ){{1,3}}$")
_GOES_ON = re.compile(rf"(?:, {CAPITAL}{LETTER}+ {CAPITAL}{LETTER}+){{0,3}} und {CAPITAL}")
_LIVED = re.compile(
    r"\s(?:(?:be)?gründete|erfand|baute|goss|malte|starb|komponierte|entdeckte|prägte|galt|druckte|entwickelte"
    r"|schuf|gewährte|regierte"
    r"|herrschte|eroberte|revolutionierte|formulierte|erbaute|stiftete|hinterließ|erließ"
    r"|errichtete"
    r"|predigte|dichtete|philosophierte|thronte|residierte|ersann|überlebte|emigrierte|floh|befreite|verfasste"
    r"|verkündete|wagte|bewies|ertrank|fiel|siegte|reformierte|übersetzte|erlitt|vollendete|beeinflusste|begeisterte"
    r"|wuchs \w|kam 1[0-8]|founded|invented|painted|developed|created|discovered|ruled)\b"
    r"|\s(?:wurde|lebte|schrieb|schuf|war|was)\s[^.]{0,20}\b1[0-8]\d\d\b|\s?\((?:\*|geb\.?|†"
    r"|ca\.)?\s?(?:1[0-8]\d\d|19[0-4]\d|19\d\d\s?[–-])|\s(?:steht|stehen) im Mittelpunkt|, (?:19|20)\d\d\)"
)
_OF_LATE = re.compile(r".{0,80}\b(?:199|20[0-4])\d\b")
"""Who did so lately lives."""
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


def is_of_history(words: Words, begin: int, end: int) -> bool:
    """Return whether a name is one of history, or its sentence tells what somebody did who is dead."""
    last = words.ends[end - 1]
    return is_subject(words.words[begin:end]) or bool(
        _LIVED.match(words.text, last) and not _OF_LATE.match(words.text, last)
    )


def is_title(words: Words, begin: int, end: int, head: str) -> bool:
    """Return whether a name is the title of a work or stands by one as that of its maker."""
    last = words.ends[end - 1]
    if end - begin > 1 and _QUOTED[0].search(head) and _QUOTED[1].match(words.text, last):
        return True
    owns = words.words[end - 1].endswith("s")
    if owns and _WROTE.match(words.text, last) and not TAUGHT.search(head):
        return True
    return bool(_BY_MAKER.search(head) or _TITLE_OF.search(head) or (owns and _OWNED.search(head)))


def bears_it(words: Words, begin: int, end: int) -> bool:
    """Return whether a house, a ship or an animal bears a name, or a title of old times stands before it."""
    held = words.words[begin:end]
    if len(held) == 2 and held[1].lower().endswith(_ANIMALS) and held[0][0] == held[1][0]:
        return True  # `Bodo Biber`
    if held[0] in {"Fr", "Hr", "Frau", "Herr", "Herrn"} and is_surname_only(held[-1]):
        return False  # no house is called so
    previous = words.words[begin - 1] if begin and words.joined(begin - 1) else ""
    if begin > 1 and words.words[begin - 2] in DOES | VERBS:
        return False  # `lädt Gräfin Noa von Elbaz`
    return bool(
        previous and (previous.lower() in BEARERS or _bears_names(previous) or NOBLE.fullmatch(previous.lower()))
    )


def _and_a_thing(words: Words, end: int) -> bool:
    """Return whether a name and a thing are the title of a text: `Heinrich Heine und der Harz.`"""
    met = _AND_THING.match(words.text, words.ends[end - 1])
    if not met or _GROUPS.search(met[1]):
        return False
    said = met[1].split()
    return said[-1][0].isupper() and not any(word in DOES or word in VERBS or word.endswith("t") for word in said[:-1])


def is_told_of(words: Words, end: int, head: str, *, sure: bool) -> bool:
    """Return whether what stands before a name tells that an offer is about it."""
    if not head and words.gap(end - 1).startswith(":") and _READ_AND_TALKED_OF.search(words.text):
        return True
    if _SERIES.search(head) or _LIFE.match(words.text, words.ends[end - 1]):
        return True
    if not head and _and_a_thing(words, end):
        return True
    head = _PAIR_BEFORE.sub("", head)  # `Klassiker von Sammy Nestico und Bob Mintzer`
    if head.endswith(", ") and _GOES_ON.match(words.text, words.ends[end - 1]):
        head = _PAIRS_BEFORE.sub("", head)
    return bool(_SUBJECT.search(head)) and not (sure and head.lower().endswith("von "))


def heads_series(words: Words, begin: int) -> bool:
    """Return whether the title of a series stands before a name."""
    return bool(_SERIES.search(words.text[max(0, words.starts[begin] - 3) : words.starts[begin]]))


def _bears_names(word: str) -> bool:
    """Return whether what a word names is often named after somebody: a school, not a circle or a choir."""
    if word.lower().endswith(("atelier", "werkstatt", "praxis")) or word.lower() == "hof":
        return False  # of who works there
    return is_institution(word) and not _GROUP_END.search(word.lower())


@cache
def surnames_of_subjects() -> frozenset[str]:
    """Return surnames of those whom offers are about, in lower case; none that many bear."""
    return frozenset(name.rpartition(" ")[2] for name in subjects() if " " in name) - frequent_surnames()


@cache
def _with_initials() -> frozenset[str]:
    """Return persons of history by initials: `j s bach`, `j bach`; by a single one none whose surname many bear."""
    found: set[str] = set()
    for name in subjects():
        *firsts, last = name.split(" ")
        initials = [first[0] for first in firsts]
        if len(initials) > 1:
            found.add(" ".join([*initials, last]))
        if initials and last not in frequent_surnames():
            found.add(f"{initials[0]} {last}")
    return frozenset(found)


def is_subject(words: list[str]) -> bool:
    """Return whether a name is one of history, written out or with initials: `Rosa Luxemburg`, `J. S. Bach`."""
    if len(words) > 1 and all(len(word) == 1 for word in words[:-1]):
        return " ".join(words).lower() in _with_initials()
    known = subjects()
    lower = [word.lower() for word in words[:8]]
    whole = [" ".join(lower[start:end]) for start in range(len(lower)) for end in range(start + 2, len(lower) + 1)]
    return any(name in known or (name.endswith("s") and name[:-1] in known) for name in whole)


def of_works(words: Words, found: list[tuple[int, int, bool]]) -> set[int]:
    """Return where names begin that are, alone or in a list, the title of a work: `Peter und der Wolf, Oper`."""
    works: set[int] = set()
    for at in range(len(found) - 1, -1, -1):
        begin, end, _ = found[at]
        last = words.ends[end - 1]
        follows = found[at + 1][0] if at + 1 < len(found) else -1
        joined = follows in works and LISTED.match(words.text, last)
        if IS_WORK.match(words.text, last) or (joined and _stands_next(words, end, follows)):
            works.add(begin)
    return works


def _stands_next(words: Words, end: int, begin: int) -> bool:
    """Return whether between two names no more than `und` and a title stands."""
    return all(words.words[at].lower() in TITLES or words.words[at] == "und" for at in range(end, begin))
