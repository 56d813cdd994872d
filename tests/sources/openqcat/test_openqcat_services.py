"""What the adapter for openQ-cat makes of the fields of a service, and that the files it is tested with are valid."""

import io

import pytest
from lxml import etree


@pytest.fixture
def service(read_file, written):
    def read(*changes: tuple[str, str]) -> dict[str, tuple[object, ...]]:
        body = written("openqcat", 1).decode()
        for old, new in changes:
            assert old in body
            body = body.replace(old, new)
        return read_file("openqcat", body).properties

    return read


def test_the_written_catalogue_is_valid_by_the_schema(shared, written):
    schema = etree.XMLSchema(etree.parse(shared / "data/openq-cat/openQ-cat_1.1_rc1_2025-11-14.xsd"))
    schema.assertValid(etree.parse(io.BytesIO(written("openqcat", 20))))


def test_a_service_is_given_in_the_providers_own_words(service):
    said = service()
    assert said["name"] == ("Altenpflegehelfer/in – Kurs 0",)
    assert said["courseCode"] == ("K-0",)
    assert said["audience"] == ("Arbeitsuchende",)
    assert said["coursePrerequisites"] == ("Hauptschulabschluss",)
    assert said["educationalCredentialAwarded"] == ("Zertifikat des Trägers",)
    assert said["inLanguage"] == ("deu",)
    assert said["keywords"] == ("Altenpflegehelfer/in", "Bildungsgutschein")
    assert said["timeText"] == ("Vollzeit", "Montag bis Freitag von 08:00 bis 15:30 Uhr")
    assert said["registrationDeadline"] == ("2027-01-04T00:00:00",)
    assert said["accessibilityText"] == ("digital barrierefrei", "Veranstaltungsort barrierefrei")
    assert said["priceText"] == ("Ratenzahlung möglich",)
    assert "Förderung: Bildungsgutschein möglich" in said["description"][0]


def test_a_module_is_an_instance_with_its_place(service):
    [held] = service()["hasCourseInstance"]
    assert held.properties["startDate"] == ("2027-01-01T08:00:00",)
    assert held.properties["maximumAttendeeCapacity"] == ("18",)
    [place] = held.properties["location"]
    assert place.properties["name"] == ("Lernhaus 1",)
    assert place.properties["address"][0].properties["postalCode"] == ("12345",)


def test_a_flexible_start_without_dates_is_said_in_words(service):
    start = "<START_DATE>2027-01-01T08:00:00</START_DATE>\n<END_DATE>2027-01-26T15:30:00</END_DATE>"
    remark = "</INSTRUCTION_REMARKS>"
    [held] = service((start, ""), (remark, f"{remark}<FLEXIBLE_START>true</FLEXIBLE_START>"))["hasCourseInstance"]
    assert held.properties["dateText"] == ("laufender Einstieg möglich",)


def test_classes_and_kinds_are_categories(service):
    code, kind, education = service()["about"]
    assert code.properties == {"termCode": ("B 82101",), "inDefinedTermSet": ("Systematik",)}
    assert (kind, education) == ("Weiterbildungsangebot", "Fortbildung")


def test_groups_of_a_code_list_are_categories(service):
    feature = "<FEATURE><FNAME>Systematik</FNAME><FVALUE>B 82101</FVALUE></FEATURE>"
    group = "<REFERENCE_CLASSIFICATION_GROUP_ID>82101</REFERENCE_CLASSIFICATION_GROUP_ID>"
    code = service((feature, group))["about"][0]
    assert code.properties == {"termCode": ("82101",), "inDefinedTermSet": ("Kurssystematik",)}


def test_a_price_without_currency_has_that_of_the_catalogue(service):
    [offer] = service(("<PRICE_CURRENCY>EUR</PRICE_CURRENCY>", ""), (">EUR</CURRENCY>", ">CHF</CURRENCY>"))["offers"]
    assert offer.properties == {"price": ("1290.00",), "priceCurrency": ("CHF",)}


def test_the_provider_is_the_one_that_the_service_names(service):
    [provider] = service()["provider"]
    assert provider.properties["name"] == ("Bildungswerk Silberau gGmbH",)
    assert provider.properties["url"] == ("https://bildungswerk.example/",)
    assert "provider" not in service(('"supplier_specific">123456</SUPPLIER_ID_REF>', '"duns">9</SUPPLIER_ID_REF>'))


def test_the_page_of_a_service_is_its_link(read_file, written):
    assert read_file("openqcat", written("openqcat", 1)).offers[0].url == "https://bildungswerk.example/kurs/P0"
    logo = written("openqcat", 1).replace(b"<MIME_PURPOSE>others<", b"<MIME_PURPOSE>logo<")
    assert read_file("openqcat", logo).offers[0].url == "https://vhs.example/export"


def test_persons_are_not_read(read_file, written):
    person = b"<CONTACT><FIRST_NAME>Erika</FIRST_NAME><LAST_NAME>Muster</LAST_NAME><PHONE>0123 456</PHONE></CONTACT>"
    body = written("openqcat", 1).replace(b"<REQUIREMENTS>", person + b"<REQUIREMENTS>")
    body = body.replace(b"<MIN_PARTICIPANTS>", person.replace(b"CONTACT", b"INSTRUCTOR") + b"<MIN_PARTICIPANTS>")
    found = read_file("openqcat", body.replace(b"</URL></ADDRESS>", b"</URL></ADDRESS>" + person))
    assert len(found.offers) == 1
    assert not any(word in str(found.offers) for word in ("Erika", "Muster", "0123"))


def test_an_update_is_read_but_withdraws_nothing(read_file, written):
    body = written("openqcat", 2).decode()
    gone = "<DELETE><SERVICE><PRODUCT_ID>P9</PRODUCT_ID></SERVICE></DELETE>"
    body = body.replace('<NEW_CATALOG FULLCATALOG="true">', f'<UPDATE_CATALOG seq_number="1">{gone}<NEW>')
    found = read_file("openqcat", body.replace("</NEW_CATALOG>", "</NEW></UPDATE_CATALOG>"))
    assert found.ids == ["P0", "P1"]
    assert [(one.code, one.severity) for one in found.findings] == [
        ("openqcat-update", "error"),
        ("openqcat-deletion", "info"),
    ]
