"""What words mean beside dates: in goes one lower-case word, out comes its kind in the grammar and its number."""

from functools import lru_cache

from harvester.mapping.names import MONTHS, WEEKDAYS
from harvester.mapping.when.compounds import compound
from harvester.mapping.when.names import MISSPELLED, Sense, misspelled, weekdays

_KINDS = {
    "to": "bis to until till tot through",
    "and": "und and en sowie u oder or bzw",
    "filler": "am den dem zum um the on at im in i an dann ca circa etwa gegen einschl einschließlich inkl"
    " sich aus of van mitte anfang jedoch ist sind bleibt"
    " voraussichtlich vorauss vsl vorm vormittags vormittag morgens ungefähr rund längstens höchstens",
    "from": "ab vom von v from vanaf frühestens",
    "begin": "beginn beginnt beginnend start starts startet starting begins beginning aanvang los auftakt anreise",
    "end": "ende endet ends end abreise rückreise rückfahrt heimreise heimfahrt rückkehr rückkunft",
    "each": "jeden jedem jede jeder jedes jd jed every each elke iedere ieder",
    "always": "jeweils jew je immer always",
    "weekly": "wöchentlich wöchentliche wöchentlichen wöchentlicher wöchentliches weekly wtl wöchentl allwöchentlich"
    " wekelijks",
    "monthly": "monatlich monthly allmonatlich mtl maandelijks",
    "month-word": "monat monats monates month maand",
    "daily": "täglich tgl tägl daily dagelijks",
    "all": "alle",
    "other": "other",
    "weeks": "wochen weeks week woche weken kalenderwochen",
    "days": "tag tage tagen days day",
    "weekdays": "wochentags weekdays weekday",
    "unit": "uhr uur",
    "hours": "h",
    "noon": "noon",
    "midnight": "mitternacht midnight",
    "after-noon": "abends nachmittags",
    "times": "x mal",
    "per": "pro per die jährlich",
    "lessons": "ue ustd min minuten minutes std stunden",
    "universal": "utc gmt",
    "except": "behalve außer ausser ausgenommen ausgen exkl exklusive excl except excluding ausnahme ausnahmen"
    " ferienpause kurspause winterpause weihnachtspause sommerpause herbstpause osterpause pfingstpause"
    " semesterpause betriebsferien urlaub unterbrechung unterbrochen"
    " betriebsurlaub betriebsruhe schließzeit schließzeiten schließung schließtage schulfrei",
    "without": "ohne without",
    "not": "nicht not niet außerhalb",
    "no": "kein keine keinen keiner no",
    "cancelled": "entfällt entfallen fällt ausfall absage fallen"
    " ausfallen gestrichen abgesagt ausgefallen geschlossen ausgeschlossen closed pausiert cancelled canceled"
    " geannuleerd afgelast"
    " unterrichtsfrei kursfrei spielfrei ruhetag schließtag",
    "free": "frei",
    "moved": "verplaatst vorgezogen vorverlegt verschoben verlegt moved postponed rescheduled verschiebt",
    "onto": "auf",
    "old": "alt statt anstatt anstelle ursprünglich ursprünglicher ursprünglichen"
    " ursprüngliche bisher bisheriger bisherigen originally instead",
    "takes-place": "findet finden",
    "alternative": "ausweichtermin ersatztermin regentermin alternativtermin nachholtermin ausweichdatum ersatzdatum"
    " schlechtwettertermin ersatz",
    "weather": "regen dauerregen wetter himmel witterung schlechtwetter sturm gewitter schneefall bewölkung wetterlage",
    "for": "für for",
    "public": "public bank",
    "rhythm": "rhythmus takt turnus abstand wechsel",
    "entry": "admission check checkin öffnet"
    " einlass inloop türen türöffnung doors einlaß saalöffnung öffnung kassenöffnung abendkasse eintreffen ankommen",
    "meeting-point": "treffpunkt bus shuttle busabfahrt",
    "before": "vor before",
    "arrival": "ankunft",
    "pause": "pause mittagspause",
    "agreed": "vereinbarung absprache anfrage bedarf wunsch verabredung terminvereinbarung terminabsprache abstimmung",
    "after": "nach",
    "some": "einzelne einzelnen einige einigen einiger manche manchen vereinzelt vereinzelte teilweise optional",
    "des": "des",
    "der": "der",
    "money": "€ euro eur chf",
    "length": "dauer umfang insgesamt gesamt max maximal mindestens à lang duration",
    "label": "teil modul kurs gruppe lektion part klasse band heft ausgabe programmheft programm jahrgang"
    " magazin trimester vorlage drucksache",
    "valid": "gültig einlösbar abrufbar abruf verfügbar zugang zugriff valid available",
    "vague": "edt pdt cdt werktag werktäglich unregelmäßig gelegentlich",
    "hours-label": "uhrzeit uhrzeiten zeit zeiten kurszeit kurszeiten unterrichtszeit unterrichtszeiten seminarzeit"
    " seminarzeiten probenzeit probenzeiten trainingszeit trainingszeiten beginnzeit anfangszeit kursuhrzeit time",
    "street": "straße str platz allee gasse weg ring damm",
    "cost": "kosten kostet kursgeld kurskosten eintritt beitrag teilnahmebeitrag honorar betrag",
    "title": "frau herr herrn dr prof",
    "weekend": "wochenende weekend",
    "parity": "geraden gerade ungeraden ungerade",
    "last-time": "letztmals letztmalig",
    "quarter": "quartal",
    "relative": "nächsten nächster diesen dieser kommenden kommender vergangenen next this coming",
    "latest": "spätestens uiterlijk by",
    "since": "seit since",
    "between": "zwischen between",
    "asked": "reservieren reserviert bestellen vorbestellen bezahlen bezahlt überwiesen sichern zusagen abzugeben",
    "now": "jetzt hier zur direkt gleich",
    "hours-open": "sprechzeiten"
    " bürozeiten sprechstunde sprechstunden geschäftszeiten servicezeiten telefonzeiten telefonisch erreichbar"
    " geschäftsstelle büro kursbüro infobüro erreichen sekretariat hotline rückfragen"
    " auskunft auskünfte bürgerbüro pfarrbüro gemeindebüro verwaltung kontakt ansprechpartner ansprechpartnerin"
    " infotelefon office call anruf anrufe anrufen kasse museumskasse",
}
_PLACES = (
    "raum r zimmer zi haus kapitel seite seiten buchseiten stufe level kw kalenderwoche tisch halle gebäude"
    " § etage room halb viertel dreiviertel genesis exodus mose psalm psalmen jesaja matthäus mt"
    " markus mk lukas lk johannes joh römer röm korinther kor kap din iso"
    " endstand ergebnis halbzeit spielstand verhältnis mischungsverhältnis maßstab quote chapter page verse"
)
"""What has numbers that look like dates and times."""
_NUMBERED = "nr nummer az iban isbn tel telefon fax telefax fon mobil handy version id aktenzeichen"
"""What has a number that may be written as a date is."""
_ASKED = (
    "anmelden anzumelden angemeldet buchen gebucht bewerben zurückmelden rückmelden einreichen einzureichen eingereicht"
    " einschreiben registrieren abmelden kündigen stornieren storniert einsenden einzusenden"
)
"""What is to be done until a day that stands right before: `bis 15.08. anmelden`."""
_SEMESTERS = {
    1: "ss sose sosem sommersem sommersemester frühjahrssemester frühlingssemester sommerhalbjahr frühjahrshalbjahr",
    2: "ws wise wisem wintersem wintersemester herbstsemester winterhalbjahr herbsthalbjahr",
}
_SEASONS = {"summer": 1, "spring": 1, "winter": 2, "autumn": 2, "fall": 2, "sommer": 1, "frühjahr": 1, "herbst": 2}
_NUMBERS = (
    "ein eine einen einer eins one",
    "zwei two",
    "drei three",
    "vier four",
    "fünf five",
    "sechs six",
    "sieben seven",
    "acht eight",
    "neun nine",
    "zehn ten",
    "elf eleven",
    "zwölf twelve",
    "dreizehn thirteen",
    "vierzehn fourteen",
    "fünfzehn fifteen",
)
_ORDINALS = {
    1: ("erst", "first"),
    2: ("zweit", "second"),
    3: ("dritt", "third"),
    4: ("viert", "fourth"),
    5: ("fünft", "fifth"),
    -1: ("letzt", "last"),
}
_DUTCH_ORDINALS = {1: "eerste", 2: "tweede", 3: "derde", 4: "vierde", 5: "vijfde", -1: "laatste"}
_CYCLES = {
    2: "biweekly fortnight fortnightly alternate zweiwöchentlich zweiwöchentlichen vierzehntägig vierzehntäglich"
    " zweiwöchentl zweiwochenrhythmus zweiwochentakt",
    3: "dreiwöchentlich",
    4: "vierwöchentlich",
}
_OTHER_MONTHS = {1: "jän jaen", 2: "febr febers", 3: "marz", 5: "mais", 6: "juno", 7: "julei"}
_OTHER_WEEKDAYS = {"mittw": 2, "donnerst": 3, "freit": 4, "samst": 5, "sonnt": 6, "sonn": 6}
_TRANSCRIBED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
AMBIGUOUS = frozenset({"so", "do", "sat", "sun", "mon", "fr"})
"""Short names of weekdays that are words of their own too."""
SHORTENED = {"die": 1, "mit": 2, "don": 3, "son": 6}
"""The same, which are names of weekdays only with a point behind."""


