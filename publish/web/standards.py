"""Offers in the forms of other standards: all of them as files with a report, and each at an address of its own."""

from itertools import islice

import msgspec
import orjson
from msgspec import Struct
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from harvester.errors import BusyError
from harvester.records import Change
from publish.feeds.forms import VIEW_FORMATS
from publish.feeds.turtle import prefixes, turtle
from publish.feeds.views import NAMES, VIEWS, Report
from publish.web import documents
from publish.web.dumps import kept, whole_file
from publish.web.forms import HTML
from publish.web.negotiate import media_type
from publish.web.offers import answer, page_number, the_change
from publish.web.site import Site, link, render, site, speech
from vocab.messages import LANGUAGES, text
from vocab.views import moochub
from vocab.views.base import View
from vocab.views.elm_things import PREFIXES

PAGE = 100
"""Courses on a page of the MOOChub answer."""
AT_ONCE = 500
"""Offers up to which the page of the data set counts at once; of more it shows what was counted for a file."""
SINGLE = {
    "elm.ttl": "text/turtle; charset=utf-8",
    "elm.nt": "application/n-triples; charset=utf-8",
    "amb.json": "application/ld+json",
    "moochub.json": "application/vnd.api+json",
    "bioschemas.json": "application/ld+json",
}
"""End of the address of one offer -> media type."""
FILES = {"elm": "elm.ttl", "amb": "amb.jsonl", "moochub": "moochub.json", "bioschemas": "bioschemas.jsonl"}
_PROBLEM = "application/problem+json"
_OPEN = {"Access-Control-Allow-Origin": "*", "Cache-Control": "no-cache"}


def view_file(request: Request) -> Response:
    """Return all offers that a standard has room for, or a page of them; the report stands beside."""
    form = f"{request.path_params['view']}.{request.path_params['suffix']}"
    if form not in VIEW_FORMATS:
        raise HTTPException(404)
    if form == "moochub.json" and "page" in request.query_params:
        answer = _page(request, page_number(request.query_params["page"]))
    else:
        answer = whole_file(request, form)
    report = link(request, f"feeds/offers.{request.path_params['view']}.report.json")
    answer.headers["Link"] = f'<{report}>; rel="describedby"; type="application/json"'
    return answer


