"""Which names of an offer really tell it from others; a form's placeholder does not."""

import re

from harvester.placeholders import is_placeholder

_NINES = re.compile(r"[\W_]*+(?:9[\W_]*+){3,}+")


def telling(identifiers: tuple[str, ...]) -> tuple[str, ...]:
    """Return the identifiers that may name one offer: those that say more than 'to be filled in'.

    >>> telling(("nr:TODO", "nr:-1", "nr:n/a", "uid:", "nr:000", "nr:99-9", "nr:252P40405"))
    ('nr:252P40405',)
    """
    return tuple(dict.fromkeys(name for name in identifiers if _tells(name)))


def _tells(identifier: str) -> bool:
    value = identifier.partition(":")[2] if ":" in identifier else identifier
    return not is_placeholder(value) and not _NINES.fullmatch(value)
