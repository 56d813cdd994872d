"""Reads the head of an openQ-cat catalogue: its text in; providers, currency and whether it is an update out."""

from collections.abc import Mapping

from msgspec import Struct, field

from harvester.extract.plain import Fields, all_words, first_words, made, part, parts
from harvester.extract.xmlrecord import XmlError, mended, record
from harvester.records import Item

_NO_PROVIDER = Item()


class Header(Struct, frozen=True):
    """What a catalogue says of itself."""

    currency: str = ""
    is_update: bool = False
    providers: Mapping[str, Item] = field(default_factory=dict)
    """Organisation by each of its identifiers."""

    def provider(self, identifier: str) -> Item:
        """Return the provider that a service names, or the only one of the catalogue."""
        if identifier in self.providers:
            return self.providers[identifier]
        each = list({id(one): one for one in self.providers.values()}.values())
        return each[0] if len(each) == 1 and not identifier else _NO_PROVIDER


def header(text: str) -> Header:
    """Return what stands before the services.

    >>> header("<OPENQCAT><HEADER><CATALOG><CURRENCY>EUR</CURRENCY></CATALOG></HEADER><NEW_CATALOG>").currency
    'EUR'
    """
    start, end = text.find("<HEADER"), text.find("</HEADER>")
    try:
        fields = record(mended(text[start : end + len("</HEADER>")])) if 0 <= start < end else {}
    except XmlError:
        fields = {}
    if not isinstance(fields, dict):
        return Header()
    providers: dict[str, Item] = {}
    for supplier in parts(fields, "SUPPLIER"):
        organization = _organization(supplier)
        providers.update(dict.fromkeys(all_words(supplier, "SUPPLIER_ID"), organization))
    currency = first_words(part(fields, "CATALOG"), "CURRENCY")
    return Header(currency, "<UPDATE_CATALOG" in text[end:], providers)


def _organization(supplier: Fields) -> Item:
    address = part(supplier, "ADDRESS")
    return made(
        "Organization",
        name=first_words(supplier, "SUPPLIER_NAME"),
        url=first_words(address, "URL"),
        address=postal(address),
    )


def postal(address: Fields) -> Item:
    """Return a postal address without the names, telephone numbers and mailboxes in it."""
    return made(
        "PostalAddress",
        streetAddress=first_words(address, "STREET"),
        postalCode=first_words(address, "ZIP", "ZIPBOX"),
        addressLocality=first_words(address, "CITY"),
        addressRegion=first_words(address, "STATE"),
        addressCountry=first_words(address, "COUNTRY", "COUNTRY_CODED"),
    )
