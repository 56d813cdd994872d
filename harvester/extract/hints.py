"""Finds what an offer's own page says of its standing: booked out, waiting list, cancelled, postponed, places left.

In comes a page with one offer of its own; out come the words beside its title: in badges, traffic lights, banners and
fields. Never from lists of other offers, sidebars or running text, and nothing where a legend explains all states.
"""

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from harvester.extract.document import Document, elements
from harvester.extract.main import is_framed, short

_SIGNS = (
    b"ausgebucht", b"warteliste", b"entf", b"abgesagt", b"verschoben", b"ampel", b"belegt", b"cancel", b"full",
    b"llt aus", b"buchbar", b"tze frei", b"wenige pl",
)  # fmt: skip
_BEFORE, _AFTER = 300, 1_500
"""How near the first heading one of these must stand; looking through whole pages would double what reading costs."""
MOST_WORDS = 80
MOST_ELEMENTS = 3_000

_STATES = {
    "off": r"entfällt|fällt (?:leider )?aus|abgesagt|findet nicht statt|storniert|cancell?ed",
    "moved": r"verschoben|verlegt|postponed|rescheduled",
    "full": r"ausgebucht|(?:voll |komplett )?belegt|keine (?:freien )?plätze|warteliste|fully booked",
    "open": r"plätze (?:frei|verfügbar)|(?:freie|wenige|einige|letzte|genügend|\d+) plätze|noch frei|buchbar"
    r"|anmeldung möglich",
}
_STATE = re.compile("|".join(rf"(?P<{name}>\b(?:{words}))" for name, words in _STATES.items()), re.IGNORECASE)
_LOOK_ALIKE = re.compile(
    r"gebühr|kosten|entgelt|preis|material|ferien|feiertag|falls|wenn|sollte|\bbei\b|\bam \d|"
    r"\bnicht (?:buchbar|verschoben)",
    re.IGNORECASE,
)
_STANDING = re.compile(
    r"ampel|status|availab|verf(?:ue|ü)gbar|belegung|buchbar|ausgebucht|warteliste|badge|label|alert|banner|notice|"
    r"hinweis|sticker|st(?:oe|ö)rer|flag",
    re.IGNORECASE,
)
_CODED = re.compile(r"ampel|status|availab|belegung", re.IGNORECASE)
_CODES = {
    "ausgebucht": "ausgebucht", "belegt": "ausgebucht", "voll": "ausgebucht", "full": "ausgebucht",
    "soldout": "ausgebucht", "warteliste": "Warteliste", "waitlist": "Warteliste", "abgesagt": "abgesagt",
    "cancelled": "abgesagt", "canceled": "abgesagt", "entfaellt": "entfällt", "verschoben": "verschoben",
    "postponed": "verschoben", "buchbar": "buchbar",
}  # fmt: skip
"""What parts of a class name mean where no word is shown."""
_MESSAGE = re.compile(
    r"\W*(?:achtung|hinweis|info|status|leider)?[\s:!–-]*(?:(?:der|die|das|dieser|diese|dieses) (?:kurs|veranstaltung|"
    r"termin|seminar|workshop|angebot|vortrag|führung|lehrgang) )?(?:(?:ist|wurde|wird|muss) )?"
    r"(?:leider |bereits |schon ){0,3}"
    rf"(?:{'|'.join(_STATES.values())})(?: werden)?(?: – warteliste| auf .{{1,30}})?\W*",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"(?:kurs|anmelde|buchungs|belegungs)?status|verfügbarkeit|belegung|(?:freie )?plätze|anmeldung|buchung",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"related|similar|aehnlich|weitere|teaser|empfehl|recommend|slider|carousel|comment|legend|list|karussell|archiv|next|prev",
    re.IGNORECASE,
)
_TITLES = etree.XPath("//h1 | //h2 | //h3 | //*[@itemprop = 'name']")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_NO_REGION = frozenset(("body", "html"))


