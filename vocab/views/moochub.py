"""MOOChub 3.0.1: a course as one item of the answer of a JSON:API, and the links of a page of such items.

Source: <https://github.com/MOOChub/schema>, `moochub-schema.json`.
"""

from uuid import NAMESPACE_URL, uuid5

from vocab.graph import Change
from vocab.iris import Iris
from vocab.model import Offer, Place, Price, payable
from vocab.views.base import (
    HCRT,
    Json,
    View,
    amount,
    filled,
    is_course,
    keywords,
    known,
    moment,
    offerers,
    refused,
    web,
)
from vocab.views.schemaorg import free

_MODES = ("onsite", "online", "blended")
_ISCED = "https://uis.unesco.org/en/topic/international-standard-classification-education-isced"
LICENCES = {
    "creativecommons.org/publicdomain/zero/1.0": "CC0-1.0",
    "creativecommons.org/licenses/by/3.0/de": "CC-BY-3.0-DE",
    "creativecommons.org/licenses/by/3.0": "CC-BY-3.0",
    "creativecommons.org/licenses/by/4.0": "CC-BY-4.0",
    "creativecommons.org/licenses/by-sa/3.0/de": "CC-BY-SA-3.0-DE",
    "creativecommons.org/licenses/by-sa/3.0": "CC-BY-SA-3.0",
    "creativecommons.org/licenses/by-sa/4.0": "CC-BY-SA-4.0",
    "creativecommons.org/licenses/by-nc/4.0": "CC-BY-NC-4.0",
    "creativecommons.org/licenses/by-nc-sa/4.0": "CC-BY-NC-SA-4.0",
    "creativecommons.org/licenses/by-nd/4.0": "CC-BY-ND-4.0",
    "creativecommons.org/licenses/by-nc-nd/4.0": "CC-BY-NC-ND-4.0",
    "www.govdata.de/dl-de/by-2-0": "DL-DE-BY-2.0",
    "dcat-ap.de/def/licenses/dl-by-de/2.0": "DL-DE-BY-2.0",
    "www.govdata.de/dl-de/zero-2-0": "DL-DE-ZERO-2.0",
    "dcat-ap.de/def/licenses/dl-zero-de/2.0": "DL-DE-ZERO-2.0",
    "dcat-ap.de/def/licenses/cc-by/4.0": "CC-BY-4.0",
}
"""Address of a licence without its scheme and last slash -> short name of SPDX <https://spdx.org/licenses/>."""
PERIODS = {
    "monthly": ("monat", "month"),
    "weekly": ("woche", "wöchentlich", "week"),
    "quarterly": ("quartal", "quarter"),
    "half-yearly": ("halbjahr", "halbjähr"),
    "by semester": ("semester",),
    "yearly": ("jahr", "jähr", "year"),
    "other": ("pro ", "je ", "per ", "/"),
}
"""How often is paid -> beginnings of words that say so; the first that is found holds. Without any it is once."""


def view(change: Change, iris: Iris) -> View:
    """Return a course as one item of the answer."""
    offer = change.offer
    providers, url, licence = offerers(offer), web(offer.url), _licence(offer)
    reasons = refused(
        {
            "no-title": not offer.name.strip(),
            "not-a-course": not is_course(offer),
            "no-provider": not providers,
            "no-url": not url,
            "unknown-licence": not licence,
        }
    )
    if reasons:
        return View(reasons=reasons)
    organizations: list[Json] = [
        filled({"type": "Organization", "name": one.name, "url": web(one.url)}) for one in dict.fromkeys(providers)
    ]
    attributes: dict[str, Json] = {
        "name": offer.name,
        "courseCode": offer.course_code,
        "learningResourceType": {"identifier": f"{HCRT}course", "type": "Concept", "inScheme": f"{HCRT}scheme"},
        "courseMode": _modes(offer),
        "description": _paragraphs(offer.description) if offer.licence else "",
        "inLanguage": [*dict.fromkeys(offer.languages)],
        "startDate": [*dict.fromkeys(m for one in offer.instances if "T" in (m := moment(one.start)))],
        "endDate": [*dict.fromkeys(m for one in offer.instances if "T" in (m := moment(one.end)))],
        "publisher": organizations[0],
        "creator": organizations,
        "url": url,
        "license": [licence],
        "access": [] if free(offer) is None else ["free" if free(offer) else "paid"],
        "educationalAlignment": _fields(offer),
        "keywords": [*keywords(offer)],
        "contentLocation": _location(offer),
        "offer": _prices(offer.price or next((one.price for one in offer.instances if one.price), None)),
        "dateModified": modified if "T" in (modified := moment(offer.modified)) else "",
    }
    identity = str(uuid5(NAMESPACE_URL, iris.offer(change.key)))
    return View(document={"id": identity, "type": "Course", "attributes": filled(attributes)})


