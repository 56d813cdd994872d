"""Reads claims of access and help in words: names in the code list `accessibility`, and whether children are minded."""

import re

from vocab.model import Answer

_NOT = re.compile(r"(?:\bnicht|\bkein\w*|\bohne|\bnot|\bno|\bleider)\s(?:\w+\s){0,2}$")
_NOT_AFTER = re.compile(
    r"^[^.;,]{0,30}?\b(?:nicht|not)\s(?:\w+\s)?(?:geeignet|zugänglich|erreichbar|möglich|vorhanden|suitable"
    r"|accessible|available)"
)
_TOPIC = re.compile(
    r"(?:webdesign|bauen|dokumente|pdf|website|webseite|workshop|vortrag|schreiben|kennen|lernen|erstellen"
    r"|übersetzen|gestalten)"
)
_CLAIMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("accessible-toilet", re.compile(r"(?:behinderten\w*|rollstuhl\w*|barriere(?:frei|arm)\w*|accessible"
    r"|disabled)[- ](?:wcs?|\w*toiletten?"
    r"|toilets?|klos?|sanitär\w+|restrooms?)\b|behindertentoilette|(?:wcs?|toiletten?) (?:ist "
    r"|sind )?(?:barrierefrei|rollstuhl\w+|behindertengerecht)")),
    ("accessible-parking", re.compile(r"behinderten-?parkpl\w+|(?:accessible|disabled) parking|(?:barrierefrei"
    r"|rollstuhlgerecht|behindertengerecht)e[rn]? (?:park|stell)pl\w+"
    r"|parkpl\w+ für (?:menschen mit|rollstuhl|schwerb|behind|gehb)\w*")),
    ("lift", re.compile(r"\baufz(?:ug|üge)\b|fahrstuhl|\blifts?\b(?= (?:to|is|are|available|access|vorhanden)|[,;)]"
    r"|\W*$)|\b(?:a|by|mit|with|per) lift\b(?! \w+ing)|\belevator")),
    ("step-free", re.compile(
        r"stufenlos(?! (?:verstell|regel))|stufenfrei|step-?free|ebenerdig|schwellenfrei|\brampe\b|\bramp\b|ohne stufen"
        r"|rollstuhl(?:gerecht|geeignet|zugäng|tauglich|gängig|plätze|stellplätze|freundlich|fahrer|fahrende"
        r"|fahrerinnen)\w*|rollstühlen?\b|(?:im"
        r"|mit(?: dem)?) rollstuhl|wheelchair"
        r"|behindertengerecht"
    )),
    ("tactile-guidance", re.compile(r"leitsystem|brailleschrift|(?<!louis )\bbraille\b|tastmodell")),
    ("assistance-dogs", re.compile(r"(?:assistenz|begleit|blinden(?:führ)?)hunde?n?\b|assistance dogs?|guide dogs?")),
    ("quiet-room", re.compile(r"ruheraum|rückzugsraum|quiet room")),
    ("induction-loop", re.compile(r"indukti\w+|höranlage|hörschleife|induction loop|hearing loop")),
    ("sign-language", re.compile(r"gebärdensprachdolmetsch\w*|(?:dolmetsch|übersetz)\w* in (?:dgs"
    r"|(?:deutsche )?gebärdensprache)|gebärdendolmetsch\w*|dgs-dolmetsch\w*"
    r"|in (?:deutsche[rn]? )?gebärdensprache|sign[- ]language"
    r"|gebärdensprach\w* (?:wird|ist|übersetz)")),
    ("captions", re.compile(r"untertitel\w*|schriftdolmetsch\w*|\bcaptions?\b|subtitl\w+")),
    ("audio-description", re.compile(r"audiodeskription|hörbeschreibung|audio description|bildbeschreibung")),
    ("plain-language", re.compile(r"in (?:leichter|einfacher) sprache|leichte sprache|plain language"
    r"|easy (?:language|read)")),
    ("large-print", re.compile(r"großdruck|großschrift|large print")),
    ("companion-free", re.compile(r"begleitpersonen? (?:\w+ ){0,4}(?:frei|kostenlos|kostenfrei)\w*|companions? free")),
    ("assistance", re.compile(r"(?:persönliche|arbeits)?assistenz (?:\w+ )?(?:möglich|auf anfrage|kann|wird)"
    r"|personal assistan")),
    ("inclusive-group", re.compile(r"mit und ohne (?:behinderung|handicap|beeinträchtigung)\w*"
    r"|inklusive[rs]? (?:gruppe|kurs|angebot|theater)")),
    ("not-step-free", re.compile(r"nur (?:über|per) (?:\w+ )?(?:treppen?|stufen)|only (?:by|via) stairs|stairs only")),
    ("venue", re.compile(r"barrierefrei\w*|\b(?:fully|is|are) accessible\b|\baccessible (?:entrance|venue|building"
    r"|room|for wheel)|^accessible|barrier-free")),
)  # fmt: skip
_PARTLY = re.compile(
    r"(?:bedingt|teilweise|eingeschränkt|weitgehend|partly|partially)\s(?:barrierefrei|rollstuhl\w*|accessible)"
    r"|barrierearm\w*|barrierereduziert\w*"
)
_CHILDCARE = re.compile(
    r"kinder(?:betreuung|beaufsichtigung|aufsicht)(?:sangebot)?|child ?care|crèche|babysitt\w+|betreuung (?:der"
    r"|ihrer|von|für)(?: ihre)? kinder[nr]?"
    r"|(?:werden|wird|sind|ist) (?:\w+ ){0,3}(?:kind(?:er)?|nachwuchs|kleinen) (?:\w+ ){0,4}(?:betreut"
    r"|beaufsichtigt|gehütet|versorgt)"
    r"|(?:ihre? |die |deine )?kind(?:er)? (?:sind|mitgebracht werden und) (?:\w+ ){0,5}(?:betreut|beaufsichtigt"
    r"|versorgt)"
    r"|passen (?:wir )?(?:\w+ )?auf (?:ihre|die|eure|deine) kinder auf|(?:hüten|betreut) (?:wir )?(?:ihre|eure"
    r"|die) kinder"
    r"|betreuungsangebot für (?:ihre |die |eure )?kinder|parallel\w* (?:\w+ )?(?:spielgruppe|kinderprogramm|kinderkurs)"
    r"|(?:kinder|kleinkinder|nachwuchs|babys)[^.\n]{0,30}(?<!kinder)\bbetreuung (?:ist |wird "
    r"|vor ort )?(?:vorhanden|möglich|angeboten|gesichert)"
    r"|(?:supervised play|supervision|activities) (?:\w+ )?for (?:\w+ )?children|children'?s (?:corner"
    r"|supervision)|nanny|tagesmutter vor ort"
    r"|(?:ihre? |die )?kind(?:er)? (?:wird|werden|können|kann) (?:\w+ ){0,4}(?:betreut|beaufsichtigt)|(?:betreut"
    r"|betreuen|beaufsichtigen) (?:wir )?(?:ihre|die) kinder"
    r"|für (?:ihre |die )?kinder ist gesorgt|spielbetreuung|kümmer\w+ sich [^.]{0,40} um (?:ihre|die) kinder"
    r"|children (?:are|will be|can be) (?:\w+ )?(?:looked after|minded)|betreuungsangebot für kinder"
)
_MINDING_IS_TOPIC = re.compile(
    r"(?:\bin der|\bin die|\bzur|\bzum thema|\bvon|\bthema|fachkräfte\w* (?:für|in)(?: der)?|rund um(?: die)?"
    r"|\bqualifizierung|\bausbildung|^\W*(?:fort|weiter)bildung|\bfachtag|\bseminar|^\W*kurs|als"
    r"|steuer\w*|kosten der|\bfür die|\büber)\s$"
)
_TOPIC_AFTER = re.compile(
    r"^\s?(?:unter (?:drei|3)|u3\b|in (?:deutschland|europa|der tagespflege)|steuerlich|als beruf|und beruf"
    r"|nach sgb|im wandel"
    r"|organisieren|finden|finanzieren|planen|[–:-] tipps)"
)
_MINDED = re.compile(
    r"(?:^|\bmit|\bwith|\binkl\.?|\binklusive|\beine?|[:+,(.–|]|\bkostenlose[rn]?|\bfree|\bwir bieten"
    r"|\bwährenddessen|\bparallel|\bgibt es|\bes gibt)\s?(?:\w+\s){0,2}$|(?:wir bieten|bieten wir|gibt es"
    r"|angeboten wird|inklusive|we offer|bedarf an|wunsch nach|anmeldung (?:der|zur|für die))\b[^.]{0,40}$"
)
_MINDED_AFTER = re.compile(
    r"^(?:\s\w+){0,5}?\s(?:möglich|vorhanden|verfügbar|angeboten|kostenlos|available|provided|anfrage|gesichert"
    r"|request|bereit|statt|betreut|gewährleistet|anmelden|anmeldung|absprache|organisiert|gewünscht|benötigt"
    r"|gebucht|buchbar)"
    r"|^\W*(?:ja|yes|vorhanden|möglich)\b|^\s(?:ist gesorgt|parallel|inclusive|included|während|inklusive|bei bedarf"
    r"|nach)"
)
_UNMINDED = re.compile(r"^\W*(?:nein|no|keine)\b|^[^.]{0,40}\b(?:nicht|not|keine|leider)\b(?! nur)")
_SAYS_YES = (
    "parallel",
    "vorhanden",
    "möglich",
    "angeboten",
    "supervis",
    "tagesmutter",
    "passen",
    "betreuungsangebot für",
    "kinder werden",
    "kinder können",
    "kind wird",
    "looked after",
    "minded",
    "um die kinder",
    "um ihre kinder",
    "betreut",
    "betreuen",
    "beaufsichtigen",
    "ist gesorgt",
    "ihre kinder",
    "die kinder",
)


