"""Cells read back as what they mean, and compared as spreadsheet programs leave them."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.cells import CellError, place_of, refused, rewritten, same, text, value
from dashboard.analysis.flat import COLUMNS, flat
from dashboard.analysis.spreadsheet import CUT, LONGEST_CELL
from dashboard.editing.grid import Cell, Wrong
from tests.analysis.builders import SMALL
from tests.records.builders import deal
from tests.shipped import DATASET

SOURCES = {
    "source_title": "One\nTwo",
    "source_publisher": "A\nB",
    "source_published": "2018\nunknown",
    "source_url": "https://example.org/1\nhttps://example.org/2",
    "source_supports": "buyer; signed\n",
}


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        (None, None),
        ("", None),
        (" ", None),
        (None, ""),
        ("x", "x"),
        (" x ", "x"),
        ("a\r\nb", "a\nb"),
        ("a\rb", "a\nb"),
        (2018, "2018"),
        (2018.0, "2018"),
        ("2018", 2018),
        (140, 140.0),
        ("140", 140.0),
        ("140,5", 140.5),
        ("0,125", 0.125),
        (0.1 + 0.2, 0.3),
        ("FALSE", False),
        (False, False),
        ("true", True),
        ("x" * (LONGEST_CELL - len(CUT)) + CUT, "x" * 40_000),
    ],
)
def test_same(cell: Cell, written: Cell) -> None:
    """What a spreadsheet program writes for a cell that nobody changed is the same."""
    assert same(cell, written)


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("y", "x"),
        (None, "x"),
        ("x", None),
        ("X", "x"),
        (141, 140.0),
        ("", 140.0),
        (None, 140.0),
        (True, 1),
        (True, False),
        ("2018-03", "2018"),
        (Wrong("x", "is wrong"), "x"),
        ("a b", "a  b"),
        (0, None),
        (False, None),
    ],
)
def test_not_same(cell: Cell, written: Cell) -> None:
    """What says something else is not."""
    assert not same(cell, written)


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("04/03/2018", "2018-03-04"),
        ("3/4/18", "2018-03-04"),
        ("04.03.2018", "2018-03-04"),
        ("2018/3/4", "2018-03-04"),
        ("4-Mar-18", "2018-03-04"),
        ("Mar-18", "2018-03"),
        ("2018. 3. 4.", "2018-03-04"),
        ("01.03.2018", "2018-03-01"),
    ],
)
def test_rewritten(cell: str, written: str) -> None:
    """A date in the form of some country is the date that was written."""
    assert rewritten(cell, written)


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("2018-03-04", "2018-03-04"),
        ("2018-04-03", "2018-03-04"),
        ("05/03/2018", "2018-03-04"),
        ("Apr-18", "2018-03"),
        ("2018", "2018"),
        ("", "2018-03-04"),
        ("2018 03 04 " * 9, "2018-03-04"),
        ("03/2019", "2018-03"),
        ("x", "x 3-4"),
    ],
)
def test_not_rewritten(cell: str, written: str) -> None:
    """Another date is another, and one in our own form is meant."""
    assert not rewritten(cell, written)


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("a text", ""),
        ("", ""),
        (Wrong("=A1", "is a formula"), "'=A1' is a formula"),
        ("=1+1", "'=1+1' looks like a formula, and is not taken; a text that begins so is typed in the form"),
        ("x" * 400_000, "has 400,000 characters; a cell holds at most 32,767"),
        ("x" * LONGEST_CELL, ""),
        (f"other{CUT}", "holds but the beginning of the record's text"),
    ],
)
def test_refused(cell: Cell, said: str) -> None:
    """What cannot be taken in any column is told with the first of it."""
    assert refused(cell).startswith(said)
    assert bool(refused(cell)) == bool(said)


@pytest.mark.parametrize(
    ("field", "cell", "wanted"),
    [
        ("title", " Cameras ", "Cameras"),
        ("title", 2018, "2018"),
        ("title", 2018.0, "2018"),
        ("title", True, "TRUE"),
        ("title", "  ", None),
        ("signed", 2018, "2018"),
        ("signed", "2018-03", "2018-03"),
        ("value_usd_m", 140, 140),
        ("value_usd_m", "140,5", 140.5),
        ("value_usd_m", "many", "many"),
        ("value_usd_m", "nan", "nan"),
        ("value_usd_m", "1_000", "1_000"),
        ("value_usd_m", None, None),
        ("suppliers", "huawei;zte ; ", ["huawei", "zte"]),
        ("technologies", "cctv, drone\ntraining", ["cctv", "drone", "training"]),
        ("suppliers", None, []),
        ("places", None, []),
        ("places", "Nairobi (-1.29, 36.82)", [("Nairobi", -1.29, 36.82)]),
        ("places", "Nairobi (-1.29,36.82);Kisumu(0, 34.75) ;", [("Nairobi", -1.29, 36.82), ("Kisumu", 0, 34.75)]),
        (
            "places",
            "Old City (East); North (31.78, 35.23); B (1, 2)",
            [("Old City (East); North", 31.78, 35.23), ("B", 1, 2)],
        ),
        ("places", "القدس (31.78, 35.23)", [("القدس", 31.78, 35.23)]),
    ],
)
def test_value(field: str, cell: Cell, wanted: Any) -> None:
    """A cell means what its column holds; what cannot be read is left for the check to name."""
    if field == "places":
        wanted = [dict(zip(("name", "lat", "lon"), place, strict=True)) for place in wanted]
    assert value(field, {field: cell}) == wanted


def test_sources() -> None:
    """Each line is a source; 'unknown' is no date, and an empty line supports nothing."""
    one, two = value("sources", SOURCES)
    assert one == {
        "title": "One",
        "publisher": "A",
        "published": "2018",
        "url": "https://example.org/1",
        "supports": ["buyer", "signed"],
    }
    assert (two["title"], two["published"], two["supports"]) == ("Two", None, [])
    assert value("sources", {}) == []
    lone = {name: cell.split("\n")[0] for name, cell in SOURCES.items()} | {"source_supports": None}
    assert value("sources", lone) == [one | {"supports": []}]


def test_article() -> None:
    """No cell, no claim; else a group with the place of the claim as a number."""
    names = COLUMNS["article"]
    assert value("article", dict.fromkeys(names)) is None
    cells = dict(zip(names, ("3", "It says so", "refined", None), strict=True))
    assert value("article", cells) == {"order": 3, "claim": "It says so", "verdict": "refined", "note": None}
    assert value("article", cells | {"article_order": "first"})["order"] == "first"


@pytest.mark.parametrize(
    ("field", "cells", "column", "said"),
    [
        ("value_usd_m", {"value_usd_m": "1,500"}, "value_usd_m", "'1,500' can be read in two ways; write it without"),
        ("places", {"places": "Nairobi"}, "places", "'Nairobi' is not a place: write its name, latitude and longitude"),
        ("places", {"places": "A (1, 2); B (1.2.3, 4)"}, "places", "'B (1.2.3, 4)' is not a place"),
        ("places", {"places": " " * 30_000 + "("}, "places", "'(' is not a place"),
        ("sources", SOURCES | {"source_url": "https://a.org"}, "source_url", "has 1 line where the other columns"),
        ("sources", SOURCES | {"source_title": "1\n2\n3"}, "source_title", "has 3 lines where the other columns"),
    ],
)
def test_unreadable(field: str, cells: dict[str, Cell], column: str, said: str) -> None:
    """What cannot be read is told at its column."""
    with pytest.raises(CellError) as caught:
        value(field, cells)
    assert caught.value.column == column
    assert caught.value.sentence.startswith(said)


def test_every_field_comes_back() -> None:
    """Of every shipped record, each field is read from its cells as it is, but for names of places with their like."""
    rows = flat(DATASET, DATASET.deals).to_dict("records")
    for record, row in zip(DATASET.deals, rows, strict=True):
        fields = record.model_dump(mode="json")
        assert {name: value(name, {str(column): cell for column, cell in row.items()}) for name in COLUMNS} == fields


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), min_size=1, max_size=40))
def test_any_text_comes_back(title: str) -> None:
    """Any line of text is read as it is, but for blanks at its ends."""
    (row,) = flat(SMALL, [deal().model_copy(update={"title": title})]).to_dict("records")
    assert same(title, row["title"])
    assert (value("title", {"title": row["title"]}) or "") == title.strip()


@pytest.mark.parametrize(
    ("where", "column", "said"),
    [
        (("title",), "title", "is bad"),
        (("suppliers", 1), "suppliers", "is bad"),
        (("places", 0, "lat"), "places", "place 1, lat: is bad"),
        (("places", 1), "places", "place 2: is bad"),
        (("sources",), "source_title", "is bad"),
        (("sources", 0), "source_title", "source 1: is bad"),
        (("sources", 2, "url"), "source_url", "source 3: is bad"),
        (("sources", 2, "supports", 1), "source_supports", "source 3: is bad"),
        (("article", "verdict"), "article_verdict", "is bad"),
    ],
)
def test_place_of(where: tuple[str | int, ...], column: str, said: str) -> None:
    """A fault of a record is told at the cell that holds it."""
    assert place_of(where, "is bad") == (column, said)


def test_text_of_numbers() -> None:
    """A number is shown as a person writes it."""
    assert [text(cell) for cell in (1.0, 1.5, 1, True, None, 1e22)] == [
        "1",
        "1.5",
        "1",
        "TRUE",
        "",
        "10000000000000000000000",
    ]
