"""Reads for which ages an offer is: words in, least and most age in years out; 0 where there is no bound."""

import re

from harvester.mapping.numberwords import NUMBER, WORDS, number
from harvester.mapping.shorthand import spelled

OLDEST = 110
_YEARS = (
    r"(?:year-?olds?|jahren?\b|jhr?\b\.?|j\b\.?|lebensjahr|jährig\w*|years?\b|yrs\b)(?! (?:of|erfahrung|garantie"
    r"|laufzeit|haft"
    r"|gefängnis|dauer\w*|lang|\w*praxis|\w*erfahrung\w*|vorkenntnis\w*|mitglied\w*|im beruf|\w{3,20} gelernt"
    r"|bewährung|gereift"
    r"|gelagert|alte[rnsm]?)\b)"
)
_N = rf"({NUMBER}|(?:{WORDS})(?=jährig))(?:\s?½|[.,]5|-?\s?jährige?n?|\.)?(?:\sjahren?|\sj\.)?"
_SENSE = (
    r"(?=\s*(?:$|[\n).,;:!|–/-]|(?:alt|und|oder|sein|sind|ist|geeignet|empfohlen|zugelassen|gestattet|erlaubt|teil\w*"
    r"|mitmachen|können|dürfen|willkommen|old)\b))"
)
"""What follows years of age: no word for what has lasted so long."""
_TO = r"\s*(?:-|–|—|bis(?: zu| unter| einschließlich| einschl\.| max\.| maximal)?|und|to|and)\s*"
_WHO = (
    r"(?:junge (?:leute|menschen)|boys|girls|toddlers|kind(?:er|ern)?|jüngsten|kleinsten|kleinen|kids|kleinkinder"
    r"|jugendlichen?|teen\w*|teenager|mädchen|jungen"
    r"|jungs|menschen|erwachsenen?"
    r"|senior\w*|frauen"
    r"|männer|schüler\w*|familien|children|adults|young people|leute|personen|teilnahme(?: erst)?|freigegeben|eltern"
    r"|alle|alter|jugend|teilnehm\w+|\w{1,20}kinder|babys|paare|anyone|everyone|people|students)"
)
_AT_MOST = r"(?:(?:zu|einschließlich|einschl\.|inkl\.|max\.|maximal|höchstens)\s)"
_RANGE = re.compile(rf"(?<![\d.,€]){_N}(?:-|\s)?{_TO}{_N}[\s-]*{_YEARS}")
_OTHERS = r"(?:teilnehm\w+|personen|alle|paare|leute|everyone|people|anyone|students)"
"""Of whom a range of numbers rather says how many they are."""
_LABELLED = re.compile(
    rf"\b(?:(?:\w{{1,12}}schul|kindergarten|kita-?|vorschul|teilnahme|ziel)?alter(?:sgruppe|sklasse|sempfehlung"
    rf"|sstufe|sspanne"
    rf"|sbereich)?|age (?:group|range)|ages?|aged|im alter"
    rf"|(?!{_OTHERS}\b){_WHO})\b\s?[:(]?\s*(?:von\s|zwischen\s"
    rf"|between\s)?{_N}{_TO}{_N}"
    r"(?!\d|\s*(?:uhr|person|teiln|tn\b|euro|€|plätz|\.\d|:\d|%|monat|woch|km|klasse|stund|termin|min|meter|m\b|kg\b"
    r"|gruppe))"
)
_LEAST = re.compile(
    rf"\b(?:mindestalter|minimum age|altersgrenze)\b(?: [\w-]+){{0,6}}? (?:beträgt|ist|liegt bei|von|is"
    rf"|of)\s(?:mindestens\s)?{_N}(?!\d)"
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
    rf"\({_N}(?:\s?jahren?|\s?j\.)?(?: alt)?\)"
    rf"|\b(?:für|alle)\s(\d{{1,2}})-?jährigen?(?=\W*$|[,.)!]|\s(?:kinder|jungen|mädchen|und(?! älter| jünger)"
    rf"|jugendliche|kids)\b)"
)
"""Ages of one year."""
_ELDEST = re.compile(rf"\b(?:höchstalter|maximalalter|maximum age|max\. alter)\W{{1,3}}{_N}")
_ABOUT = re.compile(r"(\b(?:ab|bis|von|alter)\s|\()(?:ca\.|circa|etwa|ungefähr|rund)\s(?=\d)")
_BETWEEN = re.compile(
    rf"\b(?:du bist|ihr seid) (?:zwischen\s|von\s)?{_N}{_TO}{_N}(?=\W*$|[?.,!]| jahr)|"
    rf"\b(?:zwischen\s|von\s|du\s|ihr\s|wer\s|between\s)(?:zwischen\s)?{_N}{_TO}{_N}\s(?:bist|seid|years)\b"
)
_YOU_ARE = r"(?=\s(?:bist|seid|ist|sind)\b(?! (?:noch|frei|verfüg|geöffnet)))"
_FROM = re.compile(
    rf"\b(?:kids|children|kinder|teens|jugendliche) \(?(\d{{1,2}})\s?\+|\b(\d{{1,2}})\s?\+ (?:years|jahre)(?=\W*$"
    rf"|[,.)])"
    rf"|\b(\d{{1,2}})-?jährige (?:und|oder) älter|\bfrom age {_N}\b|\bmust be (?:at least\s)?{_N}(?=\W*$|[.,;]"
    rf"|\s(?:or|to)\b)"
    rf"|\b(?:bilderbuchkino|märchen|kindertheater|puppentheater|figurentheater|kasper\w*|vorlese\w+|kinderkino"
    rf"|kinderkonzert) ab {_N}(?=\W*$|[.,;)])"
    rf"|\b(?:ab|from|mitte)\s(?:age\s|(?:dem\s)?(?:alter\svon\s)?|mitte\s)?{_N}\s*{_YEARS}"
    rf"|\b(?:mindestens|mind\.|min\.|wenigstens|at least)\s(?:age\s"
    rf"|(?:dem\s)?(?:alter\svon\s)?)?{_N}\s*{_YEARS}{_SENSE}"
    rf"|(?:\b{_WHO},?|\bfür|\b(?:im|mit einem) alter(?: von)?)\s(?:über|von mehr als)\s{_N}(?:\s*{_YEARS})?{_SENSE}"
    rf"|\b(?:du|ihr|wer)\s(?:\w+\s){{0,2}}(?:mindestens|schon|über|ab)\s{_N}{_YOU_ARE}"
    rf"|\b{_N}(?: oder mehr| und mehr)? jahren? (?:und|oder|&) (?:älter|mehr|darüber)|\b{_N} (?:und|oder) älter\b"
    rf"|\b{_N} j\. (?:und|oder) älter\b|\b{_N} jahren? aufwärts|\bvon {_N} jahren? an\b|\b(?:das"
    rf"|dem) {_N} ?(?:lebensjahr|geburtstag)"
    rf"(?= (?:vollendet|erreicht|an\b))"
    rf"|\b(?:empfohlen|geeignet|zugelassen|freigegeben|erlaubt|für alle|zutritt|teilnahme"
    rf"|suitable for)\s(?:erst\s)?ab\s{_N}(?=\s*(?:$|[\n).,;!]))"
    rf"|\b{_N}\s(?:years )?(?:and|or) (?:up|over|above|older)\b|^\W*(?:erst |nur )?ab\s(1[0-8]|21|[5-9])\W*$"
    rf"|(?<!zum )\bvollendete[mns]\s{_N}\slebensjahr|\balter(?:s(?:gruppe|empfehlung|klasse|stufe|angabe"
    rf"|beschränkung|freigabe|grenze))?\W{{1,3}}"
    rf"(?:ab\s{_N}(?=\s*(?:$|[\n).,;!]))|{_N}\s?\+)"
    rf"|\b(?:mindestalter|minimum age|fsk|usk|altersfreigabe|fsk ab|ab alter)(?:\s(?:ist|von|beträgt))?\W{{0,3}}{_N}"
    rf"|\b(?:alter|ages?)\W{{1,3}}(?:ab )?{_N}\s?\+|\bage[sd]?\s{_N}\s?(?:(?:and|&) (?:up|over|above|older)|\+|or over)"
    rf"|\b{_WHO}\s\(?ab\s(?:mitte\s)?{_N}(?!\d|\s*(?:uhr|euro|€|person|teiln|plätz|stunde|woche|monat|klasse|km|%"
    rf"|:\d|[.,]\d))"
    rf"|\bab\sdem\s(?:vollendeten\s)?{_N}\s(?:lebensjahr|geburtstag)|\b{_N}\s(?:jahre und älter|years and (?:older"
    rf"|over))"
    r"|\bab\s([4-9]\d)(?=\s*(?:$|\n|\)))|(?<!\w)ü\s?-?(\d\d)\b|(?<![\d.,])([1-9]\d)\s?(?:plus\b"
    r"|\+(?!\d|\.\d|\s?(?:rezept|idee|tipps|übung|spiele|songs|fragen|länder|sorten|vortr|tn|teiln|pers|partic|€"
    r"|euro|people)))|\b(?:over[\s-]|jenseits der\s)(\d\d)s?\b"
)
_TO_ONLY = re.compile(
    rf"\b(?:nicht|not) (?:älter als|older than)\s{_N}(?!\d)(?:\s{_YEARS})?|\bunder[- ](\d{{1,2}})s\b|\bup to age {_N}|"
    rf"\bbis\szu[mr]\s(?:vollendeten\s)?{_N}\slebensjahr|"
    rf"\b{_WHO}\s\(?(?:bis|unter|under|up to)\s{_AT_MOST}?{_N}\s*(?:{_YEARS}|(?=[.,;)\n]|$))"
    rf"(?!\s*\)?\s*(?:frei|kosten|ermäß|zahl|\d))|\bunter\s{_N}-?jährige|\b(?:bis|höchstens"
    rf"|unter)\s{_AT_MOST}?{_N}\s{_YEARS}(?!\s*\)?\s*(?:frei|kosten|ermäß|zahl|gratis))"
    rf"|(?<!\w)(?<!raum )(?<!gleis )(?<!linie )(?<!zimmer )(?<!bahn )u\s?-?([12]\d)\b(?!-?wahl| (?:bis|richtung"
    rf"|haltestelle"
    rf"|station))|\b(?:höchstalter|maximalalter|max\.? alter|maximum age|max\.? age)\W{{1,3}}{_N}"
)
_PRICED = re.compile(r"\)?\s?(?:[:=|]\s?)?(?:nur |je |zahlen )?\d{1,3}(?:[.,]\d\d|,-)?\s?(?:€|euro\b)")
_LASTED = re.compile(r"\s(?:erfahrung|berufs)|\s?jahre\s[a-zäöü]")
_ELSE = re.compile(
    rf"[^.\n]{{0,20}}(?:begleit|ohne eltern|müssen|brauchen|benötigen)"
    rf"|[^.,\n]{{0,25}}\b(?:freie[nr]? eintritt|frei\b|kostenlos|kostenfrei|gratis|umsonst|ermäß\w*|zahlen\b)"
    rf"|{_PRICED.pattern}"
)
_CHEAPER = re.compile(
    r"\b(?:preise?|gebühr\w*|eintritt|karten?|tickets?|nichts für|nicht für|frei|kostenlos|gratis"
    r"|ermäßig\w*|free|kostenfrei)\b[^.\n]*$"
)
_MONTHS = re.compile(
    rf"({NUMBER})\s?(?:-|–|bis|to)\s?({NUMBER})\s(?:monaten?|months)|\bab\s({NUMBER})\s(?:monaten?|months)"
)
_NOT_AGES = re.compile(
    r"(?:seit|vor|nach|aus|(?<!für )alle(?!\s(?:von|zwischen|ab)\b)|feier\w*|\w*kurs|lehrgang|ausbildung|studium"
    r"|praxis|zeitraum|dauer\w*|dauert|laufzeit|etwa"
    r"|innerhalb|erfahrung|in den|in|rund|letzten|for|after|last|haft|garantie|gültig|mitglied\w*|urkunde\w*|haltbar"
    r"|kredit\w*|\w*bäume|braucht|brauchen|häuser|gebäude|autos?|oldtimer|wein|whisky|käse|rente|\w*vorsorge"
    r"|\w*screening|schwanger\w*"
    r"|wahlrecht|wählen|mutter werden|denkmäler)[:,]?"
    r"(?:\s\w+)?[\s:]*$"
)
_GROWN = ("senior", "frauen", "männer", "erwachsene", "adults")
_HOURS = 24
"""Up to this a range behind grown-ups rather is hours."""
_UNSURE = ("ab ", "from ", "mind", "über", *"123456789")
"""Beginnings that other numbers have, too."""


