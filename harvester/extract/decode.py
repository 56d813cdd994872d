"""Turns a page's bytes into UTF-8, trusting them more than what is declared; a wrong declaration is a finding."""

import re

from charset_normalizer import from_bytes

from harvester.extract.charsets import known, once, shown
from harvester.records import Page
from vocab.messages import finding
from vocab.model import Finding

_DECLARED = re.compile(rb"<meta\b[^>]{0,500}?\bcharset\s*=\s*[\"']?\s*([a-zA-Z0-9_:.-]+)", re.IGNORECASE)
_HEAD = 4_096


def utf8(page: Page) -> tuple[bytes, Finding | None]:
    """Return the body as UTF-8 without byte order mark, and what was wrong with its declared encoding."""
    body = page.body
    name, mark = shown(body)
    if name:
        return _as_utf8(body[mark:].decode(name, "replace")), None
    if body.isascii():
        return body, None
    declared = page.charset or _in_meta(body)
    try:
        words = body.decode("utf-8")
    except UnicodeDecodeError:
        words = ""
    if words:
        return _valid(page, declared, words)
    if not declared:
        return _as_utf8(_guess(body)), None
    return _other(page, declared)


def _in_meta(body: bytes) -> str:
    found = _DECLARED.search(body, 0, _HEAD)
    return found[1].decode("ascii") if found else ""


def _valid(page: Page, declared: str, words: str) -> tuple[bytes, Finding | None]:
    """Bytes beyond ASCII that are valid UTF-8 are UTF-8, whatever is declared; some were encoded twice."""
    codec = known(declared)
    if (meant := once(words)) != words:
        return _as_utf8(meant), _wrong(page, declared or "utf-8", "utf-8, twice")
    if codec in {"", "utf-8", "ascii"}:
        return page.body, None
    return page.body, _wrong(page, declared, "utf-8")


def _other(page: Page, declared: str) -> tuple[bytes, Finding | None]:
    codec = known(declared)
    if codec in {"", "utf-8", "ascii"}:
        words = page.body.decode("utf-8", "replace")
        if _mostly(words):
            return _as_utf8(words), _wrong(page, declared, "utf-8")
        return _as_utf8(_guess(page.body)), _wrong(page, declared, "windows-1252")
    try:
        return _as_utf8(page.body.decode(codec)), None
    except (UnicodeError, LookupError):
        return _as_utf8(_guess(page.body)), _wrong(page, declared, "windows-1252")


def _mostly(words: str) -> bool:
    """Tell whether only a few bytes are damaged: ten characters came out right for each."""
    damaged = words.count("\ufffd")
    return sum(1 for c in words if c > "\x7f") - damaged >= 10 * damaged


def _guess(body: bytes) -> str:
    """Return the text of bytes that say nothing of their encoding: windows-1252 where it can be, else a guess."""
    try:
        return body.decode("cp1252")
    except UnicodeDecodeError:
        best = from_bytes(body[:65_536]).best()
        return body.decode(best.encoding if best else "cp1252", "replace")


def _as_utf8(words: str) -> bytes:
    return words.encode("utf-8", "replace")


def _wrong(page: Page, declared: str, found: str) -> Finding:
    return finding("charset-wrong", page=page.address, words=declared, detail=found)
