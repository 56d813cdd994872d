"""`ernte places …`: import official files, look places up, list municipalities."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer
from msgspec.structs import replace

from harvester.errors import UseError
from publish.commands.words import LANGUAGE, words
from vocab.messages import say
from vocab.places.model import PlacesError, Resolved

if TYPE_CHECKING:
    from vocab.places import Gazetteer

places = typer.Typer(help=words("cli-places"), no_args_is_help=True)


class PlacesUseError(UseError):
    """A file of places, or what is asked about places, is wrong."""


@contextmanager
def _told() -> Iterator[None]:
    """Turn a PlacesError into a wrong use that says what to do."""
    try:
        yield
    except PlacesError as wrong:
        raise PlacesUseError(wrong.code, **wrong.parts) from wrong


def add_to(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    app.add_typer(places, name="places")


@places.command("import", help=words("cli-places-import"))
def import_(  # noqa: D103 - the help is the documentation
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help=words("cli-places-file"))],
    kind: Annotated[str, typer.Option(help=words("cli-places-kind"))] = "",
    ags: Annotated[str, typer.Option(help=words("cli-places-ags"))] = "",
    crs: Annotated[str, typer.Option(help=words("cli-places-crs"))] = "",
) -> None:
    from vocab.places.importing import read_file

    with _told():
        read = read_file(file, _folder(context), kind=kind, ags=ags, crs=crs)
    for code, parts in read.warnings:
        typer.echo(words(code, **parts), err=True)
    typer.echo(words(read.code, **read.parts))


@places.command("find", help=words("cli-places-find"))
def find(  # noqa: D103
    context: typer.Context,
    text: Annotated[str, typer.Argument(help=words("cli-places-text"))],
    near: Annotated[str, typer.Option(help=words("cli-places-near"))] = "",
    as_json: Annotated[bool, typer.Option("--json", help=words("cli-json"))] = False,
) -> None:
    known = _known(context)
    with _told():
        answer = known.resolve_text(text, near)
        lines = said(answer, text, known)
    if as_json:
        typer.echo(json.dumps(msgspec.to_builtins(answer), ensure_ascii=False, indent=1))
        return
    for line in lines:
        typer.echo(line)


@places.command("list", help=words("cli-places-list"))
def list_(  # noqa: D103
    context: typer.Context,
    prefix: Annotated[str, typer.Argument(help=words("cli-places-prefix"))] = "",
    withdrawn: Annotated[bool, typer.Option("--withdrawn", help=words("cli-places-withdrawn"))] = False,
    as_json: Annotated[bool, typer.Option("--json", help=words("cli-json"))] = False,
) -> None:
    known = _known(context)
    with _told():
        keys = [ags for ags in known.municipalities(withdrawn=withdrawn) if ags.startswith(prefix)]
        found = [one for one in map(known.municipality, keys) if one]
    if not found:
        raise PlacesUseError("places-nothing-listed", words=prefix[:80])
    if as_json:
        typer.echo(json.dumps([msgspec.to_builtins(one) for one in found], ensure_ascii=False, indent=1))
        return
    for one in found:
        successor = f"→ {one.successor or '?'}" if one.withdrawn else ""
        typer.echo(f"{one.ags}\t{one.name}\t{' '.join(one.postal_codes)}\t{successor}".rstrip())


def said(answer: Resolved, text: str, known: "Gazetteer") -> list[str]:
    """Return the lines that tell a person what was found."""
    parts = {"confidence": f"{answer.confidence:.2f}", "basis": answer.basis or "–"}
    lines = []
    if answer.ags:
        lines.append(words("places-found", **_named(answer.ags, known), **parts))
        if answer.area:
            lines.append(words("places-found-area", area=answer.area))
    elif answer.candidates:
        lines.append(words("places-found-candidates", **parts))
        lines += ["  {name} ({ags}), {district}".format(**_named(ags, known)) for ags in answer.candidates]
    else:
        lines.append(words("places-found-nothing", words=text[:80]))
    return lines + [say(replace(found, page="ernte places find"), LANGUAGE) for found in answer.findings]


def _named(ags: str, known: "Gazetteer") -> dict[str, str]:
    district = known.district(ags)
    return {"ags": ags, "name": known.name(ags), "district": district.name if district else ags[:5]}


def _folder(context: typer.Context) -> Path:
    from vocab.places import FOLDER

    data: Path = context.obj
    return data / FOLDER


def _known(context: typer.Context) -> "Gazetteer":
    from vocab.places import gazetteer

    return gazetteer(_folder(context))
