"""Reads claims of access in words: text in, names in the code list `accessibility` out."""

import re

from harvester.mapping.details.shorthand import spelled

_NOT = re.compile(r"(?:\bnicht|\bkein\w*|\bohne|\bnot|\bno|\bleider|\bun)\s(?:\w+\s){0,2}$")
_FREE_OF = re.compile(r"(?:keine|ohne|no) (?:\w*stufen?|treppen|schwellen?|steps|stairs)|begleitperson.*")
"""What is denied is the barrier."""
_DENIED = re.compile(r"\b(?:nicht|kein\w*|not)\b")
_NOT_AFTER = re.compile(
    r"^[^.;,]{0,30}?\b(?:nicht|not|kein\w*)\s(?:\w+\s)?(?:geeignet|zugänglich|erreichbar|möglich|vorhanden|nutzbar"
    r"|befahrbar|rollstuhl\w*"
    r"|suitable|accessible|available|gegeben|zugang|barrierefrei)|^[^.;,]{0,30}?\b(?:außer betrieb|defekt|kaputt"
    r"|gesperrt|fehlt|fehlen"
    r"|nur für (?:lasten|personal)|out of order|ungeeignet|unzugänglich)|"
    r"^[^.;,]{0,12}\b(?:gibt es|haben wir|besteht|existiert|bieten wir|führt|fehlt|is"
    r"|gibt's)\s(?:[\w-]+\s){0,4}?(?:nicht|not)\b|^\s?[:|]\s?(?:nein|no|nicht|kein\w*)\b"
)
_TOPIC = re.compile(
    r"(?:[–:-] ?(?:\w+ )?(?:seminar|kurs|fortbildung|schulung|fachtag)|\bleben\b|webdesign|bauen|wohnen|umbau|dokumente"
    r"|pdf|website|webseite|internet|workshop|vortrag|schreiben|kennen|lernen"
    r"|erstellen"
    r"|übersetzen|gestalten|gestaltung|verfassen|kommunikation|reisen|planen|planung|programmier|plant|app\b|apps"
    r"|software|folien"
    r"|präsentation|urlaub|mobilität|badezimmer|\bbad\b|\btext\w*|formulier|regeln|grundlagen|einführung|entdecken"
    r"|erfunden"
    r"|erfind|erfahren|lesen (?:und|lernen)|alphabet|im netz|im web|unterrichten|digital|tourismus|geschichte|verstehen"
    r"|anwenden"
    r"|stärkungsgesetz|design|auf social|im wandel|als chance|warum|wie\b)"
)
_LEARNT = re.compile(
    r"\w*(?:werkstatt|kurs|seminar|workshop|training|lehrgang|vortrag|prüfung|übung|infoabend|schulung|fachtag|thema"
    r"|netzwerk|büro|zentrum)\W*$|\b(?:prüfer\w*|büro|zentrum|netzwerk|übersetzer\w*|fachkraft) für\W*$"
    r"|(?:\blern(?:en|t|e)\b|\bwie (?:man|sie|wir|die|formuliert|funktionier\w*|kann|geht)"
    r"|\bwebs?i?t?e?(?:seiten?"
    r"|sites?)?\b|\bpdfs?\b"
    r"|\bdokumente?n?\b|\bformulare\b|\bapps?\b|einführung in|vortrag (?:über|zu)|workshop (?:zu|über)|kurs (?:in|zu)"
    r"|grundkurs|fortbildung"
    r"|geschichte d|erfind\w*|erfunden|\bbasteln|\boriginal(?:fassung|version)|\bomu\b|im original|\blearn\b"
    r"|diskussion (?:über|zu)|ausbildung zum|ausbildung von"
    r"|erklär\w*|schreiben"
    r"|übersetzen|digitale?|thema)\b[^.!?\n]*$"
)
_IN_EASY = re.compile(r"^\W*(?:\w+[- ]){0,2}(?<!grund)(?:kurs|vortrag|workshop|seminar|infoabend) in \w?$")
"""What is held in plain language, for `in` follows."""
_HERE = re.compile(
    r"(?:erlaubt|willkommen|dürfen|mitbring|mitgebracht|mitnehmen|mitgenommen|mitnahme|gestattet|zugelassen|allowed"
    r"|welcome|permitted"
    r"|möglich|kostenlos|kostenfrei|erwünscht|\bnur\b|\bonly\b|ausgenommen|außer|ausnahme|except|haben zutritt"
    r"|zutritt|eintritt|gerne|ja\b|bring)"
)
_WAY_IN = re.compile(
    r"(?:zug[aä]ng|erreich|eingang|rampe|willkommen|geeignet|gelang|befahr|nutz|haus|gebäude|plätze|räume|teilnehm"
    r"|kommen|saal|hinein"
    r"|möglich|problemlos|besuch|access|enter)"
)
CLAIMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("accessible-toilet", re.compile(r"(?:behinderten\w*|rollstuhl\w*|barriere(?:frei|arm)\w*|accessible"
        r"|wheelchair(?:[- ]accessible)?"
    r"|disabled)[- ](?:\w+e[rns]? )?(?:wcs?|\w*toiletten?|toilets?|klos?|sanitär\w+|restrooms?|bathrooms?)\b"
    r"|behindertentoilette"
    r"|(?:behinderten|rolli|rollstuhl)-?(?:wc|toilette)\b"
    r"|(?:wcs?|toiletten?)(?: |: | ?[|–-] )\(?(?:ist |sind )?(?:\w+ ){0,2}(?:barrierefrei|rollstuhl\w+"
    r"|behindertengerecht)|(?:wcs?|toiletten?) für (?:rollstuhl|menschen mit|behindert|gehb|mobilit)\w*")),
    ("accessible-parking", re.compile(r"behinderten-?(?:park|stell)pl\w+|(?:accessible|disabled) parking"
        r"|(?:barrierefrei"
    r"|rollstuhlgerecht|behindertengerecht)e[rn]? (?:park|stell)pl\w+"
    r"|(?:park|stell)pl\w+ für (?:menschen mit|rollstuhl|schwerb|behind|gehb)\w*")),
    ("lift", re.compile(r"(?<!skier )\baufz(?:ug|üge)\b(?![^.\n]{0,40}(?:geschichte|technik|wartung|monteur|steckt"
    r"|pitch))(?! der (?!schule|haus|halle|vhs)| in die| ins )(?<!letzter aufzug)|\b(?:personen"
        r"|treppen|plattform|rollstuhl|behinderten|hub)-?(?:aufz[uü]ge?|lifts?)\b"
    r"|\bfahrstuhl\b(?! zum)|\blifts?\b(?= (?:to|is|are|available|access"
    r"|vorhanden|takes|in|zu|im|ist|führt|bringt)|\s?[,;).|/+]|\s?: ?(?:ja|vorhanden|yes)| \(|\W*$)|\b(?:a|by|mit|with"
    r"|per) lift\b(?! \w+ing)"
    r"|\belevators?\b")),
    ("step-free", re.compile(
        r"stufenlos(?!\w* (?:verstell|getriebe|schalt|regel|einstell|regul|dimm))\w*|stufenfrei\w*|step[- ]?free"
        r"|niveaugleich\w*|\blevel (?:access|entrance|entry)\b"
        r"|ebenerdig(?!\w* dusche)"
        r"|schwellenfrei"
        r"|schwellenlos"
        r"|\brampe\b(?! bau)|\bramp\b(?! up)|\b(?:ohne|keine) (?:stufen?|treppenstufen|treppen|schwellen?)\b"
        r"|\bno (?:steps|stairs)\b(?=\W*$|[,.;)]| (?:at|to|into|in)\b)|\b(?:rollstuhl|zugangs|eingangs|auffahrts?"
        r")-?rampe\b|rollstuhl-?zug[aä]ng\w*|(?:roll(?:stuhl|i))(?:gerecht|geeignet|zugäng|tauglich|gängig"
        r"|plätze|stellplätze"
        r"|freundlich)\w*"
        r"|rollstuhl(?:fahrer|fahrende|fahrerinnen|nutz)\w*|(?<=für )rollstühle\b|(?<=mit )rollstühlen\b|(?:im"
        r"|mit(?: dem| einem)?|kinderwagen (?:und|oder|/)(?: dem)?) rollstuhl\b"
        r"|wheelchair(?! (?:basket|rugby|danc|tennis|sport|repair|rac|fencing|user stories))"
        r"|behindertengerecht"
    )),
    ("tactile-guidance", re.compile(r"(?:taktile[snrm]?|tast-?|blinden-?|boden-?)\s?leitsystem\w*"
        r"|leitsystem\w* für (?:blinde|sehb)\w*|taktile[nrms]? (?:boden\w+|orientierung\w*|modelle?n?|pl[aä]ne?"
        r"|elemente?n?|beschriftung\w*|exponate?n?)|tast(?:objekte?n?|stationen?|pl[aä]ne?|exponate?n?)\b"
    r"|^leitsystem|^\W*(?:brailleschrift|braille|blindenschrift)\W*$|\bin blindenschrift\b"
    r"|kontrastreiche beschilderung|in (?:\w+er )?braille(?:schrift)?\b|\bbraille(?:schrift)?-?(?:beschriftung|texte"
    r"|heft|flyer|tafeln"
    r"|schilder|plan"
    r"|material|labels)\w*"
    r"|\bmit braille(?:schrift)?\b|\bbraille(?:schrift)? (?:vorhanden|verfügbar|available)|\bbraille (?:labels|texts"
    r"|guide)|tastmodelle?\b")),
    ("assistance-dogs", re.compile(r"(?:assistenz|begleit|blinden(?:führ)?)hunde?n?\b|\b(?:assistance|guide"
    r"|service) (?:dogs?|animals?)\b")),
    ("quiet-room", re.compile(r"\bruher[aä]um\w*|rückzugsr[aä]um\w*|\breizarme[rn]? (?:umgebung|zeit\w*|stunden?"
    r"|öffnungszeit\w*|führung\w*|besuch\w*|raum)|\blow-sensory|\bquiet (?:room|space)")),
    ("induction-loop", re.compile(r"indukti(?:ve[nrms]? (?:\w+ )?(?:hör\w*|schleife\w*)|ons-?(?:schleife|höranlage"
        r"|anlage)\w*)"
    r"|\bhöranlage\w*|hörschleife\w*|ringschleife\w*|hörverstärker\w*|\bfm-anlage|hörunterstützung\w*|induction loop"
    r"|hearing loop")),
    ("sign-language", re.compile(r"gebärdensprachdolmetsch\w*|(?:dolmetsch|übersetz)\w* in (?:die )?(?:[dö]gs"
    r"|(?:\w+ )?gebärdensprache)|gebärdendolmetsch\w*|[dö]gs-?(?:(?:ver)?dolmetsch|übersetz)\w*"
    r"|\bmit (?:\w+er )?gebärdensprache\b|\bin [dö]gs (?:ver"
    r"|ge)?dolmetsch\w*|\bmit [dö]gs\b|\b[dö]gs (?:auf anfrage|vorhanden|verfügbar)"
    r"|(?<!deutsche )\bgebärdensprache (?:auf anfrage|auf wunsch|möglich|verfügbar|vorhanden)"
    r"|\bin dgs übersetzt|\bbsl[- ]interpret\w*|in (?:deutsche[rn]? )?gebärdensprache\b|(?:in|into"
    r"|with) (?:\w+ )?sign[- ]language"
    r"|sign[- ]language (?:interpret\w*|transl\w*|tour)"
    r"|gebärdensprach\w* (?:wird|ist|übersetz)")),
    ("captions", re.compile(r"untertitel\w*|schriftdolmetsch\w*|\bcaption(?:s|ed|ing)?\b|\bsubtitl\w+")),
    ("audio-description", re.compile(r"audiodeskription|hörbeschreibung|audio[- ]descri\w+"
    r"|bildbeschreibung(?:en)? für blinde"
    r"|mit bildbeschreibung")),
    ("plain-language", re.compile(r"in (?:leichter|einfacher) sprache|leichte sprache(?=\s*(?:$|[|,;.)/+:“\"]|vorhanden"
        r"|verfügbar|möglich|ja\b))|\bin plain language"
        r"|^plain language\W*$|^\W*einfache sprache\W*$|\b(?:in )?leicht verständliche[rn]? sprache\b"
    r"|\b(?:in )?easy (?:language|read)\b")),
    ("large-print", re.compile(r"großdruck|großschrift|\bin großer schrift\b|^\W*große schrift\W*$|\blarge[- ]print")),
    ("companion-free", re.compile(r"begleitperson(?:en)? (?:zahlt|zahlen) (?:nichts|keinen eintritt)"
    r"|begleitperson(?:en)? (?:\(b\) )?(?:\w+ ){0,5}(?:frei|kostenlos|kostenfrei)\w*"
        r"|(?:companions?|carers?) (?:\w+ ){0,3}free\b|free (?:admission|entry|entrance) for (?:\w+ )?(?:companions?"
        r"|carers?)"
    r"|(?:freier|kostenloser|kostenfreier) eintritt für (?:\w+ )?begleitperson\w*")),
    ("assistance", re.compile(r"(?:persönliche|arbeits)?assistenz (?:\w+ )?(?:möglich|auf anfrage|kann|wird)"
    r"|personal assistan")),
    ("inclusive-group", re.compile(r"mit und ohne (?:behinderung|handicap|beeinträchtigung)\w*"
    r"|inklusive[rs]? (?:gruppe|kurs|angebot|theater)")),
    ("not-step-free", re.compile(r"\bnot accessible\b|nur (?:über|per) (?:\w+ ){0,2}(?:treppen?|stufen)\b|\bonly (?:by"
        r"|via) (?:\w+ )?stairs|stairs only|\bonly (?:be )?(?:reached|accessible|accessed|reachable) (?:by"
        r"|via) (?:\w+ ){0,2}(?:stairs|steps)|\b(?:gehbehind\w+|gehbeeinträcht\w+|mobilitätseingeschränkte\w*"
        r"|eingeschränkter mobilität)[^.\n]{0,30}?\bnicht (?:geeignet|möglich|zugänglich)"
        r"|\bnicht (?:geeignet )?für (?:personen |menschen )?(?:mit )?(?:gehbehind\w+|gehbeeinträcht\w+"
        r"|mobilitätseingeschränkte\w*|eingeschränkter mobilität)|\bnot suitable for (?:people"
        r"|visitors) with (?:limited|reduced|restricted) mobility")),
    ("venue", re.compile(r"barrierefrei(?!heits|heit\s?[:|](?!\s?(?:ja\b|voll|gegeben|vorhanden|yes|gewähr|✓))"
    r"|heit (?:im"
    r"|in|für|und|als|auf|bei|am"
    r"|umsetz))(?!(?<=(?:zur|die|der) barrierefrei)heit(?! ist (?:gegeben|gew|vorh)|: ))(?!heit folg| im kopf)\w*"
    r"|\b(?:fully|is"
        r"|are) accessible\b|\baccessible (?:entrance|venue"
        r"|building"
    r"|room|for wheel|for people)|^\W*accessible(?=\W*$|[,;|(])|\bbarrier-free")),
)  # fmt: skip
_SIGNING_TAUGHT = re.compile(r"lern|\bkurs|unterhalten|kennen|ausbildung|werden\b|grundlagen")
_PARTLY = re.compile(
    r"(?:barrierefreiheit\s?[:|]\s?)?(?:bedingt|teilweise|teils|(?<!un)eingeschränkt|weitgehend|größtenteils"
    r"|überwiegend"
    r"|zum teil|in teilen|nicht (?:ganz"
    r"|vollständig|komplett"
    r"|durchgängig|überall|vollkommen|durchgehend)|partly|partially|mostly|not fully)\s(?:barrierefrei\w*|rollstuhl\w*"
    r"|accessible"
    r"|wheelchair accessible|stufenlos|zugänglich für rollstuhl\w*)|barrierearm\w*|barrierereduziert\w*"
    r"|eingeschränkte barrierefreiheit"
    r"|(?:barrierefrei(?:heit)?|rollstuhlgerecht|rollstuhlgeeignet|accessib\w+"
    r"|zugänglichkeit)\s?(?:[:|=(–-]\s?)?(?:nur )?(?:bedingt|partly|partially|limited|zum teil|größtenteils|weitgehend"
    r"|mit einschränkungen|eingeschränkt|teilweise)"
    r"|limited (?:wheelchair )?access(?:ibility)?\b(?: for wheelchair\w*(?: users)?)?"
    r"|mit einschränkungen (?:barrierefrei|rollstuhl|zugänglich)\w*|(?:eingeschränkt|bedingt"
    r"|teilweise) zugänglich (?:für|mit)(?: dem| menschen im)? rollst\w*|\bnur (?:das|der|die|im"
    r"|in) (?:[\w.]+ ){1,3}(?:ist |sind )?(?:barrierefrei|rollstuhlgerecht)\w*|\b(?:barrierefrei"
    r"|rollstuhlgerecht)\w* (?:bis auf|mit ausnahme|außer)\b"
)
_WEB = re.compile(
    r"\b(?:web\w*|pdfs?|dokumente?n?|formulare|apps?|digitale?\w*|texte|software|lernen sie|lernt ihr|wie man|wie sie"
    r"|diskussion|thema|vortrag"
    r" (?:über|zu[mr]?)|seminar (?:über|zu[mr]?)|workshop (?:über|zu[mr]?))\b[^.!?\n]*$"
)


