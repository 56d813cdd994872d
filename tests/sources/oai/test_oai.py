"""OAI-PMH repositories are read from the question for formats to the last token, deleted records left out."""

import json
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from harvester.extract.base import adapter, recognised
from harvester.records import Follow, Page, RawOffer, Source
from vocab.model import Finding

BASE = "https://oer.example/oai"
HEAD = '<?xml version="1.0" encoding="UTF-8"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">'
FORMATS = """<ListMetadataFormats><metadataFormat><metadataPrefix>oai_dc</metadataPrefix></metadataFormat>
<metadataFormat><metadataPrefix>lom</metadataPrefix></metadataFormat></ListMetadataFormats>"""
DC = """<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>{title}</dc:title><dc:creator>Muster, Erika</dc:creator><dc:identifier>{url}</dc:identifier>
<dc:type>{kind}</dc:type><dc:subject>Kunst</dc:subject><dc:language>de</dc:language></oai_dc:dc>"""
LOM = """<lom:lom xmlns:lom="http://ltsc.ieee.org/xsd/LOM"><lom:general>
<lom:title><lom:string language="en">Clay</lom:string><lom:string language="de">Ton</lom:string></lom:title>
<lom:keyword><lom:langstring xml:lang="de">Töpfern</lom:langstring></lom:keyword></lom:general>
<lom:lifeCycle><lom:contribute><lom:entity>BEGIN:VCARD FN:Erika Muster END:VCARD</lom:entity></lom:contribute>
</lom:lifeCycle>
<lom:technical><lom:location>https://oer.example/ton</lom:location></lom:technical>
<lom:educational><lom:learningResourceType><lom:source>LREv3.0</lom:source><lom:value>Arbeitsblatt</lom:value>
</lom:learningResourceType><lom:context><lom:value>Grundschule</lom:value></lom:context></lom:educational></lom:lom>"""


def answer(inner: str) -> str:
    return f"{HEAD}<responseDate>2026-11-24T00:00:00Z</responseDate><request>{BASE}</request>{inner}</OAI-PMH>"


def record(name: str, metadata: str = "", status: str = "") -> str:
    state = f' status="{status}"' if status else ""
    inner = f"<metadata>{metadata}</metadata>" if metadata else ""
    head = f"<header{state}><identifier>{name}</identifier></header>"
    return f"<record>{head}{inner}</record>"


def dc(title="Linolschnitt", url="https://oer.example/1", kind="Kurs") -> str:
    return DC.format(title=title, url=url, kind=kind)


def read(body: str | bytes, address: str = BASE, **options: str):
    page = Page(address=address, asked=address, body=body if isinstance(body, bytes) else body.encode())
    return list(adapter("oai").extract(page, Source(id="oer", address=BASE, kind="oai", options=options)))


def offers(found) -> list[RawOffer]:
    return [one for one in found if isinstance(one, RawOffer)]


def codes(found) -> list[str]:
    return [one.code for one in found if isinstance(one, Finding)]


def follows(found) -> list[str]:
    return [one.address for one in found if isinstance(one, Follow)]


def started(address: str = BASE, **options: str) -> list[str]:
    return [one.address for one in adapter("oai").start(Source(id="oer", address=address, options=options))]


def test_a_source_without_a_format_is_asked_for_its_formats_first():
    assert started() == [f"{BASE}?verb=ListMetadataFormats"]


def test_a_named_format_and_its_sets_are_asked_for_at_once():
    assert started(prefix="lom", set="kurse lehre") == [
        f"{BASE}?verb=ListRecords&metadataPrefix=lom&set=kurse",
        f"{BASE}?verb=ListRecords&metadataPrefix=lom&set=lehre",
    ]


def test_an_address_that_is_a_question_already_is_taken_as_it_is_meant():
    asked = f"{BASE}?lang=de&verb=ListRecords&metadataPrefix=oai_dc&set=kurse"
    assert started(asked) == [f"{BASE}?lang=de&verb=ListRecords&metadataPrefix=oai_dc&set=kurse"]


def test_the_richest_format_on_offer_is_read():
    found = read(answer(FORMATS))
    assert follows(found) == [f"{BASE}?verb=ListRecords&metadataPrefix=lom"]
    assert codes(found) == ["oai-format"]


def test_a_list_goes_on_at_its_resumption_token_until_that_is_empty():
    token = "<resumptionToken cursor='0'>x|1 &amp; y</resumptionToken>"
    first = answer(f"<ListRecords>{record('a', dc())}{token}</ListRecords>")
    (address,) = follows(read(first))
    assert dict(parse_qsl(urlsplit(address).query)) == {"verb": "ListRecords", "resumptionToken": "x|1 & y"}
    last = answer(f"<ListRecords>{record('b', dc())}<resumptionToken/></ListRecords>")
    assert follows(read(last)) == []


