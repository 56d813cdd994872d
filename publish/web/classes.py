"""What the page of an offer shows of its classes: code list, concept, how surely and by which words."""

from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct

from publish.web.labels import METHODS_OF_VERDICTS, label
from publish.web.language import Catalogue, noop
from vocab import codes
from vocab.model import Classification, Offer
from vocab.places import gazetteer

_ORDER = ("municipality", "provider-municipality", "themes", "stages", "types", "target-groups", "isced-f")
"""What is shown first; the other lists follow by name."""
_SURELY = ((0.9, noop("surely")), (0.7, noop("probably")), (0.0, noop("perhaps")))
_MUNICIPALITIES = {
    "municipality": noop("Municipality"),
    "provider-municipality": noop("Municipality of the provider"),
}


class Verdict(Struct, frozen=True, kw_only=True):
    """One concept that an offer belongs to."""

    label: str
    path: str
    """Path of the page about the concept, below the root; empty when there is none here."""
    surely: str
    by: str
    words: tuple[str, ...]


class Classes(Struct, frozen=True, kw_only=True):
    """The verdicts of one code list."""

    title: str
    verdicts: tuple[Verdict, ...]


def classes(offer: Offer, say: Catalogue) -> tuple[Classes, ...]:
    """Return what an offer belongs to, code list by code list."""
    ordered = sorted(offer.classifications, key=lambda one: _place(_scheme(one)))
    groups = groupby(ordered, key=_scheme)
    return tuple(
        Classes(title=_title(scheme, say), verdicts=tuple(_verdict(one, say) for one in found))
        for scheme, found in groups
    )


def _scheme(one: Classification) -> str:
    return one.concept.partition("/")[0]


def _place(scheme: str) -> tuple[int, str]:
    return (_ORDER.index(scheme) if scheme in _ORDER else len(_ORDER), scheme)


def _title(scheme: str, say: Catalogue) -> str:
    if scheme in _MUNICIPALITIES:
        return say.gettext(_MUNICIPALITIES[scheme])
    title = codes.scheme(scheme).title[say.language]
    return title[:1].upper() + title[1:]


def _verdict(one: Classification, say: Catalogue) -> Verdict:
    scheme, _, name = one.concept.partition("/")
    listed = scheme in codes.schemes()
    found = None if listed else gazetteer().municipality(name)
    return Verdict(
        label=codes.concept(one.concept).labels[say.language] if listed else found.name if found else name,
        path=f"vocab/{one.concept}" if listed else "",
        surely=say.gettext(next(word for least, word in _SURELY if one.confidence >= least)),
        by=label(METHODS_OF_VERDICTS, one.method, say),
        words=tuple(_words(one)),
    )


def _words(one: Classification) -> Iterator[str]:
    for evidence in one.evidence:
        if evidence.field != "mode":
            yield evidence.words
