"""The words that the service and a query worker exchange over their socket: one letter, a length, that many bytes."""

import struct

HEAD = struct.Struct("=cI")

ASK = b"A"
"""To the worker: rows, format, then the query (see ORDER)."""
READY = b"R"
"""From the worker: the layers of its jail, separated by spaces."""
DATA = b"D"
"""From the worker: the next bytes of the answer."""
END = b"E"
"""From the worker: the answer is whole; rows, whether it was cut, and the worker's peak memory (see ENDING)."""
WRONG = b"W"
"""From the worker: message code, line, column and detail, separated by tabs; the worker can go on."""
BROKEN = b"X"
"""From the worker: why it cannot start."""

ORDER = struct.Struct("=I8sI")
"""Most triples of a graph, format, from how many rows on they are to be counted (0: never)."""
ENDING = struct.Struct("=Q?Q")


def frame(kind: bytes, payload: bytes = b"") -> bytes:
    """Return one frame."""
    return HEAD.pack(kind, len(payload)) + payload
