"""Tells capitalised words that are no surnames: institutions, streets, rooms and things."""

import re

_INSTITUTION = (
    "schule schulen gymnasium universität hochschule akademie institut museum haus stiftung kolleg berufskolleg "
    "zentrum "
    "klinik krankenhaus kirche gemeinde bibliothek bücherei verein verband gesellschaft kreis bund ggmbh gmbh "
    "kindergarten "
    "kita halle saal raum theater bühne forum platz straße strasse str weg allee gasse ufer ring brücke park bad heim "
    "hotel werk verlag galerie archiv stadion club bildungsstätte bildungswerk volkshochschule musikschule "
    "kreismusikschule tanzschule tanzstudio studio atelier kloster abtei pfarrei sankt st bildungszentrum "
    "lehrerseminar "
    "konservatorium orchester chor ensemble quartett trio band preis medaille kapelle schloss burg villa zimmer school "
    "college university institute gallery foundation library center centre house street jugendzentrum familienzentrum "
    "way road avenue lane square suite building room theatre hall seniorenzentrum bürgerhaus gemeindehaus pfarrheim "
    "arche insel rue bunker denkmal zeche grube ruine stollen festung fort dom münster basilika "
    "synagoge moschee friedhof sternwarte lego santa san saint"
)
INSTITUTIONS = frozenset(_INSTITUTION.split())
_INSTITUTION_END = re.compile(
    r"(?:schule|gymnasium|universität|akademie|institut|museum|haus|stiftung|kolleg|zentrum|klinik|kirche|gemeinde"
    r"|bibliothek|verein|verband|gesellschaft|garten|halle|saal|theater|platz|straße|strasse|str|weg|allee|gasse"
    r"|brücke"
    r"|kanzlei|agentur|handlung|salon|apotheke|(?:bäck|metzg|schrein|tischl|gärtn|druck|brau|kelt|imk|konditor"
    r"|töpf|schneid"
    r"|schloss|spengl|zimm|mälz|röst|weing|fleisch|käs|brenn|glas|sattl|web|reit)erei|heim|galerie|studio"
    r"|bildungsstätte|verlag|chor|preis|kreis|werk|park|hof)$"
)
_THING_END = re.compile(
    r"(?:\w{5,}ung|ungen|heit|keit|keiten|schaft|kurs|kurse|bereich|tag|tage|abend|abende|woche|programm|technik"
    r"|methode"
    r"|therapie|ismus|tion|tionen|tät|gruppe|treff|stunde|stunden|zeit|spiel|spiele|lesung|musik|kunst|seminar"
    r"|workshop"
    r"|training|büro|amt|team|ium|raum|etage|markt|fest|konzert|ausstellung|führung|material|bildung|sprache|sprachen"
    r"|bild|bilder|platte|passion|kinder|werkstatt|malerei|pflege|lehre)$"
)
_THINGS = frozenset(
    """kurs kurse uhr raum tag tage abend woche monat jahr euro teil stufe niveau lizenz yoga pilates qigong online
    zoom deutsch englisch französisch spanisch italienisch russisch arabisch türkisch polnisch für und mit bei ihnen
    ihrem ihren ihrer euch eurem eurer uns unserem unserer dir dich mir mich diesem dieser allen im am
    ab die der das ein eine wir sie ihr ich es er was wie wer wo neu alle alte neue treffpunkt anmeldung bitte
    kosten gebühr ort dauer beginn termin termine montag dienstag mittwoch donnerstag freitag samstag sonntag januar
    februar märz april mai juni juli august september oktober november dezember bund land stadt kreis team verein
    netzwerk tatra kids plus basic intensiv anfänger fortgeschrittene erwachsene kinder jugendliche eltern familien
    frauen männer senioren menschen wird wurde ist sind hat haben info e-mail mail tel telefon fax mobil handy büro
    sekretariat haus hinweis inhalt inhalte ziel ziele n n.n nn tba wechselnde verschiedene diverse a b c
    fachbereich programmbereich abteilung the and for with course beruf familie holle bildung prüfung übung wohnung
    zeitung heizung planung nutzung beratung tai chi krav maga ihre ihr unsere unser ordnung haltung kleidung
    leitung lehrgang
    studiengang rundgang instruction führung tee öl duft brezeln umzug basteln singen holzminden amt juli auf
    aus bei beim bis durch für
    gegen hinter in neben ohne seit trotz über um unter vor während wegen zwischen nur auch noch schon hier
    dort dann danach
    wenn weil dass ob als nicht kein keine welche welcher welches solche solcher manche einige viele alle jede
    jeder dein
    deine mein meine sein seine drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig hundert geschichten zirkus
    circus cup umgang ausflug hilfe neues fragen hände patties heavy skills puppen studies beste
    bester nächste jahren vorjahr monaten wochen tagen stunden minuten
    mo do sa so
    werke werken lieder liedern
    stücke stücken texte texten gedichte gedichten arien songs chansons melodien klassiker""".split()
)


def is_institution(word: str) -> bool:
    """Return whether a word names an institution, a street or a room.

    >>> is_institution("Gesamtschule"), is_institution("Straße"), is_institution("Janssen")
    (True, True, False)
    """
    lower = word.lower().rstrip(".")
    return lower in INSTITUTIONS or bool(_INSTITUTION_END.search(lower))


def is_thing(word: str) -> bool:
    """Return whether a capitalised word is surely no surname.

    >>> is_thing("Werkstattleitung"), is_thing("Abend"), is_thing("Öztürk")
    (True, True, False)
    """
    lower = word.lower().rstrip(".")
    if lower in _THINGS or lower in INSTITUTIONS:
        return True
    return len(lower) > 5 and bool(_THING_END.search(lower))
