"""Writes an archive of a website without markup: leaves of a listing, and a page for each of any number of courses."""

import gzip
from collections.abc import Iterator
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

ADDRESS = "https://vhs.example/kurse"
"""Where the website begins."""
RECIPE = """
name = "benchmark"
type = "Course"

[listing]
item = "li.kurs"
next = "a.weiter"

[listing.fields.name]
select = "h3"

[listing.fields.dateText]
select = ".wann"

[detail]
when = ".kursseite"

[detail.fields.name]
select = "h1"

[detail.fields.description]
select = ".text"

[detail.fields.courseCode]
label = "Kursnummer"

[detail.fields.location]
label = "Ort"

[detail.fields.priceText]
label = ["Gebühr", "Kosten"]

[sessions]
row = "table.termine tr"

[sessions.fields.dateText]
pattern = '(\\d+\\.\\d+\\.\\d{4}) (\\d+:\\d+.\\d+:\\d+ Uhr)'
"""
"""How it is read: `--option recipe=…`."""
LEAF = 50
"""Courses on one leaf of the listing."""

_TOPICS = ("Töpfern", "Spanisch A1", "Yoga am Morgen", "Excel für den Beruf", "Nähen für Einsteiger")
_FRAME = "".join(f'<li><a href="/seite/{number}">Bereich {number}</a></li>' for number in range(30))


def write(path: Path, offers: int) -> None:
    """Write a WARC file (gzip) of the website with `offers` courses."""
    with gzip.open(path, "wb", compresslevel=1) as out:
        for address, body in _pages(offers):
            answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{body}".encode()
            head = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2026-11-23T01:00:00Z\r\n"
                f"WARC-Record-ID: <urn:uuid:{uuid5(NAMESPACE_URL, address)}>\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
            )
            out.write(head.encode() + answer + b"\r\n\r\n")


def _pages(offers: int) -> Iterator[tuple[str, str]]:
    for first in range(0, max(offers, 1), LEAF):
        leaf = first // LEAF + 1
        items = "".join(_item(number) for number in range(first, min(first + LEAF, offers)))
        onward = f'<a class="weiter" href="/kurse?seite={leaf + 1}">weiter</a>' if first + LEAF < offers else ""
        address = ADDRESS if leaf == 1 else f"{ADDRESS}?seite={leaf}"
        yield address, _page("Kurse", f'<h1>Kurse</h1><ul class="kurse">{items}</ul>{onward}')
    for number in range(offers):
        yield f"{ADDRESS}/{number + 1}", _page(_name(number), _course(number))


def _page(title: str, body: str) -> str:
    return (
        f'<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>{title}</title></head><body>'
        f"<nav><ul>{_FRAME}</ul></nav><main>{body}</main><footer><ul>{_FRAME}</ul></footer></body></html>"
    )


def _name(number: int) -> str:
    return f"{_TOPICS[number % len(_TOPICS)]} – Kurs {number + 1}"


def _item(number: int) -> str:
    return (
        f'<li class="kurs"><h3><a href="/kurse/{number + 1}">{_name(number)}</a></h3>'
        f'<p class="wann">Mo. {number % 28 + 1}.{number % 12 + 1}.2027, 18:00 Uhr</p></li>'
    )


def _course(number: int) -> str:
    rows = "".join(
        f"<tr><td>Mo. {day}.{number % 12 + 1}.2027</td><td>18:00–20:00 Uhr</td></tr>" for day in (5, 12, 19, 26)
    )
    return (
        f'<div class="kursseite"><h1>{_name(number)}</h1>'
        f'<div class="text">{"Wir lernen gemeinsam und in Ruhe. " * 12}</div>'
        f"<dl><dt>Kursnummer</dt><dd>K {number + 1}</dd><dt>Ort</dt><dd>vhs-Haus {number % 40}, Gänsemarkt 1</dd>"
        f"<dt>Gebühr</dt><dd>{40 + number % 90},00 €, ermäßigt {20 + number % 40},00 €</dd></dl>"
        f'<table class="termine"><tr><th>Tag</th><th>Zeit</th></tr>{rows}</table></div>'
    )
