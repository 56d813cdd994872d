"""Reads what proof an offer ends with and what it asks for: names in the code list `certificates`, words."""

import re

_NONE = re.compile(
    r"\b(?:kein(?:e|en|erlei)?|ohne|no)\s(?:\w+\s)?(?:zertifikat|teilnahmeb\w+|bescheinigung|abschluss(?!\w)"
    r"|nachweis|certificate|prüfung)"
)
_PARTICIPATION = re.compile(
    r"(?:teilnahme|teilnehmer|teilnehmenden)-?(?:bestätigung|bescheinigung|zertifikat|nachweis|urkunde)"
    r"|(?:certificate|proof|confirmation) of (?:attendance|participation)|bescheinigung (?:über|ihrer|der) (?:die "
    r"|ihre )?teilnahme"
    r"|bescheinigung nach § ?\d+|(?:urkunde|nachweis|bestätigung) (?:über|ihrer|der) (?:die |ihre )?teilnahme"
    r"|fortbildungs(?:nachweis|bescheinigung)"
)
_DEGREE = re.compile(
    r"bachelor(?:abschluss)? of|bachelor(?:studium|abschluss)|master of (?:arts|science)|masterstudium"
    r"|masterabschluss|\bmeister(?:brief|prüfung)"
    r"|staatlich (?:anerkannte[rn]?|geprüfte?[rn]?) (?:abschluss|\w+(?:in|er|wirt)\b)|gesellen(?:brief|prüfung)"
    r"|(?:schul|haupt|real|berufs)\w*abschluss"
    r"|\babitur\b|hochschulreife|fachabitur|mittlere reife|staatsexamen|ihk-abschluss|abschluss als (?:staatl"
    r"|geprüft)|university degree"
)
_RECOGNISED = re.compile(
    r"sachkunde(?:nachweis|prüfung)|ausbildereignung\w*|\bects\b|teilqualifi\w+|fischerprüfung|jägerprüfung|juleica"
    r"|staplerschein"
)
_CERTIFICATE = re.compile(
    r"zertifikate?s?(?:kurs|lehrgang|prüfung|abschluss)?\b|^certificate|(?:receive|earn|get|awarded|issued|with"
    r"|obtain)s? (?:\w+ ){0,3}certificate\b|certificate (?:of completion|awarded|upon|will be)|\b(?:telc|testdaf"
    r"|delf|dele|toefl|ielts"
    r"|xpert|icdl|ecdl)\b"
    r"|(?:abschluss|sprach|lizenz|trainer|ihk)-?prüfung|trainer-?(?:\w-)?lizenz|übungsleiterlizenz|\bprüfung (?:b1"
    r"|b2|a1|a2|c1)"
    r"|(?:mit|schriftliche[rn]?|abschließende[rn]?) (?:\w+ )?prüfung\b|final exam|certified exam"
    r"|deutsch-test für zuwanderer|cambridge (?:first|advanced|proficiency|prelim\w*|key|exam\w*|b2|c1|c2|english)"
    r"|\b(?:dalf|toeic|siele|hsk|jlpt|celi|cils"
    r"|plida|ösd|dtz|linguaskill|einbürgerungstest|dsh)\b|goethe-(?:zertifikat|prüfung|exam)|prüfung (?:wird "
    r"|kann )?abgelegt|(?:ablegen|bestehen) (?:einer|der) \w*prüfung"
    r"|(?:abschlie|schlie)ß\w* mit (?:einer|der) (?:\w+ )?prüfung|prüfung (?:am|zum|zur|vor der|bei der) (?:ende"
    r"|schluss|abschluss|ihk|hwk|handwerks\w+)"
    r"|führerschein(?:prüfung)?\b"
)
_MISLEADING = re.compile(r"energiezertifikat|zertifikatehandel|vorlage|mitbringen|bitte bringen|geschenk")
_CONDITIONS = re.compile(
    r"(?<!unter der )voraussetzung(?:en)?(?! (?:des|der)(?! teilnahme))(?:\sfür\sdie\steilnahme|\sist"
    r"|\ssind)?\b\s*:?\s*(?!keine|nicht|none|nein)\w"
    r"|prerequisites?\W+(?!none|no\b)\w"
    r"|sollten?\s[^.]{0,60}(?:besucht|absolviert|beherrschen|verfügen|mitbringen können|vertraut)"
    r"|grundkenntnissen?\b(?![^.]{0,20}(?:vermittelt|erlern|erwerb))"
    r"|(?:vor)?(?:kenntnisse|wissen|erfahrung)\s(?:\w+\s){0,4}(?:sind\s|ist\s|werden\s)?(?:erforderlich|nötig"
    r"|notwendig|vorausgesetzt|wünschenswert|required|von vorteil)"
    r"|einstufungstest\s[^.]{0,40}(?:verpflichtend|erforderlich|notwendig|pflicht)|must\shave\s(?:completed|attended"
    r"|passed|basic)"
    r"|(?:führerschein|fahrerlaubnis)[^.]{0,20} (?:erforderlich|notwendig|nötig|vorausgesetzt)"
    r"|vorausgesetzt (?:wird|werden|ist|sind)\b"
    r"|(?:kenntnisse|erfahrung(?:en)?) [^.]{0,30}(?:hilfreich|von vorteil|wünschenswert|erwünscht)|(?:muss|müssen"
    r"|sollte) (?:\w+ ){0,4}(?:absolviert|besucht|abgeschlossen)"
    r"|mindestens (?:\w+ )semester|führungszeugnis|\bmuss\s[^.]{0,60}\bkönnen\b|\bmüssen\s[^.]{0,60}\bkönnen\b"
    r"|teilnahme nur (?:mit|nach|für)\b"
    r"|(?:knowledge|experience) (?:of|in|with) [^.]{0,40}(?:required|needed)"
    r"|wer (?:bereits|schon) [^.]{0,50}(?:hat|kann)\b|(?:mit|nach) abgeschlossene[mr] |(?:schwimm|fahrrad"
    r"|rad)\w*(?:abzeichen|prüfung)? (?:erforderlich|vorausgesetzt)"
    r"|(?:niveau\s)?[abc][12](?:-niveau)?\s(?:ist\s|wird\s|sind\s)?(?:erforderlich|vorausgesetzt|notwendig|nötig"
    r"|required)|zulassungs\w+|aufnahmetest|eignungsprüfung"
    r"|(?:vor)?kenntnissen?\s(?:in|auf|der|des|aus|im|von)\s[^.]{0,40}(?:erforderlich|nötig|notwendig|voraus"
    r"|wünschenswert|hilfreich|erwartet)|^(?:vor|grund|deutsch|englisch|sprach)kenntnisse\W"
    r"|(?:vor|grund)kenntnisse\W{0,2}:|(?:setzt|setzen)\s[^.]{0,60}voraus|sie (?:verfügen|haben bereits"
    r"|beherrschen)\b|berufserfahrung|teilnehmende (?:müssen|benötigen|sollten)"
    r"|(?:some|previous|prior|basic) (?:\w+ ){0,3}(?:experience|knowledge|skills)(?! (?:is |are )?not)"
    r"|richtet sich an (?:personen|teilnehmende|menschen) mit (?:\w+ ){0,2}(?:kenntnissen|erfahrung)"
    r"|aufbauend auf|baut auf (?:dem|den|einem)|für (?:teilnehmende|menschen|personen|alle)\s?(?:,\s)?(?:mit"
    r"|die bereits|die schon)\s[^.]{0,40}(?:kenntnis|erfahrung|besucht|können|beherrsch)"
    r"|(?:impf|gesundheits|teilnahme|grundkurs)nachweis|nur nach (?:rücksprache|beratung|einstufung)"
    r"|schwimmen können|mindestens \w+ jahre? (?:\w*erfahrung|praxis)"
    r"|nur für (?:teilnehm|personen mit|fortgeschr|absolv)|(?:sie )?können (?:bereits|schon)"
    r"|kenntnisse (?:mindestens|mind\.|ab niveau)|nachweis (?:über|eines|einer) "
    r"|(?:you|participants|students) should (?:be able|have)|\b(?!an?meldung|voranmeldung|reservierung)\w+ (?:ist"
    r"|sind|wird"
    r"|werden) (?:zwingend )?(?:voraussetzung|vorausgesetzt)"
    r"|mindestens [abc][12]\b|(?:schwimm|rettungs|reit)abzeichen|vorbildung\b|^abgeschlossene \w"
    r"|abgeschlossene \w+ (?:erforderlich|wird|vorausgesetzt)|gute deutschkenntnisse"
    r"|sichere[rns]? (?:umgang|schwimm)\w*"
)
_NEEDLESS = re.compile(
    r"(?:nicht|kein\w*|ohne|no)\s(?:\w+\s){0,2}(?:vor)?(?:kenntnisse|wissen|erfahrung\w*|voraussetzung\w*|prior"
    r"|previous)"
    r"|(?:vor|grund)?(?:kenntnisse|wissen|erfahrung\w*|knowledge|experience)\W+(?:\w+\s){0,3}(?:nicht|keine|not"
    r"|no)\b|kenntnisse (?:werden |in |der |des |\w+ ){0,3}(?:vermittelt|erarbeitet|aufgebaut)"
    r"|voraussetzung (?:der|für die) anmeldung|voraussetzung\w*\W+(?:\w+\s){0,2}(?:keine|nicht|none|nein)"
)
_GAINED = re.compile(
    r"\b(?:lern|erlern|erwerb|erwirb|vermittel|erhalt|erhält|bekomm|erlang|gewinn|erarbeit|vertief|auffrisch"
    r"|aneign|learn|gain|acquire)\w*"
    r" (?:\w+ ){0,4}$|\b(?:einführung|vermittlung|erwerb|aufbau|vertiefung|auffrischung)\w* (?:\w+ ){0,3}$"
)
_END = re.compile(r"[.!?](?=\s|$)|\n")


