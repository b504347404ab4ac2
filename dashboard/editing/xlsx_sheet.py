"""Read a sheet from an XLSX workbook: what its cells show, with nothing in it run, followed or worked out."""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from math import isfinite
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.read_only import EMPTY_CELL

from dashboard.editing.grid import COLUMNS, Cell, Grid, SheetError, Wrong, gridded
from dashboard.records.items import MEGABYTE

RECORDS = "Records"  # the sheet that is read, and that a download has
UNPACKED = 64 * MEGABYTE
PARTS = 1_000
TAGS = 1_000_000  # of XML in all; 5,000 records have 900,000
FURTHEST = 50_000  # row; LibreOffice writes an empty one at 1,048,576
_ASIDE = re.compile(r"\[[^]]*\]|\"[^\"]*\"|\\\\.")  # of a number format: colours, languages, words
_DAMAGED = "cannot be read as an XLSX workbook; it may be damaged. Open it in a spreadsheet program and save it anew"
_FORMULA = "is a formula; formulas are not worked out here, so write what it gives"


def read(content: bytes) -> Grid:
    """The rows of the sheet 'Records', else of the first; raise SheetError."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _inspect(archive)
        book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        sheets = {sheet.title: sheet for sheet in book.worksheets}
        if not sheets:
            raise SheetError("is a workbook without a sheet")
        return gridded(_rows(sheets.get(RECORDS) or next(iter(sheets.values()))))
    except SheetError:
        raise
    except MemoryError:
        raise SheetError("is too large for this computer") from None
    except Exception:  # the library raises whatever a broken file happens to upset
        raise SheetError(_DAMAGED) from None


def _inspect(archive: zipfile.ZipFile) -> None:
    """Refuse what is no workbook or would unpack to more than a person writes.

    Each part is unpacked, as what an archive says of its parts need not be true.
    """
    parts = archive.infolist()
    _recognise({part.filename for part in parts}, archive)
    if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED:
        raise SheetError(f"would unpack to more than {UNPACKED // MEGABYTE} MB; no sheet of records is so large")
    size = tags = 0
    for part in parts:
        if part.flag_bits & 1 or part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise SheetError("is packed in a way that no workbook is")
        data = archive.read(part)
        size, tags = size + len(data), tags + data.count(b"<")
        if size > UNPACKED or tags > TAGS:
            raise SheetError(f"holds more than {TAGS:,} pieces; no sheet of records is so large")
        if b"<!DOCTYPE" in data.replace(b"\0", b"") and not part.filename.endswith(".svg"):
            raise SheetError("defines entities of its own, which no workbook does; it is not opened")


def _recognise(names: set[str], archive: zipfile.ZipFile) -> None:
    """Refuse an archive that holds something else than a workbook."""
    if "xl/workbook.xml" in names:
        return
    kind = archive.read("mimetype")[:100] if "mimetype" in names else b""
    if b"opendocument.spreadsheet" in kind:
        raise SheetError("is an OpenDocument sheet (.ods), which is not read. Save it as XLSX, and bring that")
    if "xl/workbook.bin" in names:
        raise SheetError("is a binary workbook (.xlsb), which is not read. Save it as XLSX, and bring that")
    what = "a text document (Word)" if "word/document.xml" in names else "a ZIP archive"
    raise SheetError(f"is {what}, not a workbook. Save the sheet as XLSX or CSV, and bring that")


def _rows(sheet: Any) -> Iterator[Sequence[Cell]]:
    for cells in sheet.iter_rows(max_row=FURTHEST, max_col=COLUMNS + 1):  # what it says of its size need not be true
        yield () if all(cell is EMPTY_CELL for cell in cells) else [_cell(cell) for cell in cells]


def _cell(cell: Any) -> Cell:
    value = cell.value
    if value is None:
        return None
    if cell.data_type == "f":
        return Wrong(str(getattr(value, "text", value) or "="), _FORMULA)
    if cell.data_type == "e":
        return Wrong(str(value), "is an error of the spreadsheet, not a value")
    if isinstance(value, date):
        return _day(value, _ASIDE.sub("", cell.number_format).lower())
    sound = isinstance(value, str | int) or (isinstance(value, float) and isfinite(value))
    return value if sound else str(value)


def _day(value: date, shown_as: str) -> str:
    """A date as precise as its cell shows it; a time of day stays beside it."""
    if isinstance(value, datetime) and (value.hour or value.minute or value.second):
        return value.isoformat(" ")
    if "y" in shown_as and "d" not in shown_as:
        return f"{value:%Y-%m}" if "m" in shown_as else f"{value:%Y}"
    return value.strftime("%Y-%m-%d")
