"""Names what one must have had, know or show before an offer, in ways that are put together: patterns, lower case."""

import re

_COURSE = (
    r"(?:\w*(?:kurs|modul|lehrgang|seminar|workshop|schulung|einführung|ausbildung|studium|lehre|einweisung)(?:s|es|e"
    r"|en)?"
    r"|(?:teil|stufe|band|niveau|level|modul|part|kurs) (?:\d|[ivx]{1,3}\b|[abc]\b|[abc][12])"
    r"|[abc][12](?:\.\d)?(?:-kurs\w*)?"
    r"|\w*(?:einführungs|informations|info)(?:veranstaltung|abend|treffen)s?)"
)
_KNOWN = (
    r"(?:\w*(?:kenntniss?e?n?|vorwissen|grundwissen|basiswissen|fachwissen|erfahrung(?:en)?|(?:berufs|spiel|fahr"
    r"|unterrichts|lehr)praxis|vorbildung"
    r"|vorerfahrung"
    r"|fertigkeiten|grundlagen|beherrschung))"
)
_SHOWN = (
    r"(?:\w*(?:nachweis|attest|lizenz|führerschein|fahrerlaubnis|abzeichen|seepferdchen|gesundheitszeugnis"
    r"|führungszeugnis"
    r"|abschluss|abitur|matura|reife|zertifikat|diplom|schein))"
)
_TESTED = (
    r"(?:\w*(?:einstufung\w*|eignungstest|eignungsprüfung|aufnahmetest|aufnahmeprüfung|aufnahmegespräch|vorgespräch"
    r"|beratungsgespräch|auswahlgespräch|vorspiel|vorsingen|probestunde))"
)
_FIT = (
    r"(?:trittsicherheit|schwindelfreiheit|kondition|fitness|belastbarkeit|schwimmfähigkeit|(?:körperliche"
    r"|gesundheitliche)"
    r" (?:verfassung|eignung|fitness))"
)
_ASKED = (
    r"(?:erforderlich|nötig|notwendig|voraussetzung|vorausgesetzt|pflicht|verpflichtend|obligatorisch|zwingend|benötigt"
    r"|verlangt|erwartet|gefordert|unerlässlich|unabdingbar)\b"
)
_PEOPLE = (
    r"(?:those|people|participants|students|applicants|learners|anyone|candidates|attendees|teilnehmende"
    r"|teilnehmer(?:innen)?"
    r"|personen|alle|menschen|interessierte)"
)
_HAD = r"(?:besucht|absolviert|abgeschlossen|bestanden|durchlaufen|belegt|gemacht)"
ASKED = re.compile(
    rf"\b(?:{_KNOWN}|{_SHOWN}|{_TESTED}|{_FIT})\b(?:[^.\n:;,]|\.(?=\d)){{0,45}} {_ASKED}(?! (?:für|der|des|um|dafür)\b)"
    rf"|\b(?:vorherige[rn]? |vorab )(?:besuch|teilnahme|einweisung)\b[^.\n]{{0,50}} {_ASKED}"
    rf"|\b(?:teilnahme|besuch) (?:am|an der|an einem|des|der|eines|von) {_COURSE}[^.\n]{{0,20}} {_ASKED}"
    rf"|\b(?:grund|basis|vor|einführungs|anfänger|aufbau)\w*(?:kurs|modul|seminar)\w* [^.\n]{{0,20}}{_ASKED}"
    rf"|\b(?:vorwissen|vorkenntnisse|vorbildung|vorerfahrung|eingangsniveau|einstiegsniveau|zulassung"
    rf"|teilnahmebedingung(?:en)?"
    rf"|aufnahmebedingung(?:en)?)\s?[:|]\s?(?!kein|nicht|nein|none|ohne|egal|–|-)\w"
    rf"|\b(?:zugang|teilnahme|zulassung|anmeldung|aufnahme|nur|einstieg|bitte)(?: \w+)? (?:nur|erst"
    rf"|ausschließlich)? ?(?:mit|nach)"
    rf" (?:\w+ ){{0,3}}(?:{_KNOWN}|{_SHOWN}|{_TESTED})(?! an\b)\b"
    rf"|\b(?:nicht |keine teilnahme )ohne (?:\w+ )?(?:{_COURSE}|{_KNOWN}|{_SHOWN}|{_TESTED})\b"
    rf"|\bohne (?:\w+ )?(?:{_COURSE}|{_KNOWN}"
    rf"|{_SHOWN}|{_TESTED}) (?:ist )?(?:keine|nicht) (?:teilnahme|möglich)"
    rf"|\bwer (?!immer)[^.\n]{{0,40}}\b{_COURSE}[^.\n]{{0,25}} {_HAD} hat\b(?![^.\n]*(?:bekommt|erhält|zahlt|spart"
    rf"|zertifikat|bescheinigung|rabatt|ermäßig))"
    rf"|\b{_PEOPLE},? (?:die|welche) [^.\n]{{0,40}}\b(?:{_COURSE}|{_KNOWN})[^.\n]{{0,25}} (?:{_HAD}|haben|mitbringen"
    rf"|verfügen)\b"
    rf"|\b{_PEOPLE},? die (?:schon|bereits) (?!immer|lange|mal\b|einmal|früher)\w"
    rf"|\bnachweis\w* [^.\n]{{0,40}} (?:mitbringen|vorlegen|einreichen|beifügen)\b"
    rf"|\b(?:sie (?:benötigen|brauchen)|(?:benötigen|brauchen) sie|du (?:brauchst|benötigst)"
    rf"|teilnehmende (?:benötigen|brauchen)|kurs (?:erfordert|verlangt|braucht)"
    rf"|erwarten wir) (?:\w+ ){{0,3}}(?:[abc][12]-)?{_KNOWN}\b"
    rf"|\b(?:absolvent(?:innen|en|inn?en und absolventen)|ehemalige) (?:des|der|von|eines) {_COURSE}"
    rf"|(?:^|\. )\W*(?:sie|du|ihr|die teilnehmenden|teilnehmende) (?:haben|hast"
    rf"|habt) (?:\w+ ){{0,3}}(?:[\w.-]+ )?{_COURSE} (?:\w+ ){{0,3}}{_HAD}\b"
    rf"|\b(?:sie|du|ihr|teilnehmende) (?:sollten?|sollst|solltest|müssen|musst|müsst) (?:bereits|schon) \w"
    rf"|\b(?:müssen|muss|sollten?)\b[^.\n]{{0,70}}\b(?:{_SHOWN}|{_KNOWN})[^.\n]{{0,20}} (?:besitzen|haben|vorweisen"
    rf"|mitbringen|vorlegen"
    rf"|nachweisen)\b"
    rf"|\bbau(?:t|en) (?:\w+ )?auf (?:dem |den |der |einem )?(?:{_COURSE}|{_KNOWN}|vorjahr|herbst|frühjahr)"
    rf"|^\W*(?:erfolgreich )?(?:abgeschlossene|bestandene|absolvierte)[rnsm]? \w"
    rf"|^\W*(?:gute |sichere )?beherrschung (?:der|des|von) "
    rf"|^\W*(?:ein )?(?:gültiger |aktueller )?nachweis (?:der|des|einer|eines|über) (?!\w*teilnahme|\w*ermäß)"
    rf"|\b(?:gesundheitszeugnis|ärztliches attest|attest|impfausweis) (?:bitte )?(?:vorlegen|mitbringen|vorzulegen)"
    rf"|\bmindestens \w+ jahre?n? (?:\w+ )?\w*(?:erfahrung|praxis)\b"
)
"""Conditions in German."""
ASKED_IN_ENGLISH = re.compile(
    r"\b(?:you|participants|applicants|students|learners|attendees|candidates) (?:should|must|need to|are expected to"
    r"|have to)"
    r" (?:already |at least |also )?(?:know|have|hold|possess|be (?:able|familiar|fluent|confident)|bring (?:some"
    r"|basic)|be a)\b"
    r"(?! (?:to|fun|access|arrive|registered|booked|over|under"
    r"|at least \d))(?<!you should know)(?<!you must know)(?<!you need to know)"
    r"|\b(?:course|admission|participation|programme|program|class|workshop) requires? (?!no\b|registration|booking"
    r"|advance"
    r"|pre-?registration|a ticket|payment)\w"
    r"|\b(?:entry|placement|aptitude|admission|language) (?:test|exam|interview)s? (?:is |are )?(?:required|mandatory"
    r"|compulsory)"
    rf"|\b(?:open|only)(?: only)? (?:to|for) {_PEOPLE} (?:who (?:have|already|can|know|completed|hold)|with)\b"
    rf"|\bfor {_PEOPLE} (?:who (?:have (?:already |previously )?(?:completed|attended|taken|passed)|already)"
    rf"|with (?:some |prior |previous"
    rf" |basic |good |at least ))"
    rf"|\b{_PEOPLE} need (?:an? |some |basic |good |prior )[^.\n]{{0,40}}(?:certificate|diploma|degree|licen[cs]e"
    rf"|knowledge|experience"
    rf"|skills|qualification)"
    r"|\b(?:suitable|recommended) for (?:those|people) with (?:some |prior |previous |basic )"
    r"|\b(?:experience|knowledge|skills|proficiency|certificate|qualification|fluency|a[12]|b[12]"
    r"|c[12])\b[^.,\n]{0,40} (?:(?:is|are) (?:required|essential|necessary|needed|expected|mandatory|assumed)\b"
    r"|(?:required|necessary|needed)(?=\W*$|\s?[.;,)(|/–]))"
)
"""Conditions in English."""
