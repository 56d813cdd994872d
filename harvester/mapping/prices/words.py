"""Knows what German and English words mean beside a price: a word in, its senses out; it does not see the sentence."""

import re
import tomllib
from functools import lru_cache
from pathlib import Path

NOTHING: frozenset[str] = frozenset()

_WORDS = tomllib.loads((Path(__file__).parents[1] / "data" / "prices.toml").read_text(encoding="utf-8"))
_WORDS["group"] += _WORDS["low"]
_SENSES = tuple((sense, re.compile("|".join(words))) for sense, words in _WORDS.items())
_FOLD = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "á": "a", "à": "a", "é": "e", "×": "x"})
_LONGEST = 60
_ENGLISH_RATES = frozenset({"rate", "rates", "Rates"})
_PRICED = frozenset({"fee"})
"""What an English rate is, unlike a German `Rate`, which is an instalment."""
_PRICES = frozenset("preis preise tarif beitrag gebühr karte ticket pauschale kosten umlage".split())
"""What a hyphen joins to a word that the list knows in one."""
_DUES = frozenset({"fee", "dues"})
_DONE = frozenset({"Imkern", "Angeln", "Jagen", "Pilgern", "Trainern"})
"""What is done, or whom it is taught, whose first letters name people."""
_OFFERED = frozenset({"Fahrt", "Dinner", "Frühstück", "Brunch"})
"""Ends of words that name an offer, not what comes on top: `Konfi-Fahrt`, `Krimi-Dinner`."""
_NAMING = frozenset({"group", "people", "reduced"})
_CROWDS, _PAYERS = frozenset({"crowd"}), frozenset({"group", "low"})
_PERSONS = frozenset({"group"})
"""What every word is that is written to hold for all genders: `Leser*innen`."""
_GENDER = re.compile(r"(?:(?:[*:_·]|/-?|\()in(?:nen)?\)?|\(inn\)en|(?<=[en])[*:_·][rnm])$")
_COUNTED = ("", "ein", "zwei", "drei", "vier", "fuenf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwoelf")
_ENGLISH = (
    "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("", "", "zwanzig", "dreissig", "vierzig", "fuenfzig", "sechzig", "siebzig", "achtzig", "neunzig")
_ENGLISH_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ABBREVIATIONS = frozenset(
    "erm ermäß zzgl inkl incl exkl excl mtl monatl max min mind teiln tn ca nr geb std ustd pers bzw einschl jhrl jährl"
    " erw fam j mitgl nichtmitgl zuzügl red approx resp evtl ggf gem insg st mon di mi do fr sa so tel str kursnr"
    " p a n v z b u d f tln tlnr teilnehm unterr einh erwachs jugendl jgdl jug rentn schül stud azub pausch zusätzl zuz"
    " wöchentl tägl stdl schwerbeh begl reg ges veranst mat kursgeb teilnahmegeb prüf prüfungsgeb verpfl übern mitarb"
    " akad abs einschließl vierteljährl halbj verm studier sen ki mgl zusätzl zuzügl anm pauschalpr beh hj sem conc"
    " kostenl kostenfr gebührenfr entgeltfr beitragsfr unentgeltl unentg kosteng gebührenpfl kostenpfl zw zus"
    " unterrichtsstd zeitstd schulstd ext".split()
)
"""Words that a full stop ends without ending the sentence."""


def folded(word: str) -> str:
    """Return a word in small letters, without umlauts and without the mark that makes it hold for all genders.

    >>> folded("Gebühr."), folded("Schüler*innen"), folded("Teilnehmer/in")
    ('gebuehr', 'schueler', 'teilnehmer')
    """
    return _GENDER.sub("", word.lower().rstrip(".")).translate(_FOLD)


@lru_cache(4096)
def senses(word: str) -> frozenset[str]:
    """Return all that a word may mean beside a price; of words joined by a slash what each of them means.

    >>> sorted(senses("Materialkosten")), sorted(senses("Paare")), sorted(senses("Töpfern"))
    (['dues', 'fee', 'material'], ['group', 'per:couple'], [])
    """
    if len(word) > _LONGEST or word in {"raten", "A"}:
        return NOTHING  # `Wir raten mit`, `Tarif A (Kinder)`
    bare = folded(word)
    if bare.startswith("versand") and bare.endswith("frei"):
        return NOTHING
    parts = {bare, *(part for part in bare.split("/") if part != "ue" or "u" in word.lower())}
    found = frozenset(sense for part in parts for sense, words in _SENSES if words.fullmatch(part))
    if word in _ENGLISH_RATES:
        return _PRICED
    head, _, last = word.rpartition("-")
    if head and last.lower() in _PRICES and "group" not in found:
        found |= senses(head.replace("-", "") + last.lower())  # `Frühbucher-Preis`
    if head and found and found <= _DUES:
        found |= senses(last)  # `Chor-Jahresbeitrag`
    found = found or (senses(last) if 3 < len(last) < len(word) and last not in _OFFERED else NOTHING)
    if word[:1].isupper() and word.endswith("n") and word not in _DONE and found <= _CROWDS:
        found |= senses(word[:-1]) & _PAYERS  # `Kurgästen`
    if found.isdisjoint(_NAMING) and _GENDER.search(word.lower().rstrip(".")):
        found |= _PERSONS
    return found


def counted(word: str) -> int:
    """Return the number that a word says, 0 when it says none.

    >>> counted("neunzig"), counted("fünfundzwanzig"), counted("hundertzwanzig"), counted("twenty-five")
    (90, 25, 120, 25)
    """
    bare = folded(word)
    return _NUMBERS.get(bare) or (_thousands(bare) if "tausend" in bare else 0)


def _thousands(bare: str) -> int:
    """Return the number that a German word with thousands says: `zweitausendfünfhundert`."""
    head, _, rest = bare.partition("tausend")
    many = 1 if head in {"", "ein"} else _NUMBERS.get(head, 0)
    rest = rest.removeprefix("und")
    more = _NUMBERS.get(rest, 0)
    return many * 1000 + more if many and (more or not rest) else 0


def _numbers() -> dict[str, int]:
    small = {word: value for value, word in enumerate(_COUNTED) if word}
    small |= {"eine": 1, "einem": 1, "zwo": 2, "sechzehn": 16, "siebzehn": 17}
    small |= {f"{_COUNTED[value]}zehn": value + 10 for value in (3, 4, 5, 8, 9)}
    for ten, word in enumerate(_TENS):
        if word:
            small[word] = ten * 10
            small |= {f"{_COUNTED[one]}und{word}": ten * 10 + one for one in range(1, 10)}
    large = {"hundert": 100, "einhundert": 100, "tausend": 1000, "eintausend": 1000}
    for hundred, word in enumerate(("", *_COUNTED[1:10])):
        for rest, value in (*small.items(), ("", 0)):
            large[f"{word}hundert{rest}"] = max(hundred, 1) * 100 + value
    teens = {f"{word}hundert": value * 100 for word, value in small.items() if 10 < value < 20}
    large |= teens | {"million": 1_000_000, "millionen": 1_000_000}
    english = {word: value for value, word in enumerate(_ENGLISH) if word}
    for ten, word in enumerate(_ENGLISH_TENS):
        if word:
            english[word] = ten * 10
            english |= {f"{word}-{_ENGLISH[one]}": ten * 10 + one for one in range(1, 10)}
    del small["ein"], small["eine"], small["einem"]
    return {**english, **large, **small}


_NUMBERS = _numbers()
