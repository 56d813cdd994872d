"""Which state of a source may follow which."""

from msgspec.structs import replace

from harvester.errors import SourceError
from harvester.records import Source, SourceState

NEXT: dict[SourceState, tuple[SourceState, ...]] = {
    "draft": ("proposed", "approved", "rejected"),
    "proposed": ("draft", "approved", "rejected"),
    "approved": ("paused", "proposed", "dead"),
    "paused": ("approved", "proposed", "dead"),
    "rejected": ("draft", "proposed"),
    "dead": ("proposed",),
}
"""Only a source that somebody approved is harvested; a rejected or dead one must be proposed again first."""


def moved(source: Source, state: SourceState) -> Source:
    """Return the source in another state, or as it is when it is there already; raises SourceError("register-state").

    >>> moved(Source(id="vhs", address="https://vhs.example/", state="proposed"), "approved").state
    'approved'
    """
    if state == source.state:
        return source
    if state not in NEXT[source.state]:
        choices = ", ".join(NEXT[source.state])
        raise SourceError("register-state", source=source.id, words=state, state=source.state, choices=choices)
    return replace(source, state=state)
