"""Makes a text read on where persons stood: marks in, words out; labels go with names, sentences keep a subject."""

import re

from harvester.mapping.persons.roles import CAPITAL, DOES, LETTER, PROFESSION, VERBS
from harvester.mapping.persons.words import kind

MARK, REACH = "\ufdd0", "\ufdd1"
"""Stand for a name and for a mail address or telephone; no cleaned text has them."""
MANY = "\ufdd2"
"""Stands for several names."""
HELD = f"[{MARK}{MANY}]"
_HELD = re.compile(HELD)
_MARKED = re.compile(f"[{MARK}{REACH}]")
_AND = r"(?:und|and|sowie|oder|et|en|u\.)"
REACHED = re.compile(
    rf"(?:\s?[(–,;|]\s*|\s{_AND}\s+|\s)?(?:\b(?:per|via|unter|an|bei)\s+)?(?:\b(?:kontakt"
    rf"|contact)\s+)?(?:[☎✆📞]\s?)?(?:\b(?:privat|p\.|priv\.|e-?mail|mail"
    rf"|tel|telefon|festnetz|t|handy|mobil\w*|mobile|fon|phone|nr)\b\.?\s?:?\s*){{0,3}}(?:\b(?:an|unter)\s)?{REACH}\)?",
    re.IGNORECASE,
)
_APPOSITION = re.compile(
    rf"({HELD}),\s((?!{_AND}\b)[^,.;:!?\n|{MARK}{MANY}]{{2,70}})(?:,|(?=\s{_AND}\s{MARK})|(?=[.;!?\n]|$))"
)
_UNTIMED = (
    r"(?![^()]{0,50}(?:\d|\b(?:Mo|Di|Mi|Do|Fr|Sa|So)\b"
    r"|(?:tag|mittwoch|sonnabend|morgen|abend|vormittag|nachmittag)s?\b))"
)
"""What a bracket behind a name may hold that goes with the name: a role, no day."""
_ROLE_INLISTS = re.compile(rf"({MARK})\s?\({_UNTIMED}[^()\n]{{1,60}}\)(?=\s*(?:,|{_AND}\b)\s*{MARK})")
LISTS = re.compile(rf"{HELD}(?:\s?\({_UNTIMED}[^()\n]{{1,60}}\))?(?:\s*(?:[,;&/]|{_AND}\b)\s*(?:{_AND}\s)?{HELD})+")
_OTHERS = re.compile(
    rf"({HELD}),?\s+(?:u\.\s?a\.|u\.\s?v\.\s?m\.|et al\.|OSB|SJ|OFM|OP|SDB|,?\s?(?:Dipl\.-\w{{2,12}}\.?(?:\s\(FH\))?"
    rf"|[MB]\.\s?(?:A|Sc|Ed)\.))(?!\w)"
)
_ALONE = re.compile(
    rf"\s?\(\s*{HELD}\s*\)|(?<=\t)\s*{HELD}\s*(?=\t|$)|^\s*{HELD}\s*$|\s[–|-]\s*{HELD}(?=\s[–|-]\s|\s*$)", re.MULTILINE
)
_PARTICIPLE = re.compile(
    rf",?\s?\b(?:ge\w{{2,12}}t|ge\w{{2,12}}en|\w{{3,12}}iert|vorge\w+|angeleitet|vertreten|vertr\.|betreut|led"
    rf"|given|taught"
    rf"|hosted"
    rf"|presented)\s(?:von|by|durch)\s{HELD}(?=\s*(?:[.,;:!?)|–(\n\t]|$))",
    re.IGNORECASE,
)
_WITH = re.compile(
    rf"\s?[–,]?\s?\b(?:von und mit|mit|m\.|with|von|by|durch|bei|unter|z\.\s?Hd\.|zu Hd\.|c/o|presented by)\s+{HELD}"
    r"(?=\s*(?:[.,;:!?)|–\n\t(]|$))",
    re.IGNORECASE,
)
_TITLED = re.compile(rf"({CAPITAL}{LETTER}+(?:[*:_/-]{LETTER}+)?)\s?,\s{HELD},")
_BOUND = re.compile(
    r"(?:(?<!\b[TF]el\.)(?<!\bFon\.)(?<=\w\w\w[.!?])|(?<=\d\d[.!?])|(?<=[^\w\s][.!?]))\s+(?=[^a-zäöü])|\n+|\t|\s[|–·]\s"
)
_DATIVE = re.compile(r"\b(?:mit|von|bei|zu|nach|with|by)\s$", re.IGNORECASE)
_LABELS = re.compile(rf"{LETTER}+(?:[*:_/-]{LETTER}+)*")
_LABEL_WORDS = frozenset(
    """ist sind war hat haben ihr ihre unser unsere der die das dieses dieser es spricht liest leitet führt zeigt
    mit und im am in an bei für durch kontakt contact contacts fachbereich sprachen kurs kurses lehrgangs seminars
    your our is are the with by von sie konzept durchführung anleitung führung impuls regie organisation
    künstlerische pädagogische fachliche musikalische wissenschaftliche gruß grüße herzliche freundlichen viele
    liebe beste schöne i r l kl phil anfragen rückfragen programm teil""".split()
)
_SAYS_WHO = (
    VERBS
    | DOES
    | frozenset(
        """ist sind sie dich euch ihnen mit by with von an bei kontakt empfängt begrüßt erwartet freut freuen berät
    unterstützt unterstützen musiziert musizieren kocht tanzt übernimmt übernehmen steht stehen antwortet""".split()
    )
)
_REACHES = re.compile(r"@|www\.|\d{3}")
_EVENTS = ("vortrag", "lesung", "gespräch", "vorstellung", "beratung", "podium")
_NEAR = 200
"""Characters before a name that tell what may stand in its place."""
_ENGLISH = re.compile(r"\b(?:the|and|with|you|your|for|is)\b")


