"""`ernte query`, `ernte export` and `ernte rebuild`: from the published set to a terminal, a file, a fresh store."""

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from harvester.errors import UseError
from publish.commands.place import Place, ledger, place
from publish.commands.words import words

if TYPE_CHECKING:
    from harvester.ledger import Ledger


class Format(StrEnum):
    """How an answer may be written."""

    table = "table"
    csv = "csv"
    tsv = "tsv"
    json = "json"
    xml = "xml"
    ttl = "ttl"
    nt = "nt"
    jsonld = "jsonld"
    rdf = "rdf"


class Projection(StrEnum):
    """What can be rebuilt from the ledger."""

    graph = "graph"
    all = "all"


def add_to(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    app.command("query", help=words("cli-query"))(query)
    app.command("export", help=words("cli-export"))(export)
    app.command("rebuild", help=words("cli-rebuild"))(rebuild)


def query(
    context: typer.Context,
    question: Annotated[str, typer.Argument(metavar="QUERY|FILE", help=words("cli-query-text"))],
    form: Annotated[Format, typer.Option("--format", help=words("cli-query-format"))] = Format.table,
    endpoint: Annotated[str, typer.Option(help=words("cli-query-endpoint"))] = "",
) -> None:
    """Put a SPARQL query to the published set, or to another endpoint."""
    from publish.sparql.prefilter import check

    at = place(context.obj)
    text = _question(question)
    wanted = form.value
    if form is Format.table:
        wanted = "json" if check(text, at.settings.query_rows).form in {"SELECT", "ASK"} else "ttl"
    answer = _answer(at, text, wanted, endpoint)
    if form is Format.table and wanted == "json":
        _print_table(json.loads(answer))
    else:
        sys.stdout.buffer.write(answer)


def _answer(at: Place, text: str, form: str, endpoint: str) -> bytes:
    if endpoint:
        from publish.graphstore import remote

        return remote.query(endpoint, text, form)
    from publish.sparql.local import ask
    from publish.sparql.values import Limits

    return ask(at.graph, text, form, Limits.of(at.settings))


def _print_table(found: dict[str, Any]) -> None:
    """Print an answer in the SPARQL JSON format as a table, as wide as it needs where no terminal reads it."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    if "boolean" in found:
        typer.echo(words("yes" if found["boolean"] else "no"))
        return
    names: list[str] = found["head"]["vars"]
    table = Table(box=box.SIMPLE_HEAD)
    for name in names:
        table.add_column(name, overflow="fold")
    rows: list[dict[str, dict[str, str]]] = found["results"]["bindings"]
    for row in rows:
        table.add_row(*(Text(row[name]["value"] if name in row else "") for name in names))
    Console(width=None if sys.stdout.isatty() else 10_000).print(table)


def _question(given: str) -> str:
    """Return the query itself, read from a file where `given` names one."""
    if len(given) < 1_000 and "{" not in given:
        try:
            return Path(given).read_text("utf-8")
        except FileNotFoundError as wrong:
            raise UseError("query-file-missing", where=given) from wrong
        except (OSError, UnicodeDecodeError) as wrong:
            raise UseError("query-file", where=given, detail=str(wrong)) from wrong
    return given


def export(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help=words("cli-export-file"), dir_okay=False)],
) -> None:
    """Write every published offer to a file; the suffix says how."""
    from publish.feeds.forms import VIEW_FORMATS, format_of

    form = format_of(file)
    with ledger(place(context.obj)) as book:
        if form in VIEW_FORMATS:
            _export_view(book, file, form)
            return
        from publish.feeds.export import export_file

        number = export_file(book, file)
    typer.echo(words("cli-exported", number=number, file=file), err=True)


def _export_view(book: "Ledger", file: Path, form: str) -> None:
    """Write the offers that another standard has room for; say how many, and why the others are not there."""
    from publish.feeds.views import export_view

    found = export_view(book, file, form)
    typer.echo(words("cli-exported-view", number=found.written, offers=found.offers, file=file), err=True)
    if found.refused:
        typer.echo(words("cli-not-exported", number=found.refused), err=True)
    for reason, offers in found.reasons.items():
        typer.echo(words("cli-not-exported-reason", number=offers, reason=words(reason)), err=True)


def rebuild(
    context: typer.Context,
    what: Annotated[Projection, typer.Argument(help=words("cli-rebuild-what"))] = Projection.all,  # noqa: ARG001
) -> None:
    """Make the graph store anew from the ledger's first change on."""
    from publish.projector import open_projector

    at = place(context.obj)
    with ledger(at) as book, open_projector(at.graph, book, at.settings) as projector:
        seq = projector.rebuild()
    typer.echo(words("cli-rebuilt", seq=seq), err=True)
