"""Writes an XCRI-CAP 1.2 catalogue with any number of courses, a hundred of each provider."""

from pathlib import Path

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<catalog xmlns="http://xcri.org/profiles/1.2/catalog" xmlns:xcriTerms="http://xcri.org/profiles/catalog/terms"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xhtml="http://www.w3.org/1999/xhtml"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:credit="http://purl.org/net/cm" xmlns:mlo="http://purl.org/net/mlo"
 xmlns:courseDataProgramme="http://xcri.co.uk" generated="2026-11-24T03:00:00Z">
"""
_PROVIDER = """<provider><dc:identifier>https://college-{house}.example/</dc:identifier>
<dc:title>College {house}</dc:title><mlo:url>https://college-{house}.example/</mlo:url>
"""
_PROVIDER_END = """<mlo:location><mlo:town>Silberau</mlo:town><mlo:postcode>12345</mlo:postcode>
<mlo:address>Gänsemarkt {house}</mlo:address><mlo:phone>0123 456</mlo:phone></mlo:location></provider>
"""
_COURSE = """<course><dc:identifier>https://college.example/c/{id}</dc:identifier>
<dc:identifier xsi:type="courseDataProgramme:internalID">C{id}</dc:identifier>
<dc:title xml:lang="de">{name}</dc:title>
<dc:description><div xmlns="http://www.w3.org/1999/xhtml"><p>{text}</p></div></dc:description>
<dc:subject xsi:type="courseDataProgramme:JACS3" identifier="G400">Computer science</dc:subject>
<dc:type>Undergraduate</dc:type><mlo:url>https://college.example/c/{id}</mlo:url>
<learningOutcome>Programme verstehen</learningOutcome><mlo:prerequisite>Abitur</mlo:prerequisite>
<mlo:qualification><dc:title>Bachelor of Science</dc:title><abbr>BSc</abbr>
<dcterms:educationLevel>Bachelor</dcterms:educationLevel></mlo:qualification>
<mlo:credit><credit:level>6</credit:level><credit:value>180</credit:value></mlo:credit>
<presentation><dc:identifier>P{id}</dc:identifier><mlo:start dtf="2027-{month:02}-01">Anfang {month}/2027</mlo:start>
<end dtf="2027-12-20">Dezember 2027</end><mlo:duration interval="P6M">6 Monate</mlo:duration>
<applyUntil dtf="2027-01-15">15. Januar</applyUntil><studyMode identifier="PT">Part time</studyMode>
<attendanceMode identifier="CM">Campus</attendanceMode><attendancePattern identifier="EV">Evening</attendancePattern>
<mlo:languageOfInstruction>de</mlo:languageOfInstruction><mlo:places>24</mlo:places><mlo:cost>450,00 EUR</mlo:cost>
<age>16+</age><venue><provider><dc:title>Campus Süd</dc:title><mlo:location><mlo:town>Silberau</mlo:town>
<mlo:postcode>12347</mlo:postcode><mlo:address>Mühlweg {house}</mlo:address></mlo:location></provider></venue>
</presentation></course>
"""
_EACH = 100


def write(path: Path, offers: int) -> None:
    """Write a catalogue of `offers` courses."""
    with path.open("w", encoding="utf-8") as out:
        out.write(_HEAD)
        for first in range(0, offers, _EACH):
            out.write(_PROVIDER.format(house=first // _EACH + 1))
            for number in range(first, min(first + _EACH, offers)):
                out.write(_course(number))
            out.write(_PROVIDER_END.format(house=first // _EACH + 1))
        out.write("</catalog>\n")


def _course(number: int) -> str:
    return _COURSE.format(
        id=number,
        name=f"Informatik – Kurs {number}",
        text="Programmieren von Grund auf. " + "Wir lernen gemeinsam. " * 12,
        house=number % 40 + 1,
        month=number % 12 + 1,
    )
