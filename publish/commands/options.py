"""Options of a source as they are typed: NAME=VALUE, or NAME=@FILE for what stands in a file; in, checked, out."""

from collections.abc import Iterable
from pathlib import Path

from harvester.errors import RecipeError, UseError


def options(typed: Iterable[str] | None, kind: str) -> dict[str, str]:
    """Return the options by name; raises UseError for a file that cannot be read or a recipe that is wrong."""
    found: dict[str, str] = {}
    for pair in typed or ():
        name, _, value = pair.partition("=")
        file = value[1:] if value.startswith("@") else ""
        found[name] = text_of(Path(file), name) if value.startswith("@") else value
        if name == "recipe":
            _check(found[name], kind, file)
    return found


def text_of(file: Path, name: str) -> str:
    """Return the text of a file that the option `name` points to."""
    try:
        return file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as wrong:
        why = getattr(wrong, "strerror", None) or str(wrong)
        raise UseError("option-file", name=name, file=str(file), why=why) from wrong


_WITH_RECIPES = frozenset(("", "web", "browser"))
"""Adapters that read recipes; none, as long as the address was not asked for its kind."""


def _check(recipe: str, kind: str, file: str) -> None:
    from harvester.extract.recipe.compiled import ready

    if kind not in _WITH_RECIPES:
        raise RecipeError("recipe-kind", kind=kind)
    ready(f"{recipe}\n" if file else recipe, file or "recipe")
