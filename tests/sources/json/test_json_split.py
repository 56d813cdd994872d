"""Lists are cut out of JSON as it arrives: the same as a parser would find, however the pieces fall."""

import io

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harvester.extract.jsonsplit import Elements, elements, pieces
from harvester.extract.jsontext import CHUNK, StreamError

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)


class Trickle(io.BytesIO):
    """A stream that gives three bytes at a time, whatever is asked."""

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(3)


@settings(max_examples=150, deadline=None)
@given(st.lists(VALUES, max_size=6), st.dictionaries(st.text(max_size=5), VALUES, max_size=3), st.booleans())
def test_the_elements_are_those_that_a_parser_finds(values, beside, indented):
    document = {**beside, "kurse": {**beside, "kurs": values}, "next": "/2"}
    text = orjson.dumps(document, option=orjson.OPT_INDENT_2 if indented else None)
    split = Elements(Trickle(text), ("kurse", "kurs"))
    assert [orjson.loads(one) for one in split] == values
    assert orjson.loads(split.rest) == {**document, "kurse": {**beside, "kurs": []}}


def test_what_was_whole_before_a_file_breaks_off_is_given():
    text = orjson.dumps({"kurse": [{"nr": str(number), "text": 'ein "]" und \\'} for number in range(9)]})
    for end in range(len(text) - 1):
        got = []
        with pytest.raises(StreamError) as wrong:
            got.extend(elements(io.BytesIO(text[:end]), ("kurse",)))
        assert wrong.value.trouble in {"cut-off", "no-list"}
        assert len(got) in {text[:end].count(b'"}'), text[:end].count(b'"}') - 1}


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        (b"", "cut-off"),
        (b'{"kurse": [1 2]}', "not-json"),
        (b'{"kurse": [1,]}', "not-json"),
        (b'{"kurse": [1]} Warning: mysqli', "not-json"),
        (b"{'kurse': [1]}", "not-json"),
        (b'{"termine": [1]}', "no-list"),
        (b"[1, 2]", "no-list"),
        (b'{"kurse": [' + b"[" * 5_000, "too-deep"),
        (b'{"kurse": [' + b'{"a":' * 1_000_000, "too-deep"),
        (b'{"kurse": ["' + b"x" * (20 * 1024 * 1024), "too-large"),
        (b'{"kurse": [{"a": ' + b"1," * (8 * 1024 * 1024), "too-large"),
        (b'{"a": "' + b"x" * 9_000_000 + b'", "kurse": []}', "too-large"),
    ],
)
def test_why_reading_stopped_is_said(text, trouble):
    with pytest.raises(StreamError) as wrong:
        list(elements(io.BytesIO(text), ("kurse",)))
    assert wrong.value.trouble == trouble


def test_only_a_piece_of_a_long_list_is_in_memory(monkeypatch):
    read = []

    class Counting(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            read.append(size)
            return super().read(size)

    text = b"[" + b",".join([b'{"a": 1}'] * 200_000) + b"]"
    first = next(elements(Counting(text)))
    assert first == b'{"a": 1}'
    assert read == [CHUNK]


OBJECTS = st.lists(st.dictionaries(st.text(max_size=5), VALUES, max_size=3), max_size=4)


@settings(max_examples=150, deadline=None)
@given(OBJECTS, VALUES, st.integers(1, 9))
def test_the_objects_of_a_named_list_are_found_however_the_text_falls_apart(objects, beside, size):
    text = orjson.dumps({"kurse": {"kurs": objects}, "next": beside}).decode()
    found = list(pieces([text[at : at + size] for at in range(0, len(text), size)], "kurs"))
    assert [orjson.loads(one.text) for one in found[:-1]] == objects
    assert (found[-1].number, found[-1].lost) == (0, "")


@pytest.mark.parametrize(
    ("text", "objects", "lost"),
    [
        ('{"kurs": [{"a": 1} {"b": 2},,]}', ['{"a": 1}', '{"b": 2}'], ""),
        ('{"kurs": [null, "[{", {"a": 1}, 7]} Warning: mysqli', ['{"a": 1}'], ""),
        ('Warning: [{"kurs": {"a": 1}, "b": {}}', ['{"a": 1}'], ""),
        ('{"kurs": "[", "x": {"kurs": [{"a": 1}]}}', ['{"a": 1}'], ""),
        ('{"kurse": [{"a": 1}]}', [], ""),
        ('{"kurs": [{"a": 1}', ['{"a": 1}'], "stream-cut-off"),
    ],
)
def test_nothing_but_brackets_counts_where_objects_of_a_name_are_sought(text, objects, lost):
    found = list(pieces([text], "kurs"))
    assert ([one.text for one in found[:-1]], found[-1].lost) == (objects, lost)


def test_an_object_too_large_is_lost_alone_even_if_its_brackets_stand_in_strings():
    huge = '{"b": ["' + r"x]}\\\"" * 400_000 + '", {"c": 1}]}'
    found = list(pieces(['[{"a": 1},', huge[:1_500_001], huge[1_500_001:], ', {"d": 1}]'], "kurs"))
    assert [(one.text[:8], one.lost) for one in found] == [
        ('{"a": 1}', ""),
        ('{"b": ["', "stream-large"),
        ('{"d": 1}', ""),
        ("", ""),
    ]
