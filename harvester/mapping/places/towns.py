"""Tells of words whether they are a postal code with its town, a town, a quarter or a country; nothing is geocoded."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from harvester.mapping.nations import COUNTRIES
from harvester.mapping.places.table import words_of
from vocab.places.names import name_of
from vocab.places.states import CITIES_ABROAD
from vocab.places.tables import PACKAGED

RIVERS = frozenset(
    "Lahn Main Saale Oder Donau Neckar Rhein Ruhr Elbe Weser Werra Fulda Eder Mosel Isar Inn Spree Havel Ilm Lippe"
    " Leine Aller Sieg Nahe Enz Iller Lech Bodensee".split()
)
LANDSCAPES = frozenset(
    "Schwarzwald Schwarzw. Allgäu Taunus Ts. Odenwald Odw. Odenw. Hunsrück Eifel Harz Rhön Vogelsberg Westerwald Ww."
    " Sauerland Spessart Pfalz Hessen Hess. Bayern Thüringen Thür. Sachsen Sachs. Sa. Holstein Holst. Westfalen Westf."
    " Obb. Ndb. Opf. Ofr. Mfr. Ufr. Schwaben Schwab. Württ. Baden Vogtland Lausitz Erzgebirge Erzgeb. Rheinland Rhld."
    " Mark Rügen Altmark Eichsfeld Solling Niederrhein Weinstraße Breisgau".split()
)
"""Landscapes and their short forms that stand behind a slash after a town."""
_LANDS = {
    "UK": "GB",
    "D": "DE",
    "A": "AT",
    "FL": "LI",
    "L": "LU",
    "F": "FR",
    "B": "BE",
    "I": "IT",
    "E": "ES",
    "S": "SE",
}
"""Short forms of countries before postal codes that are not their codes."""
_COUNTRIES = {
    name.strip().casefold(): code
    for code, names in (one.split("=") for one in words_of("countries").split("|"))
    for name in names.split(",")
}
_BRITISH = r"[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}"
_POSTAL = re.compile(
    r"(?:(?P<land>DE|D|AT|A|CH|FL|LU|L|NL|FR|F|BE|B|IT|I|ES|E|PL|CZ|DK|SE|S)\s?[-–]\s?|(?P<near>DE|D|F|I)\s(?=\d{5}\b)"
    r"|(?P<far>AT|A|CH|L|LU|B|BE|NL|DK)\s(?=\d{4}\s[A-ZÄÖÜÅØŁŚŽČÉ][^\W\d_A-Z]))?"
    rf"(?P<code>\d{{5}}|{_BRITISH}(?=\s|$)|\d{{4}}\s?[A-Z]{{2}}(?=\s|$)|\d{{4}}-\d{{3}}(?=\s)|\d{{2}}-\d{{3}}(?=\s)|\d{{3}}\s\d{{2}}(?=\s)"
    r"|\d{4}(?=\s+[A-ZÄÖÜÅØŁŚŽČÉ][^\W\d_A-Z]))(?:\s+(?P<town>[^\W\d_].*))?"
)
_CODE_LAST = re.compile(rf"(?P<town>[^\d,]{{2,60}}) \(?(?P<code>\d{{5}}|{_BRITISH})\)?")
_AMERICAN = re.compile(r"(?:MA|NY|CA|IL|DC|TX|WA|PA|FL|OH|MI|NJ|CT|GA|MN|CO|OR|VA|NC|MD|WI) (?P<code>\d{5})")
_ISLES = re.compile(rf"[A-Z][a-z]+(?:[ -][A-Za-z][a-z]+){{0,3}} {_BRITISH}")
"""A town in Britain with its code, which says by itself that it is one."""
_LETTERED = re.compile(
    r"(?P<town>[^\d()]{2,40}?)(?:\s?/\s?|\s-\s|\s)(?:\((?P<letter>A|AT|CH|NL|F|FR|FL|L|LU|B|BE|I|IT|DK|PL|D|DE|CZ|ES|GB|UK|SE|SK|SI|HU|LI)\)|(?P<land>AT|CH|NL|DK|PL|LU))"
)
_ROAD = re.compile(r".*\s(?:Street|Avenue|Road|Lane|Drive|Boulevard)")
_QUARTER = re.compile(rf"[A-ZÄÖÜ][\w]*(?:{words_of('quarters')})(?:[- ](?:{words_of('quarter-sides')}))?")
_PART = re.compile(r"(?:OT|Ortsteil|Stadtteil|Stadtbezirk)\s|\d{1,2}\. (?:Bezirk|Gemeindebezirk|Arrondissement)$")
_LONE_QUARTER = re.compile(
    r"(?!.*(?:haus(?!en)|schul|museum|sport))[A-ZÄÖÜ][a-zäöüß]{2,}(?:hausen|heiden|rode|ingen|stetten|kirchen|weiler|hofen"
    r"|büttel|beuren|zwehren|ditmold|scheid|hude|stedt|ritte|bronn|leben|büren|lingen)|(?:Alt|Innen|Nord|Süd|Ost|West)stadt"
)
_HOUSED = re.compile(
    r".*(?:universität|schule|museum|akademie|halle|theater|bibliothek|bücherei|arena|saal|kolleg|forum|raum|zimmer|gymnasium"
    r"|institut|friedhof|bahnhof|park|garten|zoo|saalburg|stiftung|verein|club|treff|center|archiv|kirche|str\.|straße|strasse|platz|allee|weg|gasse|ring|ufer|damm)(?:\s.*)?|haus(?:\s.*)?",
    re.IGNORECASE,
)
"""What no part of a town ends in."""
_VILLAGE = re.compile(
    r"(?:[A-ZÄÖÜ][a-zäöüß]+-)?[A-ZÄÖÜ][a-zäöüß]+(?:berg|burg|feld|bach|tal|thal|stein|furt|lar|born|hain|roth?|rod|rode|ried|wald|loh"
    r"|ungen|ingen|dorf|hausen|heim|hofen|au|ow|itz|brück|kirch|kappel|horst|beck|stadt|mar|struth|sen|len|den|ben|eck|see)"
)
_SPA = re.compile(r"Bad [A-ZÄÖÜ][a-zäöüß]{3,}(?<!park)(?<!haus)(?<!saal)")
_TITLE = re.compile(
    r"^(?:Hanse|Luther|Landeshaupt|Universitäts|Kreis|Residenz|Goethe|Wissenschafts|Documenta)?[Ss]tadt\s(?=[A-ZÄÖÜ])"
)
_AT_VENUE = re.compile(
    rf".*\s(?:vor|hinter|am|an|im|in|bei|beim|unter|auf|der|des|für)\s.*(?:(?:{words_of('institutions')})(?:e|en|s)?|teich|weiher|markt|hof|tor|mühle"
    r"|rand|anger|allee|ring|garten|wiese|kirchlein|hang|ufer|weg|gasse)|.*\s[A-Z]\d?",
    re.IGNORECASE,
)
_EXONYMS = frozenset(words_of("towns-abroad").split("|"))
"""Towns abroad, and towns as other languages call them."""


_OF = re.compile(r"\w+\s(?:der|des)\s")
_BESIDE = re.compile(r"\s(?:am|an|im|in|bei|beim|vor|hinter)\s")
_QUARTERS_OF = {
    town: frozenset(quarters.split(", "))
    for town, quarters in (one.split("=") for one in words_of("quarters-of-towns").split("|"))
}
"""Parts of large towns that are as well the names of other towns."""
_SIDES = frozenset(words_of("quarter-sides").split("|"))
_NOUNS = frozenset({"Bühne", "Wald", "Brunnen", "Glashütte", "Rosengarten", "Römerberg", "Zeil"})
"""Towns whose names hardly mean them without a postal code."""


class Coded(NamedTuple):
    """A town with its postal code and the country before it, as far as they are told."""

    town: str
    code: str
    country: str


def coded(words: str) -> Coded | None:
    """Return the postal code, town and country of words that hold nothing else.

    >>> coded("D-36037 Fulda"), coded("London SW1A 1AA"), coded("Raum 7")
    (Coded(town='Fulda', code='36037', country='DE'), Coded(town='London', code='SW1A 1AA', country=''), None)
    """
    if found := _POSTAL.fullmatch(words):
        land = found["land"] or found["near"] or found["far"] or ""
        town = (found["town"] or "").strip()
        if _ROAD.fullmatch(town):
            return None
        if not land and (abroad := _LETTERED.fullmatch(town)) and abroad["letter"]:
            town, land = abroad["town"], abroad["letter"]
        return Coded(town, found["code"], _LANDS.get(land, land))
    if found := _AMERICAN.fullmatch(words):
        return Coded("", found["code"], "")
    if (found := _CODE_LAST.fullmatch(words)) and (is_town(found["town"]) or _ISLES.fullmatch(words)):
        return Coded(found["town"], found["code"], "")
    if (found := _LETTERED.fullmatch(words)) and is_town(found["town"]):
        land = found["letter"] or found["land"]
        return Coded(found["town"], "", _LANDS.get(land, land))
    return None


def nation(words: str) -> str:
    """Return the code of the country that words name, or nothing; short words are countries only if well known."""
    folded = words.casefold()
    return (COUNTRIES.get(folded, "") if len(words) > 2 else "") or _COUNTRIES.get(folded, "")


@lru_cache(4096)
def is_quarter(words: str) -> bool:
    """Tell whether one word looks like the name of a part of a town: `Wehlheiden`, `Bergedorf`, `Nordstadt`."""
    return bool(_PART.match(words)) or (
        " " not in words and (bool(_QUARTER.fullmatch(words)) or name_of(words).head in _quarters())
    )


def is_known_quarter(words: str) -> bool:
    """Tell whether words are the name of a well-known part of a German municipality: `Adlershof`."""
    return name_of(words).head in _quarters() and not _HOUSED.fullmatch(words)


def is_quarter_of(words: str, town: str) -> bool:
    """Tell whether words beside a town are a part of it rather than a town of their own: `Höchst` in Frankfurt."""
    return is_known_quarter(words) or words in _QUARTERS_OF.get(town.partition(" ")[0], ())


def is_lone_quarter(words: str) -> bool:
    """Tell whether one word that stands alone hardly means anything but a part of a town: `Wehlheiden`."""
    return (
        " " not in words and words not in _NOUNS and (is_known_quarter(words) or bool(_LONE_QUARTER.fullmatch(words)))
    )


def is_village(words: str) -> bool:
    """Tell whether one word ends as names of villages do, and of much else: `Lippoldsberg`."""
    return bool(_VILLAGE.fullmatch(words))


def is_town_quarter(words: str) -> bool:
    """Tell whether two words are a town and a part of it: `Frankfurt Höchst`."""
    town, _, quarter = words.partition(" ")
    return (
        bool(quarter)
        and town not in {"Burg", "Hof"}
        and is_town(town)
        and (is_quarter(quarter) or quarter in _SIDES or is_known_quarter(quarter) or bool(_SPA.fullmatch(quarter)))
        and not _HOUSED.fullmatch(quarter)
    )


@cache
def _quarters() -> frozenset[str]:
    """Return the names of well-known parts of German municipalities as they compare."""
    lines = (PACKAGED / "localities.tsv").read_text(encoding="utf-8").splitlines()
    return frozenset(line.partition("\t")[0] for line in lines if line[:1] != "#")


@cache
def _towns() -> frozenset[str]:
    """Return the names of all German municipalities as they compare."""
    lines = (PACKAGED / "names.tsv").read_text(encoding="utf-8").splitlines()
    return frozenset(line.partition("\t")[0] for line in lines if line[:1] != "#") | CITIES_ABROAD


def is_municipality(words: str) -> bool:
    """Tell whether words are the whole name of a German municipality or of a well-known town abroad."""
    head = name_of(_TITLE.sub("", words)).head
    return head in _towns() or head in _EXONYMS


@lru_cache(4096)
def is_town(words: str) -> bool:
    """Tell whether words are the name of a town or of a part of one: `Halle (Saale)`, `Berlin-Neukölln`."""
    if not words[:1].isupper() or len(words) > 60 or words in _NOUNS:
        return False
    if _OF.match(words) or (words.partition(" ")[0] in _NOUNS and _BESIDE.search(words)):
        return False
    name = _TITLE.sub("", words).partition(" OT ")[0]
    if _SPA.fullmatch(words):
        return True
    head = name_of(name).head
    if head in _towns() or head in _EXONYMS:
        return not _AT_VENUE.fullmatch(words)
    first, _, second = name.partition("-")
    if _HOUSED.fullmatch(second) or second.startswith(" "):
        return False
    plain = " " not in first or first.startswith(("Bad ", "St. ", "Sankt "))
    return first != name and len(first) > 3 and plain and name_of(first).head in _towns()
