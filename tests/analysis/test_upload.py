"""What an uploaded sheet would change: cell by cell, against the record as it was and as it is."""

import csv
import io
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from openpyxl import load_workbook

from dashboard.analysis.downloads import FORMATS, About, make
from dashboard.analysis.filters import Filters, select
from dashboard.analysis.spreadsheet import CUT
from dashboard.analysis.upload import PROBLEM, Plan, plan, stale, to_mend
from dashboard.analysis.upload_row import Row
from dashboard.editing.grid import SheetError
from dashboard.editing.uploaded import read
from dashboard.records.schema import Dataset, Deal
from tests.analysis.builders import dataset_of
from tests.sheets import Edits, as_csv, table, xlsx
from tests.shipped import DATASET, TABLE

ONE = {"id": "ken-one", "title": "One", "signed": "2014-02-03", "note": None}
TWO = {"id": "ken-two", "title": "Two", "signed": "2011", "reported": "2011"}
SMALL = dataset_of(ONE, TWO)
SMALL = replace(SMALL, known=replace(SMALL.known, part_of={"ken-one": None, "ken-two": None}))
NEW = {
    "id": "ken-new",
    "country": "KEN",
    "title": "New",
    "kind": "supply",
    "suppliers": "huawei",
    "buyer_type": "police",
    "technologies": "cctv",
    "scope": "city",
    "places": "Nairobi (-1.29, 36.82)",
    "status": "operational",
    "summary": "So.",
    "operational": 2019,
    "confidence": "low",
    "checked": date(2026, 11, 20),
    "source_title": "A",
    "source_publisher": "B",
    "source_published": "unknown",
    "source_url": "https://example.org/new",
    "source_supports": "suppliers; technologies; places; operational; status; summary",
}


def with_titles(dataset: Dataset, **changes: Mapping[str, Any]) -> Dataset:
    """The dataset after somebody else's save of other fields, by the end of the record's id."""
    deals = [
        Deal.model_validate(deal.model_dump() | changes.get(deal.id.removeprefix("ken-"), {})) for deal in dataset.deals
    ]
    return replace(dataset, deals=tuple(deals))


def planned(content: bytes, dataset: Dataset = SMALL, was: Dataset | None = None, name: str = "deals.xlsx") -> Plan:
    """The plan of a file; `was` is the data that the history remembers."""
    grid = read(name, content)
    asked = stale(dataset, grid)
    old = {deal.id: deal.model_dump(mode="json") for deal in (was.deals if was else ()) if deal.id in asked}
    return plan(dataset, grid, old)


def edited(edits: Edits, *new: Mapping[str, Any], dataset: Dataset = SMALL) -> dict[str, Row]:
    """The rows by id of a sheet with these cells."""
    return {row.id: row for row in planned(xlsx(dataset, edits, *new), dataset).rows}


def said(row: Row) -> list[tuple[str, str, str]]:
    """The column, kind and sentence of each cell of a row that is told."""
    return [(cell.column, cell.kind, cell.said) for cell in row.told]


def download(name: str) -> bytes:
    """The file that the page offers of all shipped records."""
    return make(name, DATASET, TABLE, select(TABLE, Filters()), About.of(DATASET, "0", date(2026, 11, 23), "=all"))


def saved_by_excel() -> bytes:
    """The CSV as Excel in a German Windows opens and saves it: other separator, decimals, dates and words."""
    rows = table(DATASET)
    for row in rows[1:]:
        for at, name in enumerate(rows[0]):
            if name == "year_is_reported":
                row[at] = {"True": "WAHR", "False": "FALSCH"}[row[at]]
            elif row[at][4:5] + row[at][7:8] == "--" and len(row[at]) == 10:
                row[at] = ".".join(reversed(row[at].split("-")))
            elif name == "value_usd_m":
                row[at] = row[at].removesuffix(".0").replace(".", ",")
    return as_csv(rows, ";")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("as.xlsx", download("xlsx")),
        ("as.csv", download("csv")),
        ("saved.xlsx", xlsx(DATASET)),
        ("saved.csv", as_csv(table(DATASET), "\t", "utf-16")),
        ("excel.csv", saved_by_excel()),
    ],
)
def test_nothing_edited_changes_nothing(name: str, content: bytes) -> None:
    """All shipped records, downloaded and brought back, also saved anew in between: no change, no warning."""
    found = planned(content, DATASET, name=name)
    assert len(found.rows) == len(DATASET.deals)
    assert {row.state for row in found.rows} == {"unchanged"}
    assert [row.told for row in found.rows if row.told] == []
    assert [note[:35] for note in found.notes] == (
        ["A spreadsheet program has rewritten"] if name == "excel.csv" else []
    )


