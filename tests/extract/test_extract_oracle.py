"""extruct as oracle: on every HTML page at hand both find the same offers."""

import extruct
import pytest

from harvester.extract.schemaorg import LISTS, OFFERS, is_for_learning, lists


def local(name):
    return name.rstrip("/").rpartition("/")[2].rpartition(":")[2]


def types_of(node):
    said = node.get("@type", [])
    return {local(one) for one in (said if isinstance(said, list) else [said]) if isinstance(one, str)}


def kinds_of(node):
    """Return as which offers a thing counts: a work made for learning is a learning resource."""
    learning = {"LearningResource"} if is_for_learning(types_of(node), node) else set()
    return types_of(node) & OFFERS or learning


def first(value):
    while isinstance(value, list) and value:
        value = value[0]
    return " ".join(str(value or "").split()) if not isinstance(value, dict) else ""


def offers_in(node):
    """Yield what counts as an offer in extruct's uniform output, through the same properties as we look through."""
    if isinstance(node, list):
        for one in node:
            yield from offers_in(one)
    elif isinstance(node, dict):
        if kinds_of(node):
            yield node
            return
        for name in ("@graph", *(LISTS if lists(types_of(node)) else ())):
            yield from offers_in(node.get(name))


def oracle(body, address):
    found = extruct.extract(body, base_url=address, syntaxes=["json-ld", "microdata"], uniform=True, errors="ignore")
    nodes = [node for said in (found.get("json-ld", []), found.get("microdata", [])) for node in offers_in(said)]
    return {
        (kind, first(node["name"]), first(node.get("startDate")))
        for node in nodes
        if first(node.get("name"))
        for kind in kinds_of(node)
    }


def ours(got):
    found = set()
    for offer in got.offers:
        for item in (offer.item, *offer.item.properties.get("instances", ())):
            start = first(list(item.properties.get("startDate", ())))
            if "instances" not in item.properties:
                found |= {(kind, first(item.properties["name"][0]), start) for kind in set(item.types) & OFFERS}
    return found


@pytest.mark.parametrize(
    "folder",
    [
        "tess-sites",
        "en/schemaorg-examples",
        "en/extruct/tests/samples",
        "de",
        "data",
        "tess-fixtures",
        "conformance/rdfa11",
    ],
)
def test_we_find_what_extruct_finds(read, shared, folder):
    address = "https://example.org/page"
    for file in sorted((shared / "material" / folder).rglob("*.html")):
        body = file.read_bytes()
        got = read(body, address)
        if any(offer.method in {"rdfa", "listing"} for offer in got.offers) or not body.strip():
            continue
        assert ours(got) == oracle(body, address), file.name
