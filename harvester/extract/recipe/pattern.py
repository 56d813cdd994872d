"""Compiles the patterns of recipes with RE2, which needs linear time whatever pattern meets whatever text."""

import re2

from harvester.errors import RecipeError

MAX_TEXT = 20_000
"""Characters of one value that patterns look at."""

_WORD = r"\pL\pN_"
_OPTIONS = re2.Options()
_OPTIONS.max_mem = 1 << 20
_OPTIONS.log_errors = False


class Pattern:
    """A pattern that finds words in a text."""

    def __init__(self, pattern: str, key: str, file: str) -> None:
        self.words = pattern
        try:
            self._compiled = re2.compile(_with_letters(pattern), _OPTIONS)
        except (re2.error, UnicodeError) as wrong:
            why = wrong.args[0] if wrong.args else wrong
            why = why.decode("utf-8", "replace") if isinstance(why, bytes) else str(why)
            raise RecipeError("recipe-pattern", file=file, key=key, words=pattern, why=why) from wrong
        if r"\b" in pattern.replace(r"\\", ""):
            raise RecipeError("recipe-pattern-edge", file=file, key=key, words=pattern)

    def find(self, text: str) -> list[str]:
        """Return what each match says: its groups joined by a space, the whole match when it has none.

        >>> Pattern(r"(\\d+\\.\\d+\\.\\d+).*?(\\d+:\\d+)", "", "").find("Mo. 1.9.2026, um 18:00 Uhr")
        ['1.9.2026 18:00']
        >>> Pattern(r"\\w+", "", "").find("Töpfern, Öl")
        ['Töpfern', 'Öl']
        """
        found = []
        for match in self._compiled.finditer(text[:MAX_TEXT]):
            groups = match.groups()
            said = " ".join(one for one in groups if one) if groups else match[0]
            if said.strip():
                found.append(" ".join(said.split()))
            if len(found) >= 200:
                break
        return found


def _with_letters(pattern: str) -> str:
    r"""Return the pattern with ``\w`` meaning letters and digits of all languages, not of English alone.

    >>> _with_letters(r"\w+[\w.]\W\\w")
    '[\\pL\\pN_]+[\\pL\\pN_.][^\\pL\\pN_]\\\\w'
    """
    made: list[str] = []
    inside = escaped = False
    for letter in pattern:
        if escaped:
            escaped = False
            if letter == "w":
                made[-1] = _WORD if inside else f"[{_WORD}]"
            elif letter == "W" and not inside:
                made[-1] = f"[^{_WORD}]"
            else:
                made.append(letter)
            continue
        escaped = letter == "\\"
        inside = letter != "]" if inside else letter == "["
        made.append(letter)
    return "".join(made)
