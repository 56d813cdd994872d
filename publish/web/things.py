"""The documents about providers and places: what the published graph says of each, and the offers that name it."""

import re
from functools import partial
from urllib.parse import quote

from msgspec import Struct
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from publish.web import documents, queries
from publish.web.forms import NEGOTIATED
from publish.web.language import Catalogue, noop
from publish.web.site import render, site, speech
from vocab.iris import iri as escaped
from vocab.terms import BE, SCHEMA

_KEY = re.compile(r"[a-z2-7]{16}\Z")
_AREA = re.compile(r"\d{8}-[\w .,()&+-]{1,100}\Z")


class Kind(Struct, frozen=True):
    """One kind of shared thing: its name in an IRI, its word, and the folder of its documents."""

    name: str
    word: str
    folder: str
    key: re.Pattern[str] = _KEY


KINDS = (
    Kind("provider", noop("Provider"), "providers"),
    Kind("place", noop("Place"), "places"),
    Kind("area", noop("Social area"), "areas", _AREA),
)
FACTS = {
    f"{SCHEMA}streetAddress": noop("Street"),
    f"{SCHEMA}postalCode": noop("Postal code"),
    f"{SCHEMA}addressLocality": noop("Town"),
    f"{SCHEMA}addressRegion": noop("Region"),
    f"{SCHEMA}addressCountry": noop("Country"),
    f"{SCHEMA}url": noop("Website"),
    f"{BE}words": noop("Words of the page"),
}
"""Predicate -> word, in the order in which a page shows them."""


def thing(kind: Kind, request: Request) -> Response:
    """Redirect from a provider or place to the document about it."""
    return documents.see(request, f"{kind.folder}/{_key(kind, request)}")


async def page(kind: Kind, request: Request) -> Response:
    """Return the document about a provider or place, in the form that its address or the Accept header asks for."""
    here, key, say = site(request), _key(kind, request), speech(request)
    name = escaped(f"{here.iris.base}id/{kind.name}/{key}")
    if suffix := request.path_params.get("suffix") or documents.wanted(request):
        lines = await queries.triples(here.pool, name)
        if not lines:
            raise HTTPException(404)
        return documents.document(lines, suffix)
    found = await queries.thing(here.pool, name)
    if found is None:
        raise HTTPException(404)
    return render(
        request,
        "thing.html",
        headers=NEGOTIATED,
        active="offers",
        kind=say.gettext(kind.word),
        name=found.facts.get(f"{SCHEMA}name", ""),
        facts=facts(found, say),
        offers=found.offers,
        more=found.more,
        iri=name,
        id_path=f"id/{kind.name}/{key}",
        path=f"{kind.folder}/{key}",
    )


def facts(found: queries.Thing, say: Catalogue) -> list[tuple[str, str]]:
    """Return what a page says of a thing, as pairs of words and value."""
    told = [(say.gettext(words), found.facts[name]) for name, words in FACTS.items() if name in found.facts]
    latitude, longitude = (found.facts.get(f"{SCHEMA}{name}", "") for name in ("latitude", "longitude"))
    if latitude and longitude:
        told.append((say.gettext("Coordinates"), f"{latitude}, {longitude}"))
    return told


def _key(kind: Kind, request: Request) -> str:
    key: str = request.path_params["key"]
    if not kind.key.match(key):
        raise HTTPException(404)
    return quote(key, safe="")


ROUTES = [
    route
    for kind in KINDS
    for route in (
        Route(f"/id/{kind.name}/{{key}}", partial(thing, kind)),
        Route(f"/{kind.folder}/{{key}}.{{suffix:form}}", partial(page, kind)),
        Route(f"/{kind.folder}/{{key}}", partial(page, kind)),
    )
]
