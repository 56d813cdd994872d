"""JSON-LD: framing the triples of an offer gives the published JSON, and expanding that gives the triples again."""

import json
import re
from types import SimpleNamespace

import msgspec
import pytest
from pyld import jsonld

from publish.feeds.plain import in_page, plain
from vocab import codes
from vocab.contexts import CONTEXT, FRAME, document
from vocab.graph import describe

RUN = SimpleNamespace(
    id="test-1", source="test", address="https://vhs.example/", software="t/1", started="2026-11-24T10:00:00Z", ended=""
)
CONTROL = re.compile(r"(\\\\)|\\u([0-9A-F]{4})")
OWN = json.loads(document(CONTEXT))["@context"]


def loader(address):
    """Return a document loader that knows our context and refuses everything else."""

    def load(url, options=None):
        assert url == address, f"nothing but our context may be fetched: {url}"
        return {
            "contentType": "application/ld+json",
            "contextUrl": None,
            "documentUrl": url,
            "document": {"@context": OWN},
        }

    return load


def classified(offer):
    """Return an offer with only such classes as the code lists have."""
    kept = tuple(
        one
        for one in offer.classifications
        if one.concept.partition("/")[0] in {"municipality", "provider-municipality"}
        or codes.by_iri(f"https://w3id.org/bildungsernte/vocab/{one.concept}")
    )
    return msgspec.structs.replace(
        offer, classifications=tuple(one for one in kept if not one.concept.startswith("methods/"))
    )


@pytest.fixture(scope="module")
def described(changes, as_change, iris):
    """Return offers with their triples."""
    found = [as_change(classified(one.offer)) for one in changes[:150]]
    return [(one, [line for entity in describe(one, RUN, iris) for line in entity.lines]) for one in found]


def ordered(value):
    """Return JSON with its arrays in a fixed order: triples have none."""
    if isinstance(value, list):
        return sorted((ordered(one) for one in value), key=lambda one: json.dumps(one, sort_keys=True))
    return {name: ordered(one) for name, one in value.items()} if isinstance(value, dict) else value


def nquads(lines):
    """Return N-Triples lines as PyLD can read them: it takes control characters as they are, but not escaped."""
    return "".join(f"{CONTROL.sub(lambda m: m[1] or chr(int(m[2], 16)), line)}\n" for line in lines)


def normal(lines):
    """Return N-Triples lines as PyLD writes them."""
    return triples_of(jsonld.to_rdf(jsonld.from_rdf(nquads(lines)), {"format": "application/n-quads"}))


def triples_of(nquads):
    return set(filter(None, nquads.split("\n")))


def test_framing_the_triples_gives_the_published_json(described, iris):
    address = f"{iris.base}vocab/{CONTEXT}"
    frame = {"@context": address, **json.loads(document(FRAME))}
    options = {"documentLoader": loader(address), "omitGraph": True, "pruneBlankNodeIdentifiers": True}
    for change, lines in described:
        expanded = jsonld.from_rdf(nquads(lines), {"useNativeTypes": True})
        framed = jsonld.frame(expanded, frame, options)
        assert ordered(framed) == ordered(plain(change, RUN, iris)), change.offer.local_id


ELSEWHERE = ("/id/run/", "/id/source/", "/id/area/", "districtKey/", "stateKey/", "municipalityKey/", "vocab/")
"""What is told apart in addresses of things that the JSON may only name: they have documents of their own."""


def test_expanding_the_published_json_gives_the_triples(described, iris):
    options = {"documentLoader": loader(f"{iris.base}vocab/{CONTEXT}"), "format": "application/n-quads"}
    for change, lines in described:
        again, said = triples_of(jsonld.to_rdf(plain(change, RUN, iris), options)), normal(lines)
        spoken_of = {line.split(" ")[0] for line in again}
        assert again == {line for line in said if line.split(" ")[0] in spoken_of}, change.offer.local_id
        silent = {line.split(" ")[0] for line in said} - spoken_of
        assert [one for one in silent if not any(part in one for part in ELSEWHERE)] == [], change.offer.local_id


def test_no_concept_is_called_as_the_member_that_it_stands_in():
    lists = {
        name: said["@context"][-1]["@vocab"]
        for name, said in OWN.items()
        if isinstance(said, dict) and "@context" in said and name != "method"
    }
    assert len(lists) == 13
    for name, start in lists.items():
        scheme = codes.schemes().get(start.rstrip("/").rpartition("/")[2])
        assert scheme is None or name not in {one.name for one in scheme.concepts}, name


def test_the_json_of_a_page_needs_no_context_from_elsewhere(described, iris):
    def refuse(url, options=None):
        raise AssertionError(url)

    for change, _ in described[:40]:
        page = in_page(change, RUN, iris)
        assert page["@context"] == {"@vocab": "https://schema.org/"}
        assert jsonld.expand(page, {"documentLoader": refuse})
        assert "startDay" not in json.dumps(page)
