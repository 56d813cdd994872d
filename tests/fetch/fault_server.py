"""A web server on loopback that breaks HTTP in every way a test asks for, and counts who asked it what.

It speaks raw sockets in a thread of its own. An answer is bytes, written as they are, or a fault: a coroutine that is
handed the writer and closes the connection when it returns. A path with several answers gives them in turn, the last
one again and again; a path without any is answered 404.
"""

import asyncio
import contextlib
import gzip
import socket
import ssl
import struct
import threading
import zlib
from collections import defaultdict
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple, Self

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

Fault = Callable[[asyncio.StreamWriter], Awaitable[None]]
Answer = bytes | Fault
LOOPBACK, OTHER_LOOPBACK = "127.0.0.1", "127.0.0.2"
DRIP = 0.02
"""Seconds between the drops of a slow answer."""


class Hit(NamedTuple):
    """One request."""

    host: str
    path: str
    headers: dict[str, str]
    at: float
    local: str
    """The address of ours that was connected to."""


class Server:
    """Begins to listen when it is entered."""

    def __init__(self) -> None:
        self.hits: list[Hit] = []
        self.port = 0
        self._answers: dict[tuple[str, str], list[Answer]] = {}
        self._given: defaultdict[tuple[str, str], int] = defaultdict(int)
        self._loop = asyncio.new_event_loop()
        self._asked: defaultdict[tuple[str, str], threading.Event] = defaultdict(threading.Event)
        self._open: set[asyncio.Task[Any]] = set()

    def __enter__(self) -> Self:
        ready = threading.Event()
        self._thread = threading.Thread(target=self._serve, args=(ready,), name="fault server")
        self._thread.start()
        assert ready.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()

    def put(self, host: str, path: str, *answers: Answer) -> str:
        """Answer `path` on `host` with `answers`; return its address."""
        self._answers[host, path] = list(answers)
        return self.address(host, path)

    def address(self, host: str, path: str = "/") -> str:
        """Return the address of a path."""
        return f"http://{host}:{self.port}{path}"

    def encrypt(self, folder: Path) -> int:
        """Answer on a further port too, with the key and certificate in `folder`; return the port."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(folder / "certificate.pem", folder / "key.pem")

        async def listen() -> int:
            server = await asyncio.start_server(self._talk, LOOPBACK, 0, ssl=context)
            self._servers.append(server)
            return int(server.sockets[0].getsockname()[1])

        return asyncio.run_coroutine_threadsafe(listen(), self._loop).result(10)

    def paths(self, host: str) -> list[str]:
        """Return what was asked of a host, in order."""
        return [hit.path for hit in self.hits if hit.host == host]

    def wait_for(self, host: str, path: str = "/") -> None:
        """Return once a path was asked for."""
        assert self._asked[host, path].wait(60), f"{host} was never asked for {path}"

    def _serve(self, ready: threading.Event) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._listen(ready))
        self._loop.close()

    async def _listen(self, ready: threading.Event) -> None:
        self._stop = asyncio.Event()
        first = await asyncio.start_server(self._talk, LOOPBACK, 0)
        self.port = first.sockets[0].getsockname()[1]
        self._servers = [first]
        for address in (OTHER_LOOPBACK, "::1"):
            with contextlib.suppress(OSError):
                self._servers.append(await asyncio.start_server(self._talk, address, self.port))
        ready.set()
        await self._stop.wait()
        for server in self._servers:
            server.close()
        for task in list(self._open):
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._open.add(task)
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                answer = self._answer(head, writer.get_extra_info("sockname")[0])
                if isinstance(answer, bytes):
                    writer.write(answer)
                    await writer.drain()
                else:
                    await answer(writer)
                    break
        except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            self._open.discard(task)
            writer.transport.abort() if writer.transport.is_closing() else writer.close()

    def _answer(self, head: bytes, local: str) -> Answer:
        lines = head.decode("latin-1").split("\r\n")
        path = lines[0].split(" ")[1]
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines[1:] if line)}
        host = headers.get("host", "").rpartition(":")[0] or headers.get("host", "")
        self.hits.append(Hit(host, path, headers, self._loop.time(), local))
        self._asked[host, path].set()
        answers = self._answers.get((host, path)) or self._answers.get(("*", path)) or [reply(b"", 404)]
        given = self._given[host, path]
        self._given[host, path] += 1
        return answers[min(given, len(answers) - 1)]


def reply(body: bytes = b"", status: int = 200, /, **headers: str) -> bytes:
    """Return a whole answer; `content_type="text/plain"` is a header, an empty value leaves a default header out."""
    fields = {"content_type": "text/html; charset=utf-8", "content_length": str(len(body))} | headers
    lines = [f"{name.replace('_', '-').title()}: {value}" for name, value in fields.items() if value]
    return _joined([f"HTTP/1.1 {status} Made Up", *lines]) + body


def _joined(lines: list[str]) -> bytes:
    return "".join(f"{line}\r\n" for line in lines).encode("latin-1") + b"\r\n"


def redirect(target: str, status: int = 302) -> bytes:
    """Return a redirect."""
    return reply(b"moved", status, location=target)


def certificate(folder: Path, host: str) -> Path:
    """Write a key and a certificate that it signed itself; return the certificate's file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, host)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem, form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    (folder / "key.pem").write_bytes(key.private_bytes(pem, form, serialization.NoEncryption()))
    (folder / "certificate.pem").write_bytes(made.public_bytes(pem))
    return folder / "certificate.pem"


