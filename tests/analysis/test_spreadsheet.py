"""Text from the data stays text in CSV and Excel files."""

import csv
import io
import re
import zipfile

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from dashboard.analysis import spreadsheet
from dashboard.analysis.spreadsheet import CUT, LONGEST_CELL, RECORD_VERSION
from dashboard.editing.formulas import as_it_was
from dashboard.records.schema import Deal
from tests.analysis.builders import SMALL
from tests.records.builders import deal

ABOUT = {"downloaded": "2026-11-23", "shown": "=1+1"}
RUN = ["=cmd()", "+1", "-1", "@x", "\tx", "\rx", "\nx", "\0=1", " =1", "＝1", "{=1}", "https://example.org", "12"]  # noqa: RUF001
PRINTED = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cn"]), min_size=1)


def titled(title: str) -> Deal:
    """Make a record with any title, also one that the check would refuse."""
    return deal().model_copy(update={"title": title})


def sheet(title: str) -> bytes:
    """Give the Excel file of one record with this title."""
    return spreadsheet.xlsx(SMALL, [titled(title)], ABOUT)


def title_of(file: bytes) -> tuple[object, str]:
    """Give the value and the type of the title's cell in an Excel file."""
    cells = load_workbook(io.BytesIO(file))["Records"]
    (column,) = (cell.column for cell in cells[1] if cell.value == "title")
    return cells.cell(2, column).value, cells.cell(2, column).data_type


@given(st.one_of(st.text(), st.builds(str.__add__, st.sampled_from(RUN), st.text())))
@example("=cmd()")
@example("'=cmd()")
@example('","=1')
def test_csv_text_comes_back(text: str) -> None:
    """Any text is read back the same but for an apostrophe, which stands before what a spreadsheet would run."""
    file = spreadsheet.csv(SMALL, [titled(text)], ABOUT).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(file, newline=""))
    assert as_it_was(row["title"]) == text
    for cell in row.values():
        assert not re.match(r"[=+\-@\t\r\n\0]", cell)


def test_csv_is_utf8_for_excel() -> None:
    """Excel takes a file without the mark at its head for another encoding, and shows accents wrong."""
    assert spreadsheet.csv(SMALL, [titled("Huíla")], ABOUT).decode("utf-8").startswith("\ufeffid,")


def test_csv_about_is_guarded_too() -> None:
    """What a reader searched for stands in the file's own columns, and does not run either."""
    (row,) = pd.read_csv(io.BytesIO(spreadsheet.csv(SMALL, [deal()], ABOUT))).to_dict("records")
    assert row["shown"] == "'=1+1"


@pytest.mark.parametrize("text", [*RUN, "<script>x</script>", "<r><t>x</t></r>", "_x0041_", "{{7*7}}"])
def test_xlsx_cells_are_text(text: str) -> None:
    """No text becomes a formula, a link, a number or markup."""
    file = sheet(text)
    value, kind = title_of(file)
    assert (value, kind) == (text, "s") or text in ("\0=1", "\rx", "<r><t>x</t></r>")
    assert kind == "s"
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        assert not any("rels" in name and b"example.org" in parts.read(name) for name in parts.namelist())


def test_xlsx_markup_of_the_library() -> None:
    """What XlsxWriter would take for its own markup stands behind a blank, letter by letter."""
    assert title_of(sheet("<r><t>x</t></r>")) == (" <r><t>x</t></r>", "s")


@given(PRINTED)
@settings(max_examples=50, deadline=None)
def test_xlsx_text_comes_back(text: str) -> None:
    """Any printed text is read back the same, but for markup of the library."""
    assert str(title_of(sheet(text))[0]).removeprefix(" " if text.startswith("<r>") else "") == text


@given(st.text(min_size=1))
@settings(max_examples=50, deadline=None)
def test_xlsx_holds_any_text(text: str) -> None:
    """Unseen characters make no broken file."""
    assert title_of(sheet(text))[1] == "s"


@pytest.mark.parametrize("sign", ["x", "𐍈"])
def test_xlsx_cuts_what_is_too_long(sign: str) -> None:
    """A cell never holds more than Excel can, counted in its units; its end and the sheet 'About' say so."""
    units = len(sign.encode("utf-16-le")) // 2
    whole, longer = sheet(sign * (LONGEST_CELL // units)), sheet(sign * (LONGEST_CELL // units + 1))
    assert title_of(whole)[0] == sign * (LONGEST_CELL // units)
    cut = str(title_of(longer)[0])
    assert cut.startswith(sign)
    assert cut.endswith(CUT)
    assert len(cut.encode("utf-16-le")) <= 2 * LONGEST_CELL
    said = [dict(load_workbook(io.BytesIO(file))["About"].values) for file in (whole, longer)]
    assert "cut" not in said[0]
    assert said[1]["cut"] == "Cells too long for Excel, which end in “… [cut]” here: 1."


def test_xlsx_for_reading() -> None:
    """The header stays in view and filters; numbers are numbers; no column is too narrow or too wide."""
    cells = load_workbook(io.BytesIO(sheet("x" * 300)))["Records"]
    assert (cells.freeze_panes, cells.auto_filter.ref) == ("A2", cells.dimensions)
    found = dict(zip((c.value for c in cells[1]), cells[2], strict=True))
    assert (found["value_usd_m"].value, found["year"].value, found["year_is_reported"].value) == (140, 2014, False)
    widths = [dimension.width for dimension in cells.column_dimensions.values()]
    assert 5 < min(widths) < max(widths) < 60


def test_xlsx_text_stays_text_while_it_is_edited() -> None:
    """Columns of text are of the format text, also where no cell is yet; those of numbers are not."""
    cells = load_workbook(io.BytesIO(sheet("x")))["Records"]
    groups = cells.column_dimensions.values()
    text = {at for group in groups if group.number_format == "@" for at in range(group.min, group.max + 1)}
    other = {cell.value for cell in cells[1] if cell.column not in text}
    assert other == {"year", "year_is_reported", "value_usd_m", "article_order"}


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_record_version(kind: str) -> None:
    """Both files name the version of each record, which changes with the record alone."""
    content = spreadsheet.csv if kind == "csv" else spreadsheet.xlsx
    reader = pd.read_csv if kind == "csv" else pd.read_excel
    one, same, other = (
        reader(io.BytesIO(content(SMALL, [titled(title)], ABOUT | {"shown": shown})))[RECORD_VERSION][0]
        for title, shown in (("x", "a"), ("x", "b"), ("y", "a"))
    )
    assert one == same != other


def test_xlsx_keeps_no_clock() -> None:
    """The only time in the file is the day of the download."""
    with zipfile.ZipFile(io.BytesIO(sheet("x"))) as parts:
        assert {info.date_time[:3] for info in parts.infolist()} == {(1980, 1, 1)}
        core = parts.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+", core)) == {"2026-11-23T00:00:00"}
