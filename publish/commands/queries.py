"""`ernte query`, `ernte export` and `ernte rebuild`: from the published set to a terminal, a file, a fresh store."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from harvester.errors import UseError
from publish.commands.place import ledger, place
from publish.commands.words import words


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
    from publish.sparql.local import answer

    at = place(context.obj)
    sys.stdout.buffer.write(answer(at.graph, _question(question), form.value, at.settings, endpoint=endpoint))


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
    from publish.feeds.export import export_file

    with ledger(place(context.obj)) as book:
        number = export_file(book, file)
    typer.echo(words("cli-exported", number=number, file=file), err=True)


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
