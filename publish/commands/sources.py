"""`ernte source …`: register, list and steer sources."""

import json
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from harvester.records import Source, SourceState
from publish.commands.options import options
from publish.commands.place import ledger, place
from publish.commands.words import words

source = typer.Typer(help=words("cli-source"), no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    app.add_typer(source, name="source")


_ENDINGS = {
    "ical": (".ics", ".ical", ".icalendar"),
    "table": (".csv", ".tsv", ".xlsx"),
    "feed": (".rss", ".atom"),
    "rdf": (".ttl", ".jsonld", ".nt", ".rdf"),
}


def kind_of(address: str) -> str:
    """Return the adapter that an address asks for by itself, without a look at what it answers.

    >>> kind_of("https://vhs.example/kurse.csv"), kind_of("https://vhs.example/kurse/")
    ('table', 'web')
    """
    path = address.partition("?")[0].partition("#")[0].lower()
    if path.startswith("webcal"):
        return "ical"
    if "verb=" in address.lower() and "?" in address:
        return "oai"
    return next((kind for kind, endings in _ENDINGS.items() if path.endswith(endings)), "web")


@source.command("add", help=words("cli-source-add"))
def add(  # noqa: D103 - the help is the documentation
    context: typer.Context,
    address: Annotated[str, typer.Argument(help=words("cli-source-address"))],
    name: Annotated[str, typer.Option("--id", help=words("cli-source-id"))],
    kind: Annotated[str, typer.Option(help=words("cli-source-kind"))] = "",
    title: Annotated[str, typer.Option(help=words("cli-source-title"))] = "",
    provider: Annotated[str, typer.Option(help=words("cli-source-provider"))] = "",
    municipality: Annotated[str, typer.Option(help=words("cli-source-municipality"))] = "",
    licence: Annotated[str, typer.Option("--licence", "--license", help=words("cli-source-licence"))] = "",
    schedule: Annotated[str, typer.Option(help=words("cli-source-schedule"))] = "0 3 * * *",
    timezone: Annotated[str, typer.Option(help=words("cli-source-timezone"))] = "Europe/Berlin",
    option: Annotated[list[str] | None, typer.Option(help=words("cli-source-option"))] = None,
    approve: Annotated[bool, typer.Option("--approve", help=words("cli-source-approve-now"))] = False,
) -> None:
    from harvester.extract.base import kinds
    from harvester.register import new_source

    kind = kind or kind_of(address)
    made = new_source(
        id=name,
        address=address,
        kind=kind,
        title=title,
        provider=provider,
        municipality=municipality,
        licence=licence,
        schedule=schedule,
        timezone=timezone,
        options=options(option, kind),
        state="approved" if approve else "proposed",
        kinds=kinds(),
    )
    with ledger(place(_data(context)), create=True) as book:
        book.add_source(made)
    typer.echo(words("cli-source-added", id=made.id, state=words(f"state-{made.state}"), address=made.address))


@source.command("list", help=words("cli-source-list"))
def list_(  # noqa: D103
    context: typer.Context, as_json: Annotated[bool, typer.Option("--json", help=words("cli-json"))] = False
) -> None:
    with ledger(place(_data(context))) as book:
        found = book.sources()
    if as_json:
        typer.echo(json.dumps([msgspec.to_builtins(s) for s in found], ensure_ascii=False, indent=1))
        return
    for one in found:
        typer.echo(f"{one.id}\t{words(f'state-{one.state}')}\t{one.kind}\t{one.address}\t{one.title}".rstrip())


@source.command("show", help=words("cli-source-show"))
def show(context: typer.Context, name: Annotated[str, typer.Argument(metavar="ID")]) -> None:  # noqa: D103
    with ledger(place(_data(context))) as book:
        found = book.source(name)
    typer.echo(json.dumps(msgspec.to_builtins(found), ensure_ascii=False, indent=1))


def _move(context: typer.Context, name: str, state: SourceState) -> None:
    from harvester.register import moved

    with ledger(place(_data(context))) as book:
        changed: Source = book.save_source(moved(book.source(name), state))
    typer.echo(words("cli-source-moved", id=changed.id, state=words(f"state-{changed.state}")))


@source.command("approve", help=words("cli-source-approve"))
def approve(context: typer.Context, name: Annotated[str, typer.Argument(metavar="ID")]) -> None:  # noqa: D103
    _move(context, name, "approved")


@source.command("pause", help=words("cli-source-pause"))
def pause(context: typer.Context, name: Annotated[str, typer.Argument(metavar="ID")]) -> None:  # noqa: D103
    _move(context, name, "paused")


@source.command("resume", help=words("cli-source-resume"))
def resume(context: typer.Context, name: Annotated[str, typer.Argument(metavar="ID")]) -> None:  # noqa: D103
    _move(context, name, "approved")


def _data(context: typer.Context) -> Path:
    found: Path = context.obj
    return found
