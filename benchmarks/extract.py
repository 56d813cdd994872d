"""Measures extraction (JSON-LD and microdata) against extruct on the same pages; prints pages per second as JSON.

The pages are made here: German courses, about 52 KB each, half with JSON-LD and half with microdata. Both sides must find the
same facts (name, start, end, price) on every page before anything is timed; then they take turns, and the best turn counts.

    python benchmarks/extract.py [PAGES]
"""

# ruff: noqa: E501 - pages stand here as they are written

import json
import random
import sys
import time
from collections.abc import Callable
from typing import Any

import extruct

from harvester.extract.web import Web
from harvester.records import Item, Page, RawOffer, Source

SIZE = 52_000
TURNS = 5
SOURCE = Source(id="vhs", address="https://vhs.example/")
SUBJECTS = (
    "Töpfern",
    "Englisch",
    "Buchführung",
    "Yoga",
    "Gitarre",
    "Grundbildung",
    "Fotografie",
    "Erste Hilfe",
    "Schwäbisch kochen",
)
LEVELS = ("für Anfänger", "für Fortgeschrittene", "am Wochenende", "kompakt", "für Ältere", "in kleinen Gruppen")
SENTENCES = (
    "In diesem Kurs lernen Sie Schritt für Schritt die wichtigsten Grundlagen kennen und üben sie gemeinsam.",
    "Bitte bringen Sie bequeme Kleidung, Schreibzeug und etwas zu trinken mit; Material stellen wir gegen Gebühr.",
    "Ermäßigungen gelten für Schülerinnen, Studierende, Auszubildende und Menschen mit Schwerbehinderung.",
    "Die Räume sind über den Hof barrierefrei zugänglich, Parkplätze gibt es in der Königsstraße.",
)

Facts = tuple[str, str, str, str]


class Made:
    """One generated page with the facts that are on it."""

    def __init__(self, number: int, chance: random.Random) -> None:
        day = f"2027-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        self.number = number
        self.microdata = number % 2 == 1
        self.name = f"{chance.choice(SUBJECTS)} {chance.choice(LEVELS)} {number}"
        self.start, self.end = f"{day}T18:00:00+02:00", f"{day}T19:30:00+02:00"
        self.price = f"{chance.randint(20, 200)}.00"
        self.text = " ".join(chance.choices(SENTENCES, k=6))
        self.address = f"https://vhs.example/kurs/{number}"
        self.body = self._page(chance).encode()

    @property
    def facts(self) -> Facts:
        """What both sides must find."""
        return self.name, self.start, self.end, self.price

    def _page(self, chance: random.Random) -> str:
        head = (
            ""
            if self.microdata
            else f'<script type="application/ld+json">{json.dumps(self._json(), ensure_ascii=False)}</script>'
        )
        main = self._microdata() if self.microdata else f"<h1>{self.name}</h1><p>{self.text}</p>"
        menu = "".join(
            f'<li class="menu-item menu-item-{n}"><a class="nav-link" href="/programm/bereich-{n}">Bereich {n}</a></li>'
            for n in range(90)
        )
        opening = (
            f'<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>{self.name} | vhs Musterstadt</title>'
            f"<style>.kurs{{margin:0 auto;padding:1rem}}</style><script>window.dataLayer=window.dataLayer||[];</script>{head}</head>"
            f'<body><header class="site-header"><nav class="menu"><ul>{menu}</ul></nav></header><main id="inhalt">{main}'
        )
        closing = '</main><footer class="site-footer"><p>vhs Musterstadt, Königsstraße 7, 12345 Musterstadt</p></footer></body></html>'
        blocks = []
        length = len(opening.encode()) + len(closing.encode())
        while length < SIZE:
            block = (
                f'<section class="teaser teaser--text"><h2 class="teaser__title">{chance.choice(SUBJECTS)}</h2>'
                f'<div class="teaser__body"><p>{" ".join(chance.choices(SENTENCES, k=3))}</p>'
                f'<ul><li><a href="/kurs/{chance.randint(1, 9999)}">Zum Kurs</a></li><li>Raum {chance.randint(1, 40)}</li></ul></div></section>'
            )
            blocks.append(block)
            length += len(block.encode())
        return opening + "".join(blocks) + closing

    def _json(self) -> dict[str, Any]:
        return {
            "@context": "https://schema.org",
            "@type": "Course",
            "@id": f"{self.address}#kurs",
            "name": self.name,
            "description": self.text,
            "url": self.address,
            "courseCode": f"27-{self.number}",
            "inLanguage": "de",
            "provider": {"@type": "Organization", "name": "vhs Musterstadt", "url": "https://vhs.example/"},
            "hasCourseInstance": [
                {
                    "@type": "CourseInstance",
                    "courseMode": "onsite",
                    "startDate": self.start,
                    "endDate": self.end,
                    "location": {
                        "@type": "Place",
                        "name": "Altes Rathaus",
                        "address": {
                            "@type": "PostalAddress",
                            "streetAddress": "Königsstraße 7",
                            "postalCode": "12345",
                            "addressLocality": "Musterstadt",
                        },
                    },
                    "offers": {"@type": "Offer", "price": self.price, "priceCurrency": "EUR"},
                }
            ],
        }

    def _microdata(self) -> str:
        return (
            '<article itemscope itemtype="https://schema.org/Course">'
            f'<h1 itemprop="name">{self.name}</h1><div itemprop="description"><p>{self.text}</p></div>'
            f'<link itemprop="url" href="{self.address}"><span itemprop="courseCode">27-{self.number}</span>'
            '<meta itemprop="inLanguage" content="de"><div itemprop="provider" itemscope itemtype="https://schema.org/Organization">'
            '<a itemprop="url" href="https://vhs.example/"><span itemprop="name">vhs Musterstadt</span></a></div>'
            '<div itemprop="hasCourseInstance" itemscope itemtype="https://schema.org/CourseInstance">'
            f'<meta itemprop="courseMode" content="onsite"><time itemprop="startDate" datetime="{self.start}">Beginn</time>'
            f'<time itemprop="endDate" datetime="{self.end}">Ende</time>'
            '<div itemprop="location" itemscope itemtype="https://schema.org/Place"><span itemprop="name">Altes Rathaus</span>'
            '<div itemprop="address" itemscope itemtype="https://schema.org/PostalAddress">'
            '<span itemprop="streetAddress">Königsstraße 7</span><span itemprop="postalCode">12345</span>'
            '<span itemprop="addressLocality">Musterstadt</span></div></div>'
            '<div itemprop="offers" itemscope itemtype="https://schema.org/Offer">'
            f'<meta itemprop="price" content="{self.price}"><meta itemprop="priceCurrency" content="EUR"></div></div></article>'
        )