def _dictionary() -> dict[str, Sense]:
    found = {word: Sense(kind) for kind, words in _KINDS.items() for word in words.split()}
    found.update({word: Sense("to", 1) for word in _KINDS["to"].split()})
    found.update(
        {
            word: Sense("filler", 1)
            for word in ("ca", "circa", "etwa", "ungefähr", "rund", "einschl", "inkl", "einschließlich")
        }
    )
    found.update({word: Sense("label", 1) for word in _PLACES.split()})
    found["alter"] = Sense("label", 3)
    found.update({word: Sense("deadline", 1) for word in _ASKED.split()})
    found.update({word: Sense("label", 2) for word in _NUMBERED.split()})
    found.update({name: Sense("month", month) for name, month in MONTHS.items()})
    found.update({name: Sense("month", month) for month, names in _OTHER_MONTHS.items() for name in names.split()})
    found.update({f"{name}s": Sense("month", month) for name, month in MONTHS.items() if len(name) > 3})
    found.update({name: Sense("weekday", number) for name, number in (WEEKDAYS | _OTHER_WEEKDAYS).items()})
    for value, words in _SEMESTERS.items():
        found.update({word: Sense("semester", value) for word in words.split()})
    for value, words in _CYCLES.items():
        found.update({word: Sense("cycle", value) for word in words.split()})
    for value, words in enumerate(_NUMBERS, 1):
        found.update({word: Sense("number-word", value) for word in words.split()})
    for value, (german, english) in _ORDINALS.items():
        found.update({german + ending: Sense("ordinal", value) for ending in ("e", "er", "en", "em", "es")})
        found[english] = found[_DUTCH_ORDINALS[value]] = Sense("ordinal", value)
    found.update({word: Sense("season", value) for word, value in _SEASONS.items()})
    found.update({word: Sense("term") for word in ("semester", "term")})
    found["halbjahr"] = found["hj"] = found["schulhalbjahr"] = Sense("half-year")
    found.update(
        {f"{word}mal": Sense("times-word", value) for value, words in enumerate(_NUMBERS, 1) for word in words.split()}
    )
    found.update({word: Sense("count", 1) for word in ("evenings", "mornings", "afternoons")})
    found.update(weekdays())
    slips = {wrong: found[name] for name in MISSPELLED for wrong in misspelled(name)}
    found = slips | found
    for word in ("wo", "ma"):  # Dutch weekdays, but German words
        del found[word]
    return {word.translate(_TRANSCRIBED): kind for word, kind in found.items()} | found


_SENSES = _dictionary()


@lru_cache(4096)
def sense(word: str) -> Sense:
    """Return what a lower-case word is in the grammar; `word` when it is none of its words.

    >>> sense("mittwochabends"), sense("anmeldeschluss"), sense("abschluss")
    (Sense(kind='habit', value=2), Sense(kind='deadline', value=2), Sense(kind='word', value=0))
    """
    known = _SENSES.get(word)
    if known:
        return known
    kind = compound(word)
    if kind == "label":
        return Sense(kind, 2 if word.endswith(("nr", "nummer")) else 1)
    strict = kind == "deadline" and word.endswith(("schluss", "schluß", "frist", "deadline", "stichtag"))
    if word.endswith("halbjahr"):
        return Sense("half-year")
    return Sense(kind or "word", 2 * strict)
