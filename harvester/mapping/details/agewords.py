"""Writes ages in words as ages in digits and years, so that one grammar reads them: text in, the same text out."""

import re

from harvester.mapping.numberwords import NUMBERS

_ONES = "ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun"
_TENS = {
    word: ten
    for ten, words in enumerate(
        "zwanzig twenty|dreißig dreissig thirty|vierzig forty|fünfzig fifty|sechzig sixty|siebzig seventy"
        "|achtzig eighty|neunzig ninety".split("|"),
        2,
    )
    for word in words.split()
}
_BIG = re.compile(rf"\b(?:({_ONES})und)?({'|'.join(_TENS)})(?=\b|jähr|sten\b)")
_SMALL_YEARS = re.compile(rf"\b({'|'.join(NUMBERS)})(?=jährig)")
_ORDINALS = {
    **{f"{word}ten": number for word, number in NUMBERS.items() if number > 3},
    "ersten": 1, "zweiten": 2, "dritten": 3, "siebten": 7, "achten": 8,
}  # fmt: skip
_BIRTHDAY = r"(?= (?:lebensjahr|geburtstag))"
_ORDINAL = re.compile(rf"\b(?:({'|'.join(_ORDINALS)})|(\d\d)(?:sten|ten)){_BIRTHDAY}")
_COMPLETION = re.compile(r"\b(?:nach )?vollendung des (?=\d)")
_MONTHS = re.compile(r"\b(\d{1,2}) ?(?:monaten?|mon\.|months?)(?= ?(?:-|–|bis|und|to|and)(?: zu)? ?\d{1,2} ?(?:j|y))")
_ABOUT = re.compile(r"(^\W*|\b(?:ab|bis|von|alter)\s|\()(?:ca\.|circa|etwa|ungefähr|rund)\s(?=\d)")


def plain_ages(text: str) -> str:
    """Return `text`, in lower case, with numbers of years as digits and months as whole years.

    >>> plain_ages("vierjährige"), plain_ages("ab fünfzig"), plain_ages("ab dem sechsten lebensjahr")
    ('4-jährige', 'ab 50', 'ab dem 6. lebensjahr')
    >>> plain_ages("von 18 monaten bis 3 jahren"), plain_ages("ab vollendung des 16. lebensjahres")
    ('von 1 bis 3 jahren', 'ab dem vollendeten 16. lebensjahres')
    """
    text = _BIG.sub(_big, text)
    text = _SMALL_YEARS.sub(lambda met: f"{NUMBERS[met[1]]}-", text)
    text = _ORDINAL.sub(lambda met: f"{_ORDINALS.get(met[1]) or met[2]}.", text)
    text = _COMPLETION.sub("dem vollendeten ", text)
    text = _MONTHS.sub(lambda met: str(int(met[1]) // 12), text)
    return _ABOUT.sub(r"\1", text)


def _big(met: re.Match[str]) -> str:
    joint = "-" if met.string.startswith("jähr", met.end()) else ""
    return f"{10 * _TENS[met[2]] + (NUMBERS[met[1]] if met[1] else 0)}{joint}"
