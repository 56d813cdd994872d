"""The family centre: a listing over several pages and no sitemap; JSON-LD EducationEvent on the detail pages."""

from collections.abc import Mapping
from typing import Any

from publish.demo.answers import Answer, Build, place, prices, script
from publish.demo.tables import Told

ON_A_PAGE = 8


def pages(build: Build) -> Mapping[str, Answer]:
    """Return every address of the site with its answer."""
    offers = [(f"/angebote/{told.slug}", told) for told in build.site.offers]
    parts = [offers[n : n + ON_A_PAGE] for n in range(0, len(offers), ON_A_PAGE)]
    listing = {_listing(n): build.page("listing", offers=part, n=n, last=len(parts)) for n, part in enumerate(parts, 1)}
    return {
        "/robots.txt": build.robots(),
        "/": build.page("home"),
        "/angebote": listing[_listing(1)],
        **listing,
        **{path: build.page("offer", told=told, json_ld=_markup(build, path, told)) for path, told in offers},
    }


def _listing(n: int) -> str:
    return f"/angebote?seite={n}"


def _markup(build: Build, path: str, told: Told) -> str:
    meetings = told.meetings
    found: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "EducationEvent",
        "name": told.title,
        "description": told.text,
        "url": build.base + path,
        "startDate": told.moment(meetings[0][0]),
        "endDate": told.moment(meetings[-1][1]),
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": place(told.venue),
        "organizer": {"@type": "Organization", "name": build.site.name, "url": f"{build.base}/"},
        "keywords": [told.theme, told.chain],
        "audience": {"@type": "Audience", "audienceType": told.audience},
        "isAccessibleForFree": told.price == "0,00",
        "offers": prices(told),
    }
    if len(meetings) > 1:
        found["subEvent"] = [
            {
                "@type": "EducationEvent",
                "name": told.title,
                "startDate": told.moment(start),
                "endDate": told.moment(end),
            }
            for start, end in meetings
        ]
    return script(found)
