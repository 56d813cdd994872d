"""Reads the records of a file, XML or JSON, as plain values: a page in; records and what is wrong with them out."""

from collections.abc import Callable, Generator, Iterable, Iterator

import orjson
from msgspec import Struct

from harvester.extract.charsets import once
from harvester.extract.jsonrepair import repaired
from harvester.extract.jsonsplit import pieces
from harvester.extract.pieces import Piece
from harvester.extract.plain import Fields, Plain
from harvester.extract.remarks import Remarks
from harvester.extract.textstream import TextStream
from harvester.extract.xmlrecord import XmlError, mended, record
from harvester.extract.xmlstream import Cutter
from harvester.records import Page, RawOffer
from vocab.messages import finding
from vocab.model import Finding


class Record(Struct, frozen=True):
    """What one record says (nothing where it is broken), which of the file it is, and what stood before it."""

    number: int
    fields: Fields
    before: str = ""


def xml_records(page: Page, name: str, remarks: Remarks) -> Iterator[Record | Finding]:
    """Yield the elements called `name`, and at last a record number 0 with what stands after them."""
    stream = TextStream(page)
    yield from _records(Cutter(name).pieces(stream), _xml, remarks)
    if stream.finding:
        yield stream.finding


def json_records(page: Page, name: str, remarks: Remarks) -> Iterator[Record | Finding]:
    """Yield the objects of the list called `name`, and at last an empty record number 0."""
    stream = TextStream(page)
    yield from _records(pieces(stream, name), _json, remarks)
    if stream.finding:
        yield stream.finding


def offered(
    found: Iterable[Record | Finding], read: Callable[[Record], Iterator[RawOffer | Finding]]
) -> Iterator[RawOffer | Finding]:
    """Yield what is read of each record, and the findings among them."""
    for one in found:
        if isinstance(one, Record):
            yield from read(one)
        else:
            yield one


class _BrokenError(Exception):
    """A record that cannot be read; the message says why."""


def _records(
    pieces: Iterable[Piece], read: Callable[[str], tuple[Plain, str]], remarks: Remarks
) -> Iterator[Record | Finding]:
    twice = False
    for piece in pieces:
        text = once(piece.text, 1 if twice else 2)
        if text != piece.text and not twice:
            twice = True
            yield finding("charset-wrong", page=remarks.page, words="utf-8", detail="utf-8, twice")
        fields: Fields = {}
        if piece.lost:
            at = f"record={piece.number}" if piece.number else ""
            yield from remarks.say(piece.lost, at, words=text)
        elif piece.number:
            fields = yield from _fields(text, read, f"record={piece.number}", remarks)
        yield Record(piece.number, fields, once(piece.before, 1 if twice else 2))


def _fields(
    text: str, read: Callable[[str], tuple[Plain, str]], at: str, remarks: Remarks
) -> Generator[Finding, None, Fields]:
    """Return what the text of a record says; nothing where it cannot be read."""
    try:
        value, flaw = read(text)
    except _BrokenError as wrong:
        yield from remarks.say("stream-broken", at, words=text, detail=str(wrong))
        return {}
    if not isinstance(value, dict):
        yield from remarks.say("stream-broken", at, words=text, detail="-")
        return {}
    if flaw:
        yield from remarks.say("stream-mended", at, detail=flaw)
    return value


def _xml(text: str) -> tuple[Plain, str]:
    """Return the value of an element, and what had to be mended in it; raises _BrokenError."""
    try:
        return record(text), ""
    except XmlError as wrong:
        flaw = str(wrong)
    try:
        return record(mended(text)), flaw
    except XmlError as wrong:
        raise _BrokenError(str(wrong)) from wrong


def _json(text: str) -> tuple[Plain, str]:
    try:
        return orjson.loads(text), ""
    except ValueError as wrong:
        flaw = str(wrong)
    try:
        return orjson.loads(repaired(text).text), flaw
    except ValueError as wrong:
        raise _BrokenError(str(wrong)) from wrong