def test_changes_are_those_of_the_cells() -> None:
    """A row's change holds what its edited cells say, and all else of the record as it stands."""
    found = edited({"ken-one": {"title": "Other", "signed": 2015, "technologies": "cctv"}, "ken-two": {"note": "x"}})
    row = found["ken-one"]
    assert (row.state, row.title) == ("changed", "One")
    assert [(cell.column, cell.old, cell.new) for cell in row.told] == [
        ("title", "One", "Other"),
        ("technologies", "cctv; command-centre", "cctv"),
        ("signed", "2014-02-03", "2015"),
    ]
    change = row.change()
    assert change
    assert change.before == SMALL.deals[0].model_dump(mode="json")
    assert change.after == {**change.before, "title": "Other", "signed": "2015", "technologies": ["cctv"]}
    assert found["ken-two"].change(mine=False) is None


@pytest.mark.parametrize(
    ("column", "cell", "wanted"),
    [
        ("title", "مراقبة القاهرة", "مراقبة القاهرة"),
        ("buyer", "内罗毕警察局", "内罗毕警察局"),
        ("note", "שלום, abc 123", "שלום, abc 123"),
        ("note", "Ünïcödé 📷", "Ünïcödé 📷"),
        ("value_usd_m", 12.5, 12.5),
        ("value_usd_m", None, None),
        ("buyer", "+254 police", "+254 police"),
        ("checked", date(2026, 11, 21), "2026-11-21"),
    ],
)
def test_any_script_and_kind(column: str, cell: object, wanted: object) -> None:
    """Names in any script, right to left too, numbers, dates and empty cells arrive as they are meant."""
    change = edited({"ken-one": {column: cell}})["ken-one"].change()
    assert change and change.after
    assert change.after[column] == wanted


