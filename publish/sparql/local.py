"""A query for somebody who waits, such as the command line: one worker, with the jail and limits of the service."""

import asyncio
from pathlib import Path

from harvester.config import Settings
from harvester.errors import QueryError, WorkError
from publish.graphstore import versions
from publish.sparql.prefilter import check, form_of
from publish.sparql.process import Worker
from publish.sparql.table import table
from publish.sparql.values import Limits, formats


def answer(folder: Path, text: str, format: str, settings: Settings, *, endpoint: str = "") -> bytes:  # noqa: A002
    """Return the answer to `text`, from `endpoint` when given, in a format of `values` or as a `table` for people.

    A graph has no table: it comes as Turtle.
    """
    form = form_of(text)
    wanted = format if format != "table" else formats(form)[0]
    if endpoint:
        from publish.graphstore.remote import query  # its library is slow to import

        found = query(endpoint, text, wanted, timeout=settings.query_seconds)
    else:
        found = ask(folder, text, wanted, Limits.of(settings))
    return table(found).encode() if format == "table" and wanted == "json" else found


def ask(folder: Path, text: str, format: str = "json", limits: Limits = Limits()) -> bytes:  # noqa: A002, B008  (frozen)
    """Return the answer to `text` on the version current in `folder`; raises QueryError or WorkError."""
    checked = check(text, limits.rows)
    if format not in (choices := formats(checked.form)):
        raise QueryError("query-format", words=format, form=checked.form, choices=", ".join(choices))
    return asyncio.run(_ask(folder, checked.text, format, limits))


async def _ask(folder: Path, text: str, format: str, limits: Limits) -> bytes:  # noqa: A002
    version = versions.current(folder)
    if not version:
        raise WorkError("query-unpublished", where=str(folder))
    worker = await Worker.start(folder, version, limits)
    try:
        outcome = await worker.ask(text, format, count=False)
    finally:
        await worker.kill()
    return outcome.body.read()
