"""What the command line says, in the language of its user."""

import os
from collections.abc import Mapping

from vocab.messages import text


def language(environ: Mapping[str, str] = os.environ) -> str:
    """Return `de` or `en`: what ERNTE_LANG or else the locale says.

    >>> language({"LANG": "de_DE.UTF-8"}), language({"LANG": "C.UTF-8"}), language({"ERNTE_LANG": "de", "LANG": "C"})
    ('de', 'en', 'de')
    """
    for variable in ("ERNTE_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if environ.get(variable):
            return "de" if environ[variable].lower().startswith("de") else "en"
    return "en"


LANGUAGE = language()


def words(code: str, **parts: object) -> str:
    """Return the sentence for `code` in the language of the user."""
    return text(code, LANGUAGE, **parts)
