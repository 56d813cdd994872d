"""Reads for which ages an offer is: words in, least and most age in years out; 0 where there is no bound."""

import re

from harvester.mapping.details.agebounds import least_age, most_age
from harvester.mapping.details.ageterms import NOT_AGES, OF_PEOPLE, OLDEST, PRICED, TO, WHO, YEARS, N, head_of, is_time
from harvester.mapping.details.agewords import plain_ages
from harvester.mapping.details.shorthand import spelled
from harvester.mapping.numberwords import NUMBER, number

_RANGE = re.compile(rf"(?<![\d.,€]){N}(?:-|\s)?{TO}{N}[\s-]*{YEARS}")
_OTHERS = r"(?:teilnehm\w+|personen|alle|paare|leute|everyone|people|anyone|students)"
"""Of whom a range of numbers rather says how many they are."""
_LABELLED = re.compile(
    rf"\b(?:(?:\w{{1,12}}schul|kindergarten|kita-?|vorschul|teilnahme|ziel)?alter(?:sgruppe|sklasse|sempfehlung"
    rf"|sstufe|sspanne"
    rf"|sbereich)?|age (?:group|range)|ages?|aged|im alter|zielgruppe"
    rf"|(?!{_OTHERS}\b){WHO})\b\s?[:(]?\s*(?:von\s|zwischen\s"
    rf"|between\s)?{N}{TO}{N}"
    r"(?!\d|\s*(?:uhr|person|teiln|tn\b|euro|€|plätz|\.\d|:\d|%|monat|woch|km|klasse|stund|termin|min|meter|m\b|kg\b"
    r"|kind|mal\b|tage|nächte|gruppe))"
)
_YOUNG = (
    r"(?:\w{0,16}kinder|kids|jugendliche|teens|teenies|teenager|mädchen|jungen|jungs|buben|burschen|mädels|boys|girls"
    r"|children)"
)
_SET_OFF = re.compile(
    rf"\b(?:kinder|jugend|teen|mädchen|jungen)\w{{0,10}}-?(?:gruppe|chor|club|kurs|orchester|theater|werkstatt"
    rf"|atelier|ballett)"
    rf" \((\d\d?){TO}(1?\d)\)|\b{_YOUNG}\s?[,|/–-]\s?(?:von\s)?(\d\d?){TO}(1?\d)(?=\s*(?:$|[|),;!–]|\.(?!\d)))"
)
"""Bare numbers beside the young; of grown-ups they rather are hours."""
_EITHER = re.compile(
    rf"(?:\b{WHO},?|\()\s?(?:die\s|von\s|mit\s)?{N}\s?(?:/|oder|&|or)\s?{N}\s*{YEARS}"
    rf"|\b{N}\s?(?:/|oder|&|or)\s?{N}-?jährige|\b{N}\s?(?:/|oder|&|or)\s?{N}\s(?:jahre alt|years old)"
)
_SMALL = re.compile(
    r"\b(?:eltern-?kind|krabbel|baby|spielgruppe|kleinkind|vater-?kind|mutter-?kind|miniclub|zwergen)[\w-]*[\s,(]{1,3}"
    r"([0-3])\s?(?:-|–|bis)\s?([1-6])\b(?![.,:]\d|\s?(?:uhr|person|teiln|tn|€|euro|mal|woch|monat|stund))"
)
"""Ages of the smallest without a unit; of others such numbers rather are hours."""
_PROVERBIAL = re.compile(
    r"(?:^\W*|\b(?:für|jung|alt|spaß|freude)\s(?:alle\s|jung\sund\salt\s)?|\balle\s)(?:von\s)?(\d{1,2}) bis (77|88"
    r"|99)\b"
    r"(?=\W*$|\s?jahre|[!,.)])"
)
_ONE = re.compile(
    rf"(?:\b\w{{0,12}}kind(?:er|ern)?|\bkids|\bvorschüler\w*|\bjugendliche|\bmädchen|\bjungen|\bbabys?)\s?"
    rf"\({N}(?:\s?jahren?|\s?j\.)?(?: alt)?\)"
    rf"|\b(?:für|alle)\s(\d{{1,2}})-?jährigen?(?=[^\w?]*$|[,.)!]|\s(?:kinder|jungen|mädchen|sind|dürfen|können"
    rf"|und(?! älter| jünger)"
    rf"|jugendliche|kids)\b)"
)
"""Ages of one year."""
_BETWEEN = re.compile(
    rf"\b(?:alle|menschen|leute|personen) zwischen {N} und {N}(?=\W*$|[.,!;])"
    rf"|\bsollte?[sn]?t? zwischen {N} und {N} sein\b"
    rf"|\balter\w*\W{{1,3}}(?:mindestens|mind\.|min\.|ab)\s{N}\s?(?:,|und|/|–|-)\s?(?:max\.|maximal|höchstens"
    rf"|bis)\s{N}(?!\d)|"
    rf"\b(?:du bist|ihr seid) (?:zwischen\s|von\s)?{N}{TO}{N}(?=\W*$|[?.,!]| jahr)|"
    rf"\bwer (?:zwischen\s|von\s)?{N}{TO}{N}(?: jahren?)?(?: alt)? ist\b|"
    rf"\b(?:zwischen\s|von\s|du\s|ihr\s|wer\s|between\s)(?:zwischen\s)?{N}{TO}{N}\s(?:bist|seid|years)\b"
)
_MONTHS = re.compile(
    rf"({NUMBER})\s?(?:-|–|bis|to|und|and)\s?({NUMBER})\s(?:monaten?|months)|\bab\s({NUMBER})\s(?:monaten?|months)"
    rf"|\bbis (?:zu )?({NUMBER})\s(?:monaten?|months)"
)
_EXCLUDED = re.compile(r"\bbis unter\b")
_GROWN = ("senior", "frauen", "männer", "erwachsene", "adults")
_HOURS = 24
"""Up to this a range behind grown-ups rather is hours."""


