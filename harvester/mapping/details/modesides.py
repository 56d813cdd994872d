"""Reads how an offer is held from a label or from both sides named at once; text in lower case in, mode out."""

import re

_MEDIUM = (
    r"(?:(?:ms |microsoft )?teams|zoom|webex|jitsi|skype|alfaview|edudip|big ?blue ?button|bbb|video\w*|live-?stream"
    r"|stream|web-?konferenz|internet|netz|web)"
)
_AWAY = (
    rf"(?:online|digital|virtuell|remote(?:ly)?|zoom|webex|(?:live-?)?stream(?:ing)?|e-?learning|webinare?n?|fernlehre"
    rf"|(?:per|via|im|über|am|by|on) (?:live[- ])?{_MEDIUM}|von (?:zu ?hause|daheim)(?: aus)?|(?:zu ?hause "
    rf"|daheim )?(?:am|vor dem) (?:bildschirm|pc|laptop|rechner|computer)|(?:zuschalt\w+|übertragung"
    rf"|teilnahme) (?:per|via|im|über) {_MEDIUM}|online-?(?:phasen?|modulen?"
    rf"|terminen?"
    rf"|teil|anteilen?|unterricht|zuschaltung|teilnahme|lernen|einheiten|kurs|veranstaltung)|selbstlernphasen? online)"
)
_THERE = (
    r"(?:(?:in )?präsenz(?:phasen?|terminen?|tagen?|wochenenden?|unterricht|teil|anteilen?|modulen?|lernen)?|vor ort"
    r"|in[- ]person|on[ -]?(?:site|campus)|campus|face[ -]to[ -]face|persönlich|class-?room|offline"
    r"|bei uns(?: im haus)?)"
)
_VENUE = (
    r"(?:(?:im|in der|in dem|in unserem|in unserer|am|auf dem|at the|in the)?\s?\b\w*(?:saal|seminarraum|kursraum"
    r"|klassenraum"
    r"|klassenzimmer|seminarhaus|werkstatt|aula|bibliothek|bücherei|museum|foyer|akademie|zentrum|schule|theater"
    r"|studio|haus)|\b(?:at|in|to) the (?:\w+ )?\w{4,}(?<!internet))"
)
_FILL = (
    r"(?:(?:drei|zwei|eine?n?|der|die|termine?|abende?|tage?|sessions|modules?|course|live|wahlweise|auch|dann"
    r"|praxistag"
    r"|praxis|übung|treffen|come|visit|audience|publikum|teils|mal|halb|part|wöchentlich|anschließend|im wechsel"
    r"|abwechselnd"
    r"|zugleich|parallel"
    r"|combined|with|\d) ){0,3}"
)
_JOINT = (
    rf"\)?\s?(?:,|;|/|&|\+|–|\b(?:oder|und|sowie|bzw\.?|plus|or|and|with|combined with|mit|kombiniert mit|danach|dann"
    rf"|parallel|im wechsel mit|als auch)\b)\s?\(?{_FILL}(?:modulen |terminen )?"
)
_BOTH = re.compile(
    rf"\b(?:{_AWAY}{_JOINT}(?:{_THERE}|{_VENUE})|(?:{_THERE}|{_VENUE}){_JOINT}{_AWAY})\b(?![-\w])"
    r"|\b(?:auch|zusätzlich|parallel|zugleich|gleichzeitig|alternativ) (?:\w+ )?(?:per|via|im|als"
    r"|über) (?:live-?stream|zoom|stream|webex|internet|video\w*)\b|\bzuschaltung (?:\w+ ){0,3}möglich"
    r"|\bnicht (?:kommen|vor ort|dabei)[^.\n]{0,40}(?:zoom|live-?stream|online|video)\b|\b(?:im|in der|in den|am"
    r"|auf dem) (?!live|internet|netz|virtuell|web)\w+[^.\n]{0,20} statt und wird (?:\w+ ){0,2}(?:gestreamt"
    r"|übertragen)|\bheld (?:in|at) (?:the )?\w+[^.\n]{0,30} and (?:\w+ ){0,2}streamed|\bmixed[- ]mode\b"
    r"|\bmischform\b|\bwechselunterricht\b|\bfern(?:lehrgang|kurs|studium"
    r"|unterricht) mit (?:\w+ ){0,2}"
    r"präsenz\w*"
)
_TALK_OF_ELSE = re.compile(
    r"\bstatt\b|\b\w*(?:anmeld|buch|shop|ticket|regist|kauf|zahl|material|unterlagen|karten|infos?\b|informat|anstatt"
    r"|nicht|kein\w*|sondern|verlegt|umgestellt|handel|einkauf|shopping|marketing|medien|welt\b|leben\b|wird (?:nun"
    r"|jetzt)"
    r"|instead|geschäft|ausstellung|werbung|verkauf|bestell|erhältlich|verfügbar|abruf|kunst|lesen\b|fotograf)"
)
_END = re.compile(r"[.!] |(?<=\?) |[\n|]")
_LABEL = re.compile(
    r"\b(?:(?:kurs|lern|lehr|lehrgangs|unterrichts|veranstaltungs|angebots|teilnahme|durchführungs|seminar)?-?"
    r"(?:form|format|art|modus|weise)|durchführung|teilnahme|unterricht|(?:delivery |study )?(?:mode|format)|delivery"
    r"|(?:veranstaltungs|lern|kurs|unterrichts)?ort|wo|where|location|treffpunkt)\s?(?:[:|=→]|ist\b|(?<=wo)\?"
    r"|(?<=where)\?)\s?([^|\n;]{3,60})"
)
_PIECE = re.compile(r"\s*(?:,|/|\+|&|\(|\)|\bund\b|\boder\b|\band\b|\bor\b|\bsowie\b)\s*")
_STRONG = re.compile(r"[|·;\n•()]")
_SIGN = re.compile(r"[|·;\n•(),]| [/–-] |: ")
"""What parts a notice; commas only do where it counts meetings or hours, for they part topics, too."""
_COUNTED = re.compile(r"\d\s?(?:termine?|abende?|x\b|mal\b|uhr|tage?|ue\b|ustd|std|min|stunden|wochen|einheiten|€)")
_TIMES = re.compile(r"^\d{1,2} ?(?:x|mal) ")
_VALUES = (
    ("blended", re.compile(r"hybrid(?:es? format|format|veranstaltung|kurs|seminar|unterricht|vortrag|lernen)?"
    r"|blended[ -]learning|mischform|mixed(?: mode)?|wechselunterricht")),
    ("online", re.compile(rf"(?:nur |live |rein |ganz |komplett )?(?:{_AWAY}|(?:der|ein) virtuelle[rn]? (?:seminar"
    rf"|klassen|kurs"
     r"|lern)?raum)(?: live)?|online-?(?:seminar|kurs|vortrag|veranstaltung|unterricht)|vhs\.cloud"
     r"|im virtuellen (?:klassenzimmer|seminarraum|raum)|(?:video|web)-?konferenz|(?:online|zoom)-?meeting"
     r"|live[- ]online|online live|(?:web|computer)[- ]based[- ]training|wbt|telelearning|distanzunterricht"
     r"|fern(?:lehrgang|unterricht|studium|kurs)")),
    ("onsite", re.compile(rf"(?:nur |live |rein )?{_THERE}|präsenz\w+")),
)  # fmt: skip


