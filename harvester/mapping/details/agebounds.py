"""Reads one-sided ages: from which age, up to which, and who is too young; words in plain digits in, years out."""

import re

from harvester.mapping.details.ageterms import OF_PEOPLE, OLDEST, PRICED, SENSE, WHO, YEARS, N, head_of, is_time
from harvester.mapping.numberwords import number

_AT_MOST = r"(?:(?:zu|einschließlich|einschl\.|inkl\.|max\.|maximal|höchstens)\s)"
_LEAST = re.compile(
    rf"\b(?:mindestalter|minimum age|altersgrenze)\b(?: [\w-]+){{0,6}}? (?:beträgt|ist|liegt bei|von|is"
    rf"|of)\s(?:mindestens\s)?{N}(?!\d)"
)
_THEY = r"(?=\W*$|[.,;!)]|\s(?:und|mit|sind|können|dürfen|menschen|frauen|männer|personen|willkommen)\b)"
"""What follows people of an age, and no name of a thing that is so old."""
_YOU_ARE = r"(?=\s(?:bist|seid|ist|sind)\b(?! (?:noch|frei|verfüg|geöffnet)))"
_FROM = re.compile(
    rf"(?<!\w)(?:\b(?:{WHO}|zielgruppe:|empfohlen|geeignet für) \(?(\d{{1,2}})\s?\+(?!\d)|\b(\d{{1,2}})\s?\+ (?:years"
    rf"|jahre)(?=\W*$"
    rf"|[,.)])"
    rf"|\b(\d{{1,2}})-?jährige (?:kinder )?(?:und|oder) älter|\büber[\s-]{N}-?jährigen?{_THEY}"
    rf"|\bfrom (?:the )?age (?:of )?{N}\b|\b(\d{{1,2}})\s?(?:jahre|j\.|yrs|years) ?\+(?=\W*$|\s?[|,;)])"
    rf"|\b{N} yrs (?:and|or) (?:up|over|above|older)\b|\b(?:sollt\w*|muss\w*|müssen|müsst) (?:\w+ )?(?:mindestens"
    rf"|mind\.|über) {N} sein\b|\b(?:alle|kinder|jugendliche|personen|leute|menschen), die (?:mindestens|schon"
    rf"|über) {N} sind\b"
    rf"|\bmust be (?:at least\s)?{N}(?=\W*$|[.,;]"
    rf"|\s(?:or|to)\b)"
    rf"|\b(?:bilderbuchkino|märchen|kindertheater|puppentheater|figurentheater|kasper\w*|vorlese\w+|kinderkino"
    rf"|kinderkonzert|\w*theater|familienkonzert|familienfilm|kinderfilm|musical) ab {N}(?=\W*$|[.,;)])"
    rf"|\b(?:ab|from|mitte)\s(?:age\s|(?:dem\s)?(?:alter\svon\s)?|mitte\s)?{N}\s*{YEARS}"
    rf"|\b(?:mindestens|mind\.|min\.|wenigstens|at least)\s(?:age\s"
    rf"|(?:dem\s)?(?:alter\svon\s)?)?{N}\s*{YEARS}{SENSE}"
    rf"|(?:\b{WHO},?|\bfür|\b(?:im|mit einem) alter(?: von)?)\s(?:über|von mehr als)\s{N}(?:\s*{YEARS})?{SENSE}"
    rf"|\b(?:du|ihr|wer)\s(?:\w+\s){{0,2}}(?:mindestens|schon|über|ab)\s{N}{_YOU_ARE}|\bwer {N} (?:ist|wird)\b"
    rf"|\b(?:du bist|ihr seid|bist du|seid ihr) (?:schon |mindestens |über |mind\. )+{N}(?=\W*$|[?!.,]| (?:und|oder) )"
    rf"|\b(?:du bist|ihr seid|bist du|seid ihr) {N} (?:und|oder) älter"
    rf"|\bfür (?!\w*gruppen )(?:\w+ (?:und|oder|&|u\.) )?\w+(?:er|innen|fans|freunde|helden|detektive|profis|hexen"
    rf"|piraten|geister|mäuse|zwerge|neugierige|große|kleine|junge) ab {N}(?=\W*$)"
    rf"|\b{WHO} \(ab {N}\)|\b(?:zielgruppe|für|wer|teilnehmende)\s?:\s?(?:erst |alle )?ab {N}(?=\W*$|\s?[|·/),;])"
    rf"|\b{N}(?: oder mehr| und mehr)? jahren? (?:und|oder|&) (?:älter|mehr|darüber)|\b{N} (?:und|oder) älter\b"
    rf"|\b{N}s (?:and|or|&) (?:over|up|older|above)\b|\b{N} j\. (?:und|oder) älter\b|\b{N} jahren? aufwärts"
    rf"|\bvon {N} jahren? an\b|\b(?:das"
    rf"|dem) {N} ?(?:lebensjahr|geburtstag)"
    rf"(?= (?:vollendet|erreicht|an\b))"
    rf"|\b(?:empfohlen|geeignet|zugelassen|freigegeben|erlaubt|für alle|zutritt|teilnahme"
    rf"|suitable for)\s(?:erst\s)?ab\s{N}(?=\s*(?:$|[\n).,;!]))"
    rf"|\b{N}\s(?:years )?(?:and|or) (?:up|over|above|older)\b|^\W*(?:erst |nur )?ab\s(1[0-8]|21|[5-9])\W*$"
    rf"|(?<!zum )\bvollendete[mns]\s{N}\slebensjahr|\balter(?:s(?:gruppe|empfehlung|klasse|stufe|angabe"
    rf"|beschränkung|freigabe|grenze))?\W{{1,3}}"
    rf"(?:(?:ab|von|mindestens|mind\.|min\.|über)\s{N}(?=\s*(?:$|[\n|).,;!(]))|{N}\s?\+)"
    rf"|\b(?:mindestalter|minimum age|fsk|usk|altersfreigabe|fsk ab|ab alter)(?:\s(?:ist|von|beträgt))?\W{{0,3}}{N}"
    rf"|\b(?:alter|ages?)\W{{1,3}}(?:ab )?{N}\s?\+|\bage[sd]?\s{N}\s?(?:(?:and|&) (?:up|over|above|older)|\+|or over)"
    rf"|\b{WHO},?\s\(?ab\s(?:mitte\s)?{N}(?!\d|\s*(?:uhr|euro|€|person|teiln|plätz|stunde|woche|monat|klasse|km|%"
    rf"|:\d|[.,]\d))"
    rf"|\bab\sdem\s(?:vollendeten\s)?{N}\s(?:lebensjahr|geburtstag)|\b{N}\s(?:jahre und älter|years and (?:older"
    rf"|over))"
    r"|\bab\s([4-9]\d)(?=\s*(?:$|\n|\)))|(?<!\w)ü\s?-?(\d\d)\b|(?<![\d.,])([1-9]\d)\s?(?:plus\b"
    r"|\+(?!\d|\.\d|\s?(?:rezept|idee|tipps|übung|spiele|songs|fragen|länder|sorten|vortr|tn|teiln|pers|partic|€"
    r"|euro|people)))|\b(?:over[\s-]|jenseits der\s)(\d\d)(?:s\b|(?=\W*$|[.,;!)]| (?:and|or|only|welcome|can|are"
    r"|group|club|und)\b)))"
    r"|(?:^|(?<!personen)(?<!teilnehmende)(?<!gruppe)\s?[|·/(,:–-]\s?)([3-9])\s?\+(?=\W*$|\s?[,;|)·/:–])|(?:^|["
    r"|·/]\s)ab (1[0-8]|[3-9])(?=\s[|·/])"
)
_MONTH = r"(?:jan|jän|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez)"
_TO_ONLY = re.compile(
    rf"\bunter[\s-]{N}-?jährigen?{_THEY}|\b(?:nicht|not) (?:älter als|older than)\s{N}(?!\d)(?:\s{YEARS})?"
    rf"|\bunder[- ](\d{{1,2}})s\b|\bup to age {N}|"
    rf"\bbis\szu[mr]\s(?:vollendeten\s)?{N}\s(?:lebensjahr|geburtstag)|^\W*(?:max\.|maximal)\s{N}\s{YEARS}{SENSE}|"
    rf"\balter\w*\W{{1,3}}(?:bis|unter|max\.|maximal|höchstens)\s(?:zu\s)?{N}(?=\s*(?:$|[\n|).,;!(])|\s{YEARS})|"
    rf"\b{WHO}\s\(?(?:bis|unter|under|up to)\s{_AT_MOST}?{N}\s*(?:{YEARS}|(?=[,;)\n]|\.(?! ?(?:\d|{_MONTH}))|$)"
    rf"|(?=\s(?:und|and|with|mit)\s))"
    rf"(?!\s*\)?\s*(?:frei|kosten|ermäß|zahl|\d))|\bunter\s{N}-?jährige|\b(?:bis|höchstens"
    rf"|unter)\s{_AT_MOST}?{N}\s{YEARS}(?!\s*\)?\s*(?:frei|kosten|ermäß|zahl|gratis))"
    rf"|(?<!\w)(?<!raum )(?<!gleis )(?<!linie )(?<!zimmer )(?<!bahn )u\s?-?([12]\d)\b(?!-?wahl| (?:bis|richtung"
    rf"|haltestelle"
    rf"|station))|\b(?:höchstalter|maximalalter|max\.? alter|maximum age|max\.? age)\W{{1,3}}{N}"
)
_LASTED = re.compile(r"\s(?:erfahrung|berufs)|\s?jahre\s[a-zäöü]")
_ELSE = re.compile(
    rf"\.?[^.\n]{{0,20}}(?:begleit|ohne eltern|müssen|brauchen|benötigen)"
    rf"|\.?[^.,\n]{{0,25}}\b(?:free\b|freie[nr]? eintritt|frei\b|kostenlos|kostenfrei|gratis|umsonst|ermäß\w*|zahlen\b)"
    rf"|{PRICED.pattern}"
)
_CHEAPER = re.compile(
    r"\b(?:preise?|gebühr\w*|eintritt|karten?|tickets?|nichts für|nicht für|frei|kostenlos|gratis"
    r"|no charge|zahlen|pays?|[€$]\s?\d|\d\s?(?:€|euro)|ermäßig\w*|free|kostenfrei)\b[^.\n]*$"
)
_UNSURE = ("ab ", "from ", "mind", "über", *"123456789")
"""Beginnings that other numbers have, too."""
_OLDEST_SAID = re.compile(
    rf"\b(?:höchstalter|maximalalter|maximum age|max\. alter|altersgrenze (?:nach )?oben"
    rf"|obere altersgrenze)\W{{1,3}}{N}"
)
_BARRED = re.compile(
    rf"\b(?:nicht|not|no) (?:jünger als|younger than)\s{N}(?!\d)|\b(?:nicht|not|no|keine)\s(?:(?:geeignet |suitable "
    rf"|recommended )?(?:für|for)\s)?"
    rf"(?:{WHO}\s)?(?:unter|under)[\s-]{N}(?!\d)|\bkein\w* (?:einlass|zutritt|zugang|teilnahme) (?:für \w+ )?unter\s{N}"
    rf"|\b(?:unter|under)[\s-]{N}(?:[\s-]*{YEARS})?[^.\n]{{0,30}}?\b(?:nicht|keine?n?|not|no)\s(?:teil\w*|mitmachen"
    rf"|zugelassen|gestattet|erlaubt|möglich|zutritt|einlass|zugang|admitted|permitted|allowed|entry|admission)"
)
"""Who is too young."""
_LESS = re.compile(r"\b(?:unter|under)\b|^u\W?\d")
"""Who is under 27 is 26 at most."""
_DENIED = re.compile(r"[^.\n]{0,40}\b(?:nicht|kein\w*|not|no)\b")