@pytest.mark.parametrize(
    ("column", "cell", "sentence"),
    [
        ("title", "=1+1", "'=1+1' is a formula; formulas are not worked out here, so write what it gives"),
        ("value_usd_m", "=SUM(A1:A9)", "'=SUM(A1:A9)' is a formula;"),
        ("value_usd_m", "#N/A", "'#N/A' is an error of the spreadsheet, not a value"),
        ("value_usd_m", -1, "-1.0 is not a number from 0 upwards"),
        ("title", None, "is empty; a text is expected"),
        ("title", "<b>x</b>", "holds the HTML tag '<b>'"),
        ("title", "a\nb", "holds the unseen character '\\n'"),
        ("title", "a\u202eb", "holds the unseen character '\\u202e'"),
        ("status", "signd", "'signd' is not one of announced, signed, in-progress,"),
        ("country", "KNE", "'KNE' is no country code in countries.csv — did you mean 'KEN' (Kenya)?"),
        ("suppliers", "huawei; huwei", "'huwei' is no key in suppliers.yaml — did you mean 'huawei'?"),
        ("signed", "2014-02-30", "'2014-02-30' is not a date: February 2014 has 28 days"),
        ("signed", "04/05/2019", "'04/05/2019' is not a date: write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("places", "Nairobi", "'Nairobi' is not a place: write its name, latitude and longitude"),
        ("places", "Nairobi (-91, 36)", "place 1, lat: -91.0 is off the globe: latitude runs from -90 to 90"),
        ("source_url", "example.org", "has 1 line where the other columns of sources have 2"),
        ("source_url", "example.org\nhttps://a.org", "source 1: 'example.org' is no web address"),
        ("part_of", "ken-tow", "'ken-tow' is no id in deals.yaml — did you mean 'ken-two'?"),
        ("part_of", "ken-one", "goes round in a circle: ken-one → ken-one"),
        ("article_claim", "It says so", None),
    ],
)
def test_errors_stand_at_their_cells(column: str, cell: object, sentence: str | None) -> None:
    """Each fault is told at the cell that has it, once, and the row is not taken."""
    row = edited({"ken-one": {column: cell}})["ken-one"]
    assert row.state == "error"
    wrong = [found for found in row.told if found.kind == "error"]
    if sentence is None:
        assert [found.column for found in wrong] == ["article_verdict", "article_note"]
    else:
        assert [found.column for found in wrong] == [column]
        assert wrong[0].said.startswith(sentence)


def test_a_source_added_in_some_columns() -> None:
    """A line that is lacking in a column that nobody edited is told there."""
    added = {
        name: f"{NEW[name]}\n{NEW[name]}\n{NEW[name]}" for name in ("source_title", "source_publisher", "source_url")
    }
    wrong = [cell for cell in edited({"ken-one": added})["ken-one"].told if cell.kind == "error"]
    assert [(cell.column, cell.said.partition(";")[0]) for cell in wrong] == [
        ("source_published", "has 2 lines where the other columns of sources have 3")
    ]


def test_other_words_for_the_same() -> None:
    """A list written with other blanks is the same list."""
    assert edited({"ken-one": {"technologies": "cctv;command-centre"}})["ken-one"].state == "unchanged"


def test_only_new_doubts_are_told() -> None:
    """What was doubtful before is not held against an edit of something else."""
    doubtful = dataset_of(ONE | {"financing": "A loan that no source names"})
    assert [cell.column for cell in edited({"ken-one": {"note": "x"}}, dataset=doubtful)["ken-one"].told] == ["note"]
    row = edited({"ken-one": {"financing": "A loan"}})["ken-one"]
    assert ("source_title", "warning", "no source supports financing") in said(row)


def test_a_fault_beside_the_edited_cell() -> None:
    """Where the edited cell breaks a rule with another, the rule is told where it belongs."""
    row = edited({"ken-two": {"status": "cancelled"}})["ken-two"]
    assert [(cell.column, cell.kind) for cell in row.told] == [("status", "change"), ("ended", "error")]


def test_a_cell_of_400_kb() -> None:
    """So long a text is refused at its cell by its length."""
    rows = table(SMALL)
    rows[1][rows[0].index("summary")] = "x" * 400_000
    row = planned(as_csv(rows), name="deals.csv").rows[0]
    assert said(row) == [("summary", "error", "has 400,000 characters; a cell holds at most 32,767")]


def too_long() -> Dataset:
    """A record whose sources' titles do not fit into a cell together."""
    first = SMALL.deals[0].sources[0].model_dump()
    sources = [first | {"title": sign * 4_900, "url": f"https://example.org/{sign}"} for sign in "abcdefgh"]
    return dataset_of(ONE | {"sources": sources})


def test_texts_too_long_for_a_cell() -> None:
    """What the download had to cut stays whole as long as its cell stands, and is not to be edited there."""
    long = too_long()
    assert {row.state for row in planned(xlsx(long), long).rows} == {"unchanged"}
    row = edited({"ken-one": {"title": "Other"}}, dataset=long)["ken-one"]
    assert row.change() and [len(source["title"]) for source in row.fields["sources"]] == [4_900] * 8
    row = edited({"ken-one": {"source_title": f"y{CUT}"}}, dataset=long)["ken-one"]
    assert ("source_title", "error") in [(column, kind) for column, kind, _ in said(row)]


def test_one_of_several_columns_too_long_for_a_cell() -> None:
    """Columns that make up one field are read together: what was cut in one is whole when another is edited."""
    publishers = "\n".join(["Other", *["Example Post"] * 7])
    row = edited({"ken-one": {"source_publisher": publishers}}, dataset=too_long())["ken-one"]
    assert [(source["publisher"], len(source["title"])) for source in row.fields["sources"]] == [
        ("Other", 4_900),
        *[("Example Post", 4_900)] * 7,
    ]


def test_new_record() -> None:
    """A row with an unknown id is a new record; columns left empty are null."""
    row = edited({}, NEW)["ken-new"]
    assert (row.state, [cell for cell in row.told if cell.kind == "error"]) == ("new", [])
    change = row.change()
    assert change and change.after and change.before is None
    made = Deal.model_validate(change.after)
    assert (made.operational, made.checked, made.buyer, made.sources[0].published) == ("2019", "2026-11-20", None, None)


def test_new_record_of_few_columns() -> None:
    """Where columns are lacking, each field that cannot be empty is told at its column."""
    found = planned(b"id,country,title\r\nken-new,KEN,New\r\n", name="new.csv")
    (row,) = found.rows
    assert row.state == "error"
    assert [cell.column for cell in row.told if cell.kind == "error"] == [
        *("kind", "buyer_type", "scope", "status", "summary", "confidence", "checked", "source_title"),
    ]
    assert found.notes[0].startswith("Columns that the sheet lacks stay as they are: kind, suppliers, buyer,")


def test_new_records_may_name_each_other() -> None:
    """A part and its whole may come in one sheet; two that are part of each other may not."""
    part = NEW | {"id": "ken-part", "part_of": "ken-new", "source_url": "https://example.org/part"}
    assert edited({}, NEW, part)["ken-part"].state == "new"
    found = edited({}, NEW | {"part_of": "ken-part"}, part)
    assert {found["ken-new"].state, found["ken-part"].state} == {"error"}


def test_a_new_record_that_looks_like_another_is_warned_of() -> None:
    """A likely duplicate is told and may be taken all the same."""
    row = edited({}, NEW | {"operational": "2011"})["ken-new"]
    assert row.state == "new"
    (warning,) = [cell for cell in row.told if cell.kind == "warning"]
    assert (warning.column, warning.said.partition(":")[0]) == ("id", "looks like ken-two")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"id": "KEN new"}, "'KEN new' is not a key"),
        ({"id": None}, "is empty; write the record's id, or a new one for a new record"),
        ({"id": "ken-two"}, "stands in rows 3 and 4"),
        ({"id": "=A1"}, "'=A1' is a formula;"),
        (
            {"id": "ken-broken"},
            "'ken-broken' has an error in the data itself, which is to be mended first, in its form",
        ),
    ],
)
def test_ids_that_name_no_record(change: dict[str, Any], sentence: str) -> None:
    """A row must name one record, and no other row the same."""
    broken = replace(SMALL, known=replace(SMALL.known, part_of={**SMALL.known.part_of, "ken-broken": None}))
    rows = planned(xlsx(broken, {}, NEW | change), broken).rows
    assert rows[-1].state == "error"
    [(column, _, told)] = [cell for cell in said(rows[-1]) if cell[1] == "error"]
    assert column == "id"
    assert told.startswith(sentence.replace("rows 3 and 4", "rows 3, 4"))


