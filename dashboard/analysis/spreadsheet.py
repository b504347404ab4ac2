"""Records as CSV and as an Excel file; text from the data stays text in both."""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from dashboard.analysis.flat import flat
from dashboard.records.schema import Dataset, Deal

# What a spreadsheet may run: OWASP's signs (ASVS 5.0, 1.2.10), their wide forms, and both behind blanks.
_RUNS = re.compile(r"[\0\t\r\n]|\s*[=+\-@＝＋－＠]")  # noqa: RUF001
LONGEST_CELL = 32_767  # UTF-16 units that a cell of Excel holds
CUT = " … [cut]"
WIDEST = 50  # characters that a column is wide at most


def csv(dataset: Dataset, deals: Sequence[Deal], about: Mapping[str, str]) -> bytes:
    """A row a record, with `about` in the last columns; UTF-8 with the mark at its head that Excel needs."""
    rows = flat(dataset, deals).assign(**about).map(harmless)
    return rows.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def harmless(cell: object) -> object:
    """A cell that no spreadsheet runs: text that it might take for a formula gets an apostrophe in front."""
    return f"'{cell}" if isinstance(cell, str) and _RUNS.match(cell) else cell


def xlsx(dataset: Dataset, deals: Sequence[Deal], about: Mapping[str, str]) -> bytes:
    """A row a record on the sheet 'Records', and the sheet 'About'."""
    file = io.BytesIO()
    as_text = dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False)
    with Workbook(file, {"in_memory": True} | as_text) as book:
        # Excel keeps the time a file was made. The day alone gives the same bytes for the same input.
        book.set_properties({"created": datetime.fromisoformat(about["downloaded"])})
        rows = flat(dataset, deals)
        sheet = book.add_worksheet("Records")
        _fill(sheet, [list(rows), *rows.to_numpy().tolist()])
        sheet.set_row(0, None, book.add_format({"bold": True}))
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(rows), len(rows.columns) - 1)
        cut = int(rows.map(_too_long).to_numpy().sum())
        said = {"cut": f"Cells too long for Excel, which end in “{CUT.strip()}” here: {cut}."} if cut else {}
        _fill(book.add_worksheet("About"), [*about.items(), *said.items()])
    return file.getvalue()


def _fill(sheet: Worksheet, rows: Iterable[Sequence[Any]]) -> None:
    """Write rows of cells, and make each column as wide as its longest line, within bounds."""
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, [_fitting(cell) for cell in row])
    for number, column in enumerate(zip(*rows, strict=True)):
        longest = max(len(line) for cell in column for line in str(cell or "").split("\n"))
        sheet.set_column(number, number, min(longest + 3, WIDEST))  # room for the filter's button


def _fitting(cell: Any) -> Any:
    """A cell that Excel holds: text that is too long is cut, and says so."""
    if _too_long(cell):
        units = cell.encode("utf-16-le")[: 2 * (LONGEST_CELL - len(CUT))]
        return units.decode("utf-16-le", "ignore") + CUT
    if isinstance(cell, str) and cell.startswith("<r>"):
        return f" {cell}"  # XlsxWriter would write it into the file as markup
    return cell


def _too_long(cell: object) -> bool:
    return isinstance(cell, str) and len(cell.encode("utf-16-le")) > 2 * LONGEST_CELL
