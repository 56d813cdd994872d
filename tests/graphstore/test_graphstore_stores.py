"""What every graph store must do."""

import io
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harvester.errors import QueryError, WorkError
from publish.graphstore.base import Mark, Step
from publish.graphstore.embedded import Embedded
from publish.graphstore.remote import Remote
from vocab.entities import Entity

SOURCE = Entity("http://e/source", ('<http://e/source> <http://p/a> "source" .',))


def run(name):
    iri = f"http://e/run/{name}"
    return Entity(
        iri, tuple(sorted((f"<{iri}> <http://p/source> <{SOURCE.iri}> .", f'<{iri}#agent> <http://p/l> "{name}" .')))
    )


def place(name):
    iri = f"http://e/place/{name}"
    return Entity(iri, (f'<{iri}> <http://p/name> "{name}" .', f"<{iri}> <http://p/geo> <{iri}#geo> ."))


def offer(name, text, places=(), by="r0"):
    """Return an offer as `vocab.graph.describe` would: itself, then what it refers to."""
    iri = f"http://e/offer/{name}"
    lines = {f'<{iri}> <http://p/name> "{text}" .', f"<{iri}> <http://p/by> <{run(by).iri}> ."}
    lines |= {f"<{iri}#part> <http://p/at> <{place(p).iri}> ." for p in places}
    return (Entity(iri, tuple(sorted(lines))), *(place(p) for p in places), SOURCE, run(by))


def lines_of(store):
    output = io.BytesIO()
    store.dump(output)
    return sorted(output.getvalue().decode().split("\n")[:-1])


def union(descriptions):
    return sorted({line for entities in descriptions for entity in entities for line in entity.lines})


def test_what_is_applied_is_there(store):
    store.apply([Step((), offer("a", "Töpfern", ["p"]))], 1)
    assert lines_of(store) == union([offer("a", "Töpfern", ["p"])])


def test_an_offers_old_words_go(store):
    store.apply([Step((), offer("a", "old"))], 1)
    store.apply([Step(offer("a", "old"), offer("a", "new"))], 2)
    assert lines_of(store) == union([offer("a", "new")])


def test_a_shared_entity_stays_while_another_offer_refers_to_it(store):
    a, b = offer("a", "a", ["p"]), offer("b", "b", ["p"])
    store.apply([Step((), a), Step((), b)], 1)
    store.apply([Step(a, offer("a", "a"))], 2)
    assert lines_of(store) == union([offer("a", "a"), b])


def test_a_chain_of_shared_entities_goes_with_the_last_reference(store):
    store.apply([Step((), offer("a", "a", ["p"], "r1"))], 1)
    gone = (Entity("http://e/offer/a", ('<http://e/offer/a> <http://p/gone> "yes" .',)),)
    store.apply([Step(offer("a", "a", ["p"], "r1"), gone)], 2)
    assert lines_of(store) == union([gone])


def test_applying_twice_is_applying_once(store):
    steps = [Step(offer("a", "old", ["p"]), offer("a", "new", ["q"]))]
    store.apply([Step((), offer("a", "old", ["p"]))], 1)
    store.apply(steps, 2)
    once = lines_of(store)
    store.apply(steps, 2)
    assert lines_of(store) == once == union([offer("a", "new", ["q"])])


def test_the_mark_moves_with_the_data(store):
    assert store.mark() == Mark(0, "")
    store.rebuild([offer("a", "a")], Mark(7, "abc"))
    assert store.mark() == Mark(7, "abc")
    store.apply([Step((), offer("b", "b"))], 9)
    assert store.mark() == Mark(9, "abc")
    assert store.begun() == 0


def test_a_rebuild_leaves_nothing_old(store):
    store.apply([Step((), offer("a", "a", ["p"]))], 1)
    store.rebuild([offer("b", "b", ["q"]), offer("c", "c", ["q"])], Mark(2, "abc"))
    assert lines_of(store) == union([offer("b", "b", ["q"]), offer("c", "c", ["q"])])


def test_a_rebuild_of_nothing_is_empty(store):
    store.apply([Step((), offer("a", "a", ["p"]))], 1)
    store.rebuild([], Mark(2, "abc"))
    assert lines_of(store) == []


