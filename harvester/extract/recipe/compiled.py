"""Makes a recipe ready to be used: selectors and patterns compiled, fields of listing and detail put together."""

import re
from collections.abc import Mapping
from functools import lru_cache
from hashlib import blake2b
from importlib.resources import files

from msgspec import Struct

from harvester.errors import RecipeError
from harvester.extract.recipe.model import Field, Recipe, Recognise, Rows, Words, several
from harvester.extract.recipe.parse import parsed
from harvester.extract.recipe.pattern import Pattern
from harvester.extract.recipe.select import Selector

BUILT_IN = ("kufer", "events-calendar", "sf-event-mgt", "table", "definitions")
"""In the order in which they are tried; the two that know no system come last."""


class ReadyField(Struct, frozen=True, kw_only=True):
    """A field that can be read."""

    name: str
    rule: Field
    selectors: tuple[Selector, ...]
    labels: tuple[str, ...]
    columns: tuple[str, ...]
    pattern: Pattern | None


class ReadyRows(Struct, frozen=True):
    """Rows that can be read."""

    selectors: tuple[Selector, ...]
    fields: tuple[ReadyField, ...]


class ReadyPart(Struct, frozen=True, kw_only=True):
    """A listing or a detail page that can be read; `roots` selects its items or what holds the one offer."""

    roots: tuple[Selector, ...]
    fields: tuple[ReadyField, ...]
    needs: tuple[str, ...]
    when: tuple[Selector, ...] = ()
    link: Selector | None = None
    next: tuple[Selector, ...] = ()
    follow: bool = True


class Ready(Struct, frozen=True, kw_only=True):
    """A recipe that can be used."""

    recipe: Recipe
    text: str
    fingerprint: str
    recognise: tuple[Selector, ...] = ()
    contains: tuple[bytes, ...] = ()
    without: tuple[bytes, ...] = ()
    addresses: tuple[re.Pattern[str], ...] = ()
    once: tuple[str, ...] = ()
    listing: ReadyPart | None = None
    detail: ReadyPart | None = None
    sessions: ReadyRows | None = None
    instances: ReadyRows | None = None


@lru_cache(maxsize=128)
def ready(option: str, file: str = "recipe") -> Ready:
    """Return the recipe that a source's option names or is; raises RecipeError, which names `file`.

    >>> ready("kufer").recipe.name
    'kufer'
    """
    text, name = (option, file) if is_toml(option) else (built_in(option), f"{option}.toml")
    recipe = parsed(text, name)
    maker = _Maker(name)
    marks = recipe.recognise or Recognise()
    return Ready(
        recipe=recipe,
        text=text,
        fingerprint=blake2b(text.encode(), digest_size=8).hexdigest(),
        recognise=maker.selectors(marks.select, "recognise.select"),
        contains=tuple(one.lower().encode() for one in several(marks.contains)),
        without=tuple(one.lower().encode() for one in several(marks.without)),
        addresses=tuple(map(_address, several(marks.address))),
        once=several(marks.once),
        listing=_listing(recipe, maker),
        detail=_detail(recipe, maker),
        sessions=maker.rows(recipe.sessions, "sessions"),
        instances=maker.rows(recipe.instances, "instances"),
    )


def is_toml(option: str) -> bool:
    """Tell whether an option is a recipe rather than the name of one.

    >>> is_toml("kufer"), is_toml('name = "x"')
    (False, True)
    """
    return any(mark in option for mark in "=[\n")


def built_in(name: str) -> str:
    """Return the TOML of a recipe that comes with the harvester; raises RecipeError with the choices."""
    if name not in BUILT_IN:
        raise RecipeError("recipe-name", name=name, choices=", ".join(BUILT_IN))
    return (files("harvester.extract.recipe") / "builtin" / f"{name}.toml").read_text("utf-8")


def _address(part: str) -> re.Pattern[str]:
    """Return a part of an address, in which `*` stands for anything, as a pattern."""
    return re.compile(".*?".join(re.escape(piece) for piece in re.split(r"\*+", part)))


def _listing(recipe: Recipe, maker: "_Maker") -> ReadyPart | None:
    one = recipe.listing
    if one is None:
        return None
    link = maker.selectors(one.link, "listing.link")
    return ReadyPart(
        roots=maker.selectors(one.item, "listing.item"),
        fields=maker.together(recipe, one.fields, "listing"),
        needs=tuple(dict.fromkeys(("name", *one.needs))),
        link=link[0] if link else None,
        next=maker.selectors(one.next, "listing.next"),
        follow=one.follow,
    )


def _detail(recipe: Recipe, maker: "_Maker") -> ReadyPart | None:
    one = recipe.detail
    if one is None:
        return None
    return ReadyPart(
        when=maker.selectors(one.when, "detail.when"),
        roots=maker.selectors(one.select, "detail.select"),
        fields=maker.together(recipe, one.fields, "detail"),
        needs=tuple(dict.fromkeys(("name", *one.needs))),
    )


class _Maker:
    """Compiles the selectors and patterns of one file."""

    def __init__(self, file: str) -> None:
        self._file = file

    def selectors(self, words: Words, key: str) -> tuple[Selector, ...]:
        return tuple(Selector(one, key, self._file) for one in several(words))

    def together(self, recipe: Recipe, own: Mapping[str, Field], part: str) -> tuple[ReadyField, ...]:
        """Return the fields of all pages, and those of one part instead where it has its own."""
        wheres = dict.fromkeys(recipe.fields, "fields") | dict.fromkeys(own, f"{part}.fields")
        return tuple(self.field(name, {**recipe.fields, **own}[name], where) for name, where in wheres.items())

    def rows(self, rows: Rows | None, part: str) -> ReadyRows | None:
        if rows is None:
            return None
        if not several(rows.row):
            raise RecipeError("recipe-empty", file=self._file, key=f"{part}.row")
        if not {"startDate", "dateText"} & rows.fields.keys():
            raise RecipeError("recipe-rows", file=self._file, key=f"{part}.fields")
        fields = tuple(self.field(name, rule, f"{part}.fields") for name, rule in rows.fields.items())
        return ReadyRows(self.selectors(rows.row, f"{part}.row"), fields)

    def field(self, name: str, rule: Field, where: str) -> ReadyField:
        key = f"{where}.{name}"
        return ReadyField(
            name=name,
            rule=rule,
            selectors=self.selectors(rule.select, f"{key}.select"),
            labels=several(rule.label),
            columns=several(rule.column),
            pattern=Pattern(rule.pattern, f"{key}.pattern", self._file) if rule.pattern else None,
        )
