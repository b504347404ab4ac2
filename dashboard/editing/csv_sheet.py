"""Read a sheet from CSV as spreadsheets write it: comma, semicolon or tab between the cells, in UTF-8 or UTF-16."""

import csv
import io
import re
from collections.abc import Iterator

from dashboard.editing.formulas import as_it_was
from dashboard.editing.grid import KEY, Grid, SheetError, gridded

_WIDE = (b"\xff\xfe", b"\xfe\xff")
_UNPRINTED = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
csv.field_size_limit(2**23)  # as many signs as a whole file may have: what is too long for a cell is told of that cell


def is_text(content: bytes) -> bool:
    """Whether a file begins as a text does, in UTF-16 or in an encoding that keeps the letters of ASCII."""
    return content.startswith(_WIDE) or not _UNPRINTED.search(content[:1024])


def read(content: bytes) -> Grid:
    """The rows of a CSV file; raise SheetError."""
    text = _text(content)
    return gridded(_rows(text, _between(text)))


def _text(content: bytes) -> str:
    if content.startswith(_WIDE):
        try:
            return content.decode("utf-16")
        except UnicodeDecodeError:
            raise SheetError("begins as a text in UTF-16, but does not go on so") from None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8-sig")
        row = len(list(csv.reader(io.StringIO(f"{before}x", newline=""), delimiter=_between(before))))
        byte = f"the byte 0x{content[error.start]:02X}, which is no letter there"
        raise SheetError(f"is not in UTF-8: row {row} holds {byte}. Save it as “CSV UTF-8”, or as XLSX") from None


def _between(text: str) -> str:
    """The sign between cells: the one that makes out a column of ids in the first row, or else the most columns."""

    def made_out(sign: str) -> tuple[bool, int]:
        names = next(csv.reader(io.StringIO(text[:100_000], newline=""), delimiter=sign), [])
        return KEY in [name.strip().casefold() for name in names], len(names)

    return max(",;\t", key=made_out)


def _rows(text: str, between: str) -> Iterator[list[str]]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True)
    try:
        for cells in rows:
            yield [as_it_was(cell) for cell in cells]
    except csv.Error as error:
        why = "a quote is opened and never closed" if "unexpected end" in str(error) else str(error)
        raise SheetError(f"cannot be read as CSV, in line {rows.line_num} or before it: {why}") from None
