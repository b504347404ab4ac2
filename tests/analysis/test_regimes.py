"""Deals beside regime classes: shares, the years around a first deal, and moves."""

from collections import Counter
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.analysis.filters import Filters, select
from dashboard.analysis.regimes import (
    FRAMEWORKS,
    IN_USE,
    MOVES,
    NO_COUNTRY,
    NO_YEAR,
    NOT_THEN,
    ORDER,
    RESTRICTIONS,
    Changed,
    around_first,
    by_regime,
    changed,
    class_year,
    moves,
    splits,
)
from dashboard.analysis.table import deal_table, regime_of
from dashboard.records.schema import Dataset, RegimeYear
from tests.analysis.builders import UNDATED, dataset_of
from tests.records.builders import deal
from tests.shipped import DATASET, DEALS, TABLE

LD, ED, EA, CA = ORDER
ALL = pd.Series(True, index=TABLE.index)
HELD = {(row.iso_a3, row.year): row.regime for row in DATASET.regimes}
BAN = {"kind": "restriction", "status": "cancelled"}


def world(classes: dict[str, list[str]], *changes: dict[str, Any], since: int = 2010) -> Dataset:
    """Records with these changes, in a world where each country has these classes, one a year."""
    rows = [
        RegimeYear(iso_a3=iso, year=year, regime=regime)
        for iso, years in classes.items()
        for year, regime in enumerate(years, since)
    ]
    return replace(dataset_of(*changes), regimes=tuple(rows))


def ask(question: Any, dataset: Dataset) -> Any:
    """The answer about all records."""
    table = deal_table(dataset)
    return question(dataset, table, select(table, Filters()))


def signed(iso: str, year: int | None, **more: Any) -> dict[str, Any]:
    """The changes that make a record of this country and year."""
    return UNDATED | {"country": iso, "signed": str(year) if year else None} | more


def test_by_regime() -> None:
    """Deals by the class of their own year, beside the countries of the class in those years, without China."""
    classes = {"KEN": [EA, ED], "YEM": [CA, CA], "NAM": [ED, LD], "CHN": [CA, CA]}
    deals = [signed("KEN", 2010), signed("KEN", 2011), signed("KEN", 2011), signed("YEM", 2011)]
    answer = ask(by_regime, world(classes, *deals, signed("NAM", 2011, **BAN, ended="2011")))
    assert answer.number == 4
    assert answer.rows.to_numpy().tolist() == [
        [LD, 0, 0, 0, 0.75, 0.25],
        [ED, 2, 0.5, 1, 1.0, pytest.approx(1 / 3)],
        [EA, 1, 0.25, 1, 0.25, pytest.approx(1 / 12)],
        [CA, 1, 0.25, 1, 1.0, pytest.approx(1 / 3)],
    ]


def test_no_class() -> None:
    """Deals without a class are in no row, and counted by reason."""
    classes = {"KEN": [EA, ED], "NAM": [ED]}
    years = [("KEN", 2009), ("KEN", 2012), ("KEN", 2013), ("KEN", None), ("XKX", 2010), ("XKX", None), ("NAM", 2011)]
    answer = ask(by_regime, world(classes, *(signed(iso, year) for iso, year in years)))
    assert (answer.rows.empty, answer.number) == (True, 0)
    assert answer.left == {
        "a year before 2010": 1,
        "a year after 2011": 2,
        NO_YEAR: 1,
        NO_COUNTRY: 2,
        NOT_THEN: 1,
    }


@pytest.mark.parametrize(
    ("changes", "year"),
    [
        ({"signed": "2014-11", "ended": "2016", "status": "cancelled"}, 2014),
        (UNDATED, None),
        (BAN | {"signed": "2014", "operational": "2015", "ended": "2021-03"}, 2021),
        (BAN | {"signed": "2014", "reported": "2022-02", "ended": None, "status": "suspended"}, 2022),
        (BAN | UNDATED, None),
    ],
)
def test_class_year(changes: dict[str, Any], year: int | None) -> None:
    """A deal counts in its year, a ban in that of the decision, not of the equipment that it ends."""
    assert class_year(deal(**changes)) == year


def test_shipped_shares() -> None:
    """Deals, countries and the countries of a class are what one counts one by one in the records."""
    answer = by_regime(DATASET, TABLE, ALL)
    deals = [one for one in DATASET.deals if one.kind != "restriction"]
    autocratic = [one for one in deals if HELD.get((one.country, one.year or 0)) == "electoral autocracy"]
    (row,) = answer.rows[answer.rows["regime"] == "electoral autocracy"].to_dict("records")
    assert row["deals"] == len(autocratic) > 50
    assert row["countries"] == len({one.country for one in autocratic})
    known = [one.year for one in deals if (one.country, one.year) in HELD]
    each = [
        len([1 for row in DATASET.regimes if row.regime == EA and row.year == year and row.iso_a3 != "CHN"])
        for year in known
    ]
    assert row["base"] == pytest.approx(sum(each) / len(known))
    assert sum(answer.left.values()) + answer.number == len(deals)
    assert (answer.rows["deals"].sum(), answer.rows["share"].sum()) == (answer.number, pytest.approx(1))
    assert answer.rows["base_share"].sum() == pytest.approx(1)


