"""Measures mapping: raw offers of fifteen fields, each with its own words, to offers; prints offers per second as JSON.

python benchmarks/mapping.py [OFFERS]
"""

import json
import sys
import time

from harvester.mapping import offer
from harvester.records import Item, RawOffer, Source

TURNS = 5
SOURCE = Source(id="vhs", address="https://vhs.example/", provider="vhs Ahornbrück")
TEXT = (
    "<p>In diesem Kurs lernen Sie Schritt f&uuml;r Schritt die wichtigsten Grundlagen kennen</p>"
    "<p>Bitte bringen Sie bequeme Kleidung und Schreibzeug mit &ndash; Kurs {number}.</p>"
)


def raw(number: int) -> RawOffer:
    """Return one raw offer as JSON-LD gives it."""
    day = f"2027-{number % 12 + 1:02}-{number % 28 + 1:02}"
    address = Item(
        types=("PostalAddress",),
        properties={
            "streetAddress": (f"Gartenstraße {number % 90 + 1}",),
            "postalCode": (f"{10_000 + number % 80_000}",),
            "addressLocality": ("Ahornbrück",),
            "addressCountry": ("Deutschland",),
        },
    )
    held = Item(
        types=("CourseInstance",),
        properties={
            "startDate": (f"{day}T18:00",),
            "endDate": (f"{day}T19:30:00+01:00",),
            "courseMode": ("Präsenz",),
            "location": (Item(types=("Place",), properties={"name": ("Haus A",), "address": (address,)}),),
        },
    )
    price = Item(types=("Offer",), properties={"price": (f"{20 + number % 180},50",), "priceCurrency": ("EUR",)})
    return RawOffer(
        page=f"https://vhs.example/kurs/{number}",
        method="json-ld",
        local_id=f"https://vhs.example/kurs/{number}",
        url=f"https://vhs.example/kurs/{number}",
        identifiers=(f"nr:{number}",),
        item=Item(
            types=("Course",),
            properties={
                "name": (f"Töpfern für Anfänger {number}",),
                "description": (TEXT.format(number=number),),
                "provider": (Item(types=("Organization",), properties={"name": ("vhs Ahornbrück",)}),),
                "hasCourseInstance": (held,),
                "offers": (price,),
                "inLanguage": ("Deutsch",),
                "audience": ("Erwachsene",),
                "keywords": ("Kunst, Handwerk, Ton",),
                "courseCode": (f"T{number}",),
                "dateModified": (f"2026-11-{number % 28 + 1:02}T08:00:00Z",),
            },
        ),
    )


def main() -> None:
    """Map all offers in turns and print the best."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    raws = [raw(number) for number in range(count)]
    best = float("inf")
    for one in raws[:100]:
        mapped = offer(one, SOURCE)
        if mapped.offer is None or mapped.findings or not mapped.offer.instances[0].start:
            sys.exit(f"not mapped as it should be: {mapped}")
    for _ in range(TURNS):
        begun = time.process_time()
        for one in raws:  # as in a harvest, offers are not kept
            offer(one, SOURCE)
        best = min(best, time.process_time() - begun)
    row = {"what": "mapping of an offer of 15 fields", "unit": "offers/s", "ours": round(count / best)}
    print(json.dumps({"rows": [row]}))


if __name__ == "__main__":
    main()
