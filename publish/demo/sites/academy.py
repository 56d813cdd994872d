"""The academy: sound content in broken markup, each page broken in one of eight ways that real sites show."""

import html
import json
import re
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup
from msgspec.structs import replace

from publish.demo.answers import Answer, Build, address, block, place, plain, script
from publish.demo.tables import Told

FLAWS = ("commas", "entities", "nulls", "blocks", "charset", "rdfa", "graph", "newlines")
"""Ways in which markup is broken; an offer has the one at its place in the table, in turn."""


def pages(build: Build) -> Mapping[str, Answer]:
    """Return every address of the site with its answer."""
    offers = {f"/seminar/{told.slug}.html": told for told in build.site.offers}
    return {
        "/robots.txt": build.robots("Disallow: /intern/"),
        "/": build.page("listing", offers=offers),
        "/seminare.html": build.page("listing", offers=offers),
        **{path: _seminar(build, path, told, FLAWS[n % 8]) for n, (path, told) in enumerate(offers.items())},
    }


def _seminar(build: Build, path: str, told: Told, flaw: str) -> Answer:
    if flaw == "rdfa":
        return build.page("rdfa", told=told, address=address(told.venue))
    markup = _BROKEN[flaw](_course(build, path, told))
    answer = build.page("seminar", told=told, json_ld=markup)
    return replace(answer, media_type="text/html; charset=iso-8859-1") if flaw == "charset" else answer


def _course(build: Build, path: str, told: Told) -> dict[str, Any]:
    [times] = told.times
    return {
        "@context": "http://schema.org",
        "@type": "Course",
        "url": build.base + path,
        "name": told.title,
        "description": told.text,
        "provider": {"@type": "EducationalOrganization", "name": build.site.name},
        "audience": {"@type": "EducationalAudience", "educationalRole": told.audience},
        "offers": {"@type": "Offer", "price": plain(told.price), "priceCurrency": "EUR"},
        "hasCourseInstance": {
            "@type": "CourseInstance",
            "startDate": told.moment(times.start),
            "endDate": told.moment(times.end),
            "courseMode": "onsite",
            "location": place(told.venue),
        },
    }


def _commas(course: dict[str, Any]) -> Markup:
    return block(re.sub(r'(["}\]])\n( *[}\]])', r"\1,\n\2", json.dumps(course, ensure_ascii=False, indent=2)))


def _entities(course: dict[str, Any]) -> Markup:
    words = {"name": _named(course["name"]), "description": f"<p>{_named(course['description'])}</p>"}
    return script(course | words)


def _named(text: str) -> str:
    """Return `text` with its special letters as HTML entities, which JSON knows nothing of."""
    return (
        html.escape(text).replace("ä", "&auml;").replace("ö", "&ouml;").replace("ü", "&uuml;").replace("ß", "&szlig;")
    )


def _nulls(course: dict[str, Any]) -> Markup:
    instance = course["hasCourseInstance"] | {"instructor": None, "courseSchedule": None, "subEvent": [None]}
    return script(course | {"image": [], "review": None, "courseCode": "", "hasCourseInstance": [instance, None]})


def _blocks(course: dict[str, Any]) -> Markup:
    crumbs = '{"@context": "http://schema.org", "@type": "BreadcrumbList", "itemListElement": [{'
    house = {"@context": "http://schema.org", "@type": "EducationalOrganization", "name": course["provider"]["name"]}
    return Markup("\n").join([script(house), block(crumbs), script(course), script([course])])


def _graph(course: dict[str, Any]) -> Markup:
    inner = {**course, "@type": ["Course", "CreativeWork"]}
    text = json.dumps({"@context": {"@vocab": "http://schema.org/"}, "@graph": [inner, None]}, ensure_ascii=False)
    return block(f"<!--//--><![CDATA[//><!--\n{text}\n//--><!]]>")


def _newlines(course: dict[str, Any]) -> Markup:
    return block(json.dumps(course, ensure_ascii=False).replace(". ", ".\n\t"))


_BROKEN = {
    "commas": _commas,
    "entities": _entities,
    "nulls": _nulls,
    "blocks": _blocks,
    "charset": script,
    "graph": _graph,
    "newlines": _newlines,
}
