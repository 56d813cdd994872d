"""Normal forms of web addresses: what to fetch, what names an offer, which addresses belong to one site."""

import re
from functools import lru_cache
from urllib.parse import parse_qsl, quote, unquote, urlsplit, urlunsplit

MAX_LENGTH = 1_000

_TRACKING = re.compile(
    r"utm_\w+|mtm_\w+|pk_\w+|hsa_\w+|_ga|_gl|gclid|dclid|fbclid|msclkid|yclid|igshid|mc_[ce]id|_hs(?:enc|mi)|cHash_|"
    r"phpsessid|jsessionid|aspsessionid\w*|cfid|cftoken|sid|sessid|session|session_?id|fe_typo_user|no_cache|nocache",
    re.IGNORECASE,
)
_SESSION_IN_PATH = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/?#]*", re.IGNORECASE)
_ESCAPE = re.compile(r"%[0-9a-fA-F]{2}")
_UNSAFE = re.compile(r"[^A-Za-z0-9\-._~!$&'()*+,;=:@/%\[\]]")
_PLAIN = re.compile(r"[A-Za-z0-9\-._~]")
_PORTS = {"http": 80, "https": 443}


@lru_cache(maxsize=16_384)
def normal(address: str, *, fragment: bool = False) -> str:
    """Return the normal form of an absolute http address, without tracking parameters; empty when it is none.

    >>> normal("HTTPS://VHS.Example:443/Kurse für alle/?utm_source=x&id=7#top")
    'https://vhs.example/Kurse%20f%C3%BCr%20alle/?id=7'
    """
    if len(address) > MAX_LENGTH:
        return ""
    try:
        parts = urlsplit(address.strip())
        port = parts.port
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return ""
    scheme = parts.scheme.lower()
    if scheme not in _PORTS or not host or parts.username is not None or len(host.split()) != 1:
        return ""
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            return ""
    netloc = f"[{host}]" if ":" in host else host
    if port is not None and port != _PORTS[scheme]:
        netloc = f"{netloc}:{port}"
    path = _escaped(_SESSION_IN_PATH.sub("", parts.path)) or "/"
    return urlunsplit((scheme, netloc, path, query(parts.query), _escaped(parts.fragment) if fragment else ""))


def _escaped(path: str) -> str:
    """Return `path` with capital escapes, nothing escaped in vain and everything else that must be."""
    if "%" in path:
        path = _ESCAPE.sub(_one_escape, path)
    return _UNSAFE.sub(lambda found: quote(found[0], safe=""), path)


def _one_escape(found: re.Match[str]) -> str:
    letter = unquote(found[0], encoding="latin-1")
    return letter if _PLAIN.match(letter) else found[0].upper()


def query(words: str) -> str:
    """Return a query without the parameters that only follow people around, the others as they stand."""
    if not words:
        return ""
    kept = [part for part in words.split("&") if part and not _TRACKING.fullmatch(part.partition("=")[0])]
    return quote("&".join(kept), safe="%&=+,;:@/?!$'()*-._~[]")


def parameters(address: str) -> list[tuple[str, str]]:
    """Return names and values of the query, at most twenty."""
    try:
        return parse_qsl(urlsplit(address).query, keep_blank_values=True, max_num_fields=200)[:20]
    except ValueError:
        return []


@lru_cache(maxsize=16_384)
def host_of(address: str) -> str:
    """Return host and port without `www.`; empty when there is none.

    >>> host_of("https://www.vhs.example/kurse")
    'vhs.example'
    """
    try:
        netloc = urlsplit(address).netloc
    except ValueError:
        return ""
    return netloc.rpartition("@")[2].lower().removeprefix("www.")


def path_of(address: str) -> str:
    """Return the path of a normal address."""
    return urlsplit(address).path


@lru_cache(maxsize=16_384)
def loose(address: str) -> str:
    """Return what is left of an address when scheme, `www.`, a last slash and the fragment do not count.

    >>> loose("http://www.vhs.example/kurs/7/#top") == loose("https://vhs.example/kurs/7")
    True
    """
    address = normal(address)
    if not address:
        return ""
    parts = urlsplit(address)
    return f"{host_of(address)}{parts.path.rstrip('/')}?{parts.query}"
