"""An installation of its own for the demo, worked from outside as a user works it: commands, a service, SPARQL."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib.resources import files
from pathlib import Path
from socket import create_server
from time import monotonic, sleep
from typing import Any

import requests

from harvester.errors import WorkError

ERNTE = (sys.executable, "-m", "publish.cli")
READY_SECONDS = 30.0
STOP_SECONDS = 10.0


class Installation:
    """A data directory and, while `serving`, its service at `base`."""

    def __init__(self, data: Path, port: int) -> None:
        self.data = data
        self.port = port
        self.base = f"http://localhost:{port}/"
        self._environ = _environ(os.environ)
        self._session = requests.Session()
        self._session.trust_env = False

    def found(self) -> None:
        """Make the data directory, which keeps its base address for good."""
        self.data.mkdir(parents=True, exist_ok=True)
        (self.data / "ernte.toml").write_text(f'base_address = "{self.base}"\n', "utf-8")

    def ernte(self, *words: str, answers: bool = False) -> str:
        """Return what a command prints; raises WorkError("demo-command") when it fails.

        With `answers` it may end with status 1 as long as it says something: a source that failed is an answer too.
        """
        done = subprocess.run(  # noqa: S603 - our own command line
            [*ERNTE, "--data", str(self.data), *words],
            env=self._environ, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode and not (answers and done.returncode == 1 and done.stdout):
            raise WorkError("demo-command", words=" ".join(words), status=done.returncode, detail=done.stderr[-2_000:])
        return done.stdout

    def harvest(self, *sources: str) -> dict[str, dict[str, Any]]:
        """Harvest `sources`; return each one's run."""
        runs: list[dict[str, Any]] = json.loads(self.ernte("harvest", *sources, "--json", answers=True))
        return {run["source"]: run for run in runs}

    @contextmanager
    def serving(self) -> "Iterator[subprocess.Popen[bytes]]":
        """Run the service until the context ends; raises WorkError when it does not start or does not stop."""
        with (self.data / "service.log").open("wb") as log:
            service = subprocess.Popen(  # noqa: S603 - our own command line
                [*ERNTE, "--data", str(self.data), "serve", "--port", str(self.port)],
                env=self._environ, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip
        try:
            self._await(service)
            yield service
        finally:
            self._stop(service)

    def rows(self, query: str) -> list[dict[str, str]]:
        """Return the rows that the service's SPARQL endpoint gives for a query of this package."""
        answer = self._session.get(
            f"{self.base}sparql",
            params={"query": text(query)},
            headers={"Accept": "application/sparql-results+json"},
            timeout=60,
        )
        if answer.status_code != requests.codes.ok:
            raise WorkError("demo-query", words=answer.status_code, detail=answer.text[:2_000])
        return [{name: cell["value"] for name, cell in row.items()} for row in answer.json()["results"]["bindings"]]

    def _await(self, service: "subprocess.Popen[bytes]") -> None:
        until = monotonic() + READY_SECONDS
        while monotonic() < until and service.poll() is None:
            with suppress(requests.ConnectionError, requests.Timeout):
                if self._session.get(f"{self.base}readyz", timeout=5).ok:
                    return
            sleep(0.1)
        raise WorkError("demo-service", detail=(self.data / "service.log").read_text("utf-8", "replace")[-2_000:])

    def _stop(self, service: "subprocess.Popen[bytes]") -> None:
        service.send_signal(signal.SIGTERM)
        try:
            service.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired as wrong:
            os.killpg(service.pid, signal.SIGKILL)
            service.wait()
            raise WorkError("demo-stop", seconds=int(STOP_SECONDS)) from wrong


def text(query: str) -> str:
    """Return the SPARQL query `queries/<query>.rq` of this package."""
    return (files("publish.demo") / "queries" / f"{query}.rq").read_text("utf-8")


def free_port(wanted: int) -> int:
    """Return `wanted` when nobody listens there, else a free port."""
    for port in (wanted, 0):
        try:
            with create_server(("127.0.0.1", port)) as server:
                found: int = server.getsockname()[1]
                return found
        except OSError:
            continue
    raise WorkError("demo-port")


_PROXIES = {"http_proxy", "https_proxy", "all_proxy"}


def _environ(given: Mapping[str, str]) -> dict[str, str]:
    """Return the environment for the demo's commands: without the user's own settings, open to loopback."""
    kept = {
        name: value
        for name, value in given.items()
        if name == "ERNTE_LANG" or not (name.startswith("ERNTE_") or name.lower() in _PROXIES)
    }
    return kept | {"ERNTE_ALLOW_NETWORKS": "127.0.0.0/8", "ERNTE_DELAY": "0"}
