"""Says what a course of XCRI-CAP is in terms of schema.org: its fields in, an Item in the provider's own words out."""

from harvester.extract.plain import Fields, all_words, first_words, made, parts, several, words_of
from harvester.extract.xcri_providers import Provider, read
from harvester.records import Item

MOST = 1_000
"""Presentations of one course."""
_DAYTIMES = {"DT": "tagsüber", "EV": "abends", "TW": "abends", "WE": "am Wochenende", "DR": "Blockunterricht"}
_STUDY = {"FT": "Vollzeit", "PT": "Teilzeit", "FL": "flexible Zeiten"}
_MODES = {
    "CM": "onsite",  # on the campus
    "DA": "blended",  # at a distance, with attendance
    "DS": "online",  # at a distance, without attendance
    "MM": "blended",  # mixed mode
    "NC": "onsite",  # face to face outside the campus
    "ON": "online",
    "WB": "onsite",  # at work
}


def item(course: Fields, provider: Provider) -> Item:
    """Return the course with its presentations; persons are left out."""
    presentations = parts(course, "presentation")[:MOST]
    return made(
        "Course",
        name=first_words(course, "title"),
        description=_description(course),
        courseCode=_code(course),
        about=_subjects(course),
        keywords=all_words(course, "type"),
        educationalLevel=_levels(course),
        educationalCredentialAwarded=_qualifications(course),
        coursePrerequisites=(*all_words(course, "prerequisite"), *all_words(course, "entryRequirements")),
        teaches=(*all_words(course, "learningOutcome"), *all_words(course, "objective")),
        provider=provider.organization,
        typicalAgeRange=dict.fromkeys(age for one in presentations for age in _ages(one)),
        inLanguage=dict.fromkeys(words for one in presentations for words in all_words(one, "languageOfInstruction")),
        timeText=dict.fromkeys(words for one in presentations for words in _times(one)),
        registrationDeadline=dict.fromkeys(when for one in presentations if (when := _moment(one, "applyUntil"))),
        hasCourseInstance=[_instance(one, provider) for one in presentations],
    )


def course_id(course: Fields) -> str:
    """Return the identifier of a course: the first one that has no type, such as of its own catalogue."""
    plain = [words_of(one) for one in several(course.get("identifier")) if not _type(one)]
    return next((words for words in (*plain, *all_words(course, "identifier")) if words), "")


def first_start(course: Fields) -> str:
    """Return when the first presentation begins, as it is said."""
    return next((when for one in parts(course, "presentation") if (when := _moment(one, "start"))), "")


def web_page(course: Fields) -> str:
    """Return the address of the course's own page, else of a presentation's, else the identifier that is one."""
    found = [*all_words(course, "url")]
    found += [words for one in parts(course, "presentation") for words in all_words(one, "url")]
    found += all_words(course, "identifier")
    return next((words for words in found if words.casefold().startswith(("http://", "https://"))), "")


def _type(value: object) -> str:
    return first_words(value, "@type") if isinstance(value, dict) else ""


def _code(course: Fields) -> str:
    """Return an identifier that is a code and no address."""
    typed = [words_of(one) for one in several(course.get("identifier")) if "code" in _type(one).casefold()]
    found = (*typed, *all_words(course, "identifier"))
    return next((words for words in found if words and "://" not in words), "")


def _description(course: Fields) -> str:
    found = [first_words(course, "abstract"), *all_words(course, "description")]
    kept = list(dict.fromkeys(words for words in found if words))
    return ("<br><br>" if any("</" in words for words in kept) else "\n\n").join(kept)


def _subjects(course: Fields) -> list[str | Item]:
    """Return subjects: of those with an identifier its code and words."""
    found: list[str | Item] = []
    for one in several(course.get("subject")):
        code = first_words(one, "@identifier") if isinstance(one, dict) else ""
        words = words_of(one)
        scheme = _type(one)
        found.append(made("DefinedTerm", termCode=code, name=words, inDefinedTermSet=scheme) if code else words)
    return found


def _qualifications(course: Fields) -> tuple[str, ...]:
    found = (first_words(one, "title", "abbr") for one in parts(course, "qualification"))
    return tuple(dict.fromkeys(words for words in found if words))


def _levels(course: Fields) -> tuple[str, ...]:
    found = [words for one in parts(course, "qualification") for words in all_words(one, "educationLevel")]
    found += [words for one in parts(course, "credit") for words in all_words(one, "level")]
    return tuple(dict.fromkeys(found))


def _instance(presentation: Fields, provider: Provider) -> Item:
    """Return one time that the course is held; without a venue it is held at the provider's."""
    venues = [read(one).place for one in parts(presentation, "venue", "provider")]
    online = "online" in (modes := _attendance(presentation))
    places = [place for place in venues if place.properties] or ([] if online else [provider.place])
    return made(
        "CourseInstance",
        name=first_words(presentation, "title"),
        identifier=course_id(presentation),
        url=first_words(presentation, "url"),
        startDate=_moment(presentation, "start"),
        endDate=_moment(presentation, "end"),
        dateText=_worded(presentation),
        duration=_duration(presentation),
        courseMode=modes,
        location=places,
        offers=[_offer(words) for words in all_words(presentation, "cost")],
        maximumAttendeeCapacity=first_words(presentation, "places"),
    )


def _offer(cost: str) -> Item:
    """Return a price: a bare number as such, words as they are."""
    is_number = cost.replace(".", "").replace(",", "").isdigit()
    return made("Offer", price=cost) if is_number else made("Offer", description=cost)


def _moment(presentation: Fields, name: str) -> str:
    """Return a date: its machine-readable form (`dtf`) before its words, where these are no date by themselves.

    >>> _moment({"start": {"@dtf": "2027-09-01", "#text": "September"}}, "start")
    '2027-09-01'
    """
    for one in several(presentation.get(name)):
        stated = first_words(one, "@dtf") if isinstance(one, dict) else ""
        words = stated or words_of(one)
        if words[:4].isdigit():
            return words
    return ""


def _worded(presentation: Fields) -> tuple[str, ...]:
    """Return words about the start where no date stands, such as 'any time'."""
    return () if _moment(presentation, "start") else all_words(presentation, "start")


def _duration(presentation: Fields) -> str:
    """Return how long it takes: as a period of ISO 8601, else in words."""
    for one in several(presentation.get("duration")):
        if isinstance(one, dict) and (interval := first_words(one, "@interval")):
            return interval
    return first_words(presentation, "duration")


def _coded(presentation: Fields, name: str) -> list[tuple[str, str]]:
    found = []
    for one in several(presentation.get(name)):
        code = first_words(one, "@identifier") if isinstance(one, dict) else ""
        found.append((code.upper(), words_of(one)))
    return found


def _attendance(presentation: Fields) -> tuple[str, ...]:
    """Return how it is attended; of a code that is known what it means, else the words."""
    found = [_MODES.get(code, words) for code, words in _coded(presentation, "attendanceMode")]
    return tuple(dict.fromkeys(words for words in found if words))


def _times(presentation: Fields) -> tuple[str, ...]:
    """Return words for full or part time and the time of day."""
    found = [words or _STUDY.get(code, "") for code, words in _coded(presentation, "studyMode")]
    found += [words or _DAYTIMES.get(code, "") for code, words in _coded(presentation, "attendancePattern")]
    return tuple(dict.fromkeys(words for words in found if words))


def _ages(presentation: Fields) -> tuple[str, ...]:
    """Return ages as ranges: `16-18`, `16+` and the like; words such as `any` say nothing."""
    return tuple(words for words in all_words(presentation, "age") if any(sign.isdigit() for sign in words))
