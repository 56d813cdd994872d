"""The address `/sparql`: the SPARQL 1.1 Protocol for programs, a form with a table for people, its own description."""

from functools import cache, partial
from importlib.resources import files

from starlette.concurrency import iterate_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from harvester.errors import ErnteError, QueryError
from publish.sparql.pool import QueryPool
from publish.sparql.prefilter import MAX_BYTES, check
from publish.sparql.protocol import MEDIA, Asked, asked, error, format_for, status
from publish.sparql.table import rows
from publish.sparql.values import Answer, Query, formats
from publish.web import documents
from publish.web.negotiate import media_type
from publish.web.site import render, site, speech
from vocab.messages import text

MOST_SENT = 3 * MAX_BYTES + 4_096
"""Bytes of a request: a query whose every byte is percent-encoded, and the other parts of a form."""
SHOWN = 500
"""Rows or triples shown on the page."""

CORS = {
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "ETag, Retry-After, Warning, X-SPARQL-MaxRows",
}
PREFLIGHT = {
    **CORS,
    "access-control-allow-methods": "GET, HEAD, POST, OPTIONS",
    "access-control-allow-headers": "Accept, Accept-Language, Content-Type, If-None-Match",
    "access-control-max-age": "86400",
}
SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMAT_IRIS = {
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
    "ttl": "Turtle",
    "nt": "N-Triples",
    "jsonld": "JSON-LD",
    "rdf": "RDF_XML",
}


class Endpoint:
    """Answers all requests to the address; an ASGI application, since the shortest way is the fastest."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = Request(scope, receive)
        response = await answer(request)
        if scope["method"] == "HEAD":
            response = Response(status_code=response.status_code, headers=dict(response.headers))
        await response(scope, receive, send)


async def answer(request: Request) -> Response:
    """Return the response to one request."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers=PREFLIGHT)
    headers = request.headers
    try:
        question = await _question(request)
        if question is None:
            return _welcome(request)
        if request.method == "GET" and _for_people(question, headers.get("accept", "")):
            return await _page(request, question)
        return await _answered(request, question)
    except ErnteError as problem:
        number, own, body = error(problem, headers.get("accept", ""), headers.get("accept-language", ""))
        return Response(body, number, own | CORS)


async def _question(request: Request) -> Asked | None:
    method = "GET" if request.method == "HEAD" else request.method
    address = request.scope["query_string"]
    if len(address) > MOST_SENT:
        raise QueryError("query-too-long", words=len(address), most=MAX_BYTES)
    if method != "POST":
        return asked(method, address)
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > MOST_SENT:
            raise QueryError("query-too-long", words=f">{MOST_SENT}", most=MAX_BYTES)
    return asked(method, address, request.headers.get("content-type", ""), bytes(body))


def _for_people(question: Asked, accept: str) -> bool:
    if question.format:
        return question.format == "html"
    return (
        "text/html" in accept and media_type(accept, ["application/json", "text/html", *MEDIA.values()]) == "text/html"
    )


async def _answered(request: Request, question: Asked) -> Response:
    """Return what a program asked for."""
    pool: QueryPool = request.app.state.site.pool
    checked = check(question.text, pool.limits.rows)
    query = Query(question.text, format_for(checked.form, question.format, request.headers.get("accept", "")))
    wanted = request.headers.get("if-none-match", "")
    etag = pool.etag(query) if wanted and checked.steady else ""
    if etag and (wanted == "*" or etag in (one.strip().removeprefix("W/") for one in wanted.split(","))):
        return Response(status_code=304, headers={"etag": etag, "vary": "accept", "cache-control": "no-cache"} | CORS)
    return _response(await pool.query(query, checked), query.format, pool.limits.rows)


