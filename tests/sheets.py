"""Sheets as people bring them back: downloaded, and with some cells written anew."""

import csv
import io
from collections.abc import Mapping
from typing import Any

from openpyxl import load_workbook

from dashboard.analysis import spreadsheet
from dashboard.records.schema import Dataset

ABOUT = {"data_version": "2026", "downloaded": "2026-11-23", "shown": "=1", "citation": "c", "licence": "l"}
Edits = Mapping[str, Mapping[str, Any]]  # new cells by id and column


def xlsx(dataset: Dataset, edits: Edits | None = None, *new: Mapping[str, Any]) -> bytes:
    """The records downloaded as XLSX and saved again with these cells and new rows."""
    book = load_workbook(io.BytesIO(spreadsheet.xlsx(dataset, dataset.deals, ABOUT)))
    sheet = book["Records"]
    at = {cell.value: cell.column for cell in sheet[1]}
    rows = {sheet.cell(number, 1).value: number for number in range(2, sheet.max_row + 1)}
    for name, cells in (edits or {}).items():
        for column, value in cells.items():
            sheet.cell(rows[name], at[column]).value = value
    for number, cells in enumerate(new, sheet.max_row + 1):
        for column, value in cells.items():
            sheet.cell(number, at[column]).value = value
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def table(dataset: Dataset) -> list[list[str]]:
    """The rows of the records downloaded as CSV, the header first."""
    text = spreadsheet.csv(dataset, dataset.deals, ABOUT).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def as_csv(rows: list[list[str]], between: str = ",", encoding: str = "utf-8-sig", ends: str = "\r\n") -> bytes:
    """Rows as a CSV file."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=between, lineterminator=ends).writerows(rows)
    return text.getvalue().encode(encoding)
