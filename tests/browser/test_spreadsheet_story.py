"""An editor takes the records as a spreadsheet, changes twenty, and brings them back with three slips."""

import io
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import FilePayload, Page, expect

from dashboard.editing.history import changed, entries
from dashboard.records.read import load
from tests.browser.atlas import Atlas
from tests.browser.server import Server, serve
from tests.browser.test_axe import faults
from tests.shipped import DATA, DATASET

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TWENTY = [deal.id for deal in DATASET.deals[::8]][:20]
SLIPS = {
    TWENTY[3]: ("status", "operatonal", "'operatonal' is not one of announced, signed, in-progress, operational,"),
    TWENTY[9]: ("value_usd_m", "=1+1", "'=1+1' is a formula; formulas are not worked out here, so write what it gives"),
    TWENTY[15]: ("country", "Kenia", "'Kenia' is no country code in countries.csv — did you mean 'KEN' (Kenya)?"),
}
NOTES = [
    "Looked over in print.",
    "كاميرات في الميدان",
    "监控摄像头",
    "=not a formula"[1:],
    "Naïve “quotes”; semicolons",
]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's data, to be edited."""
    return Path(shutil.copytree(DATA, tmp_path_factory.mktemp("desk") / "data", ignore=shutil.ignore_patterns(".desk")))


@pytest.fixture(scope="module")
def desk(data: Path) -> Iterator[Server]:
    """A server that lets whoever sits at this machine edit."""
    with serve(data.parent / "log.txt", data, edit=True) as running:
        yield running


@pytest.fixture
def page(visit: Callable[..., Atlas], desk: Server) -> Page:
    """The page, open."""
    return visit(None, at=desk.address).open_page("edit-spreadsheet", "Edit in a spreadsheet")


