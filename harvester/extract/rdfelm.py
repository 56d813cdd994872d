"""Turns a learning opportunity of the European Learning Model into the Item of a course: Items in, Items out."""

import re

from harvester.records import Item

_MODES = {"9191af2ed9": "onsite", "920fbb3cbe": "online", "e92d221e4d": "blended"}
_COUNTRIES = {
    "AUT": "AT", "BEL": "BE", "CHE": "CH", "CZE": "CZ", "DEU": "DE", "DNK": "DK", "ESP": "ES", "FRA": "FR",
    "GBR": "GB", "ITA": "IT", "LIE": "LI", "LUX": "LU", "NLD": "NL", "POL": "PL",
}  # fmt: skip

_FULL = re.compile(r"([^,]{1,200}),\s*(?:D-)?(\d{5})\s+([^,]{1,100})")

Properties = dict[str, tuple[str | Item, ...]]


def is_opportunity(item: Item) -> bool:
    """Tell whether an Item is a learning opportunity."""
    return "LearningOpportunity" in item.types


def course(item: Item) -> Item:
    """Return a learning opportunity as a course; what its achievement says stands in for what it does not say itself.

    >>> price = Item(properties={"elm:amount": (Item(properties={"elm:value": ("85.0",)}),)})
    >>> course(Item(properties={"name": ("Chor",), "elm:priceDetail": (price,)})).properties["offers"][0].properties
    {'price': ('85.0',)}
    """
    achievement = next(iter(_things(item, "elm:learningAchievementSpecification")), Item())
    made: Properties = {
        name: values for name, values in item.properties.items() if not name.startswith("elm:") and name != "hasPart"
    }
    for name in ("description", "about"):
        if name in achievement.properties:
            made.setdefault(name, achievement.properties[name])
    language = _ids(item, "inLanguage") or _ids(item, "elm:defaultLanguage") or _ids(achievement, "inLanguage")
    found: Properties = {
        "url": _addresses(item, "elm:homepage"),
        "inLanguage": language,
        "about": (*made.get("about", ()), *map(_concept, _things_or_ids(achievement, "elm:ISCEDFCode"))),
        "teaches": _texts(achievement, "elm:learningOutcome"),
        "educationalLevel": _texts(achievement, "elm:educationLevel"),
        "coursePrerequisites": _texts(item, "elm:admissionProcedure") or _texts(achievement, "elm:entryRequirement"),
        "audience": _texts(achievement, "elm:targetGroup"),
        "provider": tuple(map(_organization, _things(item, "elm:providedBy"))),
        "registrationDeadline": _texts(item, "elm:applicationDeadline"),
        "identifier": _texts(item, "elm:identifier"),
        "offers": tuple(map(_offer, _things(item, "elm:priceDetail"))),
        "hasCourseInstance": _instances(item),
    }
    made.update({name: values for name, values in found.items() if values})
    return Item(types=("Course",), id=item.id, properties=made)


def _instances(item: Item) -> tuple[Item, ...]:
    """Return when, where and how it is held: one instance for each period, or one without."""
    shared: Properties = {
        "location": tuple(map(_place, _things(item, "elm:location"))),
        "courseMode": tuple(_MODES.get(_tail(one), "") or _said(one) for one in _things_or_ids(item, "elm:mode")),
        "timeText": _texts(item, "elm:scheduleInformation"),
        "duration": _texts(item, "elm:duration"),
    }
    shared = {name: values for name, values in shared.items() if values}
    periods = _things(item, "elm:temporal") or [Item()]
    made = []
    for period in periods:
        days = {name: _texts(period, f"elm:{name}", name) for name in ("startDate", "endDate")}
        made.append({**{name: values for name, values in days.items() if values}, **shared})
    return tuple(Item(types=("CourseInstance",), properties=one) for one in made if one)


