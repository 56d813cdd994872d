"""Does what the README says, line by line, in a new directory, with two demo sites for the README's examples."""

import os
import re
import shutil
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path
from socket import create_server

import pytest
import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

from publish.demo.server import Town

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
LINES = [line for block in BLOCKS for line in block.strip().splitlines()]
ERNTE = [line for line in LINES if line.startswith(("ernte ", "curl "))]


def test_every_line_of_the_readme_is_of_a_known_kind():
    assert len(ERNTE) > 10
    others = [line for line in LINES if line not in ERNTE]
    assert others == ["make demo", "make test", "make setup", ". .venv/bin/activate"]


@pytest.mark.parametrize("target", ["demo", "test", "setup"])
def test_make_knows_what_the_readme_names(target):
    subprocess.run(["make", "-n", target], cwd=ROOT, check=True, capture_output=True)


def free_port() -> int:
    with create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


class Reader:
    """Somebody who types what the README says, in a directory of their own."""

    def __init__(self, folder: Path, town: Town) -> None:
        self.folder = folder
        self.port = free_port()
        self.places = {
            "https://vhs.example/": f"{town.base('vhs')}/",
            "https://stadt.example/": f"{town.base('stadt')}/",
            "localhost:8000": f"localhost:{self.port}",
            "--port 8000": f"--port {self.port}",
        }
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        clean = {k: v for k, v in os.environ.items() if not k.startswith("ERNTE_") and not k.lower().endswith("_proxy")}
        loopback = {"ERNTE_ALLOW_NETWORKS": "127.0.0.0/8", "ERNTE_DELAY": "0"}
        self.environ = clean | loopback | {"PATH": path, "ERNTE_LANG": "en"}

    def line(self, line: str) -> str:
        for told, here in self.places.items():
            line = line.replace(told, here)
        return line.replace("curl ", "curl --fail --silent --show-error --noproxy '*' ")

    def run(self, line: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.line(line), shell=True, cwd=self.folder, env=self.environ, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip

    def serve(self, line: str) -> subprocess.Popen[bytes]:
        service = subprocess.Popen(
            ["/bin/sh", "-c", f"exec {self.line(line)}"],
            cwd=self.folder, env=self.environ, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        patient = Retry(total=60, backoff_factor=0.1, backoff_max=0.5, status_forcelist=[503])
        with requests.Session() as session:
            session.trust_env = False
            session.mount("http://", HTTPAdapter(max_retries=patient))
            try:
                session.get(f"http://localhost:{self.port}/readyz", timeout=5).raise_for_status()
            except requests.RequestException:
                service.terminate()
                service.wait(20)
                raise
        return service


def test_the_commands_of_the_readme_work_one_after_the_other(tmp_path):
    if any(line.startswith("curl ") for line in ERNTE) and not shutil.which("curl"):
        pytest.skip("curl is not installed")
    service = None
    with Town(date.today()) as town:  # noqa: DTZ011 - any day will do
        reader = Reader(tmp_path, town)
        try:
            for line in ERNTE:
                if line.startswith("ernte serve"):
                    service = reader.serve(line)
                    continue
                done = reader.run(line)
                assert done.returncode == 0, f"{line}\n{done.stdout}\n{done.stderr}"
                assert done.stdout or line.startswith("ernte export"), line
        finally:
            if service:
                service.send_signal(signal.SIGTERM)
                assert service.wait(10) == 0
    exported = {file.name for file in tmp_path.glob("offers.*") if file.stat().st_size}
    assert exported == {"offers.nq", "offers.ttl", "offers.jsonl", "offers.csv"}
