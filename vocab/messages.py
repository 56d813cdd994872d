"""Every sentence said of a finding or an error, in German and English, by its code.

The texts stand in `data/messages/*.toml`, a file for each room and a table for each code: `severity` (findings only),
`de` and `en` with `{parts}`. The parts of a finding are {page}, {field}, {words} and {detail}; where a rule speaks, its
own words stand for {detail}.
"""

import tomllib
from functools import cache
from importlib.resources import files

from vocab.model import Finding, Severity
from vocab.rules import rule_text

LANGUAGES = ("de", "en")


@cache
def messages() -> dict[str, dict[str, str]]:
    """Return code -> {severity, de, en}; a code that stands in two files is a mistake of ours (ValueError)."""
    found: dict[str, dict[str, str]] = {}
    for file in (files("vocab") / "data" / "messages").iterdir():
        room = tomllib.loads(file.read_text("utf-8"))
        if twice := found.keys() & room.keys():
            raise ValueError(f"{file.name}: {', '.join(sorted(twice))} stands in another file too")
        found.update(room)
    return found


class _Parts(dict[str, object]):
    """A part that was not given shows as an ellipsis rather than hiding the whole message."""

    def __missing__(self, key: str) -> str:
        return "…"


def text(code: str, language: str = "en", **parts: object) -> str:
    """Return the sentence for `code`; the code itself when there is none.

    >>> text("page-gone", "en", page="https://vhs.example/a", words="404")
    'https://vhs.example/a: the page is gone (404). Remove links to it or publish it again.'
    """
    entry = messages().get(code)
    if entry is None:
        return code
    return entry[language if language in LANGUAGES else "en"].format_map(_Parts(parts))


def finding(code: str, *, page: str = "", field: str = "", words: object = "", detail: str = "") -> Finding:
    """Return a finding with the severity that belongs to `code`; an unknown code is a mistake of ours (KeyError)."""
    severity: Severity = messages()[code]["severity"]  # type: ignore[assignment]
    return Finding(code=code, severity=severity, page=page, field=field, words=str(words)[:200], detail=detail[:500])


def say(found: Finding, language: str = "en") -> str:
    """Return the sentence for a finding."""
    detail = rule_text(found.detail, language) if found.code.startswith("rule-") else found.detail
    return text(found.code, language, page=found.page, field=found.field, words=found.words, detail=detail)
