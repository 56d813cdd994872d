"""Reads in which languages an offer is held, where words say so: text in, tags out; what is taught is no answer."""

import re

from harvester.mapping.languages import tag
from harvester.mapping.nations import LANGUAGES

_LABEL = r"(?:(?:kurs|unterrichts|veranstaltungs|vortrags)?sprachen?|language(?:s| of instruction)?)\s?:\s*(?:ist )?"
_HELD = (
    r"(?:unterricht|vortr[aä]ge?|führung|rundgang|museumsrundgang|kurs|workshop|seminar|elternabend|veranstaltung"
    r"|gespräch|lesung|tour|\w*stunde|\w*abend|\w*nachmittag|\w*runde|\w*spaziergang|\w*gruppe|\w*café|\w*theater"
    r"|\w*vorstellung|film|konzert"
    r"|beratung|angebot|talk|lecture|class|course|treffen|moderation|event|held|taught|given|wird|findet|ist|erfolgt"
    r"|angeboten|stadtführung)(?:en|e|s|n)?"
)
_MARKER = re.compile(
    rf"{_LABEL}|(?:kurs|unterrichts|veranstaltungs|vortrags)sprache\s(?:ist\s)?|^\W*(?:auf|in)\s(?=[a-zäöü]+(?:\W*$"
    rf"|\s(?:und|and|oder)\s))|\b\w*{_HELD}\b(?:\s\w+){{0,2}}?\s(?:auf|in)\s(?:der\s)?|\bauf\s(?=\w+\s(?:gehalten"
    rf"|angeboten|statt|geführt|unterrichtet))"
    r"|\b(?:auf|in)\s(?=\w+isch(?:\W+(?:(?:und|and|oder|sowie)\s)?\w+isch){0,3}\W*$)|\b(?:auf"
    r"|in)\s(?=\w+isch(?:\W+(?:und|oder)\s)?deutsch\W*$)"
    r"|\b(?:auf|in)\s(?=deutsch\W+(?:(?:und|oder|mit)\s)?\w+isch\W*$)|\b(?:auf|in)\s(?=\w+isch\W+(?:(?:und"
    r"|oder)\s)?deutsch\W*$)|\((?=\w+isch\)|auf |in )(?:auf\s|in\s)?|\b(?:zwei|mehr|drei)sprachig\s?\W?\s?"
    r"|\bbilingual\W{1,2}|\bin (?=english|german|french|spanish|turkish|arabic|ukrainian|russian)"
    r"|\b(?:dozent\w*|kursleit\w*|guide|lehrkr\w+) (?:spricht|speaks|unterrichtet auf)\s|\b(?:auf|in) (?:einfachem"
    r"|leichtem|verständlichem)\s"
    r"|\bin\s(?=\w+isch\w*\s(?:und\s\w+\s)?(?:gebärden)?sprache)|\bin\s(?=deutscher gebärdensprache)"
)
_SPEAKING = re.compile(
    r"\b([a-zäöü]{4,})-?(?:sprachige[rnms]?|language)\b(?=\s(?:führung|kurs|tour|vortrag|rundgang|workshop|angebot"
    r"|seminar|veranstaltung|lesung|course|talk|event|gruppe|stadtführung|museumsführung)|\W*$)"
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BETWEEN = re.compile(r"\s*(?:,|/|&|\+|-|–|\bsowie\b|\bund\b|\band\b|\boder\b)\s*")
_SIGNED = re.compile(r"(?:deutscher?\s)?gebärdensprache|\bdgs\b")


def instruction(text: str) -> tuple[str, ...]:
    """Return the tags of the languages in which `text`, in lower case, says that something is held.

    >>> instruction("unterricht auf arabisch und deutsch"), instruction("business english")
    (('ar', 'de'), ())
    """
    found: dict[str, None] = {}
    for met in _SPEAKING.finditer(text):
        if own := _tag(met[1].replace("sprach", "").rstrip("-")) or _tag(met[1]):
            found[own] = None
    for met in _MARKER.finditer(text):
        found.update(dict.fromkeys(_listed(text, met.end())))
    return tuple(found)


def _listed(text: str, at: int) -> list[str]:
    """Return the tags of the languages that are listed from `at` on."""
    found: list[str] = []
    while True:
        if signed := _SIGNED.match(text, at):
            found.append("gsg")
            at = signed.end()
        else:
            word = _WORD.match(text, at)
            named = word.group() if word else ""
            parts = [named] if _tag(named) else named.split("-")
            own = [_tag(part) for part in parts]
            if not word or not all(own):
                return found
            found.extend(own)
            at = word.end()
        joint = _BETWEEN.match(text, at)
        if not joint or len(found) > 8:
            return found
        at = joint.end()


def _tag(word: str) -> str:
    if len(word) < 4:
        return ""
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
