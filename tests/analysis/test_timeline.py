"""Deals in time: lanes, marks, and counts per year."""

from collections import Counter
from datetime import date, timedelta
from itertools import groupby, pairwise
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.analysis.filters import Filters, select
from dashboard.analysis.table import deal_table
from dashboard.analysis.timeline import LABEL, MOST_DRAWN, OTHERS, Timeline, context, per_year, timeline
from dashboard.records.words import TECHNOLOGIES
from tests.analysis.builders import UNDATED, dataset_of, table_of
from tests.shipped import DATASET, TABLE

REPORTED = UNDATED | {"reported": "2019-03"}


def timeline_of(*changes: dict[str, Any]) -> Timeline:
    """The timeline of records with these changes, all selected."""
    dataset = dataset_of(*changes)
    table = deal_table(dataset)
    return timeline(dataset, table, select(table, Filters()))


def assert_readable(line: Timeline) -> None:
    """No two bars of a lane touch or cover a code; each region lies in one block under the lane of its name."""
    rows = line.bars.sort_values(["lane", "first"]).to_dict("records")
    for one, other in pairwise(rows):
        assert one["lane"] != other["lane"] or one["last"] + LABEL <= other["first"]
    blocks = [region for region, _ in groupby(row["region"] for row in rows)]
    assert blocks == sorted(set(blocks)) == line.regions["region"].tolist()
    for region, lane in line.regions.itertuples(index=False):
        assert lane == min(row["lane"] for row in rows if row["region"] == region) - 1
        assert lane not in {row["lane"] for row in rows}
    assert line.lanes == max((row["lane"] for row in rows), default=0) + 1


def test_shipped_timeline() -> None:
    """Every dated record of the shipped data has a bar, and the picture is readable."""
    line = timeline(DATASET, TABLE, select(TABLE, Filters()))
    assert_readable(line)
    dated = [deal for deal in DATASET.deals if deal.dates or deal.reported]
    assert sorted(line.bars["id"]) == sorted(deal.id for deal in dated)
    assert (line.left, line.more) == (len(DATASET.deals) - len(dated), 0)
    assert len(line.marks) == sum(len(deal.dates) or 1 for deal in dated)
    assert line.bars["n"].tolist() == list(range(len(dated)))


@settings(max_examples=50)
@given(
    st.lists(
        st.tuples(st.sampled_from(["KEN", "NAM", "XKX", "YEM", "ATA"]), st.dates(date(2010, 1, 1), date(2020, 1, 1)))
    )
)
def test_any_timeline(records: list[tuple[str, date]]) -> None:
    """Whatever the dates, the picture is readable."""
    line = timeline_of(*(UNDATED | {"country": iso, "signed": day.isoformat()} for iso, day in records))
    assert_readable(line)
    assert len(line.bars) == len(records)


def test_few_lanes() -> None:
    """Records that follow each other share a lane; those at the same time do not."""
    years = [UNDATED | {"signed": str(year)} for year in (2016, 2010, 2013)]
    bars = timeline_of(*years).bars
    assert (bars["id"].tolist(), bars["lane"].tolist()) == (["ken-2", "ken-3", "ken-1"], [1, 1, 1])
    assert timeline_of({}, {}, {}).bars["lane"].tolist() == [1, 2, 3]


@pytest.mark.parametrize(
    ("changes", "what", "words", "first", "days", "precision"),
    [
        ({"signed": "2016"}, "signed", "2016", "2016-01-01", 366, "year"),
        ({"announced": "2016-02"}, "announced", "February 2016", "2016-02-01", 29, "month"),
        ({"operational": "2016-02-03"}, "operational", "3 February 2016", "2016-02-03", 1, "day"),
        ({"ended": "2016"}, "ended", "2016", "2016-01-01", 366, "year"),
        ({"reported": "2016-02"}, "first reported", "February 2016", "2016-02-01", 29, "reported"),
    ],
)
def test_mark(changes: dict[str, str], what: str, words: str, first: str, days: int, precision: str) -> None:
    """A mark covers the days that its date can mean, and tells how precisely it is known."""
    (mark,) = timeline_of(UNDATED | changes).marks.to_dict("records")
    assert (mark["what"], mark["date"], mark["precision"]) == (what, words, precision)
    assert (mark["first"], mark["last"] - mark["first"]) == (pd.Timestamp(first), timedelta(days))


