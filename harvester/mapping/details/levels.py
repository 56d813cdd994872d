"""Reads the level of an offer: words in, `A1` to `C2` or `beginner`, `intermediate`, `advanced` out."""

import re

from harvester.mapping.details.shorthand import spelled

_CEFR = re.compile(r"(?<![\w.])([abc][12])(?:[.+]\d{0,2}|(?=\s?[/–-]\s?[abc][12]))?(?!\w|\.\w)")
_JOINED = re.compile(r"(?<![\w.])((?P<band>[abc])1)/2(?![\w.,])")
_SPACED = re.compile(r"(\b(?:\w{3,12}isch|deutsch|niveau|level|stufe) [abc]) ([12])(?=\W*$|[ .,)])")
_AND = re.compile(r"\s?(?:/|–|-|und|bis|&|oder|,)\s?")
_DETAILED = re.compile(r"[abc][12][.+][1-9]\b")
_LANGUAGE = re.compile(
    r"\w{3}isch(?:kurs\w*|unterricht|prüfung)?\b|deutsch(?!land|en?\b|er\b|es\b)|lektion|konversation|conversation"
    r"|lehrbuch|niveau|level\b|stufe"
    r"|\bgers?\b|cefr|sprach|german|english|french|spanish|farsi|dari|hindi|telc|goethe|prüfungsvorbereitung"
    r"|italiano|espa[nñ]ol|fran[cç]ais|portugu[eê]s|svenska|norsk|dansk|türkçe|polski|conversa"
    r"|esperanto|alphabetisierung|integrationskurs|berufssprachkurs|\bdtz\b|\bdsh\b|testdaf|\blatein\b|\bthai\b"
    r"|tigrinya|somali|suaheli|swahili|\burdu\b|\bdaf\b|\bdaz\b"
    r"|(?:intermediate|advanced|fortgeschrittene|mittelstufe|grundstufe|oberstufe|anfänger|elementary"
    r"|beginners?)\s?\($|(?:anfänger|grund|aufbau|intensiv|abend|einsteiger)kurs\w*\s?\(?$"
)
_ELSEWHERE = re.compile(
    r"(?:raum|format|größe|block|papier|plakate?|poster|leinwand|bogen|bögen|blatt|abschnitt|kapitel|anhang|abb\.?"
    r"|tabelle|kurhaus|trakt|flügel|bus|linie|klasse|führerschein|autobahn|über die|auf der|an der|halle|gebäude|block"
    r"|haus|ebene|din|straße|vitamin"
    r"|parkdeck"
    r"|zimmer|saal|gleis|tor|eingang|bau|etage|(?:voraussetzung\w*|abgeschlossen\w*|\w*kenntnisse|mindestens|completed"
    r"|nachweis"
    r"|bereits|prerequisites?|required)\W{1,3}(?:\w+ ){0,2}?(?:niveau|level|stufe|sprachniveau|ger)?"
    r"|nach|bundesstraße|ausfahrt)\W{0,3}$"
)
_ASKED = re.compile(
    r"(?:[- ]?niveau)?\W{0,2}(?:\w+ ){0,2}(?:erforderlich|vorausgesetzt|abgeschlossen|notwendig|nötig|required"
    r"|voraussetzung|haben sollten)\b"
)
"""A level that one must have already."""
_BEGINNER = re.compile(
    r"(?<!schul)(?<!lese)(?<!berufs)(?<!studien)(?<!fahr)anfänger(?!-?geist|-?glück|-?fehler)"
    r"|(?<!quer)(?<!berufs)(?<!wieder)(?<!seiten)einsteiger"
    r"|\bfür einsteigende\b|[–:,(] ?einsteigende\W*$|\beinstiegs?(?:kurs|seminar|workshop)"
    r"|\beinstieg\b(?! (?:ab|ist|jederzeit|noch|möglich|auch|am"
    r"|um|an|während|laufend|nach|zu|vorne|hinten|in (?:den|die) (?:kurs|gruppe|laufend|beruf|arbeit|ausbildung|job)"
    r"|in laufende|in den ausstieg))(?!,? jederzeit)"
    r"|\bbeginners?\b(?!['’]s? (?:guide|luck|mind))|(?<!mit und )(?<!mit oder )(?:ohne|kein(?:e|erlei)?) (?:jegliche "
    r"|besonderen "
    r"|jede )?(?:vorkenntnisse|vorwissen|vorerfahrung)"
    r"|von anfang an|von null an"
    r"|\bgrundkurs(?!e (?:der|des|an|und|in)\b)|basiskurs|grundstufe(?! (?:der|des)\b)|\b(?:tanz|sport|yoga|ski|musik"
    r"|wein|computer|garten|kletter)?neulinge\b|\b(?:blutige|absolute) laien\b|\beinführungskurs\b(?!e (?:der|des"
    r"|an))|\bintroductory (?:course|class"
    r"|workshop)|\bintro (?:course|class|workshop)|\bgrundlagenkurs\b|\bbasisseminar\b|\bungeübte"
    r"|absolute starters|entry[- ]level|\bno (?:prior |previous )?(?:knowledge"
    r"|experience)"
    r"|erstsemester|schnupper(?:kurs|workshop|seminar|abend|angebot)|foundation course"
)
_INTERMEDIATE = re.compile(
    r"(?<!der )(?<!die )(?<!gymnasialen )(?<!gymnasiale )mittelstufe(?!n(?!kurs|niveau))(?! (?:des|der|am"
    r"|an)\b(?! (?:abend|vormittag|nachmittag|\w+tag\b))| \(klass)|intermediate"
    r"|leicht fortgeschritten|\b(?:niveau|level|kursstufe)\s?[:|=]\s?mittel\b|mittleres niveau|wiedereinsteiger"
    r"|halbgeübt"
)
_NOT_MEANT = re.compile(
    r"vorkenntnisse\s?[:|]\s?$|"
    r"(?:nicht|kein\w*|not|no) (?:\w+ ){0,3}$|(?:voraussetzung\w*|nach dem|besuch des|baut auf (?:dem|einem)"
    r"|absolviert\w*|teilnahme am"
    r"|aufbauend auf (?:dem|den)|completion of (?:the|an)|completed (?:the|an)|(?:den|einen"
    r"|dem) (?:\w+ )?)\W{0,3}(?:\w+ )?$"
)
_UNFIT = re.compile(r"\w*(?: \w+){0,2} (?:nicht|un|weniger|kaum|not) ?(?:geeignet|suitable)")
_HAD = re.compile(r"\w*[^.\n]{0,40}\b(?:besucht|absolviert|vorausgesetzt|voraussetzung|abgeschlossen)\b")
_ADVANCED = re.compile(
    r"(?<!weit )(?<!ist )(?<!sind )(?<!schon )fortgeschritten(?!\w* (?:alter|stadium|stunde|demenz|zeit|krank|lebens"
    r"|schwanger|digital))|(?<=weit )fortgeschrittene[n]?\b|(?:^|[\n|:(–.] ?)advanced (?!certificate|materials"
    r"|manufact|driver|persist|batter|meter|nurs|care|life|research|placement|air|study|manag"
    r"|diploma"
    r"|technolog|program)\w"
    r"|\b(?:and|or|for|to) advanced\b|^\W*advanced(?:\W*$|: )|(?:\b\w{3,}isch|\n)\s?advanced\b|(?<=\w )advanced\W*$"
    r"|[(|,–:-] ?advanced ?(?=[)|,:–-]|$)"
    r"|\badvanced (?:and|or)\b"
    r"|\badvanced (?:level"
    r"|learner|course|class|student|user|beginner)"
    r"|\bfor (?:the )?advanced\b|aufbaukurs"
    r"|\bfür könner"
    r"|(?<!gymnasiale )(?<!gymnasialen )(?<!der )(?<!die )(?<!zur )oberstufe\b(?! (?:des|der|am|an)\b)|\bfür profis"
    r"|vertiefungskurs|\bfür geübte\b(?=\W*$|[,.)]| (?:tänzer|spieler|läufer|kletter|maler|näher|reiter"
    r"|schwimmer)\w*)|^\W*geübte\W*$|\bfür erfahrene\b(?=\W*$|[,.)]| (?:fotograf|tänzer|spieler|läufer"
    r"|kletter|maler|schreib|sänger"
    r"|anwender|nutzer|näher|wander)\w*)|\bexpert(?:en)?[- ](?:level|niveau|kurs|workshop)\b"
)
_OF_ADVANCED = (
    "fortgeschritten", "advanced", "aufbaukurs", "für könner", "oberstufe", "für profis", "vertiefungskurs",
    "geübte", "erfahrene", "expert",
)  # fmt: skip
_OF_INTERMEDIATE = (
    "mittelstufe", "intermediate", "leicht fortgeschritten", "mittel", "mittleres niveau",
    "wiedereinsteiger", "halbgeübt",
)  # fmt: skip
"""What has to stand in a text of which it is worth asking; the patterns themselves take five times as long."""


