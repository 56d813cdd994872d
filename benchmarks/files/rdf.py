"""Writes a Turtle file with any number of courses in terms of schema.org, as a provider's export gives them."""

from pathlib import Path

_TOWNS = ("Ahornbrück", "Silberau", "Birkental", "Weidenfurt")
_TOPICS = ("Töpfern", "Spanisch A1", "Yoga am Morgen", "Excel für den Beruf", "Wärmepumpe")
_COURSE = """<https://vhs.example/kurs/{number}> a schema:Course ;
  schema:name "{topic} – Kurs {number}"@de ;
  schema:description "{topic} in {town}. Bitte Schreibzeug mitbringen. {words}"@de ;
  schema:courseCode "K{number}" ;
  schema:url <https://vhs.example/kurs/{number}> ;
  schema:inLanguage "de" ;
  schema:keywords "Kultur", "Anfänger" ;
  schema:provider <https://vhs.example/#vhs> ;
  schema:offers [ a schema:Offer ; schema:price 85.00 ; schema:priceCurrency "EUR" ] ;
  schema:hasCourseInstance [ a schema:CourseInstance ;
    schema:startDate "{day}T18:00:00+01:00"^^xsd:dateTime ;
    schema:endDate "{day}T19:30:00+01:00"^^xsd:dateTime ;
    schema:courseMode "onsite" ;
    schema:location <https://vhs.example/ort/{place}> ] .
"""
_HEAD = """@prefix schema: <https://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<https://vhs.example/#vhs> a schema:Organization ; schema:name "Volkshochschule" .
"""
_PLACE = """<https://vhs.example/ort/{place}> a schema:Place ; schema:name "vhs-Haus {place}" ;
  schema:address [ a schema:PostalAddress ; schema:streetAddress "Gänsemarkt {place}" ;
    schema:postalCode "35{place:03}" ; schema:addressLocality "{town}" ; schema:addressCountry "DE" ] .
"""


def write(path: Path, offers: int) -> None:
    """Write a file of `offers` courses."""
    with path.open("w", encoding="utf-8") as out:
        out.write(_HEAD)
        for place in range(40):
            out.write(_PLACE.format(place=place, town=_TOWNS[place % len(_TOWNS)]))
        for number in range(offers):
            out.write(
                _COURSE.format(
                    number=number,
                    topic=_TOPICS[number % len(_TOPICS)],
                    town=_TOWNS[number % len(_TOWNS)],
                    words="Wir lernen gemeinsam. " * 12,
                    day=f"2027-{number % 12 + 1:02}-{number % 28 + 1:02}",
                    place=number % 40,
                )
            )
