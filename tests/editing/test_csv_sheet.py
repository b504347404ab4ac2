"""CSV as spreadsheet programs of many countries write it."""

import pytest

from dashboard.editing.csv_sheet import read
from dashboard.editing.grid import SheetError
from tests.sheets import as_csv

ROWS = [["id", "title"], ["ken-1", 'Ein "Wort"; mit, Zeichen\nund Zeile'], ["ken-2", "华为 كاميرات שלום"]]


@pytest.mark.parametrize("ends", ["\r\n", "\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("between", [",", ";", "\t"])
def test_any_form(between: str, encoding: str, ends: str) -> None:
    """Separator, encoding, byte order mark and line ends are made out; names of any script stand as written."""
    grid = read(as_csv(ROWS, between, encoding, ends))
    assert grid.columns == ("id", "title")
    assert [(line.number, *line.cells.values()) for line in grid.lines] == [(2, *ROWS[1]), (3, *ROWS[2])]


def test_apostrophes_come_off() -> None:
    """The apostrophe before what might be a formula is not part of the text."""
    [line] = read(as_csv([["id", "title", "note"], ["a", "'=1+1", "'tis"]])).lines
    assert list(line.cells.values()) == ["a", "=1+1", "'tis"]


def test_a_cell_of_400_kb() -> None:
    """A long cell is read whole, for the sheet to be told where it stands."""
    [line] = read(as_csv([["id", "title"], ["a", "x" * 400_000]])).lines
    assert len(str(line.cells["title"])) == 400_000


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (as_csv([["id", "title"], ["a", "x"], ["b", "Lomé"]], encoding="cp1252"), "is not in UTF-8: row 3"),
        (
            as_csv([["id", "title"], ["a", "x\ny"], ["Lomé", ""]], ";", "cp1252"),
            "is not in UTF-8: row 3 holds the byte 0xE9",
        ),
        (b'id,title\r\na,"open\r\nb,x\r\n', "cannot be read as CSV, in line 3 or before it: a quote"),
        (b"\xff\xfei\x00d\x00\x00\xd8", "begins as a text in UTF-16, but does not go on so"),
        (b"name;city\r\n", "has no column 'id': its first row reads 'name', 'city'"),
    ],
)
def test_refused(content: bytes, said: str) -> None:
    """What cannot be read is told with its row."""
    with pytest.raises(SheetError) as caught:
        read(content)
    assert str(caught.value).startswith(said)
