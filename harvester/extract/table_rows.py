"""Reads one row of a table: cells in, properties of an offer out, or which cells show that the row is shifted."""

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from harvester.extract.table_columns import DROPPED, SEVERAL, Column
from harvester.extract.table_shapes import MONEY, NUMBER, fits, holds, is_nothing, misplaced
from harvester.extract.table_times import day, when
from harvester.records import Item

Properties = Mapping[str, tuple[str | Item, ...]]

_PLAIN = (
    *("name", "courseCode", "keywords", "typicalAgeRange", "educationalLevel", "coursePrerequisites", "inLanguage"),
    *("educationalCredentialAwarded", "teaches", "courseMode", "statusText", "sessionCount", "lessonCount", "duration"),
    *("maximumAttendeeCapacity", "minimumAttendeeCapacity", "remainingAttendeeCapacity", "attendeeCount", "license"),
    *("accessibilityText", "childcareText", "priceText"),
)
_DAYS = ("registrationDeadline", "dateModified")
_LISTS = ("audience", "category")
_ADDRESS = ("streetAddress", "postalCode", "addressLocality", "addressCountry")
_YES = frozenset(("ja", "j", "x", "1", "true", "wahr", "yes", "y", "online"))
_EURO = re.compile(r"€|\beuro?\b", re.IGNORECASE)
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3}){1,3},\d\d")
_COURSE = ("courseCode", "identifier")


class Cells(Struct, frozen=True):
    """The cells of a row by what they mean, the headings of the columns, and the cells that do not belong there."""

    said: dict[str, str]
    over: dict[str, str]
    misplaced: tuple[tuple[Column, str], ...]
    unfit: tuple[tuple[Column, str], ...]


def read(cells: Sequence[str], columns: Sequence[Column]) -> Cells:
    """Return what the cells of a row say, several of one property in one text."""
    said: dict[str, str] = {}
    over: dict[str, str] = {}
    wrong: list[tuple[Column, str]] = []
    unfit: list[tuple[Column, str]] = []
    for column in columns:
        name = column.means
        words = cells[column.place] if column.place < len(cells) else ""
        if not words or not name or name in DROPPED or (name != "name" and is_nothing(words)):
            continue
        if misplaced(name, words):
            wrong.append((column, words))
        elif not fits(name, words):
            unfit.append((column, words))
            if name == "timezone":  # times of no known zone are no times
                said[name] = "?"
        else:
            said[name] = f"{said[name]}\n{words}" if name in said and name in SEVERAL else words
            over.setdefault(name, column.heading)
    return Cells(said, over, tuple(wrong), tuple(unfit))


def item(cells: Cells) -> Item:
    """Return the offer that a row states."""
    said = cells.said
    properties: dict[str, tuple[str | Item, ...]] = {name: (said[name],) for name in _PLAIN if name in said}
    properties |= {name: (words,) for name, words in when(said).items()}
    properties |= {name: (day(said[name]).at(""),) for name in _DAYS if name in said}
    properties |= {name: _list(said[name]) for name in _LISTS if name in said}
    for name in ("provider", "organizer"):
        if name in said:
            properties[name] = tuple(
                Item(types=("Organization",), properties={"name": (one,)}) for one in _list(said[name])
            )
    if described := "\n".join(said[name] for name in ("alternateName", "description") if name in said):
        properties["description"] = (described,)
    if location := _location(said):
        properties["location"] = (location,)
    if "courseMode" not in said and said.get("online", "").casefold() in _YES:
        properties["courseMode"] = ("online",)
    if offers := tuple(_offers(cells)):
        properties["offers"] = offers
    if schedule := _schedule(said, properties):
        properties["courseSchedule"] = (schedule,)
    properties |= _price_words(said)
    return Item(types=("Course" if any(name in said for name in _COURSE) else "EducationEvent",), properties=properties)


def _list(words: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in re.split(r"[;\n]", words) if one.strip())


def _location(said: Mapping[str, str]) -> str | Item | None:
    """Return where a row says that it is held: a plain text where nothing more is known."""
    name = said.get("venue") or said.get("place", "")
    address: str | Item | None = said.get("address")
    parts: dict[str, tuple[str | Item, ...]] = {one: (said[one],) for one in _ADDRESS if one in said}
    if parts:
        address = Item(types=("PostalAddress",), properties=parts)
    more = {one: (said[one],) for one in ("room",) if one in said}
    geo = {one: (said[one],) for one in ("latitude", "longitude") if one in said}
    if name and not address and not more and not geo:
        return name
    if not (name or address or more or geo):
        return None
    properties: dict[str, tuple[str | Item, ...]] = {"name": (name,)} if name else {}
    properties |= more
    if address:
        properties["address"] = (address,)
    if len(geo) == 2:
        properties["geo"] = (Item(types=("GeoCoordinates",), properties=geo),)
    return Item(types=("Place",), properties=properties)


def _is_sum(words: str) -> bool:
    return any(holds(form, words) for form in (NUMBER, MONEY, _THOUSANDS))


def _offers(cells: Cells) -> Iterator[Item]:
    """Yield the prices that are one sum, with the currency that the cell, the row or the heading says."""
    over = " ".join(cells.over.get(name, "") for name in ("price", "reducedPrice"))
    for name, category in (("price", ""), ("reducedPrice", "ermäßigt")):
        words = cells.said.get(name, "")
        if not words or not _is_sum(words):
            continue
        properties: dict[str, tuple[str | Item, ...]] = {"price": (words,)}
        currency = cells.said.get("priceCurrency", "")
        if currency or (_EURO.search(over) and not holds(MONEY, words)):
            properties["priceCurrency"] = (currency or "EUR",)
        if category:
            properties["category"] = (category,)
        yield Item(types=("Offer",), properties=properties)


def _price_words(said: Mapping[str, str]) -> Properties:
    """Return what cells of prices say that is more than one sum."""
    told = [
        said[name] for name in ("price", "priceText") if name in said and (name != "price" or not _is_sum(said[name]))
    ]
    reduced = said.get("reducedPrice", "")
    if reduced and not _is_sum(reduced):
        told.append(reduced if "erm" in reduced.casefold() else f"ermäßigt: {reduced}")
    return {"priceText": tuple(told)} if told else {}


def _schedule(said: Mapping[str, str], properties: Properties) -> Item | None:
    """Return on which weekday something is held that goes on for longer than a day."""
    start, end = (str(next(iter(properties.get(name, ())), "")) for name in ("startDate", "endDate"))
    if "byDay" not in said or not end or start[:10] == end[:10]:
        return None
    parts = {
        "byDay": said["byDay"],
        "startDate": start[:10],
        "endDate": end[:10],
        "startTime": start[11:],
        "endTime": end[11:],
    }
    return Item(types=("Schedule",), properties={name: (words,) for name, words in parts.items() if words})
