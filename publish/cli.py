"""`ernte`: reads what the user typed, hands it to a command, and turns errors into a sentence and an exit status."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from harvester import __version__
from harvester.errors import ErnteError, UseError
from publish.commands import classes, harvests, places, queries, recipes, services, sources
from publish.commands.words import LANGUAGE, words

app = typer.Typer(
    name="ernte",
    help=words("cli-help"),
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
sources.add_to(app)
harvests.add_to(app)
classes.add_to(app)
places.add_to(app)
recipes.add_to(app)
queries.add_to(app)
services.add_to(app)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"bildungsernte {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    context: typer.Context,
    data: Annotated[Path, typer.Option(envvar="ERNTE_DATA", help=words("cli-data"))] = Path("ernte-data"),
    version: Annotated[  # noqa: ARG001 - its callback does the work
        bool, typer.Option("--version", help=words("cli-version"), callback=_version, is_eager=True)
    ] = False,
) -> None:
    context.obj = data.absolute()


def main() -> None:
    """Run the command line; exit status 0 work done, 1 work failed, 2 wrong use."""
    try:
        app()
    except ErnteError as wrong:
        sys.stderr.write(f"ernte: {wrong.say(LANGUAGE)}\n")
        raise SystemExit(2 if isinstance(wrong, UseError) else 1) from None
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(1) from None


if __name__ == "__main__":
    main()
