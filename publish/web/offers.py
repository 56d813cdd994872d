"""The list of offers and the pages about one: ledger in, HTML and RDF out."""

import re
from collections.abc import Iterable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from harvester.records import Change
from publish.feeds.plain import in_page
from publish.feeds.views import NAMES, offered
from publish.web import documents
from publish.web.forms import NEGOTIATED
from publish.web.safe import script_json
from publish.web.site import Site, render, shown, site, source_zone, speech
from publish.web.views import now, offer_view, row
from vocab.graph import describe

PAGE = 50
ENDS = {"elm": "elm.ttl", "amb": "amb.json", "moochub": "moochub.json", "bioschemas": "bioschemas.json"}
"""Name of a standard -> end of the address of one offer."""
_KEY = re.compile(r"[a-z2-7]{16}\Z")


def offer_list(request: Request) -> Response:
    """Return one page of the list: what is coming, or with `when=past` what is over."""
    here, say, query = site(request), speech(request), request.query_params
    text, source = query.get("text", "")[:200].strip(), query.get("source", "")
    when = "past" if query.get("when") == "past" else ""
    page = page_number(query.get("page", "1"))
    moment = now()
    keys = here.listing.keys(moment, source=source, text=text, past=bool(when))
    total = len(keys)
    last = max(1, -(-total // PAGE))
    if page > last:
        raise HTTPException(404)
    changes = public(here, keys[(page - 1) * PAGE : page * PAGE])
    zones = source_zone(here)
    return render(
        request,
        "offers.html",
        active="offers",
        rows=[row(change, say, zones(change.offer.source), moment) for change in changes],
        total=total,
        page=page,
        last=last,
        text=text,
        source=source,
        when=when,
        query={"text": text, "source": source, "when": when},
        sources=shown(here.ledger),
    )


def public(here: Site, keys: Iterable[str]) -> list[Change]:
    """Return the offers of `keys` that are still public."""
    found = (here.ledger.offer(key) for key in keys)
    return [change for change in found if change and change.action != "withdrawn"]


def page_number(text: str) -> int:
    """Return the number of a page of a list; not found (404) when there can be none."""
    if not (text.isascii() and text.isdecimal() and len(text) < 10 and int(text) > 0):
        raise HTTPException(404)
    return int(text)


def offer_thing(request: Request) -> Response:
    """Redirect from an offer to the document about it; say at once when it is gone or never was."""
    change = the_change(request)
    if change.action == "withdrawn":
        return answer(request, change, documents.wanted(request))
    return documents.see(request, f"offers/{change.key}")


def offer_page(request: Request) -> Response:
    """Return the document about an offer, in the form that the Accept header prefers."""
    return answer(request, the_change(request), documents.wanted(request))


def offer_form(request: Request) -> Response:
    """Return the document about an offer in the form that its address ends with."""
    return answer(request, the_change(request), request.path_params["suffix"])


def the_change(request: Request) -> Change:
    """Return the latest state of the offer that an address names; not found (404) when there was never one."""
    key = request.path_params["key"]
    change = site(request).ledger.offer(key) if _KEY.match(key) else None
    if change is None:
        raise HTTPException(404)
    return change


def answer(request: Request, change: Change, suffix: str) -> Response:
    """Return the document about an offer in the form of a suffix, as a page without one; gone (410) when withdrawn."""
    gone = change.action == "withdrawn"
    if suffix:
        run = site(request).ledger.run(change.run)
        lines = [line for entity in describe(change, run, site(request).iris) for line in entity.lines]
        return documents.document(lines, suffix, status=410 if gone else 200)
    return _tombstone(request, change) if gone else _page(request, change)


def _page(request: Request, change: Change) -> Response:
    here = site(request)
    where = source_zone(here)(change.offer.source)
    return render(
        request,
        "offer.html",
        headers=NEGOTIATED,
        active="offers",
        change=change,
        offer=change.offer,
        iri=here.iris.offer(change.key),
        view=offer_view(change, speech(request), where, now()),
        history=here.ledger.history(change.key),
        zone=where,
        embedded=script_json(in_page(change, here.ledger.run(change.run), here.iris)),
        standards=[(NAMES[name], f"offers/{change.key}.{ENDS[name]}") for name in offered(change, here.iris)],
    )


def _tombstone(request: Request, change: Change) -> Response:
    here = site(request)
    return render(
        request,
        "gone.html",
        status=410,
        headers=NEGOTIATED,
        change=change,
        offer=change.offer,
        iri=here.iris.offer(change.key),
        zone=source_zone(here)(change.offer.source),
    )


ROUTES = [
    Route("/offers", offer_list),
    Route("/id/offer/{key}", offer_thing),
    Route("/offers/{key}.{suffix:form}", offer_form),
    Route("/offers/{key}", offer_page),
]
