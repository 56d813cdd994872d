"""Reads in words whether children are minded while an offer takes place: text in, answer out."""

import re

from harvester.mapping.details.shorthand import spelled
from harvester.mapping.details.support import sentence
from vocab.model import Answer

_KIDS = r"(?:kind(?:er|ern)?|kids|nachwuchs|kleinen|jüngsten|babys?)\b"
_YOURS = rf"(?:ihre[nr]?|eure[nr]?|deine[nr]?|your|ihr|dein|euer) (?:\w+ )?{_KIDS}"
_MINDS = r"(?:beaufsichtig\w*|betreut|betreuen|gehütet|hütet|hüten|versorgt)"
_NOUN = (
    r"(?:(?:kinder|kleinkind(?:er)?|baby|säuglings)-?(?:betreuung|beaufsichtigung|aufsicht"
    r"|hütedienst)(?:sangebote?s?)?|child[ -]?care|child[ -]?minding|crèche|creche"
    r"|babysitting)\b"
)
_SAYS = re.compile(
    r"\bkinder (?:\w+ ){0,3}mitgebracht werden und (?:\w+ ){0,3}betreut|\bwährend (?:des|der|dieser) (?:kurse?s"
    r"|vortrags|seminars|workshops"
    r"|veranstaltung|lesung|konzerts) (?:\w+ ){0,3}(?:kinderprogramm|spielprogramm)"
    r"|\bfür die kinderbetreuung (?:\w+ ){0,6}(?:an\b|anmeld)|"
    r"\bfür (?:ihre|eure|die|deine) (?:kinder|kleinen) (?:\w+ ){0,6}(?:betreuung\w*|spielprogramm|kinderprogramm"
    r"|spielecke)\b|"
    rf"(?:betreuung|beaufsichtigung) (?:der|für|von|ihrer) (?:\w+ )?{_KIDS} (?:während|parallel|vor ort|im nebenraum"
    rf"|meanwhile)"
    r"|(?:spielgruppe|kinderprogramm)[^.\n]{0,25} parallel (?:zum|zur)|"
    rf"\b(?:werden|wird|sind|ist|können|kann) (?:\w+ ){{0,4}}{_YOURS} (?:\w+ ){{0,7}}{_MINDS}"
    rf"|\b{_YOURS} (?:\w+ ){{0,8}}{_MINDS}"
    rf"|\b{_MINDS} (?:\w+ ){{0,6}}{_YOURS}"
    rf"|(?:während|parallel|nebenan|meanwhile|solange|unterdessen|währenddessen|derweil|in dieser zeit|in der zeit"
    rf"|gleichzeitig|nebenraum)"
    rf"\b[^.!?\n]{{0,60}}\b{_KIDS}[^.!?\n]{{0,50}}\b{_MINDS}|\b{_KIDS}[^.!?\n]{{0,30}}(?:während|parallel|nebenan"
    rf"|meanwhile|solange"
    rf"|währenddessen|derweil|in dieser zeit|in der zeit|gleichzeitig|nebenraum)[^.!?\n]{{0,40}}\b{_MINDS}"
    rf"|(?:werden|wird|sind) (?:\w+ ){{0,3}}(?:die |der )?{_KIDS} (?:\w+ ){{0,5}}{_MINDS}|\bdie {_KIDS} (?:werden"
    rf"|können) (?:\w+ ){{0,4}}{_MINDS}"
    rf"|\bpass(?:en|t) (?:\w+ ){{0,3}}auf (?:die|ihre|eure|deine) (?:\w+ )?{_KIDS}[^.!?\n]{{0,30}} ?auf\b"
    rf"|\bauf {_YOURS} (?:\w+ )?aufgepasst\b|um (?:ihre|die|eure|deine) {_KIDS}[^.!?\n]{{0,30}}kümmer\w+"
    rf"|kümmer\w+ sich [^.!?\n]{{0,40}}um (?:ihre|die|eure"
    rf"|deine) {_KIDS}"
    r"|für (?:ihre |die |eure )?kinder(?:betreuung)? ist (?:\w+ )?gesorgt|\bspielbetreuung"
    r"|parallel\w*[^.!?\n]{0,20} (?:spielgruppe|kinderprogramm|kinderkurs|kinderbetreuung)"
    r"|betreuungsangebot für (?:ihre |die |eure )?kinder"
    r"|betreuung (?:ihrer|eurer|für ihre|für eure) kinder"
    rf"|(?:kinder|kleinkinder|nachwuchs|babys)[^.\n]{{0,30}}(?<!kinder)\bbetreuung (?:ist |wird "
    rf"|vor ort )?(?:vorhanden|möglich|angeboten|gesichert|organisiert|gewährleistet|geregelt|inklusive)|(?:betreuung"
    rf"|beaufsichtigung) (?:der|für|von) (?:kinder[nr]?|kleinkinder[nr]?)[^.\n]{{0,45}} (?:ist "
    r"|wird )?(?:vorhanden"
    r"|möglich|angeboten|gesichert)"
    rf"|(?<!erfahrung )(?<!erfahrungen )(?<!arbeit )\b(?:mit|inkl\.|inklusive|samt) (?:\w+ )?(?:betreuung"
    rf"|beaufsichtigung) (?:der|für"
    rf"|von|ihrer|eurer) (?:\w+ )?{_KIDS}|\bkeine (?:\w+ )?(?:betreuung|beaufsichtigung) (?:der|für|von"
    rf"|ihrer) (?:\w+ )?{_KIDS}"
    rf"|\b{_KIDS} (?:können|werden) (?:\w+ ){{0,2}}nicht (?:\w+ )?(?:betreut|beaufsichtigt)\b"
    r"|(?:supervised play(?: area| corner| group)?|supervision|activities) (?:\w+ ){0,3}for (?:\w+ )?children"
    r"|children'?s (?:corner|supervision)"
    r"|\bnanny (?:on site|available"
    r"|vor ort|service)|tagesmutter (?:vor ort|im nebenraum|nebenan|anwesend)"
    r"|\bfür (?:die )?kinder (?:\w+ ){0,3}keine betreuung"
    r"|(?:children|kids|little ones|toddlers) (?:are|will be|can be) (?:\w+ ){0,3}(?:looked after|minded|supervised"
    r"|cared for)|look after (?:your"
    r"|the) (?:kids|children)"
)
_AGED = re.compile(r" \((?:ab|bis|von)?\s?\d[^()]{0,12}\)")
"""Ages in brackets, whose full stops would end a sentence."""
_MAYBE = re.compile(rf"{_NOUN}|\bbabysitter(?:in)?\b(?!-)")
_MINDING_IS_TOPIC = re.compile(
    r"(?:seminar|kurs|workshop|thema|vortrag|fortbildung|weiterbildung|fachtag|beruf)\s?[:–-]\s?$|(?:\bin der"
    r"|\bin die|\bzur|\bzum thema|\bvon|\bthema|fachkräfte\w* (?:für|in)(?: der)?|rund um(?: die)?"
    r"|\bqualifizierung|\bausbildung|^\W*(?:fort|weiter)bildung|\bfachtag|\bseminar|^\W*kurs|\bals|\bwerden|\bberuf"
    r"|steuer\w*|\bkosten (?:der|für)(?: die)?|\bfür die|\büber|\bder|\bals|\bwelche|zwischen|beruf und|familie und"
    r"|\bcareers? in|\btraining in"
    r"|\bjobs? in|\bin|\babout|\bbezahlbare|\bgute|\bdigitale)\s(?:\w+\s)?$"
)
_TOPIC_AFTER = re.compile(
    r"^\W{0,3}(?:unter (?:drei|3)|u3\b|in (?:deutschland|europa|der tagespflege)|steuerlich|als beruf|heute\b"
    r"|gestern|und (?:beruf"
    r"|pflege|job|karriere)"
    r"|nach sgb|im wandel|organisieren|finden|finanzieren|planen|tipps|werden\b|- ?kurs|-kurs|kurs|diplom|schein"
    r"|führerschein|ausbildung|absetzen"
    r"|von der steuer|worker|assistant|professional|qualification)|^[^.!\n]{0,40}\?"
)
_MINDED = re.compile(
    r"(?:\b(?:bei bedarf|auf wunsch|auf anfrage|ob sie|falls sie|wenn sie)|\bmit|\bwith|\binkl\.?|\binklusive|\beine?"
    r"|\bkostenlose[rn]?|\bfree|\bwir bieten|\boffers?"
    r"|\bprovides?|\barranges?|\borganised?"
    r"|\bwährenddessen|\bparallel|\bgibt es|\bes gibt|\bthere is|\bproviding)\s?(?:\w+\s){0,2}$"
    r"|^\W*(?:kostenfreie|free|on-site|onsite|professional|liebevolle|professionelle|stundenweise"
    r"|(?:kurs)?begleitende|parallele|qualifizierte|eigene)\s$|[:+,(.!–|]\s?(?:(?:kostenlose"
    r"|kostenfreie|eigene|freie|gratis|qualifizierte"
    r"|parallele|professionelle|free"
    r"|on-site)\s)?$|(?:wir bieten"
    r"|bieten wir|gibt es"
    r"|angeboten wird|inklusive|we (?:\w+ )?offer|bedarf an|wunsch nach|anmeldung (?:der|zur|für die)|organisieren wir"
    r"|stellen wir|we can|happy to)\b[^.]{0,40}$"
)
_ALONE = re.compile(r"\s*(?:$|[.!,;|)(+/\n])")
_MINDED_AFTER = re.compile(
    r"^\s?[:(–-]?(?:\s[\w-]+){0,5}?\s(?:möglich|vorhanden|verfügbar|angeboten|kostenlos|available|provided|offered"
    r"|anfrage"
    r"|gesichert|inbegriffen|gratis|gestellt|hinzugebucht|nachfrage|gesorgt|gegen gebühr"
    r"|request|voranmeldung|vormerkung|dazugebucht|zubuchbar|eingerichtet|vor ort|on site|benötigen|wünschen|bereit"
    r"|statt|betreut|gewährleistet|anmelden|anmeldung|absprache"
    r"|organisiert|gewünscht|benötigt|arranged"
    r"|zur verfügung"
    r"|gebucht|buchbar|dabei|an\W*$)"
    r"|^ (?:durch|von) (?:eine?n?|unsere?n?|die|den|das|pädagogische\w*|fachkräfte|erfahrene\w*"
    r"|ausgebildete\w*) (?!großeltern|oma|eltern|tagesm)|^ (?:im nebenraum|im haus\b|im spielzimmer|in unserem"
    r"|in der kinder|auf wunsch|nebenan|in der kita|für kinder ab|für \d|during|ab (?:\d|ein|zwei|drei))"
    r"|^\W*(?:ja|yes|vorhanden|möglich|available)\b|^\s?[:|]?\s?[✓✔☑]|^\s(?:ist gesorgt|parallel|inclusive|included"
    r"|während|inklusive"
    r"|bei bedarf"
    r"|nach)"
)
_NO_ONE = re.compile(
    r"\bo\.\s?$|\b(?:ohne|keine\w*|no|not|weder|nicht|without|cannot|can't|don't|unable)\s(?:\w+\s){0,3}$"
)
_UNMINDED = re.compile(
    r"^[^.]{0,12}\b(?:entfällt|fällt aus)\b|^\W*(?:nein|no|keine|none)\b|^[^.]{0,40}\b(?:nicht|not|keine|leider"
    r"|nein)\b(?! nur)"
)
_SELF = re.compile(
    r"\b(?:selbst|selber|eltern (?:müssen|sollen)|müssen (?:sie|die eltern|eltern)|von den eltern|by their parents"
    r"|begleit\w+ ihre)\b"
)
_CONDITION = re.compile(
    r"\b(?:wer|wie|was|warum|welche|wenn sie|wenn oma|oma|opa|großeltern|tagesmütter|kitas?|hort)\b"
)


