"""A published data directory with ordinary, withdrawn and hostile offers, and a client of the whole application."""

import asyncio
from contextlib import AsyncExitStack, contextmanager
from types import SimpleNamespace

import httpx
import pytest

from harvester.config import Settings
from harvester.ledger import Ledger
from harvester.records import Outcome, Source
from publish.projector import open_projector
from publish.web.app import create
from vocab.iris import key_of
from vocab.messages import finding
from vocab.model import Amount, Enrolment, Instance, Offer, Organization, Origin, Place, Price, Schedule, Session

BASE = "http://testserver/"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
HALL = Place(
    name="Bürgerhaus",
    street="Marktplatz 1",
    postal_code="12345",
    locality="Musterstadt",
    country="DE",
    latitude=51.5,
    longitude=7.25,
    words="Bürgerhaus, Marktplatz 1, 12345 Musterstadt",
)
VHS = Organization(name="VHS Musterstadt", url="https://vhs.example/")


def offer(local_id, **fields):
    """Return an offer of the source vhs."""
    return Offer(
        **(
            {"key": key_of("vhs", local_id), "source": "vhs", "local_id": local_id, "type": "Course"}
            | {
                "name": local_id,
                "url": f"https://vhs.example/{local_id}",
                "pages": (f"https://vhs.example/{local_id}",),
            }
            | fields
        )
    )


POTTERY = offer(
    "pottery",
    name="Töpfern für Anfänger",
    description="Erster Absatz.\n\nZweiter Absatz.",
    licence=LICENCE,
    providers=(VHS,),
    places=(HALL,),
    price=Price(
        words="85,00 € (ermäßigt 60 €)",
        amounts=(Amount(value="85.00", currency="EUR"), Amount(value="60.00", currency="EUR", category="ermäßigt")),
        free="no",
    ),
    instances=(
        Instance(
            start="2090-10-02T18:00:00+02:00",
            end="2090-11-06T19:30:00+01:00",
            sessions=(
                Session(start="2090-10-02T18:00:00+02:00", end="2090-10-02T19:30:00+02:00", name="Ton"),
                Session(start="2090-11-06T17:00:00Z", end="2090-11-06T18:30:00Z", name="Glasur"),
            ),
        ),
    ),
    languages=("de", "en"),
    audiences=("Erwachsene",),
    keywords=("Ton", "Handwerk"),
    course_code="P123",
    mode="onsite",
    modified="2026-08-01",
    origins=(Origin(field="name", page="https://vhs.example/pottery", method="json-ld", words="Töpfern für Anfänger"),),
)
WEEKLY = offer(
    "weekly", name="Nähen jede Woche", licence=LICENCE,
    instances=(
        Instance(
            start="2090-10-02",
            schedule=Schedule(
                days=("Mo", "We"), start_time="18:00", end_time="19:30", start_date="2090-10-02", end_date="2090-12-18",
                count=22, skips_holidays=True,
            ),
            enrolment=Enrolment(availability="few", left=1, most=12, deadline="2090-09-20"),
        ),
    ),
    ages=(16, 0), levels=("B1", "beginner"), prerequisites="Eigene Schere", certificates=("participation",),
    accessibility=("step-free",), childcare="yes",
    price=Price(
        words="ab 85 € (ab 8 TN), zzgl. 5 € Material; Ermäßigung möglich", free="no", terms=("reduction-possible",),
        amounts=(
            Amount(value="85.00", currency="EUR", bound="from", people=(8, 0)),
            Amount(value="5.00", currency="EUR", kind="material"),
        ),
    ),
)  # fmt: skip
SECRET = offer("secret", name="Ohne Lizenz", description="Dieser Text ist nicht lizenziert.")
FREE = offer(
    "free", name="Offene Werkstatt", type="Event", price=Price(words="Eintritt frei", free="yes"),
    instances=(Instance(start="2090-01-05"),),
)  # fmt: skip
PAST = offer("past", name="Längst vorbei", type="Event", instances=(Instance(start="2001-05-04", end="2001-05-05"),))
ONLINE = offer(
    "online", name="Vortrag im Netz", type="EducationEvent", mode="online", status="EventCancelled",
    places=(Place(online=True, name="Videokonferenz", url="https://meet.example/x"),),
    instances=(Instance(start="2090-03-01T20:00:00+01:00", price=Price(words="auf Anfrage")),),
)  # fmt: skip
HOSTILE = offer(
    'hostile"><script>alert(0)</script>',
    name="<script>alert('Titel')</script>\u202efdp.exe",
    url="javascript:alert('url')",
    pages=("javascript:alert('page')", "https://evil.example/\"onload='x'"),
    description="</script><script>alert('Text')</script><!-- <img src=x onerror=alert(1)>\u2028\x07",
    licence="javascript:alert('licence')",
    providers=(Organization(name="=cmd|' /C calc'!A0 </p><b>", url="javascript:alert('provider')"),),
    organizers=(Organization(name="\u202eGPJ\x00", url="data:text/html,<script>"),),
    places=(Place(name='" onmouseover="alert(1)', words="{{ 7*7 }}", online=True, url="javascript:alert('place')"),),
    keywords=("-1+1", "</title>", 'a\\"b\nc'),
    audiences=("<svg/onload=alert(1)>",),
    languages=("x" * 50, "<b>"),
    course_code="@SUM(1)",
    price=Price(words="<i>gratis</i>", amounts=(Amount(value="1e9999", currency="<b>", category="</dd>"),)),
    instances=(Instance(start="2090-02-30", end="2090-13-45", identifier="'\"<x>"),),
    modified="2026-99-99",
    origins=(Origin(field="<u>", page="javascript:alert('origin')", method="<m>", words="</td><script>x</script>"),),
)
GONE = offer("gone", name="Was es nicht mehr gibt <b>", providers=(Organization(name="Nur hier"),))
MANY = tuple(offer(f"many-{n:02}", name=f"Reihe {n:02}", instances=(Instance(start="2091-01-01"),)) for n in range(60))
ALL = (POTTERY, WEEKLY, SECRET, FREE, PAST, ONLINE, HOSTILE, GONE, *MANY)


