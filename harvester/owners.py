"""Names the process that holds a lease, and tells whether such a process of this machine is dead."""

import os
import socket
from pathlib import Path


def this_process() -> str:
    """Return a name that no other process has: host, number, and when it began, for numbers come again."""
    return f"{socket.gethostname()}:{os.getpid()}:{_began(os.getpid())}"


def is_dead(owner: str) -> bool:
    """Tell whether `owner` is a process of this machine that has ended; of others nothing is known.

    >>> is_dead(this_process()), is_dead("elsewhere:1:1"), is_dead("nobody")
    (False, False, False)
    """
    host, _, rest = owner.partition(":")
    number, _, began = rest.partition(":")
    if host != socket.gethostname() or not number.isdigit() or not began:
        return False
    return _began(int(number)) != began


def _began(number: int) -> str:
    """Return when a process began, in ticks since the machine did; empty when there is none or it has ended."""
    try:
        fields = (Path("/proc") / str(number) / "stat").read_text("ascii", "replace").rpartition(")")[2].split()
    except OSError:
        return ""
    return "" if fields[0] in "ZX" else fields[19]
