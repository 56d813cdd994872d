"""A query for somebody who waits, such as the command line: one worker, with the jail and limits of the service."""

import asyncio
from pathlib import Path

from harvester.errors import QueryError, WorkError
from publish.graphstore import versions
from publish.sparql.prefilter import check
from publish.sparql.process import Worker
from publish.sparql.values import Limits, formats


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
