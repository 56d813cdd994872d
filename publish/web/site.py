"""What every page needs: the ledger, the query pool, the addresses; and how a template becomes an answer."""

import hashlib
from collections.abc import Callable, Mapping
from functools import cache, cached_property, partial
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode, urlsplit
from zoneinfo import ZoneInfo

import jinja2
from starlette.requests import Request
from starlette.responses import Response

from harvester.config import Settings
from harvester.ledger import Ledger
from harvester.records import Source
from publish.graphstore.versions import current
from publish.sparql.pool import QueryPool
from publish.web import dates, forms, labels, safe, words
from publish.web.language import LANGUAGES, Catalogue, catalogue, choose
from publish.web.listing import Listing
from vocab.iris import Iris

NAMES = {"de": "Deutsch", "en": "English"}
UNAPPROVED = {"draft", "proposed", "rejected"}


class Site:
    """One data directory as it is served; lives in `app.state.site`."""

    def __init__(self, data: Path, settings: Settings, ledger: Ledger, pool: QueryPool) -> None:
        self.data = data
        self.settings = settings
        self.ledger = ledger
        self.pool = pool
        self.listing = Listing(ledger)
        self.iris = Iris(ledger.base_address)
        self.root = urlsplit(ledger.base_address).path
        """Path that every page begins with; ends with a slash."""

    def published(self) -> int:
        """Return the sequence number up to which the graph was published; 0 before the first time."""
        name = current(self.data / "graph")
        return int(name.split("-")[0]) if name else 0

    @cached_property
    def contact(self) -> str:
        """Return the address of the page that tells providers who harvests them."""
        return self.settings.contact or f"{self.iris.base}bot"


def shown(ledger: Ledger) -> list[Source]:
    """Return the sources that are or were in operation; one that was never approved is nobody's business yet."""
    return [source for source in ledger.sources() if source.state not in UNAPPROVED or ledger.runs(source.id, 1)]


def site(request: Request) -> Site:
    """Return the site that `request` came to."""
    found: Site = request.app.state.site
    return found


def speech(request: Request) -> Catalogue:
    """Return the catalogue of the language that `request` asks for."""
    return catalogue(choose(request.query_params.get("lang", ""), request.headers.get("accept-language", "")))


@cache
def hashed(name: str) -> str:
    """Return the address of a static file below the root; the hash in it changes with the content."""
    content = (files("publish.web") / "static" / name).read_bytes()
    return f"static/{hashlib.blake2b(content, digest_size=6).hexdigest()}/{name}"


@cache
def environment(language: str) -> jinja2.Environment:
    """Return the templates with the words of `language` in them."""
    say = catalogue(language)
    made = jinja2.Environment(
        loader=jinja2.PackageLoader("publish.web"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_callables(say.gettext, say.ngettext, newstyle=True)  # type: ignore[attr-defined]
    made.filters.update(
        said=safe.said,
        plain=safe.plain,
        paragraphs=safe.paragraphs,
        web_address=safe.web_address,
        host=safe.host,
        price=partial(words.price_words, say=say),
        place=partial(words.place_words, say=say),
        places=partial(words.places_words, say=say),
        label=lambda name, table: labels.label(getattr(labels, table), name, say),
        moment=lambda text, zone: dates.moment_words(text, say, zone),
        number=lambda value: words.number_words(value, say),
    )
    return made


def render(
    request: Request, template: str, *, status: int = 200, headers: Mapping[str, str] | None = None, **values: Any
) -> Response:
    """Return a page; answers 304 when the browser has the same one already."""
    say = speech(request)
    here = site(request)
    common = {
        "language": say.language,
        "languages": NAMES.items(),
        "link": partial(link, request),
        "in_language": partial(in_language, request),
        "static": lambda name: here.root + hashed(name),
        "menu": _menu(say),
        "root": here.root,
        "base": here.iris.base,
        "form_names": forms.NAMES.items(),
        "form_types": forms.FORMS,
        "asked_language": _asked(request),
        "active": "",
    }
    body = environment(say.language).get_template(template).render(common | values).encode("utf-8", "replace")
    etag = f'W/"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
    all_headers = {
        "Vary": "Accept-Language",
        "Content-Language": say.language,
        "Cache-Control": "no-cache",
        "ETag": etag,
        **(headers or {}),
    }
    if status != 200:
        del all_headers["ETag"]
    elif matches(request, etag):
        return Response(status_code=304, headers=all_headers)
    return Response(body, status, all_headers, "text/html; charset=utf-8")


def source_zone(here: Site) -> Callable[[str], ZoneInfo]:
    """Return what tells the time zone of a source; asks the ledger once for each."""

    @cache
    def of(source: str) -> ZoneInfo:
        return dates.zone(here.ledger.source(source).timezone)

    return of


def _menu(say: Catalogue) -> list[tuple[str, str, str]]:
    return [
        ("offers", "offers", say.gettext("Offers")),
        ("status", "status", say.gettext("Sources")),
        ("sparql", "sparql", say.gettext("SPARQL")),
        ("data", "dataset", say.gettext("Data")),
    ]


def matches(request: Request, etag: str) -> bool:
    """Tell whether If-None-Match names `etag`, compared weakly (RFC 9110, section 13.1.2)."""
    wanted = etag.removeprefix("W/")
    named = [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]
    return wanted in named or "*" in named


def link(request: Request, path: str, **query: object) -> str:
    """Return the address of a page of this site; keeps the language that the address of this one asks for."""
    given = {name: str(value) for name, value in query.items() if value not in {"", None}}
    if asked := _asked(request):
        given.setdefault("lang", asked)
    return site(request).root + quote(path, safe="/.~-_") + (f"?{urlencode(given)}" if given else "")


def _asked(request: Request) -> str:
    asked = request.query_params.get("lang", "")
    return asked if asked in LANGUAGES else ""


def in_language(request: Request, language: str) -> str:
    """Return the address of this page in `language`."""
    given = [(name, value) for name, value in request.query_params.multi_items() if name != "lang"]
    path = "/" + quote(request.scope["path"].lstrip("/"), safe="/.~-_")
    return f"{path}?{urlencode([*given, ('lang', language)], errors='replace')}"
