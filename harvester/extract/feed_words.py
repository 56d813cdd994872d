"""Reads the words of a feed: titles in plain text, texts as markup, dates where words clearly say when something is."""

import re
from base64 import b64decode
from binascii import Error as Base64Error

from lxml import etree

from harvester.extract.document import text
from harvester.extract.facts import MONTH
from harvester.extract.words import line

MOST = 200_000
"""Letters of one text that are read."""

_TAG = re.compile(r"[A-Za-z][\w-]*", re.ASCII)
_MARKED = re.compile(r"<[a-zA-Z/!]|&(?:#|\w)")
_HTML = etree.HTMLParser(remove_comments=True, remove_pis=True, no_network=True)
_WEEKDAY = r"(?:mo|di|mi|do|fr|sa|so|tue?|wed?|thu?|fri?|sat?|sun?)[a-z]{0,9}\.?,?\s"
_DATE = rf"(?:\b{_WEEKDAY})?\b\d{{1,2}}\.\s?(?:\d{{1,2}}\.\s?|(?:{MONTH})\.?\s)\d{{4}}\b"
_PART = rf"\b\d{{1,2}}\.\s?(?:\d{{1,2}}\.|(?:{MONTH})\.?)?\s?(?:-|–|bis|und|/)\s?"
_TIME = r"\d{1,2}(?:[:.]\d\d)?(?:\s?Uhr)?"
_TIMES = rf"(?:,?\s(?:um |von |ab )?{_TIME}(?:\s?(?:-|–|bis)\s?{_TIME})?)?"
_PHRASE = re.compile(
    rf"(?:{_PART})?{_DATE}{_TIMES}(?:\s?(?:-|–|bis(?: zum)?)\s?{_DATE}{_TIMES})?|\b\d{{4}}-\d\d-\d\d\b", re.IGNORECASE
)
_LABEL = re.compile(
    r"\b(?:wann|termine?|datum(?: und uhrzeit)?|veranstaltungsdatum|beginn|kursbeginn|zeitpunkt|zeitraum|when"
    r"|date(?: and time)?)\s?:\s{0,5}([^\n]{4,160})",
    re.IGNORECASE,
)


def plain(words: str) -> str:
    """Return the text of markup in one line.

    >>> plain("Ton &amp;amp; <b>Farbe</b>"), plain("2 < 3"), plain("Der &lt;blink&gt;-Befehl")
    ('Ton & Farbe', '2 < 3', 'Der <blink>-Befehl')
    """
    words = words[:MOST]
    if not _MARKED.search(words):
        return line(words)
    try:
        root = etree.fromstring(f"<div>{words}</div>", _HTML)
    except (etree.XMLSyntaxError, ValueError):
        return line(words)
    return line(text(root)) if root is not None else ""


def said(element: etree._Element, *, atom: bool) -> str:
    """Return what an element says as markup, in whichever of their ways feeds write it."""
    kind = (element.get("type") or ("text" if atom else "html")).lower()
    if len(element) or "xhtml" in kind:
        return _inner(element)
    words = "".join(one for one in element.itertext() if isinstance(one, str))[:MOST]
    if element.get("mode") == "base64" or (atom and "/" in kind and not kind.startswith("text/")):
        return _decoded(words)
    if atom and kind in {"text", "text/plain"} and element.get("mode") != "escaped":
        return words.replace("&", "&amp;").replace("<", "&lt;")
    return words


def _inner(element: etree._Element) -> str:
    """Return the markup within an element, without prefixes."""
    parts = [element.text or ""]
    for child in element.iter(etree.Element):
        if isinstance(child.tag, str):
            name = child.tag.rpartition("}")[2].rpartition(":")[2]
            child.tag = name if _TAG.fullmatch(name) else "span"
    etree.cleanup_namespaces(element)
    parts.extend(etree.tostring(child, encoding="unicode", method="html") for child in element)
    return "".join(parts)[:MOST]


def _decoded(words: str) -> str:
    try:
        return b64decode(words, validate=False).decode("utf-8", "replace")
    except (Base64Error, ValueError):
        return words


def dates(title: str, body: str) -> str:
    """Return the words that say when something is: the only date in the title, or one that the text labels.

    >>> dates("Lesung am Fr., 5. Oktober 2026, 19 Uhr im Museum", "")
    'Fr., 5. Oktober 2026, 19 Uhr'
    >>> dates("Chor", "<p>Wir singen.</p><p>Termin: 3.–5.10.2026</p>"), dates("Chor", "Am 3.10.2026 war es schön.")
    ('3.–5.10.2026', '')
    """
    found = [one[0] for one in _PHRASE.finditer(title[:500])]
    if len(found) == 1:
        return found[0].strip(" ,")
    if ":" not in body:
        return ""
    for label in _LABEL.finditer(_lines(body[:20_000])):
        if phrase := _PHRASE.match(label[1]):
            return phrase[0].strip(" ,")
    return ""


def _lines(markup: str) -> str:
    """Return the text of markup with a line for each of its blocks."""
    return re.sub(r"<[^<>]{0,500}>", "\n", markup) if "<" in markup else markup
