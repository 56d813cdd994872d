"""Reads what an offer asks of those who take part: text in, the sentence that says it out."""

import re
from itertools import chain

from harvester.mapping.details.conditionwords import ASKED, ASKED_IN_ENGLISH

_CONDITIONS = re.compile(
    r"\b\w*(?:nachweis|zeugnis|zertifikat|bescheinigung|attest|führerschein)\w*\b[^.\n]{0,60} (?:vorgelegt"
    r"|nachgewiesen|erbracht|eingereicht|vorzulegen|nachzuweisen|vorzuweisen|mitzubringen)\b|\b(?:muss|müssen) "
    r"(?:\w+ ){0,3}bestanden (?:\w+ )?(?:sein|haben)\b|\w*(?:hochschul|berufs|schul"
    r"|studien)abschluss\b[^.\n]{0,20} (?:erforderlich|notwendig"
    r"|nötig|voraus\w*)|\b(?:completion of|degree|licen[cs]e|experience|level|passport)\b[^.\n]{0,40} (?:is|are)"
    r" (?:required|needed|necessary|mandatory)\b|\brequirements?\s?:\s?(?!none|no\b|-|–)\w|\b(?:must"
    r"|need to) be able to\b|\b(?:good|fluent|sufficient) (?:english|german|french|spanish|\w+ skills|knowledge"
    r"|command)[^.\n]{0,20} required|\bneeds? (?:an? )?(?:\w+'s )?degree"
    r"|\bzertifikat\w* (?:[abc][12] )?(?:erforderlich|muss vorliegen)|\bsprachnachweis\b"
    r"|\bmindestens (?:sprach)?niveau [abc][12]"
    r"|\bsemester vorkenntnisse"
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
    r"|notwendig|vorausgesetzt|wünschenswert|hilfreich|required|von vorteil)"
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
    r"|teilnahme nur (?:mit|nach|für)\b(?! (?:frauen|männer|kinder|jugend|senior|eltern|beschäftigte|mitarbeit"
    r"|studierende|schüler))(?! (?:\w+ )?(?:an?meldung|voranmeldung|\w*ticket|\w*karte|maske|reservierung"
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
    r"|erfahrung\w*|voraussetzung\w*|prior|previous|experience|knowledge|skills)|(?:vor|grund)?(?:kenntnisse|wissen"
    r"|erfahrung\w*|knowledge|experience)\W+(?:\w+\s){0,3}(?:nicht|keine|not"
    r"|no)\b|kenntnisse (?:werden |in |der |des |\w+ ){0,3}(?:vermittelt|erarbeitet|aufgebaut)"
    r"|voraussetzung (?:der|für die) anmeldung|voraussetzung\w*\W+(?:\w+\s){0,2}(?:keine|nicht|none|nein)"
    r"|(?:wetter|neugier\w*|spaß|freude|lust|laune|humor|anmeldung|schneelage|witterung) [^.]{0,40}(?:voraus"
    r"|voraussetzung)|voraussetzung\w*\W+(?:ist |sind )?(?:\w+ )?(?:lust|spaß|freude|neugier|gute laune|humor"
    r"|offenheit)\b"
    r"|nichts (?:wird )?vorausgesetzt|nichts wird verlangt|(?:muss|müssen) (?:man |sie |niemand )?(?:\w+ )?(?:nicht"
    r"|kein\w*)\b|müssen (?:\w+ )?nichts|muss niemand"
    r"|niemand muss|\?\s*$|nachholen"
    r"|welche voraussetzungen|voraussetzungen (?:von|schaffen|für (?:ein|gut|den erfolg|eine förder))|(?:prior"
    r"|previous) (?:\w+ )?(?:knowledge|experience) (?:is )?not|but not required|not (?:required|needed|necessary)"
    r"|von vorkenntnissen unabhängig"
)
_GAINED = re.compile(
    r"\b(?:lern|erlern|erwerb|erwirb|vermittel|erhalt|erhält|bekomm|erlang|gewinn|erarbeit|vertief|auffrisch"
    r"|aneign|learn|gain|acquire)\w*"
    r" (?:\w+ ){0,4}$|\b(?:einführung|vermittlung|erwerb|aufbau|vertiefung|auffrischung)\w* (?:\w+ ){0,3}$"
)
_ANSWERED = re.compile(r"[^.!?\n]{0,80}\? (?:dann|hier) (?:bist|sind|seid|ist|passt) ")
"""A question that says whom the offer is for."""
_REDUCED = re.compile(r"ermäßig|\berm\b|rabatt|discount|concession|€")
"""What has to be shown for a lower price is no condition."""
_PROOF = re.compile(r"nachweis|ausweis|vorzulegen|vorgelegt")
_NO = re.compile(r"\b(?:nicht|kein\w*|no|not|never|none)\b")
_END = re.compile(r"[.!?](?=\s|$)|\n")


def prerequisites(text: str) -> str:
    """Return the sentence that says what one must know or bring; nothing when nothing is asked for.

    >>> prerequisites("Keramik. Voraussetzung: Grundkurs. Mit Brennen."), prerequisites("Keine Vorkenntnisse nötig.")
    ('Voraussetzung: Grundkurs.', '')
    """
    lower = text.lower()
    if len(lower) != len(text):
        return ""
    for met in chain.from_iterable(pattern.finditer(lower) for pattern in (_CONDITIONS, ASKED, ASKED_IN_ENGLISH)):
        start, end = bounds(lower, met)
        gained = met.group().startswith(("grundkennt", "kennt", "wissen")) and _GAINED.search(
            lower[start : met.start()]
        )
        needless = _NEEDLESS.search(lower[start:end]) and not _ANSWERED.match(lower, start)
        if not (gained or needless or _denied(lower, met) or _is_reduction(lower[start:end])):
            return text[start:end].strip()[:300]
    return ""


def _denied(text: str, met: re.Match[str]) -> bool:
    """Return whether what other patterns than those of this module found is said not to be needed."""
    if met.re is _CONDITIONS or met.group().startswith(("nicht", "keine", "ohne", "nur ")):
        return False
    return bool(_NO.search(text[max(0, met.start() - 15) : met.end()]))


def _is_reduction(sentence: str) -> bool:
    return bool(_PROOF.search(sentence) and _REDUCED.search(sentence))


def bounds(text: str, met: re.Match[str]) -> tuple[int, int]:
    """Return where the sentence of a match begins and ends, at most 300 characters to each side."""
    head = [one.end() for one in _END.finditer(text, max(0, met.start() - 300), met.start())]
    tail = _END.search(text, met.start(), met.end() + 300)
    return head[-1] if head else max(0, met.start() - 300), tail.end() if tail else met.end() + 300
