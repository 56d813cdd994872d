"""A ledger with ordinary, withdrawn and hostile offers."""

import pytest

from harvester.ledger import Ledger
from harvester.records import Outcome, Source
from vocab.iris import key_of
from vocab.model import Amount, Instance, Offer, Organization, Place, Price, Session

VHS = Organization(name='VHS; "Musterstadt"', url="https://vhs.example/")
HALL = Place(name="Bürgerhaus", locality="Musterstadt", latitude=51.5, longitude=7.25)


def offer(local_id, **fields):
    """Return an offer of the source vhs."""
    given = {"key": key_of("vhs", local_id), "source": "vhs", "local_id": local_id, "type": "Course", "name": local_id}
    return Offer(**(given | {"url": f"https://vhs.example/{local_id}"} | fields))


OFFERS = (
    offer(
        "pottery",
        name="Töpfern",
        description="Lizenzierter Text",
        licence="https://creativecommons.org/publicdomain/zero/1.0/",
        providers=(VHS,),
        places=(HALL,),
        price=Price(words="85 €", amounts=(Amount(value="85.00", currency="EUR"),), free="no"),
        instances=(
            Instance(start="2090-10-05", end="2090-11-05", sessions=(Session(start="2090-10-05", place=HALL),) * 2),
        ),
    ),
    offer("secret", name="Ohne Lizenz", description="Geheimer Text", providers=(VHS,), places=(HALL,)),
    offer("free", type="Event", price=Price(words="frei", free="yes"), instances=(Instance(start="2090-01-05"),)),
    offer(
        "=hostile",
        name="=HYPERLINK(\"https://evil.example\")",
        providers=(Organization(name="@SUM(1+1)\r\n-2", url="javascript:alert(1)"),),
        keywords=("+1", "\t=1", "\\\"quoted\\\"", "\u2028\x85\x0b", "\x00"),
        audiences=("-1",),
        course_code=" =1",
        url="javascript:alert(1)",
        licence="<not an iri>",
        description="</script>",
        places=(Place(name="|cmd", online=True, url="https://a.example/<>\"{}|\\^`"),),
    ),
    offer("gone", name="Verschwunden", providers=(Organization(name="Nur hier"),)),
)  # fmt: skip


@pytest.fixture
def commit():
    """Commit what a run of the source vhs found, and return the run."""

    def one(ledger, **outcome):
        lease = ledger.lease("vhs", "test", 60)
        run = ledger.start_run(lease, address="https://vhs.example/", software="test")
        try:
            return ledger.commit_run(lease, run, Outcome(whole=True, **outcome), (), ())
        finally:
            ledger.release(lease)

    return one


@pytest.fixture
def ledger(tmp_path, commit):
    """Return a ledger in `tmp_path` after two runs."""
    with Ledger.open(tmp_path / "ledger.sqlite", base_address="http://testserver/") as opened:
        opened.add_source(Source(id="vhs", address="https://vhs.example/", state="approved"))
        commit(opened, added=OFFERS)
        commit(opened, withdrawn=((OFFERS[-1].key, "vanished"),), changed=(offer("free", name="Frei", type="Event"),))
        yield opened
