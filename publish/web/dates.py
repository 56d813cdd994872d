"""Says moments in words, in the time zone of their source, and tells what is coming from what is over."""

from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.dates import format_date, format_time

from publish.web.language import LOCALES, Catalogue
from publish.web.safe import plain
from vocab.model import Moment, Offer, Session

HOME_ZONE = "Europe/Berlin"
CLOCK = {"de": "{} Uhr", "en": "{}"}


def zone(name: str) -> ZoneInfo:
    """Return the time zone `name`; Europe/Berlin when there is no such zone."""
    try:
        return ZoneInfo(name or HOME_ZONE)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo(HOME_ZONE)


def instant(moment: Moment, where: ZoneInfo) -> datetime | date | None:
    """Return a moment as a day, or as a time in `where`; None when it names none that exists.

    >>> instant("2026-07-01T16:00:00Z", ZoneInfo("Europe/Berlin")).hour, instant("2026-02-30", zone(""))
    (18, None)
    """
    try:
        if "T" not in moment:
            return date.fromisoformat(moment)
        return datetime.fromisoformat(moment).astimezone(where)
    except (ValueError, OverflowError):
        return None


def day(value: date, say: Catalogue) -> str:
    """Return a day with its weekday."""
    shape = {"de": "EEE, d. MMMM y", "en": "EEE d MMMM y"}[say.language]
    return format_date(value, shape, locale=LOCALES[say.language])


def clock(value: datetime, say: Catalogue, *, bare: bool = False) -> str:
    """Return the time of day; `bare` leaves out the word after it."""
    text = format_time(value.timetz().replace(tzinfo=None), "HH:mm", locale=LOCALES[say.language])
    return text if bare else CLOCK[say.language].format(text)


def moment_words(moment: Moment, say: Catalogue, where: ZoneInfo) -> str:
    """Return one moment in words; as it was written when it names no day that exists."""
    value = instant(moment, where)
    if value is None:
        return plain(moment)
    if isinstance(value, datetime):
        return f"{day(value, say)}, {clock(value, say)}"
    return day(value, say)


def span_words(start: Moment, end: Moment, say: Catalogue, where: ZoneInfo) -> str:
    """Return from when to when; the day only once when it is the same, the time left out for whole days.

    >>> from publish.web.language import catalogue
    >>> span_words("2026-10-05T18:00:00+02:00", "2026-10-05T19:30:00+02:00", catalogue("de"), zone(""))
    'Mo., 5. Oktober 2026, 18:00–19:30 Uhr'
    """
    if not start and not end:
        return say.gettext("no date given")
    if not start:
        return say.gettext("until %(moment)s") % {"moment": moment_words(end, say, where)}
    if not end or end == start:
        return moment_words(start, say, where)
    first, last = instant(start, where), instant(end, where)
    if isinstance(first, datetime) and isinstance(last, datetime) and first.date() == last.date():
        return f"{day(first, say)}, {clock(first, say, bare=True)}–{clock(last, say)}"
    return f"{moment_words(start, say, where)} – {moment_words(end, say, where)}"


def over(offer: Offer, now: datetime) -> bool:
    """Tell whether everything that the offer has a date for lies before `now`; without a date it is not over."""
    ends = [part.end or part.start for part in parts(offer)]
    return bool(ends) and all(_before(end, now) for end in ends)


def parts(offer: Offer) -> list[Session]:
    """Return every time span that an offer states: its instances, and the sessions of each after it."""
    found = []
    for instance in offer.instances:
        if instance.start or instance.end:
            place = instance.places[0] if instance.places else None
            found.append(Session(start=instance.start, end=instance.end, place=place))
        found.extend(instance.sessions)
    return found


def next_part(offer: Offer, now: datetime) -> Session | None:
    """Return what begins next, else what began last, else None when no date is given."""
    meetings = [s for i in offer.instances for s in i.sessions or (Session(start=i.start, end=i.end),) if s.start]
    coming = [m for m in meetings if not _before(m.end or m.start, now)]
    if coming:
        return min(coming, key=lambda m: _sortable(m.start))
    return max(meetings, key=lambda m: _sortable(m.start), default=None)


def _before(moment: Moment, now: datetime) -> bool:
    value = instant(moment, zone(HOME_ZONE))
    if value is None:
        return False
    if isinstance(value, datetime):
        return value < now
    return value < now.astimezone(zone(HOME_ZONE)).date()


def _sortable(moment: Moment) -> str:
    value = instant(moment, zone(HOME_ZONE))
    return value.isoformat() if value else moment
