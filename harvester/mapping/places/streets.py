"""Parts words into a street and its house number, in the orders of several languages; it reads no address."""

import re
from typing import NamedTuple

from harvester.mapping.places.table import words_of

_NUMBER = (
    r"\d{1,4}(?:\s[1-3]/[2-4])?(?:\s?[a-zA-Z](?:\s?[-–/+]\s?[a-zA-Z])?(?![\w.]))?"
    r"(?:\s?(?:[-–—/+]|bis|und|u\.|&)\s?\d{1,4}(?:\s?[a-zA-Z](?!\w))?(?:[/+]\d{1,3}[a-z]?\b)?|(?<=[a-z])\s?[-–]\s?[a-z]\b|(?:/\d{1,3}){2,3}\b|/[IVX]{1,3}\b)?"
)
_STREET = re.compile(
    r"(?P<street>\S.{0,70}?[^\W\d_][.)]?)\s*,?\s(?:(?:Haus[- ]?)?(?:[Nn]r\.?|[Nn]ummer)\s?|No\.\s?)?"
    rf"(?P<number>{_NUMBER})"
)
_GLUED = re.compile(
    rf"(?P<street>\S.{{0,60}}?(?:str\.|straße|strasse|weg|platz|allee|gasse))(?P<number>{_NUMBER})", re.IGNORECASE
)
_NAMED = re.compile(words_of("known-streets"))
"""Well-known streets that do not end as streets do."""
_COUNTED = re.compile(
    r"(?P<street>(?:Straße|Strasse|Str\.|Weg|Platz|Zeile|Gasse|Ring|Allee|Querstraße)\s\d{1,3}[a-z]?),?\s"
    rf"(?:(?:Haus)?[Nn](?:r\.?|ummer)\s?)(?P<number>{_NUMBER})"
)
"""A street whose name is its number: `Straße 13 Nr. 4`."""
_KNOWN = re.compile(
    rf"(?:.*[\s-])?(?:[\w-]*(?:{words_of('streets')})|(?:Straße|Strasse|Str\.|Platz|Weg|Allee|Ring|Promenade|Ufer)"
    r"\s(?:der|des|d\.|am|zum|zur|an|von)\s.*)",
    re.IGNORECASE,
)
_WEAK = re.compile(rf"(?:.*[\s-])?[\w-]*(?:{words_of('weak-streets')})", re.IGNORECASE)
_BARE = re.compile(
    r"(?!(?:Ende|Anfang|Höhe|Nähe|Parkplatz|Haltestelle|Bushaltestelle|Eingang|Ausgang|Ecke|Standort|Campus|Außenstelle|Zweigstelle|Filiale)\s)(?:[\w.-]+\s){0,3}?(?:[\w.-]*(?:str\.|straße|strasse|gasse|allee|chaussee|ufer|straat|gracht|gade)"
    r"|[A-Z][\w'’-]+ (?:Street|Road|Avenue|Lane|Square|Drive|Crescent|Quay|Row|Mews|Boulevard)"
    r"|[A-ZÄÖÜ][\w-]+er\s(?:Platz|Weg|Ring|Damm|Wall|Ufer|Kai)"
    r"|(?!\w*(?:jugend|sport|kultur|bauern|hege|frauen|volks|maschinen|heimat|schul|wander|lehr|jakobs|rad|natur|wein)"
    r"(?:ring|weg|pfad))[\w-]+(?:weg|damm|ring|kai|pl\.)|(?!(?:\w*(?:park|sport|spiel|grill|boule|zelt|camping|bolz|lager|markt"
    r"|arbeits|stell|übungs|reit|hunde|rast|fest|fußball|tennis|golf|minigolf|flug|dorf|schul|wander|eis|stamm|skate"
    r"|liege|hart|rasen|beach|basketball|bau|tanz|schieß|vor))platz)[\w.-]+platz)",
    re.IGNORECASE,
)
_PREPOSED = re.compile(rf"(?:{words_of('prepositions')})\s.+")
_NUMBER_FIRST = re.compile(
    rf"(?P<number>\d{{1,4}}(?:[-–]\d{{1,4}})?\s?(?:[a-zA-Z]|bis|ter)?),?\s(?P<street>(?:(?:[A-Z][\w'.-]*|\d{{1,3}}(?:st|nd|rd|th))\s){{1,4}}(?:{words_of('english-streets')})"
    rf"|(?:{words_of('french-streets')})\s.{{2,50}})"
)
_ABROAD = re.compile(rf"(?:{words_of('french-streets')}|{words_of('other-streets')})[\s](?!Zoom|Teams)[^\d]{{2,50}}")
_ABROAD_BARE = re.compile(
    r"(?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Qq]uai|Via|Viale|Piazza|Calle|[Uu]l\.)\s[A-Zdl][^\d]{2,50}"
    r"|(?:Platz|Pl\.|Straße|Str\.|Allee|Promenade|Weg)\s(?:der|des|d\.)\s[A-ZÄÖÜ][^\d]{2,40}"
    r"|(?:[Pp]lace|[Aa]llée|[Cc]hemin|[Rr]oute|[Cc]ours)\s(?:de|du|des|d'|la)[^\d]{2,50}"
)
_LIKE_STREET = re.compile(
    r"[A-ZÄÖÜ][\w-]+(?:tor|graben|markt|wall|berg|steig|pfad|zeile|anger|winkel|kamp|brücke|gürtel|meile|promenade|steinweg)"
    r"|(?:\w+e[rs]?\s)?(?:Markt|Straße|Str\.|Weg|Platz|Tor|Anlage)|(?:Neu|Alt)stadt|Graben|Zeil"
    r"|(?:[A-ZÄÖÜ]\w*)?(?:[Mm]arkt|[Kk]irch|[Rr]athaus|[Ss]chloss|[Dd]om|[Vv]or|[Dd]orf)platz"
    r"|(?!(?:Sport|Grün|Freizeit|Kleingarten|Wohn|Tennis|Minigolf|Reit|Bade|Senioren))[A-ZÄÖÜ]\w+anlage"
)
"""What names a street beside another one that meets it."""
_ALONE = re.compile(
    r"(?:straße|strasse|str\.|platz|pl\.|allee|weg|ring|ufer|gasse|damm|chaussee|kai|street|road|avenue|lane"
    r"|square|drive|crescent|quay|row|mews|boulevard)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?:{words_of('prepositions')}|[\w.-]+(?:er|e|es)|St\.|Sankt|Bad)"
    r"(?:\s(?:de[mnr](?:\s[\w.-]+(?:er|e|en|es))?|(?!Garten|Brunnen)[A-ZÄÖÜ][\w.-]*))?"
)
"""What stands before the last word of a street that says `street` itself: an adjective or a preposition."""
_ENDS = tuple(
    "str. strasse gasse allee chaussee ufer straat gracht gade street road avenue lane weg damm ring kai pl."
    " platz square drive crescent quay row mews boulevard".split()
)
_VENUE = re.compile(rf"[\w.&-]*(?:{words_of('venues')})|(?:{words_of('venue-words')})", re.IGNORECASE)
_BUILDING = re.compile(
    rf"(?P<venue>(?:[\w.&-]*(?:{words_of('venues')})|{words_of('venue-words')})(?:\s[A-ZÄÖÜ][\w.-]+){{0,2}})"
    rf"\s(?P<street>(?:(?:(?:{words_of('prepositions')})|[A-ZÄÖÜ]\w+er|\w+ische)\s|[A-ZÄÖÜ])[\w-]*(?:{words_of('streets')}))",
    re.IGNORECASE,
)
_LONG_BUILDING = re.compile(
    rf"(?P<venue>(?:[\w.&-]*(?:{words_of('venues')})|{words_of('venue-words')})"
    r"(?:\s(?:de[rs]|am|an der|im|für|e\.\s?V\.|[A-ZÄÖÜ][\w.-]+)){1,5})(?<!\sam)(?<!\sim)(?<!\sder)(?<!\sdes)(?<!für)"
    r"\s(?P<street>[A-ZÄÖÜ][\w.-]{2,}(?:str\.|straße|allee|platz|weg|gasse|ring))",
    re.IGNORECASE,
)


