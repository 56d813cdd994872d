"""What long and compound words mean beside dates: in goes a lower-case word such as `anmeldeschluss`, out its kind."""

import re

_COMPOUNDS = re.compile(
    r"(?P<deadline>\w*(?:(?<!ab)(?<!an)(?<!be)(?<!ein)schlu(?:ss|ß)|frist(?:en)?|anmeld\w*|rabatt\w*)|anmelde\w*"
    r"|frühbuch\w*|bewerbung(?:en|s(?:zeitraum|phase|ende|start))?|bewerben|\w*meldung(?:en)?|anm|melden|\w*reservierung(?:en)?"
    r"|veröffentlich\w*|(?:zuletzt)?aktualisier\w*|storn\w*|rücktritt\w*|\w*vorverkauf\w*|vvk|registe?r\w*|einschreib\w*"
    r"|immatrikul\w*|deadlines?|published|publi(?:ziert|cation)|apply|applications?|abmeld\w*|kündig\w*|buchbar|buchen"
    r"|einsend\w*|erschein(?:t|en|ung\w*)|erschien(?:en)?|freischaltung|\w*verkaufs(?:start|beginn)|redaktionsstand|datenstand|abgerufen|stichtag|platzvergabe|losverfahren|verlosung|auslosung|bekanntmachung|rechnungsdatum|bearbeitet|gedruckt"
    r"|einreich\w*|einzureichen|rsvp|zahlbar|enrol\w*|bookings?|earlybird|bird)"
    r"|(?P<note>stand|modified|gestellt|ergebnisse?|links?|zugangsdaten|zertifikate?|zeugnisse?|aufzeichnung|unterlagen|restplätze|restkarten|warteliste|katalog|geändert|änderung|geprüft|erstellt|erschienen|posted|\w*beitrag|eintrag|nachricht|\w*ausschreibung|\w*bericht|(?:last)?updated?|pressemitteilung|tickets?|karten"
    r"|zahlungsziel|eingestellt|artikel|fotos?|rückblick|nachlese|quelle|copyright|newsletter|kommentar|protokoll|bewertung|geburtstag|druckstand|pressetext|zeitung|rechnung|bescheid|beschluss|gest|gestorben|geburtsdatum|druckdatum|preise?"
    r"|\w*gebühr(?:en)?|\w*bestellung(?:en)?|zusagen?|\w*bekundung|buchungs\w+|abgabe\w*|\w*verkauf|\w*buchung(?:en)?|\w*zahlung|überweis\w*|fällig|geboren|geb|gegründet|gesetz|urteil|fassung"
    r"|verordnung|(?:gebühren|haus|prüfungs|studien|benutzungs)ordnung|satzung|book|sign|signup)"
    r"|(?P<except>(?:aus|ent)fall\w+|fehltermine?|ausfälle)"
    r"|(?P<count>(?:veranstaltungen|\w*(?:termine?|terminen|vormittage?n?|nachmittage?n?|abende?n?|treffen|sitzung(?:en)?"
    r"|\w(?:kurs|unterrichts|seminar|projekt|übungs)tage?n?)|kurstage?|unterrichtstage?|seminartage?"
    r"|sessions?|evenings?|meetings?|mornings?|afternoons?|classes))"
    r"|(?P<schooltime>schulzeit(?:en)?|schulwochen|schultagen?|(?:schul)?ferienfrei)"
    r"|(?P<holidays>\w*ferien|holidays?)"
    r"|(?P<public>\w*feiertage?n?)"
    r"|(?P<length>\w+dauer|laufzeit)"
    r"|(?P<label>(?:mindest|höchst)alter|\w+(?:nr|nummer|(?<!zeit)raum|kapitel|blatt|brief))"
    r"|(?P<begin>\w+(?:beginn|starttermin|start)|(?:start|beginn|anfangs|anreise)(?:datum|tag))"
    r"|(?P<end>(?:kurs|veranstaltungs|lehrgangs|unterrichts|seminar)s?ende|(?:end|abreise|schluss)(?:datum|tag))"
    r"|(?P<course>\w*(?:kurse?s?|unterricht\w*|training|proben?|stunde|meeting|class|lesson|session|veranstaltung|betrieb))"
)


def compound(word: str) -> str:
    """Return the kind of a word in the grammar by its parts; nothing when it is none of its words.

    >>> compound("anmeldeschluss"), compound("sommerferien"), compound("abschluss")
    ('deadline', 'holidays', '')
    """
    found = _COMPOUNDS.fullmatch(word)
    return (found and found.lastgroup) or ""
