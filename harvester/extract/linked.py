"""Follows the addresses that a page names: addresses in; those of the source to follow, and findings for others out."""

from collections.abc import Iterable, Iterator

from harvester.extract.scope import on_site
from harvester.records import Follow, Page, PageKind, Source
from vocab.messages import finding
from vocab.model import Finding


def followed(
    addresses: Iterable[str], page: Page, source: Source, *, kind: PageKind, most: int, elsewhere: str
) -> Iterator[Follow | Finding]:
    """Yield each address once, at most so many, where it is the source's; `elsewhere` is the code for all others."""
    for address in list(dict.fromkeys(filter(None, addresses)))[:most]:
        if on_site(address, source, page):
            yield Follow(address=address, kind=kind)
        else:
            yield finding(elsewhere, page=page.address, words=address)