def ages(text: str) -> tuple[int, int]:
    """Return least and most age that `text`, in lower case, says an offer is for.

    >>> ages("für kinder von 6 bis 12 jahren"), ages("ab 14 uhr"), ages("tanzen ü50")
    ((6, 12), (0, 0), (50, 0))
    """
    text = _ABOUT.sub(r"\1", spelled(text))
    for pattern in (_RANGE, _LABELLED, _BETWEEN, _SMALL, _PROVERBIAL):
        for met in pattern.finditer(text):
            least, most = (number(group) for group in met.groups() if group)
            if least < most <= OLDEST and _is_range_of_ages(text, met):
                return least, most
    if (one := _ONE.search(text)) and not _PRICED.match(text, one.end()):
        return (number(one[1] or one[2]),) * 2
    if least := _least(text):
        eldest = _ELDEST.search(text)
        return least, number(eldest[1]) if eldest and least < number(eldest[1]) <= OLDEST else 0
    if most := _most(text):
        return 0, most
    return _in_months(text)


def _is_range_of_ages(text: str, met: re.Match[str]) -> bool:
    said = met.group().startswith(("age", "alter")) or met.group().endswith(("olds", "old"))
    if met.group().startswith(_GROWN) and number(met[met.lastindex or 0]) <= _HOURS and "jahr" not in met.group():
        return False
    return (said or not _NOT_AGES.search(_head(text, met))) and not _PRICED.match(text, met.end())