def test_deleted_records_are_counted_and_not_offered():
    found = read(answer(f"<ListRecords>{record('a', dc())}{record('b', status='deleted')}</ListRecords>"))
    assert [one.local_id for one in offers(found)] == ["a"]
    assert codes(found) == ["oai-deleted"]


def test_dublin_core_is_read_without_its_creators():
    (offer,) = offers(read(answer(f"<ListRecords>{record('a', dc())}</ListRecords>")))
    assert (offer.url, offer.item.types) == ("https://oer.example/1", ("Course",))
    assert offer.item.properties["keywords"] == ("Kunst",)
    assert "Muster" not in repr(offer)


def test_lom_is_read_in_german_and_without_its_contributors():
    (offer,) = offers(read(answer(f"<ListRecords>{record('a', LOM)}</ListRecords>")))
    assert offer.item.properties["name"] == ("Ton",)
    assert offer.item.properties["keywords"] == ("Töpfern",)
    assert offer.item.properties["educationalLevel"] == ("Grundschule",)
    assert (offer.url, offer.item.types) == ("https://oer.example/ton", ("LearningResource",))
    assert "Muster" not in repr(offer)


def test_amb_stands_as_json_within_the_record():
    amb = {"@context": ["https://w3id.org/kim/amb/context.jsonld"], "id": "https://oer.example/2", "name": "Ton & Tun"}
    text = json.dumps({**amb, "type": ["LearningResource"]}).replace("&", "&amp;")
    (offer,) = offers(read(answer(f"<ListRecords>{record('a', text)}</ListRecords>")))
    assert (offer.item.properties["name"], offer.url) == (("Ton & Tun",), "https://oer.example/2")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (answer('<error code="badResumptionToken">expired</error>'), "oai-error"),
        (answer('<error code="noRecordsMatch"/>'), "oai-no-records"),
        ("<html><title>Wartung</title></html>", "stream-other"),
        (answer("<ListRecords>")[:-40], "stream-cut-off"),
        (answer(f"<ListRecords>{record('a', '<mods/>')}</ListRecords>"), "oai-unread"),
        (answer(f"<ListRecords>{record('a', dc())}{record('a', dc('Radierung'))}</ListRecords>"), "stream-id-twice"),
        (answer(f"<ListRecords>{record('TODO', dc())}</ListRecords>"), "stream-id"),
        (answer("<ListMetadataFormats><metadataFormat><metadataPrefix>marc</metadataPrefix></metadataFormat>"
                "</ListMetadataFormats>"), "oai-no-format"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_a_finding(body, code):
    assert code in codes(read(body))


def test_records_before_a_broken_one_and_after_it_are_kept():
    broken = record("b", dc()).replace("</dc:title>", "")
    found = read(answer(f"<ListRecords>{record('a', dc())}{broken}{record('c', dc())}</ListRecords>"))
    assert [one.local_id for one in offers(found)] == ["a", "c"]
    assert codes(found) == ["stream-broken"]


def test_entities_are_never_expanded():
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]>'
    body = bomb + answer(f"<ListRecords>{record('a', dc('&c;'))}</ListRecords>").partition("?>")[2]
    found = read(body)
    assert "bbbb" not in repr(found)
    assert "stream-doctype" in codes(found)


def test_answers_are_recognised():
    page = Page(address=BASE, asked=BASE, body=answer(FORMATS).encode())
    assert recognised(page)[0] == "oai"


def test_the_repositories_of_pyoai_are_read(shared):
    folder = shared / "material" / "conformance" / "pyoai"
    namespaces = {"o": "http://www.openarchives.org/OAI/2.0/", "dc": "http://purl.org/dc/elements/1.1/"}
    for file in sorted(folder.glob("fake*/*.xml")):
        tree = etree.parse(file, etree.XMLParser(recover=True))
        stated = tree.xpath("//o:record[.//dc:title]", namespaces=namespaces)
        found = read(file.read_bytes())
        names = [" ".join(str(one.item.properties["name"][0]).split()) for one in offers(found)]
        wanted = [" ".join(one.xpath("string(.//dc:title)", namespaces=namespaces).split()) for one in stated]
        assert names == wanted, file


def test_recorded_training_materials_are_read(shared):
    body = (shared / "material" / "tess-sites" / "tess_oai_pmh_listrecords" / "000.xml").read_bytes()
    found = offers(read(body))
    assert [one.item.properties["name"] for one in found][:2] == [("Example Material",), ("Another Material",)]
    assert found[0].url == "https://example.com/materials/example-material"


VALID = answer(f"<ListRecords>{record('a', dc())}{record('b', LOM)}<resumptionToken>t</resumptionToken></ListRecords>")


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(VALID)), st.text(max_size=40), st.integers(0, 60))
def test_a_damaged_answer_ends_in_offers_or_findings(at, put, cut):
    read((VALID[:at] + put + VALID[at + cut :]).encode("utf-8", "surrogatepass"))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_end_in_offers_or_findings(body):
    read(body)
    read(HEAD.encode() + body)
