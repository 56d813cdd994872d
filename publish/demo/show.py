"""What the demo prints: a few small tables, what did not come out as it should, and addresses to open."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote_plus

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from publish.commands.words import words
from publish.demo.check import Published
from publish.demo.expected import Differences
from publish.demo.installation import Installation, text
from publish.demo.server import Town

_console = Console(highlight=False, soft_wrap=True)
SHOWN = 20


def _table(title: str, *columns: str) -> Table:
    table = Table(
        title=words(title), title_justify="left", title_style="bold", box=None, pad_edge=False, padding=(0, 2)
    )
    for column in columns:
        table.add_column(words(f"demo-column-{column}"), justify="right" if column in _NUMBERS else "left")
    return table


_NUMBERS = {"offers", "published", "new", "changed", "gone"}


def sites(town: Town) -> None:
    """Show the six sites and how each is made."""
    table = _table("demo-sites", "site", "address")
    for site in town.sites:
        table.add_row(f"{site.name}\n[dim]  {words(f'demo-make-{site.file}')}[/]", town.start(site))
    _print(table)
    _console.print(words("demo-harvesting"))


def harvested(runs: Mapping[str, Mapping[str, Any]], found: Published, told: Published) -> None:
    """Show what the first harvest brought, beside what the sites hold."""
    table = _table("demo-harvested", "source", "offers", "published", "state")
    for site, offers in told.items():
        table.add_row(site, str(len(offers)), str(len(found.get(site, {}))), _state(runs, site))
    _print(table)


def changed(runs: Mapping[str, Mapping[str, Any]], there: Differences) -> None:
    """Show what the second harvest changed, and which offers those are."""
    table = _table("demo-changed", "source", "new", "changed", "gone", "state", "what")
    titles = dict(there.added | there.changed | there.withdrawn)
    for site, run in runs.items():
        counts = [str(run[name] or "·") for name in ("added", "changed", "withdrawn")]
        what = words("demo-kept") if site in there.down else titles.get(site, "")
        table.add_row(site, *counts, _state(runs, site), escape(what))
    _print(table)


def _state(runs: Mapping[str, Mapping[str, Any]], site: str) -> str:
    state = runs.get(site, {}).get("state", "failed")
    colour = "green" if state == "succeeded" else "red"
    return f"[{colour}]{words(f'run-{state}')}[/]"


def verdict(wrong: Sequence[str], *, seconds: float) -> None:
    """Say whether all came out as the sites hold it, and what did not."""
    if not wrong:
        _console.print(f"\n[green]✓[/] {words('demo-right', seconds=round(seconds))}")
        return
    _console.print(f"\n[red]✗[/] {words('demo-wrong', number=len(wrong))}")
    for sentence in wrong[:SHOWN]:
        _console.print(f"  {escape(sentence)}")


def addresses(installation: Installation, rows: Sequence[Mapping[str, str]]) -> None:
    """Show where to look: portal, an offer, SPARQL with a query, a feed."""
    query = quote_plus(text("courses").strip(), safe="?{}:/;.")
    _console.print()
    for name, address in (
        ("portal", installation.base),
        ("offer", rows[0]["offer"] if rows else ""),
        ("sparql", f"{installation.base}sparql?query={query}"),
        ("feed", f"{installation.base}feeds/offers.jsonl"),
    ):
        _console.print(f"{words(f'demo-open-{name}'):<14}{address}", markup=False)


def waiting() -> None:
    """Say that the show goes on until the user ends it."""
    _console.print(words("demo-waiting"))


def over() -> None:
    """Say good-bye."""
    _console.print(f"\n{words('demo-over')}")


def _print(table: Table) -> None:
    _console.print()
    _console.print(table)