def standing(name: str, document: Document) -> tuple[str, ...]:
    """Return the words about the standing of the offer called `name`, whose own page this is."""
    if not _may_stand(document.lower) or (root := document.root) is None:
        return ()
    plain = " ".join(name.split()).casefold()
    title = next((one for one in elements(_TITLES, root)[:50] if short(one, 600).casefold() == plain), None)
    if title is None:
        return ()
    found = list(dict.fromkeys(islice(_words(_region(title), title), 20)))
    states = {state for words in found for state in _states(words)}
    return tuple(found[:3]) if not {"open", "full"} <= states else ()


def calls_off(words: str) -> bool:
    """Tell whether words say that an offer does not take place as it was planned.

    >>> calls_off("Der Kurs wurde abgesagt."), calls_off("ausgebucht")
    (True, False)
    """
    return not {"off", "moved"}.isdisjoint(_states(words))


def _may_stand(lower: bytes) -> bool:
    """Tell whether something near the first heading may be about standing."""
    heading = max(lower.find(b"<h1"), 0) or max(lower.find(b"<h2"), 0)
    near = lower[max(heading - _BEFORE, 0) : heading + _AFTER]
    return any(sign in near for sign in _SIGNS)


def _states(words: str) -> set[str]:
    return {found.lastgroup or "" for found in _STATE.finditer(words)}


def _region(title: etree._Element) -> etree._Element:
    """Return the widest element around a title, a few steps up, that holds no other heading as high as it."""
    region, level = title, title.tag
    for above in islice(title.iterancestors(), 5):
        if above.tag in _NO_REGION or (level in _HEADINGS and sum(1 for _ in islice(above.iter(level), 2)) > 1):
            break
        region = above
        if above.tag in {"main", "article"}:
            break
    return region


def _words(region: etree._Element, title: etree._Element) -> Iterator[str]:
    """Yield what says something of the standing; plain words only before the next heading."""
    walk = etree.iterwalk(region, events=("start",))
    near, passed = True, False
    for _, element in islice(walk, MOST_ELEMENTS):
        if element is title:
            passed = True
        elif element.tag in _HEADINGS and passed:
            near = False
        if element is not region and element is not title and _is_of_others(element, title):
            walk.skip_subtree()
        elif words := _said(element, near=near):
            walk.skip_subtree()
            yield words


def _is_of_others(element: etree._Element, title: etree._Element) -> bool:
    if element.tag in {"table", "ul", "ol", "article"} or is_framed(element):
        return not any(above is element for above in title.iterancestors())
    named = f"{element.get('class', '')} {element.get('id', '')}"
    return bool(_OTHERS.search(named)) and not any(above is element for above in title.iterancestors())


def _said(element: etree._Element, *, near: bool) -> str:
    """Return what one element says: as a field, by its class, its title, or as a message of its own."""
    tag, named = element.tag, element.get("class", "")
    if tag in {"dd", "td"} and (label := element.getprevious()) is not None:
        return _telling(short(element)) if _FIELD.fullmatch(short(label).rstrip(": ")) else ""
    if tag == "img":
        named += " " + element.get("src", "").rpartition("/")[2]
    if _STANDING.search(named):
        shown = (short(element), element.get("title", ""), element.get("alt", ""), element.get("aria-label", ""))
        told = next((words for one in shown if (words := _telling(one))), "")
        return told or ("" if any(shown) else _coded(named))
    if near and tag in {"p", "div", "span", "strong", "b", "em", "small"}:
        words = short(element, MOST_WORDS)
        return _telling(words) if _MESSAGE.fullmatch(words) else ""
    return ""


def _telling(words: str) -> str:
    plain = " ".join(words.split())
    if len(plain) > MOST_WORDS or not _STATE.search(plain) or _LOOK_ALIKE.search(plain):
        return ""
    return plain


def _coded(named: str) -> str:
    """Return the word for a class such as `status--full` or `ampelicon ausgebucht`."""
    if not _CODED.search(named):
        return ""
    return next((_CODES[part] for part in re.split(r"[\s_.-]+", named.casefold()) if part in _CODES), "")
