"""Reads offers from pages without markup: repeated cards or sections that have a heading, a date and perhaps a place.

Strict on purpose: a date counts when a label or a calendar icon says that it is one; a bare date only with a time, a
weekday or a range on a page that is about offers by its address or title. Words stay words (`dateText`), since years
are often missing here.
"""

import re
from bisect import bisect_left

from bs4 import BeautifulSoup, Tag
from lxml import etree

from harvester.extract.addresses import path_of
from harvester.extract.document import Document, resolve
from harvester.extract.facts import MONTH, Fact, facts, is_date
from harvester.extract.rows import Rows
from harvester.extract.words import line
from harvester.records import Item
from vocab.messages import finding

MAX_ELEMENTS = 20_000
MAX_ATTRIBUTES = 5
"""So many attributes count as one more element: on average no page has as many."""
MAX_HEADINGS = 2_000
MAX_NAME = 250

_WHOLE = frozenset(("body", "html", "main", "[document]"))
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TITLE = re.compile(r"(?:^|[_-])(?:title|titel|headline|heading|name)$", re.IGNORECASE)
_CARD = re.compile(r"card|teaser|item|event|kurs|course|termin|entry|list", re.IGNORECASE)
_FRAME = (
    "script, style, noscript, template, nav, aside, form, select, svg, [role=navigation], [role=banner], "
    "[role=contentinfo], [role=search]"
)
_GENERIC = re.compile(
    r"(?:details?|infos?|informationen?|information|übersicht|auf einen blick|programm|"
    r"anmeldung|registration|registratie|"
    r"termine?|datum|date|ort|location|wann|wo|when|where|beschreibung|description|inhalte?|kontakt|contact|teilen|share|"
    r"veranstaltungen|events?|agenda|kalender|calendar|kurse|aktuelle(?:s| termine)?|"
    rf"(?:{MONTH})\.?(?:\s+\d{{4}})?|"
    r"evenementen|upcoming events|downloads?|"
    r"weitere \w+|ähnliche \w+|related \w+)\W*",
    re.IGNORECASE,
)
_ABOUT_OFFERS = re.compile(
    r"agenda|event|evenement|veranstalt|termin|kalender|calendar|kurs|course|cursus|seminar|workshop|fortbildung|training",
    re.IGNORECASE,
)
_NEWS = re.compile(
    r"news|nieuws|aktuell|blog|presse|press|nachricht|meldung|artikel|article|archiv|publi", re.IGNORECASE
)
_POSTED = re.compile(r"veröffentlicht|posted|published|geplaatst|autor|author|von .+ am|updated|stand:", re.IGNORECASE)
_MEETING = re.compile(
    r"\d\d?[:.]\d\d\b(?!\.)|\d\s*uhr|\d\s*h\b|\d\s*[ap]m\b|"
    r"\b(?:mo|di|mi|do|fr|sa|so|mon|tue|wed|thu|fri|sat|sun|ma|wo|vr|za|zo)"
    r"(?:\.|,|\w*(?:tag|day|woch|dag))|\d\.?\s*(?:-|–|bis|to|tot)\s*\w",
    re.IGNORECASE,
)
_DECLARATION = re.compile(rb"\A\s*<\?xml[^>]{0,500}>")
_DAYS = re.compile(
    rb"\d{1,2}\.\s?\d{1,2}\.|\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{4}|[A-Za-z]{3,9}\.?\s+\d{1,2}|\d{1,2}\.?\s+[A-Za-z]{3}"
)


def read(document: Document) -> list[Item]:
    """Return an Event for every heading that a date belongs to, in document order."""
    if not _DAYS.search(document.body) or (root := document.root) is None:
        return []
    if sum(1 + len(element.attrib) / MAX_ATTRIBUTES for element in root.iter(etree.Element)) > MAX_ELEMENTS:
        document.findings.append(
            finding("markup-too-large", page=document.page.address, detail=f"> {MAX_ELEMENTS} elements")
        )
        return []
    soup = BeautifulSoup(_DECLARATION.sub(b"", document.body), "lxml", from_encoding="utf-8")
    _without_frame(soup)
    layout = Layout(soup, _headings(soup))
    rows = Rows(soup, layout.headings, document)
    known = [fact for fact in facts(soup) if not (fact.weak and _is_news(document))]
    if not any(fact.kind == "date" for fact in known) and _is_about_offers(document, soup):
        known.extend(_bare_dates(soup))
    owned: dict[int, list[Fact]] = {}
    for fact in known:
        if (heading := layout.owner(fact)) is not None:
            owned.setdefault(id(heading), []).append(fact)
    owned = {heading: rows.own(said) for heading, said in owned.items()}
    return [
        _item(heading, owned[id(heading)], layout, document)
        for heading in layout.headings
        if any(fact.kind == "date" for fact in owned.get(id(heading), ()))
    ]


class Layout:
    """Which headings a page has, in which order its elements stand, and which headings each element holds."""

    def __init__(self, soup: BeautifulSoup, headings: list[Tag]) -> None:
        self.headings = headings
        self._known = {id(tag) for tag in headings}
        self._order = {id(tag): place for place, tag in enumerate(soup.find_all(True))}
        self._inside: dict[int, list[Tag]] = {}
        for heading in headings:
            for above in heading.parents:
                self._inside.setdefault(id(above), []).append(heading)

    def is_heading(self, tag: Tag) -> bool:
        """Tell whether `tag` is one of the headings."""
        return id(tag) in self._known

    def owner(self, fact: Fact) -> Tag | None:
        """Return the heading a fact belongs to: the only one in the nearest card, else the last one before it."""
        for above in (fact.element, *fact.element.parents):
            if self.is_heading(above):
                return None
            inside = self._inside.get(id(above), [])
            if len(inside) == 1 and above.name not in _WHOLE:
                return inside[0]
            if inside and above.name in {"article", "li"}:
                return min(inside, key=lambda tag: tag.name if tag.name in _HEADINGS else "h7")
            if inside:
                place = bisect_left(inside, self._order[id(fact.element)], key=lambda tag: self._order[id(tag)])
                return inside[place - 1] if place else None
        return None

    def card(self, heading: Tag) -> Tag | None:
        """Return the outermost element that holds this heading alone; None where headings stand side by side."""
        card = None
        for above in heading.parents:
            if above.name in _WHOLE or len(self._inside[id(above)]) > 1:
                break
            card = above
        return card


