"""Names of places as keys that compare: spelling, abbreviations and qualifiers; no table is read here."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct

_LETTERS = {
    "ä": "ae",
    "ö": "oe",
    "ü": "ue",
    "ß": "ss",
    "æ": "ae",
    "ø": "oe",
    "œ": "oe",
    "ł": "l",
    "đ": "d",
    "’": " ",
    "'": " ",
}
_FOLD = str.maketrans(_LETTERS)
_TOKEN = re.compile(r"[a-z0-9]+|[(/,;|]")
_BREAKS = frozenset("(/,;|")
_LINKS = frozenset("a am an auf b bei beim dem den der i im in o ob u unter v vor".split())
"""Words that lead from a name to what tells it from its homonyms: `Frankfurt am Main`."""
_SILENT = (_LINKS - {"o"}) | frozenset("d kr kreis landkreis lk stadt gemeinde ot ortsteil".split())
_LONG = {
    "st": "sankt", "skt": "sankt", "hess": "hessisch", "hann": "hannoversch", "schwaeb": "schwaebisch",
    "bay": "bayerisch", "bayr": "bayerisch", "preuss": "preussisch", "gr": "gross", "kl": "klein", "dt": "deutsch",
}  # fmt: skip
"""What a short word before the last word of a name stands for."""
_DROPPED = _SILENT | _BREAKS
_TITLES = frozenset(
    "stadt gemeinde markt flecken goethestadt kreisstadt universitaetsstadt hansestadt landeshauptstadt"
    " wissenschaftsstadt lutherstadt barbarossastadt bergstadt brueder grimm magistrat der die ot"
    " ortsteil freie und".split()
)


class Name(Struct, frozen=True):
    """A name as it compares: its head, and the marks that tell it from homonyms."""

    head: str
    marks: tuple[str, ...] = ()


def folded(text: str) -> str:
    """Return `text` in lower-case ASCII letters, umlauts written out.

    >>> folded("Höchst, Łaz, Café")
    'hoechst, laz, cafe'
    """
    small = text.lower().translate(_FOLD)
    if small.isascii():
        return small
    return unicodedata.normalize("NFKD", small).encode("ascii", "ignore").decode("ascii")


@lru_cache(maxsize=16_384)
def name_of(text: str) -> Name:
    """Return the head and the marks of a place name.

    >>> name_of("Bad Homburg v. d. Höhe"), name_of("Frankfurt/M.")
    (Name(head='bad homburg', marks=('hoehe',)), Name(head='frankfurt', marks=('m',)))
    >>> name_of("St. Ingbert"), name_of("An der Schmücke"), name_of("Weil der Stadt").marks
    (Name(head='sankt ingbert', marks=()), Name(head='an der schmuecke', marks=()), ('stadt',))
    """
    tokens = _TOKEN.findall(folded(text))
    while tokens and tokens[0] in _BREAKS:
        tokens.pop(0)
    cut = next((n for n, t in enumerate(tokens) if n and (t in _BREAKS or t in _LINKS)), len(tokens))
    if cut == 1 and tokens[0] in _LINKS and tokens[1:2] and tokens[1] not in _BREAKS:
        cut = len(tokens)
    head = [_LONG.get(t, t) if n < cut - 1 else t for n, t in enumerate(tokens[:cut])]
    behind = zip(tokens[cut - 1 :], tokens[cut:], strict=False)
    marks = tuple(t for before, t in behind if t not in _DROPPED or ((before, t) == ("der", "stadt")))
    if len(marks) > 1:
        marks = tuple(t for t in marks if t != "o")
    return Name(" ".join(head), marks)


def untitled(head: str) -> str:
    """Return a head without the titles before the name.

    >>> untitled("universitaetsstadt marburg"), untitled("stadt")
    ('marburg', '')
    """
    tokens = head.split()
    while tokens and tokens[0] in _TITLES:
        tokens.pop(0)
    return " ".join(tokens)


def keys(words: str) -> list[tuple[str, str]]:
    """Return head and marks of every way that a municipality of this name is called.

    >>> keys("Lübben (Spreewald)/Lubin (Błota)")
    [('luebben', 'spreewald lubin blota'), ('lubin', 'luebben')]
    """
    name = name_of(words)
    marks = " ".join(name.marks)
    found = [(name.head, marks), (untitled(name.head), marks)]
    if "/" in words:
        found.append((name_of(words.partition("/")[2]).head, name.head))
    return [key for key in dict.fromkeys(found) if key[0]]


def abbreviates(short: str, long: str) -> bool:
    """Tell whether `short` can stand for `long`: its beginning, or its first letter and some later ones in order.

    >>> abbreviates("odw", "odenwald"), abbreviates("m", "main"), abbreviates("hoechst", "main")
    (True, True, False)
    """
    if long.startswith(short):
        return True
    if len(short) > 4 or short[:1] != long[:1]:
        return False
    rest = iter(long)
    return all(letter in rest for letter in short)


def agree(asked: Iterable[str], own: Iterable[str]) -> bool:
    """Tell whether a mark of one name stands for a mark of the other.

    >>> agree(("m",), ("main",)), agree(("hoechst",), ("main",)), agree((), ("main",))
    (True, False, False)
    """
    own = tuple(own)
    return any(abbreviates(a, b) or abbreviates(b, a) for a in asked for b in own)
