"""Proposes a recipe: a listing or an offer's own page in; TOML with comments for a person to correct out."""

import json
import re
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from harvester.extract.addresses import loose
from harvester.extract.document import Document
from harvester.extract.recipe import propose
from harvester.extract.recipe.compiled import ready
from harvester.extract.recipe.fields import View
from harvester.extract.recipe.propose import Proposed
from harvester.extract.recipe.read import read, view
from harvester.extract.recipe.repeated import named, repeated
from harvester.extract.recipe.select import Selector
from vocab.messages import text

MAX_ITEMS = 500
_ONWARD = re.compile(r"(?:zur )?n(?:ä|ae)chste.*|weiter.*|next.*|ältere.*|»|›|>", re.IGNORECASE)
_SESSION = (
    r"(\d{1,2}\.\d{1,2}\.\d{2,4})(?:[\s•,|]*(\d{1,2}[:.]\d{2}(?:\s*Uhr)?\s*(?:-|–|bis)\s*\d{1,2}[:.]\d{2}(?:\s*Uhr)?))?"
)


class Suggestion(Struct, frozen=True, kw_only=True):
    """A proposed recipe, and how many offers it reads on the page as it stands; 0 when nothing could be proposed."""

    text: str
    offers: int = 0


class _Draft:
    """The lines of a recipe under construction."""

    def __init__(self, language: str) -> None:
        self._language = language
        self.lines: list[str] = []

    def comment(self, code: str, **parts: object) -> None:
        """Add a sentence as comment."""
        said = text(code, self._language, **parts)
        plain = "".join(c if c.isprintable() else " " for c in said)
        self.lines.append(f"# {plain}")

    def key(self, name: str, words: str) -> None:
        """Add a key with its text."""
        self.lines.append(f"{name} = {quoted(words)}")

    def table(self, name: str) -> None:
        """Begin a table."""
        self.lines += ["", f"[{name}]"]

    def fields(self, part: str, proposed: Iterable[Proposed]) -> None:
        """Add fields, each with an example of what it reads."""
        for one in proposed:
            self.table(f"{part}.fields.{one.name}")
            self.comment("recipe-suggest-field", words=one.example[:80], found=one.found, of=one.of)
            self.key(one.key, one.words)


def quoted(words: str) -> str:
    r"""Return words as TOML writes them; a pattern in single quotes, so that its backslashes stay as they are.

    >>> print(quoted('a "b"'), quoted(r"\d+"))
    "a \"b\"" '\d+'
    """
    plain = "".join(c if c.isprintable() else " " for c in words)
    return f"'{plain}'" if "\\" in plain and "'" not in plain else json.dumps(plain, ensure_ascii=False)


def suggest(document: Document, own_page: Callable[[str], Document | None], name: str, language: str) -> Suggestion:
    """Return a proposal for a page; `own_page` gets the page of the first offer of a listing, or nothing."""
    seen = view(document)
    if seen is None:
        return Suggestion(text="")
    draft = _Draft(language)
    draft.comment("recipe-suggest-head", page=document.page.address)
    draft.key("name", name)
    link = _listing(draft, seen)
    listed = link is not None
    own = own_page(link) if link else None
    detail = view(own) if own is not None else (None if listed else seen)
    known = _detail(draft, detail) if detail is not None else set()
    if not listed and not known >= {"name", "dateText"}:
        return Suggestion(text="")
    made = "\n".join(draft.lines) + "\n"
    return Suggestion(text=made, offers=len(read(ready(made, name), seen).items))


def _listing(draft: _Draft, seen: View) -> str | None:
    """Add the listing; return the address of the first offer's own page, and None when the page is no listing."""
    found = repeated(seen.tree)
    if found is None:
        return None
    items = found.places[:MAX_ITEMS]
    table = seen.tree.elements[items[0]].tag == "tr"
    fields = propose.columns(seen, items) if table else []
    given = {one.name for one in fields}
    fields += [one for one in propose.of_items(seen, items) if one.name not in given]
    given = {one.name for one in fields}
    if not _is_offer(fields):
        return None
    draft.table("listing")
    draft.comment("recipe-suggest-items", found=len(found.places))
    draft.key("item", found.selector)
    address, link = _link(seen, items, next(one for one in fields if one.name == "name"))
    if link:
        draft.comment("recipe-suggest-link")
        draft.key("link", link)
    if following := _next(seen):
        draft.key("next", following)
    else:
        draft.comment("recipe-suggest-next")
    if "dateText" in given:
        draft.lines.append('needs = ["dateText"]' if table else '# needs = ["dateText"]')
    draft.fields("listing", fields)
    return address