def ages(text: str) -> tuple[int, int]:
    """Return least and most age that `text`, in lower case, says an offer is for.

    >>> ages("für kinder von 6 bis 12 jahren"), ages("ab 14 uhr"), ages("tanzen ü50")
    ((6, 12), (0, 0), (50, 0))
    """
    text = plain_ages(spelled(text))
    for pattern in (_RANGE, _LABELLED, _BETWEEN, _SET_OFF, _EITHER, _SMALL, _PROVERBIAL):
        for met in pattern.finditer(text):
            least, most = (number(group) for group in met.groups() if group)
            most -= _EXCLUDED.search(met.group()) is not None
            if least < most <= OLDEST and _is_range_of_ages(text, met):
                return least, most
    if (one := _ONE.search(text)) and not PRICED.match(text, one.end()):
        return (number(one[1] or one[2]),) * 2
    least, most = least_age(text), most_age(text)
    if least or most:
        return least, most if most > least else 0
    return _in_months(text)


def _is_range_of_ages(text: str, met: re.Match[str]) -> bool:
    said = met.group().startswith(("age", "alter")) or met.group().endswith(("olds", "old"))
    if met.group().startswith(_GROWN) and number(met[met.lastindex or 0]) <= _HOURS and "jahr" not in met.group():
        return False
    of_people = said or OF_PEOPLE.match(met.group())
    return bool(of_people or not is_time(head_of(text, met), number(met[met.lastindex or 0]))) and not PRICED.match(
        text, met.end()
    )


def _in_months(text: str) -> tuple[int, int]:
    met = _MONTHS.search(text) if "monat" in text or "month" in text else None
    if met is None or NOT_AGES.search(head_of(text, met)):
        return 0, 0
    if "baby" not in text and "kind" not in text and "eltern" not in text and "child" not in text:
        return 0, 0
    most = met[2] or met[4]
    return number(met[1] or met[3] or "0") // 12, max(1, number(most) // 12) if most else 0
