"""Says what a service of openQ-cat is in terms of schema.org: its fields in, an Item in its own words out."""

from harvester.extract.openqcat_header import Header, postal
from harvester.extract.plain import Fields, all_words, first_words, is_true, made, part, parts
from harvester.records import Item

MOST = 1_000
"""Modules of one service."""
_COURSE_TYPES = {
    "1": "Bildungsangebot",
    "2": "Studienangebot",
    "3": "Maßnahmeangebot AVGS",
    "4": "Angebot zur Sprachförderung",
    "5": "Weiterbildungsangebot",
}
_MODULES = ("MODULE_COURSE", "MODULE_WBT", "MODULE_CBT")
_PICTURES = frozenset({"icon", "logo", "thumbnail"})


def item(service: Fields, details: Fields, header: Header) -> Item:
    """Return the service with its dates; persons are left out."""
    education = part(details, "SERVICE_MODULE", "EDUCATION")
    extended = part(education, "EXTENDED_INFO")
    return made(
        "Course",
        name=first_words(details, "TITLE"),
        description=_description(details, education, extended),
        courseCode=first_words(details, "SUPPLIER_ALT_PID") or first_words(education, "COURSE_ID"),
        keywords=(*all_words(details, "KEYWORD"), *_funding(extended)),
        about=(*_classes(service), *_kinds(service, extended)),
        audience=_audiences(details, extended),
        coursePrerequisites=first_words(details, "REQUIREMENTS"),
        educationalCredentialAwarded=_degrees(education),
        inLanguage=all_words(extended, "TEACHING_LANGUAGES") or _languages(education),
        provider=header.provider(first_words(service, "SUPPLIER_ID_REF")),
        courseMode=_modes(education, extended),
        timeText=_times(education, extended),
        registrationDeadline=first_words(education, "REGISTRATION_DATE"),
        accessibilityText=_accessibility(education, extended),
        offers=_price(service, header),
        priceText=first_words(part(service, "SERVICE_PRICE_DETAILS"), "REMARKS"),
        hasCourseInstance=[_instance(one) for one in parts(education, "MODULE_COURSE")[:MOST]],
    )


def first_start(details: Fields) -> str:
    """Return when the first module begins, as it is said."""
    found = parts(details, "SERVICE_MODULE", "EDUCATION", "MODULE_COURSE", "DURATION")
    return first_words(found[0], "START_DATE") if found else ""


def web_page(service: Fields) -> str:
    """Return the address of the service's own page: the first link that is no picture or document.

    >>> web_page({"MIME_INFO": {"MIME_ELEMENT": {"MIME_SOURCE": "https://a.example/7", "MIME_PURPOSE": "others"}}})
    'https://a.example/7'
    """
    education = part(service, "SERVICE_DETAILS", "SERVICE_MODULE", "EDUCATION")
    places = (service, education, *(one for name in _MODULES for one in parts(education, name)))
    for link in (one for place in places for one in parts(place, "MIME_INFO", "MIME_ELEMENT")):
        address, kind = first_words(link, "MIME_SOURCE"), first_words(link, "MIME_TYPE").casefold()
        is_page = kind in {"", "text/html", "html", "url"} and first_words(link, "MIME_PURPOSE") not in _PICTURES
        if is_page and address.casefold().startswith(("http://", "https://")):
            return address
    return ""


def _description(details: Fields, education: Fields, extended: Fields) -> str:
    found = [first_words(details, "DESCRIPTION_LONG")]
    found += [first_words(one, "MARKETINGTEXT") for name in _MODULES for one in parts(education, name)]
    found += [f"Förderung: {words}" for one in parts(education, "SUBSIDY") if (words := _subsidy(one))]
    for name in ("FUNDING_TYPES_REMARKS", "TEACHING_LANGUAGES_REMARKS"):
        found.append(first_words(extended, name))
    kept = list(dict.fromkeys(words for words in found if words))
    return ("<br><br>" if any("</" in words or "<br" in words for words in kept) else "\n\n").join(kept)


def _subsidy(subsidy: Fields) -> str:
    said = (first_words(subsidy, "SUBSIDY_INSTITUTION"), first_words(subsidy, "SUBSIDY_DESCRIPTION"))
    return ": ".join(words for words in said if words)


def _funding(extended: Fields) -> tuple[str, ...]:
    return (*all_words(extended, "FUNDING_TYPES_FEDERAL"), *all_words(extended, "FUNDING_TYPES_REGIONAL"))


