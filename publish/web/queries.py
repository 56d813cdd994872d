"""Asks the published graph what the ledger does not keep by itself: providers and places, and what they offer.

The queries are the files in `rq/`. What is put into them is an IRI of our own, made of the base address and a key
whose letters were checked, so nothing harvested ever stands in a query.
"""

import json
from functools import cache
from importlib.resources import files
from string import Template

from msgspec import Struct

from publish.sparql.pool import QueryPool
from publish.sparql.values import Query

MOST = 100
"""Offers listed with a thing."""


class Thing(Struct, frozen=True):
    """A provider or place as the graph knows it."""

    facts: dict[str, str]
    """Predicate -> value."""
    offers: tuple[tuple[str, str], ...]
    """Key and name of each offer, by name."""
    more: bool
    """Whether there are offers beyond those listed."""


async def triples(pool: QueryPool, iri: str) -> tuple[str, ...]:
    """Return what is said of `iri` and its parts as N-Triples lines, those of one subject together."""
    found = await pool.query(Query(_filled("thing", iri), "nt"))
    return tuple(sorted(line for line in found.read().decode().split("\n") if line))


async def thing(pool: QueryPool, iri: str) -> Thing | None:
    """Return what is said of `iri` and who refers to it; None when the graph does not know it."""
    facts = [(row["predicate"], row["object"]) for row in await _rows(pool, _filled("facts", iri))]
    if not facts:
        return None
    rows = await _rows(pool, _filled("offers", iri))
    offers = tuple((row["offer"].rsplit("/", 1)[1], row["name"]) for row in rows[:MOST])
    return Thing(dict(facts), offers, len(rows) > MOST)


async def _rows(pool: QueryPool, query: str) -> list[dict[str, str]]:
    found = json.loads((await pool.query(Query(query, "json"))).read())
    return [{name: term["value"] for name, term in row.items()} for row in found["results"]["bindings"]]


def _filled(name: str, iri: str) -> str:
    return _query(name).substitute(iri=iri, most=MOST + 1)


@cache
def _query(name: str) -> Template:
    return Template((files("publish.web") / "rq" / f"{name}.rq").read_text("utf-8"))
