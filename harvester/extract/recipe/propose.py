"""Proposes the fields of a recipe: a page and the items on it in; where each field stands, and an example, out."""

import re
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from harvester.extract.recipe.fields import View
from harvester.extract.recipe.known import CLASSES, DATE, NAMES, PRICE, fields_of_labels, fits
from harvester.extract.recipe.labels import folded
from harvester.extract.recipe.pattern import Pattern
from harvester.extract.recipe.repeated import named
from harvester.extract.recipe.select import Selector

SAMPLE = 12
MOST = 0.6
"""Share of the items in which a field must be found."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LISTED = ("name", "dateText", "location", "priceText", "courseCode", "statusText", "description")
_PATTERNS = {"dateText": DATE, "priceText": f"(?i)(?:{PRICE})"}


class Proposed(Struct, frozen=True, kw_only=True):
    """A field, the key and words that say where it stands, an example, and in how many of the items it was found."""

    name: str
    key: str
    words: str
    example: str
    found: int
    of: int


def columns(seen: View, items: Sequence[int]) -> list[Proposed]:
    """Return the fields that the column headings of a table name."""
    made: dict[str, Proposed] = {}
    known = NAMES | fields_of_labels()
    for heading in seen.columns.headings(items[-1]):
        name = known.get(heading, "")
        cells = [cell for row in items if (cell := seen.columns.cell(heading, row)) >= 0]
        values = [words for cell in cells if (words := seen.tree.text(cell))]
        if name and name not in made and values:
            made[name] = Proposed(
                name=name, key="column", words=_written(seen, heading, items), example=values[0], found=len(values),
                of=len(items),
            )  # fmt: skip
    return list(made.values())


def _written(seen: View, heading: str, items: Sequence[int]) -> str:
    """Return a heading as the page writes it."""
    place = items[-1]
    while place > 0 and seen.tree.elements[place].tag != "table":
        place = seen.tree.parents[place]
    cells = (*seen.tree.by_tag.get("th", ()), *seen.tree.by_tag.get("td", ()))
    inside = (one for one in cells if place <= one < seen.tree.ends[place])
    return next((seen.tree.text(one) for one in inside if folded(seen.tree.text(one)) == heading), heading)


def of_items(seen: View, items: Sequence[int]) -> list[Proposed]:
    """Return the fields of repeated items: by headings and classes, by labels, else by patterns in their text."""
    sample = items[:: max(1, len(items) // SAMPLE)][:SAMPLE]
    ways = _ways(seen, sample)
    made: dict[str, Proposed] = {}
    for name in _LISTED:
        if found := _by_selector(seen, sample, ways, name, {one.words for one in made.values()}):
            made[name] = found
    for one in by_labels(seen, sample):
        if one.name not in made or _is_bare(made[one.name]):
            made[one.name] = one
    for name, pattern in _PATTERNS.items():
        if name not in made and (found := _by_pattern(seen, sample, name, pattern)):
            made[name] = found
    if "name" not in made and (found := _by_selector(seen, sample, ["a", "strong", "b", "td", "p"], "name", set())):
        made["name"] = found
    return [made[name] for name in sorted(made, key=lambda name: _LISTED.index(name) if name in _LISTED else 99)]


def _is_bare(one: Proposed) -> bool:
    """Tell whether a field is selected by a tag that says nothing: a label beside it says more."""
    return one.key == "select" and "." not in one.words and one.words not in {"time", *_HEADINGS}


def _ways(seen: View, sample: Sequence[int]) -> list[str]:
    """Return the selectors, relative to an item, that find something in most of the items."""
    tree = seen.tree
    counts: Counter[str] = Counter()
    for item in sample:
        inside = range(item + 1, min(tree.ends[item], item + 400))
        counts.update({words for place in inside for words in named(tree, place) if not words.startswith("#")})
    return [words for words, count in counts.most_common(120) if count >= MOST * len(sample)]


def _by_selector(seen: View, sample: Sequence[int], ways: list[str], name: str, taken: set[str]) -> Proposed | None:
    best: tuple[float, Proposed] | None = None
    for words in ways:
        if words in taken:
            continue
        selector = Selector(words, "", "")
        places = [found[0] for item in sample if (found := selector.find(seen.tree, item))]
        values = [seen.tree.text(place) for place in places]
        good = [value for value in values if fits(name, value)]
        if len(good) < MOST * len(sample):
            continue
        likely = _likely(name, words, good)
        if likely > 0 and (best is None or likely > best[0]):
            shown = Proposed(name=name, key="select", words=words, example=good[0], found=len(good), of=len(sample))
            best = (likely, shown)
    return best[1] if best else None


def _likely(name: str, words: str, good: list[str]) -> float:
    """Return how likely a selector is the right one for a field; 0 when it is not."""
    tag, _, class_ = words.partition(".")
    by_class = bool(class_ and CLASSES[name].search(class_))
    mean = sum(map(len, good)) / len(good)
    if name == "name":
        heading = tag in _HEADINGS
        if not heading and not by_class and tag != "a":
            return 0.0
        return (3 * heading + 2 * by_class + (tag == "a")) * len(set(good)) / len(good)
    if name in {"dateText", "priceText"}:
        return (2 * by_class + (tag == "time") + 1) / (1 + mean / 100) if mean <= 120 else 0.0
    if name == "description":
        return mean / 100 if by_class or tag == "p" else 0.0
    return 1 / (1 + mean / 100) if by_class and mean <= 200 else 0.0


def by_labels(seen: View, items: Sequence[int]) -> list[Proposed]:
    """Return the fields whose labels stand in most of the items."""
    made: dict[str, Proposed] = {}
    known = fields_of_labels()
    for label, place in seen.labels.named().items():
        name = known.get(label, "")
        if not name or name in made:
            continue
        values = [words for item in items if (words := next(seen.labels.values(label, item), ""))]
        if len(values) < MOST * len(items) or (name in {"dateText", "priceText"} and not fits(name, values[0])):
            continue
        written = re.split(r"\s*:", seen.tree.text(place), maxsplit=1)[0]
        shown = written if folded(written) == label else label
        made[name] = Proposed(name=name, key="label", words=shown, example=values[0], found=len(values), of=len(items))
    return list(made.values())


def _by_pattern(seen: View, sample: Sequence[int], name: str, pattern: str) -> Proposed | None:
    compiled = Pattern(pattern, "", "")
    values = [found[0] for item in sample if (found := compiled.find(seen.tree.text(item)))]
    if len(values) < MOST * len(sample):
        return None
    return Proposed(name=name, key="pattern", words=pattern, example=values[0], found=len(values), of=len(sample))


def of_page(seen: View) -> list[Proposed]:
    """Return the fields of an offer's own page: its heading, its labels, its longest text."""
    made: dict[str, Proposed] = {}
    for one in (*_heading(seen), *by_labels(seen, [0])):
        made.setdefault(one.name, one)
    text = _longest(seen)
    if text and "description" not in made:
        made["description"] = text
    for name in ("dateText", "priceText", "location", "courseCode", "statusText"):
        if name not in made and (found := _by_class(seen, name)):
            made[name] = found
    return list(made.values())