def _organization(item: Item) -> Item:
    found: Properties = {
        "name": _texts(item, "name"),
        "url": _addresses(item, "elm:homepage"),
        "address": tuple(map(_address, _addressed(item))),
    }
    return Item(types=("Organization",), id=item.id, properties={name: one for name, one in found.items() if one})


def _addressed(item: Item) -> list[Item]:
    return [address for place in _things(item, "elm:location") for address in _things(place, "elm:address")]


def _place(item: Item) -> Item:
    found: Properties = {
        "name": _texts(item, "name", "elm:geographicName") or _texts(item, "description"),
        "address": tuple(map(_address, _things(item, "elm:address"))),
        **{name: item.properties[name] for name in ("geo", "url") if name in item.properties},
    }
    return Item(types=("Place",), id=item.id, properties={name: one for name, one in found.items() if one})


def _address(item: Item) -> Item:
    countries = tuple(_COUNTRIES.get(_tail(one), _tail(one)) for one in _things_or_ids(item, "elm:countryCode"))
    found: Properties = {
        **{name: values for name, values in item.properties.items() if not name.startswith("elm:")},
        "addressCountry": countries,
    }
    for words in _texts(item, "elm:fullAddress")[:1]:
        parts = _FULL.fullmatch(str(words).strip())
        named = zip(("streetAddress", "postalCode", "addressLocality"), parts.groups(), strict=True) if parts else ()
        for name, said in named or (("streetAddress", str(words)),):
            found.setdefault(name, (said.strip(),))
    return Item(types=("PostalAddress",), properties={name: one for name, one in found.items() if one})


def _offer(item: Item) -> Item:
    amounts = _things(item, "elm:amount")
    found: Properties = {
        "price": tuple(words for one in amounts for words in _texts(one, "elm:value")),
        "priceCurrency": tuple(_tail(unit) for one in amounts for unit in _things_or_ids(one, "elm:unit")),
        "description": _texts(item, "name", "description") or _texts(item, "elm:additionalNote"),
    }
    return Item(types=("Offer",), properties={name: one for name, one in found.items() if one})


def _concept(one: str | Item) -> Item:
    name = _texts(one, "name") if isinstance(one, Item) else ()
    return Item(types=("DefinedTerm",), properties={"termCode": (_tail(one),), **({"name": name} if name else {})})


def _things(item: Item, name: str) -> list[Item]:
    return [one for one in item.properties.get(name, ()) if isinstance(one, Item)]


def _things_or_ids(item: Item, name: str) -> tuple[str | Item, ...]:
    return item.properties.get(name, ())


def _texts(item: Item, *names: str) -> tuple[str | Item, ...]:
    """Return the words of the first of these properties that says something; of a thing its name, else its id."""
    for name in names:
        if found := tuple(words for one in item.properties.get(name, ()) if (words := _said(one))):
            return found
    return ()


def _ids(item: Item, name: str) -> tuple[str | Item, ...]:
    """Return the addresses of concepts, else their words."""
    return tuple(one if isinstance(one, str) else one.id or _said(one) for one in item.properties.get(name, ()))


def _said(one: str | Item) -> str:
    if isinstance(one, str):
        return one
    for name in ("elm:noteLiteral", "name", "termCode"):
        if words := next((said for said in one.properties.get(name, ()) if isinstance(said, str)), ""):
            return words
    return one.id


def _addresses(item: Item, name: str) -> tuple[str | Item, ...]:
    """Return the addresses of web resources: their content's, not the name of the description."""
    found = []
    for one in item.properties.get(name, ()):
        inner = [one] if isinstance(one, str) else [*_texts(one, "elm:contentURL", "elm:contentUrl")] or [one.id]
        found += [words for words in inner if isinstance(words, str) and words]
    return tuple(found)


def _tail(one: str | Item) -> str:
    """Return the last part of the address of a concept, which is its code."""
    words = one if isinstance(one, str) else one.id or _said(one)
    return words.rstrip("/").rpartition("/")[2].rpartition("#")[2]
