"""What pages say in place of what was asked for, in German and English, as patterns that match where it begins."""

import re


def _begins(*words: str) -> re.Pattern[str]:
    return re.compile("|".join(words), re.IGNORECASE)


_THING = (
    r"(?:web|kurs|internet)?seite|page|inhalt|dokument|datei|objekt|kurs|veranstaltung|angebot|termin|seminar|workshop|"
    r"event|course|eintrag|datensatz|lehrgang|vortrag|url|adresse"
)
_ASKED = r"(?:gesuchte|gewünschte|angeforderte|aufgerufene|angegebene|ausgewählte|gewählte|requested)[rsn]?"
_NUMBERED = r"mit der (?:kursnummer|nummer|id) \S{1,30}"
_MISSING = (
    r"(?:(?:wurde|konnte|ist) )?(?:leider )?nicht (?:mehr )?(?:gefunden|aufgerufen|auffindbar|vorhanden)(?: werden)?"
    r"|(?:existiert|gibt es) (?:leider )?nicht(?: mehr)?|(?:ist )?(?:leider )?nicht mehr (?:verfügbar|online)"
    r"|(?:was |could )?not (?:be )?found|(?:does not|doesn't) exist|(?:is )?no longer available"
)
_STATUS = (
    r"(?:(?:http )?(?:error|fehler|status)(?:[ -]?(?:code|seite|page))?[ :–-]*)?(?:404|410 gone)"
    r"(?:[ :–-]+(?:error|fehler|seite|page|file|not|found|wurde|konnte|leider|nicht|gefunden|werden)){0,8}"
)
_SORRY = r"(?:(?:ups+|oops|hoppla|huch|leider|entschuldigung|sorry|(?:es )?tut uns leid|fehler|error)[!,.:… –-]*)?"
_WHICH = (
    r"(?:(?:wir )?(?:konnten?(?: wir)?|wurde|haben) )?(?:(?:der|die|das|dieser|diese|dieses|the|this) )?"
    rf"(?:von ihnen )?(?:{_ASKED} )?(?:{_THING})"
)
GONE = _begins(
    rf"{_SORRY}(?:{_STATUS}|nicht gefunden|not found|{_WHICH}(?: {_NUMBERED})? (?:{_MISSING}))(?!\w)",
)

LOGIN = _begins(
    r"(?:bitte )?(?:melden|loggen) sie sich (?:bitte |zuerst |zunächst ){0,2}(?:an|ein)\b",
    r"sie müssen (?:sich )?(?:zuerst )?(?:angemeldet|eingeloggt|anmelden|einloggen)",
    r"(?:login|authentifizierung) erforderlich|please (?:log|sign) in|authentication required|you must be logged in",
    r"nur für (?:mitglieder|angemeldete \w+|registrierte \w+)",
    r"(?:(?:ihre|die|your) )?(?:sitzung|session|anmeldung) (?:ist |wurde |has )?(?:leider )?"
    r"(?:abgelaufen|beendet|expired|ungültig)",
    r"(?:bitte )?(?:aktivieren|akzeptieren|erlauben) sie (?:bitte )?(?:die |alle |unsere )?cookies",
    r"cookies (?:sind deaktiviert|müssen (?:aktiviert|akzeptiert|erlaubt)|sind erforderlich)",
    r"please (?:enable|accept|allow) cookies",
)
"""What pages ask of people before they show anything."""
LOGIN_TITLE = _begins(r"log-?in|anmelden|anmeldung|einloggen|sign ?in|benutzeranmeldung|mitgliederbereich")
LOGIN_PATH = re.compile(r"log-?in|sign-?in|anmeld|account|konto|passwor|mitglieder|intern", re.IGNORECASE)

MAINTENANCE = _begins(
    r"(?:(?:wegen|aufgrund(?: von)?) )?(?:(?:geplante|laufende|technische)[rn]? )?"
    r"wartungs(?:arbeiten|modus|seite|pause)",
    r"(?:(?:die|unsere|diese) )?(?:web-?)?(?:seite|site|server|system) (?:ist|wird|befindet sich) "
    r"(?:derzeit|zurzeit|zur zeit|gerade|momentan|aktuell|vorübergehend|in wartung|im wartungsmodus)",
    r"(?:(?:site|website|we are|down) )?(?:is )?(?:currently )?(?:under|for|in) (?:scheduled )?maintenance",
    r"maintenance(?: mode)?(?=\W*\Z)|vorübergehend nicht (?:erreichbar|verfügbar)",
    r"(?:503 )?service (?:temporarily )?unavailable|briefly unavailable for scheduled maintenance",
)

CHALLENGE = _begins(
    r"just a moment|attention required!|access denied|ddos-guard|checking your browser|please wait|client challenge",
    r"(?:nur )?einen moment|one moment, please|bitte warten|zugriff verweigert|sicherheits(?:über)?prüfung",
    r"verif(?:ying|y) (?:that )?you are (?:a )?human|(?:human|bot) verification|are you a robot",
    r"making sure you're not a bot",
)
GUARDS = (
    b"challenge-platform", b"cf-chl", b"cf_chl", b"cf-browser-verification", b"cf-error-details", b"captcha",
    b"_incapsula_resource", b"sucuri", b"ddos-guard", b"anubis", b"awswaf", b"datadome", b"perimeterx", b"turnstile",
)  # fmt: skip
"""Names of what turns programs away; a challenge names one of them in its code."""
