"""Which names of an offer really tell it from others; a form's placeholder does not."""

import re

_JUNK = frozenset(
    "todo tbd tba na none null nil undefined nan unknown unbekannt keine ka leer test xxx x false true".split()
)


def telling(identifiers: tuple[str, ...]) -> tuple[str, ...]:
    """Return the identifiers that may name one offer: those that say more than 'to be filled in'.

    >>> telling(("nr:TODO", "nr:-1", "nr:n/a", "uid:", "nr:000", "nr:252P40405"))
    ('nr:252P40405',)
    """
    return tuple(dict.fromkeys(name for name in identifiers if _tells(name)))


def _tells(identifier: str) -> bool:
    value = identifier.partition(":")[2] if ":" in identifier else identifier
    bare = re.sub(r"[\W_]+", "", value).casefold()
    return bool(bare) and bare not in _JUNK and value.strip() != "-1" and not re.fullmatch("0+|9{3,}", bare)
