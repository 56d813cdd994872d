"""Reads how many can take part in an offer, at most and at least: words in, numbers out."""

import re

from harvester.mapping.details.shorthand import spelled
from harvester.mapping.numberwords import NUMBER, number

_PEOPLE = (
    r"(?:(?:kurs|mit|gast|schul|kita-?|kindergarten|einzel|spiel)?(?:teiln\w*|tn\b|personen\b|pers\b|people\b|persons\b"
    r"|participants?\b|gästen?\b|schüler\w*|kindern?\b|anmeldungen\b|plätzen?\b|interessierten?\b|besucher\w*"
    r"|erwachsenen?\b|spieler\w*|attendees\b|students\b|learners\b|leuten?\b|paaren?\b|frauen\b|männern?\b|mädchen\b"
    r"|jungen\b|jugendlichen?\b|guests\b|children\b|adults\b|senior\w*|mitglieder\w*|köpfen?\b|tänzer\w*|sänger\w*"
    r"|menschen\b|freiwilligen?\b|lernenden?\b|anmeldung\b|studierenden?\b|buchungen\b|visitors\b|places\b|seats\b"
    r"|registrations\b))"
)
_COUNT = (
    r"(?:teiln\w*-?(?:zahl|anzahl|grenze|begrenzung|limit|höchstzahl)|tn-?(?:zahl|anzahl)?|gruppengröße|gruppenstärke"
    r"|group size|class size|personen(?:zahl|anzahl)|kapazität|capacity|kleingruppe|kleine gruppe|kursgröße"
    r"|teilnehmende"
    r"|platzzahl|platzanzahl|klassen(?:größe|stärke)|zahl der plätze|anzahl (?:der )?(?:teiln\w+|personen|plätze)"
    r"|(?:maximum )?number of participants)"
)
_SAY = r"(?:\s?\(?\s?(?:von|beträgt|liegt bei|ist auf|ist|auf|bei|of|is|wird auf|begrenzt auf)\s|[\s:=|(–-]{1,4})"
_N = rf"(?<!-)({NUMBER})(?![\d.,]\d|\s?(?:jahr|uhr|€|%|euro|monat|woch|stund|min\b|km\b))"
_AND = r"\s?(?:-|–|bis|to|/|und)\s?(?:max\.?\s|maximal\s|höchstens\s|zu\s)?"
_END = r"\s*(?:$|[|\n;)–!]|\.(?!\d))"
_RANGE = re.compile(
    rf"\bmin\.?\s?[/–-]\s?max\.?\)?\s?:?\s?({NUMBER})\s?[/–-]\s?({NUMBER})|"
    rf"(?<![\d.,:])(?:\bzwischen\s|\bbetween\s)?({NUMBER}){_AND}({NUMBER})\s{_PEOPLE}"
    rf"|\bbetween ({NUMBER}) and ({NUMBER}) {_PEOPLE}"
    rf"|(?<![a-zäöüß])(?:{_COUNT}|teilnehmer(?:innen)?|teilnehmende|personen|plätze)\W{{1,3}}(?:von\s|zwischen\s"
    rf"|mind?\.?\s)?"
    rf"({NUMBER}){_AND}({NUMBER})(?!\s?(?:jahr|uhr|€))"
    rf"|(?:\bmind(?:\.|estens)?|\bmin\.?|\bminimum|\bat least"
    rf"|\bwenigstens)\s?:?\s?(?:of\s)?({NUMBER})\W{{0,3}}(?:{_PEOPLE}\W{{0,3}})?(?:(?:und|and"
    rf"|bis|a|aber|to|but)\s){{0,2}}(?:\bmax(?:\.|imal|imum)?|höchstens|at most|bis zu)\s?:?\s?(?:of\s)?({NUMBER})(?!\d"
    rf"|\s?(?:jahr|uhr|€|km))"
    rf"|\bminimum of ({NUMBER}) (?:\w+ )?and (?:a )?maximum of ({NUMBER})"
)
_MOST = re.compile(
    rf"\b(?:klein)?gruppe\W{{1,3}}max\.?\s?({NUMBER}){_END}|"
    rf"(?:^|[|\n(;,]\s?)(?:limit|obergrenze|begrenzung|höchstzahl|spaces)\s?:\s?({NUMBER})(?=\s{_PEOPLE}|{_END})|"
    rf"\b({NUMBER}) plätze (?:pro kurs|insgesamt)\b|\bplätze sind auf ({NUMBER}) begrenzt"
    rf"|^\W*es gibt ({NUMBER}) plätze{_END}|"
    rf"\b(?:class|course|group) limited to ({NUMBER}){_END}|\bkönnen (?:\w+ )?({NUMBER}) {_PEOPLE} (?:mitmachen"
    rf"|teilnehmen|dabei sein|mitfahren)|"
    rf"\bbis\s({NUMBER})\s{_PEOPLE}|\b(?:teiln\w*|tn|personen)\smax\.?\s?:\s?({NUMBER})|"
    rf"(?:\bmax(?:\.|imal\w*|imum)?|(?:begrenzt|beschränkt|limitiert|begrenzung|limitierung) auf|höchstens|bis zu"
    rf"|bis max\.?|können bis"
    rf"|nicht mehr als|no more than|limited to|\bat most|up to|platz für|platz haben|room for|nur(?! noch))\s?:?\s?"
    rf"(?:of\s|max\.\s|maximal\s|\w+\s)?(?<!-)({NUMBER})\s(?:\w+[enr]\s)?{_PEOPLE}"
    rf"|(?:höchst|maximal\w*\s?|max\.?[\s-]?|maximum\s)(?:teiln\w*|tn|personen\w*|gruppengröße|belegung|participants"
    rf"|capacity|group size)"
    rf"(?:zahl)?{_SAY}{_N}"
    rf"|(?:^|[|\n;(:.–-] ?)(?:kurs|teilnahme)?plätze\s?[:|=]?\s?(?:max\.?\s)?{_N}|\bplätze insgesamt\W+({NUMBER})"
    rf"|\binsgesamt ({NUMBER}) plätze\b(?! frei| belegt)"
    rf"|(?<![a-zäöüß])(?<!mindest-)(?<!min-)(?<!minimum number of )(?<!minimum )(?<!min\. )(?<!mind\. )(?<!min )(?<!ab "
    rf"einer )(?<!bei einer )(?<!mit einer ){_COUNT}{_SAY}(?:(?:auf|max\.?|maximal|maximum|begrenzt"
    rf"|beschränkt|bis|höchstens"
    rf"|zu)\s){{0,2}}{_N}(?!\s?(?:-|–|bis)\s?\d)"
    rf"|\bauf (?:maximal |max\. |höchstens )?({NUMBER}) {_PEOPLE} (?:\w+ )?(?:begrenzt|beschränkt|limitiert)"
    rf"|[/,;–-]\s?max\.?\s({NUMBER}){_END}|(?:^|[|\n(]\s?)({NUMBER})\s(?:plätze|seats|places){_END}"
    rf"|\bfür ({NUMBER}) personen ausgelegt"
    rf"|(?:^|[|\n(]\s?)(?:max(?:\.|imal|imum)?|höchstens|bis zu|begrenzt auf|limited to)\s({NUMBER}){_END}|(?:^"
    rf"|[|\n(]\s?)(?<!-)({NUMBER})\s(?:tn|teilnehme\w+|personen"
    rf"|participants){_END}"
    rf"|(?<!min )(?<!min\. )(?<!minimum )(?<!number of )(?<!mindest)(?:teilnehmer(?:innen)?|teilnehmende|personen"
    rf"|participants)\s?[:=|]\s?(?:max\.?|maximal|höchstens|bis zu"
    rf"|bis)?\s?{_N}|(?:stehen|gibt es|bieten wir|bietet) (?:insgesamt |nur "
    rf"|maximal )?({NUMBER}) plätze (?:zur verfügung|an\b)"
    rf"|(?:group|class|course|workshop) of (?:up to |max\. )?({NUMBER})\b"
)
_LEAST = re.compile(
    rf"\b(?:ab|bei|mit) einer (?:mindest)?teiln\w*zahl (?:von|ab) ({NUMBER})|"
    rf"(?:\bmind(?:\.|estens)?|\bmin\.?|\bminimum|at least"
    rf"|wenigstens)\s?:?\s?(?:of\s)?({NUMBER})(?=\s(?:\w+[enr]\s)?{_PEOPLE}|\s*(?:$|[|\n;)–!]|\.(?!\d)))"
    rf"|(?:mindest-?|minimal\w*\s?|min\.?[\s-]?|minimum\s(?:number of\s)?)(?:ens)?(?:teiln\w*|tn|personen\w*"
    rf"|anmelde\w*|participants"
    rf"|gruppengröße|group size|anzahl|zahl|belegung)"
    rf"(?:zahl)?{_SAY}{_N}"
    rf"|\b(?:bei|unter) weniger als ({NUMBER}) {_PEOPLE}(?=[^.\n]{{0,20}}(?:entfällt|nicht statt|ausfall|fällt"
    rf"|abgesagt))"
    rf"|\b(?:ab|bei|mit|sobald|wenn|erst ab|from)\s(?:mindestens\s"
    rf"|mind\.\s)?({NUMBER})\s(?:(?:verbindlich\w*|angemeldeten|zahlenden|festen)\s){{0,2}}(?:anmeldungen"
    rf"|teiln(?!\w*zahl)\w+|personen|tn|participants)\b"
    rf"(?=[^.\n]{{0,20}}\s(?:findet|finden|zustande|statt|kommt|wird|vorliegen|angemeldet|durchgeführt|startet))"
    rf"|\b(?:durchführung|zustandekommen|kursstart|startet|beginnt) ab (?:mind(?:\.|estens) )?({NUMBER}) {_PEOPLE}"
    rf"|\bab ({NUMBER}) (?:anmeldungen|teiln\w+|tn){_END}"
    rf"|kommt (?:\w+ )?(?:erst )?(?:ab|bei|mit) (?:mindestens )?({NUMBER}) |({NUMBER}) (?:anmeldungen|teiln\w+"
    rf"|personen) (?:sind )?(?:nötig|notwendig|erforderlich)"
)
_NOT_SIZES = re.compile(
    r"(?:€|euro)\s?[(\[]?\s?(?:bei |ab |für )?$|noch (?:nur )?$|"
    r"(?:familien\w*|karte\w*|tickets?|eintritt|preis\w*|rezepte?|spiele?|bus|in gruppen|kleingruppen|jede gruppe"
    r"|stück|menü|zelte?|teams?|alter|rabatt"
    r"|(?:familien?|eltern"
    r"|erwachsener?|person) mit|zimmer|wohnung"
    r"|sparen|ermäßig\w*)"
    r"\W{1,3}(?:\w+\W+){0,3}$"
)
_COUNTED = re.compile(NUMBER)
_TIGHT = re.compile(r"(?<=\d)(?=(?:tn|teiln|pers|plätze))")
_FOR_EACH = re.compile(
    r"\s(?:bilden|reicht|starben)|\s?(?:pro|je|per|an einem) (?:erwachsene\w*|haushalt|boot|anmeldung|tisch|familie"
    r"|kind|buchung|zimmer|person|herd"
    r"|team|rechner"
    r"|pc|zelt"
    r"|auto|gerät|woche|monat|tag|jahr)|[^.\n|,;]{0,15}(?:rabatt|ermäßig|€|euro|gratis)"
)


def capacity(text: str) -> tuple[int | None, int | None]:
    """Return how many can take part at most and at least.

    >>> capacity("6–12 tn"), capacity("max. 12 teilnehmende"), capacity("max. 12 km")
    ((12, 6), (12, None), (None, None))
    """
    text = _TIGHT.sub(" ", spelled(text))
    if not _COUNTED.search(text):
        return None, None
    for met in _RANGE.finditer(text):
        least, most = (number(group) for group in met.groups() if group)
        if 0 < least < most and _is_size(text, met):
            return most, least
    return _first(_MOST, text), _first(_LEAST, text)


def _first(pattern: re.Pattern[str], text: str) -> int | None:
    met = next((met for met in pattern.finditer(text) if _is_size(text, met)), None)
    found = number(next(group for group in met.groups() if group)) if met else 0
    return found or None


def _is_size(text: str, met: re.Match[str]) -> bool:
    """Return whether the number of a match is of the whole group, not of a family, a team or a recipe."""
    return not _NOT_SIZES.search(text[max(0, met.start() - 40) : met.start()]) and not _FOR_EACH.match(text, met.end())
