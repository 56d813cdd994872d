"""The query operation of the SPARQL 1.1 Protocol as pure functions: a request's parts in, a query or a status out."""

from collections.abc import Mapping, Sequence
from urllib.parse import parse_qsl, unquote

import msgspec
from msgspec import Struct

from harvester.errors import BusyError, ErnteError, QueryError
from publish.sparql.values import formats

MEDIA = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv; charset=utf-8",
    "tsv": "text/tab-separated-values; charset=utf-8",
    "ttl": "text/turtle; charset=utf-8",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
}
_ALSO = {
    "application/json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
    "text/plain": "nt",
    "application/x-turtle": "ttl",
    "text/rdf+n3": "ttl",
    "text/n3": "ttl",
}
_TYPES = {media.partition(";")[0]: name for name, media in MEDIA.items()}
_NAMES = {
    "jsonld": "jsonld",
    "json-ld": "jsonld",
    "turtle": "ttl",
    "ntriples": "nt",
    "n-triples": "nt",
    "rdfxml": "rdf",
    "rdf/xml": "rdf",
    "rdf+xml": "rdf",
}
_STATUS = {
    "query-method": 405,
    "query-too-long": 413,
    "query-too-large": 413,
    "query-media": 415,
    "query-timeout": 503,
    "query-memory": 503,
    "query-crashed": 503,
    "query-busy": 503,
    "query-unpublished": 503,
    "query-jail": 503,
    "query-worker": 503,
}
_WITHOUT_QUERY = {"lang", "format", "output"}
_DATASET = ("default-graph-uri", "named-graph-uri", "using-graph-uri", "using-named-graph-uri")


class Asked(Struct, frozen=True):
    """What a request asks for."""

    text: str
    format: str = ""
    """From `format=` or `output=`; empty when the Accept header decides."""


def asked(method: str, address_query: bytes, content_type: str = "", body: bytes = b"") -> Asked | None:
    """Return what is asked, None when a GET has no query at all; raises QueryError.

    >>> asked("GET", b"query=ASK%7B%7D&format=json")
    Asked(text='ASK{}', format='json')
    """
    if method == "GET":
        return _from_form(address_query, required=False)
    if method != "POST":
        raise QueryError("query-method", words=method)
    media = content_type.partition(";")[0].strip().lower()
    if media == "application/x-www-form-urlencoded":
        return _from_form(body + b"&" + address_query if address_query else body)
    if media == "application/sparql-query":
        other = _from_form(address_query, required=False, query_allowed=False)
        return Asked(_decoded(body), other.format if other else "")
    raise QueryError("query-media", words=content_type)


def _from_form(form: bytes, *, required: bool = True, query_allowed: bool = True) -> Asked | None:
    if query_allowed and form.startswith(b"query=") and b"&" not in form:
        return Asked(_unquoted(form[6:]))
    try:
        pairs = parse_qsl(form.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=100)
    except UnicodeDecodeError as wrong:
        raise QueryError("query-encoding") from wrong
    except ValueError as wrong:
        raise QueryError("query-too-long", words=len(form), most=100) from wrong
    found: dict[str, str] = {}
    for name, value in pairs:
        if name in _DATASET:
            raise QueryError("query-dataset", words=name)
        if name in {"query", "format", "output"} and found.setdefault(name, value) is not value:
            raise QueryError("query-twice", words=name)
    if "update" in dict(pairs) and "query" not in found:
        raise QueryError("query-update", words="update", line=1, column=1)
    if "query" not in found or not query_allowed:
        if required or (query_allowed and not {name for name, _ in pairs} <= _WITHOUT_QUERY):
            raise QueryError("query-missing")
        return None if query_allowed else Asked("", found.get("format") or found.get("output", ""))
    return Asked(found["query"], found.get("format") or found.get("output", ""))


def _unquoted(value: bytes) -> str:
    """Return the only value of a form, the usual case, sooner than `parse_qsl` would."""
    try:
        return unquote(value.decode("ascii").replace("+", " "), errors="strict")
    except UnicodeDecodeError as wrong:
        raise QueryError("query-encoding") from wrong


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as wrong:
        raise QueryError("query-encoding") from wrong


