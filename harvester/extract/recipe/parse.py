"""Reads the TOML of a recipe: text in, a Recipe or a RecipeError with file, key, what is wrong and the choices out."""

import tomllib
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any, TypeVar

import msgspec

from harvester.errors import RecipeError
from harvester.extract.recipe.model import (
    FIELDS,
    ROW_FIELDS,
    SUPPLEMENTS,
    Detail,
    Field,
    Listing,
    Recipe,
    Recognise,
    Rows,
    several,
)

MAX_BYTES = 64 * 1024
MAX_FIELDS = 80
MAX_ALTERNATIVES = 20
MAX_WORDS = 500
MAX_DEPTH = 20
"""Brackets within each other: more is no recipe, and TOML's reader knows no limit of its own."""

S = TypeVar("S", bound=msgspec.Struct)
_TABLES: dict[str, type[msgspec.Struct]] = {
    "recognise": Recognise,
    "listing": Listing,
    "detail": Detail,
    "sessions": Rows,
    "instances": Rows,
}
_EXPECTED = {
    "str": "text",
    "bool": "true/false",
    "array": "[ … ]",
    "object": "[table]",
    "int": "number",
    "float": "number",
}


def parsed(text: str, file: str) -> Recipe:
    """Return the recipe that `text` is; `file` names it in errors.

    >>> parsed('name = "a"\\n[detail.fields.name]\\nselect = "h1"', "a.toml").detail.fields["name"].select
    'h1'
    """
    table = _toml(text, file)
    recipe = _struct(Recipe, table, "", file)
    if recipe.listing is None and recipe.detail is None:
        raise RecipeError("recipe-no-pages", file=file)
    _names(recipe.supplements, SUPPLEMENTS, "supplements", file)
    for part, own in (("listing", recipe.listing), ("detail", recipe.detail)):
        if own is None:
            continue
        fields = {**recipe.fields, **own.fields}
        if "name" not in fields:
            raise RecipeError("recipe-no-name", file=file, key=f"{part}.fields.name")
        needed = [name for one in own.needs for name in one.split("|")]
        _names(needed, sorted(fields), f"{part}.needs", file)
    if recipe.listing and not several(recipe.listing.item):
        raise RecipeError("recipe-empty", file=file, key="listing.item")
    if recipe.recognise is not None and recipe.recognise == Recognise():
        raise RecipeError("recipe-empty", file=file, key="recognise")
    return recipe


def _toml(text: str, file: str) -> dict[str, Any]:
    if len(text.encode("utf-8", "replace")) > MAX_BYTES:
        raise RecipeError("recipe-too-large", file=file, words=len(text), most=MAX_BYTES)
    if max((text.count(mark) for mark in "[{"), default=0) > MAX_FIELDS * MAX_DEPTH:
        raise RecipeError("recipe-too-large", file=file, words="[", most=MAX_FIELDS * MAX_DEPTH)
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as wrong:
        raise RecipeError("recipe-toml", file=file, why=wrong) from wrong


def _struct(kind: type[S], table: object, where: str, file: str) -> S:
    """Return a table as the value that it stands for; every key is looked at by itself, so that errors name it."""
    if not isinstance(table, Mapping):
        raise RecipeError("recipe-type", file=file, key=where, words=_short(table), expected="[table]")
    known = {one.name: one for one in msgspec.structs.fields(kind)}
    made: dict[str, object] = {}
    for key, value in table.items():
        at = f"{where}.{key}" if where else key
        if key not in known:
            raise RecipeError("recipe-key", file=file, key=at, close=_close(key, known), choices=", ".join(known))
        made[key] = _value(kind, key, value, known[key].type, at, file)
    for name, one in known.items():
        if one.required and name not in made:
            raise RecipeError("recipe-missing", file=file, key=f"{where}.{name}" if where else name)
    built = kind(**made)
    if isinstance(built, Field):
        _says_where(built, where, file)
    return built


def _value(kind: type[msgspec.Struct], key: str, value: object, type_: Any, at: str, file: str) -> object:
    if key == "fields":
        return _fields(value, ROW_FIELDS if kind is Rows else FIELDS, at, file)
    if kind is Recipe and key in _TABLES:
        return _struct(_TABLES[key], value, at, file)
    try:
        made = msgspec.convert(value, type_, strict=True)
    except msgspec.ValidationError as wrong:
        expected = str(wrong).partition(", got")[0].removeprefix("Expected ").replace("`", "")
        said = " | ".join(_EXPECTED.get(one, one) for one in expected.split(" | "))
        raise RecipeError("recipe-type", file=file, key=at, words=_short(value), expected=said) from wrong
    for words in _all_words(made):
        if len(words) > MAX_WORDS:
            raise RecipeError("recipe-long", file=file, key=at, words=words[:60], most=MAX_WORDS)
    if isinstance(made, list | dict) and len(made) > MAX_ALTERNATIVES * (5 if isinstance(made, dict) else 1):
        raise RecipeError("recipe-long", file=file, key=at, words=len(made), most=MAX_ALTERNATIVES)
    return made


def _fields(value: object, names: Iterable[str], where: str, file: str) -> dict[str, Field]:
    if not isinstance(value, Mapping) or len(value) > MAX_FIELDS:
        raise RecipeError("recipe-type", file=file, key=where, words=_short(value), expected="[table]")
    made = {}
    for name, table in value.items():
        at = f"{where}.{name}"
        if name not in names:
            raise RecipeError("recipe-field", file=file, key=at, close=_close(name, names), choices=", ".join(names))
        made[name] = _struct(Field, table, at, file)
    return made


def _says_where(field: Field, where: str, file: str) -> None:
    """Raise RecipeError unless a field says where its words stand, in one way only."""
    given = [key for key in ("select", "label", "column", "value") if several(getattr(field, key))]
    if not given and not field.pattern and not field.attribute:
        raise RecipeError("recipe-field-empty", file=file, key=where)
    others = set(given) - {"select", "label", "column"}
    if others and len(given) > 1:
        raise RecipeError("recipe-value-alone", file=file, key=where, words=", ".join(given))
    if field.attribute and not several(field.select) and given:
        raise RecipeError("recipe-attribute", file=file, key=where)
    if field.join is not None and not field.all:
        raise RecipeError("recipe-join", file=file, key=where)


def _names(said: Iterable[str], names: Iterable[str], where: str, file: str) -> None:
    for name in said:
        if name not in names:
            raise RecipeError("recipe-field", file=file, key=f"{where}: {name}", close="", choices=", ".join(names))


def _close(key: str, names: Iterable[str]) -> str:
    """Return the name that was probably meant, in quotes and with a question mark; empty when none is near."""
    near = get_close_matches(key, list(names), 1, 0.6)
    return f" → {near[0]}?" if near else ""


def _all_words(value: object) -> Iterable[str]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, dict):
        return (*value.keys(), *value.values())
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else ()


def _short(value: object) -> str:
    return type(value).__name__ if isinstance(value, dict | list) and len(value) > 3 else _shown(value)[:60]


def _shown(value: object) -> str:
    try:
        return repr(value)
    except RecursionError:
        return type(value).__name__
