"""Writes the export of a course office: a table of any number of courses, as text or, by its name, as a workbook."""

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

_TOWNS = ("Ahornbrück", "Silberau", "Birkental", "Weidenfurt")
_TOPICS = ("Töpfern", "Spanisch A1", "Yoga am Morgen", "Excel für den Beruf", "Wärmepumpe")
_HEADINGS = (
    *("Kursnummer", "Titel", "Beschreibung", "Beginn", "Ende", "Uhrzeit", "Veranstaltungsort", "Straße", "PLZ", "Ort"),
    *("Gebühr (€)", "ermäßigt", "Kursleitung", "Zielgruppe", "max. TN", "freie Plätze", "Fachbereich", "Link"),
)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def write(path: Path, offers: int) -> None:
    """Write a table of `offers` courses: a workbook when the file is called .xlsx, else CSV as Excel writes it."""
    if path.suffix == ".xlsx":
        _workbook(path, offers)
        return
    with path.open("w", encoding="cp1252", newline="\r\n") as out:
        for row in _rows(offers):
            out.write(";".join(f'"{cell}"' if ";" in cell else cell for cell in row) + "\n")


def _rows(offers: int) -> Iterator[tuple[str, ...]]:
    yield _HEADINGS
    for number in range(offers):
        topic, town = _TOPICS[number % len(_TOPICS)], _TOWNS[number % len(_TOWNS)]
        day, month = number % 28 + 1, number % 11 + 1
        yield (
            f"K{number:06}",
            f"{topic} {number}",
            f"{topic}; bitte Schreibzeug mitbringen. " + "Wir lernen gemeinsam. " * 6,
            f"{day:02}.{month:02}.2027",
            f"{day:02}.{month + 1:02}.2027",
            "18:00 - 19:30",
            "Alte Schule",
            f"Marktplatz {number % 40 + 1}",
            f"{number % 90_000 + 10_000}",
            town,
            f"{number % 200},00",
            f"{number % 200 // 2},00",
            "Erika Muster",
            "Erwachsene",
            "12",
            f"{number % 13}",
            "Kultur",
            f"https://vhs.example/kurs/{number}",
        )


def _workbook(path: Path, offers: int) -> None:
    with ZipFile(path, "w", ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", "<Types/>")
        book.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets><sheet name="Kurse" sheetId="1" r:id="rId1"/>'
            "</sheets></workbook>",
        )
        relation = '<Relationship Id="rId1" Target="worksheets/sheet1.xml"/>'
        book.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{_PACKAGE}">{relation}</Relationships>')
        with book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(f'<worksheet xmlns="{_MAIN}"><sheetData>'.encode())
            for number, row in enumerate(_rows(offers), start=1):
                cells = (
                    f'<c r="{chr(65 + place)}{number}" t="inlineStr"><is><t>{cell}</t></is></c>'
                    for place, cell in enumerate(row)
                )
                sheet.write(f'<row r="{number}">{"".join(cells)}</row>'.encode())
            sheet.write(b"</sheetData></worksheet>")