def test_an_id_that_was_edited() -> None:
    """An id never changes: a typing error there makes no second record."""
    row = edited({"ken-two": {"id": "ken-tow"}})["ken-tow"]
    assert row.state == "error"
    assert said(row)[0][2].startswith("was 'ken-two', and an id never changes; empty record_version if")


def test_a_copied_row_is_a_new_record() -> None:
    """Whoever copies a row and gives it an id of its own adds a record, whatever stands in record_version."""
    rows = table(SMALL)
    copy = ["ken-copy", *rows[1][1:]]
    found = planned(as_csv([*rows, copy]), name="deals.csv").rows
    assert [row.state for row in found] == ["unchanged", "unchanged", "new"]
    assert stale(SMALL, read("deals.csv", as_csv([*rows, copy]))) == {}


def test_lists_of_rows_missing_and_columns_unknown() -> None:
    """What is missing stays; a misspelt column is told with the one that it may be."""
    rows = [[name.replace("title", "tilte") if name == "title" else name for name in table(SMALL)[0]], table(SMALL)[1]]
    found = planned(as_csv(rows), name="deals.csv")
    assert [row.state for row in found.rows] == ["unchanged"]
    assert found.notes == (
        "The column 'tilte' is not known, so nothing is taken from it — did you mean 'title'?",
        "Columns that the sheet lacks stay as they are: title.",
        "1 record is not in the sheet and stays as it is: a row that is missing takes nothing away.",
    )


def test_worked_out_columns_are_not_taken() -> None:
    """What is edited in them is told at its cell, and changes nothing."""
    row = edited({"ken-one": {"country_name": "Kenia", "year": 1999}})["ken-one"]
    assert row.state == "unchanged"
    assert said(row) == [
        (name, "warning", "worked out from other columns, so not taken") for name in ("country_name", "year")
    ]


def test_edits_beside_somebody_elses() -> None:
    """Only what is edited in the sheet is taken; what somebody else has changed since stays."""
    sheet = xlsx(SMALL, {"ken-one": {"title": "Mine"}})
    now = with_titles(SMALL, one={"note": "Theirs"}, two={"note": "Theirs"})
    one, two = planned(sheet, now, was=SMALL).rows
    assert (one.state, two.state) == ("changed", "unchanged")
    assert one.change() and {**one.change().after}["note"] == "Theirs"  # type: ignore[union-attr, dict-item]
    assert [cell.column for cell in one.told] == ["title"]


