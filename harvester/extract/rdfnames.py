"""The terms of RDF that are read, as local names: those of schema.org by their own, those of ELM by this table."""

from functools import lru_cache

from harvester.extract.schemaorg import local_name

TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "dct": "http://purl.org/dc/terms/",
    "elm": "http://data.europa.eu/snb/model/elm/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "locn": "http://www.w3.org/ns/locn#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "rov": "http://www.w3.org/ns/regorg#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}

_ELM = """address amount contentURL contentUrl countryCode defaultLanguage duration educationLevel entryRequirement
    fullAddress geographicName ISCEDFCode learningAchievementSpecification learningOutcome location mode noteLiteral
    priceDetail providedBy scheduleInformation targetGroup unit educationSubject startDate endDate hasPart isPartOf
    applicationDeadline admissionProcedure additionalNote homepage awardingOpportunity""".split()

_PROPERTIES = {
    **{PREFIXES["elm"] + name: f"elm:{name}" for name in _ELM},
    PREFIXES["adms"] + "identifier": "elm:identifier",
    PREFIXES["dcterms"] + "title": "name",
    PREFIXES["dcterms"] + "description": "description",
    PREFIXES["dcterms"] + "language": "inLanguage",
    PREFIXES["dcterms"] + "modified": "dateModified",
    PREFIXES["dcterms"] + "license": "license",
    PREFIXES["dcterms"] + "subject": "about",
    PREFIXES["dcterms"] + "identifier": "identifier",
    PREFIXES["dcterms"] + "temporal": "elm:temporal",
    PREFIXES["dc"] + "title": "name",
    PREFIXES["dc"] + "description": "description",
    PREFIXES["foaf"] + "homepage": "elm:homepage",
    PREFIXES["foaf"] + "name": "name",
    PREFIXES["locn"] + "fullAddress": "streetAddress",
    PREFIXES["locn"] + "thoroughfare": "streetAddress",
    PREFIXES["locn"] + "postCode": "postalCode",
    PREFIXES["locn"] + "postName": "addressLocality",
    PREFIXES["rdf"] + "value": "elm:value",
    PREFIXES["rdfs"] + "label": "name",
    PREFIXES["rov"] + "legalName": "name",
    PREFIXES["skos"] + "prefLabel": "name",
    PREFIXES["skos"] + "notation": "termCode",
}
_TYPES = {
    PREFIXES["elm"] + name: name
    for name in ("LearningOpportunity", "Organisation", "PriceDetail", "LearningAchievementSpecification", "Note")
}
_PERSONS = frozenset(
    """instructor performer performers author creator contributor editor actor actors director directors attendee
    attendees email telephone faxNumber contactPoint contactPoints employee employees founder member members alumni
    composer translator funder sponsor leader""".split()
)
"""Properties that lead to persons, which are not read."""
_INVERSE = frozenset(("containsPlace", "subOrganization", "department"))
"""Properties that lead from what an offer needs back to everything else."""


@lru_cache(maxsize=4096)
def property_name(iri: str) -> str:
    """Return the local name of a property; empty when it is not read.

    >>> property_name("http://schema.org/startDate"), property_name("http://purl.org/dc/terms/title")
    ('startDate', 'name')
    >>> property_name("https://schema.org/instructor"), property_name("http://example.org/startDate")
    ('', '')
    """
    name = _PROPERTIES.get(iri) or (local_name(iri) if ":" in iri else "")
    return "" if name in _PERSONS or name in _INVERSE else name


@lru_cache(maxsize=1024)
def type_name(iri: str) -> str:
    """Return the local name of a class; empty when it is not read.

    >>> type_name("https://schema.org/Course"), type_name("http://data.europa.eu/snb/model/elm/LearningOpportunity")
    ('Course', 'LearningOpportunity')
    """
    return _TYPES.get(iri) or (local_name(iri) if ":" in iri else "")
