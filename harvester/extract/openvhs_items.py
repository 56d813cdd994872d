"""Says what a course of Open-vhs is in terms of schema.org: its fields in, an Item out, in the centre's own words."""

from harvester.extract.openvhs_places import accessibility, course_places
from harvester.extract.openvhs_times import session_count, times
from harvester.extract.plain import Fields, all_words, first_words, is_true, made, part, parts, several, words_of
from harvester.records import Item

_PLAIN = frozenset({"", "beschreibung", "inhalt", "text", "kurstext", "beschreibungstext"})
"""Names of texts that need no heading."""
_DIGITAL = {"online_angebot": "online", "blended_learning": "blended", "selbstlernangebot": "online"}


def item(course: Fields, provider: str) -> Item:
    """Return the course; persons are left out."""
    return made(
        "Course",
        name=first_words(course, "name"),
        description=_description(course),
        courseCode=first_words(course, "nummer"),
        about=_categories(course),
        keywords=_keywords(course),
        audience=all_words(course, "zielgruppe"),
        educationalLevel=first_words(course, "level"),
        coursePrerequisites=_texts(course, "voraussetzung", "vorkenntnis"),
        teaches=_texts(course, "lernziel", "kursziel"),
        educationalCredentialAwarded=_certificates(course),
        inLanguage=all_words(course, "unterrichtssprache"),
        provider=made("Organization", name=provider),
        location=course_places(course),
        courseMode=tuple(_DIGITAL.get(words, words) for words in _features(course, "kursart_digital")),
        sessionCount=session_count(course),
        minimumAttendeeCapacity=_number(course, "minimale_teilnehmerzahl"),
        maximumAttendeeCapacity=_number(course, "maximale_teilnehmerzahl"),
        attendeeCount=first_words(course, "aktuelle_teilnehmerzahl"),
        statusText=all_words(course, "belegungsstatus") or all_words(course, "status"),
        accessibilityText=accessibility(course),
        registrationDeadline=first_words(course, "anmeldeschluss"),
        offers=_price(course),
        priceText=_price_words(course),
        **times(course),
    )


def web_page(course: Fields) -> str:
    """Return the address of the course's own page: its website, else where people register.

    >>> web_page({"webadresse": [{"typ": "picture", "uri": "https://a.example/b.jpg"}, {"uri": "https://a.example/7"}]})
    'https://a.example/7'
    """
    for kinds in ({"website", ""}, {"website_mobile"}):
        for link in parts(course, "webadresse"):
            if first_words(link, "typ").casefold() in kinds and (uri := first_words(link, "uri")):
                return uri
    return first_words(part(course, "anmeldung"), "link")


def _description(course: Fields) -> str:
    """Return subtitles and texts as one, each with its heading; requirements and aims have places of their own."""
    found = list(all_words(course, "untertitel"))
    for kind, words in _all_texts(course):
        if not _is_own(kind):
            found.append(words if kind.casefold() in _PLAIN else f"{kind}: {words}")
    between = "<br><br>" if any("</" in words or "<br" in words for words in found) else "\n\n"
    return between.join(dict.fromkeys(found))


def _is_own(kind: str) -> bool:
    return any(word in kind.casefold() for word in ("voraussetzung", "vorkenntnis", "lernziel", "kursziel", "dozent"))


def _texts(course: Fields, *kinds: str) -> tuple[str, ...]:
    found = (words for kind, words in _all_texts(course) if any(one in kind.casefold() for one in kinds))
    return tuple(dict.fromkeys(found))


def _all_texts(course: Fields) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for one in several(course.get("text")):
        if isinstance(one, dict) and "text" in one:
            found.append((first_words(one, "eigenschaft"), "\n".join(all_words(one, "text"))))
        else:
            found.append(("", words_of(one)))
    return [(kind, words) for kind, words in found if words][:100]


def _categories(course: Fields) -> tuple[str | Item, ...]:
    terms = []
    for one in several(course.get("dvv_kategorie")):
        version = first_words(one, "@version") if isinstance(one, dict) else ""
        terms.append(made("DefinedTerm", termCode=words_of(one), inDefinedTermSet=f"DVV {version}".strip()))
    return (*(term for term in terms if "termCode" in term.properties), *all_words(course, "veranstaltungsart"))


def _keywords(course: Fields) -> tuple[str, ...]:
    in_cloud = any(is_true(words) for words in _features(course, "vhscloud_kurs"))
    return (*all_words(course, "schlagwort"), *(("vhs.cloud",) if in_cloud else ()))


def _features(course: Fields, name: str) -> tuple[str, ...]:
    """Return the values of the features (Merkmale) of that name."""
    features = parts(course, "merkmale", "merkmal")
    return tuple(words for one in features if first_words(one, "name") == name and (words := first_words(one, "wert")))


def _certificates(course: Fields) -> tuple[str, ...]:
    found = [
        first_words(one, "name", "text") if isinstance(one, dict) else words_of(one)
        for one in several(course.get("zertifikat"))
    ]
    return tuple(dict.fromkeys(words for words in found if words))


def _number(course: Fields, name: str) -> str:
    """Return a number of people; 0 where none is meant says nothing."""
    words = first_words(course, name)
    return "" if words.strip("0") == "" else words


def _price(course: Fields) -> tuple[Item, ...]:
    found = []
    for one in parts(course, "preis"):
        amount = first_words(one, "betrag")
        free = amount and not amount.strip("0.,") and any(map(is_true, _features(course, "anmeldung_kostenlos")))
        if amount:
            said = made("Offer", price=amount, priceCurrency=first_words(one, "waehrung") or "EUR")
            found.append(made("Offer", isAccessibleForFree="true") if free else said)
    return tuple(found)


def _price_words(course: Fields) -> tuple[str, ...]:
    """Return what is said beside the sum, such as a reduced price."""
    found: list[str] = []
    for one in parts(course, "preis"):
        found += all_words(one, "zusatz")
        if is_true(first_words(one, "rabatt_moeglich")):
            found.append("Ermäßigung möglich")
    return tuple(dict.fromkeys(found))
