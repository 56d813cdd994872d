"""Whole files of the published set: each written once a version, beside the data, and sent from there.

A slow reader thus holds no transaction of the ledger, a broken-off download can go on where it stopped (Range), and
memory stays as it is however large the set.
"""

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from threading import BoundedSemaphore, Lock

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from harvester.errors import BusyError
from publish.feeds.export import FORMATS, edition, write
from publish.web.site import Site, matches, site

KEPT = 2
"""Versions of a file kept: the newest, and one for those who are reading it."""
WAITING = 8
"""Requests that may wait for files to be written; more would keep the pages waiting too."""
_WRITING = {name: Lock() for name in FORMATS}
_PLACES = BoundedSemaphore(WAITING)


def whole_file(request: Request) -> Response:
    """Return the whole set in the form that the address ends with, as of the published version."""
    here, form = site(request), request.path_params["form"]
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
    return FileResponse(kept(here, form, seq), headers=headers, media_type=FORMATS[form])


def kept(here: Site, form: str, seq: int) -> Path:
    """Return the file of one version, written now if it is not there yet."""
    folder = here.data / "exports"
    file = folder / f"offers-{seq}-{edition()}.{form}"
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


def _write(here: Site, file: Path, form: str, seq: int) -> None:
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".new-{form}-")
    try:
        with os.fdopen(handle, "wb", buffering=1 << 20) as output:
            write(here.ledger, output, form, at=seq)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _sweep(folder: Path, form: str) -> None:
    """Make room for a new version; what a writer left behind that was killed goes too."""
    files = sorted(folder.glob(f"offers-*.{form}"), key=lambda file: file.stat().st_mtime_ns, reverse=True)
    for old in [*files[KEPT - 1 :], *folder.glob(f".new-{form}-*")]:
        with suppress(FileNotFoundError):
            old.unlink()


def feed(request: Request) -> Response:
    """Return a feed; the dumps have their own addresses."""
    if request.path_params["form"] not in {"csv", "jsonl"}:
        raise HTTPException(404)
    return whole_file(request)


def dump(request: Request) -> Response:
    """Return a dump of all triples."""
    if request.path_params["form"] not in {"nq", "ttl"}:
        raise HTTPException(404)
    return whole_file(request)


ROUTES = [Route("/feeds/offers.{form}", feed), Route("/dumps/offers.{form}", dump)]
