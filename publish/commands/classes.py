"""`ernte classify`, `ernte correction …`, `ernte reclassify`: what offers belong to, why, and what persons say."""

import json
import os
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
import typer

from harvester.errors import UseError
from harvester.records import Correction, Finished, Scope, Source
from publish.commands.place import Place, ledger, place, publish
from publish.commands.words import LANGUAGE, words
from vocab import codes
from vocab.model import Classification, Offer, Organization

if TYPE_CHECKING:
    from harvester.finishing import Finish
    from harvester.ledger import Ledger
    from harvester.reclassify import Difference

correction = typer.Typer(help=words("cli-correction"), no_args_is_help=True)
AsJson = Annotated[bool, typer.Option("--json", help=words("cli-json"))]
OfOffer = Annotated[str, typer.Option("--offer", help=words("cli-correction-offer"))]
OfSource = Annotated[str, typer.Option("--source", help=words("cli-correction-source"))]
OfCategory = Annotated[str, typer.Option("--category", help=words("cli-correction-category"))]
Scheme = Annotated[str, typer.Argument(metavar="LIST", help=words("cli-correction-list-name"))]
SHOWN = 50
LONGEST = 200
"""Characters of a provider's category."""
ONE = frozenset({"stages", "municipality", "provider-municipality"})
"""Code lists of which an offer has one concept at most."""


