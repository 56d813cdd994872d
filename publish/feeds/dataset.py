"""Says the data set as a whole, and a registered source, in RDF: small documents, as N-Triples lines."""

from harvester.records import Source
from publish.feeds.forms import VIEW_FORMATS
from vocab.entities import A
from vocab.graph import DERIVED_FROM
from vocab.iris import Iris
from vocab.lines import address, literal
from vocab.terms import DCAT, DCT, be, schema
from vocab.things import IDENTIFIER

VOID = "http://rdfs.org/ns/void#"
FILES = {
    "feeds/offers.csv": "text/csv",
    "feeds/offers.jsonl": "application/jsonl",
    **{f"feeds/offers.{form}": kind.partition(";")[0] for form, kind in VIEW_FORMATS.items()},
    "dumps/offers.nq": "application/n-quads",
    "dumps/offers.ttl": "text/turtle",
}
_MEDIA_TYPE = "https://www.iana.org/assignments/media-types/"


def dataset_lines(iris: Iris, *, seq: int, updated: str) -> list[str]:
    """Return the data set with its whole files and its SPARQL endpoint; `seq` is its version."""
    me = f"<{iris.dataset()}>"
    said = [
        (me, A, f"<{DCAT}Dataset>"),
        (me, A, f"<{VOID}Dataset>"),
        (me, f"<{DCT}title>", f"{literal('Bildungsernte: Bildungsangebote')}@de"),
        (me, f"<{DCT}title>", f"{literal('Bildungsernte: education offers')}@en"),
        (me, f"<{DCAT}landingPage>", f"<{iris.base}>"),
        (me, f"<{DCAT}version>", literal(str(seq))),
        (me, f"<{VOID}sparqlEndpoint>", f"<{iris.base}sparql>"),
        (me, f"<{VOID}uriSpace>", literal(f"{iris.base}id/")),
        (me, f"<{VOID}vocabulary>", schema("")),
        (me, f"<{VOID}vocabulary>", be("")),
    ]
    if updated:
        said.append((me, f"<{DCT}modified>", f'"{updated}"^^<http://www.w3.org/2001/XMLSchema#dateTime>'))
    for path, media_type in FILES.items():
        file = f"<{iris.dataset()}#{path.replace('/', '-')}>"
        said += [
            (me, f"<{DCAT}distribution>", file),
            (file, A, f"<{DCAT}Distribution>"),
            (file, f"<{DCAT}downloadURL>", f"<{iris.base}{path}>"),
            (file, f"<{DCAT}mediaType>", f"<{_MEDIA_TYPE}{media_type}>"),
        ]
        if path.startswith("dumps/"):
            said.append((me, f"<{VOID}dataDump>", f"<{iris.base}{path}>"))
    return sorted(f"{subject} {verb} {thing} ." for subject, verb, thing in said)


def source_lines(source: Source, iris: Iris) -> list[str]:
    """Return a source with its title, its address and the licence of its texts."""
    me = f"<{iris.source(source.id)}>"
    said = [(A, be("Source")), (IDENTIFIER, literal(source.id)), (DERIVED_FROM, address(source.address))]
    if source.title:
        said.append((f"<{DCT}title>", literal(source.title)))
    if source.licence:
        said.append((f"<{DCT}license>", address(source.licence)))
    return sorted(f"{me} {verb} {thing} ." for verb, thing in said)
