"""Errors that stop a run or a command; a bad page is never one of them but a finding.

ErnteError
├── UseError          the caller typed or set something wrong: exit status 2
│   ├── SettingError  a setting or the data directory
│   ├── SourceError   a registered source or its description
│   ├── RecipeError   a recipe for a website without markup
│   └── QueryError    a query
└── WorkError         the work could not be done: exit status 1
    ├── BusyError     somebody else holds what is needed
    └── LostError     a lease was lost to another harvester; nothing was written
"""

from vocab.messages import text


class ErnteError(Exception):
    """Says where, what, why and what to do; `code` names the text in `vocab.messages`, `parts` fill it."""

    def __init__(self, code: str, **parts: object) -> None:
        self.code = code
        self.parts = parts
        super().__init__(code, parts)

    def say(self, language: str = "en") -> str:
        """Return the message in `language`, `de` or `en`."""
        return text(self.code, language, **self.parts)

    def __str__(self) -> str:
        return self.say()


class UseError(ErnteError):
    """The caller typed or set something wrong."""


class SettingError(UseError):
    """A setting or the data directory is wrong."""


class SourceError(UseError):
    """A registered source, or its description, is wrong."""


class RecipeError(UseError):
    """A recipe for a website without markup is wrong."""


class QueryError(UseError):
    """A query is wrong or not allowed."""


class WorkError(ErnteError):
    """The work could not be done."""


class BusyError(WorkError):
    """Somebody else holds what is needed."""


class LostError(WorkError):
    """A lease was lost to another harvester; nothing was written."""
