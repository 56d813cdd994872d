"""The vocabulary as it is served: index, classes, properties, rules, code lists and concepts, as pages and as RDF."""

from typing import Any

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from publish.web import documents, ontology, terms
from publish.web.forms import FORMS, NEGOTIATED
from publish.web.language import noop
from publish.web.site import render, speech
from vocab import codes
from vocab.terms import BE, SKOS

GROUPS = (noop("Classes"), noop("Properties"), noop("Reasons of withdrawal"), noop("Rules of the data"))
"""Parts of the index, in their order."""
_GROUP_OF = {"Class": 0, "Property": 1, "Annotation": 1, "Code list": 2, "Concept": 2, "Rules": 3}


class Branch(Struct, frozen=True):
    """A concept and those below it."""

    concept: codes.Concept
    below: tuple["Branch", ...]


def index(request: Request) -> Response:
    """Return what there is in the vocabulary; for machines the ontology."""
    if suffix := documents.wanted(request):
        return _whole("ontology", suffix)
    groups: dict[str, list[terms.Term]] = {name: [] for name in GROUPS}
    for term in terms.terms(speech(request).language).values():
        if term.kind == terms.RULE:
            continue  # the page of the rules that it belongs to names it
        groups[GROUPS[_GROUP_OF[term.kind]]].append(term)
    schemes = codes.schemes()
    return _page(request, "vocab.html", groups=groups, schemes=schemes.values(), files=(*ontology.FILES, *schemes))


def entry(request: Request) -> Response:
    """Return a class, property, rule or code list, or ontology or shapes as a whole."""
    name = request.path_params["name"]
    suffix = request.path_params.get("suffix") or documents.wanted(request)
    if name in ontology.FILES:
        return _whole(name, suffix or "ttl")
    if name in codes.schemes():
        return _whole(name, suffix) if suffix else _scheme(request, codes.scheme(name))
    term = terms.terms(speech(request).language).get(name)
    if term is None:
        return _unknown(request, name)
    if suffix:
        return documents.document(ontology.about(ontology.home(name), term.iri), suffix)
    return _page(request, "vocab_term.html", term=term, path=f"vocab/{name}")


def entry_of_list(request: Request) -> Response:
    """Return a concept."""
    key = f"{request.path_params['scheme']}/{request.path_params['name']}"
    found = codes.by_iri(BE + key)
    if found is None:
        return _unknown(request, key)
    if suffix := request.path_params.get("suffix") or documents.wanted(request):
        return documents.document(ontology.about(found.scheme, found.iri), suffix)
    scheme = codes.scheme(found.scheme)
    return _page(
        request,
        "vocab_concept.html",
        concept=found,
        scheme=scheme,
        broader=codes.concept(found.broader) if found.broader else None,
        narrower=[one for one in scheme.concepts if one.broader == found.key],
        successor=codes.concept(found.successor) if found.successor else None,
        matches=_matches(found, speech(request).language),
        words=_words(found),
        path=f"vocab/{key}",
    )


def _scheme(request: Request, scheme: codes.Scheme) -> Response:
    return _page(
        request, "vocab_scheme.html", scheme=scheme, branches=_branches(scheme, ""), path=f"vocab/{scheme.name}"
    )


def _branches(scheme: codes.Scheme, above: str) -> tuple[Branch, ...]:
    return tuple(Branch(one, _branches(scheme, one.key)) for one in scheme.concepts if one.broader == above)


def _matches(concept: codes.Concept, language: str) -> list[terms.Row]:
    return [
        terms.Row(terms.ROWS[f"{SKOS}{name}"], tuple(terms.link(iri, language) for iri in iris))
        for name, iris in concept.matches.items()
    ]


def _words(concept: codes.Concept) -> list[tuple[str, codes.Words]]:
    """Return the words by which a matcher knows a concept, each kind with what it is called."""
    kinds = (
        (noop("Words that say it"), concept.hidden),
        (noop("Words that only corroborate"), concept.weak),
        (noop("Words that mean something else"), concept.misleading),
    )
    return [(name, words) for name, words in kinds if words]


def _page(request: Request, template: str, **values: Any) -> Response:
    return render(request, template, headers=NEGOTIATED, active="data", **values)


def _whole(name: str, suffix: str) -> Response:
    """Return a file: in Turtle as it was written, in other forms triple by triple."""
    if suffix != "ttl":
        return documents.document(ontology.every(name), suffix)
    headers = {"Access-Control-Allow-Origin": "*", "Vary": "Accept", "Cache-Control": "no-cache"}
    return Response(ontology.source(name), 200, headers, f"{FORMS['ttl']}; charset=utf-8")


def _unknown(request: Request, name: str) -> Response:
    say = speech(request)
    return render(
        request,
        "error.html",
        status=404,
        headers=NEGOTIATED,
        heading=say.gettext("The vocabulary has no such name"),
        why=say.gettext("“%(name)s” names no class, property, rule, code list or concept.") % {"name": name[:100]},
        code=404,
    )


ROUTES = [
    Route("/vocab/", index),
    Route("/vocab/{name}.{suffix:form}", entry),
    Route("/vocab/{name}", entry),
    Route("/vocab/{scheme}/{name}.{suffix:form}", entry_of_list),
    Route("/vocab/{scheme}/{name}", entry_of_list),
]