def ours(made: Made) -> Facts:
    """Read one page with the adapter for websites, everything it does for a page included."""
    page = Page(address=made.address, asked=made.address, body=made.body, media_type="text/html", charset="utf-8")
    offer = next(found for found in Web().extract(page, SOURCE) if isinstance(found, RawOffer))
    instance = _thing(offer.item, "hasCourseInstance")
    price = _thing(instance, "offers")
    return (
        _words(offer.item, "name"),
        _words(instance, "startDate"),
        _words(instance, "endDate"),
        _words(price, "price"),
    )


def _thing(item: Item, name: str) -> Item:
    value = item.properties[name][0]
    assert isinstance(value, Item)
    return value


def _words(item: Item, name: str) -> str:
    value = item.properties[name][0]
    assert isinstance(value, str)
    return value


def theirs(made: Made, *more: str) -> Facts:
    """Read one page with extruct."""
    found = extruct.extract(made.body, base_url=made.address, syntaxes=["json-ld", "microdata", *more], uniform=False)
    if found["microdata"]:
        course = found["microdata"][0]["properties"]
        instance = course["hasCourseInstance"]["properties"]
        return course["name"], instance["startDate"], instance["endDate"], instance["offers"]["properties"]["price"]
    course = found["json-ld"][0]
    instance = course["hasCourseInstance"][0]
    return course["name"], instance["startDate"], instance["endDate"], instance["offers"]["price"]


def theirs_with_rdfa(made: Made) -> Facts:
    """Read one page with extruct, RDFa included, which our adapter looks for as well."""
    return theirs(made, "rdfa")


def seconds(read: Callable[[Made], Facts], pages: list[Made]) -> float:
    """Return the CPU seconds that reading all pages takes."""
    start = time.process_time()
    for made in pages:
        read(made)
    return time.process_time() - start


def rate(read: Callable[[Made], Facts], pages: list[Made]) -> float:
    """Return pages per CPU second."""
    return len(pages) / seconds(read, pages)


def measure(number: int) -> list[dict[str, float | str]]:
    """Return the rows measured with `number` pages; with RDFa, which is slow, on a tenth of them and once."""
    chance = random.Random(7)
    pages = [Made(n, chance) for n in range(number)]
    few = pages[: max(2, number // 10)]
    for made in pages:
        assert ours(made) == made.facts == theirs(made), made.address
    assert all(theirs_with_rdfa(made) == made.facts for made in few)
    turns = [(rate(ours, pages), rate(theirs, pages)) for _ in range(TURNS)]
    mine, other = (max(turn[side] for turn in turns) for side in (0, 1))
    slow = rate(theirs_with_rdfa, few)
    rows: list[dict[str, float | str]] = []
    for syntaxes, baseline, target in (("JSON-LD, microdata", other, None), ("with RDFa in both", slow, 60.0)):
        what = f"extraction of a page ({syntaxes})"
        row: dict[str, float | str] = {"what": what, "unit": "pages/s", "ours": mine, "baseline": baseline}
        rows.append({**row, "baseline_name": "extruct", "target": target})
    return rows


if __name__ == "__main__":
    print(json.dumps({"rows": measure(int(sys.argv[1]) if len(sys.argv) > 1 else 200)}))
