"""Collects the links of a listing: further leaves of the listing, and pages that may hold an offer each."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from lxml import etree

from harvester.extract.addresses import loose, normal, parameters, path_of
from harvester.extract.document import Document, elements, resolve, text
from harvester.extract.scope import is_calendar, is_page, on_site, wanted
from harvester.records import Follow, Source
from vocab.messages import finding

MAX_LINKS = 20_000
MAX_FOLLOWS = 2_000
MAX_LEAF = 1_000

_NEXT = etree.XPath("//link[@href and contains(concat(' ', @rel, ' '), ' next ')]")
_MAIN = etree.XPath("//main | //*[@role='main']")
_ASIDE_TAGS = frozenset(("nav", "footer", "aside", "form", "noscript", "template"))
_ASIDE_ROLES = frozenset(("navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar"))
_ASIDE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation|igations)?|menu|submenu|footer|breadcrumbs?|cookies?|sidebar|social|share|sharing|"
    r"skip-?links?|meta-?nav|topbar|off-?canvas|login|related|tag-?cloud|lang(?:uage)?s?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_PAGER_CLASS = re.compile(r"pag(?:er|ination|inate|ing)|seiten|browse|nav-links|wp-pagenavi", re.IGNORECASE)
_ONWARD = re.compile(
    r"(?:zur? )?(?:n(?:ä|ae)chste[nrs]?(?: seite)?|weiter(?:e(?: \w+)?)?|vorw(?:ä|ae)rts|mehr (?:laden|anzeigen)|"
    r"volgende(?: pagina)?|"
    r"next(?: page)?|more|older(?: posts)?|load more|show more|»|›|>|>>|→|\d{1,3})\W*",
    re.IGNORECASE,
)
_LEAF = re.compile(
    r"(?:.*[\[_-])?(?:page|seite|pagina|p|pg|paged|start|offset|currentpage|pagenum\w*|pageno|"
    r"browse\w*|pointer|s_page|kathaupt)\]?",
    re.IGNORECASE,
)
_LEAF_PATH = re.compile(r"^(.*?)/(?:page|seite|pagina|p)[/-]?(\d{1,4})/?$", re.IGNORECASE)
_OFFER_WORD = re.compile(
    r"kurs|course|veranstalt|termin|event|agenda|seminar|workshop|programm|angebot|fortbildung|weiterbildung|bildung|lehrgang|"
    r"schulung|training|cursus|opleiding|evenement|activiteit|fuehrung|führung|ausstellung|vortrag|kalender|calendar|lernen",
    re.IGNORECASE,
)
_NEVER = re.compile(
    r"/(?:impressum|imprint|datenschutz\w*|privacy[\w-]*|agb|kontakt|contact|login|logout|anmelden|"
    r"signin|register|registrieren|warenkorb|cart|checkout|merkliste|wishlist|suche|search|sitemap|newsletter|presse|press|jobs|karriere|stellen\w*|disclaimer|"
    r"cookies?|feed|tag|author|autor|wp-(?:admin|login|json|content)|barrierefreiheit\w*|ueber-uns|about(?:-us)?|faq|hilfe|help|"
    r"team|admin|print|user)(?:/|\.\w+)?$",
    re.IGNORECASE,
)


class Link:
    """One link: its normal address, its words, and whether it stands in the page's frame rather than its content."""

    __slots__ = ("address", "frame", "onward", "words")

    def __init__(self, address: str, words: str, frame: bool, onward: bool) -> None:
        self.address = address
        self.words = words
        self.frame = frame
        self.onward = onward


def collected(document: Document, source: Source) -> list[Link]:
    """Return the links of the page that lead to pages of the source's site, each address once."""
    root = document.root
    if root is None:
        return []
    anchors = list(islice((a for a in root.iter("a") if a.get("href")), MAX_LINKS + 1))
    if len(anchors) > MAX_LINKS:
        document.findings.append(finding("links-too-many", page=document.page.address, detail=f"> {MAX_LINKS}"))
        del anchors[MAX_LINKS:]
    frames: dict[etree._Element, bool] = {}
    has_main = bool(elements(_MAIN, root))
    links: dict[str, Link] = {}
    for element in (*elements(_NEXT, root), *anchors):
        address = normal(resolve(document.base, element.get("href") or ""))
        if not address or not is_page(address) or not on_site(address, source, document.page):
            continue
        rel = (element.get("rel") or "").lower().split()
        if not wanted(address, source) and "next" not in rel and not _is_leaf(address, document):
            continue
        link = _link(element, address, rel, frames, has_main)
        known = links.get(address)
        if known is None or (known.frame and not link.frame) or (link.onward and not known.onward):
            links[address] = link
    links.pop(normal(document.page.address), None)
    return list(links.values())