def format_for(form: str, wanted: str, accept: str) -> str:
    """Return the format for a query of `form`; raises QueryError for a `wanted` that does not exist.

    What an Accept header asks for in vain gets the default, as browsers and old clients need.

    >>> format_for("SELECT", "", "text/csv;q=0.5, application/xml;q=0.9")
    'xml'
    >>> format_for("CONSTRUCT", "", "*/*")
    'ttl'
    """
    choices = formats(form)
    if wanted:
        name = wanted.strip().lower()
        name = _NAMES.get(name) or _TYPES.get(name) or _ALSO.get(name) or name
        if name == "json" and form not in {"SELECT", "ASK"}:
            name = "jsonld"
        if name == "xml" and form not in {"SELECT", "ASK"}:
            name = "rdf"
        if name not in choices:
            raise QueryError("query-format", words=wanted, form=form, choices=", ".join(choices))
        return name
    return negotiated(accept, {**_ALSO, **_TYPES}, choices)


def negotiated(accept: str, types: Mapping[str, str], choices: Sequence[str]) -> str:
    """Return which of `choices` an Accept header likes best, the first when it likes none of them.

    `types` says which choice a media type stands for. Of equals the more exact range wins, then what stands first.
    """
    best, best_rank = choices[0], (0.0, 0, 0)
    for place, part in enumerate(accept[:4_000].split(",")):
        media, _, rest = part.partition(";")
        media = media.strip().lower()
        quality = _quality(rest)
        for name in _matching(media, types, choices):
            exact = 0 if media == "*/*" else 1 if media.endswith("/*") else 2
            rank = (quality, exact, -place)
            if quality > 0 and rank > best_rank:
                best, best_rank = name, rank
    return best


def _matching(media: str, types: Mapping[str, str], choices: Sequence[str]) -> list[str]:
    if media == "*/*":
        return [choices[0]]
    if media.endswith("/*"):
        return [name for name in choices if MEDIA.get(name, "").startswith(media[:-1])][:1]
    name = types.get(media, "")
    return [name] if name in choices else []


def _quality(parameters: str) -> float:
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "q":
            try:
                return min(max(float(value), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0


def language(accept_language: str) -> str:
    """Return `de` or `en`, whichever the header likes better; `en` without one.

    >>> language("de-DE,de;q=0.9,en;q=0.8")
    'de'
    """
    types = {tag: tag[:2] for part in accept_language.lower().split(",") if (tag := part.partition(";")[0].strip())}
    return negotiated(accept_language, {tag: name for tag, name in types.items() if name in {"de", "en"}}, ("en", "de"))


def status(problem: ErnteError) -> int:
    """Return the HTTP status for a problem: the caller's are 4xx, ours and those of cost 503."""
    return _STATUS.get(problem.code, 400 if isinstance(problem, QueryError) else 503)


def error(problem: ErnteError, accept: str, accept_language: str) -> tuple[int, dict[str, str], bytes]:
    """Return status, headers and body that say what is wrong: plain text, or problem+json (RFC 9457) when asked for."""
    number, tongue = status(problem), language(accept_language)
    text = problem.say(tongue)
    types = {"text/plain": "text", "application/problem+json": "json", "application/json": "json"}
    types["application/sparql-results+json"] = "json"
    headers = {"content-language": tongue, "cache-control": "no-store", "vary": "accept, accept-language"}
    if number == 503:
        headers["retry-after"] = str(problem.parts.get("seconds", 5) if isinstance(problem, BusyError) else 30)
    if number == 405:
        headers["allow"] = "GET, HEAD, POST, OPTIONS"
    if negotiated(accept, types, ("text", "json")) == "json":
        headers["content-type"] = "application/problem+json"
        parts = {"title": text, "status": number, "code": problem.code}
        parts |= {name: problem.parts[name] for name in ("line", "column") if name in problem.parts}
        return number, headers, msgspec.json.encode(parts)
    headers["content-type"] = "text/plain; charset=utf-8"
    return number, headers, f"{text}\n".encode()
