"""What words say in passing, or of other things, is never claimed of an offer."""

import pytest

from benchmarks.gold.details import claims

_TRAPS = {
    "status": """
        Das Spiel wurde abgesagt: Als der Fußball Pause machte
        Postponed dreams
        Cancelled culture
        Das Licht fällt aus
        Der Strom fällt aus
        Im letzten Jahr musste das Sommerfest abgesagt werden, heuer feiern wir doppelt
        2020 wurde das Konzert abgesagt
        Vor zwei Jahren wurde der Kurs abgesagt
        Die Zukunft ist abgesagt
        Der Weltuntergang wurde verschoben
        Verschoben ist nicht aufgehoben
        Maskenpflicht entfällt
        Der Aufzug fällt aus
        Ausfall und Nachholtermine werden im Kurs besprochen.
        Absage erteilt: Der Marshallplan
        Never cancelled
        Neuer Termin wegen großer Nachfrage: 10.05.2027
        Flüge abgesagt? Ihre Rechte als Fahrgast
        Nach dem abgesagten Konzert kam das Comeback
        Wie sage ich Termine freundlich ab?
        Der Strom ist ausgefallen – was nun?
        Wenn die Stimme ausfällt: Stimmtraining
        Verschieben Sie nichts auf morgen!
        Aufschieberitis: warum wir Dinge verschieben
        Tektonische Platten verschieben sich
        Die Frist entfällt zum Jahresende: Steuerrecht
        Die Pause entfällt
        Kosten für Material entfallen
        Auf jeden Teilnehmer entfallen 20 €
        Das Mittagessen entfällt
        Unterrichtsausfall an Schulen: Podiumsdiskussion
        Die Bahn fällt aus? Fahrgastrechte
        Absage an die Gewalt: Vortrag
        Umgestellt auf Wärmepumpe: ein Erfahrungsbericht
        Jetzt auch online: unser Programm
        Wir haben unsere Anmeldung auf online umgestellt
        Die Zeitung zieht ins Netz um
        Der Unterricht wechselt zwischen online und Präsenz
        Der Kurs findet nur statt, wenn sich 6 Personen anmelden
        Findet der Kurs nicht statt, erhalten Sie die Gebühr zurück
        Sollte der Kurs nicht stattfinden, informieren wir Sie
        Muss der Kurs abgesagt werden, erstatten wir die Gebühr
        Wir behalten uns Terminänderungen vor
        Terminänderungen vorbehalten
        Änderungen vorbehalten
        Programmänderungen und Ausfall vorbehalten
        Kursausfall: Was passiert mit der Gebühr?
        Bitte informieren Sie uns, wenn Sie verhindert sind
        Kurzfristige Absagen bitte telefonisch
        Nicht abgesagt!
        Sie können den Kurs bis 14 Tage vorher stornieren
        Bei Absage durch die VHS erhalten Sie Ihr Geld zurück
        Subject to cancellation if fewer than 6 enrol
        Cancellation policy: 14 days
        You can cancel free of charge
        The exhibition has been extended
        Die Ausstellung wurde verlängert
        Neuer Kurs ab Mai
        Neuer Beginn nach der Trennung
        Neue Zeit, neuer Ort
        Erstmals online
        Der Kurs wird abgesagt, wenn weniger als 5 Personen kommen.
        Wird ein Kurs abgesagt, erhalten Sie Ihr Geld zurück.
        Jetzt online anmelden!
        Jetzt online: unser neues Programm
        Der Kurs wird online angeboten.
        Laminat selbst verlegt
        Wie man Laminat verlegt
        Der Kurs wurde in die Aula verlegt
        In Raum 12 verlegt
        Die Pole haben sich verschoben
        Verschobene Perspektiven
        Das Ergebnis fällt positiv aus.
        Das Wetter fällt aus der Reihe
        Der Kurs fällt aus, wenn es regnet
    """,
    "availability": """
        Freie Plätze für Ehrenamtliche
        Freie Plätze im Park entdecken
        Wenige Plätze, große Wirkung
        Letzte Plätze der Romanik
        Letzte Plätze im Kirchenschiff
        Der Parallelkurs am Dienstag ist bereits ausgebucht.
        Der erste Termin ist ausgebucht
        Wenn keine Plätze mehr frei sind, kommen Sie auf die Warteliste.
        Bei ausgebuchten Kursen führen wir eine Warteliste.
        Ausgebuchte Kurse führen wir auf der Warteliste weiter.
        Im Saal sind 200 Plätze vorhanden.
        Warteliste fürs Leben: Organspende
        Warteliste für Kleingärten
        Das Buch ist vergriffen, der Film nicht
        Wir bieten Plätze für Praktikantinnen
        Kita-Plätze: So finden Sie einen
        Studienplätze verfügbar? Beratung
        Ausbildungsplätze frei: Jobmesse
        Stellplätze frei
        Die schönsten Plätze Europas
        Der Akku ist fast voll
        Ist der Kurs voll, rufen Sie uns an
        Sobald ein Platz frei wird, melden wir uns
        Die Plätze sind begrenzt
        Unsere Kurse sind schnell voll
        Letztes Jahr war der Kurs sofort ausgebucht
        Wartelisten in der Psychotherapie: Vortrag
        Verfügbar in drei Größen
        Offene Gruppe
        Offenes Atelier
        Voll motiviert
        Volle Deckung
        Hotel ausgebucht? Tipps
        Keine Anmeldung nötig
        Sie können den Platz tauschen
        Sitzplätze vorhanden
        Arbeitsplätze für 12 Personen
        Der Platz vor dem Rathaus
        Freier Eintritt
        freie Fahrt
        Frei sprechen lernen
        Freies Malen
        Volles Programm
        Voll im Leben
        Belegte Zunge: Vortrag
        max. 12 Plätze
        begrenzte Platzzahl
        12 Plätze
        Teilnehmerzahl begrenzt
    """,
    "mode": """
        Hybride Kriegsführung
        Material online
        Eine Online-Teilnahme ist nicht möglich
        Book online
        Read more online
        Slides are online
        In person registration
        Blended families
        Im Notfall findet der Kurs online statt.
        Digitales Angebot der Bibliothek
        Zoom-Kurs geben
        Vor Ort bezahlen
        Vor-Ort-Termin beim Energieberater
        Mit dem Fahrrad vor Ort
        Lebensmittel vor Ort kaufen
        Wir besichtigen vor Ort die Mühle
        Hybride Kunstformen
        Präsent sein
        Live im Studio
        Digital Natives
        Virtual Reality erleben
        Online-Sucht bei Jugendlichen
        Online-Redaktion: Texte fürs Web
        Onlinehandel
        E-Learning gestalten
        Blended Learning konzipieren – Fortbildung
        Webinare halten
        Online-Kurse entwickeln
        Moodle für Lehrkräfte
        Online-Seminare moderieren
        Teams führen
        Mit Zoom unterrichten
        Streaming und Podcasts
        Fernsehen online
        Wie Sie online Geld verdienen
        Kundengewinnung online
        Digitale Werkzeuge im Unterricht
        Virtuelle Teams leiten
        Livestreams produzieren
        Weitere Infos finden Sie online.
        Jetzt online anmelden
        Tickets sind nur online erhältlich
        Das Formular ist nur online verfügbar.
        Skype für Senioren
        Vortrag über Zoom-Fatigue
        Einführung in Microsoft Teams
        Mit Teams arbeiten lernen
        Online-Kurse erstellen
        Webinare planen und durchführen
        Online-Terminbuchung im Rathaus
        Online-Meetings souverän leiten
        Remote Work im Team
        Hybridantrieb verstehen
    """,
    "childcare": """
        Seminar: Kinderbetreuung
        Großeltern und Enkel: Kinderbetreuung heute
        Kinderbetreuung bitte selbst organisieren
        Kinderbetreuung in der Gemeinde: Bürgerdialog
        Kinderbetreuungsplätze
        Elterngeld und Kinderbetreuung
        Kinderbetreuung bei Trennung
        Kinderbetreuung und Homeoffice
        Wer passt auf die Kinder auf?
        Die Großeltern passen auf die Kinder auf
        Zuschuss für Kinderbetreuung
        Stellenangebot Kinderbetreuung
        Praktikum in der Kinderbetreuung
        Kinderbetreuung als Beruf
        Kosten für Kinderbetreuung absetzen
        Vereinbarkeit von Beruf und Kinderbetreuung
        Kinderbetreuung organisieren: Tipps
        Babysitterkurs
        Babysitter-Führerschein für Jugendliche
        Babysitting lernen
        Babysitter werden
        Tagesmutter werden
        Wer betreut die Kinder in den Ferien? Infoabend
        Die Tagesmutter betreut die Kinder in ihrer Wohnung
        Ausbildung in der Kinderbetreuung
        Careers in childcare
        Eltern betreuen ihre Kinder selbst.
    """,
    "accessibility": """
        Eine rollstuhlgerechte Toilette gibt es leider nicht.
        Einen Aufzug gibt es nicht.
        Toilette nicht barrierefrei
        kein barrierefreies WC
        Fragen zur Barrierefreiheit
        Angaben zur Barrierefreiheit folgen
        Barrierefrei im Kopf
        Prüfer für Leichte Sprache
        Rampe bauen
        Ebenerdige Dusche
        Aufzug der Königin
        Aufzüge und Paternoster: eine Technikgeschichte
        Leihrollstühle vorhanden
        Barrierefreie Bäder planen
        Barrierefreies Reisen
        Rollstuhl selbst reparieren
        Rollstuhltraining
        Mit Rollstuhl auf Weltreise
        Aufzug in die Moderne
        Stufenlos schalten
        Hundeführerschein
        Assistenz im Büro
        Assistenzhund ausbilden
        Gebärden für Babys
        Gebärdensprache für Anfänger
        In Gebärdensprache unterhalten
        Leichte Sprache im Amt
        Leichte Sprache – einfach erklärt
        Einfache Sprache schreiben
        Untertitelung von Videos lernen
        Ruheraum gestalten
        Accessible web design
        Web accessibility
        Im Seminar lernen Sie, wie man Webseiten barrierefrei plant.
        Wie formuliert man Briefe in Leichter Sprache?
        Kinder entdecken, wie die Brailleschrift erfunden wurde.
        Barrierefreies Bauen im Bestand
        Barrierefreies Wohnen im Alter
        Barrierefrei wohnen
        Barrierefreie PDF erstellen
        Digitale Barrierefreiheit – Seminar
        Barrierefreiheit im Web
        Das Barrierefreiheitsstärkungsgesetz
        Induktionsherd richtig nutzen
        Wie funktioniert Induktion?
        Mit dem Rollstuhl um die Welt – Reisevortrag
        Leben im Rollstuhl
    """,
    "certificate": """
        Die Kursleiterin besitzt ein Zertifikat als Achtsamkeitslehrerin.
        Unser Trainer mit Zertifikat
        Berufsabschluss erforderlich
        Bringen Sie Ihr Zertifikat mit.
        Führerschein weg – MPU-Vorbereitung
        Das große Abitur-Quiz
        Zertifikate handeln
        Prüfung der Heizung
        Zertifikate im Börsenhandel
        Prüfungsstress? Entspannung
        Urkundenlehre
        Meisterkonzert
        Abschlusspräsentation
        Abschlussball
        Führerschein abgeben?
        Fitness-Check und Gesundheitsprüfung
        Nachweisgrenze
        Bio-Zertifizierung für Höfe
        Ohne Abschluss in den Beruf?
        Kein Schulabschluss nötig
        Kein Abschluss erforderlich
        Ohne Prüfungsangst ins Examen
        Prüfungsangst überwinden
        Unser staatlich geprüfter Bergführer leitet die Tour
        Voraussetzung: Hauptschulabschluss
        Nach dem Abitur ins Ausland
        Abitur – und dann? Berufsberatung
        Führerschein Klasse B erforderlich
        SSL-Zertifikat einrichten
        Emissionszertifikate verstehen
        Zertifizierter Biohof
        Zum Abschluss singen wir
        Abschlusskonzert
    """,
    "prerequisites": """
        Zum Abschluss werden die Ergebnisse vorgelegt
        Für das Zertifikat muss die Prüfung bestanden werden
        Erfahrung ist alles
        Erfahrungen austauschen
        Kenntnisse auffrischen
        Was muss ich wissen?
        Man muss nicht perfekt sein
        Müssen wir immer funktionieren?
        Schwimmen lernen
        Voraussetzungen schaffen für gutes Lernen
        Abzeichen: Bronze, Silber, Gold
        Nachweis von Spuren: Kriminaltechnik
        Sicherer Umgang mit KI
        Nur für Frauen
        Sicherer Umgang mit dem Smartphone
        Teilnahme nur mit Anmeldung
        Teilnahme nur nach Voranmeldung
        Teilnahme nur mit Ticket
        Gesunder Schlaf ist Voraussetzung für Leistungsfähigkeit
        Voraussetzung für gute Fotos ist Licht
        Welche Voraussetzungen brauche ich für eine Gründung?
        Rechtliche Voraussetzungen für Photovoltaik
        Gutes Wetter ist Voraussetzung
        Neugier wird vorausgesetzt
        Man muss nicht singen können
        Niemand muss zeichnen können
        Grundkenntnisse Buchhaltung – Abendkurs
    """,
    "capacity": """
        Familien bis 5 Personen
        Team von 4 Personen
        Bis zu 5 Meter hoch
        Spiele für 2 bis 4 Personen
        Zimmer für max. 2 Personen
        ab 2 Personen 10 % Rabatt
        Gruppen ab 10 Personen auf Anfrage
        Max. 2 Begleitpersonen
        12 Personen starben
        Ein Stück für 4 Personen
        Familie mit 2 Kindern
        2 Erwachsene, 3 Kinder: 12 €
        Teilnehmerzahl: -1
        Ab 10 Personen Gruppenrabatt
        Führungen ab 10 Personen
        Gruppenpreis ab 10 Personen: 80 €
        Familienkarte für max. 2 Erwachsene und 3 Kinder
        max. 2 Personen pro Haushalt
        Rezepte für 4-6 Personen
        Menü für 4 bis 6 Personen
        In Teams von 3 bis 5 Personen
        max. 90 Minuten
        mindestens 2 Jahre Erfahrung
        Alter: mind. 6
        Alter: 6-12
        bis zu 30 % Rabatt
    """,
    "places_left": """
        mehr als 5 Plätze frei
        mind. 3 freie Plätze
        2 freie Plätze pro Firma
        noch 2 Plätze im Auto frei
        Wenn keine Plätze mehr frei sind, rufen Sie uns an.
        Noch 3 Kilometer
        3 freie Tage
        5 freie Journalisten
        Am Freien Platz 5
        noch 2 Plätze auf der Warteliste
        verfügbar 24 Stunden
        Nur 12 Plätze
        Noch 4 Tage
        noch 4 Parkplätze frei
        Am Alten Platz 3
        Plätze: 12
        Spielt auf 3 Plätzen
    """,
    "language": """
        Zielsprache: Spanisch
        Muttersprache: Deutsch
        Español
        Italiano
        Deutsch lernen auf Arabisch
        Liebe auf Französisch
        Grüße auf Plattdeutsch
        Englisch auf Reisen
        Small Talk in English for beginners
        Learn to speak in German
        Spanisch in 30 Tagen
        Auf Polnisch bestellen: Crashkurs
        Briefe auf Englisch schreiben
        Telefonieren auf Englisch
        Small Talk auf Englisch
        Sich auf Spanisch vorstellen
        Sie lernen, sich auf Französisch zu verständigen
        Im Kurs üben Sie, sich auf Italienisch auszudrücken
        Wie sagt man das auf Polnisch?
        Kochen auf Italienisch
        Bücher in türkischer Sprache
        Lieder in jiddischer Sprache
        Präsentieren auf Englisch
        Bewerben auf Englisch
        Deutsche Sprache und Kultur
        Die arabische Sprache
    """,
    "ages": """
        bis 14 Jahre: 3 €
        ab 15 Jahre 8 €
        Kinder 6–14 J.: 4,00 €
        Kinder unter 6 Jahren haben freien Eintritt
        Preis für Kinder bis 12 Jahre
        Wir feiern 50+ Jahre
        Bäume: 50–100 Jahre alt
        Autos ab 30 Jahren (Oldtimer)
        Rente ab 63 Jahren
        Haft von 2 bis 5 Jahren
        5 bis 10 Jahre Berufserfahrung
        2–3 Jahre Spanisch gelernt
        5 bis 7 Jahre dauert die Ausbildung
        Seniorentreff 14-16
        Mädchen 2-5 Gruppen
        50+ Rezepte
        Krabbelgruppe 9-11
        Darmkrebsvorsorge ab 50
        Klasse 7-9
        8–10 Uhr
        In 80 Tagen um die Welt
        Jahrgang 1960
        20 Jahre VHS
        10 bis 12 Personen
        5 bis 6 Stunden
        ab 5 Euro
        1990 bis 2000
        Dauer: 2 Jahre
        zweijährige Ausbildung
        3-jährige Garantie
        ab 2 Personen
    """,
    "deadline": """
        Eine Anmeldefrist gibt es nicht, nächster Start: 01.03.2027
        Keine Anmeldefrist. Beginn: 01.03.2027
        Ohne Anmeldung bis 12.03.2027
        Anmeldung nicht erforderlich, bis 12.03.2027
        bei Anmeldung bis 05.02.2027 nur 80 €
        Frühbucher: Anmeldung bis 15.03.2027
        Abmeldung bis 15.03.2027
        Stornierung bis 15.03.2027 kostenlos
        Der Kurs läuft bis 25.06.2027, Anmeldung erforderlich
        Ausstellung bis 18.04.2027 an der Universität
        Anmeldung ab 15.03.2027
        Anmeldung bis 3 Tage vorher
        Kurs vom 3.3.2027 bis 5.5.2027, Anmeldung im Büro
        Buchungen bis 31.12.2026 erhalten 10 % Rabatt
        Bei Anmeldung bis 15.03.2027 sparen Sie 20 €
        Das Ticket ist bis 15.03.2027 gültig
        Gutscheine bis 31.12.2027 einlösbar
        Early bird until 15 March 2027
        Anmeldebeginn: 15.03.2027
    """,
    "level": """
        Grundkurse der Schule
        Für Anfänger nicht geeignet
        Schülerinnen und Schüler der gymnasialen Mittelstufe
        Oberstufe des Gymnasiums
        Mittelstufenchor
        Anfängergeist
        Advanced Nursing Practice
        Advanced materials in aerospace
        Einstieg in den Ausstieg: Kohle
        Kurs A1: Töpfern
        Japanische Tuschmalerei, Format A2
        Plakat A1 gestalten
        A1 Richtung Deutschland
        Voraussetzung: Niveau B1
        Sprachniveau B2 erforderlich
        Ein Einstieg ist jederzeit möglich.
        Einstieg in den Beruf
        Quereinsteiger im Lehramt
        Berufseinsteiger-Treff
        Sie sollten den Grundkurs besucht haben
        In fortgeschrittenem Alter
        Zu fortgeschrittener Stunde
        Die Planung ist fortgeschritten
    """,
}


@pytest.mark.parametrize(
    ("field", "words"),
    [(field, line.strip()) for field, lines in _TRAPS.items() for line in lines.strip().splitlines()],
)
def test_words_that_only_look_alike_claim_nothing(field: str, words: str) -> None:
    assert not claims(field, words)
