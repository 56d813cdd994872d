"""How to fetch: the settings of a whole crawl, and the parts that they make."""

from pathlib import Path

from aiohttp.abc import AbstractResolver
from msgspec import Struct

from harvester import __version__
from harvester.fetch.answers import Transport
from harvester.fetch.archive import Archive
from harvester.fetch.gate import Gate
from harvester.fetch.job import Job
from harvester.fetch.network import Network
from harvester.fetch.onefile import OneFile
from harvester.fetch.replay import Replay
from harvester.fetch.robots import TOKEN
from harvester.fetch.visit import Visit


class Fetching(Struct, frozen=True, kw_only=True):
    """How all sources of a crawl are fetched."""

    contact: str = ""
    """Address of the page that tells providers who harvests them."""
    user_agent: str = ""
    """Empty: name, version and contact of Bildungsernte."""
    allow_networks: tuple[str, ...] = ()
    """CIDR ranges that may be connected to although they are not public."""
    archive: Path | None = None
    """Folder for raw answers, a WARC file for each run of a source; None keeps none."""
    warc: Path | None = None
    """WARC file that stands in for the network."""
    file: Path | None = None
    """File that is what `address` answers; nothing else is asked for."""
    address: str = ""

    def agent(self) -> str:
        """Return the user agent.

        >>> Fetching(user_agent="Probe/1 (+https://bot.example)").agent()
        'Probe/1 (+https://bot.example)'
        """
        contact = f" (+{self.contact})" if self.contact else ""
        return self.user_agent or f"{TOKEN}/{__version__}{contact}"


def transport_of(how: Fetching, resolver: AbstractResolver | None = None) -> Transport:
    """Return what answers: the archive when one is named, otherwise the network."""
    if how.warc is not None:
        return Replay(how.warc)
    if how.file is not None:
        return OneFile(how.file, how.address)
    return Network(how.agent(), how.allow_networks, resolver)


def browser_of(transport: Transport) -> Transport:
    """Return what renders pages in a browser; what stands in for the network holds them as they were rendered."""
    if not transport.live:
        return transport
    from harvester.fetch.browser import Browser

    return Browser(transport)


def visit_of(job: Job, how: Fetching, transport: Transport, gate: Gate) -> Visit:
    """Return the visit for a job."""
    keeping = how.archive is not None and transport.live
    archive = Archive(how.archive, job.source.id, how.agent()) if keeping and how.archive is not None else None
    return Visit(job, transport, gate, archive)
