"""Reads tables written in a test, as text or as a workbook made on the spot."""

from collections.abc import Callable, Sequence
from functools import partial
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

ADDRESS = "https://vhs.example/kurse.csv"
NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STYLES = (
    f'<styleSheet xmlns="{NAMESPACE}"><numFmts count="2">'
    '<numFmt numFmtId="164" formatCode="dd.mm.yyyy hh:mm"/>'
    '<numFmt numFmtId="165" formatCode="#,##0.00\\ &quot;€&quot;"/>'
    '<numFmt numFmtId="166" formatCode="00000"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="14"/>'
    "</cellXfs></styleSheet>"
)


def write_xlsx(rows: str, *, strings: Sequence[str] = (), styles: str = STYLES, workbook: str = "") -> bytes:
    """Return a workbook with one sheet of the given rows in XML."""
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    target = "http://schemas.openxmlformats.org/package/2006/relationships"
    shared = "".join(f"<si>{one}</si>" for one in strings)
    parts = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": f'<workbook xmlns="{NAMESPACE}" xmlns:r="{relation}">{workbook}'
        '<sheets><sheet name="Kurse" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{target}">'
        '<Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/sharedStrings.xml": f'<sst xmlns="{NAMESPACE}">{shared}</sst>',
        "xl/styles.xml": styles,
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{NAMESPACE}"><sheetData>{rows}</sheetData></worksheet>',
    }
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for name, words in parts.items():
            file.writestr(name, words)
    return out.getvalue()


@pytest.fixture
def read(read_file) -> Callable:
    """Return a function that reads one table; of its codes the one that shows the columns is hidden."""
    return partial(read_file, "table", address=ADDRESS, hidden="table-columns")


@pytest.fixture(scope="session")
def xlsx() -> Callable[..., bytes]:
    """Return a function that writes a workbook."""
    return write_xlsx
