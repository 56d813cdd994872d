"""Lists are cut out of JSON as it arrives: the same as a parser would find, however the pieces fall."""

import io

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harvester.extract import jsonsplit
from harvester.extract.jsonsplit import Elements, StreamError, elements

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
    assert read == [jsonsplit.CHUNK]
