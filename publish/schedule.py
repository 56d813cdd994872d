"""Decides when: starts a harvest of every approved source at its cron time, as a child process; a lease says who."""

import logging
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Lock
from zoneinfo import ZoneInfo

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.job import Job
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.base import BaseTrigger
from apscheduler.triggers.combining import OrTrigger
from apscheduler.triggers.cron import CronTrigger

from harvester.ledger import Ledger
from harvester.records import Source

log = logging.getLogger(__name__)

AT_ONCE = 2
READ_SECONDS = 3
REAP_SECONDS = 20
_DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_PART = re.compile(r"(?:(\*)|([0-9]+|[a-z]{3})(?:-([0-9]+|[a-z]{3}))?)(?:/([0-9]+))?\Z")


def trigger(schedule: str, timezone: str) -> BaseTrigger:
    """Return when five cron fields fire, as crontab(5) reads them; raises ValueError with the reason.

    Sunday is 0 or 7, and a day fits when its date or its weekday does where both are given.

    >>> monday = datetime(2026, 10, 5, tzinfo=ZoneInfo("Europe/Berlin"))
    >>> trigger("30 4 * * 0", "Europe/Berlin").get_next_fire_time(None, monday).isoformat()
    '2026-10-11T04:30:00+02:00'
    """
    fields = schedule.split()
    if len(fields) != 5:
        raise ValueError(f"{schedule!r} has {len(fields)} fields, not 5")
    minute, hour, date, month, weekday = fields
    at = {"minute": minute, "hour": hour, "month": month, "timezone": ZoneInfo(timezone)}
    if weekday == "*":
        return CronTrigger(day=date, **at)
    by_weekday = CronTrigger(day_of_week=weekdays(weekday), **at)
    return by_weekday if date == "*" else OrTrigger([CronTrigger(day=date, **at), by_weekday])


def weekdays(field: str) -> str:
    """Return the weekday field with every day by name, since APScheduler counts from Monday and cron from Sunday.

    >>> weekdays("0,5-7"), weekdays("mon-wed")
    ('sun,fri,sat,sun', 'mon,tue,wed')
    """
    named: list[str] = []
    for part in field.lower().split(","):
        found = _PART.match(part)
        if found is None:
            raise ValueError(f"{part!r} is no weekday")
        first, last = (0, 6) if found[1] else (_weekday(found[2]), _weekday(found[3] or found[2]))
        if last < first:
            last += 7
        step = int(found[4] or 1) or 7
        named += [_DAYS[day % 7] for day in range(first, last + 1, step)]
    return ",".join(named)


def _weekday(text: str) -> int:
    if text in _DAYS:
        return _DAYS.index(text)
    if text.isdecimal() and int(text) <= 7:
        return int(text)
    raise ValueError(f"{text!r} is no weekday")


class Schedule:
    """Runs due sources as child processes until it is stopped."""

    def __init__(
        self,
        ledger: Ledger,
        command: Callable[[str], Sequence[str]],
        *,
        at_once: int = AT_ONCE,
        read: float = READ_SECONDS,
    ) -> None:
        self._ledger = ledger
        self._command = command
        self._children: dict[str, subprocess.Popen[bytes]] = {}
        self._known: dict[str, tuple[str, str]] = {}
        self._lock = Lock()
        self._stopping = False
        self._scheduler = BackgroundScheduler(
            executors={"default": ThreadPoolExecutor(at_once), "own": ThreadPoolExecutor(1)},
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
            timezone=UTC,
        )
        self._read_seconds = read

    def start(self) -> None:
        """Begin to read the sources and to run those that are due."""
        now = datetime.now(UTC)
        own = {"executor": "own", "next_run_time": now}
        self._scheduler.add_job(self._read, "interval", seconds=self._read_seconds, **own)
        self._scheduler.add_job(self._reap, "interval", seconds=REAP_SECONDS, **own)
        self._scheduler.start()

    def stop(self) -> list["subprocess.Popen[bytes]"]:
        """Start nothing more, ask running harvests to end, and return them."""
        with self._lock:
            self._stopping = True
            running = list(self._children.values())
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        for child in running:
            child.terminate()
        return running

    def due(self) -> dict[str, datetime]:
        """Return when each scheduled source is harvested next."""
        jobs: list[Job] = self._scheduler.get_jobs()
        return {job.id.removeprefix("source:"): job.next_run_time for job in jobs if job.id.startswith("source:")}

    def _read(self) -> None:
        """Schedule the sources that are approved now, and drop the others."""
        approved = {source.id: source for source in self._ledger.sources("approved")}
        for gone in self._known.keys() - approved.keys():
            self._drop(gone)
        for source in approved.values():
            when = (source.schedule, source.timezone)
            if self._known.get(source.id) != when:
                self._known[source.id] = when
                self._add(source)

    def _drop(self, source_id: str) -> None:
        del self._known[source_id]
        if self._scheduler.get_job(f"source:{source_id}"):
            self._scheduler.remove_job(f"source:{source_id}")

    def _add(self, source: Source) -> None:
        """Schedule one source; a time that was missed since its last run is made up for at once, and only once."""
        try:
            fires = trigger(source.schedule, source.timezone)
        except (ValueError, OSError) as wrong:
            log.warning("source %s: its schedule is wrong, it is not harvested: %s", source.id, wrong)
            if self._scheduler.get_job(f"source:{source.id}"):
                self._scheduler.remove_job(f"source:{source.id}")
            return
        now = datetime.now(UTC)
        harvests = (run for run in self._ledger.runs(source.id) if run.reason != "run-reclassified")
        last = next((datetime.fromisoformat(run.started) for run in harvests), now)
        first = fires.get_next_fire_time(None, min(last, now) + timedelta(seconds=1))
        if first is None:
            return
        self._scheduler.add_job(
            self._harvest,
            fires,
            args=[source.id],
            id=f"source:{source.id}",
            replace_existing=True,
            next_run_time=max(first, now),
        )

    def _harvest(self, source_id: str) -> None:
        with self._lock:
            if self._stopping:
                return
            child = subprocess.Popen(  # noqa: S603  (our own command, without a shell)
                self._command(source_id),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                start_new_session=True,
            )
            self._children[source_id] = child
        log.info("source %s: harvest begins (process %d)", source_id, child.pid)
        status = child.wait()
        with self._lock:
            del self._children[source_id]
        log.log(logging.INFO if not status else logging.WARNING, "source %s: harvest ended with %d", source_id, status)

    def _reap(self) -> None:
        for run in self._ledger.reap():
            log.warning("source %s: run %s lost its harvester and was ended", run.source, run.id)


def harvest_command(data: Path) -> Callable[[str], Sequence[str]]:
    """Return what makes the command line that harvests a source of a data directory."""
    return lambda source_id: [sys.executable, "-m", "publish.cli", "--data", str(data), "harvest", source_id]
