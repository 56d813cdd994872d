"""How public IRIs and keys are made: from the base address of a data directory and from what a thing is."""

import re
from base64 import b32encode
from hashlib import blake2b
from urllib.parse import quote

from msgspec import Struct

from vocab.model import Organization, Place
from vocab.terms import BE


def key_of(*parts: str) -> str:
    """Return a key of 16 letters and digits (80 bits) that depends on all of `parts` and their order.

    >>> key_of("vhs-musterstadt", "https://vhs.example/kurs/252P40405")
    '5t2cxajargd2w7c5'
    """
    digest = blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=10).digest()
    return b32encode(digest).decode("ascii").lower()


def provider_key(provider: Organization) -> str:
    """Return the key of a provider: of its name, its address on the web and its seat, as written."""
    seat = (place_key(provider.address),) if provider.address else ()
    return key_of("provider", provider.name, provider.url, *seat)


def place_key(place: Place) -> str:
    """Return the key of a place: of all that is said of it."""
    found = (place.municipality, place.area) if place.municipality else ()
    room = (f"room {place.room}",) if place.room else ()
    at = "" if place.latitude is None else f"{place.latitude},{place.longitude}"
    return key_of(
        "place", place.name, place.street, place.postal_code, place.locality, place.region, place.country, at,
        place.url if place.online else "", "online" if place.online else "", place.words, *found, *room,
    )  # fmt: skip


_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|\\^`]')


def iri(address: str) -> str:
    """Return `address` with every character escaped that an IRI may not hold.

    >>> iri("https://vhs.example/Kurse für alle")
    'https://vhs.example/Kurse%20für%20alle'
    """
    return _NOT_IN_IRI.sub(lambda m: quote(m.group(), safe=""), address)


MUNICIPALITY = "http://dcat-ap.de/def/politicalGeocoding/municipalityKey/"
"""What the IRI of a German municipality begins with; its AGS follows."""
DISTRICT = "http://dcat-ap.de/def/politicalGeocoding/districtKey/"
"""What the IRI of a German district begins with; the first five digits of an AGS follow."""
STATE = "http://dcat-ap.de/def/politicalGeocoding/stateKey/"
"""What the IRI of a German state begins with; the first two digits of an AGS follow."""


def concept(name: str) -> str:
    """Return the IRI of a concept: of a code list or, of a municipality, the one that DCAT-AP.de gave it.

    >>> concept("themes/culture"), concept("municipality/06611000")[-24:]
    ('https://w3id.org/bildungsernte/vocab/themes/culture', 'municipalityKey/06611000')
    """
    scheme, _, local = name.partition("/")
    return MUNICIPALITY + local if scheme in {"municipality", "provider-municipality"} else BE + name


class Iris(Struct, frozen=True):
    """The public addresses under one base address, which ends with a slash."""

    base: str

    def offer(self, key: str) -> str:
        """Return the IRI of an offer."""
        return f"{self.base}id/offer/{key}"

    def provider(self, key: str) -> str:
        """Return the IRI of a provider."""
        return f"{self.base}id/provider/{key}"

    def place(self, key: str) -> str:
        """Return the IRI of a place."""
        return f"{self.base}id/place/{key}"

    def source(self, name: str) -> str:
        """Return the IRI of a source."""
        return f"{self.base}id/source/{quote(name, safe='')}"

    def run(self, name: str) -> str:
        """Return the IRI of a run."""
        return f"{self.base}id/run/{quote(name, safe='')}"

    def area(self, name: str) -> str:
        """Return the IRI of a social area, which is named by AGS, a slash and the municipality's own name for it."""
        return f"{self.base}id/area/{quote(name.replace('/', '-', 1), safe='')}"

    def dataset(self) -> str:
        """Return the IRI of the data set as a whole."""
        return f"{self.base}id/dataset"
