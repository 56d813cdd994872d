"""The network as a transport: aiohttp behind the address guard, every answer bounded in time, headers and body."""

import asyncio
import socket
import ssl
from collections.abc import Mapping, Sequence
from typing import BinaryIO

import aiohttp
from aiohttp import hdrs
from aiohttp.abc import AbstractResolver
from aiohttp.connector import Connection
from yarl import URL

from harvester.fetch.answers import Answer, Limits, Trouble, readable
from harvester.fetch.coding import ACCEPTED, ALLOWANCE, Body
from harvester.fetch.guard import Guard, GuardedResolver, Refused, SystemResolver

HEADER_BYTES = 16 * 1024
HEADERS = 128
_BODILESS = frozenset((204, 301, 302, 303, 304, 307, 308))


class _Lost(aiohttp.ClientConnectionError):
    """The connection ended before an answer came."""


class _Response(aiohttp.ClientResponse):
    """A response that remembers who gave it; a lost one is not asked for again at once, as aiohttp would."""

    peer = ""

    async def start(self, connection: Connection) -> aiohttp.ClientResponse:
        """Read the headers."""
        if connection.transport is not None:
            self.peer = str(connection.transport.get_extra_info("peername", ("",))[0])
        try:
            return await super().start(connection)
        except (aiohttp.ClientOSError, aiohttp.ServerDisconnectedError) as wrong:
            raise _Lost(str(wrong)) from wrong


class Network:
    """Asks real servers. Proxies, cookies and credentials of the environment are ignored; TLS is verified."""

    live = True

    def __init__(self, agent: str, allow: Sequence[str] = (), resolver: AbstractResolver | None = None) -> None:
        self._guard = Guard(allow)
        self._resolver = resolver or SystemResolver()
        self._session: aiohttp.ClientSession | None = None
        self._headers = {
            "User-Agent": agent,
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "Accept-Language": "de,en;q=0.7",
            "Accept-Encoding": ACCEPTED,
        }

    def _opened(self) -> aiohttp.ClientSession:
        if self._session is None:
            connector = aiohttp.TCPConnector(
                resolver=GuardedResolver(self._guard, self._resolver),
                socket_factory=self._guard.socket,
                ssl=ssl.create_default_context(),
                limit=0,
                keepalive_timeout=15,
            )
            self._session = aiohttp.ClientSession(
                connector=connector,
                cookie_jar=aiohttp.DummyCookieJar(),
                headers=self._headers,
                auto_decompress=False,
                response_class=_Response,
                trust_env=False,
                max_line_size=HEADER_BYTES,
                max_field_size=HEADER_BYTES,
                max_headers=HEADERS,
                skip_auto_headers=("Content-Type",),
            )
        return self._session

    async def get(self, address: str, headers: Mapping[str, str], limits: Limits) -> Answer:
        """Return what the server at `address` answers; raises Trouble when it does not, or not wholly."""
        try:
            async with self._opened().get(
                URL(address, encoded=True),
                headers=headers,
                allow_redirects=False,
                timeout=aiohttp.ClientTimeout(total=limits.seconds),
            ) as response:
                return await _read(address, response, limits)
        except TimeoutError as wrong:
            raise Trouble("failed", "page-timeout", f"{limits.seconds:g} s", transient=True) from wrong
        except (aiohttp.ClientError, ValueError, OSError) as wrong:
            raise _trouble(wrong) from wrong

    async def close(self) -> None:
        """Close all connections."""
        if self._session is not None:
            await self._session.close()
            await asyncio.sleep(0)
        await self._resolver.close()


async def _read(address: str, response: aiohttp.ClientResponse, limits: Limits) -> Answer:
    headers = tuple((name.lower(), value) for name, value in response.headers.items())
    body, file, received = b"", None, 0
    if response.status in _BODILESS:
        response.close()
    else:
        if response.status == 200 and not limits.any_type and not readable(response.headers.get(hdrs.CONTENT_TYPE, "")):
            response.close()
            raise Trouble("refused", "media-type", response.headers.get(hdrs.CONTENT_TYPE, ""))
        body, file, received = await _body(response, limits)
    return Answer(
        address=address,
        status=response.status,
        headers=headers,
        body=body,
        file=file,
        received=received,
        sent=tuple(response.request_info.headers.items()),
        peer=response.peer if isinstance(response, _Response) else "",
    )


async def _body(response: aiohttp.ClientResponse, limits: Limits) -> tuple[bytes, BinaryIO | None, int]:
    length = response.content_length
    if length is not None and length > limits.size + ALLOWANCE and not limits.cut:
        response.close()
        raise Trouble("damaged", "page-too-large", f"{length} bytes")
    body = Body(response.headers.get(hdrs.CONTENT_ENCODING, ""), limits.size, cut=limits.cut, spill=limits.spill)
    received = 0
    try:
        async for data in response.content.iter_any():
            received += len(data)
            body.feed(data)
            if body.full:
                break
        return body.whole(), body.file, received
    except aiohttp.ClientPayloadError as wrong:
        raise Trouble("damaged", "page-cut-off", f"{received} bytes", transient=True) from wrong
    finally:
        if not response.content.at_eof():
            response.close()


def _trouble(wrong: Exception) -> Trouble:
    """Say of an exception of aiohttp what it means for the page."""
    cause = getattr(wrong, "os_error", None) or wrong
    if isinstance(cause, Refused):
        return Trouble("refused", "address-not-public", cause)
    if isinstance(cause, socket.gaierror):
        return Trouble("failed", "host-unknown", cause.strerror or cause, transient=cause.errno == socket.EAI_AGAIN)
    if isinstance(wrong, (aiohttp.ClientSSLError, ssl.SSLError)) or isinstance(cause, ssl.SSLError):
        return Trouble("failed", "tls-invalid", cause)
    if isinstance(wrong, aiohttp.ClientConnectorDNSError):
        return Trouble("failed", "host-unknown", cause)
    if isinstance(wrong, aiohttp.ClientConnectorError):
        return Trouble("failed", "page-unreachable", getattr(cause, "strerror", None) or cause)
    if isinstance(wrong, (aiohttp.InvalidURL, aiohttp.NonHttpUrlClientError)):
        return Trouble("refused", "address-invalid", wrong)
    if isinstance(wrong, aiohttp.ClientResponseError):
        return Trouble("failed", "page-protocol", wrong.message)
    if isinstance(wrong, (aiohttp.ClientConnectionError, OSError)):
        return Trouble("failed", "page-connection-lost", wrong, transient=True)
    return Trouble("failed", "page-protocol", wrong)
