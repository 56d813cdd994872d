"""The Volkshochschule: JSON-LD Course with one or several instances; robots.txt names a sitemap index, part gz."""

import gzip
from collections.abc import Mapping
from datetime import date
from typing import Any
from zlib import crc32

from publish.demo.answers import SITEMAPS, XML, Answer, Build, place, prices, script
from publish.demo.tables import Told


def pages(build: Build) -> Mapping[str, Answer]:
    """Return every address of the site with its answer."""
    offers = [(number(told), told) for told in build.site.offers]
    courses = {f"/kurs/{code}": _course(build, code, told) for code, told in offers}
    zipped = gzip.compress(build.sitemap(courses, dated=True).encode(), mtime=0)
    return {
        "/robots.txt": build.robots("Disallow: /warenkorb", f"Sitemap: {build.base}/sitemap.xml"),
        "/sitemap.xml": build.text(_index(build), "application/xml"),
        "/sitemap-kurse.xml.gz": Answer(body=zipped, media_type="application/x-gzip", modified=build.modified),
        "/sitemap-seiten.xml": build.text(build.sitemap(["/", "/programm"]), "application/xml"),
        "/": build.page("home"),
        "/programm": build.page("programme", offers=offers, themes=sorted({told.theme for _, told in offers})),
        **courses,
    }


def number(told: Told) -> str:
    """Return the course number, the same in every round."""
    return f"K{crc32(told.slug.encode()) % 9_000 + 1_000}"


def _index(build: Build) -> str:
    parts = "".join(
        f"<sitemap><loc>{build.base}/sitemap-{part}</loc></sitemap>\n" for part in ("kurse.xml.gz", "seiten.xml")
    )
    return f'{XML}<sitemapindex xmlns="{SITEMAPS}">\n{parts}</sitemapindex>\n'


def _course(build: Build, code: str, told: Told) -> Answer:
    return build.page("course", code=code, told=told, json_ld=script(_markup(build, code, told)))


def _markup(build: Build, code: str, told: Told) -> dict[str, Any]:
    instances = [_instance(told, n) for n in range(len(told.times))]
    return {
        "@context": "https://schema.org",
        "@type": "Course",
        "@id": f"{build.base}/kurs/{code}",
        "url": f"{build.base}/kurs/{code}",
        "courseCode": code,
        "name": told.title,
        "description": told.text,
        "inLanguage": "de",
        "provider": {"@type": "Organization", "name": build.site.name, "url": f"{build.base}/"},
        "about": told.theme,
        "educationalLevel": told.chain,
        "audience": {"@type": "EducationalAudience", "audienceType": told.audience},
        "offers": prices(told),
        "hasCourseInstance": instances if len(instances) > 1 else instances[0],
    }


def _instance(told: Told, n: int) -> dict[str, Any]:
    times = told.times[n]
    found: dict[str, Any] = {
        "@type": "CourseInstance",
        "courseMode": "online" if told.venue.online else "onsite",
        "startDate": told.moment(times.start),
        "endDate": told.moment(times.end),
        "location": place(told.venue),
    }
    if told.sessions and len(times.meetings) > 1:
        found["subEvent"] = [_meeting(told, start, end) for start, end in times.meetings]
    return found


def _meeting(told: Told, start: date, end: date) -> dict[str, Any]:
    return {"@type": "Event", "name": told.title, "startDate": told.moment(start), "endDate": told.moment(end)}