def taken(page: Page, label: str | re.Pattern[str]) -> bytes:
    """The file behind a button."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=label).last.click()
    return Path(waiting.value.path()).read_bytes()


def bring(page: Page, content: bytes, name: str = "deals.xlsx") -> None:
    """Choose a file to be read."""
    page.locator("input[type=file]").set_input_files(FilePayload(name=name, mimeType=XLSX, buffer=content))


def edited(content: bytes, cells: dict[str, tuple[str, object]]) -> bytes:
    """A workbook with one cell written in each of some rows, saved by another program."""
    book = load_workbook(io.BytesIO(content))
    sheet = book["Records"]
    at = {cell.value: cell.column for cell in sheet[1]}
    for row in sheet.iter_rows(min_row=2):
        if row[0].value in cells:
            column, value = cells[row[0].value]
            row[at[column] - 1].value = value
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def records(text: str) -> dict[str, str]:
    """The text of each record by id, and what stands before the first."""
    head, *parts = text.split("\n- id: ")
    return {"": head} | {part.partition("\n")[0]: part for part in parts}


def save(page: Page, label: str, why: str) -> None:
    """Write why, and press the button."""
    page.get_by_role("textbox", name="Why are these changes made?").fill(why)
    page.keyboard.press("Tab")
    page.get_by_role("button", name=label, exact=True).click()


def test_twenty_changes_with_three_errors(page: Page, desk: Server, data: Path, visit: Callable[..., Atlas]) -> None:
    """Seventeen land as one change, three are named at their cells, mended in a sheet of their own, and land too."""
    before = {path.name: path.read_bytes() for path in data.iterdir() if path.is_file()}
    notes = {name: ("note", f"{NOTES[number % 5]} ({number})") for number, name in enumerate(TWENTY)}
    sheet = edited(taken(page, "Excel (XLSX): 172 records"), notes | {name: cell[:2] for name, cell in SLIPS.items()})
    bring(page, sheet)
    expect(
        page.get_by_text("17 rows would change a record each; 3 rows have errors and are not taken;")
    ).to_be_visible()
    for name, (column, typed, sentence) in SLIPS.items():
        table = page.get_by_role("table", name=f"({name})")
        row = table.get_by_role("row", name=column)
        expect(row).to_contain_text(typed)
        expect(row).to_contain_text(f"Error: {sentence}")
    expect(page.get_by_role("checkbox", name="Take row")).to_have_count(17)
    assert {path.name: path.read_bytes() for path in data.iterdir() if path.is_file()} == before
    assert faults(page) == []
    save(page, "Save 17 changes", "Notes from the spring review")
    expect(page.get_by_text("Saved: 17 records.")).to_be_visible(timeout=60_000)
    expect(page.get_by_text("3 rows have errors and are not taken; 169 rows are as they were.")).to_be_visible()

    right = [name for name in TWENTY if name not in SLIPS]
    old, new = records(before["deals.yaml"].decode()), records((data / "deals.yaml").read_text("utf-8"))
    assert list(old) == list(new)
    assert [name for name in old if old[name] != new[name]] == right
    assert {name: content for name, content in before.items() if (data / name).read_bytes() != content}.keys() == {
        "deals.yaml"
    }
    held = {deal.id: deal for deal in load(data).deals}
    assert [held[name].note for name in right] == [notes[name][1] for name in right]
    (entry,) = entries(data)
    assert (entry.why, len(changed(data, entry))) == ("Notes from the spring review", 17)

    reader = visit(None, at=desk.address).open_page(f"deal?deal={right[0]}", held[right[0]].title)
    expect(reader.get_by_role("heading", level=1)).to_have_text(held[right[0]].title)
    mend = taken(page, re.compile("These rows to mend"))
    bring(
        page,
        edited(mend, {name: (SLIPS[name][0], value) for name, value in zip(SLIPS, ("unknown", 2, "KEN"), strict=True)}),
    )
    expect(page.get_by_text("2 rows would change a record each; 1 row has an error")).to_be_visible()
    save(page, "Save 2 changes", "Mended")
    expect(page.get_by_text("Saved: 2 records.")).to_be_visible(timeout=60_000)
    assert {deal.id: deal.value_usd_m for deal in load(data).deals}[TWENTY[9]] == 2


def test_round_trip(page: Page, data: Path) -> None:
    """What is brought back as it was taken offers nothing to save, and not one byte changes."""
    before = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
    for label, name in (("Excel (XLSX): 172 records", "deals.xlsx"), ("CSV: 172 records", "deals.csv")):
        bring(page, taken(page, label), name)
        expect(page.get_by_text(f"“{name}”: 172 rows are as they were.")).to_be_visible()
        expect(page.get_by_role("button", name=re.compile("^Save"))).to_have_count(0)
    assert {path: path.read_bytes() for path in data.rglob("*") if path.is_file()} == before


def test_a_selection(page: Page) -> None:
    """What the filters leave is taken and brought back by itself; the sheet is there after a look at another page."""
    page.get_by_role("combobox", name="Region").click()
    page.keyboard.type("Oceania")
    page.get_by_role("option", name=re.compile("^Oceania")).click()
    page.keyboard.press("Escape")
    label = re.compile(r"^Excel \(XLSX\): \d records$")
    with page.expect_download() as waiting:
        page.get_by_role("button", name=label).click()
    content = Path(waiting.value.path()).read_bytes()
    name = load_workbook(io.BytesIO(content))["Records"]["A2"].value
    bring(page, edited(content, {name: ("title", "Another title")}), "oceania.xlsx")
    expect(page.get_by_text("“oceania.xlsx”: 1 row would change a record;")).to_be_visible()
    expect(page.get_by_text("are not in the sheet and stay as they are")).to_be_visible()
    page.get_by_role("checkbox", name="Take row 2").uncheck(force=True)
    expect(page.get_by_role("button", name="Save 0 changes")).to_be_visible()
    page.get_by_role("link", name="Table", exact=True).click()
    expect(page.get_by_role("heading", level=1, name="Table")).to_be_visible()
    page.go_back()
    expect(page.get_by_text("“oceania.xlsx”: 1 row would change a record;")).to_be_visible()
    expect(page.get_by_role("checkbox", name="Take row 2")).not_to_be_checked()
    page.get_by_role("button", name="Put the sheet aside").click()
    expect(page.get_by_text("“oceania.xlsx”")).to_have_count(0)


def test_what_is_no_sheet(page: Page) -> None:
    """A bomb, a picture and a phone list end in a sentence each, and the page goes on."""
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/workbook.xml", b" " * (300 * 2**20))
    for name, content, said in (
        ("bomb.xlsx", bomb.getvalue(), "“bomb.xlsx” would unpack to more than 64 MB"),
        ("deals.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(100), "“deals.xlsx” is a picture. Save it as XLSX"),
        (
            "phones.csv",
            b"name,phone\r\nAda,1\r\n",
            "“phones.csv” has no column 'id': its first row reads 'name', 'phone'",
        ),
    ):
        bring(page, content, name)
        expect(page.get_by_role("alert").filter(has_text=said)).to_be_visible()
    bring(page, taken(page, "CSV: 172 records"), "deals.csv")
    expect(page.get_by_text("“deals.csv”: 172 rows are as they were.")).to_be_visible()


def test_phone(visit: Callable[..., Atlas], desk: Server) -> None:
    """On a phone nothing is wider than the screen, long words and foreign scripts included."""
    page = visit(None, at=desk.address, width=390, height=844, is_mobile=True, has_touch=True).page
    page.goto(f"{desk.address}/edit-spreadsheet")
    first = DATASET.deals[0].id
    bring(page, f"id,title,note,status\r\n{first},{'x' * 300},{'سلام ' * 40},operatonal\r\n".encode(), "deals.csv")
    expect(page.get_by_text("1 row has an error and is not taken")).to_be_visible(timeout=30_000)
    wide = "document.querySelector('[data-testid=stMain]').scrollWidth"
    assert page.evaluate(wide) <= 390
    assert faults(page) == []
