"""XLSX workbooks: real ones, and ones made to do harm."""

import io
import struct
import time
import zipfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from datetime import time as clock
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.formula import ArrayFormula

from dashboard.editing.grid import Cell, SheetError, Wrong
from dashboard.editing.uploaded import LARGEST, read

SHEET = "xl/worksheets/sheet1.xml"


def book(*cells: Any, formats: str = "General") -> bytes:
    """A workbook with one row of cells behind an id."""
    made = Workbook()
    made.active.append(["id", *(f"c{number}" for number in range(len(cells)))])
    made.active.append(["a", *cells])
    for cell in made.active[2][1:]:
        cell.number_format = formats if formats != "General" else cell.number_format
    return saved(made)


def saved(made: Workbook) -> bytes:
    """A workbook's file."""
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def cells(content: bytes) -> list[Cell]:
    """The cells behind the id in the first row."""
    [line, *_] = read("deals.xlsx", content).lines
    return list(line.cells.values())[1:]


def altered(change: Callable[[bytes], bytes], part: str = SHEET, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A small workbook with one of its parts changed, packed anew."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book("x"))) as old, zipfile.ZipFile(file, "w", method) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return file.getvalue()


def behind(xml: bytes) -> bytes:
    """A small workbook with more rows, as XML."""
    return altered(lambda sheet: sheet.replace(b"</sheetData>", xml + b"</sheetData>"))


def refused(content: bytes) -> str:
    """What is said of a workbook that is not taken, which is to be said soon."""
    start = time.monotonic()
    with pytest.raises(SheetError) as caught:
        read("deals.xlsx", content)
    assert time.monotonic() - start < 10
    return str(caught.value)


@pytest.mark.parametrize("cell", ["x", " x ", "2018", 2018, 1.5, -3, True, "a\nb", "كاميرات שלום 监控 📷"])
def test_values(cell: Cell) -> None:
    """Text, numbers and truth come as they stand."""
    assert cells(book(cell)) == [cell]


def test_text_that_begins_with_an_equals_sign_is_text() -> None:
    """Only a formula is one."""
    made = Workbook()
    made.active.append(["id", "title"])
    made.active.append(["a", "x"])
    made.active["B2"].value, made.active["B2"].data_type = "=1+1", "s"
    assert cells(saved(made)) == ["=1+1"]


@pytest.mark.parametrize("formula", ["=1+1", "=cmd|' /C calc'!A0", '=HYPERLINK("https://example.org")'])
def test_formula(formula: str) -> None:
    """A formula is neither worked out nor taken, and its cell says so."""
    [cell] = cells(book(formula))
    assert isinstance(cell, Wrong)
    assert cell.text == formula
    assert cell.why.startswith("is a formula")


def test_array_formula() -> None:
    """A formula over many cells is a formula too."""
    [cell] = cells(book(ArrayFormula("B2:B2", "=SUM(A1:A2)")))
    assert isinstance(cell, Wrong)
    assert cell.text == "=SUM(A1:A2)"


@pytest.mark.parametrize("error", ["#N/A", "#DIV/0!", "#REF!"])
def test_error_of_the_spreadsheet(error: str) -> None:
    """What a spreadsheet could not work out is no text."""
    [cell] = cells(book(error))
    assert isinstance(cell, Wrong)
    assert (cell.text, cell.why) == (error, "is an error of the spreadsheet, not a value")


@pytest.mark.parametrize(
    ("cell", "shown_as", "wanted"),
    [
        (date(2018, 3, 4), "General", "2018-03-04"),
        (datetime(2018, 3, 4), "dd/mm/yyyy", "2018-03-04"),
        (datetime(2018, 3, 1), "mmm-yy", "2018-03"),
        (datetime(2018, 3, 1), "[$-409]mmm\\-yy;@", "2018-03"),
        (datetime(2018, 1, 1), "yyyy", "2018"),
        (datetime(2018, 3, 4, 12, 30), "yyyy-mm-dd hh:mm", "2018-03-04 12:30:00"),
        (clock(12, 30), "hh:mm", "12:30:00"),
        (timedelta(hours=30), "[h]:mm", "1 day, 6:00:00"),
    ],
)
def test_dates(cell: object, shown_as: str, wanted: str) -> None:
    """A date is as precise as its cell shows it."""
    assert cells(book(cell, formats=shown_as)) == [wanted]


def test_the_sheet_records_wherever_it_stands() -> None:
    """'Records' is read, also hidden and behind others, with its hidden columns; else the first sheet."""
    made = Workbook()
    made.active.append(["id", "title"])
    other = made.create_sheet("Records")
    other.append(["id", "title"])
    other.append(["b", "hidden"])
    other.sheet_state, other.column_dimensions["B"].hidden = "hidden", True
    assert cells(saved(made)) == ["hidden"]
    other.title = "Others"
    assert read("deals.xlsx", saved(made)).lines == ()


def test_a_cell_emptied_at_the_end_of_a_row() -> None:
    """An empty cell is there, or what was taken out of the last column could not be told."""
    made = load_workbook(io.BytesIO(book("x", "y")))
    made.active["C2"].value = None
    assert cells(saved(made)) == ["x", None]


def test_a_cell_of_400_kb() -> None:
    """What is longer than Excel allows is read whole, for the sheet to be told where it stands."""
    text = b"x" * 400_000
    sheet = behind(b'<row><c/><c t="inlineStr"><is><t>' + text + b"</t></is></c></row>")
    assert read("deals.xlsx", sheet).lines[1].cells["c0"] == text.decode()


def test_rows_far_down() -> None:
    """LibreOffice writes an empty last row; the gap before it costs no time."""
    assert cells(behind(b'<row r="1048576"><c r="A1048576"/></row>')) == ["x"]
    assert cells(behind(b'<row r="99999999999"><c><v>1</v></c></row>')) == ["x"]


@pytest.mark.parametrize("size", [b"A1", b"A1:XFD1048576"])
def test_a_size_that_is_not_so(size: bytes) -> None:
    """What a sheet says of its size is not believed."""
    assert cells(altered(lambda sheet: sheet.replace(b'ref="A1:B2"', b'ref="' + size + b'"'))) == ["x"]


def test_macros_are_not_run() -> None:
    """A workbook with macros is read like any other; they are bytes that nobody looks at."""
    file = io.BytesIO(book("x"))
    with zipfile.ZipFile(file, "a") as parts:
        parts.writestr("xl/vbaProject.bin", b"\0\1\2")
    assert len(read("deals.xlsm", file.getvalue()).lines) == 1


def test_bomb() -> None:
    """A file of some kilobytes that unpacks to hundreds of megabytes is refused unopened."""
    bomb = altered(lambda _: b" " * (200 * 2**20))
    assert len(bomb) < LARGEST
    assert refused(bomb) == "would unpack to more than 64 MB; no sheet of records is so large"


def test_bomb_that_lies() -> None:
    """An archive that names a small size for a large part is found out while it is unpacked."""
    bomb = altered(lambda _: b" " * (200 * 2**20))
    lying = bomb.replace(struct.pack("<I", 200 * 2**20), struct.pack("<I", 1000))
    assert refused(lying).startswith("cannot be read as an XLSX workbook")


def test_bomb_of_many_parts() -> None:
    """A hundred thousand empty parts are as bad as one large one."""
    file = io.BytesIO(book("x"))
    with zipfile.ZipFile(file, "a") as parts:
        for number in range(1001):
            parts.writestr(f"xl/{number}", b"")
    assert refused(file.getvalue()).startswith("would unpack to more than 64 MB")


def test_bomb_of_many_cells() -> None:
    """Cells cost more than their bytes."""
    assert refused(behind(b"<row>" + b"<c/>" * 1_000_000 + b"</row>")).startswith("holds more than 1,000,000 pieces")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing(method: int) -> None:
    """Workbooks are packed in one way; the others unpack without bounds."""
    assert refused(altered(bytes, method=method)) == "is packed in a way that no workbook is"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("entity", ['SYSTEM "file:///etc/passwd"', 'SYSTEM "http://127.0.0.1:9/"', '"ha"'])
def test_entities(entity: str, encoding: str) -> None:
    """An entity of its own, which could fetch a file or grow without end, keeps a workbook shut."""
    cells = '<sheetData><row><c t="str"><v>&e;</v></c></row></sheetData>'
    text = f"<!DOCTYPE x [<!ENTITY e {entity}>]><worksheet>{cells}</worksheet>"
    head = f'<?xml version="1.0" encoding="{encoding}"?>'
    found = refused(altered(lambda _: (head + text).encode(encoding)))
    assert found == "defines entities of its own, which no workbook does; it is not opened"


@pytest.mark.parametrize("broken", [b"", b"<worksheet>", b"\0\1", b'<a xmlns="x"/>' * 3])
def test_damaged(broken: bytes) -> None:
    """A workbook whose sheet is broken is told to be damaged."""
    assert refused(altered(lambda _: broken)).startswith("cannot be read as an XLSX workbook; it may be damaged")
