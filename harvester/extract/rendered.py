"""The adapter for websites that need JavaScript: the pages are rendered in a browser, then read as any website is."""

from harvester.extract.web import Web
from harvester.records import Page, Source


class Rendered(Web):
    """Reads websites after their scripts ran; see `harvester.extract.base.Adapter`. Options are those of `web`."""

    renders = True

    def fingerprint(self, source: Source) -> str:
        """Return the version of this reader.

        >>> Rendered().fingerprint(Source(id="vhs", address="https://vhs.example/")).startswith("browser ")
        True
        """
        return f"browser {super().fingerprint(source)}"

    def recognise(self, page: Page) -> int:  # noqa: ARG002
        """Return 0: a browser is only used where a source asks for it."""
        return 0
