"""What tests of fetching share: a server that breaks HTTP, and crawls in a process of their own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

HERE = Path(__file__).parent
Job = dict[str, Any]


@pytest.fixture(scope="session")
def faults() -> ModuleType:
    """Return the module of the fault server: its answers and faults."""
    spec = spec_from_file_location("fault_server", HERE / "fault_server.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules["fault_server"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def server(faults: ModuleType) -> Iterator[Any]:
    """Return a fault server of this module's own."""
    with faults.Server() as running:
        yield running


class Crawl:
    """A crawl under way in a child process."""

    def __init__(self, jobs: list[Job], names: dict[str, list[list[str]]], otherwise: str, how: dict[str, Any]) -> None:
        environ = how.pop("environ", {})
        how = {"allow_networks": ["127.0.0.0/8", "::1/128"], "contact": "https://ernte.example/bot"} | how
        plan = {"jobs": jobs, "names": names, "otherwise": otherwise, "how": how}
        proxy = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy"), "http://127.0.0.1:9/")
        self.process = subprocess.Popen(
            [sys.executable, "-W", "error::ResourceWarning", str(HERE / "child.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=os.environ | proxy | environ | {"PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
        )
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(plan, default=str).encode())
        self.process.stdin.close()
        self.process.stdin = None

    def result(self) -> dict[str, Any]:
        """Wait for the end; return what the jobs were told."""
        out, err = self.process.communicate(timeout=80)
        assert self.process.returncode == 0, err.decode()[-3_000:]
        told: dict[str, Any] = json.loads(out)
        told["log"] = err.decode()
        return told


@pytest.fixture(scope="session")
def begun() -> Callable[..., Crawl]:
    """Return what begins a crawl: `begun(jobs, names={host: [[address]]}, environ={}, **fetching)`."""

    def begin(
        jobs: list[Job], *, names: dict[str, list[list[str]]] | None = None, otherwise: str = "127.0.0.1", **how: Any
    ) -> Crawl:
        return Crawl(jobs, names or {}, otherwise, how)

    return begin


@pytest.fixture(scope="session")
def crawled(begun: Callable[..., Crawl]) -> Callable[..., dict[str, Any]]:
    """Return what does a whole crawl and tells what the jobs were told."""
    return lambda jobs, **how: begun(jobs, **how).result()