def levels(text: str) -> tuple[str, ...]:
    """Return the levels that `text`, in lower case, names; none when it is for beginners and others alike.

    >>> levels("französisch a1.2"), levels("raum b1"), levels("tennis for beginners")
    (('A1',), (), ('beginner',))
    """
    text = spelled(text)
    if ("1" in text or "2" in text) and (steps := _steps(text)):
        return () if len(steps) > 4 or {"A1", "C2"} <= steps.keys() else tuple(steps)
    advanced = _meant(_ADVANCED, text) if any(core in text for core in _OF_ADVANCED) else None
    middle = _meant(_INTERMEDIATE, text) if any(core in text for core in _OF_INTERMEDIATE) else None
    if middle and (not advanced or middle.start() <= advanced.start()):
        return () if _BEGINNER.search(text[: middle.start()] + text[middle.end() :]) else ("intermediate",)
    beginner = _meant(_BEGINNER, text)
    if beginner and advanced:
        return ()
    return ("beginner",) if beginner else ("advanced",) if advanced else ()


def _steps(text: str) -> dict[str, None]:
    """Return the levels of the European framework that a text names as its own."""
    text = _SPACED.sub(r"\1\2", _JOINED.sub(r"\1/\g<band>2", text))
    steps: dict[str, None] = {}
    at = -9
    for met in _CEFR.finditer(text):
        if (steps and _AND.fullmatch(text[at : met.start()])) or _is_step(text, met):
            steps[met[1].upper()] = None
            at = met.end()
    return steps


def _meant(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Return where a level is named as that of the offer, not as what it is not or what comes before it."""
    for met in pattern.finditer(text):
        word = met.group()
        course = word.startswith(("grundkurs", "basiskurs", "aufbaukurs", "anfängerkurs"))
        denied = _NOT_MEANT.search(text[max(0, met.start() - 30) : met.start()]) and not word.startswith(
            ("keine", "ohne", "no ")
        )
        if not (denied or _UNFIT.match(text, met.end()) or (course and _HAD.match(text, met.end()))):
            return met
    return None


def _is_step(text: str, met: re.Match[str]) -> bool:
    head = text[max(0, met.start() - 30) : met.start()]
    if _ELSEWHERE.search(head) or _ASKED.match(text, met.end()):
        return False
    return bool(
        _DETAILED.match(text, met.start())
        or text.strip(" .,()[]") == met.group()
        or _LANGUAGE.search(head)
        or _LANGUAGE.search(text[met.end() : met.end() + 40])
    )
