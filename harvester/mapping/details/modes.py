"""Reads how an offer is held from running text, where it says so in so many words; text in, mode out."""

import re

from harvester.mapping.details.modesides import labelled_mode, names_both, set_off_mode
from harvester.mapping.details.shorthand import spelled

_EVENT = (
    r"(?:kurse?|seminare?|vortr[aä]ge?|workshops?|veranstaltung|unterricht|schulung|lehrg[aä]nge?|treffen|training"
    r"|sprechstunde|format|fortbildung|weiterbildung|events?|course|class(?:es)?|vorlesung|lesung|führung|meetings?"
    r"|gruppe|treff|treffpunkt|angebot|modul|abende?|studium|coaching|konferenz|tagung|diskussion|reihe|termine?"
    r"|stammtisch|salon|café|begegnung|einführung|phase|einheit|tutorial|tutorium|lectures?|talks?|meetups?|sessions?"
    r"|q&a"
    r"|sprechzeit|beratung|stunde|gespräch|rundgang|tour|lernraum|klassenraum|sitzung|werkstatt|akademie|teilnahme"
    r"|übertragung|live|runde|chor|tag|sprachkurs|webinar)(?:e[nrs]?|s|n)?"
)
_KINDS = (
    r"(?:yoga|pilates|qigong|deutsch|englisch|sprach\w{0,8}|sport\w{0,6}|fitness|vortrags|eltern|info|informations"
    r"|einsteiger|anfänger|intensiv|ferien|abend|crash|live|selbstlern|zertifikats|aufbau|grund|basis|bildungs|lern"
    r"|kompakt|vertiefungs|schnupper|gesprächs|lese|seminar|kurs|diskussions|gruppen|einzel|fach|mini|koch|mal)"
)
_MEDIA = (
    r"(?:zoom|alfaview|edudip|go ?to ?(?:meeting|webinar)|(?:microsoft |ms )?teams|webex|big ?blue ?button|bbb|jitsi"
    r"|skype|google meet|(?:die |der )?vhs\.cloud"
    r"|moodle"
    r"|video\w*|livestream|web-?konferenz)"
)
_HELD = (
    r"(?:findet|finden|läuft|laufen|wird|werden|trifft|treffen|veranstalten|held|taught|taking place|takes? place"
    r"|delivered"
    r"|kurs|seminar|vortrag|unterricht|veranstaltung|workshop|lehrgang|teilnahme|teilnehmen|treffpunkt|ort|lernort"
    r"|format|lernform|form|unterrichtsform|modus|lesung|führung|gruppe|meets?|gespräch|abend|sprechstunde|lecture"
    r"|course|class|event|join us|talk|schulung|fortbildung|angeboten|durchgeführt|übertragen)"
)
_TOLD = (
    (
        "blended",
        re.compile(
            r"\bblended(?! (?:whisk|famil|malt|scotch|tea))|\bat the [^.\n]{0,40} and [^.\n]{0,20}(?:streamed|online"
            r"|via zoom|on zoom)\b|\b\w*(?:saal|haus"
            r"|bibliothek|bücherei|museum|raum|zentrum|schule|kirche|akademie|foyer|aula"
            r"|bei uns|im theater)\b[^.\n]{0,30}?\b(?:oder|und|sowie|bzw\.?|parallel|zugleich|auch) (?:\w+ )?(?:online"
            r"|digital|im livestream|per (?:livestream|zoom|webex|teams|video\w*))\b(?! (?:buch|anmeld|erhält|verfüg"
            r"|bestell|abruf))|(?:^|[|(;·\n,]\s?)(?:hybrid|hybridkurs)\s*(?=[|;)(·\n:–]|$)|(?:teils|teilweise"
            r"|zum teil|zeitweise) (?:online|digital)\b|fern\w+ mit präsenz|^\W*auch im livestream\W*$"
            r"|\balso (?:available )?(?:online|via (?:zoom|video|teams|livestream))\b"
            r"|teils (?:in )?präsenz"
            r"|\b(?:wechsel\w*|mischung|mix) (?:zwischen|aus"
            r"|von) (?:präsenz"
            r"|online)|combined learning"
            rf"|\bhybrid(?:e[rsnm]?)?[- ]?(?!kriegs|antriebs|motor|fahrzeug|menschen"
            rf"|pflanz)(?:\w{{2,12}}-?)?{_EVENT}\b|\bhybride[rsnm]? (?:form|teilnahme)\b"
            r"|\bhybrid(?=\W*$|\s*[:,(|;.!–]|\s(?:statt|angeboten|durchgeführt|möglich|gehalten|besuch|vor ort|in|im"
            r"|und"
            r"|oder|mit|per|via|learning|teaching|format|event|course|class|mode)\b)"
            r"|präsenz\w*\W{1,3}online\w*|online\w*\W{1,3}präsenz|sowohl (?:\w+ ){0,4}(?:vor ort|präsenz"
            r"|online) als auch"
            r"|vor ort (?:oder|und|sowie) (?:\w+ )?(?:online|per|via|digital|virtuell)|(?:online|digital|virtuell"
            r"|zoom|livestream) (?:oder|und|sowie) vor ort|in person (?:or|and) online|online (?:or|and) in person"
            r"|präsenz\w* (?:oder|und|sowie|mit) (?:\w+ )?(?:online|e-learning)|online\w* (?:oder|und"
            r"|sowie) (?:(?:in )?präsenz|vor ort\b)|wahlweise (?:\w+ ){0,4}online|präsenz\w*-? (?:und|/|oder) online\w*"
            r"|(?:teilnahme|teilnehmen|dabei|besuch)[^.\n]{0,40}(?:auch|zusätzlich|alternativ)"
            r" (?:\w+ )?(?:online|digital|per (?:zoom|livestream|video\w*))"
            r"|(?:auch|zusätzlich|alternativ) (?:\w+ )?(?:online|digital|per (?:zoom|livestream|video\w*)) (?:möglich"
            r"|teilnehmen|dabei|mitmachen|mitverfolg\w*|verfolg\w*|übertragen)|online-?teilnahme (?:\w+ )?möglich"
            r"|mit (?:live-?stream|online-?übertragung)\b|^\W*auch online\W*$|\bhyflex"
        ),
    ),
    (
        "online",
        re.compile(
            rf"\blivestream-?{_EVENT}\b|^\W*(?:live im internet|live stream|online only|wbt|fernlehre)\W*$|"
            r"\b\w{0,20}webinare?s?(?:reihe)?\b|^\W*online ?[,/(] ?(?:zoom|teams|webex|live|via|per|bigblue)"
            r"|\b(?:kurs|veranstaltungs"
            r"|lern|unterrichts)?(?:ort|location|raum"
            r"|treffpunkt|wo)\s?[:|=]\s?(?:im netz|im internet|online|internet|zoom|teams|vhs\.cloud|webex|virtuell"
            r"|digital)\b|(?:^"
            r"|[|(;·\n]\s?)(?:rein |nur |live )?(?:online|digital|virtuell|zoom)\s*(?=[|;)(·\n]|$)"
            r"|\bmoocs?\b|\bdistanzunterricht\b|^\W*selbststudium ?[/|,] ?e-learning|\bsondern (?:nur |rein "
            r"|ausschließlich )?(?:online|digital|virtuell)\b(?!-)|\bonline statt (?:in präsenz|vor ort|präsenz)"
            r"|\b100 ?% (?:online|digital"
            r"|virtuell)\b|\bweb-?casts?\b|\bweb-?basierte?[rsn]? (?:training"
            r"|kurs|lern)\w*"
            rf"|\bstream(?:ing)?-{_EVENT}\b|\blive (?:\w+ )?gestreamt\b|^\W*(?:live-?)?streaming (?:aus|von|der|des)\b"
            r"|\bdigital(?:veranstaltung|kurs|seminar|vortrag|workshop|format)\b|\bim digitalen (?:klassenzimmer"
            r"|seminarraum)"
            r"|^\W*digitales klassenzimmer\W*$|\b(?:skype|webex|jitsi)-(?:unterricht|kurs|treffen|seminar|sprechstunde)"
            r"|\b(?:kurs|seminar|vortrag|workshop|lesung|lehrgang|training|schulung|unterricht|selbststudium"
            r"|stammtisch) (?:live )?"
            r"(?:am bildschirm|im (?:netz|internet|web))(?=\W*$|\s?[,.|:(–])|\bnur im (?:netz|internet)\b"
            r"|\be-learning[- ](?:kurs|course|lehrgang|modul|training)\w*|\bremote[- ](?:workshop|kurs|training"
            r"|course|seminar"
            r"|session|class|meeting|learning|teaching)\b|\b(?:sehen|treffen|hören) (?:wir )?uns (?:\w+ )?(?:auf|in"
            r"|bei|über|via) "
            rf"(?:der |die )?{_MEDIA}\b(?!-)|^\W*(?:über|auf) {_MEDIA}\W*$|^\W*videokonferenz (?:über|auf|mit|via"
            rf"|in) {_MEDIA}\b"
            r"|\b(?:läuft|lernen|lernst|findet|kurs|angeboten)\b[^.\n]{0,30}? (?:auf|über|in|via) (?:der |die "
            r"|unserer |unsere )"
            r"?(?:\w+ )?(?:lernplattform|vhs\.cloud)\b|\b(?:vom|von|am) (?:sofa|daheim|heimischen \w+"
            r"|eigenen (?:schreibtisch|pc"
            r"|rechner|laptop)|home-?office)(?: aus)?\b(?=[^.\n]{0,20}\b(?:teil|mitmachen|dabei|lernen|zuhören))"
            r"|^\W*online(?: live)?\s?(?:[:|–]|-\s)|\bonline[- ]live\b|\blive[- ]online\b"
            rf"|\b(?:live-?)?online[- ]?(?:{_KINDS}-?)?{_EVENT}\b(?!-)|\bonline-{_KINDS}\b(?![-\w])"
            r"|\bweb-?(?:konferenz|seminar)|\bvideokurs|\bfern(?:lehrg[aä]ng|unterricht|studi|kurs)\w*|\btelelearning"
            rf"|\b(?:digital|virtuell)e[rsnm]? (?!angebot|gruppe\b)(?:\w{{1,12}}-?)?{_EVENT}\b"
            r"|virtual (?:class\w*|course|event|room|tour|meeting|workshop|lecture|talk)|\bdistance learning"
            r"|\bweb[- ]?based"
            r" (?:training|course|learning)|computer based training|\bonline[- ]learning\b|\blive-?stream\b(?!-)"
            r"|\b(?:streamed live|live-?streamed)\b"
            r"|virtuelle[nrms]? (?:raum|klassenzimmer|seminarraum|lernraum)|\bzoom-?(?:link|raum|call|sitzung|session"
            r"|meeting|konferenz|veranstaltung|kurs|vortrag)|\bvideo(?:chat|schalte|call)\b"
            rf"|\b(?:per|via|over) {_MEDIA}\b|\b{_HELD}\b[^.\n]{{0,30}}? (?!in teams)(?:über(?: die plattform)?|auf"
            rf"|on|in|mit|als"
            rf"|im) (?:eine[rm]? )?{_MEDIA}\b"
            rf"(?!-)|\b(?:als|in|mit|einer) videokonferenz\b|^\W*videokonferenz\W*$"
            rf"|\b{_HELD}\b(?! sie)(?: (?!sie\b|und\b|unter\b)[\w-]+,?){{0,4}}:? (?:live )?(?:online|virtuell|virtually"
            rf"|digital"
            r"|remote(?:ly)?|im internet|im netz)\b(?=\W*$|\s?[.,;()!|\n–]|\s(?:statt|durchgeführt|angeboten|gehalten"
            r"|abgehalten|übertragen|via|per|über|mit|am|ab|um|auf|in|bei|at|on|from|möglich|teil\w*|only|live|through"
            r"|using|every)\b)"
            r"|\b(?:rein|ausschließlich|nur|komplett|vollständig|ganz|fully|entirely|completely|purely) (?:digital"
            r"|virtuell"
            r"|online|remote|virtual)\b(?!-)|\breine[rsn]? online-?\w+"
            r"|\(online\)|\(digital\)|[|–,:]\s?online\W*$|\bonline \(|^(?:(?!\w+(?:en|ung|ets|ing)\b|(?:nicht|kein\w*"
            r"|not|no|nie|book|register|registration|available|read|more|are|is|ist|sind|shop|apply|buy|watch"
            r"|sign|order"
            r"|find|love|learn|slides|videos?|files)\b|material\b|programm\b|katalog\b|infos?\b|skript\b|shop\b"
            r"|buch\b)[\w.-]+ ){1,3}online\W*$"
            r"|(?:^|[:|(–]\s?)e-learning(?:-\w+)?(?=\W*$)|:\s?e-learning(?=[,;|(])"
            r"|^\W*e-learning(?=[,(] ?(?:jederzeit|start|flexib|selbst|zeit|im eigenen|\d|individu|ortsun|unabh"
            r"|dauer|zugang))|\bselbstlern(?:kurs|angebot|modul"
            r"|programm)\w*"
            rf"|^\W*(?:in |über |auf )?(?:der )?(?:cisco )?(?:bigbluebutton|big blue button|bbb|alfaview|edudip"
            rf"|gotomeeting"
            rf"|webex|vhs\.cloud)(?:[- ]?raum)?\W*$"
            r"|^\W*on[- ]demand|(?<!video)[- ]on[- ]demand-?(?:kurs|course)|\bvon zu ?hause aus (?:am|per|online|teil"
            r"|mit)"
            r"|(?:bequem|teilnehmen|teilnahme|mitmachen|dabei|lernen sie|online) (?:\w+ ){0,2}von zu ?hause\b"
            r"|\b(?:(?:üben|lernen|trainieren|diskutieren|arbeiten|treffen|lernst|übst) (?:sie|wir|du)|(?:sie|wir|du"
            r"|ihr) (?:lernen|lernst|lernt|üben|trainieren)) (?:\w+ ){0,2}(?:online"
            r"|virtuell|digital)\b(?= (?:und|in|mit|am|auf|von|zu)\b|\W*$|[,.])"
            r"|^\W*(?:rein |nur )?(?:online|digital|virtuell|remote|e-learning|virtual|internet|vhs\.cloud|zoom)\W*$"
        ),
    ),
    (
        "onsite",
        re.compile(
            r"\bpräsenz-?(?!bibliothek|bestand|exemplar|büchere|dien|börse|und\b|oder\b)\w{3,}\b|(?:^"
            r"|[|(;·\n]\s?)(?:nur |rein |in )?(?:präsenz|vor ort|onsite)\s*(?=[|;)(·\n]|$)|(?:^"
            r"|[|(;\n:.–-] ?)vor ort\s?:|^präsenz\s?[.–-]|[.–:] präsenz\s?(?=[|(]|$)|\b(?:nur"
            r"|ausschließlich|persönlich) vor ort\b|^\W*präsenz\W*$"
            r"|: präsenz\b|\(präsenz\)|[–|-]\s?präsenz\W*$|\bon campus\b|\b(?:nur|rein) präsenz\b"
            r"|\bin präsenz\b|\bin-präsenz\b"
            r"|(?:unterricht|kurs|seminar|findet) (?:\w+ ){0,2}im (?:klassenzimmer|seminarraum|klassenraum"
            r"|schulungsraum)|im kursraum|in unseren (?:kurs|seminar|schulungs)?räumen"
            r"|sondern (?:\w+ )?(?:vor ort|präsenz|in präsenz|persönlich)|treffen in echt|^\W*vor ort\W*$"
            r"|^\W*vor-ort-termin\W*$|\bvor-ort-(?:veranstaltung|kurs|seminar|training|schulung|workshop|teilnahme"
            r"|unterricht"
            r"|format)\w*"
            rf"|\b{_HELD}\b(?: [\w-]+){{0,3}}:? vor ort\b|(?:^|[|(;\n:.–-] ?)vor ort (?:in|im|bei|am|auf)\b"
            r"|vor ort statt|\bstatt online (?:nun |jetzt )?(?:in präsenz|vor ort)|\bbei uns im haus\b"
            r"|^\W*präsenz,? (?:im|in der|am) \w*(?:zentrum|haus|saal|schule"
            r"|akademie|institut|campus)|\banwesenheit vor ort\b|\bkontaktunterricht\b|\blive (?:und )?vor ort\b"
            r"|\bon location\b"
            r"|\bin presence\b"
            r"|\b(?:wir|sie) (?:lernen|treffen uns|arbeiten|üben|kochen)\b(?: \w+){0,3} vor ort\b"
            r"|\blernen (?:\w+ ){0,2}vor ort\b(?=\W*$|[,.])|\bstatt,? (?:und )?nicht online\b"
            r"|class-?room (?:course|training|teaching)|in the classroom|\bin[ -]person\b(?! (?:regist|enrol|sign"
            r"|book|pay))"
            r"|\bon[ -]?site\b(?! (?:parking|caf|restaurant|kitchen|catering|accommodation|shop|bar|child))"
            r"|face[ -]to[ -]face(?! with)"
        ),
    ),
)
"""What running text says of the mode in so many words, in lower case."""
_AWAY = r"(?:online\w*|digital\w*|virtuell\w*|zoom|livestream|webinar|teams|remote|e-learning\w*|(?:per|via) video\w*)"
_THERE = r"(?:präsenz\w*|vor ort|in[ -]person|on-?site|face[ -]to[ -]face|im (?:kursraum|haus|klassenzimmer))"
_BOTH = re.compile(rf"\b(?:{_AWAY}\b-?([^.\n]{{1,40}}?)\b{_THERE}|{_THERE}\b-?([^.\n]{{1,40}}?)\b{_AWAY})\b")
_NOT_BOTH = re.compile(
    r"\b(?:statt|anstatt|nicht|kein\w*|sondern|verlegt|umgestellt|wird|anmeld\w*|buch\w*|instead|not|nun|jetzt"
    r"|tickets?)\b"
)
_SIGNED_UP = re.compile(r"\b(?:anmeld|buch|ticket|regist|kauf|zahl|bezahl|materialien|unterlagen|karten)")
_NOT_HELD_SO = re.compile(
    r"\b(?:kein\w*|nicht|nie|statt|anstatt|anstelle|ohne|not|no|instead of)\W(?:\w+\W)?$|"
    r"(?:anmeld\w*|anzumelden|buchung|buchbar|buchen|unterlagen|materialien|material|steht|stehen|liegen|veröffentlicht"
    r"|tickets?"
    r"|karten|booking|book|register|registration|infos?|informationen|programm|formular\w*|bezahl\w*|zahl\w*|kaufen"
    r"|verkauf\w*|gebühr\w*|handout|skript\w*|videos?|aufzeichnung\w*|umgang|einführung in|arbeiten|kollabor\w*"
    r"|unterrichten"
    r"|gestalten|ansprechpartner\w*|beratung zu|tipps\w*|anm\.?)(?:\W(?:\w+\W+){0,6})?$"
)
_NOT_HELD_AFTER = re.compile(
    r"[\w-]*\W+(?:[\w-]+\W+){0,4}?(?:erstellen|planen|gestalten|moderieren|leiten|konzipieren|entwickeln|produzieren"
    r"|verkaufen|geben|halten|vermarkten|meistern|vorbereiten|durchführen|aufbauen|bedienen|abrufbar|erhältlich"
    r"|einsehbar"
    r"|bestell\w*"
    r"|zu finden|herunterladen|nachlesen|nachzulesen|anmelden|anzumelden|buchen|buchbar|gebucht|lesen|ansehen|ausfüllen"
    r"|bezahl\w*|zahlen|kaufen|reservier\w*|registrieren|zu erwerben|bereit|bereitgestellt|gekauft|erworben|entrichten"
    r"|book|register|buy|fotografieren)\b|[\w-]* (?:ist |sind |wird )?(?:\w+ )?nicht (?:möglich|vorgesehen|angeboten"
    r"|geplant)"
)


