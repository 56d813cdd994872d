"""The records of a file as they are cut out of its text, before anybody reads them."""

from msgspec import Struct

MOST = 1024 * 1024
"""Most characters of one record, and of what stands between two of them."""


class Piece(Struct, frozen=True, kw_only=True):
    """The text of one record, or of what is left of it, and what stood before it since the last one."""

    number: int
    """Which record of the file it is, counted from 1; 0 for what stands after the last one."""
    text: str
    before: str = ""
    lost: str = ""
    """Message code of why it cannot be read, such as `stream-cut-off`; empty when it is whole."""
