"""Languages, countries, currencies and concepts of Europass as the code lists of the European Union name them.

Codes: <http://publications.europa.eu/resource/authority/language>, `…/country` and `…/currency`; here stand those that
education offers of a German municipality are likely to need, and of others nothing is said. Europass:
`xsd/loq/cv/europass-*.xsd` of <https://github.com/european-commission-empl/European-Learning-Model>; the German words
are ours.
"""

from msgspec import Struct

AUTHORITY = "http://publications.europa.eu/resource/authority/"


class Term(Struct, frozen=True):
    """One entry of an authority table."""

    code: str
    de: str
    en: str


def _table(text: str) -> dict[str, Term]:
    rows = (line.split("|") for line in text.strip().splitlines())
    return {own: Term(code, de, en) for own, code, de, en in rows}


LANGUAGES = _table(
    """
de|DEU|Deutsch|German
en|ENG|Englisch|English
fr|FRA|Französisch|French
es|SPA|Spanisch|Spanish
it|ITA|Italienisch|Italian
pt|POR|Portugiesisch|Portuguese
nl|NLD|Niederländisch|Dutch
pl|POL|Polnisch|Polish
ru|RUS|Russisch|Russian
uk|UKR|Ukrainisch|Ukrainian
ar|ARA|Arabisch|Arabic
fa|FAS|Persisch|Persian
tr|TUR|Türkisch|Turkish
ku|KUR|Kurdisch|Kurdish
ro|RON|Rumänisch|Romanian
bg|BUL|Bulgarisch|Bulgarian
cs|CES|Tschechisch|Czech
sk|SLK|Slowakisch|Slovak
hu|HUN|Ungarisch|Hungarian
hr|HRV|Kroatisch|Croatian
sr|SRP|Serbisch|Serbian
bs|BOS|Bosnisch|Bosnian
sl|SLV|Slowenisch|Slovenian
sq|SQI|Albanisch|Albanian
mk|MKD|Mazedonisch|Macedonian
el|ELL|Griechisch|Greek
da|DAN|Dänisch|Danish
sv|SWE|Schwedisch|Swedish
no|NOR|Norwegisch|Norwegian
fi|FIN|Finnisch|Finnish
et|EST|Estnisch|Estonian
lv|LAV|Lettisch|Latvian
lt|LIT|Litauisch|Lithuanian
ja|JPN|Japanisch|Japanese
zh|ZHO|Chinesisch|Chinese
ko|KOR|Koreanisch|Korean
vi|VIE|Vietnamesisch|Vietnamese
th|THA|Thailändisch|Thai
hi|HIN|Hindi|Hindi
ur|URD|Urdu|Urdu
ps|PUS|Paschtu|Pashto
ti|TIR|Tigrinisch|Tigrinya
am|AMH|Amharisch|Amharic
so|SOM|Somalisch|Somali
sw|SWA|Suaheli|Swahili
he|HEB|Hebräisch|Hebrew
ka|KAT|Georgisch|Georgian
hy|HYE|Armenisch|Armenian
az|AZE|Aserbaidschanisch|Azerbaijani
la|LAT|Lateinisch|Latin
eo|EPO|Esperanto|Esperanto
"""
)
"""Code of ISO 639-1 -> entry."""

COUNTRIES = _table(
    """
DE|DEU|Deutschland|Germany
AT|AUT|Österreich|Austria
CH|CHE|Schweiz|Switzerland
LI|LIE|Liechtenstein|Liechtenstein
LU|LUX|Luxemburg|Luxembourg
BE|BEL|Belgien|Belgium
NL|NLD|Niederlande|Netherlands
FR|FRA|Frankreich|France
DK|DNK|Dänemark|Denmark
PL|POL|Polen|Poland
CZ|CZE|Tschechien|Czechia
IT|ITA|Italien|Italy
ES|ESP|Spanien|Spain
GB|GBR|Vereinigtes Königreich|United Kingdom
"""
)
"""Code of ISO 3166-1, two letters -> entry."""

CURRENCIES = _table(
    """
EUR|EUR|Euro|euro
CHF|CHF|Schweizer Franken|Swiss franc
GBP|GBP|Pfund Sterling|pound sterling
USD|USD|US-Dollar|US dollar
DKK|DKK|Dänische Krone|Danish krone
PLN|PLN|Złoty|złoty
CZK|CZK|Tschechische Krone|Czech koruna
"""
)
"""Code of ISO 4217 -> entry."""

EUROPASS = _table(
    """
learning-opportunity/05053c1cbe||Kurs|Course
learning-opportunity/0f7dac46ca||Modul eines Bildungsgangs|Programme module
learning-opportunity/11252a5207||Mentoring|Mentoring
learning-opportunity/17744a2647||MOOC|MOOC
learning-opportunity/63f9f6180c||Berufsausbildung|Apprenticeship
learning-opportunity/65a4cf5de2||Studienbesuch|Study visit
learning-opportunity/74a4a268e8||Kurzer Bildungsgang|Short learning programme
learning-opportunity/77b99de990||Praktikum|Internship
learning-opportunity/79343569f3||Bildungsgang|Educational programme
learning-opportunity/7e1ac538db||Unterricht|Class
learning-opportunity/8b965da2d4||Lernen durch Engagement|Service learning
learning-opportunity/b2434ca358||Abschlussarbeit|Thesis
learning-assessment/9191af2ed9||vor Ort|Presential
learning-assessment/920fbb3cbe||online|Online
learning-assessment/e92d221e4d||vor Ort und online|Blended
learning-assessment/7813801c77||Projekt|Project based
learning-assessment/729f3bed4b||am Arbeitsplatz|Work-based
learning-setting/6fd4685715||formal|Formal learning
learning-setting/e207a81fc7||non-formal|Non-formal learning
target-group/022beab85a||Leistungsstarke|High Achievers
target-group/0247b300b0||Menschen mit anderer Muttersprache|Non-Native Speakers
target-group/05f11c859b||Menschen in Umschulung|Persons requiring employment retraining
target-group/1599531db0||Studierende (EQR 6)|Persons in tertiary education (EQF 6)
target-group/46806e0244||Lernende an weiterführenden Schulen|Persons in secondary/compulsory education
target-group/5b1417fd15||Kinder in der Grundschule|Persons in primary education
target-group/c900d8ecb1||Zugewanderte|Migrants
target-group/de9cd193ce||Menschen mit Lernbehinderung|Persons with a learning disability
target-group/e3782a33ab||Muttersprachliche|Native Speakers
target-group/fd1279fd9f||Leistungsschwache|Low Achievers
"""
)
"""End of the address of a concept under <http://data.europa.eu/snb/> -> its labels."""
