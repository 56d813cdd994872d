"""What all tests share: where the recorded sites and judges stand, and archives of small sites, made on the spot."""

import gzip
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from uuid import uuid4

import pytest
import rdflib

# Terms are compared as they are written. The pages set this too; no test may depend on which page was first.
rdflib.NORMALIZE_LITERALS = False

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of recorded sites, judges and registers; skip without it, fail where CI runs."""
    if not SHARED.is_dir():
        message = f"{SHARED} is missing: this test reads recorded sites and judges that are not part of the project"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return SHARED


SITE = "https://vhs.example"
Archive = Callable[[Path, Mapping[str, tuple[str, str]]], Path]


def write_archive(file: Path, pages: Mapping[str, tuple[str, str]]) -> Path:
    """Write path -> (media type, text) of the site as a WARC file, and return the file."""
    with gzip.open(file, "wb") as out:
        for path, (kind, text) in pages.items():
            answer = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}; charset=utf-8\r\n\r\n{text}".encode()
            head = [
                "WARC/1.0",
                "WARC-Type: response",
                f"WARC-Target-URI: {SITE}{path}",
                "WARC-Date: 2026-11-23T01:00:00Z",
                f"WARC-Record-ID: <urn:uuid:{uuid4()}>",
                "Content-Type: application/http; msgtype=response",
                f"Content-Length: {len(answer)}",
            ]
            out.write("\r\n".join([*head, "", ""]).encode() + answer + b"\r\n\r\n")
    return file


@pytest.fixture(scope="session")
def archive() -> Archive:
    """Return what writes an archive of https://vhs.example."""
    return write_archive
