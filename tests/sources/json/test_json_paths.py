"""Paths find what RFC 9535 says, of the part of it that is read; other paths are refused in words."""

import pytest

from harvester.extract.jsonpath import PathError, compiled

DATA = {
    "kurse": [
        {"name": "Chor", "@type": "Course", "ort": {"plz": "35390"}, "preis": 0},
        {"name": "Yoga", "@type": "Event", "ort": None, "tags": ["a", None, "b"]},
    ],
    "ein name": {"x-y": [[1, 2], [3]]},
}


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("$", [DATA]),
        ("$.kurse[*].name", ["Chor", "Yoga"]),
        ("$.kurse.*.name", ["Chor", "Yoga"]),
        ("$.kurse[0]['@type']", ["Course"]),
        ('$.kurse[-1]["name"]', ["Yoga"]),
        ("$.kurse[7].name", []),
        ("$.kurse[*].ort.plz", ["35390"]),
        ("$.kurse[1].tags[*]", ["a", "b"]),
        ("$.kurse[0].preis", [0]),
        ("$['ein name'].x-y[1][0]", [3]),
        ("$.kurse[?@['@type'] == 'Event'].name", ["Yoga"]),
        ("$.kurse[?@.name != 'Yoga'].name", ["Chor"]),
        ("$.kurse[?@.ort.plz].name", ["Chor"]),
        ("$.name", []),
        ("$.kurse.name", []),
    ],
)
def test_a_path_finds(path, found):
    assert list(compiled(path)(DATA)) == found


@pytest.mark.parametrize(
    "path", ["", "name", "$name", "$..name", "$.a[", "$.a[?@.b =~ /x/]", "$.a[?match(@.b, '(a+)+')]", "$[1:2]", "$.1"]
)
def test_a_path_that_is_not_read_is_refused(path):
    with pytest.raises(PathError):
        compiled(path)