def add_to(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    app.command("classify", help=words("cli-classify"))(classify)
    app.command("reclassify", help=words("cli-reclassify"))(reclassify)
    app.add_typer(correction, name="correction")


def classify(
    text: Annotated[str, typer.Argument(help=words("cli-classify-text"))],
    title: Annotated[str, typer.Option(help=words("cli-classify-title"))] = "",
    provider: Annotated[str, typer.Option(help=words("cli-classify-provider"))] = "",
    keyword: Annotated[list[str] | None, typer.Option(help=words("cli-classify-keyword"))] = None,
    category: Annotated[list[str] | None, typer.Option(help=words("cli-classify-category"))] = None,
    as_json: AsJson = False,
) -> None:
    """Explain what a text would be classified as; exit status 1 when nothing can be claimed."""
    from harvester.classify import of_words

    found = of_words(
        Offer(
            source="",
            local_id="",
            type="Course",
            name=title or text,
            description=text if title else "",
            url="",
            providers=(Organization(name=provider),) if provider else (),
            keywords=tuple(keyword or ()),
            categories=tuple(category or ()),
        )
    )
    if as_json:
        typer.echo(json.dumps([_plain(one) for one in found], ensure_ascii=False, indent=1))
    else:
        _print(found)
    if not found:
        raise typer.Exit(1)


def _plain(one: Classification) -> dict[str, object]:
    return {**msgspec.to_builtins(one), "label": label(one.concept)}


def _print(found: tuple[Classification, ...]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table()
    for column in ("list", "concept", "confidence", "method", "evidence"):
        table.add_column(words(f"column-{column}"), overflow="fold")
    for one in found:
        scheme = codes.scheme(one.concept.partition("/")[0])
        evidence = ", ".join(f"{part.words} ({words(f'field-{part.field}')})" for part in one.evidence)
        row = (scheme.title[LANGUAGE], label(one.concept), f"{one.confidence:.2f}", words(f"method-{one.method}"))
        table.add_row(*map(Text, (*row, evidence)))
    Console().print(table)
    if not found:
        typer.echo(words("cli-classify-nothing"))


def label(key: str) -> str:
    """Return the name of a concept in the language of the user; of a municipality its AGS."""
    scheme, _, name = key.partition("/")
    return codes.concept(key).labels[LANGUAGE] if scheme in codes.schemes() else name


@correction.command("add", help=words("cli-correction-add"))
def add(
    context: typer.Context,
    scheme: Scheme,
    names: Annotated[list[str] | None, typer.Argument(metavar="[NAME]...", help=words("cli-correction-names"))] = None,
    offer: OfOffer = "",
    source: OfSource = "",
    category: OfCategory = "",
    note: Annotated[str, typer.Option(help=words("cli-correction-note"))] = "",
    by: Annotated[str, typer.Option(help=words("cli-correction-by"))] = "",
) -> None:
    """Say what offers belong to, for good; what is public of them changes at once."""
    at = place(context.obj)
    _known(scheme, names or ())
    with ledger(at) as book:
        said = _subject(book, scheme, offer, source, category)
        who = by or os.environ.get("USER", "")
        said = msgspec.structs.replace(said, concepts=tuple(dict.fromkeys(names or ())), by=who, note=note)
        _apply(at, book, said, lambda: book.correct(said))
        typer.echo(words("cli-correction-added", what=_what(said)))


@correction.command("remove", help=words("cli-correction-remove"))
def remove(
    context: typer.Context, scheme: Scheme, offer: OfOffer = "", source: OfSource = "", category: OfCategory = ""
) -> None:
    """Take a correction back; what is public changes at once."""
    at = place(context.obj)
    with ledger(at) as book:
        said = _subject(book, scheme, offer, source, category)
        kept = next((one for one in book.corrections(said.source) if _same(one, said)), said)
        _apply(at, book, said, lambda: book.uncorrect(said))
        typer.echo(words("cli-correction-removed", what=_what(kept)))


def _same(one: Correction, other: Correction) -> bool:
    return (one.scope, one.subject, one.scheme) == (other.scope, other.subject, other.scheme)


@correction.command("list", help=words("cli-correction-list"))
def list_(context: typer.Context, as_json: AsJson = False) -> None:
    """List all corrections."""
    with ledger(place(context.obj)) as book:
        found = book.corrections()
    if as_json:
        typer.echo(json.dumps([msgspec.structs.asdict(one) for one in found], ensure_ascii=False, indent=1))
        return
    for one in found:
        typer.echo("\t".join((one.at, _what(one), one.by, one.note)).rstrip())


def _what(one: Correction) -> str:
    names = ", ".join(label(f"{one.scheme}/{name}") for name in one.concepts) or words("cli-correction-none")
    subject = f"{one.source}: {one.subject}" if one.scope == "category" else one.subject or one.source
    return f"{words(f'scope-{one.scope}')} {subject}: {one.scheme} = {names}"


def _subject(book: "Ledger", scheme: str, offer: str, source: str, category: str) -> Correction:
    """Return a correction without its verdict; raises UseError unless exactly one scope was named."""
    _known(scheme, ())
    if offer and not (source or category):
        change = book.offer(offer)
        if change is None:
            raise UseError("correction-offer", subject=offer)
        return Correction(scope="offer", source=change.offer.source, subject=offer, scheme=scheme)
    if source and not offer:
        from harvester.classify.corrections import folded

        if len(category) > LONGEST or (category and not folded(category)):
            raise UseError("correction-category", words=category[:60], most=LONGEST)
        scope: Scope = "category" if category else "source"
        return Correction(scope=scope, source=book.source(source).id, subject=folded(category), scheme=scheme)
    raise UseError("correction-scope")


def _known(scheme: str, names: list[str] | tuple[str, ...]) -> None:
    """Raise UseError, with the choices, for a list or a name that there is not."""
    from vocab.classes import PROPERTIES
    from vocab.places import gazetteer

    if scheme not in PROPERTIES:
        raise UseError("correction-scheme", scheme=scheme, choices=", ".join(PROPERTIES))
    if scheme in ONE and len(set(names)) > 1:
        raise UseError("correction-one", scheme=scheme, words=", ".join(names))
    for name in names:
        if scheme in codes.schemes():
            choices = [one.name for one in codes.scheme(scheme).concepts if not one.deprecated]
            if name not in choices:
                raise UseError("correction-concept", scheme=scheme, concept=name, choices=", ".join(choices))
        elif gazetteer().valid(name) != name:
            raise UseError("correction-municipality", concept=name)


def reclassify(
    context: typer.Context,
    names: Annotated[list[str] | None, typer.Argument(metavar="[ID]...", help=words("cli-harvest-ids"))] = None,
    apply_: Annotated[bool, typer.Option("--apply", help=words("cli-reclassify-apply"))] = False,
    as_json: AsJson = False,
) -> None:
    """Show what would be classified otherwise today; write it only when told to."""
    from harvester.reclassify import apply, differences

    at = place(context.obj)
    with ledger(at) as book:
        sources = [book.source(name) for name in names] if names else book.sources()
        count = 0
        for source in sources:
            for one in differences(book, source, _finish(at, book, source)):
                count += 1
                if as_json or count <= SHOWN:
                    _show(one, as_json=as_json)
            if apply_ and apply(book, source, _finish(at, book, source)) is not None:
                publish(at, book)
    if not as_json:
        ending: Literal["applied", "shown"] = "applied" if apply_ else "shown"
        typer.echo(words(f"cli-reclassify-{ending}", number=count))


def _show(one: "Difference", *, as_json: bool) -> None:
    if as_json:
        row = {"key": one.after.key, "name": one.after.name, "gone": one.gone(), "new": one.new()}
        typer.echo(json.dumps(row, ensure_ascii=False))
        return
    changed = [f"- {name}" for name in one.gone()] + [f"+ {name}" for name in one.new()]
    typer.echo(f"{one.after.key}  {one.after.name}\n    {'  '.join(changed) or words('cli-reclassify-inner')}")


def _finish(at: Place, book: "Ledger", source: Source) -> "Finish":
    from harvester.finishing import finisher

    return finisher(source, at.places, book.corrections(source.id))


def _apply(at: Place, book: "Ledger", said: Correction, change: Callable[[], object]) -> None:
    """Make a change to the corrections and publish what follows for the offers that it is about; all or nothing."""
    from harvester.reclassify import apply, only

    source = book.source(said.source)

    @cache
    def ready() -> "Finish":
        return only(said, _finish(at, book, source))

    def finish(offer: Offer) -> Finished:
        return ready()(offer)  # not before the change was made

    if apply(book, source, finish, change) is not None:
        publish(at, book)