def without_marks(text: str) -> str:
    """Return `text` with its marks resolved.

    >>> without_marks(f"Töpfern. Es spricht {MARK}. Fragen an {MARK} oder das Büro, Mail: {REACH}")
    'Töpfern. Fragen an die Kursleitung oder das Büro'
    """
    parts: list[str] = []
    at = 0
    for bound in _BOUND.finditer(text):
        parts += (_sentence(text[at : bound.start()]), bound.group())
        at = bound.end()
    return tidy(_joined([*parts, _sentence(text[at:])]))


def _sentence(text: str) -> str:
    """Return one sentence without marks; most have none."""
    if not _MARKED.search(text):
        return text
    text = REACHED.sub("", text) if REACH in text else text
    text = _ROLE_INLISTS.sub(r"\1", _OTHERS.sub(r"\1", text))
    text = LISTS.sub(MANY, _APPOSITION.sub(_without_profession, text))
    text = _TITLED.sub(r"\1", _APPOSITION.sub(_without_profession, text))
    return _resolved(_ALONE.sub("", text))


def _without_profession(met: re.Match[str]) -> str:
    return met[1] if PROFESSION.search(met[2]) and not any(c.isdigit() for c in met[2]) else met.group()


def _resolved(sentence: str) -> str:
    """Return one sentence without marks; nothing when a label or a bare statement of who it is was all it held."""
    met = _HELD.search(sentence)
    if met is None:
        return sentence
    label = _labelled(sentence[: met.start()], sentence[met.end() :])
    if label is not None:
        return label
    sentence = _WITH.sub("", _PARTICIPLE.sub("", sentence))
    met = _HELD.search(sentence)
    if met is not None:
        cut = sentence.rfind("; ", 0, met.start()) + 1
        if _says_only_who(sentence[cut : met.start()], sentence[met.end() :]):
            return sentence[: cut - 1] + "." if cut else ""
    return _said_otherwise(sentence)


def _said_otherwise(sentence: str) -> str:
    """Return one sentence with words in the place of every name; only what stands near a name tells which."""
    english = bool(_ENGLISH.search(sentence))
    parts: list[str] = []
    head, at = "", 0
    for met in _HELD.finditer(sentence):
        plain = sentence[at : met.start()]
        head = (head + plain)[-_NEAR:]
        word = _instead(head, sentence[met.end() : met.end() + 2], many=met.group() == MANY, english=english)
        parts += (plain, word)
        head, at = head + word, met.end()
    return "".join([*parts, sentence[at:]])


