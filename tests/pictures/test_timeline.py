"""The timeline's specification and the yearly charts."""

import json
from typing import Any

import altair as alt
import pandas as pd
import pytest

from dashboard.analysis.filters import Filters, select
from dashboard.analysis.table import deal_table
from dashboard.analysis.timeline import OTHERS, context, per_year, timeline
from dashboard.pictures import palette, still
from dashboard.pictures.timeline import LANE, deal_timeline, yearly
from dashboard.records.schema import Dataset
from dashboard.records.words import STATUSES, TECHNOLOGIES
from tests.analysis.builders import UNDATED, dataset_of
from tests.shipped import DATASET, TABLE

SHIPPED = timeline(DATASET, TABLE, select(TABLE, Filters()))


def spec_of(*changes: dict[str, Any]) -> dict[str, Any]:
    """The specification for records with these changes."""
    dataset = dataset_of(*changes)
    table = deal_table(dataset)
    return deal_timeline(timeline(dataset, table, select(table, Filters())), context(dataset))


def plain(spec: dict[str, Any]) -> dict[str, Any]:
    """The specification as JSON, tables as lists of rows."""
    tables = {
        name: json.loads(rows.to_json(orient="records", date_format="iso")) for name, rows in spec["datasets"].items()
    }
    return json.loads(json.dumps(spec | {"datasets": tables}))  # type: ignore[no-any-return]


@pytest.mark.parametrize("spec", [deal_timeline(SHIPPED, context(DATASET)), spec_of(), spec_of({}, UNDATED)])
def test_valid(spec: dict[str, Any]) -> None:
    """The specification can be written as JSON and is Vega-Lite."""
    assert alt.LayerChart.from_dict(plain(spec)).to_dict()["layer"]


def test_every_field_is_there() -> None:
    """Each layer finds the fields that it reads in its table, or looks them up among the bars."""
    spec = plain(deal_timeline(SHIPPED, context(DATASET)))
    for layer in spec["layer"]:
        held = set(spec["datasets"][layer["data"]["name"]][0])
        for step in layer.get("transform", []):
            held |= set(step["from"]["fields"]) & set(spec["datasets"]["bars"][0])
        channels = [
            c for channel in layer["encoding"].values() for c in (channel if isinstance(channel, list) else [channel])
        ]
        assert {channel["field"] for channel in channels if "field" in channel} <= held


def test_rows() -> None:
    """Bars, dated marks, reports and events stand in their tables; a click's number is that of the bar."""
    spec = spec_of({}, UNDATED | {"reported": "2019"}, UNDATED, {"country": "YEM", "status": "signed"})
    rows = spec["datasets"]
    assert rows["bars"][["n", "code", "said"]].to_numpy().tolist() == [
        [0, "KEN", "Operational"],
        [1, "KEN", "Operational"],
        [2, "YEM", "Signed"],
    ]
    assert rows["marks"][["n", "what"]].to_numpy().tolist() == [
        [0, "signed"],
        [0, "operational"],
        [2, "signed"],
        [2, "operational"],
    ]
    assert rows["reports"]["n"].tolist() == [1]
    assert rows["regions"]["region"].tolist() == ["Africa", "Asia"]
    assert rows["events"]["title"].tolist() == ["A law on cameras"]


def test_precision_is_seen() -> None:
    """A date known to the year is paler than one to the month, and that than one to the day."""
    rows = spec_of({"announced": "2013", "signed": "2014-11", "operational": "2015-05-27"})["datasets"]["marks"]
    year, month, day = rows["sure"]
    assert 0 < year < month < day == 1
    assert (rows["last"] - rows["first"]).min() > pd.Timedelta(days=20)  # else a day could not be seen


def test_shipped_rows() -> None:
    """Every bar and mark of the shipped data is sent, inside the picture."""
    spec = deal_timeline(SHIPPED, context(DATASET))
    rows = spec["datasets"]
    assert len(rows["bars"]) == len(SHIPPED.bars)
    assert len(rows["marks"]) + len(rows["reports"]) == len(SHIPPED.marks)
    assert all(0 < y <= spec["height"] for table in rows.values() for y in table["y"])


def test_template_stays() -> None:
    """One timeline leaves nothing in the next."""
    before = plain(deal_timeline(SHIPPED, context(DATASET)))
    few = plain(spec_of({}))
    assert plain(deal_timeline(SHIPPED, context(DATASET))) == before
    assert few["height"] < before["height"]
    assert {**few, "height": 0, "datasets": 0} == {**before, "height": 0, "datasets": 0}


def test_status_colours() -> None:
    """Each status has its colour, whichever of them are shown."""
    colors = [layer["encoding"]["color"] for layer in spec_of({})["layer"] if "color" in layer["encoding"]]
    assert len(colors) == 3
    for color in colors:
        assert color["scale"]["domain"] == list(STATUSES.values())
        assert color["scale"]["range"] == [palette.STATUS[code] for code in STATUSES]


@pytest.mark.parametrize("column", ["deals", "total"])
def test_yearly(column: str) -> None:
    """The most frequent groups have colours in order, all others the last one, and every row is drawn."""
    counts = per_year(TABLE[TABLE["counted"]], "technologies", TECHNOLOGIES)
    spec = yearly(counts, column, "Title").to_dict()
    scale = spec["encoding"]["color"]["scale"]
    assert scale["domain"][-1] == OTHERS
    assert scale["range"] == list(palette.STACK)
    assert spec["encoding"]["y"] | {"axis": 0} == {"field": column, "type": "quantitative", "title": "Title", "axis": 0}
    (rows,) = spec["datasets"].values()
    assert sum(row[column] for row in rows) == counts[column].sum()


def test_yearly_of_few_groups() -> None:
    """With few groups there are no others, and no colour of theirs."""
    dataset = dataset_of({"technologies": ["cctv"]}, {"technologies": ["cctv", "drone"]})
    scale = yearly(per_year(deal_table(dataset), "technologies", TECHNOLOGIES), "deals", "Title").to_dict()
    assert scale["encoding"]["color"]["scale"] == {
        "domain": [TECHNOLOGIES["cctv"], TECHNOLOGIES["drone"]],
        "range": list(palette.STACK[:2]),
    }


def test_years_of_the_axis() -> None:
    """Bars stand on the years given, whatever years the counts have; else on those of the counts."""
    counts = per_year(TABLE[TABLE["year"] == 2018], "kind", {})
    assert yearly(counts, "deals", "Deals", (2016, 2019)).to_dict()["encoding"]["x"]["scale"]["domain"] == [
        *range(2016, 2020)
    ]
    assert "scale" not in yearly(counts, "deals", "Deals").to_dict()["encoding"]["x"]


def test_no_room_for_no_events() -> None:
    """Without context events nothing stays free above the first lane but a line."""
    line = timeline(DATASET, TABLE, TABLE["iso_a3"] == "KEN")
    with_events, without = deal_timeline(line, context(DATASET)), deal_timeline(line, context(Dataset()))
    assert with_events["height"] - without["height"] == 3 * LANE
    tops = [spec["datasets"]["bars"]["y"].min() for spec in (with_events, without)]
    assert tops[0] - tops[1] == 3 * LANE


def test_a_few_months_have_a_year() -> None:
    """The scale runs over whole years, so that one deal of some months can be placed in time."""
    drawn = still.svg(spec_of({"announced": "2018-02", "signed": "2018-04", "operational": None, "reported": None}))
    assert ">2018<" in drawn
    assert ">2019<" in drawn
