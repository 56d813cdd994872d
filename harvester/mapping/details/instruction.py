"""Reads in which languages an offer is held, where words say so: text in, tags out; what is taught is no answer."""

import re

from harvester.mapping.details.shorthand import spelled
from harvester.mapping.languages import tag
from harvester.mapping.nations import LANGUAGES

_LABEL = (
    r"(?<![a-zäöüß])(?:(?:haupt|tagungs|gesprächs|konferenz|moderations|vermittlungs|event|working|kurs|unterrichts"
    r"|veranstaltungs"
    r"|vortrags|führungs|seminar|arbeits|lehr)?sprache(?:n|\(n\))?"
    r"|languages?(?: of instruction)?"
    r"|sprache der (?:veranstaltung|führung|lesung)(?= ?[:|=–-])|language of the (?:course|event|talk)"
    r"|teaching language"
    r"|spoken language|moderation(?=:))(?:\s?[:|=→]\s*|\s[–-]\s)(?:ist )?|\bsprache (?:der|des) (?:veranstaltung"
    r"|führung|lesung|kurses|workshops|vortrags|seminars) ist |\b(?:course|workshop|event|tour|teaching"
    r"|working)? ?language (?:is|will be)\s"
)
_EVENT = (
    r"(?:unterricht|vortr[aä]ge?|führung|rundgang|kurse?s?|workshops?|seminare?|elternabend|veranstaltung|programm"
    r"|gespräch|lesung|tours?|stunde|abend|nachmittag|runde|spaziergang|gruppe|café|theater|treff|vorlesen|schulung"
    r"|vorstellung|film|konzert|beratung|angebot|talks?|lectures?|class|classes|course|sessions?|treffen|moderation"
    r"|events?|vorlesung|stammtisch|diskussion|sprechstunde|kino|messe|gottesdienst|fortbildung|reading|belehrung"
    r"|readings"
    r"|reihe|stück|hörspiel|slam|quiz|show|chor|yoga|pilates|turnen|basteln|infostand|einführung|begleitung"
    r"|audioguide|guide|werkstatt|podium|meeting|workshop|stadtführung|tagung|lehrgang|training)"
)
_HOLDING = (
    r"(?:wird|werden|findet|finden|erfolgt|held|taught|given|offered|conducted|delivered|hosted|performed|sung|read"
    r"|angeboten|führ(?:t|en)"
    r"|unterricht\w*|gehalten|hält|halten|moderier\w+|leite[nt]|berät|beraten|erklär\w+|erzähl\w+|gelesen|liest|lesen"
    r"|läuft|statt|begleite[nt]|spricht|sprechen wir|is|ist|auch|spielt|zeig(?:t|en)|informier(?:t|en)|biete[nt]"
    r"|gespielt|vorgelesen)"
)
_TAUGHT = re.compile(
    r"\b(?:lern\w*|learn\w*|üb(?:en|t|ung)\w*|schreiben|verständig\w*|sagen|sagt|formulier\w*|telefonier\w*|bewerb\w*"
    r"|small ?talk"
    r"|kommunizier\w*|präsentier\w*|verhand\w*|verhandeln|lust|appetit|grüße|grüßen|sprüche|witze|sprichw\w+"
    r"|schimpf\w*|bücher|literatur|texte|lieder\w*|briefe|gedichte"
    r"|speisekarten?|menü|krimis?|hörbücher|zeitschriften|broschüren?|flyer|formulare?|anleitung\w*|untertitel\w*"
    r"|originalfassung|skript\w*|unterlagen|website|medien|zeitung\w*"
    r"|unterhalten|übersetzen|konversation|sicher|fit|grundlagen|speaking|writing|improve|practi[cs]e|e-mails?"
    r"|korrespondenz"
    r"|vokabel\w*|wörter|ausdrücken|kochen|backen|liebe|singen|business|wie man|auftreten|überzeugen|punkten|gesagt"
    r"|erschienen\w*|übersetzt|verfasst\w*|geschrieben\w*|kurzgeschichten|romane?)\b"
    r"(?! (?:gehalten|angeboten|wir\b))|\b(?:leiten|führen|halten|moderieren|meistern)\W*$"
)
_MARKER = re.compile(
    rf"{_LABEL}|(?:kurs|unterrichts|veranstaltungs|vortrags|arbeits)sprachen?\s(?:(?:ist|sind)\s)?"
    rf"|(?:^|[|\n;(·]\s?)(?:unterrichts|kurs)?sprachen?\s(?=deutsch\W|deutsch$|\w+isch\b)(?!\w+ (?:lernen|sprechen"
    rf"|verstehen))"
    rf"|^\W*(?:auf|in)\s(?=[a-zäöü]+(?:\s*(?:$|[|\n;.!)–])|\s(?:und|and|oder|mit)\s))"
    rf"|\b\w{{0,20}}{_EVENT}(?:en|e|s|n)?\b(?:,?\s[\w-]+){{0,4}}?\s(?:auf|in)\s(?:der\s)?"
    rf"|\b{_HOLDING}\b(?:\s[\w-]+){{0,5}}?\s(?:auf|in)\s(?:der\s)?"
    rf"|\b(?:auf|in)\s(?=[\w, ]{{4,60}}?\s(?:gehalten|angeboten|statt\b|geführt|unterrichtet|vorgelesen|moderiert"
    rf"|gesprochen|führ\w+"
    r"|(?:berät|beraten|begleite\w*|erkläre?\w*|liest|lesen) (?:wir|sie|unser\w*|ein\w*)))"
    r"|\b(?:und|oder|sowie|as well as|and)\s(?:auf|in)\s(?=\w+isch\b)"
    r"|\b(?:auf|in)\s(?=\w+isch(?:\W+(?:(?:und|and|oder|sowie)\s)?\w+isch){0,3}\s*(?:$|[|\n;.!)–]))|\b(?:auf"
    r"|in)\s(?=\w+isch(?:\W+(?:und|oder)\s)?deutsch\s*(?:$|[|\n;.!)–]))"
    r"|\b(?:auf|in)\s(?=deutsch\W+(?:(?:und|oder|mit)\s)?\w+isch\s*(?:$|[|\n;.!)–]))|\b(?:auf"
    r"|in)\s(?=\w+isch\W+(?:(?:und"
    r"|oder)\s)?deutsch\s*(?:$|[|\n;.!)–]))|\((?=(?:deutsch|\w+isch)(?:\s?[/,–-]\s?|\s(?:und|oder)\s)(?:deutsch"
    r"|\w+isch)\)|\w+isch\)|auf |in )(?:auf\s|in\s)?|\b(?:zwei|mehr"
    r"|drei)sprachig\b\s?\W?\s?(?:auf "
    r"|in )?"
    r"|\b(?:zwei|mehr|drei)sprachige?\w*(?:[^()\n]{1,40}\(|[^():\n]{1,40}:\s|(?: \w+){1,3} (?=(?:deutsch"
    r"|\w+isch)[–/-](?:deutsch"
    r"|\w+isch)\b))|\b(?=dgs-\w*(?:führung|tour|rundgang|kurs|workshop|vortrag))|\b(?:auf|in)\s(?=(?:farsi|dari"
    r"|tigrinya|somali|hindi|urdu|paschtu|pashto|suaheli|esperanto|platt|plattdeutsch|niederdeutsch||thai|swahili"
    r"|kisuaheli|yoruba|igbo|tamil|tagalog|wolof|lingala|punjabi|kurmandschi|sorani|zazaki|mandarin|hochdeutsch"
    r"|schweizerdeutsch|romanes|romani)\s*(?:$|[|\n;.!)–/,]| und ))|\b(?:op"
    r"|up) (?=platt\b)|\bbilingual\w*(?: (?!deutsch|\w+isch)\w+){0,2}\W{1,2}(?=deutsch|\w+isch|\w+sh\b|german|french)"
    r"|\bin (?:den "
    r"|folgenden |zwei |drei |vier )?sprachen:?\s|\bwir sprechen\s(?=\w+(?:, \w+){0,4} und \w+\W*$)"
    r"|\b\w{0,16}(?:führung(?:en)?|lesung|kino|theater|vorlesen|vorlesestunde|konzert|gottesdienst|rundgang|märchen"
    r"|elternabend|infoabend|beratung|sprechstunde|moderation)\s?[:–]\s(?=(?:deutsch|\w+isch)(?:\s?(?:[/,–-]"
    r"|und)\s?(?:deutsch|\w+isch)){1,5}\W*$)|\b(?:auf)\s(?=\w+isch (?:für (?:kinder|familien|eltern|alle|erwachsene"
    r"|senior"
    r"|groß)|am\b|um\b|jeden|ab \d|in der|im\b))|\bin (?=(?:english|german|french|spanish"
    r"|turkish|arabic"
    r"|ukrainian|russian|dutch|italian"
    r"|polish|portuguese"
    r"|persian|chinese|japanese|czech|greek|romanian|kurdish)\b)"
    r"|\b(?:dozent\w*|kursleit\w*|guide|lehrkr\w+|referent\w*) (?:spricht|speaks|unterrichtet auf)\s|\b(?:auf"
    r"|in) (?:einfachem"
    r"|leichtem|verständlichem|einfacher)\s"
    r"|\bin\s(?=\w+isch\w*\W+(?:(?:und|oder|sowie)\s)?(?:\w+\W+(?:(?:und|oder|sowie)\s)?){0,3}(?:gebärden)?sprache)"
    r"|\bin\s(?=(?:deutsche[rn]?\s)?(?:\w+er\s)?(?:und\s\w+er\s)?(?:gebärden)?sprache\b)|\bin\s(?=dgs\b)"
)
_SPEAKING = re.compile(
    rf"\b([a-zäöü]{{4,}})-?(?:sprachig(?:e[rnms]?)?|language|speaking)\b(?=\s(?:\w{{0,16}}{_EVENT}|gäste|lehrkr\w+"
    rf"|kursleit\w+|dozent\w*|begleitung|erzieher\w*|fachkr\w+|elterngruppe|tutors?|staff|tour)\b|\W*$)"
    r"|\b(?:wird|ist|findet|gehalten|held|deutsch/)\s?([a-zäöü]{4,})sprachig\b|\b(deutsch|\w{3,20}isch) (?:als"
    r"|ist(?: die)?) (?:unterrichts|kurs|veranstaltungs|vortrags|arbeits|tagungs)sprache\b"
)
_OWN_WORDS = {
    "français": "fr", "francais": "fr", "español": "es", "espanol": "es", "italiano": "it", "português": "pt",
    "nederlands": "nl", "svenska": "sv", "dansk": "da", "norsk": "no", "polsku": "pl", "türkçe": "tr",
    "українською": "uk", "по-русски": "ru", "на русском": "ru",
}  # fmt: skip
_IN_OWN_WORDS = re.compile(
    r"(?:\b(?:en|in|in het|på|po) (?=\w)(?!türk|[уп]|на)|(?<=\S )(?=türkçe)|(?=[упн]))(français|francais|español"
    r"|espanol|italiano|português|nederlands|svenska|dansk|norsk|polsku|türkçe|українською|по-русски"
    r"|на русском)(?=\W*$|\s?[|.;)–(])"
)
_CODE = r"(?:de|en|fr|es|it|tr|ru|uk|ar|pl|fa|nl|pt|ro)"
_SUBJECT = re.compile(
    r"(?:kurs|nachhilfe|prüfung|unterricht|training|abitur|note|test|grundlagen|kenntnisse|tutoring)\s(?:in|in der)\s$"
)
_SPOKEN_SO = re.compile(r"[^.\n]{0,50}sprache\b|[^.\n]{0,20}\W(?:statt|gehalten|angeboten|erteilt)\b")
_CLAUSE = re.compile(r"[^.!?;\n|]{0,60}\??")
_LAST_CLAUSE = re.compile(r"^.*[.!?;\n|](?=\s|$)", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_DECLINED = re.compile(r"(?:isch|deutsch)(?:e[rnm]?)$")
_SPOKEN = re.compile(r"\s?(?:gebärden)?sprache")
_BETWEEN = re.compile(r"\s*(?:,|/|&|\+|-|–|\bsowie\b|\bund auf\b|\bund in\b|\bund\b|\bu\b|\bor\b|\band\b|\boder\b)\s*")
_CODES = re.compile(rf"({_CODE})(?:\s?(?:[,/+|]|und)\s?{_CODE})*(?=\s*(?:$|[.;)\n]))")
_SIGNED = re.compile(r"(?:deutscher?\s)?gebärdensprache|\bdgs\b")


def instruction(text: str) -> tuple[str, ...]:
    """Return the tags of the languages in which `text`, in lower case, says that something is held.

    >>> instruction("unterricht auf arabisch und deutsch"), instruction("business english")
    (('ar', 'de'), ())
    """
    text = spelled(text)
    found: dict[str, None] = {_OWN_WORDS[met[1]]: None for met in _IN_OWN_WORDS.finditer(text)}
    for met in _SPEAKING.finditer(text):
        named = met[1] or met[2] or met[3]
        if own := _tag(named.replace("sprach", "").rstrip("-")) or _tag(named):
            found[own] = None
    for met in _MARKER.finditer(text):
        if ":" in met.group() or not _is_taught(text, met):
            found.update(
                dict.fromkeys(_listed(text, met.end()) or (_coded(text, met.end()) if ":" in met.group() else ()))
            )
    return tuple(found)


def _is_taught(text: str, met: re.Match[str]) -> bool:
    """Return whether its clause is about what one learns to say, or asks."""
    if _SUBJECT.search(text[max(0, met.start() - 20) : met.end()]) and not _SPOKEN_SO.match(text, met.end()):
        return True
    tail = _CLAUSE.match(text, met.end())
    words = _LAST_CLAUSE.sub("", text[max(0, met.start() - 60) : met.end()]) + (tail.group() if tail else "")
    return bool(_TAUGHT.search(words)) or words.endswith("?")


def _listed(text: str, at: int) -> list[str]:
    """Return the tags of the languages that are listed from `at` on; adjectives count before `Sprache` alone."""
    found: list[str] = []
    declined = False
    while len(found) <= 8:
        if signed := _SIGNED.match(text, at):
            own, end = ["gsg"], signed.end()
        else:
            own, end = _named(text, at)
            declined = declined or bool(own and _DECLINED.search(text, at, end))
        if not own:
            break
        found.extend(own)
        at = end
        joint = _BETWEEN.match(text, at)
        if not joint:
            break
        at = joint.end()
    return [] if declined and not _SPOKEN.match(text, at) else found


def _coded(text: str, at: int) -> list[str]:
    """Return the tags that are listed as such from `at` on, as after a label: `DE/EN`."""
    listed = _CODES.match(text, at)
    return re.findall(r"[a-z]{2}", listed.group()) if listed else []


def _named(text: str, at: int) -> tuple[list[str], int]:
    """Return the tags of the languages that the word at `at` names, if any, and where it ends."""
    word = _WORD.match(text, at)
    if not word:
        return [], at
    parts = [word.group()] if _tag(word.group()) else word.group().split("-")
    tags = [_tag(part) for part in parts]
    return (tags, word.end()) if all(tags) else ([], at)


def _tag(word: str) -> str:
    if len(word) < 4:
        return ""
    if word.startswith(("plattd", "niederdeutsch")) or word == "platt":
        return "nds"
    for form in (
        word,
        word + "isch",
        word.removesuffix("em"),
        word.removesuffix("er"),
        word.removesuffix("en"),
        word.removesuffix("e"),
    ):
        if form in LANGUAGES:
            return LANGUAGES[form]
    return tag(word)