def certificates(text: str) -> tuple[str, ...]:
    """Return which proofs `text`, in lower case, says there are; nothing when it says nothing of it.

    >>> certificates("mit teilnahmebescheinigung"), certificates("zum abschluss grillen wir")
    (('participation',), ())
    """
    if _NONE.search(text):
        return ("none",)
    found: list[str] = []
    rest = _PARTICIPATION.sub(" ", text)
    if rest != text:
        found.append("participation")
    for name, pattern in (("certificate", _CERTIFICATE), ("degree", _DEGREE), ("recognised-certificate", _RECOGNISED)):
        met = pattern.search(rest)
        if met and not _MISLEADING.search(_sentence(rest, met)):
            found.append(name)
    if "degree" in found and "certificate" in found:
        found.remove("certificate")
    return tuple(found)


def prerequisites(text: str) -> str:
    """Return the sentence that says what one must know or bring; nothing when nothing is asked for.

    >>> prerequisites("Keramik. Voraussetzung: Grundkurs. Mit Brennen."), prerequisites("Keine Vorkenntnisse nötig.")
    ('Voraussetzung: Grundkurs.', '')
    """
    lower = text.lower()
    if len(lower) != len(text):
        return ""
    for met in _CONDITIONS.finditer(lower):
        start, end = _bounds(lower, met)
        gained = met.group().startswith(("grundkennt", "kennt", "wissen")) and _GAINED.search(
            lower[start : met.start()]
        )
        if not gained and not _NEEDLESS.search(lower[start:end]):
            return text[start:end].strip()[:300]
    return ""


def _sentence(text: str, met: re.Match[str]) -> str:
    start, end = _bounds(text, met)
    return text[start:end]


def _bounds(text: str, met: re.Match[str]) -> tuple[int, int]:
    """Return where the sentence of a match begins and ends, at most 300 characters to each side."""
    head = [one.end() for one in _END.finditer(text, max(0, met.start() - 300), met.start())]
    tail = _END.search(text, met.start(), met.end() + 300)
    return head[-1] if head else max(0, met.start() - 300), tail.end() if tail else met.end() + 300
