"""Reads official files into the folder of places in a data directory; each whole or not at all."""

from vocab.places.importing.read import KINDS, Kind, read_file
from vocab.places.importing.store import Read

__all__ = ["KINDS", "Kind", "Read", "read_file"]