def labelled_mode(text: str) -> str:
    """Return the mode that a label such as `Form:` gives; pieces that are no mode do not count.

    >>> labelled_mode("unterrichtsform: vollzeit, präsenz"), labelled_mode("ort: online-redaktion, hauptstr. 5")
    ('onsite', '')
    """
    found = {
        name
        for met in _LABEL.finditer(text)
        for piece in _PIECE.split(met[1].rstrip(" .!"))
        for name, pattern in _VALUES
        if pattern.fullmatch(piece)
    }
    return "blended" if len(found) > 1 else "".join(found)


def set_off_mode(text: str) -> str:
    """Return the mode that stands between signs by itself, beside times and numbers of a notice.

    >>> set_off_mode("3 termine, virtuell"), set_off_mode("präsenz, stimme, körper"), set_off_mode("yoga | e-learning")
    ('online', '', 'online')
    """
    if _TALK_OF_ELSE.search(text):
        return ""
    weak = bool(_COUNTED.search(text))
    found = set()
    for piece in (_SIGN if weak else _STRONG).split(text):
        found |= {name for name, pattern in _VALUES if pattern.fullmatch(_TIMES.sub("", piece.strip(" .!")))}
    return "blended" if len(found) > 1 else "".join(found)


def names_both(text: str) -> bool:
    """Return whether both sides are named beside each other, and not for registering or as a topic.

    >>> names_both("im saal oder per livestream"), names_both("online buchen oder vor ort bezahlen")
    (True, False)
    """
    for met in _BOTH.finditer(text):
        head = _END.split(text[max(0, met.start() - 60) : met.start()])[-1]
        tail = _END.split(text[met.end() : met.end() + 40], maxsplit=1)[0]
        named = met.group()
        told = "" if named.startswith("nicht ") or " statt und wird " in named else named
        if not (tail.endswith("?") or _TALK_OF_ELSE.search(f"{head}{told}{tail}")):
            return True
    return False
