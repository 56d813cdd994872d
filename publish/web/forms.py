"""The forms of a document: their suffixes, media types and names."""

from starlette.convertors import Convertor, register_url_convertor

HTML = "text/html"
FORMS = {
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
}
"""Suffix -> media type."""
NEGOTIATED = {"Vary": "Accept, Accept-Language"}
NAMES = {"ttl": "Turtle", "jsonld": "JSON-LD", "nt": "N-Triples", "rdf": "RDF/XML"}


class Form(Convertor[str]):
    """The end of an address that asks for a form by name."""

    regex = "|".join(FORMS)

    def convert(self, value: str) -> str:
        """Return the suffix as it stands in the address."""
        return value

    def to_string(self, value: str) -> str:
        """Return the suffix as it stands in the address."""
        return value


register_url_convertor("form", Form())