@pytest.mark.parametrize("protocol", [True, False])
def test_a_rebuild_that_breaks_off_changes_nothing_in_a_remote_store(sparql_server, protocol):
    store = Remote(f"{sparql_server}/query", f"{sparql_server}/update", f"{sparql_server}/store" if protocol else "")
    store._update("CLEAR ALL")
    store.rebuild([offer("a", "a")], Mark(1, "abc"))

    def broken():
        yield from (offer(f"b{n}", "b") for n in range(3_000))
        raise RuntimeError("the ledger went away")

    with pytest.raises(RuntimeError, match="went away"):
        store.rebuild(broken(), Mark(9, "new"))
    assert (lines_of(store), store.mark()) == (union([offer("a", "a")]), Mark(1, "abc"))
    store.rebuild([offer("c", "c")], Mark(2, "abc"))
    assert (lines_of(store), store.mark()) == (union([offer("c", "c")]), Mark(2, "abc"))


def test_a_remote_store_that_refuses_or_is_away_is_named(sparql_server):
    refusing = Remote(f"{sparql_server}/query", f"{sparql_server}/update", f"{sparql_server}/query")
    with pytest.raises(QueryError, match=f"{sparql_server}/query"):
        refusing.rebuild([offer("a", "a")], Mark(1, "abc"))
    away = Remote(f"{sparql_server}/query", f"{sparql_server}/update", "http://127.0.0.1:1/store")
    with pytest.raises(WorkError, match=r"127\.0\.0\.1:1/store"):
        away.rebuild([offer("a", "a")], Mark(1, "abc"))


@pytest.mark.parametrize(
    "text",
    [
        r"C:\\u0022 . <x:s> <x:p> \\u0022",
        r"\\",
        r"\"",
        r"\\\"",
        r"\\\\u0041",
        r"\n\r\t",
        r"\\\u0001",
        r"\\U0001F600",
        "{ } ; DROP ALL # 'x'",
        "ä ß 😀 \u200f \u2028",
    ],
)
def test_no_text_breaks_out_of_its_literal(store, text):
    store.apply([Step((), offer("a", text)), Step((), offer("b", "b"))], 1)
    found = lines_of(store)
    assert len(found) == len(union([offer("a", "a"), offer("b", "b")]))
    value = next(line for line in found if line.startswith("<http://e/offer/a> <http://p/name>"))
    assert _value(value) == _value(f'<s> <p> "{text}" .')


def _value(line):
    short = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}

    def plain(match):
        code = match.group(1)
        return chr(int(code[1:], 16)) if code[0] in "uU" else short.get(code, code)

    return re.sub(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", plain, line.split(" ", 2)[2])


OFFERS = st.one_of(
    st.none(), st.tuples(st.sampled_from("xy"), st.sets(st.sampled_from("pqr")), st.sampled_from(["r1", "r2", "r3"]))
)
BATCHES = st.lists(st.dictionaries(st.sampled_from("abcd"), OFFERS, max_size=4), max_size=8)


def _say(name, state):
    if state is None:
        iri = f"http://e/offer/{name}"
        return (
            Entity(iri, (f"<{iri}> <http://p/source> <{SOURCE.iri}> .", f'<{iri}> <http://p/gone> "yes" .')),
            SOURCE,
        )
    return offer(name, state[0], sorted(state[1]), state[2])


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(batches=BATCHES)
def test_any_history_ends_in_what_a_rebuild_makes(store, tmp_path_factory, batches):
    store.rebuild([], Mark(0, ""))
    state = {}
    for number, batch in enumerate(batches, 1):
        steps = [Step(_say(n, state[n]) if n in state else (), _say(n, s)) for n, s in batch.items()]
        store.apply(steps, number)
        state |= batch
        if number % 3 == 0:
            store.apply(steps, number)
    told = [_say(n, s) for n, s in state.items()]
    assert lines_of(store) == union(told)
    fresh = Embedded(tmp_path_factory.mktemp("fresh"))
    fresh.rebuild(told, Mark(len(batches), ""))
    assert lines_of(fresh) == lines_of(store)
    fresh.close()
