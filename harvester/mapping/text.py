"""Makes plain, safe text of what pages say: markup, entities and invisible characters in, words out."""

import re
from functools import lru_cache
from html import unescape
from unicodedata import is_normalized, normalize

import nh3

_MARKUP = re.compile(r"<[a-zA-Z/!?]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_BLOCK = re.compile(
    r"</?(?:address|article|aside|blockquote|br|caption|center|dd|div|dl|dt|fieldset|figcaption|figure|footer|form"
    r"|h[1-6]"
    r"|header|hr|li|main|nav|ol|option|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)\b",
    re.IGNORECASE,
)
_NONCHARACTERS = "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    f"\ud800-\udfff\ufdd0-\ufdef{_NONCHARACTERS}]"
)
_WINDOWS = "".join(dict.fromkeys(bytes(range(0x80, 0x100)).decode("cp1252", "ignore") + "\x81\x8d\x8f\x90\x9d"))
_TWICE = re.compile(f"[{re.escape(_WINDOWS)}]{{2,}}")
"""What UTF-8 looks like where it was taken for Windows-1252."""
_JOINER = re.compile("(?<=[\x00-\u024f])[\u200c\u200d]+|^[\u200c\u200d]+|[\u200c\u200d]+(?=[\x00-\u024f]|$)")
"""Zero-width joiners: noise beside Latin letters, part of the spelling in Persian, Hindi and emoji."""
_SHORT = 120
"""Texts shorter than this are remembered, for many offers share them."""
_LINES = re.compile("[\n\r\x0b\x0c\x85\u2028\u2029]+")


def line(words: str) -> str:
    """Return `words` as one line of plain text.

    >>> line("Kunst &amp;amp; <b>Kultur</b> im Mu\\u00adseum ")
    'Kunst & Kultur im Museum'
    """
    return _line(words) if len(words) < _SHORT else _line.__wrapped__(words)


@lru_cache(1 << 13)
def _line(words: str) -> str:
    if _simple(words):
        return words.strip() if "  " not in words else " ".join(words.split())
    return " ".join(_clean(words).split())


def prose(words: str) -> str:
    """Return `words` as plain text with a line for each block of the markup.

    >>> prose("<p>Erster Abend:<br>Farben</p><p>Zweiter   Abend</p>")
    'Erster Abend:\\nFarben\\nZweiter Abend'
    """
    if _simple(words):
        return words.strip() if "  " not in words else " ".join(words.split())
    lines = words.split("\n")
    cleaned = lines if all(map(_simple, lines)) else _LINES.split(_clean(words))
    folded = (" ".join(part.split()) if "  " in part else part.strip() for part in cleaned)
    return "\n".join(part for part in folded if part)


def cut(text: str, limit: int) -> str:
    """Return `text` with at most `limit` characters, ended by an ellipsis after a whole word where it was cut.

    >>> cut("Aquarellmalerei am Abend", 20)
    'Aquarellmalerei am…'
    """
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    if not text[limit - 1].isspace() and not head[-1].isspace():
        shorter = head.rsplit(None, 1)[0]
        head = shorter if len(shorter) >= limit // 2 else head
    return head.rstrip() + "…"


def storable(text: str) -> str:
    """Return `text` with lone surrogates written as escapes, so that it can be stored and still tells things apart.

    >>> storable("https://vhs.example/a?\\udc80")
    'https://vhs.example/a?\\\\udc80'
    """
    if text.isascii():
        return text
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _simple(words: str) -> bool:
    """Whether nothing in `words` needs cleaning, as in by far most: printable, composed, no markup, no entities."""
    if not words.isprintable() or "<" in words or "&" in words:
        return False
    return words.isascii() or (is_normalized("NFC", words) and not _suspicious(words))


def _suspicious(words: str) -> bool:
    return "Ã" in words or "Â" in words or "â" in words


def repaired(text: str) -> str:
    """Return `text` with what was encoded twice decoded; what is no UTF-8 seen as Windows-1252 stays.

    >>> repaired("MÃ¼nchen â€“ GemÃ¤lde, São Paulo")
    'München – Gemälde, São Paulo'
    """
    for _ in range(2):
        if not _suspicious(text):
            break
        text = _TWICE.sub(_decoded, text)
    return text


def _decoded(met: re.Match[str]) -> str:
    try:
        return b"".join(_byte(sign) for sign in met.group()).decode("utf-8")
    except UnicodeError:
        return met.group()


def _byte(sign: str) -> bytes:
    return sign.encode("latin-1") if sign in "\x81\x8d\x8f\x90\x9d" else sign.encode("cp1252")


def damage(words: str) -> str:
    """Return the first characters of `words` that were converted wrongly before they were read; nothing when none were.

    >>> damage("Gem\ufffdlde"), damage("Gemälde"), damage("GemÃ¤lde")
    ('m\ufffdl', '', 'Ã¤')
    """
    if (at := words.find("\ufffd")) >= 0:
        return words[max(0, at - 1) : at + 2]
    if not _suspicious(words):
        return ""
    return next((met.group() for met in _TWICE.finditer(words) if _decoded(met) != met.group()), "")


def _clean(words: str) -> str:
    text = words
    for _ in range(3):  # entities are found escaped twice and markup escaped once
        if _MARKUP.search(text):
            marked = _BLOCK.sub(r"\n\g<0>", text)
            text = unescape(nh3.clean(_storable_markup(marked), tags=set()))
        elif "&" in text and _ENTITY.search(text):
            text = _ENTITY.sub(lambda m: unescape(m.group()), text)
        else:
            break
    text = repaired(text)
    if not text.replace("\n", "").isprintable():
        text = _UNWANTED.sub("", text)
        if "\u200c" in text or "\u200d" in text:
            text = _JOINER.sub("", text)
    return text if is_normalized("NFC", text) else normalize("NFC", text)


def _storable_markup(text: str) -> str:
    """Drop what the cleaner, which takes UTF-8, cannot read."""
    return text if text.isascii() else text.encode("utf-8", "ignore").decode("utf-8")
