"""Reads what proof an offer ends with and what it asks for: names in the code list `certificates`, words."""

import re

from harvester.mapping.shorthand import spelled

_NONE = re.compile(
    r"\b(?:kein(?:e|en|erlei)?|ohne|no|without)\s(?:\w+\s)?(?:zertifikat|teilnahmeb\w+|teilnahmenachweis"
    r"|bescheinigung(?:en)?|abschluss(?!\w)|nachweise?|certificates?|exams?|prüfung|zeugnis|urkunde)\b"
    r"(?! (?:\w+ )?(?:nötig|erforderlich|notwendig|voraus|needed|required|mitbringen|benötigt))|(?:zertifikat"
    r"|bescheinigung|abschluss|certificate|teilnahmebestätigung|prüfung)\s?[:|]\s?(?:nein|kein\w*|no\b|none|ohne)"
    r"|(?:zertifikat|bescheinigung|teilnahmebestätigung|certificate)[^.\n]{0,25}\b(?:nicht|not) (?:\w+ )?(?:ausgestellt"
    r"|vergeben|erteilt|vorgesehen|möglich|issued|awarded|given)|we do not (?:issue|award"
    r"|provide) (?:\w+ )?certificates?"
)
_PARTICIPATION = re.compile(
    r"\btn-?(?:bescheinigung|bestätigung|nachweis)|"
    r"(?:teilnahme|teilnehmer|teilnehmenden)-?(?:bestätigung|bescheinigung|zertifikat|nachweis|urkunde)"
    r"|(?:certificate|proof|confirmation) of (?:attendance|participation)|bescheinigung (?:über|ihrer|der) (?:die "
    r"|ihre )?teilnahme"
    r"|bescheinigung nach § ?\d+|(?:urkunde|nachweis|bestätigung) (?:über|ihrer|der) (?:die |ihre )?teilnahme"
    r"|fortbildungs(?:nachweis|bescheinigung)"
)
_DEGREE = re.compile(
    r"bachelor(?:abschluss)? of|\b(?:bachelor|master)'?s degree|master(?:studium|studiengang)\b|bachelor(?:studium"
    r"|abschluss)|master of (?:arts|science|education|laws|business)|masterstudium"
    r"|masterabschluss|\bmeister(?:brief|prüfung)"
    r"|staatlich (?:anerkannt|geprüft)\w*[^.\n]{0,30}abschluss|^\W*staatlich (?:anerkannte|geprüfte)[rn]? \w+(?:in|er"
    r"|wirt|assistent)\b\W*(?:$|[(|–:])|abschluss[^.\n]{0,40}staatlich (?:anerkannt|geprüft)"
    r"|staatlich (?:anerkannte[rnms]?|geprüfte?[rnms]?) (?:\w*abschluss|studium)|(?:zur?|zum|als"
    r"|abschluss:?) (?:\w+ )?staatlich (?:anerkannte[rn]?|geprüfte?[rn]?) \w+|gesellen(?:brief|prüfung)"
    r"|(?:schul|haupt|real|berufs|studien|facharbeiter)\w*abschluss"
    r"|\babitur\b|hochschulreife|fachabitur|mittlere reife|staatsexamen|(?:ihk|hwk)-abschluss|abschluss als (?:staatl"
    r"|geprüft)|university degree"
)
_RECOGNISED = re.compile(
    r"sachkunde(?:nachweis|prüfung)|ausbildereignung\w*|\bects\b|teilqualifi\w+|fischerprüfung|jägerprüfung|juleica"
    r"|staplerschein|\baevo\b|ausbilderschein|motorsägenschein|fischereischein|angelschein"
)
_CERTIFICATE = re.compile(
    r"\bprüfung\s?:\s?ja\b|"
    r"zertifikate?s?(?:kurs|lehrgang|prüfung|abschluss)?\b|^certificate|(?:receive|earn|get|awarded|issued|with"
    r"|obtain)s? (?:\w+ ){0,3}certificate\b|certificate (?:of completion|awarded|upon|will be)|\b(?:telc|testdaf"
    r"|delf|dele|toefl|ielts"
    r"|xpert|icdl|ecdl)\b"
    r"|(?:abschluss|sprach|lizenz|trainer|ihk)-?prüfung|trainer-?(?:\w-)?lizenz|übungsleiterlizenz|\bprüfung (?:b1"
    r"|b2|a1|a2|c1)"
    r"|(?:mit|schriftliche[rn]?|mündliche[rn]?|abschließende[rn]?) (?:\w+ )?prüfung\b|final exam"
    r"|\bends? with an exam|certified exam|\b(?:university|college|professional|official) certificate\b"
    r"|deutsch-test für zuwanderer|cambridge (?:certificate|first|advanced|proficiency|prelim\w*|key|exam\w*|b2|c1|c2"
    r"|english)"
    r"|\b(?:dalf|toeic|siele|hsk|jlpt|celi|cils"
    r"|plida|ösd|dtz|linguaskill|einbürgerungstest|dsh)\b|goethe-(?:zertifikat|prüfung|exam)|prüfung (?:wird "
    r"|kann )?abgelegt|(?:ablegen|bestehen) (?:einer|der) \w*prüfung"
    r"|(?:abschlie|schlie)ß\w* mit (?:einer|der) (?:\w+ )?prüfung|prüfung (?:am|zum|zur|vor der|bei der) (?:ende"
    r"|schluss|abschluss|ihk|hwk|handwerks\w+)"
    r"|führerschein(?:prüfung)?\b"
)
_MISLEADING = re.compile(
    r"börse|aktien|geldanlage|"
    r"infoabend|"
    r"(?:energie|emissions|ssl-?|sicherheits|impf|anlage|co2-?)zertifikat|zertifikatehandel|vorlage|vorlegen|mitbringen"
    r"|bitte bringen|geschenk|voraussetz\w*"
    r"|(?:ist|sind|wird) (?:\w+ )?erforderlich|benötigen (?:wir|sie)|führerschein[^.]{0,20} erforderlich"
    r"|kein\w* (?:\w+ )?\w*abschluss|nach dem (?:abi|schul)|und (?:dann|was nun)|was nun|prüfungsangst|required"
    r"|prerequisite"
    r"|(?:\büber|\bum) (?:die |den )?(?:zertifikate|abschlüsse)|\bfür(?:s| das| den) (?:abi|führerschein)"
    r"|vorbereit\w*(?= auf das abi)|(?:leiter|dozent|trainer|referent|lehrer|coach"
    r"|therapeut)\w* (?:\w+ ){0,3}(?:besitzt|hat|haben|verfüg\w*|mit|ist"
    r"|sind|erwarb)\b|abschluss (?:\w+ )?(?:erforderlich|notwendig|nötig|voraus\w*)|^\W*schulabschluss\s?:"
    r"|zertifikate? handeln|führerschein(?:entzug|umtausch|rückgabe|stelle)|\b(?:vom"
    r"|von der) \w+ zertifi"
    r"|abgeben|umtausch"
)
_MAY = re.compile(
    r"(?:erhal|bekomm|erwerb|schließ|abschluss mit|endet mit|führt zu|vermittelt|ablegen|verlieh|ausgestellt|award"
    r"|receive)"
)
_CONDITIONS = re.compile(
    r"\b\w*(?:nachweis|zeugnis|zertifikat|bescheinigung|attest|führerschein)\w*\b[^.\n]{0,60} (?:vorgelegt"
    r"|nachgewiesen|erbracht|eingereicht|vorzulegen|nachzuweisen|vorzuweisen|mitzubringen)\b|\b(?:muss|müssen) "
    r"(?:\w+ ){0,3}bestanden (?:\w+ )?(?:sein|haben)\b|\w*(?:hochschul|berufs|schul"
    r"|studien)abschluss\b[^.\n]{0,20} (?:erforderlich|notwendig"
    r"|nötig|voraus\w*)|\b(?:completion of|degree|licen[cs]e|experience|level|passport)\b[^.\n]{0,40} (?:is|are)"
    r" (?:required|needed|necessary|mandatory)\b|\brequirements?\s?:\s?(?!none|no\b|-|–)\w|\bmust be able to\b"
    r"|\bmust hold a\b|\b(?:level|[abc][12]) (?:is )?required|^\W*(?:erfolgreich )?bestandene[nrs]? \w"
    r"|\b(?:vor|beratungs|aufnahme|eignungs)gespräch (?:ist )?(?:erforderlich|verpflichtend|notwendig|nötig"
    r"|obligatorisch)"
    r"|\b(?:eignungstest|attest|seepferdchen|einstufungs\w+) (?:ist |sind )?(?:erforderlich|verpflichtend|notwendig"
    r"|nötig"
    r"|obligatorisch)|berufspraxis (?:erforderlich|voraus)|mind\w*\.? \w+ jahre? berufspraxis"
    r"|erfolgreich abgeschlossene[nrs]? \w"
    r"|\b(?:trittsicherheit|schwindelfreiheit|kondition|schwimmfähigkeit|fitness)\b[^.\n]{0,40} (?:erforderlich|nötig"
    r"|notwendig|voraus\w*)\b|\b\w+kenntnisse (?:auf |ab |niveau |mind\w*\.? |stufe )*[abc][12]\b|"
    r"\bsie (?:sprechen|lesen|beherrschen|nähen|spielen) (?:bereits|schon) |"
    r"\bvorkenntn\w*\.? (?:erforderl|nötig|notw)|"
    r"sollten?\s[^.]{0,60}(?:erfahrung\w*|kenntniss\w*|grundlagen|vorwissen)[^.]{0,50}(?:haben|mitbringen|verfügen"
    r"|besitzen)\b"
    r"|(?:benötigen|brauchen|benötigt) (?:sie |ihr |du )?(?:eine? |einen )?(?:abgeschlossene\w*|gute \w*kenntnisse"
    r"|grundkenntnisse|erste erfahrung\w*|abschluss|führerschein)"
    r"|\bneeds? (?:\w+ ){0,3}(?:knowledge|experience|skills|command)\b|"
    r"\bvorauss\.\s?:?\s*(?!keine|nicht|none|nein|-|–)\w|(?:grund|basis|aufbau|vor|anfänger"
    r"|einführungs)kurs\w* (?:\w+ )?(?:erforderlich|notwendig|nötig|vorausgesetzt|voraussetzung)"
    r"|(?:besuch|teilnahme|abschluss) (?:des|am|eines|von) [^.]{0,30}(?:erforderlich|notwendig|nötig|vorausgesetzt"
    r"|voraussetzung|required)|"
    r"(?<!unter der )(?<!unter welchen )(?<!rechtliche )(?<!rechtlichen )\bvoraussetzung(?:en)?(?! (?:des"
    r"|der)(?! teilnahme))(?! (?:für|zum|zur|dafür|um)\b"
    r"(?! (?:die |den |das |diesen |eine |einen |den besuch )?(?:teilnahme|kurs|besuch|zulassung|aufnahme|lehrgang"
    r"|seminar|workshop|weiterbildung|prüfung)))"
    r"(?:\sfür\s(?:die|den|das|eine|diesen)\s\w+|\szur\steilnahme|\sist|\ssind)?\b[\s:|–-]*(?!keine|nicht|none|nein"
    r"|schaffen|klären|kennen|prüfen|erfüll)\w"
    r"|(?:teilnahme|zugangs|aufnahme|zulassungs|eingangs)-?(?:voraussetzung|bedingung)(?:en)?\b[\s:|–-]*(?!keine|nicht"
    r"|none|nein)\w"
    r"|prerequisites?\W+(?!none|no\b)\w"
    r"|für (?:alle|teilnehm\w+|personen|menschen)[^.]{0,30}, die [^.]{0,40}(?:besucht|absolviert|abgeschlossen) haben"
    r"|sollten?\s[^.]{0,60}(?:(?:kurs\w*|modul\w*|seminar\w*|teil\w*|stufe\w*|workshop\w*|schulung|lehrgang|level"
    r"|niveau)[^.]{0,30}besucht|absolviert|beherrschen|verfügen|mitbringen können|vertraut)"
    r"|(?:\bmit|\bbereits|\bschon|\büber|\bbesitz\w*|\bbenötig\w*|\bbrauch\w*|\bbring\w*|\bsolide"
    r"|\bgute) (?:\w+ ){0,3}(?:grund|vor|basis)kenntniss\w*(?![^.]{0,20}(?:vermittelt|erlern|erwerb))"
    r"|(?:grund|vor|basis)kenntniss\w*[^.]{0,40}(?:mitbring\w*|mitgebracht|haben sollten|vorhanden sein)"
    r"|(?:vor)?(?:kenntnisse|wissen|erfahrung)\s(?:\w+\s){0,4}(?:sind\s|ist\s|werden\s|wird\s|is\s"
    r"|are\s)?(?:\w+\s)?(?:erforderlich|nötig"
    r"|notwendig|vorausgesetzt|wünschenswert|required|von vorteil)"
    r"|einstufung(?:stest)?\s[^.]{0,40}(?:verpflichtend|erforderlich|notwendig|pflicht|ablegen|absolvieren)|(?:müssen"
    r"|muss"
    r"|benötigen|brauchen)[^.]{0,60}(?:einstufung\w*|aufnahmeprüfung|nachweis\w*)|(?:müssen|muss)[^.]{0,60}(?:vorlegen"
    r"|nachweisen|vorweisen)|must\shave\s(?:completed|attended"
    r"|passed|basic)"
    r"|(?:führerschein|fahrerlaubnis)[^.]{0,20} (?:erforderlich|notwendig|nötig|vorausgesetzt)"
    r"|vorausgesetzt (?:wird|werden|ist|sind)\b"
    r"|(?:kenntnisse|erfahrung(?:en)?) [^.]{0,30}(?:hilfreich|von vorteil|wünschenswert|erwünscht)|(?:muss|müssen"
    r"|sollte) (?:\w+ ){0,4}(?:absolviert|besucht|abgeschlossen)"
    r"|mindestens (?:\w+ )semester|führungszeugnis|\bmuss\s[^.]{0,60}\bkönnen\b|\bmüssen\s[^.]{0,60}\bkönnen\b"
    r"|teilnahme nur (?:mit|nach|für)\b(?! (?:\w+ )?(?:an?meldung|voranmeldung|\w*ticket|\w*karte|maske|reservierung"
    r"|buchung|mitglied|terminvereinbarung|absprache))"
    r"|(?:knowledge|experience) (?:of|in|with) [^.]{0,40}(?:required|needed)"
    r"|wer (?:bereits|schon) (?!immer)[^.]{0,40}(?:kenntniss|erfahrung|kurs|grundlagen|vorwissen|besucht|gearbeitet"
    r"|absolviert)[^.]{0,30}(?:hat|mitbringt|besitzt)\b|(?:mit|nach) abgeschlossene[mr] |(?:schwimm|fahrrad"
    r"|rad)\w*(?:abzeichen|prüfung)? (?:erforderlich|vorausgesetzt)"
    r"|(?:niveau\s)?[abc][12](?:-niveau)?\s(?:ist\s|wird\s|sind\s)?(?:erforderlich|vorausgesetzt|notwendig|nötig"
    r"|required)|zulassungs(?:beschränk|prüf)\w+|aufnahmetest|eignungsprüfung"
    r"|(?:vor)?kenntnissen?\s(?:in|auf|der|des|aus|im|von)\s[^.]{0,40}(?:erforderlich|nötig|notwendig|voraus"
    r"|wünschenswert|hilfreich|erwartet)|^(?:vor|grund|deutsch|englisch|sprach)kenntnisse(?:\s?[:|(]|\W*$| (?:in|auf|im"
    r"|der|mind) )"
    r"|(?:vor|grund)kenntnisse\W{0,2}:|(?:setzt|setzen)\s[^.]{0,60}voraus\b|sie (?:verfügen (?:bereits )?über"
    r"|haben bereits"
    r"|beherrschen)\b|(?:mindestens|mind\.|jahre?n?|mehrjährige|erste|nach|einschlägige) (?:\w+ )?berufserfahrung"
    r"|berufserfahrung[^.]{0,20}(?:erforderlich|voraus|erwünscht|nötig|von vorteil)|teilnehmende (?:müssen|benötigen"
    r"|sollten)"
    r"|(?:some|previous|prior|basic) (?:\w+ ){0,3}(?:experience|knowledge|skills)(?! (?:is |are )?not)"
    r"|richtet sich an (?:personen|teilnehmende|menschen) mit (?:\w+ ){0,2}(?:kenntnissen|erfahrung)"
    r"|aufbauend auf|baut auf (?:dem|den|einem)|für (?:teilnehmende|menschen|personen|alle)\s?(?:,\s)?(?:mit"
    r"|die bereits|die schon)\s[^.]{0,40}(?:kenntnis|erfahrung|besucht|können|beherrsch)"
    r"|(?:impf|gesundheits|teilnahme|grundkurs)nachweis|nur nach (?:dem )?(?:besuch|absolv\w*|abschluss|teilnahme"
    r"|bestandene\w*|rücksprache|beratung|einstufung)"
    r"|schwimmen können|mindestens \w+ jahre? (?:\w*erfahrung|praxis)"
    r"|nur für (?:teilnehm|personen mit|fortgeschr|absolv)|(?:sie )?können (?:bereits|schon)"
    r"|kenntnisse (?:mindestens|mind\.|ab niveau)|(?<!einen )(?<!der )(?<!den )nachweis (?:über|eines|einer) (?!(?:die "
    r"|ihre |der )?(?:teilnahme|erfolgreich))"
    r"|(?:you|participants|students) should (?:be able|have)|\b(?!an?meldung|voranmeldung|reservierung)\w+ (?:ist"
    r"|sind|wird"
    r"|werden) (?:zwingend |unbedingt |die |eine )?(?:voraussetzung\b(?! (?:für|der|des|um|dafür)\b(?! (?:die |den "
    r"|das |eine )?(?:teilnahme|kurs|besuch|aufnahme|zulassung)))|vorausgesetzt)"
    r"|mindestens [abc][12]\b|(?:schwimm|rettungs|reit)abzeichen|vorbildung\b|^abgeschlossene[ns]? \w"
    r"|abgeschlossene[ns]? \w+ (?:erforderlich|wird|vorausgesetzt)|gute deutschkenntnisse"
    r"|sichere[rns]? (?:umgang|schwimm)\w*[^.]{0,50}(?:voraus|erforderlich|nötig|notwendig|wird erwartet)"
    r"|nur für sichere \w+"
)
_NEEDLESS = re.compile(
    r"(?:hilfreich|von vorteil|wünschenswert),? (?:aber |jedoch )?(?:nicht|keine?)|"
    r"(?:do not|don't|not|without) (?:need|require|any)|"
    r"(?:nicht|kein\w*|ohne|no|weder)\s(?:\w+\s){0,2}(?:vor|grund|fach|musik|sprach|noten)?(?:kenntnisse|wissen"
    r"|erfahrung\w*|voraussetzung\w*|prior"
    r"|previous)"
    r"|(?:vor|grund)?(?:kenntnisse|wissen|erfahrung\w*|knowledge|experience)\W+(?:\w+\s){0,3}(?:nicht|keine|not"
    r"|no)\b|kenntnisse (?:werden |in |der |des |\w+ ){0,3}(?:vermittelt|erarbeitet|aufgebaut)"
    r"|voraussetzung (?:der|für die) anmeldung|voraussetzung\w*\W+(?:\w+\s){0,2}(?:keine|nicht|none|nein)"
    r"|(?:wetter|neugier\w*|spaß|freude|lust|laune|humor|anmeldung|schneelage|witterung) [^.]{0,40}(?:voraus"
    r"|voraussetzung)|voraussetzung\w*\W+(?:ist |sind )?(?:\w+ )?(?:lust|spaß|freude|neugier|gute laune|humor"
    r"|offenheit)\b"
    r"|(?:muss|müssen) (?:man |sie |niemand )?(?:\w+ )?(?:nicht|kein\w*)\b|muss niemand|niemand muss|\?\s*$|nachholen"
    r"|welche voraussetzungen|voraussetzungen (?:von|schaffen|für (?:ein|gut|den erfolg|eine förder))|(?:prior"
    r"|previous) (?:\w+ )?(?:knowledge|experience) (?:is )?not|but not required|not (?:required|needed|necessary)"
    r"|von vorkenntnissen unabhängig"
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
    text = spelled(text)
    if _NONE.search(text) and not text.rstrip().endswith("?"):
        return ("none",)
    found: list[str] = []
    rest = _PARTICIPATION.sub(" ", text)
    if rest != text:
        found.append("participation")
    for name, pattern in (("certificate", _CERTIFICATE), ("degree", _DEGREE), ("recognised-certificate", _RECOGNISED)):
        met = pattern.search(rest)
        if met and (
            _MAY.search(said := _sentence(rest, met)) or not (_MISLEADING.search(said) or said.rstrip().endswith("?"))
        ):
            found.append(name)
    if "certificate" in found and "recognised-certificate" in found and "ects" in rest:
        found.remove("recognised-certificate")
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
