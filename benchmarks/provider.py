"""A provider site to measure against: courses of about 52 KB a page behind a listing, on loopback, in its own process.

Run as a program it serves until it is ended: `python benchmarks/provider.py PORT PAGES`.
"""

import asyncio
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b

from extract import Made

SHOWN = 200
HTML = b"text/html; charset=utf-8"


def pages(count: int, base: str) -> dict[str, bytes]:
    """Return path -> body: a listing by pages, and the courses, half JSON-LD and half microdata."""
    chance = random.Random(7)
    found = {f"/kurs/{n}": Made(n, chance).body.replace(b"https://vhs.example", base.encode()) for n in range(count)}
    paths = list(found)
    for first in range(0, count, SHOWN):
        number = first // SHOWN + 1
        links = "".join(f'<li><a href="{path}">Zum Kurs</a></li>' for path in paths[first : first + SHOWN])
        more = f'<a rel="next" href="/?seite={number + 1}">Weitere</a>' if first + SHOWN < count else ""
        page = f"<html><body><main><h1>Kurse</h1><ul>{links}</ul>{more}</main></body></html>"
        found["/" if number == 1 else f"/?seite={number}"] = page.encode()
    return found


class Server(asyncio.Protocol):
    """Answers GET with what stands ready, 304 where the validator is still right."""

    ready: dict[bytes, tuple[bytes, bytes, bytes]] = {}  # noqa: RUF012  (filled once, before the first connection)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the connection."""
        self.transport = transport
        self.waiting = b""

    def data_received(self, data: bytes) -> None:
        """Answer each whole request."""
        self.waiting += data
        while b"\r\n\r\n" in self.waiting:
            head, _, self.waiting = self.waiting.partition(b"\r\n\r\n")
            path = head.split(b" ", 2)[1]
            found = self.ready.get(path)
            if found is None:
                answer = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
            else:
                full, same, etag = found
                answer = same if etag in head else full
            self.transport.write(answer)  # type: ignore[attr-defined]


def prepare(count: int, base: str) -> None:
    """Make every answer once."""
    for path, body in pages(count, base).items():
        etag = b'"' + blake2b(body, digest_size=8).hexdigest().encode() + b'"'
        head = b"ETag: " + etag + b"\r\nContent-Length: %d\r\n\r\n"
        full = b"HTTP/1.1 200 OK\r\nContent-Type: " + HTML + b"\r\n" + head % len(body) + body
        Server.ready[path.encode()] = (full, b"HTTP/1.1 304 Not Modified\r\nETag: " + etag + b"\r\n\r\n", etag)


async def serve(port: int, count: int) -> None:
    """Serve until ended."""
    prepare(count, f"http://127.0.0.1:{port}")
    server = await asyncio.get_running_loop().create_server(Server, "127.0.0.1", port)
    print("ready", flush=True)
    await server.serve_forever()


@contextmanager
def serving(port: int, count: int) -> Iterator[str]:
    """Serve in a process of its own; the address of the listing."""
    command = [sys.executable, __file__, str(port), str(count)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), int(sys.argv[2])))
