"""Serves the six sites on loopback, each at its own address, with a thread for each site.

It knows conditional requests (ETag, Last-Modified), and it can go on to the second round while it runs.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from email.message import Message
from email.utils import format_datetime, parsedate_to_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import TracebackType
from typing import Self

from msgspec.structs import replace

from publish.demo.answers import HTML, Answer, Build, Maker, touched
from publish.demo.sites import academy, calendar, family, library, museum, vhs
from publish.demo.tables import Round, Site, town

_MAKERS: Mapping[str, Maker] = {
    "vhs": vhs.pages,
    "museum": museum.pages,
    "calendar": calendar.pages,
    "family": family.pages,
    "academy": academy.pages,
    "library": library.pages,
}


def answers(site: Site, base: str, today: date) -> Mapping[str, Answer]:
    """Return every address of `site` with what it answers when the site stands at `base`."""
    return _MAKERS[site.file](Build(site=site, base=base, modified=touched(today)))


class _Handler(BaseHTTPRequestHandler):
    """Answers from the server's current pages."""

    protocol_version = "HTTP/1.1"
    server_version = "Ahornbrueck"
    wbufsize = -1
    server: "_Server"

    def do_GET(self) -> None:
        """Answer with headers and body."""
        self._answer(body=True)

    def do_HEAD(self) -> None:
        """Answer with headers alone."""
        self._answer(body=False)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Keep quiet: the demo shows the harvester's words, not the sites'."""

    def _answer(self, *, body: bool) -> None:
        status, answer = self.server.answer(self.path, self.headers)
        self.send_response(status)
        if status in {HTTPStatus.OK, HTTPStatus.NOT_MODIFIED}:
            self.send_header("ETag", answer.etag)
            self.send_header("Last-Modified", format_datetime(answer.modified.astimezone(UTC), usegmt=True))
        content = b"" if status == HTTPStatus.NOT_MODIFIED else answer.body
        if status != HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Type", answer.media_type)
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if body:
            self.wfile.write(content)


class _Server(ThreadingHTTPServer):
    """The server of one site."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, host: str, port: int) -> None:
        super().__init__((host, port), _Handler)
        self.base = f"http://{host}:{self.server_address[1]}"
        self.pages: Mapping[str, Answer] = {}
        self.down = False

    def answer(self, path: str, headers: Message) -> tuple[HTTPStatus, Answer]:
        """Return what to say to a request for `path`."""
        if self.down:
            return HTTPStatus.SERVICE_UNAVAILABLE, _plain("Wegen Umbau geschlossen.")
        found = self.pages.get(path)
        if found is None:
            return HTTPStatus.NOT_FOUND, _plain("Diese Seite gibt es nicht.")
        return HTTPStatus.NOT_MODIFIED if _known(found, headers) else HTTPStatus.OK, found


def _plain(text: str) -> Answer:
    return Answer(body=f"<!DOCTYPE html><title>{text}</title><p>{text}</p>".encode(), media_type=HTML, modified=_NEVER)


_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def _known(answer: Answer, headers: Message) -> bool:
    """Say whether the client holds this answer already (RFC 9110, 13.2.2: If-None-Match goes before)."""
    if tags := headers.get("If-None-Match"):
        return answer.etag in (tag.strip().removeprefix("W/") for tag in tags.split(","))
    if since := headers.get("If-Modified-Since"):
        try:
            return answer.modified.replace(microsecond=0) <= parsedate_to_datetime(since)
        except (ValueError, TypeError):
            return False
    return False


class Town:
    """The six sites, answering for as long as the context lasts."""

    def __init__(self, today: date, *, port: int = 0) -> None:
        """Bind 127.0.0.2 to 127.0.0.7 at `port`; 0 lets the system choose."""
        self.today = today
        self.sites = town(1, today)
        self._servers = {site.id: _Server(f"127.0.0.{n}", port) for n, site in enumerate(self.sites, 2)}
        self._threads = [
            Thread(target=server.serve_forever, args=(0.05,), daemon=True) for server in self._servers.values()
        ]
        self._first: dict[str, Mapping[str, Answer]] = {}
        self.round(1)

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for server in self._servers.values():
            server.shutdown()
            server.server_close()

    def base(self, site_id: str) -> str:
        """Return the address a site stands at, without a slash at the end."""
        return self._servers[site_id].base

    def start(self, site: Site) -> str:
        """Return the address to register for `site`."""
        return self.base(site.id) + site.start

    def round(self, number: Round) -> None:
        """Change the sites to how they are in round `number`; what reads as before keeps its Last-Modified."""
        for site in town(number, self.today):
            server = self._servers[site.id]
            made = answers(site, server.base, self.today)
            first = self._first.setdefault(site.id, made)
            server.pages = {path: _dated(answer, first.get(path)) for path, answer in made.items()}
            server.down = site.down


def _dated(answer: Answer, first: Answer | None) -> Answer:
    if first is not None and first.etag == answer.etag:
        return first
    return replace(answer, modified=answer.modified + timedelta(hours=8))
