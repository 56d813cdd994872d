"""What a recipe may say: the tables and keys of its TOML as values, and the names that its fields may have."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from msgspec import Struct, field

Words: TypeAlias = str | list[str]
"""One text or several, as a person writes it; see `several`."""

PLACE = ("location", "room", "streetAddress", "postalCode", "addressLocality")
"""Fields that together say where an offer is held."""

TEXTS = (
    "name", "description", "url", "identifier", "courseCode", "inLanguage", "keywords", "license", "dateModified",
    "about", "category", "audience", "typicalAgeRange", "educationalLevel", "coursePrerequisites",
    "educationalCredentialAwarded", "teaches", "provider", "organizer", "startDate", "endDate", "duration",
    "dateText", "timeText", "sessionCount", "lessonCount", "priceText", "eventStatus", "statusText",
    "eventAttendanceMode", "courseMode", "maximumAttendeeCapacity", "minimumAttendeeCapacity",
    "remainingAttendeeCapacity", "attendeeCount", "registrationDeadline", "accessibilityText", "childcareText",
)  # fmt: skip
FIELDS = (*TEXTS, *PLACE)
"""What a field of a recipe may be named: properties of schema.org and texts that mapping understands. No persons."""

ROW_FIELDS = (
    "name", "startDate", "endDate", "duration", "dateText", "timeText", "priceText", "eventStatus", "statusText",
    "courseMode", "identifier", "url", *PLACE,
)  # fmt: skip
"""What a single session or a single date of an offer may say."""

SUPPLEMENTS = (*FIELDS, "sessions")


class Field(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where one field stands; of several selectors, labels or columns the first that gives words counts."""

    select: Words = ""
    label: Words = ""
    column: Words = ""
    attribute: str = ""
    pattern: str = ""
    replace: Mapping[str, str] = field(default_factory=dict)
    all: bool = False
    join: str | None = None
    value: str = ""


class Rows(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Repeated rows within an offer, such as its sessions."""

    row: Words
    fields: Mapping[str, Field] = field(default_factory=dict)


class Recognise(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What tells that a page is of this kind: one of each list that is given."""

    select: Words = ""
    address: Words = ""
    contains: Words = ""
    """Texts in the page's source; looked for first, since that costs nothing."""
    without: Words = ""
    """Texts that must not stand in the page's source."""
    once: Words = ""
    """Labels of which exactly one stands on the page: it speaks of one offer only."""


class Listing(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A page that lists offers."""

    item: Words
    link: str = ""
    """Where the address of an offer's own page stands; the first link of the item when empty."""
    next: Words = ""
    follow: bool = True
    needs: list[str] = field(default_factory=list)
    """Fields without which an entry is no offer; `a|b` needs one of them. The name is always needed."""
    fields: Mapping[str, Field] = field(default_factory=dict)


class Detail(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The page of one offer."""

    when: Words = ""
    """What stands on such pages only; without it, `select` tells them."""
    select: Words = ""
    """What holds all that is said of the offer; the whole page when empty."""
    needs: list[str] = field(default_factory=list)
    fields: Mapping[str, Field] = field(default_factory=dict)


class Recipe(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A whole recipe."""

    name: str
    about: str = ""
    type: Literal["Course", "Event", "EducationEvent"] = "Event"
    supplements: list[str] = field(default_factory=list)
    """Fields that are added to what a page says in markup, and win over it."""
    recognise: Recognise | None = None
    listing: Listing | None = None
    detail: Detail | None = None
    fields: Mapping[str, Field] = field(default_factory=dict)
    """Fields of listing and detail alike; those under `listing` or `detail` win."""
    sessions: Rows | None = None
    instances: Rows | None = None


def several(words: Words) -> tuple[str, ...]:
    """Return one or several texts as several, without empty ones.

    >>> several("Beginn"), several(["Beginn", "Start"]), several("")
    (('Beginn',), ('Beginn', 'Start'), ())
    """
    return tuple(one for one in ((words,) if isinstance(words, str) else words) if one.strip())
