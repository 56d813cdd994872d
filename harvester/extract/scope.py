"""Decides which addresses belong to a source: its site, its patterns, no traps, no files that are not pages."""

import re
from functools import lru_cache
from urllib.parse import urlsplit

from harvester.extract.addresses import host_of, normal, parameters, path_of
from harvester.records import Page, Source
from vocab.messages import finding
from vocab.model import Finding

MAX_SEGMENTS = 12
MAX_PARAMETERS = 5

_FILES = re.compile(
    r"\.(?:jpe?g|png|gif|svg|webp|avif|ico|bmp|tiff?|pdf|docx?|xlsx?|pptx?|odt|ods|odp|rtf|zip|gz|tar|rar|7z|exe|dmg|"
    r"mp[34]|m4[av]|wav|ogg|webm|avi|mov|css|js|json|xml|rss|atom|ics|ical|vcf|woff2?|ttf|eot|epub|csv|txt)$",
    re.IGNORECASE,
)
_SORTING = re.compile(
    r"(?:.*[\[_-])?(?:sort\w*|order\w*|dir|direction|view|ansicht|layout|display|print|druck\w*|pdf|format|share|replytocom|"
    r"add-to-cart|add_to_wishlist|action|ical|outlook-ical|f\[\d*\]|filter\w*|facet\w*|letter|lang|language|anzahl|limit|per_?page)\]?(?:\[[^\]]*\]?)*",
    re.IGNORECASE,
)
_CALENDAR = re.compile(
    r"(?:.*[\[_-])?(?:day|tag|date|datum|week|kw|woche|month|monat|year|jahr|cal\w*|tribe-bar-date|from|von|to|bis)\]?",
    re.IGNORECASE,
)
_CALENDAR_PATH = re.compile(
    r"^/(?:19|20)\d\d(?:[/-]\d{1,2}){0,2}/?$"
    r"|/(?:kalender|calendar|termine?|agenda|events?|veranstaltung\w*|archiv\w*)"
    r"(?:(?:/[a-z-]+)?/(?:19|20)\d\d(?:[/-]\d{1,2})?|/(?:19|20)\d\d(?:[/-]\d{1,2}){2})/?$"
    r"|/(?:day|week|month|tag|woche|monat|today|heute)(?:/[\d-]+)?/?$",
    re.IGNORECASE,
)


def on_site(address: str, source: Source, page: Page | None = None) -> bool:
    """Tell whether `address` is on the source's site: its host, with or without `www.`, or one of option `hosts`."""
    host = host_of(address)
    if not host:
        return False
    allowed = {host_of(source.address), *_hosts(source.options.get("hosts", ""))}
    if page is not None and normal(page.asked) == normal(source.address):
        allowed.add(host_of(page.address))
    return host in allowed


@lru_cache(maxsize=256)
def _hosts(option: str) -> frozenset[str]:
    return frozenset(host.lower().removeprefix("www.") for host in re.split(r"[\s,;]+", option) if host)


def is_page(address: str) -> bool:
    """Tell whether a normal address may be a page: no picture, document or feed, and no trap.

    >>> is_page("https://vhs.example/kurs/1"), is_page("https://vhs.example/a.pdf"), is_page("https://vhs.example/a/b/a/b/a/b")
    (True, False, False)
    """
    path = path_of(address)
    if _FILES.search(path):
        return False
    segments = [segment for segment in path.split("/") if segment]
    if len(segments) > MAX_SEGMENTS or any(segments.count(s) > 2 for s in set(segments)):
        return False
    said = parameters(address)
    return len(said) <= MAX_PARAMETERS and not any(_SORTING.fullmatch(name) for name, _ in said)


def is_calendar(address: str) -> bool:
    """Tell whether a normal address turns the leaves of a calendar, which has no last one.

    >>> is_calendar("https://vhs.example/termine?month=2031-05"), is_calendar("https://vhs.example/kalender/2031/05/")
    (True, True)
    >>> is_calendar("https://vhs.example/kurs/2026"), is_calendar("https://vhs.example/kurs/4711")
    (False, False)
    >>> is_calendar("https://vhs.example/veranstaltung/lesung/2031-05-01/")
    False
    """
    return bool(_CALENDAR_PATH.search(path_of(address))) or any(
        _CALENDAR.fullmatch(name) for name, _ in parameters(address)
    )


def from_sitemap(address: str, source: Source) -> bool:
    """Tell whether a sitemap's page is plausible: under the source's path, or as `include` and `exclude` say."""
    included = source.options.get("include", "")
    if not _allowed(address, source):
        return False
    if included:
        return True
    path = urlsplit(source.address).path
    under = path if path.endswith("/") else path.rpartition("/")[0] + "/" if "." in path[-6:] else path + "/"
    return under in {"", "/"} or (path_of(address).rstrip("/") + "/").startswith(under)


def _allowed(address: str, source: Source) -> bool:
    include, exclude = _pattern(source.options.get("include", "")), _pattern(source.options.get("exclude", ""))
    if exclude is not None and exclude.search(address):
        return False
    return include is None or bool(include.search(address))


def wanted(address: str, source: Source) -> bool:
    """Tell whether the source's patterns let an address through that a page links to."""
    return _allowed(address, source)


@lru_cache(maxsize=512)
def _pattern(option: str) -> re.Pattern[str] | None:
    """Return the option as one pattern: parts of addresses in which `*` stands for anything; None when empty."""
    parts = [part for part in re.split(r"[\s,]+", option) if part]
    if not parts:
        return None
    return re.compile("|".join(".*?".join(re.escape(piece) for piece in re.split(r"\*+", part)) for part in parts))


def moved(page: Page, source: Source) -> Finding | None:
    """Return a finding when the source's own address has led to another host."""
    if normal(page.asked) == normal(source.address) and host_of(page.address) != host_of(source.address):
        return finding("source-moved", page=page.asked, words=page.address)
    return None
