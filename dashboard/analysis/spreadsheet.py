"""Records as CSV and as an Excel file; text from the data stays text in both."""

import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import zip_longest
from typing import Any

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from dashboard.analysis.flat import flat
from dashboard.editing.formulas import harmless
from dashboard.editing.stamps import stamp
from dashboard.editing.xlsx_sheet import RECORDS
from dashboard.records.schema import Dataset, Deal

RECORD_VERSION = "record_version"  # the column by which an upload tells what a record was when it was downloaded
LONGEST_CELL = 32_767  # UTF-16 units that a cell of Excel holds
CUT = " … [cut]"
WIDEST = 50  # characters that a column is wide at most
NUMBERS = ("year", "year_is_reported", "value_usd_m", "article_order")  # columns of numbers; all others hold text
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def csv(dataset: Dataset, deals: Sequence[Deal], about: Mapping[str, str]) -> bytes:
    """A row a record, with `about` in the last columns; UTF-8 with the mark at its head that Excel needs."""
    rows = rows_of(dataset, deals).assign(**about).map(harmless)
    return rows.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def rows_of(dataset: Dataset, deals: Sequence[Deal]) -> pd.DataFrame:
    """What stands in both files: a row a record as `flat` gives it, and the record's version."""
    return flat(dataset, deals).assign(**{RECORD_VERSION: [stamp(deal.model_dump(mode="json")) for deal in deals]})


def xlsx(dataset: Dataset, deals: Sequence[Deal], about: Mapping[str, str]) -> bytes:
    """A row a record on the sheet 'Records', and the sheet 'About'."""
    file = io.BytesIO()
    with Workbook(file, _OPTIONS) as book:
        # Excel keeps the time a file was made. The day alone gives the same bytes for the same input.
        book.set_properties({"created": datetime.fromisoformat(about["downloaded"])})
        rows = rows_of(dataset, deals)
        _add_records(book, [list(rows), *rows.to_numpy().tolist()])
        cut = int(rows.map(_too_long).to_numpy().sum())
        said = {"cut": f"Cells too long for Excel, which end in “{CUT.strip()}” here: {cut}."} if cut else {}
        _fill(book.add_worksheet("About"), [*about.items(), *said.items()])
    return file.getvalue()


def xlsx_of(rows: Sequence[Sequence[Any]]) -> bytes:
    """The sheet 'Records' with these rows, the first of which names the columns."""
    file = io.BytesIO()
    with Workbook(file, _OPTIONS) as book:
        _add_records(book, rows)
    return file.getvalue()


def _add_records(book: Workbook, rows: Sequence[Sequence[Any]]) -> None:
    """Columns of text are text also where somebody types into them: Excel makes no date of 2018-03."""
    sheet, text = book.add_worksheet(RECORDS), book.add_format({"num_format": "@"})
    _fill(sheet, rows, [None if name in NUMBERS else text for name in rows[0]])
    sheet.set_row(0, None, book.add_format({"bold": True}))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows) - 1, len(rows[0]) - 1)
    sheet.ignore_errors({"number_stored_as_text": xl_range(0, 0, len(rows) - 1, len(rows[0]) - 1)})


def _fill(sheet: Worksheet, rows: Sequence[Sequence[Any]], formats: Sequence[Format | None] = ()) -> None:
    """Write rows of cells, and make each column as wide as its longest line, within bounds."""
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, [fitting(cell) for cell in row])
    columns = zip(*rows, strict=True)
    for number, (column, style) in enumerate(zip_longest(columns, formats)):
        longest = max(len(line) for cell in column for line in str(cell or "").split("\n"))
        sheet.set_column(number, number, min(longest + 3, WIDEST), style)  # room for the filter's button


def fitting(cell: Any) -> Any:
    """A cell that Excel holds: text that is too long is cut, and says so."""
    if _too_long(cell):
        units = cell.encode("utf-16-le")[: 2 * (LONGEST_CELL - len(CUT))]
        return units.decode("utf-16-le", "ignore") + CUT
    if isinstance(cell, str) and cell.startswith("<r>"):
        return f" {cell}"  # XlsxWriter would write it into the file as markup
    return cell


def _too_long(cell: object) -> bool:
    return isinstance(cell, str) and len(cell.encode("utf-16-le")) > 2 * LONGEST_CELL