class Street(NamedTuple):
    """A street, its number, and how sure it is one: 2 surely, 1 where nothing else is, 0 perhaps."""

    street: str
    number: str
    sure: int


def numbered(words: str) -> Street | None:
    """Return the street and the number that words hold.

    >>> tuple(map(tuple, map(numbered, ("Lindenstraße 24 a", "12, rue de la Nuée Bleue", "Werk 2"))))
    (('Lindenstraße', '24a', 2), ('rue de la Nuée Bleue', '12', 2), ('Werk', '2', 0))
    """
    if found := _NUMBER_FIRST.fullmatch(words):
        return Street(found["street"], house(found["number"]), 2)
    if found := _COUNTED.fullmatch(words):
        return Street(found["street"], house(found["number"]), 2)
    found = _STREET.fullmatch(words) or _GLUED.fullmatch(words)
    if not found:
        return None
    street = found["street"].strip()
    if any(some.fullmatch(street) for some in (_KNOWN, _PREPOSED, _ABROAD, _NAMED)):
        sure = 2
    else:
        sure = 1 if _WEAK.fullmatch(street) else 0
    return Street(street, house(found["number"]), sure)


def is_bare(words: str) -> bool:
    """Tell whether words without a number are a street: `Goethestr.`."""
    if _ABROAD_BARE.fullmatch(words) or _NAMED.fullmatch(words):
        return True
    if not words.casefold().endswith(_ENDS):
        return False
    head, _, last = words.rpartition(" ")
    return bool(_BARE.fullmatch(words)) and (not head or bool(_ALONE.fullmatch(last) or _BEFORE.fullmatch(head)))


