"""No worker reaches the network, whichever layer of its jail holds, and whatever the prefilter would have said."""

import asyncio
import contextlib
import os
import socket
import subprocess
import sys
from contextlib import closing

import pytest

from harvester.errors import QueryError, WorkError
from publish.graphstore import versions
from publish.sparql.process import Worker
from publish.sparql.values import Limits

LIMITS = Limits(seconds=10)
CALLS = [
    "SELECT * {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE SILENT <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE <http://localhost:{port}/> {{ ?s ?p ?o }} }}",
    "PREFIX e: <http://127.0.0.1:{port}/> SELECT * {{ SERVICEe:x {{}} }}",
    "SELECT * {{ BIND(<http://127.0.0.1:{port}/> AS ?x) SERVICE ?x {{ ?s ?p ?o }} }}",
]


def ask_all(graph, layers, texts):
    async def run():
        worker = await Worker.start(graph, versions.current(graph), LIMITS, layers)
        try:
            for text in texts:
                with contextlib.suppress(QueryError):
                    await worker.ask(text, "json", count=False)
            whole = await worker.ask("SELECT * { ?s ?p ?o }", "json", count=True)
            return worker.jail, whole.rows
        finally:
            await worker.kill()

    return asyncio.run(run())


@pytest.mark.parametrize("layers", ["", "landlock", "seccomp", "namespace", "descriptors"])
def test_no_layer_lets_a_call_out(graph, layers):
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        listener.setblocking(False)
        port = listener.getsockname()[1]
        try:
            jail, rows = ask_all(graph, layers, [call.format(port=port) for call in CALLS])
        except WorkError as problem:
            pytest.skip(f"{layers} does not exist on this machine: {problem}")
        with pytest.raises(BlockingIOError):
            listener.accept()
    assert rows == 800
    assert not layers or jail == (layers,)


def test_a_worker_that_no_layer_holds_does_not_start(graph):
    with pytest.raises(WorkError) as refused:
        ask_all(graph, "none", [])
    assert refused.value.code == "query-jail"
    assert refused.value.say("de").startswith("Abfragen:")


PROBE = """
import sys
from publish.sparql.jail import STRONG, lock
held = lock(1 << 30, sys.argv[1], STRONG)
for name, do in {
    "write": lambda: open(sys.argv[2] + "/new", "w"),
    "append": lambda: open(sys.argv[2] + "/old", "a").write("x"),
    "read": lambda: open("/etc/passwd").read(),
    "run": lambda: __import__("os").execv("/bin/true", ["true"]),
    "memory": lambda: bytearray(2 << 30),
}.items():
    try:
        do()
    except (OSError, MemoryError):
        continue
    print(name, flush=True)
print(*held)
"""


def test_a_jailed_process_can_write_run_and_read_nothing_else(tmp_path):
    (tmp_path / "readable").mkdir()
    (tmp_path / "old").touch()
    pipe = subprocess.run(
        [sys.executable, "-c", PROBE, str(tmp_path / "readable"), str(tmp_path)],
        capture_output=True,
        check=True,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
    )
    held = pipe.stdout.splitlines()[-1].split()
    if "landlock" not in held:
        pytest.skip("without Landlock only the network is closed")
    assert pipe.stdout.splitlines()[:-1] == []
    assert not (tmp_path / "new").exists()
