"""Feeds that were recorded or collected elsewhere: titles are what they should be, and none breaks the reader."""

import ast
import codecs
import re
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest

from harvester.extract.feed_entries import Entry, Feed
from harvester.extract.feed_text import FeedText
from harvester.extract.remarks import Remarks
from harvester.records import Page

EXPECTED = re.compile(
    r"(feed|entries\[0\])(?:\['title'\]|\.title|\['title_detail'\]\['value'\])\s*==\s*"
    r"('(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")"
)
WIDE = ("utf-16", "utf-32", "utf-16-be", "utf-16-le", "utf-32-be", "utf-32-le", "cp037")
EXCEPTIONS = {
    "entities/lang.xml": "HTML 5 gives the entity another code point than HTML 4",
    "entities/rang.xml": "HTML 5 gives the entity another code point than HTML 4",
    "wellformed/cdf/channel_title.xml": "CDF, a format of 1997, is not read",
    "wellformed/cdf/item_title.xml": "CDF, a format of 1997, is not read",
    "wellformed/sanitize/entry_title_crazy.xml": "the expected title ends where another parser gave up",
    "wellformed/sanitize/feed_title_crazy.xml": "the expected title ends where another parser gave up",
    "wellformed/sanitize/xml_malicious_comment.xml": "a comment that is not closed hides the rest, as in browsers",
    "wellformed/sanitize/xml_declaration_unexpected_character.xml": "a broken declaration is no title",
}
"""Files whose expected title is not ours, each with the reason."""


def words_of(file: Path) -> str:
    """Return a file as text, to find what it expects."""
    body = file.read_bytes()
    for name in ("latin-1", *WIDE):
        try:
            if "Expect:" in (text := body.decode(name)):
                return text
        except UnicodeDecodeError:
            continue
    return ""


def page_of(file: Path, words: str) -> Page:
    header = re.search(r"Header:\s*Content-type:.*?charset=[\"']?([\w-]+)", words, re.IGNORECASE)
    return Page(address="http://a.example/feed", asked="", body=file.read_bytes(), charset=header[1] if header else "")


def titles(page: Page) -> tuple[str, list[str]]:
    feed = Feed(FeedText(page), page.address, Remarks(page))
    entries = [one.title for one in feed if isinstance(one, Entry)]
    return feed.head.title, entries


def plain(words: str) -> set[str]:
    """Return a text as it stands, and as the markup that it may be."""
    read = lxml.html.fromstring(f"<div>{words}</div>").text_content() if {"<", "&"} & {*words} else words
    return {" ".join(one.split()) for one in (words, read)}


def expectations(folder: Path) -> Iterator[tuple[str, Page, str, set[str]]]:
    """Yield name, page, whose title is expected, and the titles that will do, of files that this Python can read."""
    for file in sorted(folder.rglob("*.xml")):
        words = words_of(file)
        line = re.search(r"Expect:[ \t]*(.*)", words)
        found = EXPECTED.search(line[1]) if line else None
        codec = re.search(r"SkipUnless:.*lookup\('([^']+)'\)", words)
        try:
            codecs.lookup(codec[1] if codec else "utf-8")
        except LookupError:
            continue
        if found:
            yield str(file.relative_to(folder)), page_of(file, words), found[1], plain(ast.literal_eval(found[2]))


def test_the_conformance_suite_finds_the_titles_that_it_expects(shared):
    number, wrong = 0, {}
    for name, page, whose, expected in expectations(shared / "material/conformance/feedparser"):
        number += 1
        feed, entries = titles(page)
        got = feed if whose == "feed" else next(iter(entries), None)
        if got not in expected:
            wrong[name] = got
    assert number > 550
    assert wrong.keys() == EXCEPTIONS.keys(), wrong.keys() ^ EXCEPTIONS.keys()


def test_no_file_of_the_conformance_suite_breaks_the_reader(shared, read):
    files = [one for one in sorted((shared / "material/conformance/feedparser").rglob("*")) if one.is_file()]
    assert len(files) > 2_000
    for file in files:
        for details in ("", "yes"):
            read(file.read_bytes(), details=details)


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("illformed/aaa_illformed.xml", ["stream-cut-off", "feed-empty"]),
        ("illformed/rss_incomplete_cdata.xml", ["stream-cut-off", "feed-empty"]),
        ("illformed/rss_empty_document.xml", ["feed-no-feeds"]),
        ("illformed/undeclared_namespace.xml", ["feed-empty"]),
    ],
)
def test_broken_feeds_of_the_suite_are_told(name, codes, shared, read):
    assert read((shared / "material/conformance/feedparser" / name).read_bytes()).codes == codes


def test_a_recorded_feed_of_courses_gives_each_of_them(shared, read):
    folder = shared / "material/tess-sites/dtls"
    got = [name for file in ("001.rss", "003.rss") for name in read((folder / file).read_bytes()).names]
    assert len(got) == 4
    assert got[0] == "Constraint-based modeling: Introduction and advanced topics"
