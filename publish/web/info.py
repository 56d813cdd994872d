"""The start page, the data set, our robot, the vocabulary, static files, and what machines ask about health."""

from functools import cache
from importlib.resources import files

from msgspec import Struct
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from publish.feeds.dataset import dataset_lines
from publish.web import documents
from publish.web.dates import HOME_ZONE, zone
from publish.web.forms import NEGOTIATED
from publish.web.offers import public
from publish.web.site import hashed, render, site, source_zone, speech
from publish.web.views import now, row
from publish.web.words import number_words
from vocab.terms import BE

STATIC = {"style.css": "text/css; charset=utf-8", "icon.svg": "image/svg+xml"}
VOCABULARY = ("ontology.ttl", "shapes.ttl")
SOON = 5


def home(request: Request) -> Response:
    """Return the start page."""
    here, say, moment = site(request), speech(request), now()
    zones = source_zone(here)
    keys = here.listing.keys(moment)
    return render(
        request,
        "home.html",
        count=here.ledger.count(),
        sources=len(here.ledger.sources("approved")),
        updated=_updated(request),
        zone=zone(HOME_ZONE),
        rows=[row(change, say, zones(change.offer.source), moment) for change in public(here, keys[:SOON])],
    )


def _updated(request: Request) -> str:
    """Return when the last change was made that is published."""
    here = site(request)
    seq = here.published()
    last = here.ledger.changes(seq - 1, 1) if seq else []
    return last[0].at if last else ""


def dataset_thing(request: Request) -> Response:
    """Redirect from the data set to the document about it."""
    return documents.see(request, "dataset")


def dataset(request: Request) -> Response:
    """Return the document about the data set."""
    here = site(request)
    if suffix := request.path_params.get("suffix") or documents.wanted(request):
        lines = dataset_lines(here.iris, seq=here.published(), updated=_updated(request))
        return documents.document(lines, suffix)
    return render(
        request,
        "dataset.html",
        headers=NEGOTIATED,
        active="data",
        count=here.ledger.count(),
        seq=here.published(),
        iri=here.iris.dataset(),
    )


def bot(request: Request) -> Response:
    """Return the page that our user agent names."""
    settings = site(request).settings
    own = f"{site(request).iris.base}bot"
    return render(
        request,
        "bot.html",
        contact=settings.contact if settings.contact != own else "",
        per_host=settings.per_host,
        seconds=number_words(settings.delay, speech(request)),
    )


class Term(Struct, frozen=True):
    """One term of our own vocabulary, in one language."""

    name: str
    label: str
    comment: str


@cache
def _terms(language: str) -> tuple[Term, ...]:
    import rdflib  # half a second, and only this page needs it
    from rdflib.namespace import RDFS, SKOS

    graph = rdflib.Graph().parse(data=_vocabulary("ontology.ttl"), format="turtle")

    def said(subject: rdflib.term.Node, *predicates: rdflib.URIRef) -> str:
        words = (o for predicate in predicates for o in graph.objects(subject, predicate))
        return next((str(o) for o in words if isinstance(o, rdflib.Literal) and o.language == language), "")

    own = sorted(
        {s for s in graph.subjects() if isinstance(s, rdflib.URIRef) and s.startswith(BE) and s != BE}, key=str
    )
    return tuple(
        Term(s.removeprefix(BE), said(s, RDFS.label, SKOS.prefLabel), said(s, RDFS.comment, SKOS.definition))
        for s in own
    )


@cache
def _vocabulary(name: str) -> bytes:
    return (files("vocab") / "data" / name).read_bytes()


def vocabulary(request: Request) -> Response:
    """Return our own terms, for people or, asked for Turtle, for machines."""
    if documents.wanted(request):
        return _turtle("ontology.ttl")
    return render(request, "vocab.html", headers=NEGOTIATED, files=VOCABULARY, terms=_terms(speech(request).language))


def vocabulary_file(request: Request) -> Response:
    """Return a file of the vocabulary."""
    name = request.path_params["name"]
    if name not in VOCABULARY:
        raise HTTPException(404)
    return _turtle(name)


def _turtle(name: str) -> Response:
    headers = {"Access-Control-Allow-Origin": "*", "Vary": "Accept", "Cache-Control": "no-cache"}
    return Response(_vocabulary(name), 200, headers, "text/turtle; charset=utf-8")


def static(request: Request) -> Response:
    """Return a static file; its address changes with its content, so it may be kept for good."""
    name = request.path_params["name"]
    if name not in STATIC:
        raise HTTPException(404)
    content = (files("publish.web") / "static" / name).read_bytes()
    exact = request.path_params["hash"] == hashed(name).split("/")[1]
    keep = "public, max-age=31536000, immutable" if exact else "no-cache"
    return Response(content, 200, {"Cache-Control": keep}, STATIC[name])


def robots(request: Request) -> Response:
    """Return what robots may read: all but queries."""
    root = site(request).root
    return PlainTextResponse(f"User-agent: *\nDisallow: {root}sparql\n")


def healthz(request: Request) -> Response:  # noqa: ARG001
    """Say that the process answers."""
    return PlainTextResponse("ok\n", headers={"Cache-Control": "no-store"})


def readyz(request: Request) -> Response:
    """Say whether pages and queries can be answered: the ledger reads, and a version of the graph is published."""
    here = site(request)
    ledger, published = here.ledger.last_seq(), here.published()
    ready = bool(published) or not ledger
    return PlainTextResponse(
        f"{'ready' if ready else 'not ready'}\nledger {ledger}\npublished {published}\n",
        200 if ready else 503,
        {"Cache-Control": "no-store"},
    )


PROBES = [Route("/healthz", healthz), Route("/readyz", readyz)]
ROUTES = [
    *PROBES,
    Route("/", home),
    Route("/id/dataset", dataset_thing),
    Route("/dataset.{suffix:form}", dataset),
    Route("/dataset", dataset),
    Route("/bot", bot),
    Route("/vocab/", vocabulary),
    Route("/vocab/{name}", vocabulary_file),
    Route("/static/{hash}/{name}", static),
    Route("/robots.txt", robots),
]
