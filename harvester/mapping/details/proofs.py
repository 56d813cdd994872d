"""Reads what proof an offer ends with: words in, names in the code list `certificates` out."""

import re

from harvester.mapping.details.conditions import bounds
from harvester.mapping.details.shorthand import spelled

_NONE = re.compile(
    r"\b(?:kein(?:e|en|erlei)?|ohne|no|without)\s(?:\w+\s)?(?:zertifikat|teilnahmeb\w+|teilnahmenachweis"
    r"|bescheinigung(?:en)?|abschluss(?!\w)|nachweise?|certificates?|exams?|prüfung(?! der| des| von)|zeugnis"
    r"|urkunde)\b"
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
    r"\babschluss\s?:\s?(?:master|bachelor|diplom|meister|fachwirt|techniker|staatsexamen)\w*|"
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
    r"|\bends? with (?:an? )?(?:\w+ )?exam\b|abschluss\s?: (?:\w+ )?prüfung|\b(?:freiwillige|optionale"
    r"|träger-?interne|interne) prüfung\b"
    r"|\bam ende (?:steht|folgt|findet) (?:\w+ )?(?:eine|die) (?:\w+ )?prüfung|abschlusszeugnis|certified exam"
    r"|\b(?:university|college|professional|official) certificate\b"
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
    r"(?:energie|emissions|ssl-?|sicherheits|impf|anlage|co2-?)zertifikat|zertifikatehandel|vorlage|vorlegen"
    r"|mitbringen|bringen sie|bringt eu|führerschein (?:weg|verloren|ade)|abitur-?(?:quiz|ball|feier)"
    r"|bitte bringen|geschenk|voraussetz\w*"
    r"|(?:ist|sind|wird) (?:\w+ )?erforderlich|benötigen (?:wir|sie)|führerschein[^.]{0,20} erforderlich"
    r"|kein\w* (?:\w+ )?\w*abschluss|nach dem (?:abi|schul)|und (?:dann|was nun)|was nun|prüfungsangst|required"
    r"|prerequisite"
    r"|(?:\büber|\bum) (?:die |den )?(?:zertifikate|abschlüsse)|\bfür(?:s| das| den) (?:abi|führerschein|realschul"
    r"|hauptschul|mittlere|msa\b)"
    r"|vorbereit\w*(?= auf das abi)|(?:leiter|dozent|trainer|referent|lehrer|coach"
    r"|therapeut)\w* (?:\w+ ){0,3}(?:besitzt|hat|haben|verfüg\w*|mit|ist"
    r"|sind|erwarb)\b|abschluss (?:\w+ )?(?:erforderlich|notwendig|nötig|voraus\w*)|^\W*schulabschluss\s?:"
    r"|\b(?:absolvierte|erwarb|studierte)\b|\b(?:sie|er) (?:hat|machte) (?:ihre|seine)n?\b|zertifikate? handeln"
    r"|führerschein(?:entzug|umtausch|rückgabe|stelle)|\b(?:vom"
    r"|von der) \w+ zertifi"
    r"|abgeben|umtausch"
)
_MAY = re.compile(
    r"(?:erhal|bekomm|erwerb|schließ|abschluss mit|endet mit|führt zu|vermittelt|ablegen|verlieh|ausgestellt|award"
    r"|receive)"
)


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


def _sentence(text: str, met: re.Match[str]) -> str:
    start, end = bounds(text, met)
    return text[start:end]
