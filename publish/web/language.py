"""Chooses between German and English, and holds the catalogues of both, read once from their `.po` files."""

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from babel.messages.pofile import read_po

from publish.web.negotiate import preferences

LANGUAGES = ("de", "en")
LOCALES = {"de": "de_DE", "en": "en_GB"}


class Catalogue:
    """Says a message of the pages in one language; one that is missing is said in English."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._one: dict[str, str] = {}
        self._many: dict[str, tuple[str, ...]] = {}
        with (files("publish.web") / "locale" / language / "LC_MESSAGES" / "web.po").open("rb") as file:
            for message in read_po(file, locale=language):
                if not message.id or message.fuzzy:
                    continue
                said = message.string
                if isinstance(message.id, str):
                    if said:
                        self._one[message.id] = str(said)
                elif isinstance(said, tuple) and all(said):
                    self._many[message.id[0]] = said
                    self._one[message.id[0]] = said[0]

    def gettext(self, message: str) -> str:
        """Return `message` in this language."""
        return self._one.get(message, message)

    def ngettext(self, one: str, many: str, number: int) -> str:
        """Return `one` or `many` in this language, as `number` asks for."""
        return self._many.get(one, (one, many))[0 if number == 1 else 1]

    def known(self) -> set[str]:
        """Return the messages that this catalogue translates."""
        return set(self._one) | set(self._many)


@cache
def catalogue(language: str) -> Catalogue:
    """Return the catalogue of `language`."""
    return Catalogue(language)


def noop(message: str) -> str:
    """Mark a message for the catalogues that is looked up later."""
    return message


def choose(asked: str, accept_language: str) -> str:
    """Return the language of a page: as asked for in its address, else as the browser prefers, else German.

    >>> choose("", "fr;q=0.9, en-GB;q=0.8, de;q=0.5"), choose("", "*"), choose("de", "en")
    ('en', 'de', 'de')
    """
    if asked in LANGUAGES:
        return asked
    return next(iter(_wanted(accept_language)), LANGUAGES[0])


def _wanted(accept_language: str) -> Iterable[str]:
    for tag, _ in sorted(preferences(accept_language), key=lambda one: -one[1]):
        language = re.split("[-_]", tag)[0].lower()
        if language in LANGUAGES or tag == "*":
            yield language if language in LANGUAGES else LANGUAGES[0]