def _without_frame(soup: BeautifulSoup) -> None:
    for tag in soup.select(_FRAME):
        tag.decompose()
    for tag in soup.find_all(("header", "footer")):
        if tag.find_parent(("article", "section", "main", "li")) is None:
            tag.decompose()


def _headings(soup: BeautifulSoup) -> list[Tag]:
    """Return what may name an offer: headings, and in cards elements whose class says that they are a title."""
    found = []
    for tag in soup.find_all((*_HEADINGS, "p", "div", "span", "strong", "a")):
        is_heading = tag.name in _HEADINGS
        if not is_heading and (not _has_class(tag, _TITLE) or tag.find((*_HEADINGS, "p", "div")) is not None):
            continue
        if not is_heading and (tag.find_parent(_HEADINGS) is not None or not _in_card(tag)):
            continue
        name = line(tag.get_text(" "))
        if name and len(name) <= MAX_NAME and not _GENERIC.fullmatch(name):
            found.append(tag)
    return found[:MAX_HEADINGS]


def _has_class(tag: Tag, pattern: re.Pattern[str]) -> bool:
    classes = tag.get("class")
    return isinstance(classes, list) and any(pattern.search(name) for name in classes)


def _in_card(tag: Tag) -> bool:
    return any(_has_class(above, _CARD) for above in list(tag.parents)[:6] if isinstance(above, Tag))


def _is_news(document: Document) -> bool:
    return bool(_NEWS.search(path_of(document.page.address)))


def _is_about_offers(document: Document, soup: BeautifulSoup) -> bool:
    title = soup.find("h1") or soup.find("title")
    said = path_of(document.page.address) + " " + (title.get_text(" ") if title else "")
    return bool(_ABOUT_OFFERS.search(said)) and not _NEWS.search(said)


def _bare_dates(soup: BeautifulSoup) -> list[Fact]:
    """Return dates that stand alone in an element; never the day on which something was posted."""
    found: list[Fact] = []
    for tag in soup.find_all(("time", "p", "span", "div", "td", "li", "small", "strong")):
        if tag.find(("p", "div", "li", "td", *_HEADINGS)) is not None or tag.find_parent(_HEADINGS) is not None:
            continue
        words = line(tag.get_text(" "))
        if len(words) <= 60 and is_date(words) and _MEETING.search(words) and not _POSTED.search(words):
            beside = line(tag.parent.get_text(" "))[:100] if tag.parent is not None else ""
            if not _POSTED.search(beside) and not any(fact.element in tag.parents for fact in found[-3:]):
                found.append(Fact("date", words, tag))
    return found


def _item(heading: Tag, said: list[Fact], layout: Layout, document: Document) -> Item:
    properties: dict[str, tuple[str | Item, ...]] = {"name": (line(heading.get_text(" ")),)}
    for kind, name in (("date", "dateText"), ("place", "location"), ("number", "courseCode")):
        if words := tuple(dict.fromkeys(fact.words for fact in said if fact.kind == kind)):
            properties[name] = words[:20] if kind == "date" else words[:1]
    properties.update(_times(said))
    if url := _url(heading, layout, document):
        properties["url"] = (url,)
    if description := _description(heading, layout):
        properties["description"] = (description,)
    return Item(types=("Event",), properties=properties)


def _times(said: list[Fact]) -> dict[str, tuple[str | Item, ...]]:
    """Return start and end where one or two `time` elements state them for machines."""
    stated: list[str] = []
    for fact in said:
        if fact.kind == "date":
            places = [fact.element] if fact.element.name == "time" else fact.element.find_all("time")
            stated.extend(str(tag["datetime"]).strip() for tag in places if tag.get("datetime"))
    stated = list(dict.fromkeys(moment for moment in stated if moment))
    return dict(zip(("startDate", "endDate"), ((m,) for m in stated), strict=False)) if len(stated) <= 2 else {}


def _url(heading: Tag, layout: Layout, document: Document) -> str:
    """Return the address of the heading's link, else the only link of its card, else this page at the heading's id."""
    own = heading if heading.name == "a" else heading.find("a", href=True) or heading.find_parent("a", href=True)
    if isinstance(own, Tag) and (address := resolve(document.base, str(own.get("href") or ""))):
        return address
    card = layout.card(heading)
    if card is not None:
        inside = {resolve(document.base, str(a["href"])) for a in card.find_all("a", href=True)}
        if len(inside := inside - {""}) == 1:
            return inside.pop()
    identifier = heading.get("id")
    return f"{document.page.address.partition('#')[0]}#{identifier}" if identifier else ""


def _description(heading: Tag, layout: Layout) -> str:
    """Return the first real paragraph after a heading and before the next one."""
    for tag in heading.find_all_next(("p", *_HEADINGS), limit=8):
        if not isinstance(tag, Tag) or layout.is_heading(tag):
            return ""
        words = line(tag.get_text(" ")) if tag.name == "p" else ""
        if len(words) >= 60:
            return words
    return ""
