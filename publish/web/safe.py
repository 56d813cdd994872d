"""Makes harvested text harmless where it is shown: everything that came from elsewhere passes through here."""

import re
from urllib.parse import urlsplit

import orjson
from markupsafe import Markup, escape

_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of the text after them; letters keep their own direction without."""
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
_IN_SCRIPT = {
    ord(c): f"\\u{ord(c):04x}" for c in "<>&'\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
}


def plain(text: str) -> str:
    """Return `text` without control characters and direction overrides, for titles and attributes.

    >>> plain("Kurs\\x00 \\u202etxt.exe")
    'Kurs txt.exe'
    """
    return _OVERRIDES.sub("", _CONTROLS.sub("", text))


def said(text: str) -> Markup:
    """Return harvested text for a page: escaped, and apart from the direction of what stands around it.

    >>> said("<b>Töpfern</b>")
    Markup('<bdi>&lt;b&gt;Töpfern&lt;/b&gt;</bdi>')
    """
    return Markup("<bdi>{}</bdi>").format(plain(text)) if text else Markup("")


def paragraphs(text: str) -> Markup:
    """Return harvested text with its line breaks as paragraphs."""
    parts = [part.strip() for part in re.split(r"\n\s*\n|\r\n\s*\r\n", plain(text)) if part.strip()]
    return Markup("").join(
        Markup('<p dir="auto">{}</p>').format(Markup("<br>").join(escape(line) for line in part.splitlines()))
        for part in parts
    )


def web_address(text: str) -> str:
    """Return `text` when it is an address that a page may link to, else nothing.

    >>> web_address("https://vhs.example/a"), web_address("javascript:alert(1)")
    ('https://vhs.example/a', '')
    """
    address = plain(text).strip()
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    whole = parts.scheme in {"http", "https"} and parts.hostname and not parts.username
    return address if whole else ""


def host(address: str) -> str:
    """Return the host of a web address, for showing where a link leads."""
    return urlsplit(address).hostname or "" if web_address(address) else ""


def script_json(value: object) -> Markup:
    """Return `value` as JSON that can stand inside a script element and cannot end it.

    >>> script_json({"name": "</script>"})
    Markup('{"name":"\\\\u003c/script\\\\u003e"}')
    """
    return Markup(orjson.dumps(value).decode().translate(_IN_SCRIPT))  # noqa: S704