def test_shipped_reasons() -> None:
    """The shipped deals without a class have a reason that their record bears out."""
    left = by_regime(DATASET, TABLE, ALL).left
    deals = [one for one in DATASET.deals if one.is_deal]
    assert left[NO_YEAR] == sum(one.year is None for one in deals)
    assert left["a year before 2010"] == sum((one.year or 9999) < 2010 for one in deals)
    assert left["a year after 2024"] == sum((one.year or 0) > 2024 for one in deals)


def test_splits() -> None:
    """Each group holds its own records; a gift or contract is in use only where it is operational."""
    classes = {"KEN": [EA] * 5}
    kinds = [
        ("framework", "operational"),
        ("supply", "operational"),
        ("supply", "signed"),
        ("aid", "operational"),
        ("in-use", "unknown"),
        ("proposal", "operational"),
        ("restriction", "operational"),
    ]
    records = [signed("KEN", 2012, kind=kind, status=status, reported="2013") for kind, status in kinds]
    records[1]["confidence"] = "low"
    found = {name: answer.number for name, answer in ask(splits, world(classes, *records)).items()}
    assert found == {FRAMEWORKS: 1, IN_USE: 3, "High confidence": 5, "Low confidence": 1, RESTRICTIONS: 1}


def test_shipped_splits() -> None:
    """The bans in liberal democracies are those counted one by one; confidences add up to all deals."""
    found = splits(DATASET, TABLE, ALL)
    by_hand = [
        one
        for one in DATASET.deals
        if one.kind == "restriction" and HELD.get((one.country, int((one.ended or one.reported or "0")[:4]))) == LD
    ]
    assert found[RESTRICTIONS].rows["deals"].tolist()[0] == len(by_hand) > 5
    parts = [answer.number for name, answer in found.items() if name.endswith("confidence")]
    assert sum(parts) == by_regime(DATASET, TABLE, ALL).number
    assert found[FRAMEWORKS].number == sum(one.kind == "framework" for one in DEALS.values())


def test_around_first() -> None:
    """The same countries stand in all nine years around their first deal; the others are left out with the reason."""
    classes = {
        "KEN": [EA] * 4 + [ED] * 11,
        "YEM": [EA] * 10 + [CA] * 5,
        "NAM": [ED] * 15,
        "XKX": [ED] * 8,
    }
    deals = [("KEN", 2020), ("KEN", 2014), ("YEM", 2016), ("NAM", 2021), ("XKX", 2014), ("ATA", 2014)]
    answer = ask(around_first, world(classes, *(signed(iso, year) for iso, year in deals)))
    assert (answer.number, answer.left) == (2, {"a year after 2024": 1, NOT_THEN: 1, NO_COUNTRY: 1})
    drawn = answer.rows.pivot(index="offset", columns="regime", values="countries")
    assert drawn.index.tolist() == [-4, -3, -2, -1, 0, 1, 2, 3, 4]
    assert drawn[EA].tolist() == [2, 2, 2, 2, 1, 1, 1, 1, 0]
    assert drawn[ED].tolist() == [0, 0, 0, 0, 1, 1, 1, 1, 1]
    assert drawn[CA].tolist() == [0, 0, 0, 0, 0, 0, 0, 0, 1]


def test_shipped_around_first() -> None:
    """The electoral autocracies four years on are those found one by one; each year holds all countries."""
    answer = around_first(DATASET, TABLE, ALL)
    first: dict[str, int] = {}
    for one in DATASET.deals:
        if one.is_deal and one.year:
            first[one.country] = min(one.year, first.get(one.country, 9999))
    whole = [(iso, year) for iso, year in first.items() if all((iso, year + n) in HELD for n in range(-4, 5))]
    assert answer.number == len(whole) > 30
    rows = answer.rows
    last = rows[(rows["offset"] == 4) & (rows["regime"] == EA)]["countries"].tolist()
    assert last == [sum(HELD[iso, year + 4] == EA for iso, year in whole)]
    assert set(rows.groupby("offset")["countries"].sum()) == {len(whole)}
    countries = {one.country for one in DATASET.deals if one.is_deal}
    assert sum(answer.left.values()) + answer.number == len(countries)