def commit(ledger, findings=(), **outcome):
    """Commit what a run of the source vhs found."""
    lease = ledger.lease("vhs", "test", 60)
    run = ledger.start_run(lease, address="https://vhs.example/", software="test")
    try:
        return ledger.commit_run(lease, run, Outcome(whole=True, **outcome), (), findings)
    finally:
        ledger.release(lease)


def harvested(folder, base=BASE):
    """Fill a data directory with two runs, and publish it."""
    (folder / "ernte.toml").write_text(f'base_address = "{base}"\n')
    with Ledger.open(folder / "ledger.sqlite", base_address=base) as ledger:
        ledger.add_source(Source(id="vhs", address="https://vhs.example/", title="VHS <Muster>", state="approved"))
        ledger.add_source(Source(id="idea", address="https://idea.example/", title="Nur eine Idee", state="draft"))
        first = commit(ledger, added=ALL, findings=(finding("offer-no-name", page="https://x.example/<b>"),))
        second = commit(
            ledger,
            changed=(offer("secret", name="Noch ohne Lizenz", description=SECRET.description),),
            withdrawn=((GONE.key, "vanished"),),
        )
        with open_projector(folder / "graph", ledger, Settings(base_address=base)) as projector:
            projector.catch_up()
    return SimpleNamespace(folder=folder, base=base, first=first.id, second=second.id)


class Client:
    """Sends requests to an application, one after another, in an event loop of its own."""

    def __init__(self, data, runner, http):
        self.data = data
        self._runner = runner
        self._http = http

    def request(self, method, address, **more):
        return self._runner.run(self._http.request(method, address, **more))

    def get(self, address, **more):
        return self.request("GET", address, **more)

    def head(self, address, **more):
        return self.request("HEAD", address, **more)


@contextmanager
def opened(data, *, raises=True):
    """Have a client of the application on a data directory."""
    app = create(data.folder)
    with asyncio.Runner() as runner:
        stack = AsyncExitStack()
        runner.run(stack.enter_async_context(app.router.lifespan_context(app)))
        transport = httpx.ASGITransport(app, raise_app_exceptions=raises)
        http = runner.run(stack.enter_async_context(httpx.AsyncClient(transport=transport, base_url=data.base)))
        try:
            yield Client(data, runner, http)
        finally:
            runner.run(stack.aclose())


@pytest.fixture(scope="session")
def data(tmp_path_factory):
    """Return a data directory that tests only read."""
    return harvested(tmp_path_factory.mktemp("web"))


@pytest.fixture(scope="session")
def client(data):
    """Return a client of the application on `data`."""
    with opened(data) as made:
        yield made


@pytest.fixture
def fill():
    """Return `harvested`."""
    return harvested


@pytest.fixture
def open_client():
    """Return `opened`."""
    return opened


@pytest.fixture(scope="session")
def offers():
    """Return the offers by name."""
    return SimpleNamespace(
        pottery=POTTERY, secret=SECRET, free=FREE, past=PAST, online=ONLINE, hostile=HOSTILE, gone=GONE, many=MANY
    )
