"""What tells one version of an offer from the next, and how an offer is kept as bytes: values in, values out."""

import zlib
from collections.abc import Sequence
from hashlib import blake2b
from typing import TypeVar

from msgspec import Struct, json
from msgspec.structs import replace

from vocab.model import Offer, day

Part = TypeVar("Part", bound=Struct)

_ENCODER = json.Encoder()
_DECODER = json.Decoder(Offer)
_LARGE = 1_024
_ZLIB = b"\x78"
"""First byte of every zlib stream; JSON of an offer begins with a brace."""


def pack(offer: Offer) -> bytes:
    """Return an offer as JSON, compressed when large."""
    body = _ENCODER.encode(offer)
    return zlib.compress(body, 1) if len(body) > _LARGE else body


def unpack(body: bytes) -> Offer:
    """Return the offer that `pack` made bytes of."""
    return _DECODER.decode(zlib.decompress(body) if body[:1] == _ZLIB else body)


def _digest(body: bytes) -> str:
    return blake2b(body, digest_size=16).hexdigest()


def version_hash(offer: Offer) -> str:
    """Return what changes when an offer is another version: everything that is published of it.

    The key, the pages it was read from, where each value stood, and the order of lists are no part of that.

    >>> offer = Offer(source="vhs", local_id="1", type="Course", name="Yoga", url="https://vhs.example/1")
    >>> version_hash(offer) == version_hash(replace(offer, key="k", pages=("https://vhs.example/1",)))
    True
    >>> version_hash(offer) == version_hash(replace(offer, name="Yoga II"))
    False
    """
    instances = tuple(
        replace(i, sessions=_sorted(i.sessions), places=_sorted(i.places)) if i.sessions or i.places else i
        for i in offer.instances
    )
    plain = replace(
        offer,
        key="",
        pages=(),
        origins=(),
        identifiers=tuple(sorted(offer.identifiers)),
        providers=_sorted(offer.providers),
        organizers=_sorted(offer.organizers),
        instances=_sorted(instances),
        places=_sorted(offer.places),
        languages=tuple(sorted(offer.languages)),
        audiences=tuple(sorted(offer.audiences)),
        keywords=tuple(sorted(offer.keywords)),
        categories=tuple(sorted(offer.categories)),
        classifications=_sorted(offer.classifications),
    )
    return _digest(_ENCODER.encode(plain))


def _sorted(values: tuple[Part, ...]) -> tuple[Part, ...]:
    return values if len(values) < 2 else tuple(sorted(values, key=_ENCODER.encode))


def reading_hash(offer: Offer) -> str:
    """Return what changes when a page says anything else of an offer, however small."""
    return _digest(_ENCODER.encode(offer))


def made_of(local_id: str, contributions: Sequence[tuple[str, int, int, str]]) -> str:
    """Return the fingerprint of an offer's contributions: (page, position, rank, hash), in any order.

    The leading word changes when the same contributions would be merged differently.
    """
    lines = [f"{page}\x1f{position}\x1f{rank}\x1f{hashed}" for page, position, rank, hashed in sorted(contributions)]
    return _digest("\x1e".join(["merge-1", local_id, *lines]).encode("utf-8", "surrogatepass"))


def days(offer: Offer) -> tuple[str, str]:
    """Return the first and the last day that an offer names; two empty texts when it names none."""
    moments = [moment for instance in offer.instances for moment in (instance.start, instance.end)]
    moments += [moment for i in offer.instances for session in i.sessions for moment in (session.start, session.end)]
    named = [day(moment) for moment in moments if moment]
    return (min(named), max(named)) if named else ("", "")