STEMS: dict[str, tuple[str, ...]] = {
    "accessible-toilet": ("wc", "toilet", "klo", "sanitär", "restroom", "bathroom"),
    "accessible-parking": ("park", "stellpl"),
    "lift": ("aufz", "lift", "elevator", "fahrstuhl"),
    "step-free": (
        "stufe", "treppe", "schwelle", "step", "stairs", "niveaugleich", "level ", "ebenerdig", "ramp", "rollst",
        "rolli", "wheelchair", "behindertengerecht",
    ),
    "tactile-guidance": ("leitsystem", "taktil", "tast", "braille", "blindenschrift", "beschilderung"),
    "assistance-dogs": ("hund", "dog", "animal"),
    "quiet-room": ("ruher", "rückzugsr", "reizarm", "low-sensory", "quiet"),
    "induction-loop": (
        "indukti", "höranlage", "schleife", "hörverstärker", "fm-anlage", "hörunterstützung", "loop",
    ),
    "sign-language": ("dgs", "ögs", "gebärden", "bsl", "sign"),
    "captions": ("untertitel", "schriftdolmetsch", "caption", "subtitl"),
    "audio-description": ("audiodeskription", "beschreibung", "descri"),
    "plain-language": ("sprache", "language", "easy", "leicht verständlich"),
    "large-print": ("großdruck", "schrift", "large"),
    "companion-free": ("begleit", "companion", "carer"),
    "assistance": ("assist",),
    "inclusive-group": ("mit und ohne", "inklusiv"),
    "not-step-free": ("access", "mobilit", "gehb", "suitable", "reach", "stair", "stufe", "treppe"),
    "venue": ("access", "barrier"),
}  # fmt: skip
"""What a claim has at least one of, so that most patterns need not look at a text."""
_PARTLY_STEMS = ("barriere", "rollst", "stufenlos", "zugäng", "access", "limited")


