"""The adapter for XCRI-CAP 1.2 (and 1.1), in which colleges and universities publish course catalogues.

A catalogue holds providers, a provider courses, and a course its presentations, which are the times that it is held.
Providers are read first, for what they say of themselves may stand behind their courses. Persons are not read.
"""

from collections.abc import Iterator, Sequence

from harvester.extract.base import Extracted
from harvester.extract.charsets import once
from harvester.extract.filerecords import Record, offered, xml_records
from harvester.extract.filestart import start_of
from harvester.extract.ids import Ids
from harvester.extract.pieces import Piece
from harvester.extract.plain import Fields, first_words
from harvester.extract.remarks import Remarks
from harvester.extract.streamed import Streamed
from harvester.extract.textstream import TextStream
from harvester.extract.xcri_items import course_id, first_start, item, web_page
from harvester.extract.xcri_providers import Provider, provider_starts, providers
from harvester.extract.xmlstream import Cutter
from harvester.records import Page, RawOffer, Source
from vocab.model import Finding

READER = "xcri-1"
"""Changes whenever the same bytes would be read differently."""


class Xcri(Streamed):
    """Reads XCRI-CAP catalogues; see `harvester.extract.base.Adapter`."""

    reader = READER

    def recognise(self, page: Page) -> int:
        """Return how sure it is that a page is an XCRI-CAP catalogue.

        >>> body = b'<catalog xmlns="http://xcri.org/profiles/1.2/catalog" generated="2026-11-01T00:00:00Z">'
        >>> Xcri().recognise(Page(address="/a", asked="/a", body=body))
        95
        """
        start = start_of(page)
        if start.root not in {"catalog", "provider", "course"}:
            return 0
        if start.namespace.startswith("http://xcri.org/profiles/"):
            return 95
        return 60 if start.root == "catalog" and "<presentation" in start.text else 0

    def extract(self, page: Page, source: Source) -> Iterator[Extracted]:  # noqa: ARG002 - no option changes it
        """Yield an offer for each course of the catalogue, and findings."""
        start = start_of(page)
        remarks = Remarks(page)
        if not self.recognise(page):
            yield from remarks.say("stream-other", words=start.shown, detail="XCRI-CAP")
            return
        if start.has_doctype:
            yield from remarks.say("stream-doctype")
        reading = _Courses(page, remarks, providers(once(piece.before) for piece in _pieces(page)))
        yield from offered(xml_records(page, "course", remarks), reading.offers)
        if not reading.count:
            yield from remarks.say("stream-empty")
        yield from remarks.rest()


def _pieces(page: Page) -> Iterator[Piece]:
    return Cutter("course").pieces(TextStream(page))


class _Courses:
    """Makes offers of the courses of one catalogue."""

    def __init__(self, page: Page, remarks: Remarks, known: Sequence[Provider]) -> None:
        self.count = 0
        self._page = page
        self._remarks = remarks
        self._known = known
        self._met = 0
        self._ids = Ids(remarks, "dc:identifier")

    def offers(self, found: Record) -> Iterator[RawOffer | Finding]:
        """Yield the offer of one course; none where it is broken, deleted or was stated before."""
        self._met += provider_starts(found.before)
        course = found.fields
        if not course:
            return
        said = course_id(course)
        at = f"record={said or found.number}"
        if first_words(course, "@recstatus") == "3":
            yield from self._remarks.say("xcri-deleted", at, words=said)
            return
        self.count += 1
        provider = self._known[self._met - 1] if 0 < self._met <= len(self._known) else Provider()
        local_id = yield from self._ids.choose(said, first_words(course, "title"), first_start(course), at)
        if local_id:
            yield self._offer(course, provider, local_id, at)

    def _offer(self, course: Fields, provider: Provider, local_id: str, at: str) -> RawOffer:
        return RawOffer(
            page=self._page.address,
            method="xcri",
            local_id=local_id,
            url=web_page(course) or self._page.address,
            item=item(course, provider),
            at=at,
        )