def told_mode(text: str) -> str:
    """Return the mode that running text, in lower case, says in so many words.

    >>> told_mode("wahlweise in präsenz oder online"), told_mode("online-marketing"), told_mode("anmeldung nur online")
    ('blended', '', '')
    """
    text = spelled(text)
    found = [name for name, pattern in _TOLD if any(_is_held(text, met) for met in pattern.finditer(text))]
    if len(found) > 1 or _is_both(text) or names_both(text):
        return "blended"
    return "".join(found) or labelled_mode(text) or set_off_mode(text)


def _is_both(text: str) -> bool:
    """Return whether one sentence names both, and neither in the place of the other or for registering."""
    return any(
        not _NOT_BOTH.search(met[1] or met[2])
        and not _SIGNED_UP.search(text[max(0, met.start() - 40) : met.end() + 25])
        and not _NOT_HELD_SO.search(text[max(0, met.start() - 40) : met.start()])
        and not text.startswith("?", met.end())
        for met in _BOTH.finditer(text)
    )


_IN_CASE = re.compile(
    r"\b(?:im notfall|notfalls|bei (?:lockdown|regen|schlechtem|krankheit|glatteis)|falls|sollten?"
    r"|ggf|gegebenenfalls)\b"
)


def _is_held(text: str, met: re.Match[str]) -> bool:
    if "nicht " in met.group() and "nicht nur" not in met.group() and not met.group().startswith("statt"):
        return False
    head, tail = text[max(0, met.start() - 50) : met.start()], text[met.end() : met.end() + 60]
    if _IN_CASE.search(head.rpartition(". ")[2]):
        return False
    tail = re.split(r"[.!\n,;:]", tail, maxsplit=1)[0]
    return not (_NOT_HELD_SO.search(head.rpartition("\n")[2]) or _NOT_HELD_AFTER.match(tail) or tail.endswith("?"))