def broken(data: bytes) -> Fault:
    """Write `data` and end the connection in an orderly way, whatever was promised."""

    async def fault(writer: asyncio.StreamWriter) -> None:
        writer.write(data)
        await writer.drain()

    return fault


async def reset(writer: asyncio.StreamWriter) -> None:
    """Reset the connection without a word."""
    connection = writer.get_extra_info("socket")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


def slow(head: bytes, drop: bytes) -> Fault:
    """Write `head`, then a drop now and then, for ever."""

    async def fault(writer: asyncio.StreamWriter) -> None:
        writer.write(head)
        while True:
            writer.write(drop)
            await writer.drain()
            await asyncio.sleep(DRIP)

    return fault


def endless(head: bytes, piece: bytes, times: int = 1_000_000) -> Fault:
    """Write `head`, then `piece` as fast as it is taken."""

    async def fault(writer: asyncio.StreamWriter) -> None:
        writer.write(head)
        for _ in range(times):
            writer.write(piece)
            await writer.drain()

    return fault


CHUNKED = reply(content_length="", transfer_encoding="chunked")
ZIPPED = reply(content_length="", content_encoding="gzip", connection="close")
MIB_OF_ZEROS = zlib.compressobj(9, zlib.DEFLATED, -15)
MIB = MIB_OF_ZEROS.compress(bytes(1024 * 1024)) + MIB_OF_ZEROS.flush(zlib.Z_FULL_FLUSH)
GZIP_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03"
TEXT = b"<html><body>" + b"".join(b"<p>Kurs %d</p>" % n for n in range(2_000)) + b"</body></html>"

FAULTS: dict[str, Answer] = {
    "reset": reset,
    "closed": broken(b""),
    "fin-mid-chunk": broken(CHUNKED + b"400\r\n<html>half"),
    "fin-between-chunks": broken(CHUNKED + b"5\r\n<html\r\n"),
    "short-length": broken(reply(b"<html>short", content_length="1000")),
    "truncated-gzip": broken(ZIPPED + gzip.compress(TEXT)[:-200]),
    "gzip-without-trailer": broken(ZIPPED + gzip.compress(TEXT)[:-8]),
    "no-gzip": reply(b"<html>plain", content_encoding="gzip"),
    "unknown-encoding": reply(b"<html>plain", content_encoding="rot13"),
    "three-encodings": reply(b"<html>plain", content_encoding="gzip, gzip, gzip"),
    "gzip-bomb": endless(ZIPPED + GZIP_HEAD, MIB, 10_240),
    "gzip-bomb-in-a-file": reply(GZIP_HEAD + MIB * 1_000, content_type="application/gzip"),
    "endless-chunks": endless(CHUNKED, b"10000\r\n" + bytes(0x10000) + b"\r\n"),
    "one-gigabyte": endless(reply(content_length=str(1 << 30)), bytes(0x10000)),
    "endless-without-length": endless(reply(content_length="", connection="close"), bytes(0x10000)),
    "slow-body": slow(reply(content_length="100000"), b"x"),
    "slow-headers": slow(b"HTTP/1.1 200 OK\r\nX-Slow: ", b"x"),
    "silent": slow(b"", b""),
    "endless-header": endless(b"HTTP/1.1 200 OK\r\nX-Long: ", b"x" * 0x10000),
    "endless-headers": endless(b"HTTP/1.1 200 OK\r\n", b"X-Many: 1\r\n" * 1_000),
    "endless-status": endless(b"HTTP/1.1 200 ", b"x" * 0x10000),
    "endless-continue": endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "endless-chunk-name": endless(CHUNKED + b"5;", b"x" * 0x10000),
    "endless-trailers": endless(CHUNKED + b"0\r\n", b"X-Many: 1\r\n" * 1_000),
    "no-http": broken(b"SSH-2.0-OpenSSH_9.9\r\n\r\n"),
    "two-lengths": broken(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n<html>"),
    "bad-chunk": broken(CHUNKED + b"zz\r\n<html>\r\n0\r\n\r\n"),
    "empty": reply(b""),
    "blank": reply(b" \r\n\t "),
}  # fmt: skip
"""What a server can do wrong, by name."""
