"""Checks the description of a new source: words in, a Source or a SourceError with where, what, why and the choices."""

import re
from collections.abc import Callable, Iterable, Mapping
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from harvester.errors import SourceError
from harvester.records import Source, SourceState
from harvester.register.cron import cron_fault

_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")
_FEDERAL_STATES = range(1, 17)
_NOT_IN_ADDRESS = re.compile(r'[\x00-\x20<>"{}|\\^`\x7f]')


def new_source(
    *,
    id: str,  # noqa: A002
    address: str,
    kind: str = "web",
    title: str = "",
    municipality: str = "",
    provider: str = "",
    licence: str = "",
    schedule: str = "0 3 * * *",
    timezone: str = "Europe/Berlin",
    state: SourceState = "draft",
    options: Mapping[str, str] | None = None,
    kinds: Iterable[str],
) -> Source:
    """Return a source as described; raises SourceError for the first thing that is wrong. `kinds` are those installed.

    >>> new_source(id="vhs", address="https://vhs.example/kurse/", kinds=["web"]).kind
    'web'
    """
    source = Source(
        id=id.strip(),
        address=re.sub("^webcals?://", "https://", address.strip()),
        kind=kind.strip(),
        title=" ".join(title.split()),
        municipality=municipality.strip(),
        provider=" ".join(provider.split()),
        licence=licence.strip(),
        schedule=" ".join(schedule.split()),
        timezone=timezone.strip(),
        state=state,
        options=dict(options or {}),
    )
    checked(source, kinds)
    return source


def checked(source: Source, kinds: Iterable[str]) -> Source:
    """Return the source if its description is right; raises SourceError for the first thing that is not."""
    known = sorted(kinds)
    if source.kind not in known:
        raise SourceError("source-kind", source=source.id, kind=source.kind, choices=", ".join(known) or "-")
    for field, fault in _FAULTS.items():
        words = getattr(source, field)
        if detail := fault(words):
            raise SourceError(f"register-{field}", source=source.id, field=field, words=words, detail=detail)
    for name in source.options:
        if not re.fullmatch(r"[a-z][a-z0-9_-]*", name):
            raise SourceError("register-option", source=source.id, field="options", words=name)
    return source


def _id_fault(words: str) -> str:
    return "" if _ID.fullmatch(words) else "a-z 0-9 -"


def _address_fault(words: str) -> str:
    """Say why `words` is no absolute web address without a password in it."""
    if found := _NOT_IN_ADDRESS.search(words):
        return f"{found.group()!r}"
    try:
        parts = urlsplit(words)
        parts.port  # noqa: B018
    except ValueError as wrong:
        return str(wrong)
    if parts.scheme.lower() not in ("http", "https"):
        return parts.scheme or "no scheme"
    if not parts.hostname:
        return "no host"
    return "user and password" if parts.username is not None or parts.password is not None else ""


def _municipality_fault(words: str) -> str:
    if not words:
        return ""
    if not re.fullmatch("[0-9]{8}", words):
        return f"{len(words)} characters"
    return "" if int(words[:2]) in _FEDERAL_STATES else words[:2]


def _licence_fault(words: str) -> str:
    return _address_fault(words) if words else ""


def _timezone_fault(words: str) -> str:
    try:
        ZoneInfo(words)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return words or "-"
    return ""


_FAULTS: dict[str, Callable[[str], str]] = {
    "id": _id_fault,
    "address": _address_fault,
    "municipality": _municipality_fault,
    "licence": _licence_fault,
    "schedule": cron_fault,
    "timezone": _timezone_fault,
}
