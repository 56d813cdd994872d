"""Reads feeds written in a test."""

from collections.abc import Callable
from functools import partial

import pytest

ADDRESS = "https://museum.example/feed"


@pytest.fixture
def read(read_file) -> Callable:
    """Return a function that reads one page."""
    return partial(_read, read_file)


def _read(read_file: Callable, body: bytes | str, *, address: str = ADDRESS, kind: str = "listing", **how: object):
    return read_file("feed", body, address, page_kind=kind, **how)


@pytest.fixture
def rss(read: Callable) -> Callable:
    """Return a function that reads a feed of RSS entries, each the text of its elements."""

    def read_entries(*entries: str, spaces: str = "", channel: str = "", **how: object):
        items = "".join(f"<item>{one}</item>" for one in entries)
        return read(f'<rss version="2.0"{spaces}><channel><title>Feed</title>{channel}{items}</channel></rss>', **how)

    return read_entries
