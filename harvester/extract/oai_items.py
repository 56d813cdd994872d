"""Says what the metadata of a record is in terms of schema.org: Dublin Core, LOM, AMB or RDF in, an Item out."""

import orjson

from harvester.extract.jsonmapping import built_in
from harvester.extract.plain import Fields, Plain, all_words, first_words, made, part, parts, several, words_of
from harvester.records import Item

FORMATS = ("amb", "oai_amb", "lom", "oai_lom", "lom-de", "oai_lom-de", "rdf", "schema", "oai_dc")
"""Names of metadata formats that are read, the best first."""
DEEPEST = 6
_COURSES = ("course", "kurs", "seminar", "workshop", "lehrgang", "schulung", "weiterbildung", "training")
_EVENTS = ("event", "veranstaltung", "vortrag", "lecture", "webinar", "tagung")
_LANGUAGES = ("de", "deu", "ger", "en", "eng")
_MATERIAL = "LearningResource"


def item_of(metadata: Plain) -> Item | None:
    """Return what a record holds; None where it is in none of the formats that are read, or nameless."""
    if isinstance(metadata, str):
        return _amb(metadata)
    if not isinstance(metadata, dict):
        return None
    for name, value in metadata.items():
        if name.startswith("@") or (value != "" and not isinstance(value, dict | str)):
            continue
        read = _READERS.get(name.casefold())
        item = _amb(words_of(value)) if read is None else read(value if isinstance(value, dict) else {})
        if item is not None and item.properties.get("name"):
            return item
    return None


def web_page(item: Item) -> str:
    """Return the address that an item names as its own."""
    return next((one for one in item.properties.get("url", ()) if isinstance(one, str)), "")


def _amb(text: str) -> Item | None:
    """Return what AMB as JSON says; None where the text is no JSON."""
    if not text.lstrip().startswith("{"):
        return None
    try:
        node = orjson.loads(text)
    except orjson.JSONDecodeError:
        return None
    return next((one for one in built_in()["amb"].fields(node) if isinstance(one, Item)), None)


def _dublin_core(dc: Fields) -> Item:
    """Return what `oai_dc` says; its dates are those of the record and not of an event."""
    kinds = all_words(dc, "type")
    links = [one for one in all_words(dc, "identifier") if one.startswith(("https://", "http://"))]
    return made(
        _kind_of(kinds),
        name=_in_german(dc.get("title")),
        description=_in_german(dc.get("description")),
        url=links[:1],
        keywords=all_words(dc, "subject"),
        publisher=[made("Organization", name=name) for name in all_words(dc, "publisher")[:3]],
        inLanguage=all_words(dc, "language"),
        license=[one for one in all_words(dc, "rights") if "://" in one],
        category=kinds,
        audience=all_words(dc, "audience"),
    )


def _kind_of(kinds: tuple[str, ...]) -> str:
    said = " ".join(kinds).casefold()
    if any(word in said for word in _COURSES):
        return "Course"
    return "EducationEvent" if any(word in said for word in _EVENTS) else _MATERIAL


def _in_german(value: Plain) -> str:
    """Return the German one of several texts, else the English, else the first.

    >>> _in_german([{"@lang": "en", "#text": "Pottery"}, {"@lang": "de", "#text": "Töpfern"}])
    'Töpfern'
    """
    texts = [(_language(one), words_of(one)) for one in several(value)]
    found = [(language, words) for language, words in texts if words]
    for wanted in _LANGUAGES:
        for language, words in found:
            if language.partition("-")[0] == wanted:
                return words
    return found[0][1] if found else ""


def _language(value: Plain) -> str:
    return first_words(value, "@lang", "@language").casefold() if isinstance(value, dict) else ""


def _lom(lom: Fields) -> Item:
    """Return what LOM (IEEE 1484.12.1, also LOM-DE) says; contributors are persons and stay unread."""
    general, teaching, rights = part(lom, "general"), part(lom, "educational"), part(lom, "rights")
    kinds = _terms(teaching, "learningResourceType")
    links = [one for one in all_words(part(lom, "technical"), "location") if "://" in one]
    entries = [one for each in parts(general, "identifier") for one in all_words(each, "entry") if "://" in one]
    licences = (*_strings(rights, "description"), *all_words(part(rights, "description"), "url"))
    return made(
        _kind_of(kinds),
        name=_string(general, "title"),
        description=_string(general, "description"),
        url=(links or entries)[:1],
        keywords=_strings(general, "keyword"),
        inLanguage=all_words(general, "language"),
        category=kinds,
        audience=_terms(teaching, "intendedEndUserRole"),
        educationalLevel=_terms(teaching, "context"),
        typicalAgeRange=_strings(teaching, "typicalAgeRange")[:1],
        license=[one for one in licences if "://" in one],
        about=[name for one in parts(lom, "classification", "taxonPath", "taxon") if (name := _string(one, "entry"))],
    )


def _string(fields: Fields, name: str) -> str:
    """Return the German text of a LangString, by whichever of its two spellings."""
    found = [inner for one in several(fields.get(name)) for inner in _langs(one)]
    return _in_german(found)


def _strings(fields: Fields, name: str) -> tuple[str, ...]:
    every = (_in_german(list(_langs(one))) for one in several(fields.get(name)))
    return tuple(dict.fromkeys(words for words in every if words))


def _langs(value: Plain) -> list[Plain]:
    if isinstance(value, dict) and (inner := value.get("string", value.get("langstring"))) is not None:
        return list(several(inner))
    return [value]


def _terms(fields: Fields, name: str) -> tuple[str, ...]:
    """Return the values of vocabulary terms, in whichever nesting."""
    found: dict[str, None] = {}
    for one in parts(fields, name):
        found[_in_german(list(_langs(one.get("value", dict(one)))))] = None
    return tuple(words for words in found if words)


def _rdf(rdf: Fields) -> Item | None:
    """Return the first thing that RDF/XML describes, by the local names of its properties."""
    for name, value in rdf.items():
        if not name.startswith("@"):
            for one in several(value):
                if isinstance(one, dict):
                    return _thing(name, one, 0)
    return None


def _thing(kind: str, fields: Fields, depth: int) -> Item:
    properties: dict[str, tuple[str | Item, ...]] = {}
    for name, value in fields.items():
        if name.startswith(("@", "#")):
            continue
        if found := tuple(made for one in several(value) for made in _objects(one, depth)):
            properties[name] = found
    return Item(types=(kind,), id=first_words(fields, "@about"), properties=properties)


def _objects(value: Plain, depth: int) -> list[str | Item]:
    """Return the objects of a property: words, an address, or things within."""
    if not isinstance(value, dict):
        return [words] if (words := words_of(value)) else []
    if address := first_words(value, "@resource"):
        return [address]
    inner = [(name, one) for name, each in value.items() if name[:1].isupper() for one in several(each)]
    if inner and depth < DEEPEST:
        return [_thing(name, one, depth + 1) for name, one in inner if isinstance(one, dict)]
    return [words] if (words := words_of(value)) else []


_READERS = {"dc": _dublin_core, "lom": _lom, "rdf": _rdf}
