"""Writes an openQ-cat catalogue with any number of services, valid by the schema of version 1.1."""

from pathlib import Path

_TOPICS = (("Altenpflegehelfer/in", "B 82101"), ("Buchhaltung mit DATEV", "C 1435-10"), ("Schweißen MAG", "B 24422"))

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<OPENQCAT version="1.1">
<HEADER>
<CATALOG><LANGUAGE>deu</LANGUAGE><CATALOG_ID>kat-1</CATALOG_ID><CATALOG_VERSION>001.001</CATALOG_VERSION>
<CATALOG_NAME>Kurse</CATALOG_NAME><GENERATION_DATE>2026-11-24T03:00:00</GENERATION_DATE><CURRENCY>EUR</CURRENCY></CATALOG>
<SUPPLIER><SUPPLIER_ID type="supplier_specific">123456</SUPPLIER_ID>
<SUPPLIER_NAME>Bildungswerk Silberau gGmbH</SUPPLIER_NAME>
<ADDRESS><NAME>Bildungswerk Silberau gGmbH</NAME><STREET>Gänsemarkt 4</STREET><ZIP>12345</ZIP><CITY>Silberau</CITY>
<COUNTRY>Deutschland</COUNTRY><URL>https://bildungswerk.example/</URL></ADDRESS>
<EXTENDED_INFO input_type="1"/></SUPPLIER>
</HEADER>
<NEW_CATALOG FULLCATALOG="true">
"""
_SERVICE = """<SERVICE mode="new">
<PRODUCT_ID>{id}</PRODUCT_ID><COURSE_TYPE>5</COURSE_TYPE>
<SUPPLIER_ID_REF type="supplier_specific">123456</SUPPLIER_ID_REF>
<SERVICE_DETAILS>
<TITLE>{name}</TITLE><DESCRIPTION_LONG>&lt;p&gt;{text}&lt;/p&gt;</DESCRIPTION_LONG>
<SUPPLIER_ALT_PID>{number}</SUPPLIER_ALT_PID>
<REQUIREMENTS>Hauptschulabschluss</REQUIREMENTS><KEYWORD>{topic}</KEYWORD>
<TARGET_GROUP><TARGET_GROUP_TEXT>Arbeitsuchende</TARGET_GROUP_TEXT></TARGET_GROUP>
<SERVICE_MODULE><EDUCATION type="true"><COURSE_ID>{number}</COURSE_ID>
<DEGREE type="0"><DEGREE_TITLE>Zertifikat des Trägers</DEGREE_TITLE></DEGREE>
<LANGUAGE>deu</LANGUAGE>
<SUBSIDY><SUBSIDY_DESCRIPTION>Bildungsgutschein möglich</SUBSIDY_DESCRIPTION></SUBSIDY>
<REGISTRATION_DATE>2027-01-04T00:00:00</REGISTRATION_DATE>
<EXTENDED_INFO><INSTITUTION type="105">Berufliche Schule</INSTITUTION>
<INSTRUCTION_FORM type="1">Vollzeit</INSTRUCTION_FORM>
<INSTRUCTION_TIME type="1">Vollzeit</INSTRUCTION_TIME>
<FUNDING_TYPES_FEDERAL type="1">Bildungsgutschein</FUNDING_TYPES_FEDERAL>
<DIGITAL_ACCESSIBILITY>true</DIGITAL_ACCESSIBILITY>
<EDUCATION_TYPE type="104">Fortbildung</EDUCATION_TYPE></EXTENDED_INFO>
<MODULE_COURSE><MIN_PARTICIPANTS>6</MIN_PARTICIPANTS><MAX_PARTICIPANTS>18</MAX_PARTICIPANTS>
<LOCATION><NAME>Lernhaus {house}</NAME><STREET>Mühlweg {house}</STREET><ZIP>12345</ZIP><CITY>Silberau</CITY>
<COUNTRY>Deutschland</COUNTRY><BARRIER_FREE_LOCATION>true</BARRIER_FREE_LOCATION></LOCATION>
<DURATION type="4"><START_DATE>2027-{month:02}-01T08:00:00</START_DATE>
<END_DATE>2027-{month:02}-26T15:30:00</END_DATE></DURATION>
<INSTRUCTION_REMARKS>Montag bis Freitag von 08:00 bis 15:30 Uhr</INSTRUCTION_REMARKS></MODULE_COURSE>
</EDUCATION></SERVICE_MODULE></SERVICE_DETAILS>
<SERVICE_CLASSIFICATION><REFERENCE_CLASSIFICATION_SYSTEM_NAME>Kurssystematik</REFERENCE_CLASSIFICATION_SYSTEM_NAME>
<FEATURE><FNAME>Systematik</FNAME><FVALUE>{code}</FVALUE></FEATURE></SERVICE_CLASSIFICATION>
<SERVICE_PRICE_DETAILS><SERVICE_PRICE><PRICE_AMOUNT>1290.00</PRICE_AMOUNT><PRICE_CURRENCY>EUR</PRICE_CURRENCY>
</SERVICE_PRICE><REMARKS>Ratenzahlung möglich</REMARKS></SERVICE_PRICE_DETAILS>
<MIME_INFO><MIME_ELEMENT><MIME_SOURCE>https://bildungswerk.example/kurs/{id}</MIME_SOURCE>
<MIME_PURPOSE>others</MIME_PURPOSE></MIME_ELEMENT></MIME_INFO>
</SERVICE>
"""


def write(path: Path, offers: int) -> None:
    """Write a catalogue of `offers` services."""
    with path.open("w", encoding="utf-8") as out:
        out.write(_HEAD)
        for number in range(offers):
            topic, code = _TOPICS[number % len(_TOPICS)]
            out.write(
                _SERVICE.format(
                    id=f"P{number}",
                    number=f"K-{number}",
                    name=f"{topic} – Kurs {number}",
                    topic=topic,
                    code=code,
                    text=f"{topic} von Grund auf. " + "Wir lernen gemeinsam. " * 12,
                    house=number % 40 + 1,
                    month=number % 12 + 1,
                )
            )
        out.write("</NEW_CATALOG>\n</OPENQCAT>\n")