def _link(
    element: etree._Element, address: str, rel: list[str], frames: dict[etree._Element, bool], has_main: bool
) -> Link:
    words = text(element)[:200] if element.tag == "a" else ""
    onward = "next" in rel or bool(words and _ONWARD.fullmatch(words) and not words.isdigit())
    return Link(address, words, _in_frame(element, frames, has_main), onward)


def _in_frame(element: etree._Element, frames: dict[etree._Element, bool], has_main: bool) -> bool:
    """Tell whether a link stands in navigation, header, footer or the like; the way up is remembered."""
    way: list[etree._Element] = []
    verdict = has_main
    for above in element.iterancestors():
        if above in frames:
            verdict = frames[above]
            break
        way.append(above)
        if above.tag == "main" or above.get("role") == "main":
            verdict = False
            break
        if _frames(above):
            verdict = True
            break
    for passed in way:
        frames[passed] = verdict
    return verdict


def _frames(element: etree._Element) -> bool:
    if element.tag in _ASIDE_TAGS or element.get("role") in _ASIDE_ROLES:
        return True
    if element.tag in {"body", "html", "article"}:
        return False
    if element.tag == "header":
        return all(above.tag not in {"article", "section", "li", "main"} for above in element.iterancestors())
    said = element.get("class")
    return bool(said and _ASIDE_CLASS.search(said))


def pagination(links: Iterable[Link], document: Document, *, offers: bool) -> Iterator[Follow]:
    """Yield further leaves of this listing; a calendar is turned on only while its leaves hold `offers`."""
    for link in links:
        if is_calendar(link.address) and not (link.onward and offers):
            continue
        if _is_leaf(link.address, document) or (link.onward and _same_listing(link.address, document)):
            yield Follow(address=link.address, kind="listing", priority=-1)


def _is_leaf(address: str, document: Document) -> bool:
    """Tell whether `address` is this listing with another page number."""
    here = normal(document.page.address)
    said = parameters(address)
    numbers = [value for name, value in said if _LEAF.fullmatch(name) and value.isdigit()]
    if numbers and path_of(address).rstrip("/") == path_of(here).rstrip("/"):
        return all(int(number[:9]) <= MAX_LEAF * 100 for number in numbers)
    if found := _LEAF_PATH.match(path_of(address)):
        base = _LEAF_PATH.match(path_of(here))
        return int(found[2]) <= MAX_LEAF and found[1].rstrip("/") == (base[1] if base else path_of(here)).rstrip("/")
    return False


def _same_listing(address: str, document: Document) -> bool:
    """Tell whether an onward link stays in the listing's part of the site."""
    here = path_of(normal(document.page.address))
    there = path_of(address)
    return there.rstrip("/") == here.rstrip("/") or there.startswith(here.rpartition("/")[0] + "/")


def candidates(links: Iterable[Link], document: Document) -> Iterator[Follow]:
    """Yield the pages that a listing's content links to; those beneath it and those named like offers first."""
    here = path_of(normal(document.page.address)).rstrip("/")
    number = 0
    for link in links:
        if link.frame or is_calendar(link.address) or _NEVER.search(path_of(link.address)):
            continue
        if loose(link.address) == loose(document.page.address):
            continue
        number += 1
        if number > MAX_FOLLOWS:
            document.findings.append(finding("links-too-many", page=document.page.address, detail=f"> {MAX_FOLLOWS}"))
            return
        yield Follow(address=link.address, kind="offer", priority=0 if _near(link, here) else 5)


def beneath(links: Iterable[Link], document: Document) -> Iterator[Follow]:
    """Yield the pages beneath a page without offers: it may be a category of a larger listing."""
    here = path_of(normal(document.page.address)).rstrip("/")
    for follow in candidates(links, document):
        if path_of(follow.address).startswith(here + "/") and here:
            yield follow


def listings(links: Iterable[Link]) -> Iterator[Follow]:
    """Yield the listings that a home page's navigation names."""
    for link in links:
        path = path_of(link.address)
        if _NEVER.search(path) or is_calendar(link.address):
            continue
        if _OFFER_WORD.search(link.words) or _OFFER_WORD.search(path):
            yield Follow(address=link.address, kind="listing", priority=1)


def _near(link: Link, here: str) -> bool:
    return (bool(here) and path_of(link.address).startswith(here + "/")) or bool(_OFFER_WORD.search(link.address))
