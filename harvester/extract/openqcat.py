"""The adapter for openQ-cat 1.1, the catalogue format in which training providers hand courses to job portals.

A new catalogue is the whole. An update brings changes only: its courses are read, and an error says that the rest is
not in it, so that nothing is withdrawn. Persons (contacts, instructors) are not read.
"""

from collections.abc import Iterator

from harvester.extract.base import Extracted
from harvester.extract.filerecords import Record, offered, xml_records
from harvester.extract.filestart import start_of
from harvester.extract.ids import Ids
from harvester.extract.openqcat_header import Header, header
from harvester.extract.openqcat_items import first_start, item, web_page
from harvester.extract.plain import first_words, part
from harvester.extract.remarks import Remarks
from harvester.extract.streamed import Streamed
from harvester.records import Page, RawOffer, Source
from vocab.model import Finding

READER = "openqcat-1"
"""Changes whenever the same bytes would be read differently."""


class OpenQCat(Streamed):
    """Reads openQ-cat catalogues; see `harvester.extract.base.Adapter`."""

    reader = READER

    def recognise(self, page: Page) -> int:
        """Return how sure it is that a page is an openQ-cat catalogue.

        >>> OpenQCat().recognise(Page(address="/a", asked="/a", body=b'<OPENQCAT version="1.1"><HEADER>'))
        95
        """
        return 95 if start_of(page).root == "OPENQCAT" else 0

    def extract(self, page: Page, source: Source) -> Iterator[Extracted]:  # noqa: ARG002 - no option changes it
        """Yield an offer for each service of the catalogue, and findings."""
        start = start_of(page)
        remarks = Remarks(page)
        if start.root != "OPENQCAT":
            yield from remarks.say("stream-other", words=start.shown, detail="openQ-cat")
            return
        if start.has_doctype:
            yield from remarks.say("stream-doctype")
        reading = _Services(page, remarks)
        yield from offered(xml_records(page, "SERVICE", remarks), reading.offers)
        if not reading.count:
            yield from remarks.say("stream-empty")
        yield from remarks.rest()


class _Services:
    """Makes offers of the services of one catalogue."""

    def __init__(self, page: Page, remarks: Remarks) -> None:
        self.count = 0
        self._page = page
        self._remarks = remarks
        self._ids = Ids(remarks, "PRODUCT_ID")
        self._header = Header()

    def offers(self, found: Record) -> Iterator[RawOffer | Finding]:
        """Yield the offer of one service; none where it is broken, deleted or was stated before."""
        if "<HEADER" in found.before:
            self._header = header(found.before)
            if self._header.is_update:
                yield from self._remarks.say("openqcat-update", words="UPDATE_CATALOG")
        service = found.fields
        if not service:
            return
        said = first_words(service, "PRODUCT_ID")
        at = f"record={said or found.number}"
        details = part(service, "SERVICE_DETAILS")
        if not details:
            yield from self._remarks.say("openqcat-deletion", at, words=said)
            return
        self.count += 1
        local_id = yield from self._ids.choose(said, first_words(details, "TITLE"), first_start(details), at)
        if local_id:
            number = first_words(details, "SUPPLIER_ALT_PID")
            yield RawOffer(
                page=self._page.address,
                method="openqcat",
                local_id=local_id,
                url=web_page(service) or self._page.address,
                item=item(service, details, self._header),
                at=at,
                identifiers=(f"nr:{number}",) if number else (),
            )
