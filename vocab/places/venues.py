"""Finds municipalities that are named inside the name of a venue, such as `Stadtbücherei Marburg`."""

import re

from vocab.places.names import folded, name_of
from vocab.places.tables import Tables

_PLAIN_WORDS = frozenset(
    "au alt alten altes alte anger baum berg bergen bruch bruecken buch burg dorf ende essen feld felde forst garten"
    " gastrow gut gute halle hain haus heide heim hof hoefe horn hausen hagen holz kamp kirchen kirchheim kirche klein"
    " kloster lage land langen linden linde markt mitte moor moos muehle muehlen neu neue neuer neues neuhaus ober"
    " ort park platz rain rath ring rosengarten rot saal saale sand schoene schoenen see siegen singen sonne stadt"
    " stein steinhaus teil tann tal tor ufer unter wald weg weide weiden weiler welt werk wiese wiesen winkel"
    " zell zelle zentrum insel kreis nord sued ost west bad sankt freiheit freude friede schule kraft reuth roth"
    " ruhe born brunn"
    " hohen lohe raum schoenau amt anna elsa konrad marl sommer winter herbst mai salz spiegelau frei freien geist"
    " leben meer kern rose thema bach beuern bunde bogen list lehre tanne vogt wolf walter weil".split()
)
"""Names of municipalities that are ordinary words, and say nothing inside the name of a venue."""
_BEFORE = frozenset(
    "kreis landkreis lk region regionalverband kirchenkreis dekanat bistum kr bezirk bad sankt st gross klein alt neu"
    " ober unter hotel strasse am im an zum zur der des von".split()
)
"""Words after which a name is another one: a district, `Bad Münster`, `Hotel Stuttgart`."""
_MUNICIPAL = re.compile(
    r"rathaus|\bvhs\b|volkshochschule|(stadt|gemeinde|orts)(buecherei|bibliothek|halle|verwaltung|archiv)"
    r"|\b(stadt|gemeinde|markt)\b"
)
_ON = re.compile(r"\(|(?:am|an|im|ob|bei|auf|[aiv]\.)$|[aiv]\.")
"""What leads on from a name to what tells it from its homonyms."""
_PUBLIC = (
    *("rathaus", "vhs", "volkshochschule", "messe", "stadthalle", "universitaet", "bibliothek", "buecherei", "museum"),
    *("hauptbahnhof", "jugendherberge", "handwerkskammer", "ihk", "hochschule"),
)
"""Ends of words that a name follows even if it is an ordinary word: `Rathaus Essen`."""
_BEHIND = frozenset("strasse str weg platz allee kreis land".split())


def is_municipal(venue: str) -> bool:
    """Tell whether a venue belongs to the municipality that it is named after, however small that is.

    >>> is_municipal("Rathaus Alheim"), is_municipal("Gasthof Alheim")
    (True, False)
    """
    return bool(_MUNICIPAL.search(folded(venue)))


def is_plain(words: str) -> bool:
    """Tell whether words are ordinary ones although a municipality is called by them.

    >>> is_plain("Saal"), is_plain("Marburg")
    (True, False)
    """
    return name_of(words).head in _PLAIN_WORDS


def within(text: str, tables: Tables) -> tuple[str, ...]:
    """Return the names of municipalities inside the name of a venue, in order; districts do not count.

    Only capitalised words count, the longest name wins, and names that are ordinary words are passed over.
    """
    raw = text.replace("/", " ").replace(",", " ").split()
    words = [word.strip(".,:;!?()\"'„“”»«") for word in raw]
    small = [" ".join(folded(word).replace("-", " ").split()) for word in words]
    found = []
    start = 0
    while start < len(words):
        size = _named_at(start, words, small, tables)
        if size:
            end = start + size
            marked = end < len(raw) and _ON.match(raw[end])
            found.append(" ".join(raw[start : end + 5] if marked else words[start:end]))
        start += size or 1
    return tuple(dict.fromkeys(found))


def _named_at(start: int, words: list[str], small: list[str], tables: Tables) -> int:
    """Return how many words from `start` on are the name of a municipality."""
    if not words[start][:1].isupper() or (start and small[start - 1] in _BEFORE):
        return 0
    for size in range(min(5, len(words) - start), 0, -1):
        head = name_of(" ".join(words[start : start + size])).head
        plain = head in _PLAIN_WORDS and not (start and small[start - 1].endswith(_PUBLIC))
        if head in tables.names and not plain and len(head) > 2:
            behind = small[start + size] if start + size < len(words) else ""
            return 0 if behind in _BEHIND else size
    return 0
