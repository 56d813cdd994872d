"""The code lists at run time are those in Turtle."""

from importlib.resources import files
from pathlib import Path
from time import perf_counter
from typing import get_args

import msgspec
import pytest

from vocab.codes import Scheme, by_iri, concept, scheme, schemes
from vocab.compile import compiled
from vocab.model import Method

DATA = Path(str(files("vocab"))) / "data"


def test_the_compiled_lists_are_what_compiling_gives_now():
    assert (DATA / "codes.json").read_bytes() == compiled(DATA), "run `make vocabulary`"


def test_the_lists_load_in_milliseconds():
    data = (DATA / "codes.json").read_bytes()
    spent = []
    for _ in range(5):
        began = perf_counter()
        msgspec.json.decode(data, type=tuple[Scheme, ...])
        spent.append(perf_counter() - began)
    assert min(spent) < 0.02


def test_a_concept_is_found_by_key_and_by_iri():
    for one in schemes().values():
        for each in one.concepts:
            assert concept(each.key) is by_iri(each.iri)
    assert by_iri("https://w3id.org/bildungsernte/vocab/formats") is None
    with pytest.raises(KeyError):
        concept("formats/nothing")


def test_a_concept_stands_after_the_one_above_it():
    for one in schemes().values():
        seen = {""}
        for each in one.concepts:
            assert each.broader in seen, each.key
            seen.add(each.key)


def test_the_methods_are_those_of_the_model():
    assert {one.name for one in scheme("methods").concepts} == set(get_args(Method))