def accessibility(text: str) -> tuple[str, ...]:
    """Return the claims of access in `text`, in lower case: what is there, or that there is a barrier.

    >>> accessibility("stufenloser zugang, aufzug vorhanden"), accessibility("kein aufzug")
    (('lift', 'step-free'), ())
    """
    text = spelled(text)
    found: dict[str, None] = {}
    rest = text
    if _PARTLY.search(rest):
        found["limited"] = None
        rest = _PARTLY.sub(" ", rest)
    for name, pattern in CLAIMS:
        if not any(stem in rest for stem in STEMS[name]):
            continue
        claims = list(pattern.finditer(rest))
        for met in claims:
            if verdict := _verdict(name, rest, met):
                found[verdict] = None
        if claims and name != "step-free":
            rest = pattern.sub(" ", rest)
    if "not-step-free" in found:
        found.pop("step-free", None)
        found.pop("venue", None)
    return tuple(sorted(found))


def _verdict(name: str, text: str, met: re.Match[str]) -> str:
    head, tail = text[max(0, met.start() - 30) : met.start()], text[met.end() : met.end() + 50]
    if _FREE_OF.fullmatch(met.group()):
        return name
    if name != "not-step-free" and (_NOT.search(head) or _NOT_AFTER.match(tail) or _DENIED.search(met.group())):
        barred = name in {"venue", "step-free"} and not ("ohne" in head[-12:] or met.group() in ("rampe", "ramp"))
        return "not-step-free" if barred else ""
    begin, end = sentence(text, met)
    led = 4 * met.group().startswith(("in ", "mit "))
    if text[met.end() : end].endswith("?") or _is_topic(name, text[begin : met.start() + led], text[met.end() : end]):
        return ""
    if name == "assistance-dogs" and not _HERE.search(text[begin:end]) and end - begin > len(met.group()) + 4:
        return ""
    if met.group().endswith("rollstuhl") and not _WAY_IN.search(text[begin:end]):
        return ""
    return name


def _is_topic(name: str, head: str, tail: str) -> bool:
    """Return whether a sentence is about access as what is taught or told, rather than about the house."""
    if name == "venue":
        return bool(_TOPIC.search(tail.split(",", maxsplit=1)[0][:40]) or _WEB.search(head))
    if name in {"plain-language", "tactile-guidance", "captions", "assistance-dogs", "quiet-room", "large-print"}:
        return bool(_TOPIC.search(tail[:50]) or (_LEARNT.search(head) and not _IN_EASY.search(head)))
    return name == "sign-language" and bool(_LEARNT.search(head) or _SIGNING_TAUGHT.search(tail[:50]))


def sentence(text: str, met: re.Match[str]) -> tuple[int, int]:
    """Return where the sentence of a match begins and ends, at most 300 characters to each side."""
    first, last = max(0, met.start() - 300), met.end() + 300
    begin = max(text.rfind(sign, first, met.start()) for sign in (". ", "! ", "? ", "\n"))
    ends = (text.find(sign, met.end(), last) for sign in (". ", "! ", "?", "\n"))
    return begin + 1 if begin >= 0 else first, min((end + 1 for end in ends if end >= 0), default=min(last, len(text)))
