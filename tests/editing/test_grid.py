"""A sheet's rows under the names of its columns."""

from typing import Any

import pytest

from dashboard.editing.grid import COLUMNS, ROWS, SheetError, gridded


def test_rows_keep_their_numbers() -> None:
    """Empty rows are passed over and counted; names are taken without capitals and blanks."""
    grid = gridded([[], ["Id ", "TITLE"], [None, " "], ["a", "One"]])
    assert grid.columns == ("id", "title")
    assert [(line.number, dict(line.cells)) for line in grid.lines] == [(4, {"id": "a", "title": "One"})]


def test_a_short_row_has_no_further_cells() -> None:
    """A cell beyond the end of a row is not an empty one."""
    [line] = gridded([["id", "title", "note"], ["a", ""]]).lines
    assert dict(line.cells) == {"id": "a", "title": ""}


def test_cells_without_a_name_are_named_by_their_column() -> None:
    """What stands outside the named columns is not lost from sight; empty columns are no columns."""
    grid = gridded([["id", None, "title"], ["a", None, "One", *[None] * 24, "aside"]])
    assert grid.columns == ("id", "title", "(column AB)")
    assert grid.lines[0].cells["(column AB)"] == "aside"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], "holds no rows"),
        ([[None, ""]], "holds no rows"),
        ([["country", "title"]], "has no column 'id': its first row reads 'country', 'title', and should"),
        ([["id", "title", "Title"]], "has the column 'title' twice, B and C"),
        ([["id"], *[["a"]] * (ROWS + 1)], "has more than 5,000 rows; bring them in several sheets"),
        ([["id"], ["a"] * (COLUMNS + 1)], "has more than 200 columns"),
    ],
)
def test_refused(rows: list[list[Any]], said: str) -> None:
    """What is no sheet of records, or too much, is told in a sentence."""
    with pytest.raises(SheetError) as caught:
        gridded(rows)
    assert str(caught.value).startswith(said)


def test_as_many_rows_as_are_read() -> None:
    """The last row within the bounds is read."""
    assert len(gridded([["id"], *[["a"]] * ROWS]).lines) == ROWS
