"""The address `/sparql`: the SPARQL 1.1 Protocol for programs, a form with a table for people, its own description."""

from collections.abc import Mapping
from functools import cache, partial
from importlib.resources import files

from msgspec import Struct
from starlette.concurrency import iterate_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

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
        asking = Asking(scope)
        if asking.method == "OPTIONS":
            await _send(send, 204, _raw(PREFLIGHT), b"")
            return
        try:
            question = await _question(asking, receive)
            if question is None or (asking.method == "GET" and _for_people(question, asking.header(b"accept"))):
                await _people(question, scope, receive, send)
                return
            pool: QueryPool = scope["app"].state.site.pool
            found = await _found(asking, question, pool)
        except ErnteError as problem:
            number, own, body = error(problem, asking.header(b"accept"), asking.header(b"accept-language"))
            headers = [*_raw(own | CORS), (b"content-length", b"%d" % len(body))]
            await _send(send, number, headers, b"" if asking.method == "HEAD" else body)
            return
        if isinstance(found, str):
            await _send(send, 304, [*_UNCHANGED, (b"etag", found.encode())], b"")
        elif (whole := found.answer.small) is not None:
            await _send(send, 200, _headers(found, pool.limits.rows), b"" if asking.method == "HEAD" else whole)
        else:
            blocks = () if asking.method == "HEAD" else found.answer.blocks()
            response = StreamingResponse(iterate_in_threadpool(blocks))
            response.raw_headers = _headers(found, pool.limits.rows)
            await response(scope, receive, send)


class Asking:
    """What of a request the answer depends on."""

    def __init__(self, scope: Scope) -> None:
        self.method: str = scope["method"]
        self.address: bytes = scope["query_string"]
        self._headers: dict[bytes, bytes] = dict(scope["headers"])

    def header(self, name: bytes) -> str:
        """Return a header's value; of several lines the last."""
        return self._headers.get(name, b"").decode("latin-1")


class Shortcut:
    """Takes requests for exactly `path` to `app` past all routes."""

    def __init__(self, rest: ASGIApp, *, path: str, app: ASGIApp) -> None:
        self.rest = rest
        self.path = path
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        direct = scope["type"] == "http" and scope["path"] == self.path
        await (self.app if direct else self.rest)(scope, receive, send)


class _Found(Struct, frozen=True):
    """An answer and the format it has."""

    answer: Answer
    format: str


async def _send(send: Send, number: int, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
    await send({"type": "http.response.start", "status": number, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def _people(question: Asked | None, scope: Scope, receive: Receive, send: Send) -> None:
    request = Request(scope, receive)
    response = _welcome(request) if question is None else await _page(request, question)
    if scope["method"] == "HEAD":
        response = Response(status_code=response.status_code, headers=dict(response.headers))
    await response(scope, receive, send)


async def _question(asking: Asking, receive: Receive) -> Asked | None:
    if len(asking.address) > MOST_SENT:
        raise QueryError("query-too-long", words=len(asking.address), most=MAX_BYTES)
    if asking.method != "POST":
        return asked("GET" if asking.method == "HEAD" else asking.method, asking.address)
    body, more = bytearray(), True
    while more:
        part = await receive()
        if part["type"] == "http.disconnect":
            raise ClientDisconnect
        body += part.get("body", b"")
        more = part.get("more_body", False)
        if len(body) > MOST_SENT:
            raise QueryError("query-too-long", words=f">{MOST_SENT}", most=MAX_BYTES)
    return asked("POST", asking.address, asking.header(b"content-type"), bytes(body))


def _for_people(question: Asked, accept: str) -> bool:
    if question.format:
        return question.format == "html"
    return (
        "text/html" in accept and media_type(accept, ["application/json", "text/html", *MEDIA.values()]) == "text/html"
    )


async def _found(asking: Asking, question: Asked, pool: QueryPool) -> _Found | str:
    """Return what a program asked for, or only its validator when the program has it."""
    checked = check(question.text, pool.limits.rows)
    query = Query(question.text, format_for(checked.form, question.format, asking.header(b"accept")))
    wanted = asking.header(b"if-none-match")
    etag = pool.etag(query) if wanted and checked.steady else ""
    if etag and (wanted == "*" or etag in (one.strip().removeprefix("W/") for one in wanted.split(","))):
        return etag
    return _Found(await pool.query(query, checked), query.format)


def _headers(found: _Found, most: int) -> list[tuple[bytes, bytes]]:
    answer = found.answer
    headers = [
        (b"content-length", b"%d" % answer.size),
        (b"content-type", MEDIA[found.format].encode()),
        (b"vary", b"accept"),
        (b"cache-control", b"no-cache" if answer.etag else b"no-store"),
        *_CORS,
    ]
    if answer.etag:
        headers.append((b"etag", answer.etag.encode()))
    if answer.truncated:
        said = text("query-truncated", "en", most=most)
        headers += _raw({"x-sparql-maxrows": str(most), "warning": f'299 bildungsernte "{said}"'})
    return headers


def _raw(headers: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]


_CORS = _raw(CORS)
_UNCHANGED = _raw({"vary": "accept", "cache-control": "no-cache"} | CORS)


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
