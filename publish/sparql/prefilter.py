"""Looks at a query before any parser does: what may not be asked, what is absurd, and what kind of query it is.

A scanner, not a parser: it tells words from strings, IRIs, comments, variables and prefixed names, counts and refuses.
It is the polite half of the defence, the one with clear messages; the jail of the worker holds without it.
"""

import re
from typing import NamedTuple

from msgspec import Struct

from harvester.errors import QueryError

MAX_BYTES = 65_536
MAX_DEPTH = 100
MAX_OPERATORS = 1_000

_UCHAR = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
_NAME = rf"(?:[\w\u0080-\U0010ffff]|{_UCHAR})"
_LOCAL = rf"(?:[\w:.\-\u0080-\U0010ffff]|%[0-9A-Fa-f]{{2}}|\\[_~.\-!$&'()*+,;=/?#@%]|{_UCHAR})*(?<!(?<!\\)\.)"
_TOKEN = re.compile(
    rf"""
    (?: [\x20\t\r\n]+ | \#[^\r\n]*
      | (?P<dull> <[^<>"{{}}|^`\\\x00-\x20')]*>
                | \"\"\"(?:\"{{0,2}}(?:[^"\\]|\\.))*\"\"\" | '''(?:'{{0,2}}(?:[^'\\]|\\.))*'''
                | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*'
                | [?$][\w\u0080-\U0010ffff]+(?![\w\u0080-\U0010ffff\\]) | \.(?![0-9]) | [,;] )
    )*
    (?:
      (?P<iri> <(?:[^<>"{{}}|^`\\\x00-\x20]|{_UCHAR})*> )
    | (?P<variable> [?$]{_NAME}+ )
    | (?P<tag> @[A-Za-z]+(?:-[A-Za-z0-9]+)* )
    | (?P<blank> _:{_NAME}(?:(?:{_NAME}|[.\-])*{_NAME})? )
    | (?P<name> (?:{_NAME}(?:(?:{_NAME}|[.\-])*(?:{_NAME}|-))?)?:{_LOCAL} )
    | (?P<number> (?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)? )
    | (?P<word> {_NAME}+ )
    | (?P<open> [({{\[] )
    | (?P<close> [)}}\]] )
    | (?P<operator> \|\| | && | [|&!=<>+*/^?-] )
    | (?P<other> . )
    )?
    """,
    re.VERBOSE | re.DOTALL,
)
"""A run of what needs no look (spaces, comments, and as `dull` IRIs, strings, variables, punctuation), then a token."""
_UCHAR_RE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")

FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
UPDATES = frozenset("INSERT DELETE LOAD CLEAR CREATE DROP COPY MOVE ADD WITH".split())
_OPERATORS = frozenset("UNION OPTIONAL MINUS BIND FILTER EXISTS GRAPH VALUES SELECT IN LATERAL".split())
_CHANGING = frozenset("NOW RAND UUID STRUUID BNODE".split())
_AFTER_WHICH_A_NAME_MAY_OPEN_A_GROUP = frozenset({"GRAPH", "DESCRIBE"})


class Checked(Struct, frozen=True):
    """A query that may be run."""

    text: str
    """As it is to be run: a SELECT has a LIMIT."""
    form: str
    """`SELECT`, `ASK`, `CONSTRUCT` or `DESCRIBE`."""
    limited: bool = False
    """Whether the LIMIT is ours."""
    steady: bool = True
    """Whether asking the same data again gives the same answer: no NOW, no RAND."""


def check(text: str, rows: int = 0) -> Checked:
    """Return the query `text`, limited to `rows` rows when not 0; raises QueryError when it may not be run.

    >>> check("SELECT * { ?s ?p ?o }", rows=10).text
    'SELECT * { ?s ?p ?o }\\nLIMIT 10'
    """
    if len(text) * 4 > MAX_BYTES and len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise QueryError("query-too-long", words=len(text), most=MAX_BYTES)
    scan = _Scan(text)
    for found in _TOKEN.finditer(text):
        scan.take(found)
    scan.finish()
    if scan.form == "SELECT" and rows and scan.depth == 0:
        return scan.limit(rows)
    return Checked(text, scan.form, steady=scan.steady)


class _Token(NamedTuple):
    """A token and where it stands."""

    text: str
    start: int
    end: int


