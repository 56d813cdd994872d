"""Gives the words that mean something in addresses, as parts of regular expressions; they stand in data/places.toml."""

import tomllib
from pathlib import Path

_WORDS = tomllib.loads((Path(__file__).parents[1] / "data" / "places.toml").read_text(encoding="utf-8"))


def words_of(key: str) -> str:
    """Return the words of one kind as alternatives of a regular expression."""
    return "|".join(_WORDS[key])
