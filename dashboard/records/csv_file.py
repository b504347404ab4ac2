"""Read the rows of a CSV file, with the line of each."""

import csv
import io
from collections.abc import Sequence

from .items import Item, UnreadableError
from .problems import one_of, shown


def items(text: str, columns: Sequence[str]) -> list[Item]:
    """Give the rows as texts by column; raise UnreadableError where the columns are others or a quote is left open."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[Item] = []
    start = 1
    try:
        header = next(reader)
        _check_columns(header, columns)
        start = reader.line_num + 1
        for cells in reader:
            if cells:
                rows.append(_row(header, cells, start))
            start = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableError(f"cannot be read as CSV from here on: {error}", start) from None
    return rows


def _check_columns(header: list[str], columns: Sequence[str]) -> None:
    for name in header:
        if name not in columns:
            raise UnreadableError(f"the column {one_of(name, columns)}", 1)
        if header.count(name) > 1:
            raise UnreadableError(f"the column {shown(name)} stands twice", 1)
    for name in columns:
        if name not in header:
            raise UnreadableError(f"the column {shown(name)} is missing", 1)


def _row(header: list[str], cells: list[str], line: int) -> Item:
    row = Item(dict(zip(header, cells, strict=False)), {(): line})
    if len(cells) != len(header):
        row.faults.append(((), f"has {len(cells)} cells; {len(header)} are expected"))
    return row
