"""The address guard: sockets are opened to globally routable addresses only, whatever a name or a redirect says.

The check stands where a socket is made, on the very address it will connect to, so spellings, redirects and names
that change between two questions make no difference.
"""

import asyncio
import socket
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any, TypeAlias

from aiohttp.abc import AbstractResolver, ResolveResult

Address: TypeAlias = IPv4Address | IPv6Address
Network: TypeAlias = IPv4Network | IPv6Network

NAT64 = IPv6Network("64:ff9b::/96")
SPECIAL: tuple[Network, ...] = tuple(
    ip_network(text)
    for text in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/4", "240.0.0.0/4",
        "::/96", "::ffff:0:0/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
    )
)  # fmt: skip
"""IANA's special-purpose registries, with mapped, compatible, 6to4, Teredo, site-local and multicast addresses."""
GLOBAL_UNICAST = IPv6Network("2000::/3")
"""All that IANA has given out; outside of it lie further ways to spell IPv4 addresses, such as ::ffff:0:127.0.0.1."""


class Refused(OSError):  # noqa: N818 - a verdict on an address, not a mistake
    """The address is not public; an OSError, because that is what a socket maker may raise."""


class Guard:
    """Says which addresses may be connected to; `allow` names the only networks that may although not public."""

    def __init__(self, allow: Sequence[str] = ()) -> None:
        self._allow = tuple(ip_network(text) for text in allow)

    def permits(self, text: str) -> bool:
        """Return whether a socket may connect to the numeric address `text`.

        >>> Guard().permits("127.0.0.1"), Guard().permits("93.184.215.14"), Guard(["127.0.0.0/8"]).permits("127.0.0.1")
        (False, True, True)
        """
        try:
            address = ip_address(text.partition("%")[0])
        except ValueError:
            return False
        if any(address in network for network in self._allow):
            return True
        return "%" not in text and _public(address)

    def socket(self, info: tuple[Any, ...]) -> socket.socket:
        """Make the socket for an entry of getaddrinfo; raises Refused."""
        family, kind, protocol, _, target = info
        if not self.permits(target[0]):
            raise Refused(f"{target[0]} is not a public address")
        return socket.socket(family=family, type=kind, proto=protocol)


def _public(address: Address) -> bool:
    if isinstance(address, IPv6Address) and address in NAT64:
        address = IPv4Address(int(address) & 0xFFFFFFFF)
    if isinstance(address, IPv6Address) and address not in GLOBAL_UNICAST:
        return False
    return address.is_global and not any(address in network for network in SPECIAL)


class GuardedResolver(AbstractResolver):
    """Asks another resolver, and keeps what the guard permits: a name with one private address is not lost."""

    def __init__(self, guard: Guard, inner: AbstractResolver) -> None:
        self._guard = guard
        self._inner = inner

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Return the permitted addresses of `host`; raises Refused when it has only others."""
        found = await self._inner.resolve(host, port, family)
        permitted = [one for one in found if self._guard.permits(one["host"])]
        if found and not permitted:
            raise Refused(f"{found[0]['host']} is not a public address")
        return permitted

    async def close(self) -> None:
        """Close the resolver behind this one."""
        await self._inner.close()


class SystemResolver(AbstractResolver):
    """Asks the operating system in a thread; unlike aiohttp's own it does not turn every failure into one text."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Return the addresses of `host`; raises socket.gaierror."""
        loop = asyncio.get_running_loop()
        try:
            infos = await loop.getaddrinfo(host, port, family=family, type=socket.SOCK_STREAM)
        except UnicodeError as wrong:
            raise socket.gaierror(socket.EAI_NONAME, "not a host name") from wrong
        return [
            ResolveResult(
                hostname=host, host=_numeric(target), port=int(target[1]), family=kind, proto=protocol,
                flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
            )
            for kind, _, protocol, _, target in infos
        ]  # fmt: skip

    async def close(self) -> None:
        """Nothing is held."""


def _numeric(target: tuple[Any, ...]) -> str:
    scope = target[3] if len(target) == 4 else 0
    return f"{target[0]}%{scope}" if scope else str(target[0])
