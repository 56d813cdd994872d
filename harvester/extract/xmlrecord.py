"""Reads the XML of one record as plain values: text in; words, mappings of names to values, and lists of these out.

Names lose their prefixes, attributes begin with `@`, the words of an element that has attributes or children are its
`#text`, and what repeats is a list, as programs write JSON that was XML before. Markup within text stays as it stands.
No document type is read, no entity expanded; nesting and size are bounded, and namespaces need not be declared.
"""

import re
from html import escape
from html.entities import html5
from xml.parsers import expat

from harvester.extract.plain import Plain

DEEPEST = 100
_MARKUP = frozenset("a b blockquote br div em font h1 h2 h3 h4 h5 h6 hr i img li ol p span strong table u ul".split())
_FLAWS = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(#\d{1,7};|#x[0-9a-fA-F]{1,6};|\w{1,31};)?|<(?![A-Za-z_/!?])"
    "|[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]",
    re.DOTALL,
)
_XML = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})


class XmlError(Exception):
    """A record is not well-formed; the message says why and where."""


def record(text: str) -> Plain:
    """Return what the element `text` holds; raises XmlError.

    >>> record('<k id="1"><n>Ton &amp; Tun</n><t>a</t><t v="2">b</t><d>Ein <b>Kurs</b></d></k>')
    {'@id': '1', 'n': 'Ton & Tun', 't': ['a', {'@v': '2', '#text': 'b'}], 'd': 'Ein <b>Kurs</b>'}
    """
    data = text.encode("utf-8", "replace")
    reading = _Reading(data)
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.words
    reading.parser = parser
    try:
        parser.Parse(data, True)
    except expat.ExpatError as wrong:
        raise XmlError(f"{expat.ErrorString(wrong.code)}, line {wrong.lineno}, column {wrong.offset + 1}") from wrong
    return reading.value


def mended(text: str) -> str:
    """Return `text` with what programs forget in XML: signs to be escaped, entities of HTML, control characters.

    >>> mended("<n>Ton & Tun&nbsp;&uuml;ber 3 < 4&x;\\x0b</n>")
    '<n>Ton &amp; Tun\\xa0über 3 &lt; 4&amp;x;</n>'
    """
    return _FLAWS.sub(_mended, text)


def _mended(found: re.Match[str]) -> str:
    words = found[0]
    if words == "<":
        return "&lt;"
    if words.startswith("<"):
        return words
    if not words.startswith("&"):
        return ""
    name = found[1] or ""
    if name in _XML:
        return words
    if name.startswith("#"):
        code = int(name[2:-1], 16) if name[1] == "x" else int(name[1:-1])
        return words if _is_character(code) else ""
    return escape(html5.get(name, words), quote=False)


def _is_character(code: int) -> bool:
    """Tell whether XML allows a character."""
    return code in {9, 10, 13} or 0x20 <= code < 0xD800 or 0xE000 <= code <= 0xFFFD or 0x10000 <= code <= 0x10FFFF


class _Element:
    __slots__ = ("begin", "fields", "is_markup", "words")

    def __init__(self, begin: int, attributes: dict[str, str]) -> None:
        self.begin = begin
        self.fields: dict[str, Plain] = {}
        if attributes:
            self.fields = {f"@{local(name)}": value for name, value in attributes.items()}
        self.words: list[str] = []
        self.is_markup = False

    def add(self, name: str, value: Plain) -> None:
        if name not in self.fields:
            self.fields[name] = value
        elif isinstance(held := self.fields[name], list):
            held.append(value)
        else:
            self.fields[name] = [held, value]


class _Reading:
    """Builds the value of the element that is parsed."""

    def __init__(self, data: bytes) -> None:
        self.parser: expat.XMLParserType
        self.value: Plain = ""
        self._data = data
        self._open: list[_Element] = []

    def start(self, _: str, attributes: dict[str, str]) -> None:
        if len(self._open) >= DEEPEST:
            raise XmlError(f"more than {DEEPEST} elements within each other, line {self.parser.CurrentLineNumber}")
        self._open.append(_Element(self.parser.CurrentByteIndex, attributes))

    def words(self, words: str) -> None:
        self._open[-1].words.append(words)

    def end(self, name: str) -> None:
        element = self._open.pop()
        name = local(name)
        value = self._value(element)
        if not self._open:
            self.value = value
            return
        above = self._open[-1]
        above.is_markup = above.is_markup or name.lower() in _MARKUP
        above.add(name, value)

    def _value(self, element: _Element) -> Plain:
        words = element.words[0] if len(element.words) == 1 else "".join(element.words)
        words = words.strip()
        if not element.fields:
            return words
        children = any(not name.startswith("@") for name in element.fields)
        if not self._open:
            words = "" if children else words
        elif children and (element.is_markup or words):
            inner = self._data.find(b">", element.begin) + 1
            words = self._data[inner : self.parser.CurrentByteIndex].decode("utf-8").strip()
            element.fields = {name: value for name, value in element.fields.items() if name.startswith("@")}
        if not element.fields:
            return words
        if words:
            element.fields["#text"] = words
        return element.fields


def local(name: str) -> str:
    """Return a name without its prefix."""
    return name.rpartition(":")[2]