def _heading(seen: View) -> list[Proposed]:
    for words in ("main h1", "h1", "main h2", "h2", "title"):
        for place in Selector(words, "", "").find(seen.tree)[:1]:
            if text := seen.tree.text(place):
                return [Proposed(name="name", key="select", words=words, example=text, found=1, of=1)]
    return []


def _longest(seen: View) -> Proposed | None:
    """Return where the longest text stands whose class says that it is one, else the first long paragraph."""
    tree = seen.tree
    best: tuple[int, str, str] | None = None
    for name, places in tree.by_class.items():
        if CLASSES["description"].search(name) and re.fullmatch(r"[A-Za-z_][A-Za-z0-9_-]*", name):
            text = tree.text(places[0])
            if len(text) >= 80 and (best is None or len(text) > best[0]) and tree.ends[places[0]] - places[0] < 200:
                best = (len(text), f".{name}", text)
    if best:
        return Proposed(name="description", key="select", words=best[1], example=best[2], found=1, of=1)
    for place in tree.by_tag.get("p", ()):
        if len(text := tree.text(place)) >= 80:
            return Proposed(name="description", key="select", words="p", example=text, found=1, of=1)
    return None


def _by_class(seen: View, name: str) -> Proposed | None:
    for class_, places in seen.tree.by_class.items():
        if CLASSES[name].search(class_) and re.fullmatch(r"[A-Za-z_][A-Za-z0-9_-]*", class_):
            text = seen.tree.text(places[0])
            if len(text) <= 150 and fits(name, text):
                return Proposed(name=name, key="select", words=f".{class_}", example=text, found=1, of=1)
    return None
