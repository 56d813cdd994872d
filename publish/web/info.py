"""The start page, the data set, our robot, static files, and what machines ask about health."""

from importlib.resources import files

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
from publish.web.standards import counts
from publish.web.views import now, row
from publish.web.words import number_words

STATIC = {"style.css": "text/css; charset=utf-8", "icon.svg": "image/svg+xml"}
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
        standards=counts(request),
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
    Route("/static/{hash}/{name}", static),
    Route("/robots.txt", robots),
]