def _classes(service: Fields) -> list[Item]:
    """Return the groups of code lists, such as those of occupations, with their features."""
    found = []
    for one in parts(service, "SERVICE_CLASSIFICATION"):
        scheme = first_words(one, "REFERENCE_CLASSIFICATION_SYSTEM_NAME")
        code = first_words(one, "REFERENCE_CLASSIFICATION_GROUP_ID")
        name = first_words(one, "REFERENCE_CLASSIFICATION_GROUP_NAME")
        if code or name:
            found.append(made("DefinedTerm", termCode=code, name=name, inDefinedTermSet=scheme))
        for feature in parts(one, "FEATURE"):
            for value in all_words(feature, "FVALUE"):
                name = first_words(feature, "FVALUE_DETAILS", "FDESCR")
                scheme = first_words(feature, "FNAME") or scheme
                found.append(made("DefinedTerm", termCode=value, name=name, inDefinedTermSet=scheme))
    return found


def _kinds(service: Fields, extended: Fields) -> tuple[str, ...]:
    kind = _COURSE_TYPES.get(first_words(service, "COURSE_TYPE"), "")
    return (*((kind,) if kind else ()), *all_words(extended, "EDUCATION_TYPE"))


def _audiences(details: Fields, extended: Fields) -> tuple[str, ...]:
    found = [words for one in parts(details, "TARGET_GROUP") for words in all_words(one, "TARGET_GROUP_TEXT")]
    if is_true(first_words(extended, "TRAINEE_SUITABLE")):
        found.append("Auszubildende")
    if is_true(first_words(extended, "EMPLOYEE_SUITABLE")):
        found.append("Berufstätige")
    return tuple(dict.fromkeys(found))


def _degrees(education: Fields) -> tuple[str, ...]:
    found = []
    for degree in parts(education, "DEGREE"):
        found += [first_words(degree, "DEGREE_TITLE"), first_words(part(degree, "DEGREE_EXAM"), "EXAM_TITLE")]
        found += all_words(degree, "DEGREE_ENTITLED")
    return tuple(dict.fromkeys(words for words in found if words))


def _languages(education: Fields) -> tuple[str, ...]:
    return tuple(words for words in all_words(education, "LANGUAGE") if words != "0")


def _modes(education: Fields, extended: Fields) -> tuple[str, ...]:
    found = [*all_words(extended, "INSTRUCTION_FORM"), *all_words(extended, "INSTRUCTION_FORM_NAME")]
    if not found and not parts(education, "MODULE_COURSE") and any(parts(education, one) for one in _MODULES[1:]):
        found.append("E-Learning")
    return tuple(dict.fromkeys(found))


def _times(education: Fields, extended: Fields) -> tuple[str, ...]:
    found = list(all_words(extended, "INSTRUCTION_TIME"))
    if is_true(first_words(extended, "EXTRA_OCCUPATIONAL")):
        found.append("berufsbegleitend")
    for module in parts(education, "MODULE_COURSE")[:MOST]:
        found += all_words(module, "INSTRUCTION_REMARKS")
    return tuple(dict.fromkeys(found))


def _accessibility(education: Fields, extended: Fields) -> tuple[str, ...]:
    found = [words for one in parts(education, "HANDICAP") for words in all_words(one, "HAND_NAME")]
    digital = is_true(first_words(extended, "DIGITAL_ACCESSIBILITY"))
    if digital is not None:
        found.append("digital barrierefrei" if digital else "nicht digital barrierefrei")
    found += all_words(extended, "DIGITAL_ACCESSIBILITY_REMARKS")
    for place in parts(education, "MODULE_COURSE", "LOCATION"):
        barrier_free = is_true(first_words(place, "BARRIER_FREE_LOCATION"))
        if barrier_free is not None:
            found.append("Veranstaltungsort barrierefrei" if barrier_free else "Veranstaltungsort nicht barrierefrei")
    return tuple(dict.fromkeys(found))


def _price(service: Fields, header: Header) -> Item | None:
    price = part(service, "SERVICE_PRICE_DETAILS", "SERVICE_PRICE")
    amount = first_words(price, "PRICE_AMOUNT")
    currency = first_words(price, "PRICE_CURRENCY") or header.currency or "EUR"
    return made("Offer", price=amount, priceCurrency=currency) if amount else None


def _instance(module: Fields) -> Item:
    """Return one time that the course is held."""
    period = part(module, "DURATION")
    flexible = is_true(first_words(module, "FLEXIBLE_START"))
    return made(
        "CourseInstance",
        startDate=first_words(period, "START_DATE"),
        endDate=first_words(period, "END_DATE"),
        dateText=(*all_words(period, "DATE_REMARKS"), *(("laufender Einstieg möglich",) if flexible else ())),
        location=_place(part(module, "LOCATION")),
        minimumAttendeeCapacity=first_words(module, "MIN_PARTICIPANTS"),
        maximumAttendeeCapacity=first_words(module, "MAX_PARTICIPANTS"),
    )


def _place(address: Fields) -> Item:
    names = dict.fromkeys(words for name in ("NAME", "NAME2", "NAME3") if (words := first_words(address, name)))
    return made("Place", name=", ".join(names), address=postal(address))