def test_moves() -> None:
    """Moves of countries with a deal beside those of countries that have none, over the same years."""
    classes = {
        "KEN": [ED] * 4 + [CA] * 3,
        "YEM": [EA] * 4 + [EA] * 3,
        "NAM": [ED] * 6 + [LD],
        "XKX": [LD] * 4 + [ED] * 3,
        "ZMB": [ED] * 7,
        "CHN": [ED] * 4 + [CA] * 3,
    }
    records = [signed("KEN", 2010), signed("YEM", 2012), signed("YEM", 2014), signed("XKX", 2011, **BAN, ended="2011")]
    answer = ask(moves, world(classes, *records))
    worse, same, better = MOVES.values()
    # 2010 to 2014: XKX down, NAM and ZMB as they were; 2012 to 2016: XKX down, NAM up, ZMB as it was.
    assert (answer.number, answer.left) == (2, {})
    assert answer.rows.to_numpy().tolist() == [
        [worse, 1, 0.5, 1.0, pytest.approx(1 / 3)],
        [same, 1, 0.5, 1.5, 0.5],
        [better, 0, 0, 0.5, pytest.approx(1 / 6)],
    ]


def test_moves_keep_the_countries_compared_with() -> None:
    """A country whose deal is hidden by a filter is not one without a deal."""
    dataset = world(
        {"KEN": [ED] * 5, "NAM": [ED] * 4 + [LD], "YEM": [EA] * 5}, signed("KEN", 2010), signed("NAM", 2010)
    )
    table = deal_table(dataset)
    answer = moves(dataset, table, table["iso_a3"] == "KEN")
    assert answer.number == 1
    assert answer.rows["others"].tolist() == [0, 1, 0]


def test_shipped_moves() -> None:
    """Moves to a more autocratic class, with and without a deal, are those counted one by one."""
    answer = moves(DATASET, TABLE, ALL)
    rank = {LD: 0, ED: 1, EA: 2, CA: 3}
    buyers = {one.country for one in DATASET.deals if one.kind != "restriction"}
    first = Counter[str]()
    for one in sorted(DATASET.deals, key=lambda one: -(one.year or 9999)):
        if one.kind != "restriction" and one.year:
            first[one.country] = one.year
    spans = [(iso, year) for iso, year in first.items() if (iso, year) in HELD and (iso, year + 4) in HELD]
    rest = {iso for iso, _ in HELD if iso not in buyers and iso != "CHN"}

    def worse(iso: str, year: int) -> bool:
        return (iso, year) in HELD and rank[HELD.get((iso, year + 4), LD)] > rank[HELD[iso, year]]

    row = answer.rows.iloc[0]
    assert answer.number == len(spans) > 30
    assert row["countries"] == sum(worse(*span) for span in spans) > 0
    assert row["others"] == pytest.approx(sum(worse(iso, year) for _, year in spans for iso in rest) / len(spans))


def test_nothing_selected() -> None:
    """Without records there is nothing to count, and nothing fails; nor without classes."""
    for question in (by_regime, around_first, moves):
        answer = question(DATASET, TABLE, ~ALL)
        assert (answer.rows.empty, answer.number, answer.left) == (True, 0, {})
        unclassed = ask(question, replace(dataset_of({}), regimes=()))
        assert (unclassed.rows.empty, unclassed.left) == (True, {NO_COUNTRY: 1})
    assert splits(DATASET, TABLE, ~ALL) == {}
    assert regime_of(dataset_of()) == {("KEN", 2013): EA, ("KEN", 2014): ED, ("NAM", 2014): ED}


@settings(max_examples=25)
@given(st.lists(st.booleans(), min_size=len(TABLE), max_size=len(TABLE)))
def test_any_selection(kept: list[bool]) -> None:
    """Whatever is selected, nothing is lost: what is counted and what is left out is the selection."""
    keep = pd.Series(kept, index=TABLE.index)
    deals = TABLE[keep & TABLE["counted"]]
    countries = deals["iso_a3"].nunique()
    for question, whole in ((by_regime, len(deals)), (around_first, countries), (moves, countries)):
        answer = question(DATASET, TABLE, keep)
        assert answer.number + sum(answer.left.values()) == whole
        assert answer.rows.empty == (answer.number == 0)


def test_changed() -> None:
    """Each country of another class four years on, by the year of its first deal; not those without a class then."""
    classes = {"KEN": [EA, EA, EA, EA, EA, ED], "YEM": [ED, EA, EA, EA, CA], "NAM": [ED] * 6, "XKX": [ED, LD]}
    deals = [signed("KEN", 2011), signed("KEN", 2012), signed("YEM", 2010), signed("NAM", 2010), signed("XKX", 2010)]
    assert ask(changed, world(classes, *deals)) == [Changed("YEM", 2010, ED, CA), Changed("KEN", 2011, EA, ED)]


def test_shipped_changed() -> None:
    """As many countries are listed as are counted."""
    counts = moves(DATASET, TABLE, ALL).rows.set_index("move")["countries"]
    assert len(changed(DATASET, TABLE, ALL)) == counts.sum() - counts[MOVES[0]]