def is_crossing(words: str) -> bool:
    """Tell whether words are two streets that meet: `Goethestr./Querallee`."""
    one, mark, other = words.partition("/")
    one, other = one.strip(), other.strip()
    if one.endswith("-") and is_bare(other):
        return True
    return bool(mark) and (is_bare(one) or is_bare(other)) and meets(one) and meets(other)


def meets(words: str) -> bool:
    """Tell whether words beside a street are another one that meets it: `Königstor`, `Am Markt`."""
    return is_bare(words) or is_preposed(words) or bool(_LIKE_STREET.fullmatch(words))


def is_weak(words: str) -> bool:
    """Tell whether words end as streets do, and venues and towns as well: `Römerberg`."""
    return bool(_WEAK.fullmatch(words))


def is_strong(words: str) -> bool:
    """Tell whether words end as hardly anything but a street does: `Am Marktplatz`."""
    return bool(_KNOWN.fullmatch(words))


def is_preposed(words: str) -> bool:
    """Tell whether words begin as some streets do: `Am Sportplatz`."""
    return bool(_PREPOSED.fullmatch(words))


def behind(street: str) -> tuple[str, str]:
    """Return the venue before a street that no mark parts from it, and the street; nothing where there is none.

    >>> behind("Bürgerhaus Lindenstr."), behind("Frankfurter Straße")
    (('Bürgerhaus', 'Lindenstr.'), ('', ''))
    """
    first, blank, _ = street.partition(" ")
    venue = blank and _VENUE.fullmatch(first)
    found = (_BUILDING.fullmatch(street) or _LONG_BUILDING.fullmatch(street)) if venue else None
    return (found["venue"], found["street"]) if found else ("", "")


def house(words: str) -> str:
    """Return a house number as it is written without blanks.

    >>> house("24 a"), house("5 – 9"), house("2 bis 4"), house("100 1/2")
    ('24a', '5-9', '2-4', '100 1/2')
    """
    words = re.sub(r"\s?(?:[-–—]|bis)\s?(?=[\da-z])", "-", words)
    return re.sub(r"(?<=\d)\s(?=[a-zA-Z](?![\w.]))", "", words)
