"""One firm among the records, measures in time, and the table of all firms."""

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.colour import paint
from dashboard.analysis.filters import Filters, select
from dashboard.analysis.firm import (
    firm_sentence,
    firm_table,
    in_force,
    last_look,
    map_classes,
    measures,
    named_together,
    sort_firms,
    technology_counts,
)
from dashboard.analysis.summary import count
from dashboard.analysis.ways import ways
from dashboard.records.parts import Restriction
from dashboard.records.schema import Dataset, Supplier
from tests.analysis.builders import SMALL, UNDATED, table_of
from tests.shipped import DATASET, TABLE

FIRMS = {firm.key: firm for firm in DATASET.suppliers}
BAN = {"kind": "restriction", "status": "cancelled", "ended": "2022"}


def measure(**changes: Any) -> Restriction:
    """Make a valid measure."""
    return SMALL.suppliers[0].restrictions[0].model_copy(update=changes)


def firm(*restrictions: Restriction) -> Supplier:
    """Make a firm with these measures."""
    return SMALL.suppliers[0].model_copy(update={"restrictions": restrictions})


def said(*changes: dict[str, Any], held: bool = True) -> str:
    """Give the sentence of a firm with these records."""
    table = table_of(*changes)
    return firm_sentence(count(table, table["id"] != ""), held)


def test_sentence() -> None:
    """Deals, countries, years, undated ones and bans, each said apart and only where there are some."""
    later = {"signed": "2019", "operational": "2020"}
    assert said({}) == "1 deal in 1 country, 2014."
    assert said({}, {"country": "NAM"} | later, UNDATED, BAN) == (
        "3 deals in 2 countries, 2014–2019 (1 without a date); apart from them 1 ban or removal."
    )
    assert said(BAN) == "No deal, but 1 ban or removal."
    assert said(held=False) == "No record in this dataset names this firm."
    assert said() == "No record is left by the evidence lens."


def test_named_together() -> None:
    """Each other firm, by the number of the rows kept that name both; not the firm itself, nor who is not named."""
    sets: list[dict[str, Any]] = [{"suppliers": s} for s in (("a", "b"), ("a", "b", "c"), ("b", "c"), ("a",), ())]
    table = table_of(*sets)
    assert named_together(table, table["id"] != "", "a") == {"b": 2, "c": 1}
    assert named_together(table, table["id"] == "ken-2", "c") == {"a": 1, "b": 1}
    assert named_together(table, table["id"] == "ken-5", "unnamed") == {}


def test_technologies() -> None:
    """A deal counts once for each technology that it names."""
    table = table_of({"technologies": ("cctv", "drone")}, {"technologies": ("drone",)})
    assert list(technology_counts(table).items()) == [("drone", 2), ("cctv", 1)]


def test_map_classes() -> None:
    """A deal goes before a ban, that before what the lens leaves out, and that before not looked at."""
    lost = {"confidence": "low"}
    table = table_of({}, BAN, BAN | {"country": "YEM"}, lost | {"country": "YEM"}, lost | BAN | {"country": "NAM"})
    own, keep = table["id"] != "", table["confidence"] != "low"
    painted = paint(table, keep, ways(table, {}, "cctv")["deals"])
    classes = map_classes(table, own, keep, painted, ["NAM", "BRA"])
    assert classes == {"KEN": "0", "YEM": "restricted", "NAM": "hidden", "BRA": "uncovered"}


def test_measures_are_as_precise_as_known() -> None:
    """A measure lies between the days that its dates can mean, oldest first; without a known end it goes on."""
    until = date(2026, 5, 1)
    ended = measure(date="2018", ended="2019-02", by="Ended", applies_to="parent")
    found = measures(firm(measure(date="2020-03-04", by="Open"), ended), until)
    assert found.bars[["n", "by", "open", "end"]].to_numpy().tolist() == [
        [1, "Ended", False, "ended February 2019"],
        [2, "Open", True, "no end found"],
    ]
    assert found.bars["applies"][0] == "Its parent group"
    days = [list(map(str, pair)) for pair in found.bars[["first", "last"]].to_numpy().astype("datetime64[D]")]
    assert days == [["2018-01-01", "2019-03-01"], ["2020-03-04", "2026-05-02"]]
    assert found.marks[["n", "what", "precision"]].to_numpy().tolist() == [
        [1, "from", "year"],
        [1, "ended", "month"],
        [2, "from", "day"],
    ]


def test_in_force() -> None:
    """Only measures without a known end are in force."""
    assert in_force(firm()) == 0
    assert in_force(firm(measure(), measure(date="2020", ended="2021"))) == 1


def test_every_shipped_measure_is_drawn() -> None:
    """Each measure of the shipped data has its line, and it does not end before it begins."""
    for one in FIRMS.values():
        if one.restrictions:
            bars = measures(one, last_look(DATASET)).bars
            assert len(bars) == len(one.restrictions)
            assert (bars["first"] < bars["last"]).all()
            assert bars["first"].is_monotonic_increasing


def test_last_look() -> None:
    """The day a record was last looked over; without any record, the day of the first release."""
    assert last_look(DATASET) == max(date.fromisoformat(deal.checked) for deal in DATASET.deals)
    assert last_look(Dataset()) == date(2026, 11, 22)


@pytest.mark.parametrize("lens", [Filters(), Filters(publishers=3)])
def test_firm_table(lens: Filters) -> None:
    """Each firm has a row with what a count of its own records gives."""
    rows = firm_table(FIRMS.values(), TABLE, select(TABLE, lens))
    assert list(rows.index) == list(FIRMS)
    for key, row in rows.iterrows():
        shown = count(TABLE, select(TABLE, replace(lens, supplier=(str(key),))))
        years = (None, None) if shown.years is None else shown.years
        assert (row["deals"], row["countries"]) == (shown.deals, shown.countries)
        assert (row["first"], row["last"]) == years or (pd.isna(row["first"]) and years == (None, None))
    assert rows.loc["zte", "restrictions"] == 6


@given(st.sampled_from(["name", "ownership", "headquarters", "deals", "countries", "first", "last", "restrictions"]))
def test_sorted(column: str) -> None:
    """Rising and falling are each other's reverse but for what is unknown, which is last in both; no firm is lost."""
    rows = firm_table(FIRMS.values(), TABLE, TABLE["id"] != "")
    rising, falling = sort_firms(rows, column), sort_firms(rows, f"-{column}")
    assert sorted(rising.index) == sorted(falling.index) == sorted(rows.index)
    known = [value for value in rising[column] if not pd.isna(value)]
    assert known == [value for value in falling[column] if not pd.isna(value)][::-1]
    texts = [value.casefold() if isinstance(value, str) else value for value in known]
    assert texts == sorted(texts)
    for order in (rising, falling):
        missing = order[column].isna().tolist()
        assert missing == sorted(missing)


def test_equal_firms_go_by_name() -> None:
    """Firms with as many deals stand from a to z, whichever way the deals are sorted, small letters or not."""
    rows = firm_table(FIRMS.values(), TABLE, TABLE["id"] != "")
    for sort in ("deals", "-deals"):
        names = [name for name, deals in sort_firms(rows, sort)[["name", "deals"]].to_numpy() if not deals]
        assert names == ["CNTIC", "iFlytek", "Lenovo", "Megvii", "Meiya Pico", "SenseTime"]