def _is_offer(fields: Iterable[Proposed]) -> bool:
    """Tell whether repeated items are offers: named in a heading, or saying more than a name and a text."""
    known = {one.name: one for one in fields}
    return "name" in known and bool(known.keys() - {"name", "description"} or known["name"].words.startswith("h"))


def _link(seen: View, items: Sequence[int], name: Proposed) -> tuple[str, str]:
    """Return where the first offer's own page is, and a selector where an item's first link does not lead there."""
    tree = seen.tree
    first = [next((p for p in tree.within(tree.by_tag.get("a", []), item) if seen.address(p)), -1) for item in items]
    addresses = [seen.address(place) if place >= 0 else "" for place in first]
    if name.key == "select":
        selector = Selector(name.words, "", "")
        heads = [found[0] if (found := selector.find(tree, item)) else -1 for item in items]
        own = [_anchor(seen, head, item) for head, item in zip(heads, items, strict=True)]
        own_addresses = [seen.address(place) if place >= 0 else "" for place in own]
        if own_addresses[0] and own_addresses != addresses:
            words = name.words if own[0] == heads[0] else f"{name.words} a"
            return own_addresses[0], words
    here = loose(seen.document.page.address)
    return next((one for one in addresses if one and loose(one) != here), ""), ""


def _anchor(seen: View, head: int, item: int) -> int:
    """Return the link that a heading is or holds."""
    if head < 0:
        return -1
    inside = seen.tree.within(seen.tree.by_tag.get("a", []), head)
    return next((place for place in inside if place >= item and seen.address(place)), -1)


def _next(seen: View) -> str:
    """Return a selector for the link to the next leaf of a listing."""
    tree = seen.tree
    for place in tree.by_tag.get("a", []):
        if "next" in (tree.elements[place].get("rel") or "").split():
            return 'a[rel~="next"]'
    for place in tree.by_tag.get("a", []):
        if len(words := tree.text(place)) <= 30 and _ONWARD.fullmatch(words) and seen.address(place):
            for one in named(tree, place):
                if ("." in one or "#" in one) and len(Selector(one, "", "").find(tree)) == 1:
                    return one
    return ""


def _detail(draft: _Draft, seen: View) -> set[str]:
    """Add the page of one offer, if it has a name; return the fields known of it."""
    fields = propose.of_page(seen)
    known = {one.name for one in fields}
    if "name" not in known:
        return known
    draft.table("detail")
    draft.comment("recipe-suggest-detail", page=seen.document.page.address)
    draft.fields("detail", fields)
    return known | ({"dateText"} if _sessions(draft, seen) else set())


def _sessions(draft: _Draft, seen: View) -> bool:
    """Add the rows of a table in which every row but the headings has a day; return whether there is one."""
    tree = seen.tree
    for table in tree.by_tag.get("table", ()):
        rows = list(tree.within(tree.by_tag.get("tr", []), table))
        dated = [row for row in rows if re.search(r"\d{1,2}\.\d{1,2}\.\d{2,4}", tree.text(row))]
        if len(dated) < 2 or len(dated) < len(rows) - 2:
            continue
        outer = next((one for one in named(tree, table) if one != "table"), "table")
        draft.table("sessions")
        draft.comment("recipe-suggest-sessions", found=len(dated))
        draft.key("row", f"{outer} tr")
        draft.table("sessions.fields.dateText")
        draft.key("pattern", _SESSION)
        known = propose.columns(seen, dated)
        for one in known:
            if one.name in {"location", "room"}:
                draft.fields("sessions", [one])
        return True
    return False
