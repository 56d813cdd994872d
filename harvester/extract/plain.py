"""Finds words and parts in plain values, which hold one thing or several, as text, number, list or mapping."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from harvester.records import Item

Plain: TypeAlias = "str | int | float | bool | list[Plain] | dict[str, Plain] | None"
Fields: TypeAlias = Mapping[str, Plain]

Values: TypeAlias = "str | Item | Iterable[str | Item] | None"

_UNKNOWN = frozenset({"-1", "null", "none", "nil", "n/a", "undefined"})
"""What programs write where they know nothing."""
_ANSWERS = dict.fromkeys(("true", "1", "ja", "yes"), True) | dict.fromkeys(("false", "0", "nein", "no"), False)


def words_of(value: Plain) -> str:
    """Return the text of a value; nothing for what stands for unknown.

    >>> words_of({"@version": "2.0", "#text": " 5.02 "}), words_of(12), words_of(True), words_of("-1")
    ('5.02', '12', 'true', '')
    """
    if type(value) is str:
        words = value.strip()
        return words if len(words) > 9 or words.casefold() not in _UNKNOWN else ""
    if isinstance(value, dict):
        value = value.get("#text")
    if value is None or isinstance(value, list | dict):
        return ""
    words = value.strip() if isinstance(value, str) else str(value).lower() if isinstance(value, bool) else str(value)
    return "" if words.casefold() in _UNKNOWN else words


def several(value: Plain) -> Iterator[Plain]:
    """Yield the values of a list, or the only one.

    >>> list(several(["a", None, "b"])), list(several("a")), list(several(None))
    (['a', 'b'], ['a'], [])
    """
    for one in value if isinstance(value, list) else (value,):
        if one is not None and one != "":
            yield one


def all_words(fields: Fields, name: str) -> tuple[str, ...]:
    """Return the texts called `name`, each once.

    >>> all_words({"schlagwort": ["Yoga", "", "Yoga", "Ruhe"]}, "schlagwort")
    ('Yoga', 'Ruhe')
    """
    return tuple(dict.fromkeys(words for one in several(fields.get(name)) if (words := words_of(one))))


def first_words(fields: Fields, *names: str) -> str:
    """Return the first text that one of `names` holds.

    >>> first_words({"a": None, "b": ["", "x"]}, "a", "b")
    'x'
    """
    for name in names:
        value = fields.get(name)
        if type(value) is not list:
            value = [value]
        for one in value:
            if one is not None and (words := words_of(one)):
                return words
    return ""


def parts(fields: Fields, *path: str) -> list[Fields]:
    """Return the mappings that stand at the end of a path, through all lists on the way.

    >>> parts({"merkmale": {"merkmal": [{"name": "a"}, "b"]}}, "merkmale", "merkmal")
    [{'name': 'a'}]
    """
    found: list[Fields] = [fields]
    for name in path:
        found = [one for each in found for one in several(each.get(name)) if isinstance(one, dict)]
    return found


def part(fields: Fields, *path: str) -> Fields:
    """Return the first mapping at the end of a path, or an empty one."""
    return next(iter(parts(fields, *path)), {})


def is_true(words: str) -> bool | None:
    """Return yes or no as it is said in German, English or XML; None when neither is.

    >>> is_true("true"), is_true("Nein"), is_true("fasle")
    (True, False, None)
    """
    return _ANSWERS.get(words.strip().casefold())


def made(kind: str, **properties: Values) -> Item:
    """Return a thing with those of its properties that say something.

    >>> made("Place", name="Altes Rathaus", address=None, geo="").properties
    {'name': ('Altes Rathaus',)}
    """
    found: dict[str, tuple[str | Item, ...]] = {}
    for name, value in properties.items():
        values = (value,) if isinstance(value, str | Item) else tuple(value or ())
        if kept := tuple(one for one in values if one and (isinstance(one, str) or one.properties)):
            found[name] = kept
    return Item(types=(kind,), properties=found)
