"""`ernte serve` and `ernte demo`: everything in one service, and the whole way shown at once."""

from pathlib import Path
from typing import Annotated

import typer

from publish.commands.place import ledger, place
from publish.commands.words import words

Port = Annotated[int, typer.Option(min=0, max=65_535, help=words("cli-port"))]


def add_to(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    app.command("serve", help=words("cli-serve"))(serve)
    app.command("demo", help=words("cli-demo"))(demo)


def serve(
    context: typer.Context,
    port: Port = 8000,
    host: Annotated[str, typer.Option(help=words("cli-host"))] = "127.0.0.1",
) -> None:
    """Run scheduler, projector, portal, SPARQL and feeds until told to stop."""
    from publish.service import serve as run

    at = place(context.obj)
    with ledger(at, create=True):
        pass
    raise typer.Exit(run(at.data, at.settings, host=host, port=port))


def demo(
    port: Port = 8000,
    once: Annotated[bool, typer.Option("--once", help=words("cli-demo-once"))] = False,
    data: Annotated[Path | None, typer.Option("--keep", help=words("cli-demo-keep"))] = None,
) -> None:
    """Show the whole way: provider sites on loopback, harvest, publish, serve."""
    from publish.demo.run import demo as run

    raise typer.Exit(run(data, once=once, port=port))
