"""Evens how an address is spelled before it is parted: `PLZ 34117`, `Raum: 3`, `D - 34117`, `17 / 19`."""

import re

from harvester.mapping.places.remarks import is_nowhere, is_remark

_ENDS = "(?i:str\\.|straße|strasse|allee|gasse|weg|platz|ring|damm|ufer|wall|markt)"
_MARK = r"\s?[,;|•\n(]|\s[–-]\s|$"
_LAND = r"(?<![\w-])(DE|D|AT|A|CH|FL|NL|LU|L|B|F|I)\s?[-–]\s?(?=\d{4,5}\s[A-ZÄÖÜ])"
_LABELS = "Raum|Zimmer|Saal|Etage|Stock|Room|Ebene|Hörsaal|Floor"
_HOUSES = "Gebäude|Haus|Halle|Building|Hall|Wing|Block|Trakt"
_ALONE = "(?<!und )(?<!/)(?<!/ )(?<!& )"
_STATED = (
    r"(?:in )?Präsenz|vor Ort|(?:on[ -]site|in[ -]person)(?: only)?"
    r"|geplant|voraussichtlich|unter Vorbehalt|Start|Ziel|Beginn|PDF"
    r"|nicht in den .{1,20}"
)
_ROOMS = (
    r"(?:Aula|Mensa|Foyer|Turnhalle|Altbau|Neubau|Auditorium|Lobby|Kitchen|Gym|(?:Großer|Kleiner) Saal"
    r"|(?:Lecture|Seminar|Meeting|Main|Training|Reading|Conference|Great|Large|Small|Assembly) (?:Hall|Room|Building)"
    r"|[\w-]*(?:[Rr]aum|[Ss]aal|[Zz]immer|[Kk]üche|[Hh]alle|[Gg]ebäude))"
)
_RULES = tuple(
    (sign, re.compile(pattern), put)
    for sign, pattern, put in (
        (":", rf"\b(?:Raum|Room|Saal|Building):\s?(?={_ROOMS}\b)", ""),
        (
            ":",
            rf"{_ALONE}\b({_LABELS})(?:-?Nr\.?|nummer|\s(?:[Nn]umber|[Nn]o\.?))?:\s?(?=[\w„\"])(?!siehe|wird|folgt|s\.)",
            r"\1 ",
        ),
        (":", rf"{_ALONE}\b({_HOUSES}):\s?(?=(?:\d{{1,3}}|[A-Z])\b)", r"\1 "),
        ("–", _LAND, r"\1-"),
        ("- ", _LAND, r"\1-"),
        ("PLZ", r"(?<!\w)PLZ(?:\s?/\s?|,?\s(?:und\s|u\.\s)?)Ort\s?:?\s", ""),
        ("PLZ", r"(?<!\w)PLZ:?\s(?=\d{4,5}\b)", ""),
        (" ", r"((?:^|[,;|\n] ?)\d{2}) (\d{3}) (?=[A-ZÄÖÜ][a-zäöüß])", r"\1\2 "),
        ("(", r"(?<!\w)\((\d{5})\)(?=\s)", r"\1"),
        (" / ", rf"({_ENDS})\s/\s(?=(?!Ecke)(?:[A-ZÄÖÜ][\w.-]*\s)?[\w.-]*{_ENDS}(?:{_MARK}|\sin\s))", r"\1/"),
        (" / ", r"(?<=[a-zß.])\s/\s(?=(?!Ecke)[\w-]+(?:str\.|straße|allee|weg|platz)(?:\s?[,;|•\n(]|\s[–-]\s|$))", "/"),
        (" / ", r"(?:(?<=[^\W\d_.]\s\d)|(?<=\s\d\d))\s/\s(?=\d{1,3}[a-z]?(?:,|$))", "/"),
        (", ", r"\b(\d{1,4}),\s(?=(?:rue|avenue|place|boulevard|quai|bd|allée|chemin|impasse)\s)", r"\1 "),
        (", ", r"((?:^|[,;|\n] ?)\d{5}),\s(?:(?:Wohno|O)rt:\s)?(?=[A-ZÄÖÜ][a-zäöüß])(?![^,;|\n]*\s\d)", r"\1 "),
        (", ", r"(?<=[,;\n] )([A-Z][A-Za-z. ]{2,30}),\s[A-Z]{2}\s(\d{5})\b", r"\2 \1"),
        ("", r"(?<!\w)(\d{5})(?=[A-ZÄÖÜ][a-zäöüß]{2})", r"\1 "),
        (
            "/",
            r"\s?/\s?(?=(?:Österreich|Schweiz|Deutschland|Germany|Austria|Switzerland|Frankreich|Italien|Südtirol|Polen|Luxemburg|Liechtenstein|Belgien|Niederlande)\b)",
            ", ",
        ),
        (" nach ", r",?\s(?:oder|bzw\.|und)\snach\s(?:Absprache|Vereinbarung|Bedarf|Wunsch)$", ""),
        ("Uhr", r"(?<=\w{3})\s(?:um|ab)\s\d{1,2}(?:[.:]\d\d)?\s?Uhr\.?$", ""),
        ("Uhr", r"(?<=[a-zäöüß]{4})\s(?=\d{1,2}(?:[:.]\d\d)?(?:\s?[-–]\s?\d{1,2}(?:[:.]\d\d)?)?\s?Uhr$)", ", "),
        ("☎", r"\s(?=☎)", ", "),
        ("**", r"\*\*([^*\n]{2,60})\*\*", r"\1"),
        ("*", r"\s(?=\*\w+\*)", ", "),
        ("u.", r"\su\.\s?(?:a\.(?:\s?m\.)?|v\.\s?m\.)$", ""),
        (" geg", r"(?<=[a-zß.])\sgegenüber\s(?:von\s)?(?:Haus)?(?:[Nn]r\.?|[Nn]ummer)\s?\d{1,3}[a-z]?\b", ""),
        (" o.", r"\so\.\s?ä\.$", ""),
        ("?", r"(?<=[a-zäöüß]{4})\?$", ""),
        ("\n", r"\n\s?[-–•*·]\s", "\n"),
        (
            ". ",
            (
                r"(?:(?<=[a-zäöüß]{4})(?<!str)|(?<=\d))\.\s"
                r"(?=\d{5}\s[A-ZÄÖÜ]|(?:Raum|Zimmer|Saal)\b|[A-ZÄÖÜ][\w-]*(?:str\.|straße|platz|weg|allee|gasse|markt)\s\d)"
            ),
            ", ",
        ),
        (" at ", r"\sat\s\d{1,2}(?::\d\d)?\s?(?:[ap]\.?m\b\.?|o'clock)", ""),
        ("(", rf"\s\((?:{_STATED})\)", ""),
        (" mit ", r"\s\(?in\s(?:Kooperation|Koop\.|Zusammenarbeit)\smit\s[^,;|\n]+", ""),
        (",-", r"(?<=\d),-(?!\w)", ""),
        (", ", r",\s(?:CA|NY|MA|IL|DC|D\.C\.|TX|WA|PA|OH|MI|NJ|CT|GA|MN|OR)(?=,\s(?:USA?|United States)$|$)", ""),
        ("US", r"(?:,\s?|\s?[|;•/]\s|\n| - )(?:[A-Z]{2})(?=(?:\s?,\s*|\s?[|;•/]\s|\n| - )USA?\b)", ""),
        ("c /", r"(?<!\w)c\s/\s?o\s", "c/o "),
        ("in ", r"((?:^|[,;|\n])\s?)in\s(?=\d{4,5}\s[A-ZÄÖÜ])", r"\1"),
        ("½", r"\s?½", " 1/2"),
        ("(o", r"\s?\((?:ohne|o\.)\s?(?:Haus)?(?:[Nn]ummer|Nr\.?)\)", ""),
        ("o", r"(?<=[a-zß.])\s(?:o\.\s?Nr\.?|ohne (?:Haus)?(?:[Nn]ummer|-?[Nn]r\.?))(?=,|$)", ""),
        (": ", r"((?:str\.|straße|weg|platz|allee|gasse|ring)\s\d{1,3}\s?[a-z]?):\s(?=[A-ZÄÖÜ])", r"\1, "),
        *(
            (
                f" {word} ",
                rf"((?:str\.|straße|weg|platz|allee|gasse|ring|markt)\s\d{{1,3}}\s?[a-z]?)\s{word}\s[^,;|\n()]+",
                r"\1",
            )
            for word in ("gegenüber", "neben", "nahe", "Nähe", "unweit", "hinter", "vor")
        ),
        ("Um", r"(?<=[a-zäöüß])\s(?:und|u\.|&|\+)\s(?:Umgebung|Umland)$", ""),
        (" ff", r"(?<=\d)\s?ff\.?(?=,|$)", ""),
        ("/", r"(?<=\s\d|\d\d)\s?/\s?(?=(?:\d|I{1,3}|IV)\.\s?(?:OG|Stock|Etage|Obergeschoss)\b|[EUD]G\b)", ", "),
    )
)
"""What evens an address where a sign stands: the sign, the pattern, and what is put in its place."""
_WITHIN = re.compile(r"\([^()]{1,80}\)")
_BLANKS = re.compile(r"[^\S\n\t]+")
_SENTENCE = re.compile(
    r"(?:(?<=[^\W\d_]{3})|(?<=[\d)]))(?<!Prof)(?<!Hann)(?<!Evang)(?<!Kath)(?<!Städt)(?<!Dipl)(?<!tel)(?<!Tel)(?<!Ing)[.!]\s+(?=[A-ZÄÖÜ])"
    r"(?!(?:[EUOZD]G|Etage|Stock|Ebene|Rang|Hof|Ober|Unter|Zwischen|Geschoss)\w*)"
)
_ASIDE = re.compile(r"\([^()]*\)")
_CLAUSE = re.compile(r"[,;|\n]|\s[-–]\s")
_STOP = re.compile(
    r"(?:(?:(?<=[a-zäöüß]{5})|(?<=[A-Z][a-zäöüß]{4})(?<!Westf)(?<!Württ))(?<!str)(?<!pl)|(?<=[a-zß.]\s\d)|(?<=\s\d\d))[.!]$"
)
_SQUARED = re.compile(r"(\b[A-U]\s?\d{1,2}[a-z]?,\s?\d{1,2}(?:[-–]\d{1,2})?[a-z]?)\s(?=Mannheim)")
_SQUARE = re.compile(
    r"(?<=[a-zäöüß])(?<!Ecke)\s(?=[A-U]\s?\d{1,2}(?:\b|,))|(?<=[A-U]\d)\s(?=\d)|(?<=\b[A-U]\s\d)\s(?=\d)"
)


