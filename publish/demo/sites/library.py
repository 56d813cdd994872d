"""The library: every page holds one @graph with the house, the page and the Event; a sitemap; down in round 2."""

from collections.abc import Mapping
from typing import Any

from publish.demo.answers import Answer, Build, place, prices, script
from publish.demo.tables import Told


def pages(build: Build) -> Mapping[str, Answer]:
    """Return every address of the site with its answer."""
    offers = {f"/veranstaltung/{told.slug}": told for told in build.site.offers}
    venues = {told.venue.name: told.venue for told in build.site.offers}
    return {
        "/robots.txt": build.robots(f"Sitemap: {build.base}/sitemap.xml"),
        "/sitemap.xml": build.text(build.sitemap(["/", *offers]), "application/xml"),
        "/": build.page("home", offers=offers, venues=venues),
        **{path: build.page("event", told=told, json_ld=_markup(build, path, told)) for path, told in offers.items()},
    }


def _markup(build: Build, path: str, told: Told) -> str:
    house = {"@type": "Library", "@id": f"{build.base}/#haus", "name": build.site.name, "url": f"{build.base}/"}
    page = {"@type": "WebPage", "@id": build.base + path, "url": build.base + path, "name": told.title}
    return script({"@context": "https://schema.org", "@graph": [house, page, _event(build, path, told)]})


def _event(build: Build, path: str, told: Told) -> dict[str, Any]:
    meetings = told.meetings
    found: dict[str, Any] = {
        "@type": "Event",
        "@id": f"{build.base}{path}#termin",
        "mainEntityOfPage": {"@id": build.base + path},
        "url": build.base + path,
        "name": told.title,
        "description": told.text,
        "startDate": told.moment(meetings[0][0]),
        "endDate": told.moment(meetings[-1][1]),
        "location": place(told.venue),
        "organizer": {"@id": f"{build.base}/#haus"},
        "about": told.theme,
        "audience": {"@type": "Audience", "audienceType": told.audience},
        "offers": prices(told),
    }
    if len(meetings) > 1:
        found["subEvent"] = [
            {"@type": "Event", "startDate": told.moment(start), "endDate": told.moment(end)} for start, end in meetings
        ]
    return found