def accessibility(text: str) -> tuple[str, ...]:
    """Return the claims of access in `text`, in lower case: what is there, or that there is a barrier.

    >>> accessibility("stufenloser zugang, aufzug vorhanden"), accessibility("kein aufzug")
    (('lift', 'step-free'), ())
    """
    found: dict[str, None] = {}
    rest = text
    if met := _PARTLY.search(rest):
        found["limited"] = None
        rest = rest.replace(met.group(), " ")
    for name, pattern in _CLAIMS:
        for met in pattern.finditer(rest):
            if verdict := _verdict(name, rest, met):
                found[verdict] = None
        if name != "step-free":
            rest = pattern.sub(" ", rest) if name in found else rest
    if "not-step-free" in found:
        found.pop("step-free", None)
    if "step-free" in found:
        found.pop("venue", None)
    return tuple(sorted(found))


def _verdict(name: str, text: str, met: re.Match[str]) -> str:
    head, tail = text[max(0, met.start() - 30) : met.start()], text[met.end() : met.end() + 50]
    if _NOT.search(head) or _NOT_AFTER.match(tail):
        return "not-step-free" if name in {"venue", "step-free"} and "ohne" not in head[-12:] else ""
    if name in {"venue", "plain-language", "tactile-guidance", "captions"} and _TOPIC.search(tail[:40].split(".")[0]):
        return ""
    return name


def childcare(text: str) -> Answer:
    """Return whether children are minded meanwhile, as `text`, in lower case, says.

    >>> childcare("mit kinderbetreuung"), childcare("kinderbetreuung: nein")
    ('yes', 'no')
    """
    for met in _CHILDCARE.finditer(text):
        head, tail = text[max(0, met.start() - 40) : met.start()], text[met.end() : met.end() + 60]
        if (_MINDING_IS_TOPIC.search(head) and not tail.startswith(" ist gesorgt")) or _TOPIC_AFTER.match(tail):
            continue
        if re.search(r"\b(?:ohne|keine|no|not|weder|nicht)\s(?:\w+\s){0,2}$", head) or _UNMINDED.match(tail):
            return "no"
        if " nicht " in met.group():
            return "no"
        if any(sign in met.group() for sign in _SAYS_YES) or _MINDED.search(head) or _MINDED_AFTER.match(tail):
            return "yes"
    return "unknown"
