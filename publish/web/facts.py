"""What the page of an offer says of taking part: repetition, ages, level, places left, deadline, access, childcare."""

from collections.abc import Iterable, Iterator
from datetime import date
from zoneinfo import ZoneInfo

from babel.dates import get_day_names
from msgspec import Struct

from publish.web.dates import day, moment_words
from publish.web.language import LOCALES, Catalogue, noop
from publish.web.safe import plain
from vocab import codes
from vocab.model import Enrolment, Offer, Schedule

_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
AVAILABILITIES = {
    "free": noop("places are free"),
    "few": noop("few places left"),
    "waitlist": noop("waiting list"),
    "full": noop("fully booked"),
}
LEVELS = {"beginner": noop("beginners"), "intermediate": noop("intermediate"), "advanced": noop("advanced")}
CHILDCARE = {"yes": noop("available"), "no": noop("not available")}
_CONCEPTS = {
    "certificates": (noop("Certificate"), "certificates"),
    "accessibility": (noop("Accessibility, as the provider states it"), "accessibility"),
}


class Fact(Struct, frozen=True):
    """A name and its values, in words."""

    name: str
    values: tuple[str, ...]


def facts(offer: Offer, say: Catalogue, where: ZoneInfo) -> tuple[Fact, ...]:
    """Return what is known, in the order in which people ask."""
    found = (Fact(say.gettext(name), values) for name, values in _all(offer, say, where) if values)
    return tuple(found)


def _all(offer: Offer, say: Catalogue, where: ZoneInfo) -> Iterator[tuple[str, tuple[str, ...]]]:
    enrolments = [one for one in (offer.enrolment, *(i.enrolment for i in offer.instances)) if one]
    yield noop("Participants"), _once(enrolment_words(one, say) for one in enrolments)
    deadlines = (moment_words(one.deadline, say, where) for one in enrolments if one.deadline)
    yield noop("Register until"), _once(deadlines)
    yield noop("Age"), _once([ages_words(offer.ages, say)])
    yield noop("Level"), _once(say.gettext(LEVELS[one]) if one in LEVELS else plain(one) for one in offer.levels)
    if offer.licence:
        yield noop("What you should know or bring"), _once([plain(offer.prerequisites)])
    for field, (name, scheme) in _CONCEPTS.items():
        concepts = (codes.find(f"{scheme}/{one}") for one in getattr(offer, field))
        yield name, _once(one.labels.get(say.language, one.name) for one in concepts if one)
    if offer.childcare in CHILDCARE:
        yield noop("Childcare"), (say.gettext(CHILDCARE[offer.childcare]),)


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in words if one))


def ages_words(ages: tuple[int, int], say: Catalogue) -> str:
    """Return ages in years; empty when nothing is known of them."""
    least, most = ages
    if least and most:
        return say.gettext("%(least)d to %(most)d years") % {"least": least, "most": most}
    if least:
        return say.gettext("from %(least)d years") % {"least": least}
    return say.gettext("up to %(most)d years") % {"most": most} if most else ""


def enrolment_words(enrolment: Enrolment, say: Catalogue) -> str:
    """Return how many places there are and whether one can still be had."""
    found = [say.gettext(AVAILABILITIES[enrolment.availability])] if enrolment.availability else []
    if enrolment.left is not None:
        found.append(
            say.ngettext("%(num)d place left", "%(num)d places left", enrolment.left) % {"num": enrolment.left}
        )
    if enrolment.most is not None:
        found.append(say.gettext("at most %(num)d people") % {"num": enrolment.most})
    if enrolment.least is not None:
        found.append(say.gettext("at least %(num)d people") % {"num": enrolment.least})
    return ", ".join(found)


def schedule_words(schedule: Schedule, say: Catalogue) -> str:
    """Return a repetition in one line."""
    names = get_day_names("abbreviated", locale=LOCALES[say.language])
    days = ", ".join(names[_DAYS.index(one)] for one in schedule.days if one in _DAYS)
    found = [_often(schedule, days, say)]
    if schedule.start_time:
        found.append("–".join(one for one in (schedule.start_time, schedule.end_time) if one))
    if schedule.start_date:
        found.append(say.gettext("from %(day)s") % {"day": _day(schedule.start_date, say)})
    if schedule.end_date:
        found.append(say.gettext("until %(day)s") % {"day": _day(schedule.end_date, say)})
    if schedule.count:
        found.append(say.ngettext("%(num)d meeting", "%(num)d meetings", schedule.count) % {"num": schedule.count})
    if schedule.except_dates:
        left_out = ", ".join(_day(one, say) for one in schedule.except_dates)
        found.append(say.gettext("not on %(days)s") % {"days": left_out})
    if schedule.skips_holidays:
        found.append(say.gettext("not in the school holidays"))
    return ", ".join(one for one in found if one)


def _often(schedule: Schedule, days: str, say: Catalogue) -> str:
    if schedule.month_week == -1:
        return say.gettext("every last %(days)s of the month") % {"days": days}
    if schedule.month_week:
        return say.gettext("every %(number)d. %(days)s of the month") % {"number": schedule.month_week, "days": days}
    if schedule.weeks > 1:
        return say.gettext("every %(weeks)d weeks on %(days)s") % {"weeks": schedule.weeks, "days": days}
    return say.gettext("every week on %(days)s") % {"days": days}


def _day(text: str, say: Catalogue) -> str:
    try:
        return day(date.fromisoformat(text), say)
    except ValueError:
        return plain(text)
