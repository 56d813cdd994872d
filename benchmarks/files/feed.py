"""Writes an RSS feed of any number of events, as a widespread content system gives it."""

from pathlib import Path

_TOWNS = ("Ahornbrück", "Silberau", "Birkental", "Weidenfurt")
_TOPICS = ("Führung: Glas &amp; Licht", "Töpfern", "Lesung am Abend", "Werkstatt für Kinder")
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:ev="http://purl.org/rss/1.0/modules/event/">
<channel><title>Stadtmuseum Ahornbrück</title><link>https://museum.example/</link>
"""


def write(path: Path, offers: int) -> None:
    """Write a feed of `offers` entries."""
    with path.open("w", encoding="utf-8") as out:
        out.write(_HEAD)
        for number in range(offers):
            out.write(_entry(number))
        out.write("</channel></rss>\n")


def _entry(number: int) -> str:
    topic, town = _TOPICS[number % len(_TOPICS)], _TOWNS[number % len(_TOWNS)]
    day = f"2027-{number % 12 + 1:02}-{number % 28 + 1:02}"
    text = f"<p>Ein Rundgang in {town}&nbsp;&ndash; mit Werkstatt. " + "Wir sehen gemeinsam hin. " * 12 + "</p>"
    return f"""<item>
<title>{topic} {number}</title>
<link>https://museum.example/termin/{number}/</link>
<dc:creator><![CDATA[Erika Muster]]></dc:creator>
<pubDate>Tue, 03 Nov 2026 09:00:00 +0000</pubDate>
<category><![CDATA[Führungen]]></category>
<guid isPermaLink="false">https://museum.example/?post_type=event&#038;p={number}</guid>
<description><![CDATA[Ein Rundgang.]]></description>
<content:encoded><![CDATA[{text}]]></content:encoded>
<ev:startdate>{day}T15:00:00</ev:startdate>
<ev:enddate>{day}T16:30:00</ev:enddate>
<ev:location>Stadtmuseum, Marktplatz 3, {town}</ev:location>
</item>
"""