def _page(request: Request, number: int) -> Response:
    """Return one page of the MOOChub answer, cut from the whole file, which has an item on each line."""
    here = site(request)
    seq, form = here.published(), "moochub.json"
    last = max(1, -(-_report(here, "moochub", seq).written // PAGE))
    if number > last:
        raise HTTPException(404)
    with kept(here, form, seq).open("rb") as lines:
        items = [line.rstrip(b",\n") for line in islice(lines, 1 + (number - 1) * PAGE, 1 + number * PAGE)]
    links = orjson.dumps(moochub.links(f"{here.iris.base}feeds/offers.{form}", page=number, last=last))
    data = b",".join(item for item in items if item.startswith(b'{"id"'))
    return Response(b'{"links":' + links + b',"data":[' + data + b"]}", 200, _OPEN, VIEW_FORMATS[form])


def report(request: Request) -> Response:
    """Return how many offers are in the files of a view, and why the others are not."""
    view = request.path_params["view"]
    if view not in VIEWS:
        raise HTTPException(404)
    found = _report(site(request), view, site(request).published())
    reasons = [
        {"code": code, "offers": offers, **{language: text(code, language) for language in LANGUAGES}}
        for code, offers in found.reasons.items()
    ]
    body = msgspec.structs.asdict(found) | {"reasons": reasons}
    return Response(orjson.dumps(body, option=orjson.OPT_INDENT_2), 200, _OPEN, "application/json")


def _report(here: Site, view: str, seq: int) -> Report:
    file = kept(here, FILES[view], seq)
    return msgspec.json.decode(file.with_suffix(file.suffix + ".report").read_bytes(), type=Report)


class Count(Struct, frozen=True):
    """How a view of all offers went, for the page of the data set; `report` is None while nobody counted."""

    view: str
    name: str
    file: str
    report: Report | None
    reasons: list[tuple[int, str]]


def counts(request: Request) -> list[Count]:
    """Return how every view of all offers went."""
    here, language = site(request), speech(request).language
    found = []
    for view, file in FILES.items():
        told = _counted(here, view)
        reasons = [(offers, text(code, language)) for code, offers in told.reasons.items()] if told else []
        found.append(Count(view, NAMES[view], f"offers.{file}", told, reasons))
    return found


def _counted(here: Site, view: str) -> Report | None:
    """Return the report of the published version, or of an earlier one when counting anew would take long."""
    try:
        if here.ledger.count() <= AT_ONCE:
            return _report(here, view, here.published())
    except BusyError:
        return None
    files = sorted((here.data / "exports").glob(f"{view}-*.report"), key=lambda file: file.stat().st_mtime_ns)
    return msgspec.json.decode(files[-1].read_bytes(), type=Report) if files else None


def one_offer(request: Request) -> Response:
    """Return one offer in the form of a standard; 404 with the reasons in words when that has no room for it."""
    form = f"{request.path_params['view']}.{request.path_params['suffix']}"
    if form not in SINGLE:
        raise HTTPException(404)
    change = the_change(request)
    if change.action == "withdrawn":
        return answer(request, change, {"elm.ttl": "ttl", "elm.nt": "nt"}.get(form, "jsonld"))
    view = VIEWS[request.path_params["view"]](change, site(request).iris)
    if view.reasons:
        return _refused(request, view, change)
    return Response(_body(view, form, request), 200, _OPEN, SINGLE[form])


def _body(view: View, form: str, request: Request) -> bytes:
    lines = [line for one in view.entities for line in one.lines]
    if form == "elm.ttl":
        return f"{prefixes(PREFIXES)}\n{turtle(lines, PREFIXES)}".encode()
    if form == "elm.nt":
        return "".join(f"{line}\n" for line in lines).encode()
    if form == "moochub.json":
        own = f"{site(request).iris.base}offers/{request.path_params['key']}.{form}"
        return orjson.dumps({"links": moochub.links(own), "data": [view.document]}, option=orjson.OPT_INDENT_2)
    return orjson.dumps(view.document, option=orjson.OPT_INDENT_2)


def _refused(request: Request, view: View, change: Change) -> Response:
    say = speech(request)
    name = NAMES[request.path_params["view"]]
    heading = say.gettext("This offer cannot be given as %(name)s") % {"name": name}
    reasons = [text(code, say.language) for code in view.reasons]
    if media_type(request.headers.get("accept", ""), [_PROBLEM, HTML]) == HTML:
        path = f"offers/{change.key}"
        return render(request, "refused.html", status=404, heading=heading, reasons=reasons, path=path, code=404)
    told = [{"code": code, "text": words} for code, words in zip(view.reasons, reasons, strict=True)]
    return Response(orjson.dumps({"title": heading, "status": 404, "reasons": told}), 404, _OPEN, _PROBLEM)


def opportunity(request: Request) -> Response:
    """Redirect from a learning opportunity of ELM to the document about it."""
    suffix = "nt" if documents.wanted(request) == "nt" else "ttl"
    path = f"offers/{request.path_params['key']}.elm.{suffix}"
    return RedirectResponse(link(request, path), 303, {"Vary": "Accept", **_OPEN})


def same_thing(request: Request) -> Response:
    """Redirect from an organisation or location of ELM to the page about the same provider or place."""
    kind = request.path_params["kind"]
    if kind not in {"provider", "place"}:
        raise HTTPException(404)
    return RedirectResponse(link(request, f"{kind}s/{request.path_params['key']}"), 303, _OPEN)


ROUTES = [
    Route("/feeds/offers.{view}.report.json", report),
    Route("/feeds/offers.{view}.{suffix}", view_file),
    Route("/offers/{key}.{view}.{suffix}", one_offer),
    Route("/id/offer/{key}/elm", opportunity),
    Route("/id/{kind}/{key}/elm", same_thing),
]
