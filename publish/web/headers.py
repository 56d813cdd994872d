"""Stands before every page: knows the hosts that we answer for, and adds the headers that keep browsers safe."""

from ipaddress import ip_address

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
SECURITY = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_SECURITY = [(name.lower().encode(), value.encode()) for name, value in SECURITY.items()]


class Guard:
    """Refuses hosts that are not ours and adds the security headers to every answer."""

    def __init__(self, app: ASGIApp, *, host: str) -> None:
        self.app = app
        self.host = host

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = list(message.get("headers", ()))
                names = {name.lower() for name, _ in given}
                message["headers"] = given + [one for one in _SECURITY if one[0] not in names]
            await send(message)

        host = next((value for name, value in scope["headers"] if name == b"host"), b"")
        if not self.answers_for(host.decode("latin-1")):
            refusal = PlainTextResponse(f"421: this service answers for {self.host} only.\n", 421)
            await refusal(scope, receive, guarded)
            return
        await self.app(scope, receive, guarded)

    def answers_for(self, header: str) -> bool:
        """Tell whether a Host header names us, this machine or a bare IP address."""
        name = header.rsplit("]", 1)[0].lstrip("[") if header.startswith("[") else header.rsplit(":", 1)[0]
        name = name.lower().rstrip(".")
        if not name or name in {self.host, "localhost"} or name.endswith(".localhost"):
            return True
        try:
            ip_address(name)
        except ValueError:
            return False
        return True
