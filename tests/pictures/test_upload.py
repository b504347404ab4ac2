"""Rows of a sheet beside the records, as a person reads them."""

from dashboard.analysis.upload import Plan
from dashboard.analysis.upload_row import Row, Told
from dashboard.editing.grid import Line
from dashboard.pictures.upload import compared, named, near_difference, row_table, saved, summary
from tests.pictures.parsed import Parsed

HARM = '<img src=x onerror="alert(1)">'
BEFORE = {"title": "Cameras"}


def row(*told: Told, name: str = "ken-one", **fields: object) -> Row:
    """A row of the sheet, the fifth."""
    return Row(Line(5, {}), name, BEFORE, fields, told=told)


def test_summary() -> None:
    """The rows are counted by what they would do, in the order of what there is to do."""
    error = row(Told("title", "", "", "error", "is empty"))
    found = Plan(("id",), (row(title="a"), row(), error, row(), row(title="b")), ())
    assert Parsed(summary("a.csv", found)).text == (
        "“a.csv”: 2 rows would change a record each; 1 row has an error and is not taken; 2 rows are as they were."
    )
    assert Parsed(summary("a.csv", Plan((), (), ()))).text == "“a.csv”: no rows."


def test_row() -> None:
    """Each cell has its column, both texts and its sentence; the mark is a word, not a colour alone."""
    page = Parsed(
        row_table(
            row(
                Told("title", "Cameras", "", "error", "is empty"),
                Told("note", "", "New", "change"),
                Told("buyer", "Theirs", "Mine", "conflict"),
                Told("year", "2014", "2015", "warning", "worked out"),
            )
        )
    )
    assert page.text.startswith("Row 5: Cameras (ken-one)")
    for words in (
        "Error: is empty",
        "Somebody else has changed this since the download",
        "To look at again: worked out",
    ):
        assert words in page.text
    assert page.text.count("nothing") == 2
    assert page.values("dir") == ["auto"] * 6


def test_text_is_escaped() -> None:
    """Whatever stands in a cell, an id, a column or a file's name is text."""
    told = Told(HARM, HARM, f"{HARM}!", "error", HARM)
    for page in (row_table(row(told, name=HARM)), summary(HARM, Plan((), (), ())), saved([(HARM, HARM)])):
        assert "img" not in Parsed(page).tags
        assert "onerror" not in Parsed(page).attributes


def test_long_names_are_cut() -> None:
    """A pasted page does not become a heading."""
    assert len(named(row(name="x" * 400_000))) < 250


def test_what_differs_is_marked() -> None:
    """Between texts that are alike the words that went and came are marked; others stand side by side."""
    old, new = compared("Two cameras, in Nairobi.", "Two hundred cameras, in Kisumu.")
    assert (old, new) == (
        "Two cameras, in <del>Nairobi</del>.",
        "Two<ins> hundred</ins> cameras, in <ins>Kisumu</ins>.",
    )
    assert compared("signed", "operational") == ("signed", "operational")
    assert compared("", "<b>") == ("", "&lt;b&gt;")


def test_long_texts_are_shown_where_they_differ() -> None:
    """Of 400 kB only the stretch around the first difference is shown, with the length of the whole."""
    text = "word " * 80_000
    old, new = near_difference(text, text[:200_000] + "other" + text[200_000:])
    assert max(len(old), len(new)) < 600
    assert "other" in new
    assert new.startswith("…")
    assert new.endswith("… (400,005 characters)")
    assert near_difference("short", "texts") == ("short", "texts")
    assert near_difference("", text)[0] == ""


def test_saved() -> None:
    """Each saved record has its link; of very many some."""
    page = Parsed(saved([(f"ken-{number}", f"Title {number}") for number in range(30)]))
    assert page.text.startswith("Saved: 30 records.")
    assert page.values("href") == [f"deal?deal=ken-{number}" for number in range(20)]
    assert page.text.endswith("and 10 more")
