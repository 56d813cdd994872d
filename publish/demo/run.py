"""The show: six sites, harvest, publish, serve; then the sites change, and a second harvest says what changed."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from subprocess import Popen
from tempfile import TemporaryDirectory
from time import monotonic, sleep
from types import FrameType
from typing import Never

from harvester.errors import UseError
from publish.demo import check, days, show
from publish.demo.expected import differences, expected
from publish.demo.installation import Installation, free_port
from publish.demo.server import Town
from publish.demo.tables import Round

PUBLISH_SECONDS = 15.0
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
"""What the invented websites are published under; the calendar names none, so its texts stay unpublished."""


def demo(data: Path | None, *, once: bool, port: int) -> int:
    """Show the whole way; return 0 when, and only when, what is published is what the sites hold.

    `data` is a new directory to keep, or None for one that goes with the show; `once` ends by itself.
    """
    with _directory(data) as folder, _terminable():
        installation = Installation(folder, free_port(port))
        with Town(datetime.now(days.ZONE).date()) as town:
            return Show(town, installation).play(once=once)


@contextmanager
def _directory(data: Path | None) -> Iterator[Path]:
    if data is None:
        with TemporaryDirectory(prefix="ernte-demo-", ignore_cleanup_errors=True) as made:
            yield Path(made)
        return
    if data.exists() and (not data.is_dir() or any(data.iterdir())):
        raise UseError("demo-not-empty", where=data)
    yield data.absolute()


@contextmanager
def _terminable() -> Iterator[None]:
    """End in good order on SIGTERM too, so that no service is left behind."""

    def leave(number: int, frame: FrameType | None) -> Never:  # noqa: ARG001 - what a handler is called with
        raise SystemExit(128 + number)

    before = signal.signal(signal.SIGTERM, leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


class Show:
    """One performance: the town's sites on one side, the installation on the other."""

    def __init__(self, town: Town, installation: Installation) -> None:
        self.town = town
        self.installation = installation
        self.bases = {site.id: town.base(site.id) for site in town.sites}
        self.wrong: list[str] = []

    def play(self, *, once: bool) -> int:
        """Run both rounds; return the exit status."""
        began = monotonic()
        show.sites(self.town)
        self._register()
        runs = self.installation.harvest(*self.bases)
        self.wrong += check.wrong_first(expected(1, self.town.today), runs)
        with self.installation.serving() as service:
            found = self._published(1)
            show.harvested(runs, found, expected(1, self.town.today))
            self._second()
            self.wrong = list(dict.fromkeys(self.wrong))
            show.verdict(self.wrong, seconds=monotonic() - began)
            if not self.wrong or not once:
                show.addresses(self.installation, self.installation.rows("published"))
            if not once:
                _wait(service)
        return 1 if self.wrong else 0

    def _register(self) -> None:
        """Register and approve each site, with a schedule half a day away so that only the show harvests."""
        self.installation.found()
        hour = (datetime.now(days.ZONE).hour + 12) % 24
        for site in self.town.sites:
            licence = ["--licence", LICENCE] if site.kind == "web" else []
            self.installation.ernte(
                "source", "add", self.town.start(site), "--id", site.id, "--kind", site.kind,
                "--title", site.name, "--schedule", f"0 {hour} * * *", *licence, "--approve",
            )  # fmt: skip

    def _second(self) -> None:
        there = differences(self.town.today)
        self.town.round(2)
        runs = self.installation.harvest(*self.bases)
        self.wrong += check.wrong_second(self.bases, there, runs)
        self._published(2)
        show.changed(runs, there)

    def _published(self, number: Round) -> check.Published:
        """Return what SPARQL answers, in round 2 waiting a while for what is expected: there the service publishes."""
        told = expected(number, self.town.today)
        until = monotonic() + (PUBLISH_SECONDS if number == 2 else 0)
        while True:
            found = check.published(self.installation.rows("published"), self.bases)
            differs = list(check.wrong_set(told, found))
            if not differs or monotonic() > until:
                self.wrong += differs
                return found
            sleep(0.2)


def _wait(service: "Popen[bytes]") -> None:
    """Wait until the user ends the show, or the service ends itself."""
    show.waiting()
    try:
        service.wait()
    except KeyboardInterrupt:
        show.over()
