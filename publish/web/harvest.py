"""The pages about the harvest: the state of the sources, one source, one run."""

from zoneinfo import ZoneInfo

from msgspec import Struct
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from harvester.errors import ErnteError
from harvester.records import Run, Source
from publish.feeds.dataset import source_lines
from publish.web import documents
from publish.web.dates import zone
from publish.web.forms import NEGOTIATED
from publish.web.offers import page_number
from publish.web.site import Site, render, shown, site, speech
from vocab.messages import messages, say, text
from vocab.things import describe_run

FINDINGS = 200


class Health(Struct, frozen=True, kw_only=True):
    """How one source is doing."""

    source: Source
    run: Run | None
    why: str
    offers: int
    zone: ZoneInfo


def status(request: Request) -> Response:
    """Return the state of every public source."""
    here, language = site(request), speech(request).language
    health, counts = [], here.listing.counts()
    for source in shown(here.ledger):
        run = next(iter(here.ledger.runs(source.id, 1)), None)
        health.append(
            Health(
                source=source,
                run=run,
                why=_why(run, language) if run else "",
                offers=counts.get(source.id, 0),
                zone=zone(source.timezone),
            )
        )
    return render(request, "status.html", active="status", health=health)


def _why(run: Run, language: str) -> str:
    if not run.reason:
        return run.detail
    known = run.reason in messages()
    return (
        text(run.reason, language, source=run.source, detail=run.detail, words=run.detail, page=run.address)
        if known
        else f"{run.reason} {run.detail}"
    )


def source_thing(request: Request) -> Response:
    """Redirect from a source to the document about it."""
    return documents.see(request, f"sources/{_source(request).id}")


def source_page(request: Request) -> Response:
    """Return the document about a source."""
    source, here = _source(request), site(request)
    if suffix := _suffix(request):
        return documents.document(source_lines(source, here.iris), suffix)
    return render(
        request,
        "source.html",
        headers=NEGOTIATED,
        active="status",
        source=source,
        runs=here.ledger.runs(source.id, 20),
        zone=zone(source.timezone),
    )


def run_thing(request: Request) -> Response:
    """Redirect from a run to the document about it."""
    return documents.see(request, f"runs/{_run(request).id}")


def run_page(request: Request) -> Response:
    """Return the document about a run, with what it found."""
    run, here, language = _run(request), site(request), speech(request).language
    if suffix := _suffix(request):
        return documents.document(describe_run(run, here.iris).lines, suffix)
    found = here.ledger.findings(run.id)
    last = max(1, -(-len(found) // FINDINGS))
    page = page_number(request.query_params.get("page", "1"))
    if page > last:
        raise HTTPException(404)
    shown = found[(page - 1) * FINDINGS : page * FINDINGS]
    return render(
        request,
        "run.html",
        headers=NEGOTIATED,
        active="status",
        run=run,
        why=_why(run, language),
        findings=[(one.severity, say(one, language)) for one in shown],
        page=page,
        last=last,
        zone=_zone(here, run.source),
    )


def _suffix(request: Request) -> str:
    suffix: str = request.path_params.get("suffix") or documents.wanted(request)
    return suffix


def _source(request: Request) -> Source:
    name = request.path_params["id"]
    found = next((source for source in shown(site(request).ledger) if source.id == name), None)
    if found is None:
        raise HTTPException(404)
    return found


def _run(request: Request) -> Run:
    try:
        return site(request).ledger.run(request.path_params["id"])
    except ErnteError as unknown:
        raise HTTPException(404) from unknown


def _zone(here: Site, source: str) -> ZoneInfo:
    return zone(here.ledger.source(source).timezone)


ROUTES = [
    Route("/status", status),
    Route("/id/source/{id}", source_thing),
    Route("/sources/{id}.{suffix:form}", source_page),
    Route("/sources/{id}", source_page),
    Route("/id/run/{id}", run_thing),
    Route("/runs/{id}.{suffix:form}", run_page),
    Route("/runs/{id}", run_page),
]
