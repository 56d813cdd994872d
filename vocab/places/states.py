"""The sixteen German states with the words for them, and which words mean another country."""

from vocab.places.names import folded

STATES = {
    "01": "Schleswig-Holstein", "02": "Hamburg", "03": "Niedersachsen", "04": "Bremen",
    "05": "Nordrhein-Westfalen", "06": "Hessen", "07": "Rheinland-Pfalz", "08": "Baden-Württemberg",
    "09": "Bayern", "10": "Saarland", "11": "Berlin", "12": "Brandenburg",
    "13": "Mecklenburg-Vorpommern", "14": "Sachsen", "15": "Sachsen-Anhalt", "16": "Thüringen",
}  # fmt: skip

_WORDS = {
    "01": "sh", "02": "hh", "03": "ni nds niedersachs lower-saxony", "04": "hb", "05": "nw nrw westf westfalen",
    "06": "he hess hesse", "07": "rp rlp", "08": "bw bawue", "09": "by bay bayer bavaria", "10": "sl saar",
    "11": "be", "12": "bb brb", "13": "mv meckpomm", "14": "sn sachs saxony", "15": "st anh anhalt",
    "16": "th thuer thuering thuringia",
}  # fmt: skip
_STATE = {
    **{word: key for key, words in _WORDS.items() for word in words.split()},
    **{folded(name): key for key, name in STATES.items()},
}

GERMANY = frozenset("d de deu ger brd deutschland germany bundesrepublik bundesrepublik-deutschland".split())

_COUNTRIES = (
    "oesterreich austria schweiz switzerland suisse svizzera liechtenstein luxemburg luxembourg frankreich france"
    " belgien belgium belgique niederlande netherlands nederland holland daenemark denmark polen poland polska"
    " tschechien czechia tschechische-republik italien italy italia suedtirol spanien spain espana portugal"
    " grossbritannien vereinigtes-koenigreich united-kingdom england schottland irland ireland schweden sweden"
    " norwegen norway finnland finland island estland lettland litauen slowakei slowenien slovenia kroatien croatia"
    " serbien bosnien albanien griechenland greece tuerkei turkey tuerkiye ukraine russland rumaenien romania bulgarien"
    " ungarn hungary malta zypern cyprus usa united-states vereinigte-staaten kanada canada mexiko brasilien"
    " argentinien china japan indien india thailand vietnam israel marokko aegypten tunesien kenia suedafrika"
    " australien australia neuseeland"
)
COUNTRIES = frozenset(word.replace("-", " ") for word in _COUNTRIES.split())

CITIES_ABROAD = frozenset(
    "wien salzburg graz linz innsbruck klagenfurt bregenz dornbirn zuerich basel bern genf luzern winterthur lausanne"
    " vaduz strassburg strasbourg paris lyon colmar metz luxemburg bruessel antwerpen luettich eupen amsterdam"
    " rotterdam maastricht venlo kopenhagen london oxford dublin edinburgh warschau breslau danzig krakau stettin"
    " prag bruenn budapest rom roma mailand venedig florenz bozen meran madrid barcelona lissabon athen istanbul"
    " stockholm oslo helsinki".split()
)
"""Well-known cities abroad; a German homonym among them (Salzburg, Linz) is never guessed from the name alone."""


_NO_COUNTRIES = frozenset("he hh hb nw rp bw nrw rlp nds eu".split())
"""Short words in country fields that are no code of a country."""


def state_of(words: str) -> str:
    """Return the two digits of the state that `words` names; empty when they name none.

    >>> state_of("DE-HE"), state_of("Hess."), state_of("Thüringen"), state_of("Marburg")
    ('06', '06', '16', '')
    """
    key = folded(words).strip(" .()").removeprefix("de-").replace(" ", "-")
    return _STATE.get(key, "")


def is_foreign(country: str) -> bool:
    """Tell whether the words of a country field mean another country than Germany.

    >>> is_foreign("AT"), is_foreign("Österreich"), is_foreign("D"), is_foreign("Hessen"), is_foreign("")
    (True, True, False, False, False)
    """
    key = " ".join(folded(country).replace(".", "").replace("-", " ").split())
    if not key or key.replace(" ", "-") in GERMANY or "deutschland" in key or "germany" in key:
        return False
    return key in COUNTRIES or (len(key) <= 3 and key.isalpha() and key not in _NO_COUNTRIES)
