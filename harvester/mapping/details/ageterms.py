"""Words of ages that its readers share: units of years, for whom something is, and what such numbers are else."""

import re

from harvester.mapping.numberwords import NUMBER, WORDS

OLDEST = 110
"""No more years than that are an age."""
YEARS = (
    r"(?:year[- ]?olds?|jahren?\b|jhr?\b\.?|j\b\.?|lebensjahr|jährig\w*|years?\b|yrs\b)(?! (?:of(?! age\b)|erfahrung"
    r"|garantie"
    r"|laufzeit|haft"
    r"|gefängnis|dauer\w*|lang|\w*praxis|\w*erfahrung\w*|vorkenntnis\w*|mitglied\w*|im beruf|\w{3,20} gelernt"
    r"|bewährung|gereift"
    r"|gelagert|alte[rnsm]?)\b)"
)
"""The unit of an age."""
N = rf"({NUMBER}|(?:{WORDS})(?=jährig))(?:\s?½|[.,]5|-?\s?jährige?n?|\.)?(?:\sjahren?|\sj\.)?"
"""One number of years."""
SENSE = (
    r"(?=\s*(?:$|[\n).,;:!|–/-]|(?:alt|und|oder|sein|sind|ist|geeignet|empfohlen|zugelassen|gestattet|erlaubt|teil\w*"
    r"|mitmachen|können|dürfen|willkommen|old)\b))"
)
"""What follows years of age: no word for what has lasted so long."""
TO = (
    r"\s*(?:-|–|—|bis(?: zu| unter| einschließlich| einschl\.| max\.| maximal)?|(?:und|,) (?:höchstens|max\.|maximal)"
    r"|und|to|and)\s*"
)
"""Between two ages."""
WHO = (
    r"(?:junge (?:leute|menschen)|boys|girls|toddlers|kind(?:er|ern)?|jüngsten|kleinsten|kleinen|kids|kleinkinder"
    r"|jugendlichen?|teen\w*|teenager|mädchen|jungen"
    r"|jungs|menschen|erwachsenen?"
    r"|senior\w*|frauen"
    r"|männer|schüler\w*|familien|children|adults|young people|leute|personen|teilnahme(?: erst)?|freigegeben|eltern"
    r"|alle|alter|jugend|buben|burschen|mädels|mädls|enkel(?:kinder)?|nachwuchs|youngsters|pupils|kiddies|kinds"
    r"|junge erwachsene|ältere|studierende|azubis|auszubildende|kinder/jugendliche|best ager|freiwillige"
    r"|ehrenamtliche|geschwister|papas|mamas|talente|besucher\w*|gäste"
    r"|interessierte|musiker\w*|mütter|väter|teilnehm\w+|\w{1,20}kinder|babys|paare|anyone|everyone|people|students)"
)
"""For whom something is."""
OF_PEOPLE = re.compile(rf"(?!alle\b){WHO}")
PRICED = re.compile(r"\)?\s?(?:[:=|]\s?)?(?:nur |je |zahlen )?\d{1,3}(?:[.,]\d\d|,-)?\s?(?:€|euro\b)")
"""A price behind a number of years."""
NOT_AGES = re.compile(
    r"(?:seit|vor|nach|aus|(?<!für )alle(?!\s(?:von|zwischen|ab)\b)|feier\w*|praxis|zeitraum|dauer\w*|dauert|laufzeit"
    r"|etwa"
    r"|innerhalb|erfahrung|in den|in|rund|letzten|for|after|last|haft|garantie|gültig|mitglied\w*|urkunde\w*|haltbar"
    r"|kredit\w*|\w*bäume|braucht|brauchen|häuser|gebäude|autos?|oldtimer|wein|whisky|käse|rente|\w*vorsorge"
    r"|\w*screening|schwanger\w*"
    r"|wahlrecht|wählen|mutter werden|denkmäler)[:,]?"
    r"(?:\s\w+)?\s*$|(?:dauer|laufzeit|zeitraum|erfahrung|haltbar|garantie)(?:\s\w+)?[\s:]*$"
)
"""What stands before years that something lasted, or since when."""
_LASTING = re.compile(r"(?:\w*kurs|lehrgang|ausbildung|studium)[:,]?(?:\s\w+)?[\s:]*$")
_LONGEST = 5
"""No training lasts more years."""


def is_time(head: str, years: int) -> bool:
    """Return whether what stands before years makes them a time that something lasts or that has passed.

    >>> is_time("ausbildung ", 3), is_time("malkurs ", 10), is_time("seit ", 10)
    (True, False, True)
    """
    if years <= _LONGEST and "kind" not in head and "baby" not in head and _LASTING.search(head):
        return True
    return bool(NOT_AGES.search(head))


def head_of(text: str, met: re.Match[str]) -> str:
    """Return the last words before a match."""
    return text[max(0, met.start() - 25) : met.start()]