def childcare(text: str) -> Answer:
    """Return whether children are minded meanwhile, as `text`, in lower case, says.

    >>> childcare("mit kinderbetreuung"), childcare("kinderbetreuung: nein")
    ('yes', 'no')
    """
    text = _AGED.sub("", spelled(text))
    for met in _SAYS.finditer(text):
        begin, end = sentence(text, met)
        said = text[begin:end]
        if said.rstrip().endswith("?") or _SELF.search(said) or _CONDITION.search(text[begin : met.end()]):
            continue
        return "no" if re.search(r"\b(?:nicht|keine|not|leider)\b(?! nur)", said) else "yes"
    for met in _MAYBE.finditer(text):
        begin, end = sentence(text, met)
        head, tail = text[max(begin, met.start() - 50) : met.start()], text[met.end() : met.end() + 60]
        answered = re.match(r"[^.!?\n]{0,30}\?\W{0,5}(ja|nein|yes|no)\b", tail)
        if answered:
            return "yes" if answered[1] in ("ja", "yes") else "no"
        if _NO_ONE.search(head):
            return "no"
        if (_MINDING_IS_TOPIC.search(head) and not tail.startswith(" ist gesorgt")) or _TOPIC_AFTER.match(tail):
            continue
        if _SELF.search(text[begin:end]):
            continue
        if _UNMINDED.match(tail):
            return "no"
        if _MINDED.search(head) or _MINDED_AFTER.match(tail) or (not head.strip(" -•") and _ALONE.match(tail)):
            return "yes"
    return "unknown"
