"""The adapter for OAI-PMH 2.0 repositories: asks for all records, follows resumption tokens, leaves out deleted ones.

Source options: `prefix` (metadata format; otherwise the best that the repository offers), `set` (names of sets,
separated by spaces). Creators and contributors are persons and stay unread. What a repository lists no more is no
longer offered.
"""

from collections.abc import Iterator
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from harvester.extract.base import Extracted
from harvester.extract.filerecords import Record, offered, xml_records
from harvester.extract.filestart import start_of
from harvester.extract.ids import Ids
from harvester.extract.oai_items import FORMATS, item_of, web_page
from harvester.extract.plain import Fields, first_words, part, words_of
from harvester.extract.remarks import Remarks
from harvester.extract.streamed import Streamed
from harvester.extract.xmlrecord import XmlError, record
from harvester.records import Follow, Page, RawOffer, Source
from vocab.model import Finding

READER = "oai-1"
"""Changes whenever the same bytes would be read differently."""
NAMESPACE = "http://www.openarchives.org/OAI/2.0/"
_ASKED = frozenset(("verb", "metadataPrefix", "set", "resumptionToken", "from", "until", "identifier"))


class Oai(Streamed):
    """Reads OAI-PMH; see `harvester.extract.base.Adapter`."""

    reader = READER

    def start(self, source: Source) -> Iterator[Follow]:
        """Yield the question for the records, or without a known format first the question for the formats."""
        asked = dict(parse_qsl(urlsplit(source.address).query))
        prefix = source.options.get("prefix", "") or asked.get("metadataPrefix", "")
        if prefix:
            yield from _lists(source, prefix)
        else:
            yield Follow(address=_question(source.address, verb="ListMetadataFormats"), kind="listing")

    def recognise(self, page: Page) -> int:
        """Return how sure it is that a page is an answer of a repository.

        >>> body = b'<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-11-24</responseDate>'
        >>> Oai().recognise(Page(address="/oai", asked="/oai", body=body))
        95
        """
        start = start_of(page)
        return 95 if start.root == "OAI-PMH" or start.namespace == NAMESPACE else 0

    def extract(self, page: Page, source: Source) -> Iterator[Extracted]:
        """Yield an offer for each record that is not deleted, the next part of the list, and findings."""
        remarks = Remarks(page)
        start = start_of(page)
        if not self.recognise(page):
            yield from remarks.say("stream-other", words=start.shown, detail="OAI-PMH")
            return
        if start.has_doctype:
            yield from remarks.say("stream-doctype")
        reading = _Answer(page, remarks)
        yield from offered(xml_records(page, "record", remarks), reading.offers)
        yield from self._further(reading.rest, page, source, remarks)
        if reading.deleted:
            yield from remarks.say("oai-deleted", words=str(reading.deleted))
        yield from remarks.rest()

    def _further(self, rest: str, page: Page, source: Source, remarks: Remarks) -> Iterator[Extracted]:
        """Yield what the answer says beside its records: errors, formats, the token for the next part."""
        said = _envelope(rest)
        error = said.get("error")
        for one in error if isinstance(error, list) else [error]:
            if one is not None:
                fields = one if isinstance(one, dict) else {}
                code = first_words(fields, "@code")
                kind = "oai-no-records" if code == "noRecordsMatch" else "oai-error"
                yield from remarks.say(kind, field=code, words=words_of(one) or code)
        if formats := part(said, "ListMetadataFormats"):
            yield from self._formats(formats, source, remarks)
        token = words_of(part(said, "ListRecords").get("resumptionToken"))
        if token:
            yield Follow(address=_question(page.address, verb="ListRecords", resumptionToken=token), kind="listing")

    def _formats(self, formats: Fields, source: Source, remarks: Remarks) -> Iterator[Extracted]:
        offered = formats.get("metadataFormat")
        names = [
            first_words(one, "metadataPrefix")
            for one in (offered if isinstance(offered, list) else [offered])
            if isinstance(one, dict)
        ]
        best = next((name for known in FORMATS for name in names if name.casefold() == known), "")
        if not best:
            yield from remarks.say("oai-no-format", words=", ".join(names), detail=", ".join(FORMATS))
            return
        yield from remarks.say("oai-format", words=best, detail=", ".join(names))
        yield from _lists(source, best)


class _Answer:
    """The records of one answer on their way out."""

    def __init__(self, page: Page, remarks: Remarks) -> None:
        self.deleted = 0
        self.rest = ""
        """What the answer holds beside its records."""
        self._page = page
        self._remarks = remarks
        self._ids = Ids(remarks, "identifier")

    def offers(self, found: Record) -> Iterator[RawOffer | Finding]:
        """Yield the offer of one record; none where it is deleted, broken or says nothing."""
        self.rest += found.before
        header = part(found.fields, "header")
        if not found.number or not found.fields:
            return
        said = first_words(header, "identifier")
        at = f"record={said or found.number}"
        if first_words(header, "@status") == "deleted":
            self.deleted += 1
            return
        metadata = found.fields.get("metadata")
        item = item_of(metadata)
        if item is None:
            held = ", ".join(metadata) if isinstance(metadata, dict) else words_of(metadata)
            yield from self._remarks.say("oai-unread", at, words=held or "-")
            return
        names = item.properties.get("name", ())
        name = next((one for one in names if isinstance(one, str)), "")
        local_id = yield from self._ids.choose(said, name, "", at)
        if local_id:
            url = web_page(item) or self._page.address
            yield RawOffer(page=self._page.address, method="oai", local_id=local_id, url=url, item=item, at=at)


def _lists(source: Source, prefix: str) -> Iterator[Follow]:
    asked = dict(parse_qsl(urlsplit(source.address).query))
    sets = source.options.get("set", "").split() or [asked.get("set", "")]
    for name in sets:
        chosen = {"set": name} if name else {}
        address = _question(source.address, verb="ListRecords", metadataPrefix=prefix, **chosen)
        yield Follow(address=address, kind="listing")


def _question(address: str, **asked: str) -> str:
    """Return the address of a question; what else stands in the repository's own address stays.

    >>> _question("https://oer.example/oai?lang=de&verb=Identify", verb="ListRecords", metadataPrefix="oai_dc")
    'https://oer.example/oai?lang=de&verb=ListRecords&metadataPrefix=oai_dc'
    """
    parts = urlsplit(address)
    kept = [(name, value) for name, value in parse_qsl(parts.query) if name not in _ASKED]
    return urlunsplit(parts._replace(query=urlencode([*kept, *asked.items()]), fragment=""))


def _envelope(text: str) -> Fields:
    """Return what stands around the records; nothing where that cannot be read."""
    try:
        found = record(text)
    except XmlError:
        return {}
    return found if isinstance(found, dict) else {}
