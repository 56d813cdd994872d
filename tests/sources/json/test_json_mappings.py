"""Mappings: what they say is done, what they say wrongly is told with where, what and the choices."""

import pytest

from harvester.extract.jsonmapping import built_in, mapping
from harvester.extract.jsonvalues import MappingError, value
from harvester.records import Item


@pytest.mark.parametrize(
    ("said", "node", "found"),
    [
        ("$.a", {"a": " Chor "}, ("Chor",)),
        ("$.a", {"a": ["x", None, "y"]}, ("x", "y")),
        ("$.a", {"a": {"en": "Choir", "de": "Chor"}}, ("Chor",)),
        ("$.a", {"a": {"rendered": "x"}}, ()),
        ("$.a", {"a": False}, ("false",)),
        ("$.a", {"a": "https://schema.org/EventCancelled"}, ("EventCancelled",)),
        ("$.a", {}, ()),
        (["$.a", "$.b"], {"a": "", "b": "2"}, ("2",)),
        ({"all": ["$.a", "$.b"]}, {"a": "1", "b": "2"}, ("1", "2")),
        ("immer", {}, ("immer",)),
        ("von {$.a} bis {$.b}", {"a": 1, "b": 2}, ("von 1 bis 2",)),
        ("von {$.a} bis {$.b}", {"a": 1}, ()),
        ({"path": "$.a", "words": {"0.0": ""}}, {"a": "0.0"}, ()),
        ({"path": "$.a", "words": {"D": "DE"}}, {"a": "D"}, ("DE",)),
        ({"path": "$.a", "as": "epoch-day"}, {"a": 1804201200000}, ("2027-03-05",)),
        ({"path": "$.a", "as": "epoch"}, {"a": 1804201200}, ("2027-03-05T00:00:00+01:00",)),
        ({"path": "$.a", "as": "epoch"}, {"a": 1e300}, ("1e+300",)),
        (
            {"path": "$.a", "as": "day", "when": {"$.b": ["true"]}},
            {"a": "2027-03-05 00:00", "b": True},
            ("2027-03-05",),
        ),
        ({"path": "$.a", "as": "day", "when": {"$.b": ["true"]}}, {"a": "2027-03-05 00:00", "b": False}, ()),
        (
            {"each": "$.a", "type": "Place", "name": "$"},
            {"a": ["Aula"]},
            (Item(types=("Place",), properties={"name": ("Aula",)}),),
        ),
        ({"each": "$.a", "name": "$.n"}, {"a": {"n": "Aula"}}, (Item(properties={"name": ("Aula",)}),)),
        ({"each": "$.a", "name": "$.n"}, {"a": [{}, {"n": ""}]}, ()),
    ],
)
def test_a_value_is_found(said, node, found):
    assert value(said, "x")(node) == found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("fields = {name = ", "mapping: "),
        ("", "fields is missing"),
        ("listen = 1\nfields = {name = '$.a'}", "listen is not one of title"),
        ("list = 1\nfields = {name = '$.a'}", "mapping.list: 1 is no table"),
        ("list.items = 'kurse'\nfields = {name = '$.a'}", "begins with $"),
        ("list.items = '$.a[0]'\nfields = {name = '$.a'}", "comes [*]"),
        ("fields = {name = '$..a'}", "mapping.fields.name: '$..a'"),
        ("fields = {name = 7}", "mapping.fields.name: 7 is neither"),
        ("fields = {name = []}", "is neither"),
        ("fields = {name = {path = '$.a', als = 'epoch'}}", "als is not one of as"),
        ("fields = {name = {path = '$.a', as = 'date'}}", "'date' is not one of day, epoch"),
        ("fields = {name = {path = '$.a', as = 'epoch', zone = 'Mars/Nord'}}", "is no time zone"),
        ("fields = {name = {path = '$.a', words = 'x'}}", "are tables"),
        ("paging = {next = '$.a', parameter = 'p'}\nfields = {name = '$.a'}", "exclude each other"),
        ("paging = {parameter = 'p', most = -1}\nfields = {name = '$.a'}", "most is no number"),
        ("fields" + ".a" * 12 + " = '$.a'", "more than 8"),
    ],
)
def test_a_mapping_that_is_wrong_says_where_and_what(text, told):
    with pytest.raises(MappingError, match="mapping") as wrong:
        mapping(text)
    assert told in str(wrong.value)


@pytest.mark.parametrize("name", sorted(built_in()))
def test_a_mapping_that_is_built_in_can_be_recognised_and_names_offers(name):
    assert built_in()[name].keys
    assert built_in()[name].title
