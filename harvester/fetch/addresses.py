"""Web addresses in one spelling: what may be asked at all, and which hosts belong to one site."""

import re

from yarl import URL

from harvester.fetch.answers import Trouble

LONGEST = 4_096
_WEB = re.compile(r"(?i)^https?://([^/?#\\]*)(.?)")
_NO_HOST = re.compile(r"^\.|\.\.|[^\w.:%-]|^[^:]*%")
_NO_WHITESPACE = re.compile(r"[\t\r\n]")
_EDGES = "".join(map(chr, range(0x21)))


def normal(address: str) -> str:
    """Return the one spelling of a web address, without fragment; raises Trouble("address-invalid").

    >>> normal("HTTP://Käse.Example:80/a b?x=ü#top")
    'http://xn--kse-qla.example/a%20b?x=%C3%BC'
    >>> normal("https://vhs.example")
    'https://vhs.example/'
    """
    text = _NO_WHITESPACE.sub("", address.strip(_EDGES))
    shape = _WEB.match(text)
    if shape is None or shape[2] == "\\" or "@" in shape[1] or len(text) > LONGEST:
        raise Trouble("refused", "address-invalid", address)
    try:
        url = URL(text).with_fragment(None)
        host, port = url.raw_host, url.explicit_port
    except ValueError as wrong:
        raise Trouble("refused", "address-invalid", address) from wrong
    if not host or _NO_HOST.search(host) or (port is not None and not 0 < port < 65_536):
        raise Trouble("refused", "address-invalid", address)
    if port is not None and port == (443 if url.scheme == "https" else 80):
        url = url.with_port(None)
    spelled = str(url)
    return spelled if "/" in spelled[8:] else f"{spelled}/"


def host_of(address: str) -> str:
    """Return the host of a normal address, without its port and final dot.

    >>> host_of("https://vhs.example.:8443/kurs")
    'vhs.example'
    """
    return (URL(address, encoded=True).raw_host or "").rstrip(".")


def origin_of(address: str) -> str:
    """Return scheme, host and port of a normal address.

    >>> origin_of("https://vhs.example:8443/kurs?id=1")
    'https://vhs.example:8443'
    """
    return address[: address.index("/", 8)]


def site_of(host: str) -> str:
    """Return what `host` and its www variant have in common.

    >>> site_of("www.vhs.example")
    'vhs.example'
    """
    return host.lower().rstrip(".").removeprefix("www.")
