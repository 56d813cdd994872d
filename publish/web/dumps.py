"""Whole files of the published set: each written once a version, beside the data, and sent from there.

A slow reader thus holds no transaction of the ledger, a broken-off download can go on where it stopped (Range), and
memory stays as it is however large the set.
"""

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from threading import BoundedSemaphore, Lock

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from harvester.errors import BusyError
from publish.feeds.export import FORMATS, edition, write
from publish.feeds.forms import VIEW_FORMATS
from publish.feeds.views import write_view
from publish.web.site import Site, matches, site

KEPT = 2
"""Versions of a file kept: the newest, and one for those who are reading it."""
WAITING = 8
"""Requests that may wait for files to be written; more would keep the pages waiting too."""
MEDIA_TYPES = FORMATS | VIEW_FORMATS
_WRITING = {name: Lock() for name in MEDIA_TYPES}
_PLACES = BoundedSemaphore(WAITING)


def whole_file(request: Request, form: str) -> Response:
    """Return the whole set in a form, as of the published version."""
    here = site(request)
    seq = here.published()
    etag = f'"{seq}-{edition()}-{form}"'
    headers = {
        "ETag": etag,
        "Cache-Control": "no-cache",
        "Access-Control-Allow-Origin": "*",
        "Content-Disposition": f'attachment; filename="offers.{form}"',
    }
    if matches(request, etag):
        return Response(status_code=304, headers=headers)
    return FileResponse(kept(here, form, seq), headers=headers, media_type=MEDIA_TYPES[form])


def kept(here: Site, form: str, seq: int) -> Path:
    """Return the file of one version, written now if it is not there yet; beside that of a view stands its report."""
    folder = here.data / "exports"
    stem, suffix = _named(form)
    file = folder / f"{stem}-{seq}-{edition()}.{suffix}"
    if file.exists():
        return file
    if not _PLACES.acquire(blocking=False):
        raise BusyError("file-busy", file=f"offers.{form}")
    try:
        with _WRITING[form]:
            if not file.exists():
                folder.mkdir(exist_ok=True)
                _sweep(folder, form)
                _write(here, file, form, seq)
    finally:
        _PLACES.release()
    return file


def _named(form: str) -> tuple[str, str]:
    """Return beginning and suffix of the names of files; those of one form are never taken for those of another."""
    stem, dot, suffix = form.partition(".")
    return (stem, suffix) if dot else ("offers", form)


def _write(here: Site, file: Path, form: str, seq: int) -> None:
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".new-{form}-")
    try:
        with os.fdopen(handle, "wb", buffering=1 << 20) as output:
            if form in VIEW_FORMATS:
                found = write_view(here.ledger, output, form, at=seq)
                file.with_suffix(f"{file.suffix}.report").write_bytes(msgspec.json.encode(found))
            else:
                write(here.ledger, output, form, at=seq)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _sweep(folder: Path, form: str) -> None:
    """Make room for a new version; what a writer left behind that was killed goes too."""
    stem, suffix = _named(form)
    files = sorted(folder.glob(f"{stem}-*.{suffix}"), key=lambda file: file.stat().st_mtime_ns, reverse=True)
    reports = [file.with_suffix(f"{file.suffix}.report") for file in files[KEPT - 1 :]]
    for old in [*files[KEPT - 1 :], *reports, *folder.glob(f".new-{form}-*")]:
        with suppress(FileNotFoundError):
            old.unlink()


def feed(request: Request) -> Response:
    """Return a feed; the dumps have their own addresses."""
    if request.path_params["form"] not in {"csv", "jsonl"}:
        raise HTTPException(404)
    return whole_file(request, request.path_params["form"])


def dump(request: Request) -> Response:
    """Return a dump of all triples."""
    if request.path_params["form"] not in {"nq", "ttl"}:
        raise HTTPException(404)
    return whole_file(request, request.path_params["form"])


ROUTES = [Route("/feeds/offers.{form}", feed), Route("/dumps/offers.{form}", dump)]
