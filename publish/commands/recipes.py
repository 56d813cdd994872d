"""`ernte recipe …`: try a recipe on a page, propose one, and show those that come with the harvester."""

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

import msgspec
import typer

from harvester.errors import ErnteError, UseError, WorkError
from publish.commands.options import text_of
from publish.commands.place import place
from publish.commands.words import LANGUAGE, words
from vocab.messages import say

if TYPE_CHECKING:
    from harvester.extract.recipe.compiled import Ready
    from harvester.records import Page
    from harvester.trying import Tried, TriedEntry, TriedField

recipe = typer.Typer(help=words("cli-recipe"), no_args_is_help=True)
Address = Annotated[str, typer.Argument(help=words("cli-recipe-address"))]
Warc = Annotated[Path | None, typer.Option("--warc", help=words("cli-warc"), exists=True, dir_okay=False)]
File = Annotated[Path | None, typer.Option("--file", help=words("cli-recipe-file"), exists=True, dir_okay=False)]
AsJson = Annotated[bool, typer.Option("--json", help=words("cli-json"))]


def add_to(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    app.add_typer(recipe, name="recipe")


@recipe.command("list", help=words("cli-recipe-list"))
def list_(as_json: AsJson = False) -> None:
    """List the built-in recipes."""
    from harvester.extract.recipe.compiled import BUILT_IN, ready

    known = {name: ready(name).recipe.about for name in BUILT_IN}
    if as_json:
        typer.echo(json.dumps(known, ensure_ascii=False, indent=1))
        return
    for name, about in known.items():
        typer.echo(f"{name}\t{about}")


@recipe.command("show", help=words("cli-recipe-show"))
def show(name: Annotated[str, typer.Argument(metavar="NAME")]) -> None:
    """Show a built-in recipe."""
    from harvester.extract.recipe.compiled import built_in

    typer.echo(built_in(name), nl=False)


@recipe.command("try", help=words("cli-recipe-try"))
def try_(
    context: typer.Context,
    address: Address,
    chosen: Annotated[str, typer.Option("--recipe", help=words("cli-recipe-recipe"))] = "",
    entries: Annotated[int, typer.Option(min=1, max=10_000, help=words("cli-recipe-entries"))] = 3,
    warc: Warc = None,
    file: File = None,
    as_json: AsJson = False,
) -> None:
    """Show what a recipe reads on a page; exit status 1 when that is no offer."""
    from harvester.trying import fetched, tried

    ready = _ready(chosen) if chosen else None
    done = tried(fetched(address, place(context.obj).settings, warc, file), ready)
    if as_json:
        told = {**_plain(done), "messages": [say(one, LANGUAGE) for one in done.findings]}
        typer.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        _print(done, entries)
    if all(one.lacks for one in done.entries):
        raise typer.Exit(1)


def _plain(done: "Tried") -> dict[str, object]:
    plain: dict[str, object] = msgspec.to_builtins(done)
    return plain


def _ready(chosen: str) -> "Ready":
    """Return the recipe of a file, else the built-in one of that name."""
    from harvester.extract.recipe.compiled import BUILT_IN, ready

    if chosen in BUILT_IN:
        return ready(chosen)
    path = Path(chosen)
    if not path.is_file():
        raise UseError("recipe-name", name=chosen, choices=", ".join(BUILT_IN))
    return ready(text_of(path, "recipe") + "\n", str(path))


def _print(done: "Tried", limit: int) -> None:
    if not done.part:
        code = "cli-recipe-unknown" if done.recipe else "cli-recipe-none"
        typer.echo(words(code, recipe=done.recipe, address=done.address))
    else:
        typer.echo(
            words(f"cli-recipe-part-{done.part}", address=done.address, number=len(done.entries), recipe=done.recipe)
        )
    for entry in done.entries[:limit]:
        _print_entry(entry)
    if len(done.entries) > limit:
        typer.echo(words("cli-recipe-more", number=len(done.entries) - limit))
    for address in done.next:
        typer.echo(words("cli-recipe-next", address=address))
    for found in done.findings:
        typer.echo(say(found, LANGUAGE), err=True)


def _print_entry(entry: "TriedEntry") -> None:
    from rich.console import Console

    typer.echo()
    typer.echo(entry.url)
    Console().print(_table(entry.fields))
    for name, rows in (("sessions", entry.sessions), ("instances", entry.instances)):
        if rows:
            typer.echo(words(f"cli-recipe-{name}", number=len(rows)))
            Console().print(_table(rows[0]))
    if entry.lacks:
        typer.echo(words("cli-recipe-lacks", names=", ".join(entry.lacks)))
    for found in entry.findings:
        typer.echo(f"  {say(found, LANGUAGE)}")


def _table(fields: "tuple[TriedField, ...]") -> object:
    from rich.table import Table
    from rich.text import Text

    table = Table()
    for column in ("field", "by", "words", "mapped"):
        table.add_column(words(f"column-{column}"), overflow="fold")
    for one in fields:
        said = "; ".join(one.words)[:300] if one.words else f"– {words(one.why, seen=one.seen[:100])}"
        table.add_row(Text(one.name), Text(one.by), Text(said), Text(one.mapped))
    return table


@recipe.command("suggest", help=words("cli-recipe-suggest"))
def suggest(
    context: typer.Context,
    address: Address,
    name: Annotated[str, typer.Option(help=words("cli-recipe-name"))] = "",
    warc: Warc = None,
    file: File = None,
) -> None:
    """Propose a recipe; exit status 1 when nothing on the page looks like offers."""
    from harvester.trying import fetched, proposed

    settings = place(context.obj).settings

    def own_page(one: str) -> "Page | None":
        if file is not None:
            return None
        try:
            return fetched(one, settings, warc)
        except ErnteError as wrong:
            typer.echo(f"ernte: {wrong.say(LANGUAGE)}", err=True)
            return None

    made = proposed(fetched(address, settings, warc, file), own_page, name or _name(address), LANGUAGE)
    if not made.text:
        raise WorkError("recipe-suggest-nothing", address=address)
    typer.echo(made.text, nl=False)
    typer.echo(words("cli-recipe-reads", number=made.offers, address=address), err=True)


def _name(address: str) -> str:
    """Return a name for the recipe of an address."""
    return re.sub(r"[^a-z0-9]+", "-", (urlsplit(address).hostname or "").lower().removeprefix("www.")) or "recipe"