def links(own: str, *, page: int = 0, last: int = 0) -> dict[str, Json]:
    """Return the links of one page of the answer at address `own`, or those of the answer as a whole.

    >>> links("https://a.example/b.json", page=1, last=2)["next"]
    'https://a.example/b.json?page=2'
    """
    if not page:
        return {"self": own, "first": own, "last": own}
    numbers = {"self": page, "first": 1, "last": last, "prev": page - 1, "next": page + 1}
    return {name: f"{own}?page={number}" for name, number in numbers.items() if 0 < number <= last}


def _licence(offer: Offer) -> dict[str, Json]:
    """Return the licence of the texts: all rights are reserved where none is stated; nothing for one without a name."""
    if not offer.licence:
        return {"identifier": "proprietary", "url": None, "contentUrl": None}
    name = LICENCES.get(offer.licence.partition("://")[2].rstrip("/"))
    return {"identifier": name, "url": f"https://spdx.org/licenses/{name}.html"} if name else {}


def _modes(offer: Offer) -> list[Json]:
    said = (offer.mode, *(one.mode for one in offer.instances))
    return [*dict.fromkeys(mode for mode in said if mode in _MODES)]


def _paragraphs(text: str) -> str:
    """Return a text as the HTML that the schema asks for."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return "".join(f"<p>{part.strip()}</p>" for part in safe.split("\n\n") if part.strip())


def _fields(offer: Offer) -> list[Json]:
    return [
        {
            "type": "EducationalAlignment",
            "alignmentType": "educationalSubject",
            "educationalFramework": "ISCED-F",
            "educationalFrameworkVersion": "2013",
            "url": _ISCED,
            "name": [{"inLanguage": language, "name": label} for language, label in one.labels.items()],
            "shortCode": one.notation,
            "targetUrl": next(iter(one.matches.get("exactMatch", ())), one.iri),
        }
        for one in known(offer, "isced-f")
    ]


def _location(offer: Offer) -> dict[str, Json]:
    """Return the first venue; the schema has room for one."""
    everywhere = (*offer.places, *(one for instance in offer.instances for one in instance.places))
    venue = next((one for one in everywhere if not one.online), Place())
    if not (venue.name or venue.words):
        return {}
    address = filled(
        {
            "addressCountry": venue.country,
            "streetAddress": venue.street,
            "city": venue.locality,
            "postalCode": venue.postal_code,
        }
    )
    return filled(
        {
            "name": venue.name or venue.words,
            "address": address,
            "latitude": venue.latitude,
            "longitude": venue.longitude,
        }
    )


def _prices(price: Price | None) -> list[Json]:
    """Return the regular prices; reduced ones have no place in the schema."""
    if price is None:
        return []
    words = price.words.lower()
    often = next((name for name, starts in PERIODS.items() if any(one in words for one in starts)), "one-time")
    found = {
        (one.value, one.currency)
        for one in payable(price)
        if amount(one.value) and len(one.currency) == 3 and not one.category
    }
    return [
        {
            "price": float(value),
            "priceCurrency": currency,
            "paymentFrequency": often,
            "category": "course",
        }
        for value, currency in sorted(found)
    ]
