"""What a demo site answers to an address, and the means by which all six make their pages."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from functools import cache
from hashlib import sha256
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from msgspec import Struct

from publish.demo import days
from publish.demo.tables import POSTAL_CODE, TOWN, Site, Told, Venue

HTML = "text/html; charset=utf-8"


class Answer(Struct, frozen=True, kw_only=True):
    """A body with its headers."""

    body: bytes
    media_type: str = HTML
    modified: datetime

    @property
    def etag(self) -> str:
        """A validator that changes with the body alone."""
        return f'"{sha256(self.body).hexdigest()[:20]}"'


class Build(Struct, frozen=True, kw_only=True):
    """What a site is made from: its offers, the address it answers at, and when its pages were last touched."""

    site: Site
    base: str
    modified: datetime

    def page(self, template: str, **words: object) -> Answer:
        """Return the page that `templates/<site>/<template>.html` makes of `words`."""
        made = _templates().get_template(f"{self.site.file}/{template}.html")
        text = made.render(site=self.site, base=self.base, **words)
        return Answer(body=text.encode(), modified=self.modified)

    def text(self, text: str, media_type: str) -> Answer:
        """Return `text` as it is."""
        return Answer(body=text.encode(), media_type=media_type, modified=self.modified)

    def robots(self, *lines: str) -> Answer:
        """Return a robots.txt that lets everybody in without delay, and says `lines` besides."""
        return self.text("\n".join(("User-agent: *", "Crawl-delay: 0", *lines, "")), "text/plain; charset=utf-8")

    def sitemap(self, paths: Iterable[str], *, dated: bool = False) -> str:
        """Return a sitemap of `paths`, on request with the day of their last change."""
        day = f"<lastmod>{self.modified.isoformat()}</lastmod>" if dated else ""
        entries = "".join(f"<url><loc>{self.base}{path}</loc>{day}</url>\n" for path in paths)
        return f'{XML}<urlset xmlns="{SITEMAPS}">\n{entries}</urlset>\n'


XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"

Maker = Callable[[Build], Mapping[str, Answer]]


def touched(today: date) -> datetime:
    """Return when the sites were last edited: in the morning of the day before `today`."""
    return datetime.combine(today - timedelta(days=1), time(6), days.ZONE)


def when(told: Told) -> str:
    """Return the dates of an offer as its page shows them to people."""
    return "; ".join(_words(start, end) for start, end in told.meetings)


def _words(start: date, end: date) -> str:
    day = f"{days.WEEKDAYS[start.weekday()]}., {start:%d.%m.%Y}"
    if isinstance(start, datetime):
        return f"{day}, {start:%H:%M} bis {end:%H:%M} Uhr"
    return day if start == end else f"{day} bis {end:%d.%m.%Y}"


def cost(told: Told) -> str:
    """Return the price of an offer as its page shows it to people.

    >>> from types import SimpleNamespace
    >>> cost(SimpleNamespace(price="72,00", reduced="50,40"))
    '72,00 € (ermäßigt 50,40 €)'
    """
    if not told.price:
        return "auf Anfrage"
    if told.price == "0,00":
        return "kostenfrei"
    return f"{told.price} €" + (f" (ermäßigt {told.reduced} €)" if told.reduced else "")


def place(venue: Venue) -> dict[str, Any]:
    """Return a venue as schema.org in JSON-LD."""
    if venue.online:
        return {"@type": "VirtualLocation", "name": venue.name}
    found: dict[str, Any] = {"@type": "Place", "name": venue.name, "address": address(venue)}
    if venue.latitude is not None:
        found["geo"] = {"@type": "GeoCoordinates", "latitude": venue.latitude, "longitude": venue.longitude}
    return found


def address(venue: Venue) -> dict[str, str]:
    """Return the address of a venue as schema.org in JSON-LD."""
    return {
        "@type": "PostalAddress",
        "streetAddress": venue.street,
        "postalCode": POSTAL_CODE,
        "addressLocality": TOWN,
        "addressCountry": "DE",
    }


def prices(told: Told) -> list[dict[str, str]]:
    """Return what an offer costs as schema.org in JSON-LD."""
    sums = [(told.price, "")] + ([(told.reduced, "ermäßigt")] if told.reduced else [])
    return [
        {"@type": "Offer", "price": plain(words), "priceCurrency": "EUR"} | ({"category": whom} if whom else {})
        for words, whom in sums
        if words
    ]


def plain(words: str) -> str:
    """Return a sum as schema.org wants it.

    >>> plain("1.250,00")
    '1250.00'
    """
    return words.replace(".", "").replace(",", ".")


def script(value: object) -> Markup:
    """Return a JSON-LD block for `value`."""
    return block(json.dumps(value, ensure_ascii=False, indent=1))


def block(text: str) -> Markup:
    """Return a JSON-LD block that holds `text` as it is."""
    return Markup('<script type="application/ld+json">\n{}\n</script>').format(Markup(text.replace("</", "<\\/")))  # noqa: S704


@cache
def _templates() -> Environment:
    made = Environment(
        loader=PackageLoader("publish.demo"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    made.filters.update(when=when, cost=cost, plain=plain)
    made.globals.update(town=TOWN, postal_code=POSTAL_CODE)
    return made
