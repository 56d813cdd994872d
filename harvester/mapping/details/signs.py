"""Sees in one pass which facts a text may speak of at all, so that no other reader need look: text in, names out."""

from functools import cache

import re2

from harvester.mapping.details.shorthand import spelled

_SIGNS = {
    "ages": r"zielgruppe|freiwillig|sollt\pL* [^\n]{0,12}\d|(?:kleine|kinder|kids|große),? ab \d|yrs|(?:\d|zwei|drei"
    r"|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zig|dreißig|teen|two|three|four|five|six"
    r"|ten|thirty|forty|fifty|sixty)[^.\n]{0,20}(?:jahr|jähr|year|yrs|monat|month|\bj\b)"
    r"|\bab \d|ab \pL+zig\b|lebensjahr|\dj\b|jhr\b|bis (?:77|88|99)\b|under[ -]\d|\ds and|\bwer \d"
    r"|(?:eltern-?kind|krabbel|baby|spielgruppe|kleinkind|vater-?kind|mutter-?kind|miniclub|zwergen)[^\n]{0,16}[0-3] ?"
    r"(?:-|–|bis)|(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn)jähr|alter\b|alters(?:gr|k|e|st|sp|b|f|a)"
    r"|jüngsten|kleinsten|\d (?:bist|seid|ist|wird)\b|geburtstag|\d (?:j\. )?(?:und|oder) älter|(?:älter|jünger) als \d"
    r"|(?:older|younger) than \d|mindestalter|höchstalter|\bage[ds]?\b|ü ?-?\d\d|\bu ?-?[12]\d"
    r"|\d (?:years )?(?:and|or) (?:up|over|above|older)|(?:empfohlen|geeignet|zugelassen|freigegeben) ab \d"
    r"|\d ?(?:plus|\+)|\bfsk|\busk|up to age|from age|must be"
    r"|(?:du bist|ihr seid|bist du|seid ihr) [^\n]{0,15}\d|\d\+|jährige und|\d & up|boys|girls|toddler|over[ -]\d"
    r"|jenseits"
    r"|(?:kind|kids|jugend|teen|mädchen|mädels|bu[br]|jung|erwachsen|senior|schüler|mensch|teilnahme|teilnehm|leute"
    r"|famili|frauen|männer|alle|eltern|person|bab|paare|enkel|nachwuchs|ältere|besuch|gäste|child|people|adult"
    r"|freigegeben|anyone|everyone|youngster|student|pupil)[^\n\d]{0,20}(?:\d|zwei|drei|vier|fünf|sechs|sieben|acht"
    r"|neun"
    r"|zehn)",
    "levels": r"laien\b|grundlagenkurs|einführungskurs|basisseminar|introduct|intro class|geübte|erfahrene|expert"
    r"|neulinge|niveau|level\b"
    r"|schwierigkeit|\b[abc] ?[12](?:[^a-z0-9]|$)|no experience|no knowledge|anfäng|einsteig|einstieg|beginner"
    r"|vorkenntnisse|von anfang an|grundkurs"
    r"|basiskurs|grundstufe|schnupper"
    r"|mittelstufe|intermediate|fortgeschritten|advanced|aufbaukurs|könner|oberstufe|profis|vertiefungskurs"
    r"|halbgeübt|foundation|mittleres niveau"
    r"|wiedereinst|erstsemester|null an|neuling|entry|ungeübt|vorwissen|vorerfahrung|prior|no previous|starters",
    "certificates": r"urkunde|zertif|certif|bescheinig|teiln\pL*-?(?:best|nachw|urk)|nachweis|prüfung|exam|bachelor"
    r"|masters?(?:tud|abs| of)|führerschein|abitur"
    r"|meister(?:brief|prüf)|lizenz|reife|gesellen|staat|degree|telc|testdaf|\bdele\b|toefl|ielts|delf|\bects|xpert"
    r"|icdl|ecdl|abschl|juleica|stapler"
    r"|teilquali|sachkunde|ausbildereig|proof of|confirmation of|deutsch-test|cambridge|einbürgerungs|\bhsk\b"
    r"|schein\b|aevo|mündlich",
    "prerequisites": r"requires|need an? |those who|who (?:can|have|already)|test\b|zeugnis|pflicht\b|ohne \pL*kurs"
    r"|absolvent"
    r"|abschluss|lizenz|attest|eingangsn|einstiegsn|vorwissen|aufnahme|sie \pL+ (?:bereits|schon)|semester|absolvier"
    r"|besuch|hilfreich|voraus|prereq|kenntnis|sollte"
    r"|wissen (?:ist|wird|sind)"
    r"|erfahrung|einstufung|must have"
    r"|führungszeug|\bmuss\b|müssen|teilnahme nur"
    r"|abgeschlossen|knowledge|experience|command of|degree|niveau|need to be|vorliegen|zulassung|vorbildung"
    r"|abzeichen|mindestens [abc][12]|setzt |setzen"
    r"|eignungs|aufnahmetest|baut auf|aufbauend|verfügen"
    r"|beherrsch|nachweis|benötig"
    r"|rücksprache|nur nach|schwimm|skills|nur für|können (?:bereits|schon)|require|should|wer (?:bereits|schon)"
    r"|erforderlich|sichere|[abc][12] (?:ist|wird)|muss [^\n]{0,40}(?:vor|nach|bestanden)|bedingung|die (?:schon"
    r"|bereits)|verpflicht|obligat|must hold|bestanden|praxis|vorzulegen"
    r"|kondition|able to",
    "accessibility": r"blindenschrift|beschilderung|verständliche|große[rn]? schrift|large-print|reizarm|low-sensory"
    r"|\bblinde|sehbehi"
    r"|lifts?\b|step free|steps\b|level (?:acc|ent)|niveaugl|schwellen|taktil|\btast|animals|disabled"
    r"|carer|ringsch"
    r"|hörv|hörunt|fm-anl|\bgs\b|[dö]gs|begleit|audio-?\pZ?desc|gehb|mobilit|mobility|parking|rollst|in dgs|dgs\b"
    r"|barriere|barrier-|rolli|schwellenl|bsl|rollstuhl|stufen|step-?free"
    r"|aufz[uü]g|\blifts?\b"
    r"|elevator|behindert|behinderung|\bwc\b"
    r"|toilet|rampe?\b|ebenerdig|schwellenfrei"
    r"|gebärden|sign[ -]language|hunde|dogs|braille|leitsystem|tastmodell|indukti|dgs-|hör(?:anlage|schleife|beschr)"
    r"|loop"
    r"|untertitel|caption|subtitl"
    r"|(?:leicht|einfach)e[rn]? sprache|accessib|easy (?:lang|read)|plain lang|assisten|begleitperson|companion"
    r"|mit und ohne|wheelchair|großdruck"
    r"|großschrift|large print|ruheraum|rückzugsraum|quiet room|inklusive[rs]? (?:gr|ku|an|th)|fahrstuhl|schriftdolm"
    r"|treppe|stairs|audiodesk|audio desc|bildbeschr",
    "childcare": r"aufgepasst|versorgt|kids\b|little ones|child[ -]?minding|nanny|betreut|betreuungsangebot"
    r"|spielprogramm"
    r"|pass(?:en|t)\b[^.\n]{0,25} auf|gehütet|hüten|spielgruppe"
    r"|kinderprogramm|nanny|tagesmutter"
    r"|supervis|kinderbe|kinderauf|betreuung|child ?care|crèche|babysit|kinder ist gesorgt|um (?:ihre|die) kinder"
    r"|children|kind(?:er)? (?:wird|werden|können|kann)"
    r"|betreuen|beaufsichtig|hütedienst|creche|look after|kümmer",
    "seats": r"\d (?:frei|left|available|remaining)\b|(?:^|[^\pL])(?:kurs|rest|teilnahme)?pl[aä]tz|\d pl\b|\d ?(?:von"
    r"|/|of) ?\d+ |wartel|waiting|wait[ -]?list"
    r"|anmeldungen mehr"
    r"|anmeldestatus"
    r"|status ?[:=|]"
    r"|geöffnet|komplett|buchbar|gebucht|ausgebucht"
    r"|belegt|belegung|seats?\b|spots?\b|places?\b|sold out|ausverkauft"
    r"|\bvoll\b|möglich|verfügbar|available|nachrück|booked|is full|full$|limited avail|remaining|vergriffen|besetzt"
    r"|noch frei|^\pZ*frei ?[:=]|noch [^\n]{0,12}(?:karten|tickets)|frei ?[:=] ?\d|angemeldet:? \d|spaces?\b"
    r"|anmeldbar|ampel|(?:booking|registration|enrolment)s? (?:is )?open|(?:teilnehmer|anmeldungen): \d+ ?(?:von|/)"
    r"|now full|(?:only|just) \d+ left|tickets|karten|sold-out|restkarten|^\pZ*(?:frei"
    r"|offen|open)\pZ*$",
    "sizes": r"nicht mehr als|no more than|^\pZ*\d+ (?:tn|teiln|pers|partic)|max|mind|min\.|minimum|höchst|begrenz"
    r"|beschränkt|bis zu|können bis|up to|limited|at least|wenigstens"
    r"|ab (?:\d+|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf) (?:\pL+ )?(?:anm|teil|pers|tn)|kommt"
    r"|\d ?(?:-|–|bis|to) ?\d+ \pL"
    r"|(?:teiln\pL*|tn-?|personen)zahl|gruppengr|group size|kapazit|capacity|kleingruppe|kleine gruppe|platz für"
    r"|room for|\btn\b|plätze|places|kursgröße|platzzahl|platzanzahl|limit|obergrenze|klassen(?:größe|stärke)"
    r"|bis \d+ \pL|\d+ \pL+ (?:mitmachen|teilnehmen|mitfahren)"
    r"|max\.? ?:"
    r"|class size|\d[^\n]{0,9}(?:teiln|anmeld|person"
    r"|partic|tn)|(?:teiln\pL*"
    r"|participants|personen|tn)[^\n\pL]{1,4}\d|(?:class|group|course) of \d",
    "deadline": r"bescheid|application|bewerbungsende|anmeldemöglichkeit|einschreib|einreich|einsend|reserv|stopp"
    r"|termin:|bewerbungs|melden sich|last day|last reg|closing date"
    r"|sign-up|anmelde(?:zeitraum|phase)|letzt|meldung endet"
    r"|endet die anm|anmeldetag"
    r"|anmeldeende|anmeldetermin|stichtag|spätestens"
    r"|(?:anmeld|anm\.|bewerb|buch"
    r"|meld)[^\n]{0,60}bis|bis[^\n]{0,50}(?:anm?|buchb)|schluss|frist|deadline|regist"
    r"|sign up|apply|\bbook|rsvp|enrol",
    "mode": r"distanz|im haus\b|stream|webcast|web-?basiert|bildschirm|im netz|im web\b|vom sofa|daheim|heimisch"
    r"|home-?office"
    r"|kontaktunt|video"
    r"|in presence|on location|mixed|mischform|wechselunt|offline|\bpc\b|zu ?hause|skype|lernplattform|online|präsenz"
    r"|hybrid|blended|webinar|mooc|zoom|teams|webex|bigbluebutton|jitsi|videokonf|vhs\.cloud"
    r"|vor[ -]ort|fern(?:lehr|unter|stud|kurs)|person"
    r"|on[ -]?site|live-?stream|streamed|face[ -]to|virtu|digital|combined|livestream|remote|e-learning|selbstlern"
    r"|on[ -]demand"
    r"|per video"
    r"|telelearn|class-?room|on campus|im kursraum|unseren (?:kurs)?räumen|internet|distance learning|web[- ]?based"
    r"|computer based|webseminar|videokurs|big blue button|google meet|skype"
    r"|von zu ?hause|konferenz|klassen(?:zimmer|raum)|seminarraum|videochat|videocall|videoschalte|web-seminar"
    r"|hyflex|live stream|\bwbt\b|fernlehre|alfaview|edudip|gotomeeting|go to meeting|\bbbb\b|in echt|moodle",
    "languages": r"\b(?:en|in|in het|på|po) (?:fran[cç]ais|espa[nñ]ol|italiano|portugu[eê]s|nederlands|svenska|dansk"
    r"|norsk|polsku)"
    r"|türkçe|українськ|по-русски|на русском|بالعربية|sprachig|sprach|language|\b(?:op|up) platt|(?:auf"
    r"|in) (?:der )?(?:\pL+isch(?:er|em|en)?(?:[^\pL]"
    r"|$)|deutsch"
    r"|plattd\pL+|platt\b|niederdeutsch\pL*|pashto|mandarin|romanes|\pL+(?:ish|nch"
    r"|man|ian|ese|bic|aic|eek|zech)\b|dutch|farsi|dari|hindi|somali|urdu|tigrinya|paschtu)"
    r"|dgs|(?:einfach|leicht|verständlich)em deutsch|\((?:\pL+isch|deutsch)|bilingual|spricht|speaks|speaking"
    r"|sprechen|moderation|auf (?:thai|hochd|suah|swah|kisu|yoru|igbo|tamil|taga|wolof|ling|punj|kurm|sora|zaza|mand"
    r"|schw|roma|urdu)|: (?:deutsch|\pL+isch)\b",
    "status": r"abgesag|absage|entfäll|verschob|verleg|cancel|postpon|storn|nicht statt|fällt[^.]{0,30} aus"
    r"|reschedul|moved|called off|take place|ausgefallen|entfallen|ausfallen"
    r"|nicht zustande|gestrichen|vertagt|nachgeholt|neuer termin|ersatztermin|nachholtermin|neues datum|new date"
    r"|now [^.\n]{0,16}online|termin(?:änd|verleg|versch)|unbestimmte"
    r"|geändert|date changed|changed to|taking place|annull|now virtual|fortgeführt|fortgesetzt|weitergeführt"
    r"|neuer (?:start|kurs|beginn)"
    r"|(?:nun|jetzt) (?:am|per|via|als)|stattdessen|online statt|statt online|wird[^.]{0,20}(?:online|digital)"
    r"|umgestellt|geannul|uitgest"
    r"|verplaatst|put off|(?:nun|jetzt|nur noch)[^.]{0,20}(?:online|digital|virtuell|zoom)"
    r"|sondern (?:online|digital|virtuell|per)|auf weiteres|ausfall|absagen|on hold|stattfinden|(?:beginnt"
    r"|startet) (?:nun|jetzt|erst|neu)|verschieb|umstellung|weicht|ausweich|aus präsenz|instead|vorverl"
    r"|statt (?:vor ort|in präsenz|im|wie|am|vom|erst|\pL*,? ?(?:den )?\d)|weichen|stellen|ausnahmsweise|doch"
    r"|nicht durchgef|durchgeführt statt|(?:wegen|aufgrund|bedingt)[^.\n]{0,60}(?:online|digital|virtuell|zoom|webinar)"
    r"|als webinar|sondern (?:erst |bereits |schon )?am|nicht stattf|ausfäll|now take|now be held"
    r"|to cancel|umzieh|wechsel|switch|statt \(",
}


_MEMORY = 64 * 1024 * 1024
"""Most bytes that the automaton takes; it grows as it reads and never holds more than texts make it need."""


@cache
def _set() -> re2.Set:
    options = re2.Options()
    options.max_mem = _MEMORY
    found = re2.Set.SearchSet(options)
    for pattern in _SIGNS.values():
        found.Add(pattern)
    found.Compile()
    return found


_NAMES = tuple(_SIGNS)


def signs(text: str) -> frozenset[str]:
    """Return the names of the facts that `text`, in lower case, may speak of.

    >>> sorted(signs("für kinder ab 6 jahren, keine vorkenntnisse"))
    ['ages', 'levels', 'prerequisites']
    """
    text = spelled(text)
    return frozenset(_NAMES[number] for number in _set().Match(text) or ())
