"""Writes an answer of an OAI-PMH repository with as many records as wanted."""

from pathlib import Path

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords>\n'
RECORD = """<record><header><identifier>oai:oer.example:{n}</identifier><datestamp>2026-11-01</datestamp></header>
<metadata><oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>Drucken mit Linol, Teil {n}</dc:title><dc:creator>Muster, Erika</dc:creator>
<dc:description>Ein Kurs für alle, die mit Messer und Walze arbeiten wollen. Material ist da, Vorkenntnisse braucht
niemand. Wir drucken auf Papier und Stoff und sehen uns an, was andere gemacht haben.</dc:description>
<dc:subject>Kunst</dc:subject><dc:subject>Druckgrafik</dc:subject><dc:publisher>Werkstatt Nord</dc:publisher>
<dc:identifier>https://oer.example/kurs/{n}</dc:identifier><dc:type>Kurs</dc:type><dc:language>de</dc:language>
</oai_dc:dc></metadata></record>
"""


def write(path: Path, offers: int) -> None:
    """Write `offers` records to `path`."""
    with path.open("w", encoding="utf-8") as file:
        file.write(HEAD)
        file.writelines(RECORD.format(n=number) for number in range(offers))
        file.write("</ListRecords></OAI-PMH>\n")
