"""Finds what a listing repeats: an element tree in; the items that look like offers, and a selector for them, out."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from harvester.extract.facts import is_date
from harvester.extract.recipe.known import fits
from harvester.extract.recipe.select import Selector
from harvester.extract.recipe.tree import Tree

LEAST = 2
SAMPLE = 12
MAX_TEXT = 3_000
"""Characters of an item: more is no item of a listing."""

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_PASSING = re.compile(
    r"\d|^(?:odd|even|first|last|active|current|alt|even-row|odd-row|gerade|ungerade|clearfix|row|col)$|^(?:col|js|is|has)-",
    re.IGNORECASE,
)
_FRAME = frozenset(("nav", "footer", "aside", "head", "select", "script", "header"))
_ITEMS = frozenset(("li", "tr", "article", "div", "section", "a", "dd", "p"))


class Repeated(Struct, frozen=True):
    """The items of a listing, and a selector that finds them."""

    places: tuple[int, ...]
    selector: str
    score: float


def stable(tree: Tree, place: int) -> tuple[str, ...]:
    """Return the classes of an element that are no counters or states, and can be written in a selector."""
    said = (tree.elements[place].get("class") or "").split()
    return tuple(one for one in dict.fromkeys(said) if _NAME.fullmatch(one) and not _PASSING.search(one))[:4]


def repeated(tree: Tree) -> Repeated | None:
    """Return the group of alike elements that looks most like a list of offers."""
    groups: dict[object, list[int]] = {}
    framed = _framed(tree)
    for place, element in enumerate(tree.elements):
        if str(element.tag) not in _ITEMS or framed[place] or tree.parents[place] < 0:
            continue
        groups.setdefault((_kind(tree, tree.parents[place]), _kind(tree, place)), []).append(place)
    scored = [(_score(tree, group), group) for group in groups.values() if len(group) >= LEAST]
    score, best = max(scored, key=lambda one: one[0], default=(0.0, []))
    if score <= 0:
        return None
    places = tree.outermost(best)
    return Repeated(tuple(places), _selector(tree, places), score)


def _framed(tree: Tree) -> list[bool]:
    framed: list[bool] = []
    for place, element in enumerate(tree.elements):
        above = tree.parents[place]
        framed.append((above >= 0 and framed[above]) or str(element.tag) in _FRAME)
    return framed


def _kind(tree: Tree, place: int) -> tuple[object, ...]:
    return (tree.elements[place].tag, *sorted(stable(tree, place)))


def _score(tree: Tree, group: list[int]) -> float:
    """Return how much a group looks like offers: links, dates and prices in most of its elements."""
    step = max(1, len(group) // SAMPLE)
    sample = group[::step][:SAMPLE]
    texts = [tree.text(place) for place in sample]
    if sum(map(len, texts)) > MAX_TEXT * len(texts) or sum(map(len, texts)) < 8 * len(texts):
        return 0.0
    linked = sum(1 for place in sample if _links(tree, place)) / len(sample)
    dated = sum(map(is_date, texts)) / len(texts)
    priced = sum(fits("priceText", one) for one in texts) / len(texts)
    distinct = len(set(texts)) / len(texts)
    if distinct < 0.5 or (linked < 0.5 and dated < 0.5) or (not dated and not priced and linked < 0.8):
        return 0.0
    whole = sum(map(len, texts)) / len(texts)
    return float(min(len(group), 60) ** 0.5) * (linked + 2 * dated + priced + min(whole, 200) / 400) * distinct


def _links(tree: Tree, place: int) -> bool:
    return any(tree.elements[one].get("href") for one in tree.within(tree.by_tag.get("a", []), place)[:20])


def _selector(tree: Tree, places: Sequence[int]) -> str:
    """Return the shortest selector that finds exactly these elements, else the one that finds the fewest others."""
    wanted = set(places)
    best, least = str(tree.elements[places[0]].tag), len(tree.elements) + 1
    for words in _selectors(tree, places[0]):
        found = set(tree.outermost(Selector(words, "", "").find(tree)))
        if wanted <= found and len(found - wanted) < least:
            best, least = words, len(found - wanted)
            if least == 0:
                break
    return best


def _selectors(tree: Tree, place: int) -> Iterator[str]:
    """Yield ways to select an element like this one, by itself and by what it stands in."""
    own = list(named(tree, place))
    yield from (one for one in own if "." in one)
    above = place
    for _ in range(4):
        above = tree.parents[above]
        if above < 0:
            return
        direct = tree.parents[place] == above
        for outer in named(tree, above):
            if "." in outer or "#" in outer or outer in {"main", "table", "ul", "ol", "tbody"}:
                for inner in reversed(own):
                    yield f"{outer} > {inner}" if direct else f"{outer} {inner}"


def named(tree: Tree, place: int) -> Iterator[str]:
    """Yield names of an element: by its id, each stable class, all of them together, its tag alone."""
    element = tree.elements[place]
    tag, classes = str(element.tag), stable(tree, place)
    identifier = element.get("id") or ""
    if _NAME.fullmatch(identifier) and not re.search(r"\d", identifier):
        yield f"#{identifier}"
    yield from (f"{tag}.{one}" for one in classes)
    if len(classes) > 1:
        yield tag + "".join(f".{one}" for one in classes)
    if _NAME.fullmatch(tag):
        yield tag
