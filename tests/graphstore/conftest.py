"""Both graph stores behind one fixture: the embedded one, and a remote one that a SPARQL server plays."""

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest

from publish.graphstore.embedded import Embedded
from publish.graphstore.remote import Remote


@pytest.fixture(scope="session")
def sparql_server(tmp_path_factory):
    """Return the address of a SPARQL 1.1 server on loopback."""
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent))
    if not program:
        pytest.skip("the program oxigraph is not installed: pip install oxigraph")
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("server")
    process = subprocess.Popen(
        [program, "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    for _ in range(200):
        try:
            urllib.request.urlopen(f"{address}/query?query=ASK%7B%7D", timeout=5).close()
            break
        except OSError:
            select_nothing(0.05)
    yield address
    process.terminate()
    process.wait(10)


def select_nothing(seconds):
    """Wait for a server that tells nobody when it is ready."""
    time.sleep(seconds)


@pytest.fixture(params=["embedded", "remote", "remote with graph store protocol"])
def store(request, tmp_path):
    """Return an empty store of each kind."""
    if request.param == "embedded":
        opened = Embedded(tmp_path / "graph")
    else:
        address = request.getfixturevalue("sparql_server")
        graphs = f"{address}/store" if request.param.endswith("protocol") else ""
        opened = Remote(f"{address}/query", f"{address}/update", graphs)
        opened._update("CLEAR ALL")
    yield opened
    opened.close()