def _least(text: str) -> int:
    if (least_age := _LEAST.search(text)) and number(least_age[1]) <= OLDEST:
        return number(least_age[1])
    for met in _FROM.finditer(text):
        least = number(next(group for group in met.groups() if group))
        stated = not met.group().startswith(_UNSURE) or "älter" in met.group() or not _NOT_AGES.search(_head(text, met))
        if stated and 0 < least <= OLDEST and not (_PRICED.match(text, met.end()) or _LASTED.match(text, met.end())):
            return least
    return 0


def _most(text: str) -> int:
    for met in _TO_ONLY.finditer(text):
        head = _head(text, met)
        if (
            head.rstrip()[-1:].isdigit()
            or _NOT_AGES.search(head)
            or _CHEAPER.search(text[max(0, met.start() - 60) : met.start()])
        ):
            continue
        if not _ELSE.match(text, met.end()):
            most = number(next(group for group in met.groups() if group))
            return most if most <= OLDEST else 0
    return 0


def _head(text: str, met: re.Match[str]) -> str:
    return text[max(0, met.start() - 25) : met.start()]


def _in_months(text: str) -> tuple[int, int]:
    met = _MONTHS.search(text) if "monat" in text or "month" in text else None
    if met is None or _NOT_AGES.search(text[max(0, met.start() - 25) : met.start()]):
        return 0, 0
    if "baby" not in text and "kind" not in text and "eltern" not in text and "child" not in text:
        return 0, 0
    return number(met[1] or met[3]) // 12, -(-number(met[2]) // 12) if met[2] else 0
