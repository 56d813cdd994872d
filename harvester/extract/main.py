"""Finds what a page has to say apart from its frame: without navigation, header, footer, forms and hidden parts."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from harvester.extract.document import elements, text

MOST = 20_000
"""Pieces of text that are looked at."""

_FRAME = frozenset(
    "head nav header footer aside script style noscript template svg form button select option iframe dialog".split()
)
_FRAMED = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|breadcrumbs?|footer|header|sidebar|cookies?|consent|skip-?links?|topbar|"
    r"hidden|d-none|sr-only|visually-hidden|modal)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLOCKS = frozenset(
    "article blockquote body br dd div dl dt h1 h2 h3 h4 h5 h6 hr li main ol p section table td th tr ul".split()
)
_LABEL = re.compile(
    r"(?:kurs-?(?:nummer|nr\.?)|nummer|titel|beginn|start|ende|datum|termine?|zeit|uhrzeit|dauer|gebühr|kosten|preis|entgelt|"
    r"(?:kurs|veranstaltungs)?ort|kursgebühr|plätze|zielgruppe|status|bereich|(?:kurs)?leitung|dozent(?:in)?)\s*:?",
    re.IGNORECASE,
)
_NOTHING = re.compile(r"[\s:€.–-]*(?:EUR|Uhr)?[\s.:–-]*", re.IGNORECASE)
_PASSWORD = etree.XPath("boolean(//input[translate(@type, 'PASWORD', 'pasword') = 'password'])")
_LABELS = etree.XPath(
    "//*[self::dt or self::th or self::td or self::div or self::span or self::strong or self::b][not(*)]"
)
_INPUTS = frozenset(("input", "select", "textarea", "button"))


def blocks(root: etree._Element) -> tuple[str, ...]:
    """Return what the page says, block by block.

    >>> page = "<body><nav>Start</nav><main><h1>Fehler</h1><p>Der <b>Kurs</b> fehlt.</p></main><footer>Kontakt</footer>"
    >>> blocks(etree.HTML(page))
    ('Fehler', 'Der Kurs fehlt.')
    """
    found, piece = list[str](), list[str]()
    for words in islice(_pieces(root), MOST):
        if words is not None:
            piece.append(words)
        elif piece:
            found.append(" ".join("".join(piece).split()))
            piece = []
    return tuple(block for block in found if block)


def _pieces(root: etree._Element) -> Iterator[str | None]:
    """Yield the texts outside of the frame; None wherever a block begins or ends."""
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            if element.tag in _BLOCKS:
                yield None
            if is_framed(element):
                walk.skip_subtree()
            elif element.text:
                yield element.text
        else:
            if element.tag in _BLOCKS:
                yield None
            if element.tail:
                yield element.tail
    yield None


def is_framed(element: etree._Element) -> bool:
    """Tell whether an element belongs to the frame of a page, or is not shown."""
    if element.tag in _FRAME or "hidden" in element.attrib:
        return True
    named = f"{element.get('class', '')} {element.get('id', '')} {element.get('role', '')}"
    if element.tag in {"body", "html", "main"}:
        return False
    return bool(_FRAMED.search(named) or _HIDDEN.search(element.get("style", "")))


def short(element: etree._Element, most: int = 300) -> str:
    """Return what a person reads in an element, or nothing where that is long.

    >>> short(etree.HTML("<p>Noch <b>3</b> Plätze</p>")), short(etree.HTML("<p>Noch 3 Plätze</p>"), 5)
    ('Noch 3 Plätze', '')
    """
    length = 0
    for number, piece in enumerate(element.itertext()):
        length += len(piece)
        if length > 4 * most or number > most:
            return ""
    words = text(element)
    return words if len(words) <= most else ""


def is_empty(element: etree._Element) -> bool:
    """Tell whether an element shows nothing, or only what would stand beside a value."""
    pieces = [str(piece) for piece in islice(element.itertext(), 20)]
    return len(pieces) < 20 and all(len(piece) <= 100 and _NOTHING.fullmatch(piece) for piece in pieces)


def asks_password(root: etree._Element) -> bool:
    """Tell whether a page has a field for a password."""
    return bool(_PASSWORD(root))


def empty_fields(root: etree._Element) -> str:
    """Return the labels of a course's fields where a page has several of them and all are empty.

    >>> empty_fields(etree.HTML("<dl><dt>Kursnummer<dd><dt>Beginn:<dd> - <dt>Gebühr<dd> €</dl>"))
    'Kursnummer, Beginn:, Gebühr'
    >>> empty_fields(etree.HTML("<p><b>Kursnummer:</b> K1<br><b>Beginn:</b><br><b>Ort:</b><br><b>Gebühr:</b><br>"))
    ''
    """
    found = list[str]()
    for label in elements(_LABELS, root)[:5_000]:
        words, value = (label.text or "").strip(), label.getnext()
        if value is None or value.tag in _INPUTS or len(words) > 30 or not _LABEL.fullmatch(words):
            continue
        if not is_empty(value) or not _NOTHING.fullmatch((label.tail or "")[:100]):
            return ""
        found.append(words)
    return ", ".join(found[:20]) if len(found) >= 3 else ""