def least_age(text: str) -> int:
    """Return from which age on something is, as `text`, in lower case and plain digits, says; 0 when it does not.

    >>> least_age("nicht unter 14 jahren"), least_age("ab 14 uhr")
    (14, 0)
    """
    for stated in (_LEAST, _BARRED):
        if (met := stated.search(text)) and (years := _years(met)) <= OLDEST:
            return years
    for met in _FROM.finditer(text):
        years = _years(met)
        sure = not met.group().startswith(_UNSURE) or "älter" in met.group() or not is_time(head_of(text, met), years)
        if sure and 0 < years <= OLDEST and not (PRICED.match(text, met.end()) or _LASTED.match(text, met.end())):
            return years
    return 0


def most_age(text: str) -> int:
    """Return up to which age something is; 0 where nothing is said, or only for whom it is free.

    >>> most_age("kinder bis 12 jahre"), most_age("kinder bis 12 jahre frei")
    (12, 0)
    """
    if (met := _OLDEST_SAID.search(text)) and (years := _years(met)) <= OLDEST:
        return years
    if _BARRED.search(text):
        return 0
    for met in _TO_ONLY.finditer(text):
        head = head_of(text, met)
        of_people = OF_PEOPLE.match(met.group())
        if (
            head.rstrip()[-1:].isdigit()
            or (is_time(head, _years(met)) and not of_people)
            or _CHEAPER.search(text[max(0, met.start() - 60) : met.start()])
        ):
            continue
        if not (_ELSE.match(text, met.end()) or _DENIED.match(text, met.end())):
            years = _years(met) - (_LESS.search(met.group()) is not None)
            return years if years <= OLDEST else 0
    return 0


def _years(met: re.Match[str]) -> int:
    return number(next(group for group in met.groups() if group))