def test_marks_of_a_record() -> None:
    """Each known date has a mark in the lane of its bar; the report has none beside them."""
    line = timeline_of({"country": "YEM"}, {"announced": "2013"})
    assert line.marks["what"].tolist() == ["announced", "signed", "operational", "signed", "operational"]
    lanes = line.bars.set_index("n")["lane"]
    assert (line.marks["lane"] == line.marks["n"].map(lanes)).all()
    assert line.bars["code"].tolist() == ["KEN", "YEM"]


def test_left() -> None:
    """Selected records without any date are counted, those not selected are not."""
    dataset = dataset_of({}, UNDATED, UNDATED, UNDATED | {"status": "signed"}, REPORTED)
    table = deal_table(dataset)
    line = timeline(dataset, table, select(table, Filters(status=("operational",))))
    assert (line.bars["id"].tolist(), line.left, line.more) == (["ken-1", "ken-5"], 2, 0)


def test_nothing_selected() -> None:
    """Without records there is nothing to draw, and nothing fails."""
    line = timeline_of()
    assert (line.bars.empty, line.marks.empty, line.regions.empty, line.left, line.more) == (True, True, True, 0, 0)


def test_more_than_can_be_drawn() -> None:
    """What is over the limit is counted, not drawn."""
    line = timeline_of(*[{}] * (MOST_DRAWN + 7), UNDATED)
    assert (len(line.bars), line.more, line.left) == (MOST_DRAWN, 7, 1)
    assert set(line.marks["n"]) == set(line.bars["n"])


def test_context() -> None:
    """The shipped events are numbered in the file's order, at the first day they can mean."""
    events = context(DATASET)
    assert events["number"].tolist() == [str(number) for number in range(1, len(DATASET.events) + 1)]
    assert events["title"].tolist() == [event.title for event in DATASET.events]
    assert [day.isoformat()[:4] for day in events["day"]] == [event.date[:4] for event in DATASET.events]


def test_per_year() -> None:
    """Every year and group has a row; a deal with two technologies counts in each; totals run on."""
    table = table_of(
        {"technologies": ["cctv", "drone"], "signed": "2014"},
        {"technologies": ["cctv"], "signed": "2016", "operational": None},
        {"technologies": ["cctv"], "signed": "2016", "operational": None},
        {"technologies": ["drone"]} | UNDATED,
    )
    counts = per_year(table, "technologies", TECHNOLOGIES)
    cctv, drones = TECHNOLOGIES["cctv"], TECHNOLOGIES["drone"]
    assert counts[["year", "group", "deals", "total"]].to_numpy().tolist() == [
        [2014, cctv, 1, 1],
        [2014, drones, 1, 1],
        [2015, cctv, 0, 1],
        [2015, drones, 0, 1],
        [2016, cctv, 2, 3],
        [2016, drones, 0, 1],
    ]


def test_others() -> None:
    """Beyond the most frequent, values are one group, the last."""
    counts = per_year(
        table_of({"technologies": ["cctv"]}, {}, {}, {"technologies": ["drone"]}), "technologies", TECHNOLOGIES, 2
    )
    groups = counts.sort_values("order")[["group", "deals"]].to_numpy().tolist()
    assert groups == [[TECHNOLOGIES["cctv"], 3], [TECHNOLOGIES["command-centre"], 2], [OTHERS, 1]]


def test_value_without_words() -> None:
    """A supplier whose own record has an error is known by its code alone, and its deals are still drawn."""
    counts = per_year(table_of({}, {"suppliers": ["zte"]}, {}), "suppliers", {"zte": "ZTE"})
    assert counts[["group", "deals"]].to_numpy().tolist() == [["huawei", 2], ["ZTE", 1]]


def test_shipped_per_year() -> None:
    """The counts of the shipped deals are those counted one by one."""
    deals = [deal for deal in DATASET.deals if deal.is_deal and deal.year]
    by_hand = Counter((deal.year, TECHNOLOGIES[code]) for deal in deals for code in deal.technologies)
    counts = per_year(TABLE[TABLE["counted"]], "technologies", TECHNOLOGIES, len(TECHNOLOGIES))
    assert {(row.year, row.group): row.deals for row in counts.itertuples() if row.deals} == dict(by_hand)
    last = counts[counts["year"] == counts["year"].max()]
    assert last["total"].sum() == by_hand.total() == counts["deals"].sum()
    few = per_year(TABLE[TABLE["counted"]], "technologies", TECHNOLOGIES, 3)
    assert (few["group"].nunique(), few["deals"].sum()) == (4, by_hand.total())


def test_per_year_without_dates() -> None:
    """Undated deals alone give no row."""
    assert per_year(table_of(UNDATED), "technologies", TECHNOLOGIES).empty
    assert per_year(table_of(), "suppliers", {}).empty
