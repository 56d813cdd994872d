"""A browser as a transport: Chromium runs a page's own scripts, but every byte it gets comes through our network.

The browser itself reaches nothing: each request of a page is answered by the guarded network, only for the page's own
site, only GET, within robots.txt and a budget; everything else is refused. What comes out is the document as it stands
once the page has come to rest.
"""

import asyncio
import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from harvester.fetch.addresses import host_of, normal, site_of
from harvester.fetch.answers import Answer, Limits, Transport, Trouble, media_type
from harvester.fetch.robots import PARSED, Robots

if TYPE_CHECKING:
    from playwright.async_api import Browser as Chromium
    from playwright.async_api import BrowserContext, Page, Playwright, Request, Route

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
REQUESTS = 200
"""Requests that one page may make beside the one for itself."""
REST_SECONDS = 8.0
"""How long a page may take until it comes to rest."""
_CARRIED = frozenset(("document", "script", "xhr", "fetch", "stylesheet"))
"""Kinds of requests that a document's words may depend on; pictures, fonts and media are not fetched."""
_VALIDATORS = frozenset(("etag", "last-modified", "content-encoding", "content-length", "transfer-encoding"))
_REPLACED = _VALIDATORS | {"content-type"}
_ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--dns-prefetch-disable",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--js-flags=--max-old-space-size=512",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-first-run",
    "--no-pings",
    "--proxy-server=http://127.0.0.1:9",
)


def program() -> str:
    """Return the path of Chromium; raises Trouble when there is none."""
    found = next((path for name in PROGRAMS if (path := shutil.which(name))), "")
    if not found:
        raise Trouble("failed", "browser-missing", ", ".join(PROGRAMS))
    return found


class Browser:
    """Answers pages as they are after their scripts ran; whatever is no page it leaves to the network."""

    live = True

    def __init__(self, network: Transport) -> None:
        self._network = network
        self._robots = Robots(self._robots_txt)
        self._driver: Playwright | None = None
        self._chromium: Chromium | None = None
        self._starting = asyncio.Lock()

    async def get(self, address: str, headers: Mapping[str, str], limits: Limits) -> Answer:
        """Return the document at `address`, rendered; raises Trouble as the network does."""
        answer = await self._network.get(address, headers, limits)
        kind = media_type(answer.header("content-type"))
        if answer.status != 200 or limits.cut or "html" not in kind:
            return answer
        return await _Visit(self, answer, limits).rendered()

    async def close(self) -> None:
        """End the browser, and what it was given to ask with."""
        self._robots.close()
        if self._chromium is not None:
            await self._chromium.close()
        if self._driver is not None:
            await self._driver.stop()
        await self._network.close()

    async def context(self) -> "BrowserContext":
        """Return a new browser session that remembers nothing."""
        async with self._starting:
            if self._chromium is None or not self._chromium.is_connected():
                self._chromium = await self._launched()
        return await self._chromium.new_context(
            accept_downloads=False, java_script_enabled=True, locale="de-DE", service_workers="block"
        )

    async def _launched(self) -> "Chromium":
        try:
            from playwright.async_api import async_playwright
        except ImportError as wrong:
            raise Trouble("failed", "browser-extra") from wrong
        if self._driver is None:
            self._driver = await async_playwright().start()
        return await self._driver.chromium.launch(
            executable_path=program(), args=list(_ARGUMENTS), chromium_sandbox=os.geteuid() != 0
        )

    async def fetched(self, address: str, limits: Limits) -> Answer:
        """Return what a page's own request is answered, if robots.txt lets us ask; raises Trouble."""
        (await self._robots.of(address)).check(address)
        return await self._network.get(address, {}, limits)

    async def _robots_txt(self, address: str) -> Answer:
        return await self._network.get(address, {}, Limits(size=PARSED, seconds=30.0, cut=True, any_type=True))


class _Visit:
    """One page in the browser."""

    def __init__(self, browser: Browser, answer: Answer, limits: Limits) -> None:
        self._browser = browser
        self._answer = answer
        self._limits = limits
        self._site = site_of(host_of(answer.address))
        self._asked = 0
        self._received = answer.received
        self._given = False

    async def rendered(self) -> Answer:
        """Return the answer with the document as it is once the page has come to rest."""
        try:
            async with asyncio.timeout(self._limits.seconds):
                body = await self._body()
        except TimeoutError as wrong:
            raise Trouble("failed", "page-timeout", f"{self._limits.seconds:g} s", transient=True) from wrong
        if len(body) > self._limits.size:
            raise Trouble("damaged", "page-too-large", f"more than {self._limits.size} bytes")
        kept = tuple(
            (name, value) for name, value in self._answer.headers if name not in _VALIDATORS | {"content-type"}
        )
        return Answer(
            address=self._answer.address,
            status=200,
            headers=(("content-type", "text/html; charset=utf-8"), *kept),
            body=body,
            received=self._received,
            sent=self._answer.sent,
            peer=self._answer.peer,
        )

    async def _body(self) -> bytes:
        from playwright.async_api import Error

        context = await self._browser.context()
        try:
            await context.route("**/*", self._route)
            await context.route_web_socket("**/*", lambda socket: socket.close())
            page = await context.new_page()
            page.on("dialog", _dismiss)
            await page.goto(self._answer.address, wait_until="domcontentloaded", timeout=1_000 * self._limits.seconds)
            await _rest(page)
            return (await page.content()).encode("utf-8", "replace")
        except Error as wrong:
            raise Trouble("damaged", "page-browser", wrong.message.partition("\n")[0], transient=True) from wrong
        finally:
            with suppress(Error):
                await context.close()

    async def _route(self, route: "Route", request: "Request") -> None:
        """Answer a request of the page from our network, or refuse it."""
        if not self._given and request.is_navigation_request() and request.frame.parent_frame is None:
            self._given = True
            headers = {"content-type": self._answer.header("content-type")}
            await route.fulfill(status=200, headers=headers, body=self._answer.body)
            return
        answer = await self._asked_for(request)
        if answer is None:
            await route.abort()
            return
        kept = {name: value for name, value in answer.headers if name not in _VALIDATORS and name != "set-cookie"}
        await route.fulfill(status=answer.status, headers=kept, body=answer.body)

    async def _asked_for(self, request: "Request") -> Answer | None:
        self._asked += 1
        if request.method != "GET" or request.resource_type not in _CARRIED or self._asked > REQUESTS:
            return None
        try:
            address = normal(request.url)
            if site_of(host_of(address)) != self._site or self._received > self._limits.size:
                return None
            limits = Limits(size=self._limits.size, seconds=self._limits.seconds, any_type=True)
            answer = await self._browser.fetched(address, limits)
        except Trouble:
            return None
        self._received += answer.received
        return answer if answer.status != 304 else None


async def _rest(page: "Page") -> None:
    """Wait until the page asks for nothing more; one that never stops is read as it is then."""
    from playwright.async_api import TimeoutError as TooLong

    with suppress(TooLong):
        await page.wait_for_load_state("networkidle", timeout=1_000 * REST_SECONDS)


async def _dismiss(dialog: Any) -> None:
    await dialog.dismiss()
