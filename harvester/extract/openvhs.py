"""The adapter for Open-vhs, in which adult education centres export their courses: XML 1.0 to 1.2, or the same as JSON.

The file is the whole: what is not in it is no longer offered. Source option: `provider`, the name of the provider where
a file of several names only their districts, such as `Volkshochschule {bezirk}`. Persons (tutors, contacts) are not
read.
"""

import re
from collections.abc import Iterator

import orjson

from harvester.extract.base import Extracted
from harvester.extract.filerecords import Record, json_records, offered, xml_records
from harvester.extract.filestart import start_of
from harvester.extract.ids import Ids
from harvester.extract.openvhs_items import item, web_page
from harvester.extract.openvhs_times import first_day, lessons
from harvester.extract.plain import Fields, first_words
from harvester.extract.remarks import Remarks
from harvester.extract.streamed import Streamed
from harvester.extract.xmlrecord import XmlError, mended, record
from harvester.records import Page, RawOffer, Source
from vocab.model import Finding

READER = "openvhs-1"
"""Changes whenever the same bytes would be read differently."""
NAMESPACE = "http://www.dvv-vhs.de/Open-VHS"

_RECORD = "veranstaltung"
_IN_JSON = re.compile(r'"veranstaltung(?:en)?"\s*:')
_IN_XML = re.compile(r"<(?:[\w.-]+:)?veranstaltung(?:en)?[\s/>]")
_GUID = re.compile(r'"guid"|<(?:[\w.-]+:)?guid\b')
_OCCUPANCY = re.compile(r"belegungs?status", re.IGNORECASE)
_MAKER_IN_JSON = re.compile(r'"ersteller"\s*:\s*\{[^{}]{0,2000}?"name"\s*:\s*("(?:[^"\\]|\\.){0,500}")')
_MAKER = re.compile(r"<((?:[\w.-]+:)?ersteller)[\s>]")


class OpenVhs(Streamed):
    """Reads Open-vhs files; see `harvester.extract.base.Adapter`."""

    reader = READER

    def recognise(self, page: Page) -> int:
        """Return how sure it is that a page is an Open-vhs file.

        >>> OpenVhs().recognise(Page(address="/a", asked="/a", body=b"<export><veranstaltung><guid>1</guid>"))
        90
        """
        start = start_of(page)
        if start.namespace == NAMESPACE:
            return 95
        named = _IN_JSON if start.is_json else _IN_XML
        if not (start.is_json or start.root) or not named.search(start.text):
            return 0
        return 90 if _GUID.search(start.text) else 40

    def extract(self, page: Page, source: Source) -> Iterator[Extracted]:
        """Yield an offer for each course of the file, and findings."""
        start = start_of(page)
        remarks = Remarks(page)
        if _OCCUPANCY.search(start.root or start.text[:200]):
            yield from remarks.say("openvhs-occupancy", words=start.shown)
            return
        if not self.recognise(page):
            yield from remarks.say("stream-other", words=start.shown, detail="Open-vhs")
            return
        records = json_records if start.is_json else xml_records
        reading = _Courses(page, source, remarks)
        if start.has_doctype:
            yield from remarks.say("stream-doctype")
        yield from offered(records(page, _RECORD, remarks), reading.offers)
        if not reading.count:
            yield from remarks.say("stream-empty")
        yield from remarks.rest()


class _Courses:
    """Makes offers of the courses of one file."""

    def __init__(self, page: Page, source: Source, remarks: Remarks) -> None:
        self.count = 0
        self._page = page
        self._template = source.options.get("provider", "")
        self._remarks = remarks
        self._ids = Ids(remarks, "guid")
        self._maker = ""

    def offers(self, found: Record) -> Iterator[RawOffer | Finding]:
        """Yield the offer of one record; none where it is broken or was stated before."""
        if "ersteller" in found.before:
            self._maker = _maker(found.before)
        course = found.fields
        if not course:
            return
        self.count += 1
        guid, number = first_words(course, "guid"), first_words(course, "nummer")
        at = f"record={guid or number or found.number}"
        local_id = yield from self._ids.choose(guid, first_words(course, "name"), first_day(course), at)
        if local_id:
            yield from self._wrong(course, at)
            yield RawOffer(
                page=self._page.address,
                method="openvhs",
                local_id=local_id,
                url=web_page(course) or self._page.address,
                item=item(course, self._provider(course)),
                at=at,
                identifiers=(f"nr:{number}",) if number else (),
            )

    def _wrong(self, course: Fields, at: str) -> Iterator[Finding]:
        said, held = lessons(course)
        if said:
            yield from self._remarks.say("openvhs-count", at, field="anzahl_termine", words=said, detail=held)

    def _provider(self, course: Fields) -> str:
        district = first_words(course, "bezirk")
        if district and "{bezirk}" in self._template:
            return self._template.replace("{bezirk}", district)
        return self._maker


def _maker(text: str) -> str:
    """Return the name of the centre that wrote the file, from what stands before its courses.

    >>> _maker("<export><ersteller><guid>7</guid><name>vhs Musterstadt</name></ersteller>")
    'vhs Musterstadt'
    >>> _maker('{"export": {"ersteller": {"guid": "7", "name": "vhs M\\u00fcnster"}, ')
    'vhs Münster'
    """
    if in_json := _MAKER_IN_JSON.search(text):
        return first_words({"name": _json_text(in_json[1])}, "name")
    found = list(_MAKER.finditer(text))[-1:]
    end = text.find(f"</{found[0][1]}", found[0].start()) if found else -1
    if end < 0:
        return ""
    try:
        maker = record(mended(text[found[0].start() : text.find(">", end) + 1]))
    except XmlError:
        return ""
    return first_words(maker, "name") if isinstance(maker, dict) else ""


def _json_text(quoted: str) -> str:
    try:
        return str(orjson.loads(quoted))
    except ValueError:
        return ""
