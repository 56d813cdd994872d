"""`ernte harvest`, `ernte preview` and `ernte run …`: from a source to the ledger, and what came of it."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from harvester.errors import SourceError
from harvester.records import Run
from publish.commands.options import options
from publish.commands.place import ledger, place, publish
from publish.commands.words import LANGUAGE, words
from vocab.messages import say, text
from vocab.model import Finding, Offer, starts

if TYPE_CHECKING:
    from harvester.flow import Done, Preview

run = typer.Typer(help=words("cli-run"), no_args_is_help=True)
AsJson = Annotated[bool, typer.Option("--json", help=words("cli-json"))]
Warc = Annotated[Path | None, typer.Option("--warc", help=words("cli-warc"), exists=True, dir_okay=False)]
File = Annotated[Path | None, typer.Option("--file", help=words("cli-preview-file"), exists=True, dir_okay=False)]
SHOWN = 20
PREVIEWED = 50
"""Pages that a preview fetches from a living site unless told otherwise."""


def add_to(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    app.command("harvest", help=words("cli-harvest"))(harvest)
    app.command("preview", help=words("cli-preview"))(preview)
    app.add_typer(run, name="run")


def harvest(
    context: typer.Context,
    names: Annotated[list[str] | None, typer.Argument(metavar="[ID]...", help=words("cli-harvest-ids"))] = None,
    everything: Annotated[bool, typer.Option("--all", help=words("cli-harvest-all"))] = False,
    warc: Warc = None,
    file: File = None,
    full: Annotated[bool, typer.Option("--full", help=words("cli-harvest-full"))] = False,
    as_json: AsJson = False,
) -> None:
    """Harvest sources and publish what changed, unless a running service does."""
    from harvester import flow

    at = place(context.obj)
    with ledger(at) as book:
        wanted = [s.id for s in book.sources("approved")] if everything else list(names or ())
        if not wanted:
            raise SourceError("harvest-nothing", choices=", ".join(s.id for s in book.sources()) or "–")
        done = flow.harvest(
            book,
            wanted,
            at.settings,
            archive=None if warc or file else at.archive,
            warc=warc,
            file=file,
            places=at.places,
            full=full,
            trouble=lambda wrong: typer.echo(f"ernte: {wrong.say(LANGUAGE)}", err=True),
        )
        publish(at, book)
    if as_json:
        typer.echo(_as_json(done))
    else:
        for one in done:
            _print(one)
    if len(done) < len(set(wanted)) or any(one.run.state != "succeeded" for one in done):
        raise typer.Exit(1)


def _as_json(done: "Iterable[Done]") -> str:
    rows = [{**_whole(one.run), "why": _why(one.run), "messages": [_finding(f) for f in one.findings]} for one in done]
    return json.dumps(rows, ensure_ascii=False, indent=1)


def _finding(found: Finding) -> dict[str, object]:
    return {**msgspec.to_builtins(found), "text": say(found, LANGUAGE)}


def _print(done: "Done") -> None:
    one = done.run
    typer.echo(words("cli-harvest-done", **{**_whole(one), "state": words(f"run-{one.state}")}))
    if one.reason:
        typer.echo(f"  {_why(one)}", err=True)
    _print_findings(done.findings)


def _why(one: Run) -> str:
    """Return the sentence for what ended a run early; empty when nothing did."""
    if not one.reason:
        return ""
    return text(one.reason, LANGUAGE, page=one.address, source=one.source, words=one.detail, detail=one.detail)


def _print_findings(findings: Iterable[Finding], *, notes: bool = False) -> None:
    """Print the first findings, those that only inform where `notes` asks for them, such as how a table was read."""
    told = [f for f in findings if notes or f.severity != "info"]
    for found in told[:SHOWN]:
        typer.echo(f"  {words('severity-' + found.severity)}: {say(found, LANGUAGE)}", err=True)
    if len(told) > SHOWN:
        typer.echo("  " + words("cli-more-findings", number=len(told) - SHOWN), err=True)


def preview(
    context: typer.Context,
    address: Annotated[str, typer.Argument(help=words("cli-source-address"))],
    kind: Annotated[str, typer.Option(help=words("cli-source-kind"))] = "",
    pages: Annotated[int | None, typer.Option(min=1, max=10_000, help=words("cli-preview-pages"))] = None,
    timezone: Annotated[str, typer.Option(help=words("cli-source-timezone"))] = "Europe/Berlin",
    option: Annotated[list[str] | None, typer.Option(help=words("cli-source-option"))] = None,
    warc: Warc = None,
    file: File = None,
    as_json: AsJson = False,
) -> None:
    """Show what would be harvested; writes nothing."""
    from harvester import flow
    from harvester.fetch.onefile import file_address

    at = place(context.obj)
    if file is None and "://" not in address and Path(address).is_file():
        file, address = Path(address), file_address(Path(address))
    seen = flow.preview(
        address,
        kind,
        at.settings,
        pages=pages or (at.settings.max_pages if warc or file else PREVIEWED),
        timezone=timezone,
        options=options(option, kind),
        warc=warc,
        file=file,
        places=at.places,
    )
    if as_json:
        typer.echo(
            json.dumps(
                {
                    "address": address,
                    "kind": seen.kind,
                    "whole": seen.whole,
                    "limited": seen.limited,
                    "pages": seen.pages,
                    "offers": [msgspec.to_builtins(o) for o in seen.offers],
                    "findings": [_finding(f) for f in seen.findings],
                },
                ensure_ascii=False,
                indent=1,
            )
        )
    else:
        _print_preview(seen)
    if not seen.offers:
        raise typer.Exit(1)


def _print_preview(seen: "Preview") -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=words("cli-preview-title", number=len(seen.offers), pages=seen.pages))
    for column in ("name", "start", "place", "price", "url"):
        table.add_column(words(f"column-{column}"), overflow="fold")
    for offer in seen.offers:
        table.add_row(*(Text(value) for value in _row(offer)))
    typer.echo(words("cli-preview-kind", kind=seen.kind))
    Console().print(table)
    _print_findings(seen.findings, notes=True)
    if seen.limited:
        typer.echo(words("cli-preview-limited", number=seen.pages))
    if not seen.offers:
        typer.echo(words("cli-preview-nothing"))
        return
    missing = {name: sum(not value for value in values) for name, values in _fields(seen.offers).items()}
    typer.echo(
        words("cli-preview-missing")
        + " "
        + ", ".join(f"{words(f'column-{name}')} {count}/{len(seen.offers)}" for name, count in missing.items() if count)
        if any(missing.values())
        else words("cli-preview-complete")
    )


def _row(offer: Offer) -> tuple[str, str, str, str, str]:
    begins = starts(offer)
    more = f" (+{len(begins) - 1})" if len(begins) > 1 else ""
    return (
        offer.name,
        (begins[0] + more if begins else ""),
        _where(offer),
        offer.price.words if offer.price else "",
        offer.url,
    )


def _where(offer: Offer) -> str:
    places = [*offer.places, *(p for i in offer.instances for p in i.places)]
    return next((p.name or p.words or p.locality or ("online" if p.online else "") for p in places), "")


def _fields(offers: Iterable[Offer]) -> dict[str, list[object]]:
    every = list(offers)
    return {
        "start": [starts(o) for o in every],
        "place": [_where(o) for o in every],
        "price": [o.price for o in every],
        "provider": [o.providers or o.organizers for o in every],
        "description": [o.description for o in every],
    }


@run.command("list", help=words("cli-run-list"))
def list_(
    context: typer.Context,
    name: Annotated[str, typer.Option("--source", help=words("cli-run-source"))] = "",
    limit: Annotated[int, typer.Option(min=1, max=10_000, help=words("cli-run-limit"))] = 50,
    as_json: AsJson = False,
) -> None:
    """List runs, the newest first."""
    with ledger(place(context.obj)) as book:
        runs = book.runs(name, limit)
    if as_json:
        typer.echo(json.dumps([_whole(one) for one in runs], ensure_ascii=False, indent=1))
        return
    for one in runs:
        typer.echo(words("cli-run-line", **{**_whole(one), "state": words(f"run-{one.state}")}))


def _whole(one: Run) -> dict[str, object]:
    """Return a run with every field, also those that still have their default, for scripts."""
    return msgspec.structs.asdict(one)


@run.command("show", help=words("cli-run-show"))
def show(context: typer.Context, name: Annotated[str, typer.Argument(metavar="RUN")], as_json: AsJson = False) -> None:
    """Show one run with its findings."""
    from harvester.flow import Done

    with ledger(place(context.obj)) as book:
        done = Done(book.run(name), tuple(book.findings(name)))
    if as_json:
        typer.echo(_as_json([done]))
    else:
        _print(done)