class _Scan:
    """Walks over the tokens of one query."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.form = ""
        self.steady = True
        self.depth = 0
        self.operators = 0
        self.before = ""
        self.last = ""
        self.glued: _Token | None = None
        self.unclear: _Token | None = None
        self.end = 0
        self.limit_at: _Token | None = None
        self.values_at = -1
        self.hides = "service" in text.lower() or "\\" in text

    def take(self, found: re.Match[str]) -> None:
        """Look at what was passed over, and at the token after it."""
        if (end := found.end("dull")) >= 0:
            self.last, self.glued, self.end = "", None, end
        kind = found.lastgroup
        if kind is None or kind == "dull":
            return
        token = _Token(found[kind], found.start(kind), found.end())
        glued = None
        if kind == "word":
            self.word(token)
        elif kind == "open":
            self.open(token)
        elif kind == "close":
            self.depth -= 1
        elif kind == "operator":
            self.operator(token)
        elif kind == "number" and self.last == "LIMIT" and self.depth == 0:
            self.limit_at = token
        elif kind in {"name", "variable", "blank"}:
            glued = self.name(token, kind)
        elif kind == "iri":
            self.iri(token)
        self.glued, self.end = glued, token.end
        self.last = token.text.upper() if kind == "word" else ""

    def word(self, token: _Token) -> None:
        """Refuse what may not be asked; note form, LIMIT and what changes from one moment to the next."""
        word = self.plain(token).upper()
        if "SERVICE" in word:
            raise self.error("query-service", token)
        if word in UPDATES:
            raise self.error("query-update", token)
        if word in {"FROM", "NAMED"}:
            raise self.error("query-from", token)
        if word in FORMS:
            self.form = self.form or word
        elif word == "VALUES" and self.depth == 0:
            self.values_at = token.start
        elif word in _CHANGING:
            self.steady = False
        if word in _OPERATORS:
            self.operator(token)

    def operator(self, token: _Token) -> None:
        """Count."""
        self.operators += 1
        if self.operators > MAX_OPERATORS:
            raise self.error("query-too-complex", token, most=MAX_OPERATORS)

    def open(self, token: _Token) -> None:
        """Count; a group right after a name may be a call to another server: some parsers read `SERVICEex:a {` so."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise self.error("query-too-deep", token, most=MAX_DEPTH)
        if self.glued and token.text == "{" and self.before not in _AFTER_WHICH_A_NAME_MAY_OPEN_A_GROUP:
            raise self.error("query-service", self.glued)

    def iri(self, token: _Token) -> None:
        """Note what may be a comparison and a string that begins after it."""
        if self.hides and ("'" in token.text or ")" in token.text):
            self.unclear = token

    def name(self, token: _Token, kind: str) -> _Token | None:
        """Refuse ASCII characters in disguise, and return the name when it may be a call glued to one."""
        if "\\" in token.text:
            self.plain(token)
        if kind != "name" or "service" not in token.text.lower():
            return None
        self.before = self.last
        return token

    def plain(self, token: _Token) -> str:
        r"""Return a token with \u escapes resolved; ASCII needs none, so an escape of it is an attempt to hide."""
        if "\\" not in token.text:
            return token.text

        def character(match: re.Match[str]) -> str:
            code = int(match.group(1) or match.group(2), 16)
            if code < 0x80 or code > 0x10FFFF:
                raise self.error("query-escape", token)
            return chr(code)

        return _UCHAR_RE.sub(character, token.text)

    def finish(self) -> None:
        """Refuse what has no form, and IRIs behind which a call to another server could hide."""
        if not self.form:
            raise QueryError("query-form", words=self.text[:60])
        if self.unclear and "service" in self.text.lower():
            raise self.error("query-unclear", self.unclear)

    def limit(self, rows: int) -> Checked:
        """Return the SELECT query with a LIMIT of at most `rows`."""
        text = self.text
        if self.limit_at:
            digits = self.limit_at.text
            if digits.isdigit() and len(digits) < 19 and int(digits) <= rows:
                return Checked(text, self.form, steady=self.steady)
            changed = f"{text[: self.limit_at.start]}{rows}{text[self.limit_at.end :]}"
        elif self.values_at >= 0:
            changed = f"{text[: self.values_at]}LIMIT {rows}\n{text[self.values_at :]}"
        else:
            changed = f"{text[: self.end]}\nLIMIT {rows}{text[self.end :]}"
        return Checked(changed, self.form, limited=True, steady=self.steady)

    def error(self, code: str, token: _Token, **parts: object) -> QueryError:
        """Return an error that says where."""
        line = self.text.count("\n", 0, token.start) + 1
        column = token.start - self.text.rfind("\n", 0, token.start)
        return QueryError(code, line=line, column=column, words=token.text[:60], **parts)