def test_the_same_field_changed_by_both() -> None:
    """Both texts are shown, and the other's stands unless the editor says otherwise."""
    sheet = xlsx(SMALL, {"ken-one": {"title": "Mine", "note": "Also mine"}})
    (row, _) = planned(sheet, with_titles(SMALL, one={"title": "Theirs"}), was=SMALL).rows
    assert row.state == "conflict"
    assert [(cell.column, cell.kind, cell.old, cell.new) for cell in row.told] == [
        ("title", "conflict", "Theirs", "Mine"),
        ("note", "change", "", "Also mine"),
    ]
    mine, over = row.change(), row.change(mine=False, over=["title"])
    assert mine and mine.after and (mine.after["title"], mine.after["note"]) == ("Theirs", "Also mine")
    assert over and over.after and (over.after["title"], over.after["note"]) == ("Mine", None)
    assert row.change(mine=False) is None


def test_the_same_change_by_both() -> None:
    """Two who change the same to the same are of one mind."""
    sheet = xlsx(SMALL, {"ken-one": {"title": "Ours"}})
    (row, _) = planned(sheet, with_titles(SMALL, one={"title": "Ours"}), was=SMALL).rows
    assert row.state == "unchanged"


def test_sources_changed_by_both() -> None:
    """Columns that make up one field are one: all that taking it would change is shown."""
    source = SMALL.deals[0].sources[0].model_dump() | {"title": "Theirs"}
    now = with_titles(SMALL, one={"sources": [source, *SMALL.deals[0].sources[1:]]})
    (row, _) = planned(xlsx(SMALL, {"ken-one": {"source_publisher": "Mine\nExample Agency"}}), now, was=SMALL).rows
    assert (row.state, [cell.column for cell in row.told]) == ("conflict", ["source_title", "source_publisher"])


def test_what_was_downloaded_is_not_known() -> None:
    """Where the history does not reach so far back, each cell that differs is for the editor to decide."""
    sheet = xlsx(SMALL, {"ken-one": {"title": "Mine"}})
    one, two = planned(sheet, with_titles(SMALL, one={"note": "Theirs"})).rows
    assert (one.state, sorted(one.over), two.state) == ("conflict", ["note", "title"], "unchanged")


def test_without_versions() -> None:
    """A sheet without the column is compared with the records as they stand, and says what that means."""
    found = planned(b"id,title\r\nken-one,Mine\r\n", name="deals.csv")
    assert [(row.state, row.mine) for row in found.rows] == [("changed", {"title": "Mine"})]
    assert (
        "Without the column 'record_version' nobody can tell what others have changed since the download."
        in found.notes
    )


def test_a_record_taken_out_meanwhile() -> None:
    """A record that somebody has taken out does not come back by itself."""
    now = replace(SMALL, deals=SMALL.deals[:1], known=replace(SMALL.known, part_of={"ken-one": None}))
    row = planned(xlsx(SMALL), now, was=SMALL).rows[1]
    assert row.state == "error"
    assert said(row)[0][2].startswith("was taken out since the download; empty its record_version")


def test_rows_to_mend() -> None:
    """The rows with an error come as a sheet with what is wrong; mended, it is taken, and its formulas are no text."""
    found = planned(xlsx(SMALL, {"ken-one": {"status": "signd", "title": "Other"}, "ken-two": {"title": "=1+1"}}))
    made = to_mend(found)
    sheet = load_workbook(io.BytesIO(made))["Records"]
    header = [cell.value for cell in sheet[1]]
    assert header[-1] == PROBLEM
    assert [row[-1].value.partition(",")[0] for row in sheet.iter_rows(min_row=2)] == [
        "status: 'signd' is not one of announced",
        "title: '=1+1' is a formula; formulas are not worked out here",
    ]
    assert [row.state for row in planned(made).rows] == ["error", "error"]
    sheet.cell(2, header.index("status") + 1).value = "signed"
    sheet.cell(3, header.index("title") + 1).value = "Two"
    file = io.BytesIO()
    sheet.parent.save(file)
    assert [row.state for row in planned(file.getvalue()).rows] == ["changed", "unchanged"]
    assert planned(file.getvalue()).notes == ()


@pytest.mark.parametrize("name", ["xlsx", "csv"])
def test_a_download_of_nothing(name: str) -> None:
    """A sheet of no records changes nothing."""
    content = FORMATS[name].write(SMALL, [], {"downloaded": "2026-11-23"})
    assert planned(content, name=f"deals.{name}").rows == ()


def test_not_a_sheet_of_records() -> None:
    """A table of something else is told by its first row."""
    text = io.StringIO()
    csv.writer(text).writerows([["name", "phone"], ["Ada", "1"]])
    with pytest.raises(SheetError, match="has no column 'id': its first row reads 'name', 'phone'"):
        planned(text.getvalue().encode(), name="phones.csv")