def _response(found: Answer, format: str, most: int) -> Response:  # noqa: A002
    headers = {
        "content-type": MEDIA[format],
        "vary": "accept",
        "cache-control": "no-cache" if found.etag else "no-store",
        **CORS,
    }
    if found.etag:
        headers["etag"] = found.etag
    if found.truncated:
        headers["x-sparql-maxrows"] = str(most)
        headers["warning"] = f'299 bildungsernte "{text("query-truncated", "en", most=most)}"'
    if (body := found.small) is not None:
        return Response(body, headers=headers)
    headers["content-length"] = str(found.size)
    return StreamingResponse(iterate_in_threadpool(found.blocks()), headers=headers)


async def _page(request: Request, question: Asked) -> Response:
    """Return the page with what a query gave, or with what is wrong with it."""
    pool: QueryPool = request.app.state.site.pool
    try:
        checked = check(question.text, SHOWN)
        choices = formats(checked.form)
        found = await pool.query(Query(checked.text, choices[0]), checked)
    except ErnteError as problem:
        _, own, _ = error(problem, "text/plain", "")
        keep = {name: value for name, value in own.items() if name in {"retry-after", "cache-control"}}
        said = problem.say(speech(request).language)
        return _form(request, query=question.text, problem=said, number=status(problem), headers=keep)
    if choices[0] != "json":
        lines = found.read().decode().splitlines(keepends=True)
        return _form(request, query=question.text, asked=True, choices=choices, graph="".join(lines[: 4 * SHOWN]))
    names, body = rows(found.read())
    cut = checked.limited and len(body) >= SHOWN
    return _form(request, query=question.text, asked=True, choices=choices, names=names, rows=body, truncated=cut)


def _welcome(request: Request) -> Response:
    """Return the form, or for a program that asks for RDF the description of this service."""
    if suffix := documents.wanted(request):
        return documents.document(description(f"{site(request).iris.base}sparql"), suffix)
    return _form(request, query=examples()[0][1])


def _form(request: Request, *, number: int = 200, headers: dict[str, str] | None = None, **values: object) -> Response:
    here = site(request)
    empty = {"problem": "", "asked": False, "choices": (), "graph": None, "names": (), "rows": (), "truncated": False}
    return render(
        request,
        "sparql.html",
        status=number,
        headers={"Vary": "Accept, Accept-Language", **(headers or {})},
        active="sparql",
        words=partial(_words, speech(request).language),
        endpoint=f"{here.iris.base}sparql",
        examples=examples(),
        seconds=f"{here.pool.limits.seconds:g}",
        most=here.pool.limits.rows,
        **(empty | values),
    )


def _words(language: str, code: str, **parts: object) -> str:
    return text(code, language, **parts)


@cache
def examples() -> tuple[tuple[str, str], ...]:
    """Return name and text of each example query."""
    folder = files("publish.sparql") / "examples"
    return tuple((name, (folder / f"{name}.rq").read_text("utf-8")) for name in _EXAMPLES)


_EXAMPLES = ("next", "providers", "places", "withdrawn")


def description(address: str) -> list[str]:
    """Return what this service can do, in the W3C's vocabulary for that, as N-Triples lines."""
    me, data, graph = f"<{address}>", f"<{address}#dataset>", f"<{address}#graph>"
    kind = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    say = "{} {} {} .".format
    lines = [
        say(me, kind, f"<{SD}Service>"),
        say(me, f"<{SD}endpoint>", me),
        say(me, f"<{SD}supportedLanguage>", f"<{SD}SPARQL11Query>"),
        say(me, f"<{SD}defaultDataset>", data),
        say(data, kind, f"<{SD}Dataset>"),
        say(data, f"<{SD}defaultGraph>", graph),
        say(graph, kind, f"<{SD}Graph>"),
    ]
    lines += [say(me, f"<{SD}resultFormat>", f"<http://www.w3.org/ns/formats/{f}>") for f in _FORMAT_IRIS.values()]
    return sorted(lines)


ROUTES = [Route("/sparql", Endpoint())]