def spelled(text: str) -> str:
    """Return the words of an address as most of them are spelled.

    >>> spelled("Raum: 3, D - 34117  Kassel"), spelled("PLZ 34117 Kassel"), spelled("Lange Str. 17 / 19")
    ('Raum 3, D-34117 Kassel', '34117 Kassel', 'Lange Str. 17/19')
    """
    text = _BLANKS.sub(" ", text)
    if "(" in text:
        text = _WITHIN.sub(_closed, text)
    for sign, pattern, put in _RULES:
        if sign in text:
            text = pattern.sub(put, text)
    return _STOP.sub("", _sentences(text))


def _closed(inner: re.Match[str]) -> str:
    """Return brackets within which no mark parts an address."""
    return inner.group().replace(" / ", "/").replace(" - ", "-").replace(" – ", "–")


def squared(text: str) -> str:
    """Return words about Mannheim with marks before and in its squares.

    >>> squared("Abendakademie Mannheim U1 16-19")
    'Abendakademie Mannheim, U1, 16-19'
    """
    if "Mannheim" not in text:
        return text
    return _SQUARED.sub(r"\1, ", _SQUARE.sub(", ", text.replace("Quadrat ", "")))


def _sentences(text: str) -> str:
    """Return a text without the sentences that name no place."""
    said = _SENTENCE.split(text)
    if len(said) < 2:
        return text
    kept = [one for one in said if (":" in one and one is said[0]) or not all(map(_is_empty, _CLAUSE.split(one)))]
    return ". ".join(kept) if kept and len(kept) < len(said) else text


def _is_empty(words: str) -> bool:
    """Tell whether words between two marks name no place."""
    words = _ASIDE.sub("", words).strip()
    return not words or is_remark(words) or is_nowhere(words)
