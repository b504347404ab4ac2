"""The table's columns, cells and order."""

import pytest

from dashboard.analysis.listing import FIRST_COLUMNS, View, not_there, ordered, texts
from dashboard.records.schema import Deal
from dashboard.records.words import COLUMNS
from tests.records.builders import deal
from tests.shipped import COUNTRIES, DATASET, DEALS

NAMES = {iso: country.name for iso, country in COUNTRIES.items()}
REGIONS = {iso: country.region for iso, country in COUNTRIES.items()}
TEXTS = texts(NAMES, REGIONS, {firm.key: firm.short for firm in DATASET.suppliers})
BARE = deal(
    id="ken-bare",
    suppliers=[],
    technologies=[],
    places=[],
    buyer=None,
    **dict.fromkeys(("announced", "signed", "operational", "reported", "value_usd_m", "article", "part_of")),
    status="unknown",
)


def sorted_ids(sort: str, *deals: Deal) -> list[str]:
    """The ids in the order asked for."""
    return [record.id for record in ordered(deals, TEXTS, View.of("", sort, "", len(deals)))]


def test_every_column_has_its_text() -> None:
    """Each column says something of some record, in plain text."""
    assert set(TEXTS) == set(COLUMNS)
    for name, text in TEXTS.items():
        said = {text(record) for record in DATASET.deals} - {None}
        assert said, name
        assert all(isinstance(cell, str) and cell for cell in said)


def test_what_is_not_known() -> None:
    """What a record does not tell is None in its columns, and in no other."""
    unknown = {name for name, text in TEXTS.items() if text(BARE) is None}
    told = {"country", "title", "kind", "confidence", "publishers", "region", "scope", "checked", "id"}
    assert unknown == set(COLUMNS) - told


def test_restrictions_are_told_apart() -> None:
    """A ban is said to be no deal, its status to be that of the supply, and its date that of the decision."""
    ban = deal(kind="restriction", status="cancelled", ended="2022-03")
    assert TEXTS["kind"](ban) == "Ban, removal or refusal, not a deal"
    assert (TEXTS["status"](ban), TEXTS["ended"](ban)) == ("Supply: cancelled", "decided March 2022")
    assert TEXTS["ended"](deal(status="cancelled", ended="2022-03")) == "March 2022"


@pytest.mark.parametrize("column", COLUMNS)
def test_order(column: str) -> None:
    """Either way all records are there, and what is unknown stands last."""
    text = TEXTS[column]
    for sort in (column, f"-{column}"):
        rows = ordered([*DATASET.deals, BARE], TEXTS, View.of("", sort, "", 1))
        assert sorted(row.id for row in rows) == sorted([*DEALS, BARE.id])
        missing = [text(row) is None for row in rows]
        assert missing == sorted(missing)


def test_order_of_values() -> None:
    """Numbers, dates, statuses and confidence go by what they mean, not by their letters."""
    small, big = (
        deal(id="ken-small", value_usd_m=9, signed="2014", status="announced", confidence="low"),
        deal(id="ken-big", value_usd_m=100, signed="2014-02", status="operational", confidence="high"),
    )
    for column in ("value", "signed", "status", "confidence"):
        assert sorted_ids(column, big, small) == ["ken-small", "ken-big"]
        assert sorted_ids(f"-{column}", small, big) == ["ken-big", "ken-small"]
    medium = deal(id="ken-medium", confidence="medium")
    assert sorted_ids("confidence", big, medium, small) == ["ken-small", "ken-medium", "ken-big"]


def test_equal_rows_stay() -> None:
    """What is equal, or unknown, stays in the order it came in, in either direction."""
    given = [deal(id="ken-b"), deal(id="ken-c"), deal(id="ken-a")]
    for sort in ("kind", "-kind", "ended", "-ended", ""):
        assert sorted_ids(sort, *given) == ["ken-b", "ken-c", "ken-a"]


def test_names_go_without_case_and_accents() -> None:
    """Texts are sorted as a reader of English expects."""
    given = [deal(id=f"ken-{n}", buyer=buyer) for n, buyer in enumerate(["zeta", "Éclair", "Zulu", "alpha"])]
    assert sorted_ids("buyer", *given) == ["ken-3", "ken-1", "ken-0", "ken-2"]


def test_view() -> None:
    """An address gives columns in its order, each once, the sort and its way, and the first row."""
    assert View.of("", "", "", 500) == View(FIRST_COLUMNS, "country", False, 1)
    assert View.of("Year, id,year,nonsense", "-VALUE", "201", 500) == View(("year", "id"), "value", True, 201)
    assert View.of("nonsense", "-nonsense", "x", 500) == View(FIRST_COLUMNS, "country", False, 1)


@pytest.mark.parametrize("first", ["0", "-1", "501", "9" * 200, "²", "1.5"])
def test_rows_that_are_not_there(first: str) -> None:
    """A first row that the table has not is its first."""
    assert View.of("", "", first, 500).first == 1


def test_not_there() -> None:
    """An unknown column is told with the nearest, which would stand in its place; the rest of the list stays."""
    (column, sort) = not_there("country,titel,year", "-yeer")
    assert column[:3] == ("column", "titel", "columns")
    assert column[3]["country,title,year"] == "Record"
    assert sort[:3] == ("column to sort by", "yeer", "sort")
    assert sort[3]["-year"] == "Year"
    assert not_there(",".join(COLUMNS), "-id") == not_there("", "") == []
    assert len(not_there("a,b,c,d,e,f", "")) == 3
