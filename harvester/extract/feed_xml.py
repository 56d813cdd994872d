"""Makes elements of the markup of feeds, whatever is wrong with it, and tells their names and bases."""

import re
from functools import lru_cache

from lxml import etree

from harvester.extract.crowd import is_crowded
from harvester.extract.document import resolve
from harvester.extract.xmlrecord import mended

_DOCTYPE = re.compile(r"<!DOCTYPE[^<>\[]{0,2000}(?:\[[^\]]{0,100000}\]\s*)?>", re.IGNORECASE)
_DECLARATION = re.compile(r"<\?xml[^<>]{0,500}\?>")
_BASE = "{http://www.w3.org/XML/1998/namespace}base"


def tree(markup: str, address: str) -> etree._Element | None:
    """Return the elements of markup, whatever is wrong with it; no document type is read and no entity expanded."""
    plain_markup = mended(_DOCTYPE.sub("", _DECLARATION.sub("", markup, count=1), count=1)).strip()
    data = plain_markup.encode("utf-8", "replace")
    if not data or is_crowded(data):
        return None
    parser = etree.XMLParser(
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )
    try:
        return etree.fromstring(data, parser, base_url=address)
    except (etree.XMLSyntaxError, ValueError):
        return None


def base_of(element: etree._Element, address: str) -> str:
    """Return what relative addresses within an element are resolved against."""
    bases = [one.get(_BASE) or "" for one in (element, *element.iterancestors())]
    where = address
    for base in reversed(bases):
        where = (resolve(where, base) or where) if base else where
    return where


@lru_cache(4_096)
def name_of(tag: object) -> tuple[str, str]:
    """Return the namespace of a tag, or the prefix of one that is not declared, and its local name."""
    if not isinstance(tag, str):
        return "", ""
    if tag.startswith("{"):
        namespace, _, name = tag[1:].partition("}")
        return namespace, name
    prefix, _, name = tag.rpartition(":")
    return prefix, name


def local(element: etree._Element) -> str:
    """Return the local name of an element."""
    return name_of(element.tag)[1]


def space(element: etree._Element) -> str:
    """Return the namespace of an element, or its prefix."""
    return name_of(element.tag)[0]
