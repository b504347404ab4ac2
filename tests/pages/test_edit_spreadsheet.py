"""A sheet brought back: what the page says, what can be chosen, and what is saved."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import access
from dashboard.editing import history
from dashboard.editing.changes import Change, Editor
from dashboard.editing.save import save
from dashboard.records.read import load
from dashboard.records.schema import Dataset
from tests.pages.reader import html, visit
from tests.records.builders import deal_fields
from tests.sheets import xlsx
from tests.shipped import DATASET

Data = Callable[..., Path]
ADA, BEN = Editor("Ada", "ada@example.org"), Editor("Ben", "ben@example.org")
ONE = deal_fields(id="ken-one", title="One")
TWO = deal_fields(id="ken-two", title="Two", signed="2011", reported="2011")


@pytest.fixture(autouse=True)
def _an_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever opens the page may edit."""
    monkeypatch.setattr(access, "editor", lambda: ADA)


def brought(content: bytes, name: str = "deals.xlsx") -> AppTest:
    """The page with this file brought."""
    page = visit("edit-spreadsheet")
    return page.file_uploader[0].upload(name, content).run()


def saved(page: AppTest, why: str = "Checked again") -> AppTest:
    """The page after a save."""
    page.text_input(key="sheet why").set_value(why).run()
    return page.button(key="sheet save").click().run()


def ticks(page: AppTest) -> dict[str, bool]:
    """The boxes of the rows by their words, without Markdown's signs."""
    boxes = [box for box in page.checkbox if str(box.key).startswith("sheet ")]
    return {box.label.replace("\\", ""): bool(box.value) for box in boxes}


def labels(page: AppTest) -> list[str]:
    """What the buttons of the page say."""
    return [button.label for button in page.main.button if str(button.key).startswith("sheet ")]


def content(folder: Path) -> dict[str, bytes]:
    """Every data file."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def titles(folder: Path) -> dict[str, str]:
    """The titles of the records by id."""
    return {deal.id: deal.title for deal in load(folder).deals}


def test_downloads() -> None:
    """Everything can be taken, and what the filters leave where they leave something."""
    page = visit("edit-spreadsheet")
    assert not page.exception
    assert [button.label for button in page.get("download_button")] == ["Excel (XLSX): 172 records", "CSV: 172 records"]
    page = visit("edit-spreadsheet", region="Oceania")
    number = [heading.value for heading in page.main.subheader]
    assert number[0].startswith("What is shown (") and number[1] == "Everything (172 records)"
    assert len(page.get("download_button")) == 4


def test_nothing_edited(data: Data) -> None:
    """A sheet brought back as it was offers nothing to save, and writes nothing."""
    folder = data(deals=[ONE, TWO])
    before = content(folder)
    page = brought(xlsx(load(folder)))
    assert not page.exception
    assert "“deals.xlsx”: 2 rows are as they were." in html(page).text
    assert (ticks(page), labels(page)) == ({}, [])
    assert content(folder) == before
    assert not (folder / ".desk").exists()


def test_choose_and_save(data: Data) -> None:
    """Only what is ticked is saved, as one change with its reason; the rest is still there to be saved."""
    folder = data(deals=[ONE, TWO])
    page = brought(xlsx(load(folder), {"ken-one": {"title": "First"}, "ken-two": {"title": "Second"}}))
    assert ticks(page) == {"Take row 2": True, "Take row 3": True}
    assert "titleOneFirst" in html(page).text
    page.checkbox[0].uncheck().run()
    assert labels(page) == ["Tick all", "Tick none", "Save 1 change"]
    page = saved(page)
    assert titles(folder) == {"ken-one": "One", "ken-two": "Second"}
    assert "Saved: 1 record.Second" in html(page).text
    assert "deal?deal=ken-two" in html(page).values("href")
    (entry,) = history.entries(folder)
    assert (entry.why, entry.editor) == ("Checked again", ADA)
    assert ticks(page) == {"Take row 2": False}
    page.button(key="sheet all").click().run()
    page = saved(page, "And this")
    assert titles(folder) == {"ken-one": "First", "ken-two": "Second"}
    assert ticks(page) == {}


def test_tick_none(data: Data) -> None:
    """Without a tick there is nothing to save."""
    folder = data(deals=[ONE, TWO])
    page = brought(xlsx(load(folder), {"ken-one": {"title": "First"}}))
    page.button(key="sheet none").click().run()
    assert (page.button(key="sheet save").label, page.button(key="sheet save").disabled) == ("Save 0 changes", True)


def test_errors_are_told_and_left_out(data: Data) -> None:
    """A row with an error is shown with its sentence and cannot be ticked; the others are saved."""
    folder = data(deals=[ONE, TWO])
    page = brought(xlsx(load(folder), {"ken-one": {"title": "First"}, "ken-two": {"status": "signd"}}))
    assert [heading.value for heading in page.main.subheader][-2] == "Not taken: 1 row with an error"
    assert "Error: 'signd' is not one of announced, signed" in html(page).text
    assert list(ticks(page)) == ["Take row 2"]
    mend = [button.label for button in page.get("download_button")][-1]
    assert mend == "These rows to mend (XLSX), with what is wrong in the last column"
    saved(page)
    assert titles(folder) == {"ken-one": "First", "ken-two": "Two"}


def test_no_reason(data: Data) -> None:
    """Without a reason nothing is saved, and all that was chosen stands."""
    folder = data(deals=[ONE, TWO])
    before = content(folder)
    page = brought(xlsx(load(folder), {"ken-one": {"title": "First"}}))
    page.button(key="sheet save").click().run()
    assert page.error[0].value.replace("\\", "") == "Not saved yet: write in one line why the change is made."
    assert ticks(page) == {"Take row 2": True}
    assert content(folder) == before
    page.file_uploader[0].set_value(("other.xlsx", xlsx(load(folder)), "")).run()
    assert not page.error


def test_no_longer_an_editor(data: Data, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who may no longer edit when the button is pressed saves nothing."""
    folder = data(deals=[ONE, TWO])
    before = content(folder)
    page = brought(xlsx(load(folder), {"ken-one": {"title": "First"}}))
    page.text_input(key="sheet why").set_value("x").run()
    monkeypatch.setattr(access, "editor", lambda: None)
    page.button(key="sheet save").click().run()
    assert content(folder) == before


