"""Of sentences of notices and titles that say nothing of an offer's details no field is read."""

import pytest

from benchmarks.gold.details import FIELDS, claims

_PROSE = """
    Die Kursgebühr ist bis zum 01.03.2027 zu entrichten.
    Ihre Anmeldung ist verbindlich; ein Rücktritt ist bis 01.03.2027 kostenfrei möglich.
    Anmeldungen nach dem 01.03.2027 werden nicht berücksichtigt.
    Der Vertrag endet am 31.12.2027.
    Wir bitten Sie, sich rechtzeitig anzumelden, da die Plätze begrenzt sind.
    Wenn Sie einen Platz haben, aber nicht kommen können, sagen Sie bitte ab.
    Bei Interesse melden Sie sich bitte im Büro.
    Ist der Kurs bereits ausgebucht, tragen Sie sich bitte in die Warteliste ein.
    Wir informieren Sie, sobald wieder Plätze frei sind.
    Nach der Anmeldung erhalten Sie die Zugangsdaten.
    Die Anmeldung ist online, telefonisch oder vor Ort möglich.
    Der Unterricht orientiert sich an den Niveaustufen A1 bis C2.
    Der Europäische Referenzrahmen unterscheidet die Niveaus A1, A2, B1, B2, C1 und C2.
    Einstufungsberatung für Kurse ab A2
    Für Rückfragen steht Ihnen unser Team zur Verfügung.
    Das Team der Bibliothek freut sich auf Sie.
    Teams aus 4 Personen treten gegeneinander an.
    Das Quiz wird in Teams gespielt.
    Gespielt wird in Gruppen von 3 bis 5 Personen.
    Jede Gruppe besteht aus max. 4 Personen.
    Je Tisch sitzen 6 Personen.
    Die Fahrt findet mit einem Bus (50 Plätze) statt.
    Der Saal bietet 300 Plätze.
    Es gibt Sitzplätze für 40 Personen und einen Imbiss.
    In 12 Modulen lernen 8 Teilnehmende
    Im Durchschnitt nehmen 10 Personen teil.
    2025 nahmen 120 Personen teil.
    Der Verein hat 300 Mitglieder.
    Wir waren 12 Kinder zu Hause.
    Mit 14 Jahren begann sie zu malen.
    Der Künstler starb mit 85 Jahren.
    Das Haus ist über 300 Jahre alt.
    Seit mehr als 20 Jahren unterrichtet sie Yoga.
    Die Ausstellung zeigt Werke aus 50 Jahren.
    Die Ausbildung dauert 3 bis 4 Jahre.
    Nach 10 bis 15 Jahren müssen Dächer saniert werden.
    Ein Baum braucht 20 bis 30 Jahre.
    Kinder zwischen den Stühlen
    Kinder haben bis 18 Uhr freien Eintritt.
    Für Kinder bis 6 Jahre ist der Eintritt frei.
    Jugendliche bis 16 Jahre benötigen eine Einverständniserklärung.
    Kinder unter 8 Jahren dürfen nur in Begleitung eines Erwachsenen teilnehmen.
    Ermäßigung für Schüler, Studierende bis 27 Jahre und Rentner.
    Die Referentin spricht fließend Englisch und Spanisch.
    Die Autorin liest aus ihrem in englischer Sprache erschienenen Roman.
    Der Roman wurde auf Deutsch übersetzt.
    Das Buch ist auf Deutsch bei Suhrkamp erschienen.
    Sie lernen, sich auf Spanisch vorzustellen.
    Am Ende können Sie einfache Gespräche auf Englisch führen.
    Texte auf Englisch verfassen
    Wir lesen Kurzgeschichten auf Englisch.
    Wir kochen italienisch und sprechen Deutsch.
    In Deutsch und Mathe fit werden
    Nachhilfe in Englisch und Französisch
    Der Dozent ist zertifizierter Trainer und verfügt über ein IHK-Zertifikat.
    Die Trainerin hat einen Bachelor of Arts in Pädagogik.
    Sie hat ihren Master of Science in Berlin gemacht.
    Er absolvierte die Meisterprüfung 1998.
    Bitte bringen Sie einen Nachweis über die Ermäßigung mit.
    Ermäßigung nur gegen Nachweis.
    Bitte legen Sie einen Nachweis vor, wenn Sie Ermäßigung beantragen.
    Die Bescheinigung der Krankenkasse bitte einreichen.
    Ohne Prüfung der Unterlagen keine Förderung.
    Sie sollten etwas Zeit mitbringen.
    Sie sollten Freude am Singen haben.
    Sie benötigen einen Laptop und Kopfhörer.
    Sie brauchen bequeme Kleidung.
    Bitte bringen Sie gute Laune mit.
    Voraussetzung für die Förderung ist ein Wohnsitz in Hessen.
    Voraussetzung für einen guten Schlaf ist Ruhe.
    Erfahrung ist nicht alles.
    Die Teilnehmenden lernen Grundkenntnisse der Buchführung.
    Der Kurs vermittelt Kenntnisse in Word, die im Beruf erforderlich sind.
    Der Kurs vermittelt die für die Prüfung erforderlichen Kenntnisse.
    Anmeldung ist erforderlich.
    Eine Voranmeldung ist erforderlich, Vorkenntnisse nicht.
    Der Aufzug ist nur für Lasten.
    Rollstühle und Rollatoren: richtig nutzen
    Umgang mit dem Rollstuhl – Kurs für pflegende Angehörige
    Assistenzhunde ausbilden – ein Vortrag
    Hunde dürfen nicht mitgebracht werden.
    Die Wanderung ist nicht für Kinderwagen geeignet.
    Der Kurs richtet sich an Gehörlose und Hörende.
    Untertitel: Eine Geschichte
    Eltern können ihre Kinder zur Betreuung in die Kita bringen.
    Die Betreuung der Kinder liegt bei den Eltern.
    Kinderbetreuung kostet Zeit und Geld.
    Wer sich um Kinder kümmert, braucht Pausen.
    Kinder betreuen, fördern, begleiten – Ausbildung
    Sie betreuen Kinder in einer Kita?
    Erzieherinnen betreuen Kinder nach dem Montessori-Konzept.
    Bitte sagen Sie ab, falls Sie verhindert sind – sonst fällt die Führung aus.
    Die Prüfung kann verschoben werden.
    Der Redaktionsschluss wurde verschoben.
    Die Wahl wurde verschoben.
    Das Konzert von 1969 wurde abgesagt.
    Alle Termine finden statt, nur der 3. Mai entfällt.
    Der Termin am 3. Mai entfällt, dafür am 10. Mai.
    In den Osterferien entfällt der Kurs.
    An Feiertagen fällt der Kurs aus.
    Am 24.12. fällt der Kurs aus.
    Der Kurs fällt am 24.12. aus.
    Die verschobene Zeit: Roman und Wirklichkeit
    Verlegt, verloren, vergessen – Bücher, die keiner mehr liest
    Ausgebuchte Hotels, leere Dörfer
    Voll verzuckert – Film und Gespräch
    Freie Plätze in der Kita? So klappt die Suche
    Auf den besten Plätzen: Theatergeschichte
    Plätze und Parks in Göttingen
    Wie viele Plätze braucht eine Stadt?
    Warteliste fürs Leben: Organspende
    Drei Plätze, zwei Brunnen, ein Rathaus
    Noch 3 Wochen bis zur Prüfung
    Mit 50 fängt das Leben an
    Ab 40: Wechseljahre verstehen
    Zwischen 20 und 30: Quarterlife Crisis
    Mehr als 70 Jahre Grundgesetz
    5 bis 7 Jahre dauert die Ausbildung
    Jugend im Nationalsozialismus
    Alter schützt vor Torheit nicht
    Alt werden – 80 ist das neue 60
    Level up! Gaming in der Schule
    B1 Bot: Ein Roboter zum Basteln
    A1 bis A8: Autobahnen in Deutschland
    Einstieg in den Ausstieg: Kohle
    Einstieg in die Berufswelt
    Die Oberstufe stellt sich vor
    Online-Sucht bei Jugendlichen
    Webinare selbst gestalten
    Im Klassenzimmer der Zukunft
    Das Klassenzimmer im Wald
    Auf Deutsch gesagt: Redewendungen
    Wie sagt man das auf Englisch?
    Sprache: ein Schlüssel zur Welt
    Bücher in englischer Sprache abzugeben
    Spanischsprachige Literatur
    In Griechenland unterwegs
    Deutsch-französische Beziehungen
    Mit 12 Teilnehmern fing alles an
    12 Personen suchen einen Autor
    Mindestens 5 Portionen Obst
    Steuererklärung bis 31.07.2027 abgeben
    Die Frist läuft am 31.07.2027 ab: Grundsteuer
    Bewerben bis zum Umfallen
    Anmeldung der Geburt: Was ist zu tun?
    Ausstellung bis 31.07.2027
    Anträge bis 31.07.2027 stellen
    Abgabe der Steuererklärung bis 31.07.2027
    Treppauf, treppab: Stäffelestour
    Mit dem Rollstuhl um die Welt – Reisevortrag
    Mit dem Aufzug in den Keller: Bergwerksgeschichte
    Fahrstuhl zum Schafott (Film)
    Ein Hund für alle Fälle: Assistenzhunde im Einsatz
    Untertitel selbst erstellen
    Leichte Sprache – schwere Sprache
    Großeltern und Enkel: Kinderbetreuung heute
    Kinderbetreuung im Wandel der Zeit
    Kinderaufsicht und Haftung
    Abiturprüfung Mathe: Vorbereitung
    Prüfungsvorbereitung Realschule Mathe
    Mathe für den Realschulabschluss
    Meisterprüfung bestanden – und jetzt?
    Führerschein weg – MPU-Vorbereitung
    Zum Abschluss ein Konzert
    Urkunden lesen: Paläographie
    Nachweis von Mikroplastik
    Voraussetzungen der Demokratie
    Unter diesen Voraussetzungen
    Man muss nicht alles können
    Sie sollten das gesehen haben
    Wer hat Erfahrung mit Solaranlagen?
    Der Kurs findet auch in den Ferien statt.
    Der Kurs findet in den Ferien nicht statt.
    Am 3. Oktober findet kein Unterricht statt
    Bei schlechtem Wetter entfällt die Exkursion.
    Sollte die Mindestteilnehmerzahl nicht erreicht werden, entfällt der Kurs.
    Bei zu wenigen Anmeldungen kann der Kurs abgesagt werden.
    Wir behalten uns vor, Kurse abzusagen.
    Muss ein Kurs ausfallen, werden Sie benachrichtigt.
    Falls Sie verhindert sind, sagen Sie bitte ab.
    Absagen bitte bis 3 Tage vorher.
    Die Tour fällt nur bei Unwetter aus.
    Ausfall und Nachholtermine werden im Kurs besprochen.
    Ausgefallene Stunden werden nachgeholt.
    Eine Verlegung in andere Räume ist möglich.
    Der Unterricht kann auf online umgestellt werden.
    Falls nötig, wechseln wir zu Zoom.
    Im Notfall findet der Kurs online statt.
    Bei Lockdown wird der Kurs online weitergeführt.
    Der Kurs ist meist schnell ausgebucht.
    Frühzeitige Anmeldung empfohlen, da Plätze begrenzt.
    Wenn keine Plätze mehr frei sind, kommen Sie auf die Warteliste.
    Bei ausgebuchten Kursen führen wir eine Warteliste.
    Unsere Kurse sind oft ausgebucht.
    Im Saal sind 200 Plätze vorhanden.
    Es sind genügend Parkplätze vorhanden.
    Getränke sind vor Ort erhältlich.
    Tickets gibt es online und vor Ort.
    Anmeldung online oder vor Ort.
    Bezahlung vor Ort möglich
    Die Aufzeichnung ist danach online verfügbar.
    Der Kurs wird durch ein Online-Forum begleitet.
    Materialien werden über Moodle bereitgestellt.
    Die Dozentin ist online erreichbar.
    Unsere Anmeldung ist online.
    Die Kursleiterin hat langjährige Erfahrung.
    Der Trainer verfügt über Kenntnisse in Erster Hilfe.
    Unsere Dozenten sprechen Englisch und Französisch.
    Die Lehrerin ist Muttersprachlerin.
    Sie erhalten am Ende Tipps für zu Hause.
    Bringen Sie Ihr Zertifikat mit.
    Kinder unter 6 Jahren nur in Begleitung Erwachsener
    Kinder bis 12 Jahre zahlen die Hälfte
    Erwachsene 8 €, Kinder (6-12) 4 €
    Familienkarte (2 Erwachsene, bis 3 Kinder)
    Gruppen ab 10 Personen erhalten Rabatt
    Pro Person werden max. 4 Karten abgegeben
    Bitte bis zum 01.03.2027 überweisen
    Überweisen Sie die Gebühr bis 01.03.2027
"""


@pytest.mark.parametrize("sentence", [line.strip() for line in _PROSE.strip().splitlines()])
def test_a_sentence_beside_the_point_claims_nothing_of_any_field(sentence: str) -> None:
    assert [field for field in FIELDS if claims(field, sentence)] == []
