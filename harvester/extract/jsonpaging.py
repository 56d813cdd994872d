"""Finds the further pages of a JSON list: what stands beside the list in, addresses to follow out."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from harvester.extract.addresses import normal
from harvester.extract.base import Extracted
from harvester.extract.jsonmapping import Paging
from harvester.extract.scope import on_site
from harvester.records import Follow, Page, Source
from vocab.messages import finding


def follows(paging: Paging, beside: Any, held: int, page: Page, source: Source) -> Iterator[Extracted]:
    """Yield what comes after a page that held so many things, if it is on the source's site and another page."""
    for address in _addresses(paging, beside, held, page):
        found = normal(address)
        if not found or found in {normal(page.address), normal(page.asked)}:
            continue
        if on_site(found, source, page):
            yield Follow(address=found, kind="listing")
        else:
            yield finding("json-elsewhere", page=page.address, words=found)


def _addresses(paging: Paging, beside: Any, held: int, page: Page) -> Iterator[str]:
    if paging.next is not None:
        for words in paging.next(beside)[:1]:
            try:
                yield urljoin(page.address, str(words))
            except ValueError:
                continue
    elif paging.parameter and paging.cursor is not None:
        yield from (_with(page.address, paging.parameter, str(words)) for words in paging.cursor(beside)[:1])
    elif paging.parameter and held:
        yield from _numbered(paging, beside, held, page)


def _numbered(paging: Paging, beside: Any, held: int, page: Page) -> Iterator[str]:
    """Yield the next number, or from the first page all that are said to be, up to a bound."""
    here = _number(page, paging)
    step = paging.step or held
    last = paging.first + paging.most * step
    pages = next((one for one in paging.pages(beside) if isinstance(one, int)), None) if paging.pages else None
    if pages is None:
        numbers = range(here + step, here + step + 1)
    elif here == paging.first:
        numbers = range(here + step, paging.first + min(pages, paging.most) * step, step)
    else:
        return
    for number in numbers:
        if number < last:
            yield _with(page.address, paging.parameter, str(number))


def _number(page: Page, paging: Paging) -> int:
    try:
        said = parse_qsl(urlsplit(page.address).query, keep_blank_values=True, max_num_fields=100)
        return next(int(words) for name, words in said if name == paging.parameter)
    except (StopIteration, ValueError):
        return paging.first


def _with(address: str, parameter: str, words: str) -> str:
    """Return an address with a parameter set.

    >>> _with("https://a.example/api?page=1&size=50", "page", "2")
    'https://a.example/api?size=50&page=2'
    """
    try:
        parts = urlsplit(address)
        said = parse_qsl(parts.query, keep_blank_values=True, max_num_fields=100)
    except ValueError:
        return address
    query = urlencode([*((name, value) for name, value in said if name != parameter), (parameter, words)])
    return urlunsplit(parts._replace(query=query))