def test_changed_by_somebody_else_before_the_sheet_is_brought(data: Data) -> None:
    """Both texts are shown, each field waits for a tick of its own, and what only the sheet changes can be taken."""
    folder = data(deals=[ONE, TWO])
    sheet = xlsx(load(folder), {"ken-one": {"title": "Mine", "note": "Mine too"}})
    one = load(folder).deals[0].model_dump(mode="json")
    save(folder, [Change("deals.yaml", "ken-one", one, one | {"title": "Theirs"})], BEN, "Before")
    page = brought(sheet)
    over = "Row 2: write the sheet’s title over what somebody else wrote"
    assert ticks(page) == {"Take row 2": False, over: False}
    assert page.button(key="sheet save").disabled
    assert "Somebody else has changed this since the download" in html(page).text
    page.checkbox[0].check().run()
    page = saved(page)
    found = load(folder).deals[0]
    assert (found.title, found.note) == ("Theirs", "Mine too")
    (box,) = [box for box in page.checkbox if str(box.key).startswith("sheet ")]
    box.check().run()
    saved(page, "Mine is right")
    assert titles(folder)["ken-one"] == "Mine"


def test_changed_by_somebody_else_while_choosing(data: Data) -> None:
    """A save in between is no accident: nothing is written, it is told, and the page shows both texts."""
    folder = data(deals=[ONE, TWO])
    page = brought(xlsx(load(folder), {"ken-one": {"title": "Mine"}, "ken-two": {"title": "Second"}}))
    page.text_input(key="sheet why").set_value("Checked").run()
    one = load(folder).deals[0].model_dump(mode="json")
    save(folder, [Change("deals.yaml", "ken-one", one, one | {"title": "Theirs"})], BEN, "In between")
    page.button(key="sheet save").click().run()
    assert titles(folder) == {"ken-one": "Theirs", "ken-two": "Two"}
    assert page.error[0].value.replace("\\", "").startswith("Not saved yet: somebody else changed ken-one")
    assert page.text_input(key="sheet why").value == "Checked"
    assert "Row 2: write the sheet’s title over what somebody else wrote" in ticks(page)
    page.button(key="sheet save").click().run()
    assert titles(folder) == {"ken-one": "Theirs", "ken-two": "Second"}


