"""Tells the facts of a listing's rows from those of what a heading names: a dated link speaks of the page it leads to.

In come the facts that stand under one heading; out come those that are its own. A row with one link may be a date with
its registration; two rows whose links go by different names are a listing.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable

from bs4 import BeautifulSoup, Tag

from harvester.extract.addresses import host_of, loose, normal
from harvester.extract.document import Document, resolve
from harvester.extract.facts import Fact, is_date
from harvester.extract.scope import is_page
from harvester.extract.words import line

MAX_LINKS = 5_000

_NO_NAME = re.compile(
    r"(?:(?:jetzt|hier|zur?|zum|online|direkt|sofort|gleich|in den) )*"
    r"(?:anmeld\w*|angemeldet|buch(?:en|ung)\w*|reserv\w+|details?|infos?|informationen|mehr(?: \w+)?|weiter(?:lesen)?|"
    r"(?:read |learn )?more|book(?: now)?|regist\w+|sign up|tickets?|karten|warenkorb|merken|merkliste|drucken|"
    r"karte|map|anfahrt|route|lageplan|inschrijven|aanmelden|lees meer|meer)\W*",
    re.IGNORECASE,
)


class Rows:
    """The links of one page that may each name an offer elsewhere."""

    def __init__(self, soup: BeautifulSoup, headings: list[Tag], document: Document) -> None:
        self._order = {id(tag): place for place, tag in enumerate(soup.find_all(True))}
        self._headings = {id(heading) for heading in headings}
        self._holding = {id(above) for heading in headings for above in heading.parents}
        self._inside: dict[int, list[Tag]] = {}
        self._address: dict[int, str] = {}
        for link in soup.find_all("a", href=True, limit=MAX_LINKS):
            if address := self._elsewhere(link, document):
                self._address[id(link)] = address
                for above in (link, *link.parents):
                    self._inside.setdefault(id(above), []).append(link)

    def _elsewhere(self, link: Tag, document: Document) -> str:
        """Return the address of a link that may name an offer with a page of its own; empty for all others."""
        if id(link) in self._holding or any(id(above) in self._headings for above in (link, *link.parents)):
            return ""
        address = normal(resolve(document.base, str(link["href"])))
        here = document.page.address
        if not address or host_of(address) != host_of(here) or loose(address) == loose(here) or not is_page(address):
            return ""
        words = line(link.get_text(" "))
        return "" if not words or _NO_NAME.fullmatch(words) or (is_date(words) and len(words) < 20) else address

    def own(self, said: Iterable[Fact]) -> list[Fact]:
        """Return the facts that stand in no row of a listing; all of them where there is none."""
        facts = [(fact, self._link(fact)) for fact in said]
        named = {
            self._address[id(link)]: line(link.get_text(" ")) for fact, link in facts if link and fact.kind == "date"
        }
        if len(set(named.values())) < 2:
            return [fact for fact, _ in facts]
        return [fact for fact, link in facts if link is None or self._address[id(link)] not in named]

    def _link(self, fact: Fact) -> Tag | None:
        """Return the link of the row that a fact stands in: the last one before it, else the first one after it."""
        for above in (fact.element, *fact.element.parents):
            inside = self._inside.get(id(above))
            if inside is None:
                if id(above) in self._holding:
                    return None
                continue
            place = bisect_left(inside, self._order[id(fact.element)], key=lambda tag: self._order[id(tag)])
            if id(above) not in self._holding:
                return inside[place - 1] if place else inside[0]
            return inside[place - 1] if place and _fills(inside[place - 1]) else None
        return None


def _fills(link: Tag) -> bool:
    """Tell whether a link is all that its element says, as a heading would."""
    return link.parent is not None and line(link.parent.get_text(" ")) == line(link.get_text(" "))
