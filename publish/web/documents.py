"""Small RDF documents about one thing, in the form that was asked for: N-Triples lines in, an answer out."""

import logging
import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from publish.feeds.turtle import prefixes, turtle
from publish.web.forms import FORMS, HTML
from publish.web.negotiate import media_type
from publish.web.site import link
from vocab.terms import PREFIXES

if TYPE_CHECKING:
    from rdflib import Graph

_NOT_IN_XML = re.compile(
    r"(\\\\)|\\u(?:00(?:0[0-8BCEFbcef]|1[0-9A-Fa-f])|FFF[EFef]|fff[ef])|[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
)
"""An escaped backslash, which stays, or a character that XML 1.0 forbids, escaped or bare."""


def wanted(request: Request) -> str:
    """Return the suffix of the form that the Accept header prefers; empty for HTML."""
    best = media_type(request.headers.get("accept", ""), [HTML, *FORMS.values()])
    return next((suffix for suffix, name in FORMS.items() if name == best), "")


def see(request: Request, path: str) -> Response:
    """Return the redirect from a thing to the document about it (303)."""
    suffix = wanted(request)
    return RedirectResponse(
        link(request, f"{path}.{suffix}" if suffix else path),
        303,
        {"Vary": "Accept", "Access-Control-Allow-Origin": "*", "Cache-Control": "no-cache"},
    )


def document(
    lines: Iterable[str], suffix: str, *, status: int = 200, headers: Mapping[str, str] | None = None
) -> Response:
    """Return `lines` in the form that `suffix` names."""
    body = serialise(tuple(lines), suffix)
    kind = FORMS[suffix] + ("; charset=utf-8" if suffix in {"ttl", "nt"} else "")
    return Response(
        body,
        status,
        {"Access-Control-Allow-Origin": "*", "Cache-Control": "no-cache", "Vary": "Accept", **(headers or {})},
        kind,
    )


def serialise(lines: tuple[str, ...], suffix: str) -> bytes:
    """Return N-Triples lines in another form; XML cannot hold control characters, so there they become U+FFFD."""
    if suffix == "nt":
        return "".join(f"{line}\n" for line in lines).encode()
    if suffix == "ttl":
        return f"{prefixes()}\n{turtle(lines)}".encode()
    if suffix == "rdf":
        text = _NOT_IN_XML.sub(lambda found: found[1] or "\ufffd", "\n".join(lines))
        return _graph(text).serialize(format="xml", encoding="utf-8")
    return _graph("\n".join(lines)).serialize(format="json-ld", context=_context(), auto_compact=True, encoding="utf-8")


@cache
def _context() -> dict[str, str]:
    return dict(PREFIXES)


def _graph(text: str) -> "Graph":
    import rdflib  # half a second; only these two forms need it

    rdflib.NORMALIZE_LITERALS = False
    logging.getLogger("rdflib.term").setLevel(logging.ERROR)
    graph = rdflib.Graph(bind_namespaces="none")
    for name, iri in PREFIXES.items():
        graph.bind(name, iri)
    return graph.parse(data=text, format="nt")