def _labelled(head: str, tail: str) -> str | None:
    """Return what is left of a sentence whose name hangs on a label; None when it has no such label."""
    if _HELD.search(tail):
        return None
    bare = head.rstrip(" :=")
    cut = max(bare.rfind(", "), bare.rfind("; "), bare.rfind("("), bare.rfind(": "))
    if head.endswith(", ") and _REACHES.search(head[cut + 1 :]) and tail[:1] in {"", ".", ","}:
        return head[:-2] + tail  # an office is reached there, too
    words = _LABELS.findall(head[cut + 1 :])
    if not words or not all(map(_is_label, words)):
        return None
    rest = head[: cut + 1].rstrip(" (,;:") if cut >= 0 else ""
    if words[-1].lower().endswith(_EVENTS):  # says what happens, too
        rest = head.rstrip(" :")
    if not tail.strip(" .!?:;)"):
        return f"{rest}." if rest and tail.lstrip().startswith(".") else rest
    if kind(words[-1]) == "weak" and not head.endswith(": "):
        return None
    if re.match(r"\s*[,;:(–]", tail):
        return (
            f"{rest} {tail.lstrip(' ,;:')}"
            if rest and tail.lstrip()[0] == "("
            else (f"{rest}, {tail.lstrip(' ,;:')}" if rest else tail.lstrip(" ,;:"))
        )
    return None


def _is_label(word: str) -> bool:
    return word.lower() in _LABEL_WORDS or kind(word) in {"strong", "weak", "profession"}


def _says_only_who(head: str, tail: str) -> bool:
    """Return whether a sentence says no more than who it is: `Es spricht …`, `Referentin ist …, Leiterin`."""
    words = _LABELS.findall(head)
    if _REACHES.search(head):
        return False  # says where, too
    if any(word[0].isupper() and not _is_label(word) for word in words[1:]):
        return False  # says where or for what, too
    if len(words) > 1 and kind(words[0]) == "strong" and words[1].lower() in {"ist", "sind", "im", "in"}:
        return not tail.strip(" .!?") or tail.startswith(",")
    if tail.strip(" .!?:;)") or not words or len(words) > 6 or not head[-1:].isspace():
        return False
    if not any(word.lower() in _SAYS_WHO for word in words):
        return False
    return words[-1][:1].islower() or words[-1] == "Sie" or head.rstrip()[-1].isdigit()


def _instead(head: str, tail: str, *, many: bool, english: bool) -> str:
    """Return what stands for a name that its sentence cannot do without."""
    before = head.rsplit(maxsplit=1)[-1] if head.split() else ""
    noun = before[:1].isupper() or kind(before) == "strong"
    if noun and head.endswith(" ") and before[-1].isalpha() and kind(before) != "title":
        return ""  # a profession or a role before it is subject enough
    if english:
        return ("The" if not before else "the") + (" tutors" if many else " tutor")
    if not before or before[-1] in ":.,;–(":
        return "" if not re.match(r"\s[a-zäöüß]", tail) else ("Die Kursleitenden" if many else "Die Kursleitung")
    if _DATIVE.search(head):
        return "den Kursleitenden" if many else "der Kursleitung"
    return "die Kursleitenden" if many else "die Kursleitung"


def _joined(parts: list[str]) -> str:
    """Return sentences and what stood between them, without what stood before a sentence that is gone."""
    kept: list[str] = []
    for index in range(0, len(parts), 2):
        if not parts[index].strip(" ,;:–-()"):
            if kept and index + 1 < len(parts) and "\n" in parts[index + 1] and "\n" not in kept[-1]:
                kept[-1] = parts[index + 1]
            continue
        kept += parts[index : index + 2]
    return "".join(kept)


def tidy(text: str) -> str:
    """Return a text without the punctuation and blanks that names left behind."""
    text = re.sub(r"\(\s*[,;]?\s*\)|„\s*“", "", text)
    text = re.sub(r"[,;:–]\s*(?=[,;.!?])", "", text)
    text = re.sub(r"(?<=[^\s.])\s+(?=[.,;:!?)])(?![.…]{2})", "", text)
    text = re.sub(r"(?<=\b[A-Z]\.) +\.(?=\s|$)", "", text)
    text = re.sub(r"\(\s*[,;]\s*", "(", text)
    text = re.sub(r"[ \u00a0]{2,}", " ", text)
    text = re.sub(r"(?m)^[\s,;:–|.-]+(?=\w)|[ ,;:–|]+$", "", text)
    return text.strip().rstrip(",;:–|").rstrip()
