"""Makes a merged offer ready to be public: places and classes are found, and the published rules must let it through.

In comes an offer with its key; out comes the offer, or none where a rule forbids to publish it, with what was found.
"""

from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from harvester.check import RULES
from harvester.classify import Classifier
from harvester.errors import SettingError
from harvester.records import Change, Correction, Finished, Run, Source
from vocab.graph import describe
from vocab.iris import Iris
from vocab.model import Finding, Offer, Place
from vocab.places import PlacesError, Resolved, gazetteer
from vocab.shapes import check, findings

Finish = Callable[[Offer], Finished]
_IRIS = Iris("https://ernte.example/")
_AT = "2000-01-01T00:00:00Z"
_SAID = frozenset(RULES.values())


def finisher(source: Source, places: Path | None, corrections: Collection[Correction] = ()) -> Finish:
    """Return what makes the offers of a source ready; `places` is the folder of what the operator imported.

    Raises SettingError while it works when an imported table is damaged.
    """
    known = gazetteer(places)
    run = Run(id=f"{source.id}-1", source=source.id, started=_AT)

    def resolve(place: Place) -> Resolved:
        try:
            return known.resolve(place, near=source.municipality)
        except PlacesError as wrong:
            raise SettingError(wrong.code, **wrong.parts) from wrong

    classify = Classifier(source, resolve, corrections)

    def finish(offer: Offer) -> Finished:
        classified = classify(offer)
        if classified.offer is None:
            return classified
        told = tuple(_told(classified.offer, run))
        broken = any(one.severity == "error" for one in told)
        return Finished(None if broken else classified.offer, (*classified.findings, *told))

    return finish


def _told(offer: Offer, run: Run) -> Iterator[Finding]:
    """Yield what the rules say of an offer as it would be public, but for what `harvester.check` says of its pages."""
    change = Change(seq=0, key=offer.key, action="added", at=_AT, run=run.id, offer=offer)
    lines = [line for entity in describe(change, run, _IRIS) for line in entity.lines]
    for one in findings(check(lines), offer.pages[0] if offer.pages else offer.url):
        if one.severity != "info" and one.detail not in _SAID:
            yield one