def test_refused_as_a_whole(data: Data) -> None:
    """What is right row by row and wrong together is refused with the reason: a part without its whole."""
    folder = data(deals=[ONE, TWO])
    whole = {"id": "ken-whole", "part_of": None}
    rows = [row | {"title": row["id"]} for row in (whole, {"id": "ken-part", "part_of": "ken-whole"})]
    page = brought(xlsx(load(folder), {}, *(new_row(load(folder)) | row for row in rows)))
    page.checkbox[0].uncheck().run()
    page = saved(page)
    assert page.error[0].value.replace("\\", "") == "Not saved: the data would no longer pass its check."
    assert "part_of: 'ken-whole' is no id in deals.yaml" in html(page).text
    page.checkbox[0].check().run()
    saved(page)
    assert sorted(titles(folder)) == ["ken-one", "ken-part", "ken-two", "ken-whole"]


def new_row(dataset: Dataset) -> dict[str, object]:
    """The cells of a new record like the first, but of another year."""
    kept = ("country", "kind", "buyer_type", "scope", "status", "summary", "confidence", "checked")
    sources = dataset.deals[0].sources[0]
    lines = {f"source_{part}": getattr(sources, part) for part in ("title", "publisher", "url")}
    return {name: getattr(dataset.deals[0], name) for name in kept} | lines | {"source_supports": "summary"}


@pytest.mark.parametrize(
    ("name", "file", "said"),
    [
        (
            "deals.xlsx",
            b"%PDF-1.7",
            "“deals.xlsx” is a PDF. Save it as XLSX, or as CSV in UTF-8, and bring that. Nothing",
        ),
        ("<b>x</b>.csv", b"a;b\r\n", "“<b>x</b>.csv” has no column 'id': its first row reads 'a', 'b', and should"),
        (
            "deals.csv",
            "id,title\r\nken-one,Lomé".encode("cp1252"),
            "“deals.csv” is not in UTF-8: row 2 holds the byte 0xE9",
        ),
    ],
)
def test_not_a_sheet(name: str, file: bytes, said: str, data: Data) -> None:
    """What is no sheet ends in one sentence."""
    data(deals=[ONE, TWO])
    page = brought(file, name)
    assert not page.exception
    assert page.error[0].value.replace("\\", "").startswith(said)
    assert labels(page) == []


def test_text_of_a_sheet_is_text(data: Data) -> None:
    """Code in a cell, in an id or in the name of a column is shown, not run."""
    folder = data(deals=[ONE, TWO])
    code = "<img src=x onerror=alert(1)>"
    rows = f'id,"{code}",title\r\nken-one,1,"{code}"\r\n"{code}",,x\r\n'
    page = brought(rows.encode(), f"{code}.csv")
    assert not page.exception
    assert "img" not in html(page).tags
    assert html(page).text.count("<img src=x onerror=alert(1)>") >= 3
    assert titles(folder)["ken-one"] == "One"


def test_the_sheet_stays_while_other_pages_are_visited(data: Data) -> None:
    """Coming back, the editor finds the sheet and the ticks; a sheet taken out of the box is gone."""
    folder = data(deals=[ONE, TWO])
    page = brought(xlsx(load(folder), {"ken-one": {"title": "First"}, "ken-two": {"title": "Second"}}))
    page.checkbox[0].uncheck().run()
    here = page._page_hash
    page._page_hash = ""
    page.run()
    page._page_hash = here
    page.run()
    assert ticks(page) == {"Take row 2": False, "Take row 3": True}
    page.file_uploader[0].clear().run()
    assert ticks(page) == {}


def test_many_rows(data: Data) -> None:
    """Of many rows a page is shown at a time; the ticks of the others count."""
    deals = [deal_fields(id=f"ken-{number:02}", title=f"T{number}", signed=None, reported=None) for number in range(60)]
    folder = data(deals=[deal | {"operational": None, "status": "unknown"} for deal in deals])
    page = brought(xlsx(load(folder), {deal["id"]: {"note": "Seen"} for deal in deals}))
    assert (len(ticks(page)), labels(page)[-1]) == (25, "Save 60 changes")
    page.checkbox[0].uncheck().run()
    page.pagination[0].select(3).run().run()
    assert (next(iter(ticks(page))), len(ticks(page))) == ("Take row 52", 10)
    assert labels(page)[-1] == "Save 59 changes"
    saved(page)
    assert [deal.note for deal in load(folder).deals] == [load(folder).deals[0].note, *["Seen"] * 59]


def test_shipped_records() -> None:
    """All shipped records as a sheet: none is said to differ."""
    page = brought(xlsx(DATASET))
    assert not page.exception
    assert "“deals.xlsx”: 172 rows are as they were." in html(page).text
