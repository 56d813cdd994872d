"""What the process that parses an RDF file tells, line by line, to the one that had it parsed."""

from msgspec import Struct

from harvester.records import Item


class Answer(Struct, omit_defaults=True):
    """An offer, or a trouble by its message code; the last one says that it is."""

    last: bool = False
    item: Item | None = None
    code: str = ""
    words: str = ""
    detail: str = ""
