"""Classifies what is public anew, after code lists, places or corrections changed: first shown, then applied.

In come a source's public offers as the ledger has them; out come those that would be another version.
"""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager

from msgspec import Struct
from msgspec.structs import replace

from harvester.classify.corrections import holds, in_order
from harvester.finishing import Finish
from harvester.flow import SOFTWARE
from harvester.ledger import Ledger
from harvester.ledger.base import Lease
from harvester.owners import is_dead, this_process
from harvester.records import Correction, Finished, Outcome, Run, Source
from harvester.versions import version_hash
from vocab.model import Classification, Offer

REASON = "run-reclassified"
_SECONDS = 3_600.0
"""How long it may take; nothing is heard of it meanwhile, but it ends with its process."""


class Difference(Struct, frozen=True):
    """One offer as it is public and as it would be."""

    before: Offer
    after: Offer

    def gone(self) -> list[str]:
        """Return the concepts that it would no longer belong to."""
        return sorted(_concepts(self.before) - _concepts(self.after))

    def new(self) -> list[str]:
        """Return the concepts that it would belong to as well."""
        return sorted(_concepts(self.after) - _concepts(self.before))


def _concepts(offer: Offer) -> set[str]:
    return {one.concept for one in offer.classifications}


def differences(ledger: Ledger, source: Source, finish: Finish) -> Iterator[Difference]:
    """Yield the public offers of a source that would be classified otherwise today; nothing is written."""
    for change in ledger.offers(source=source.id):
        after = finish(replace(change.offer, key=change.key)).offer
        if after is not None and version_hash(after) != version_hash(change.offer):
            yield Difference(change.offer, after)


def apply(ledger: Ledger, source: Source, finish: Finish, before: Callable[[], object] = lambda: None) -> Run | None:
    """Write what `differences` shows as a run of its own, and return it; None when there is nothing to write.

    `before` is called once the source is held. Raises BusyError, and calls nothing, while somebody harvests the source.
    """
    with _leased(ledger, source) as lease:
        before()
        found = _Changed(ledger, source, finish)
        if not len(found):
            return None
        run = ledger.start_run(lease, address=source.address, software=SOFTWARE)
        count = ledger.count(source.id)
        outcome = Outcome(whole=True, reason=REASON, changed=found, live=count, seen=count)
        return ledger.commit_run(lease, run, outcome)


def only(said: Correction, finish: Finish) -> Finish:
    """Return what classifies anew only the offers that a correction is about, and only in its code list.

    Everything else stays as it is public: newer lists and places are applied by who asks for that, not by the way.
    """

    def finish_one(offer: Offer) -> Finished:
        if not holds(said, offer):
            return Finished(offer)
        made = finish(offer).offer
        if made is None:
            return Finished(None)
        kept = [one for one in offer.classifications if not _is_of(said.scheme, one)]
        new = [one for one in made.classifications if _is_of(said.scheme, one)]
        base = made if said.scheme == "municipality" else offer
        return Finished(replace(base, classifications=in_order((*kept, *new))))

    return finish_one


def _is_of(scheme: str, one: Classification) -> bool:
    return one.concept.startswith(f"{scheme}/")


@contextmanager
def _leased(ledger: Ledger, source: Source) -> Iterator[Lease]:
    lease = ledger.lease(source.id, this_process(), _SECONDS, is_dead=is_dead)
    try:
        yield lease
    finally:
        ledger.release(lease)


class _Changed(Collection[Offer]):
    """The changed offers of a source, found anew each time they are walked, so that memory stays bounded."""

    def __init__(self, ledger: Ledger, source: Source, finish: Finish) -> None:
        self._of = (ledger, source, finish)
        self._length = sum(1 for _ in differences(*self._of))

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[Offer]:
        return (one.after for one in differences(*self._of))

    def __contains__(self, value: object) -> bool:
        return any(value == one for one in self)
