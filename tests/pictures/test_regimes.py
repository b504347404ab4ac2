"""The charts about regime classes."""

import re
from typing import Any

import altair as alt
import pandas as pd
import pytest

from dashboard.analysis.regimes import ORDER, RESTRICTIONS, Answer, around_first, by_regime, moves, splits
from dashboard.pictures import palette
from dashboard.pictures.regimes import regime_legend, regime_moves, regime_shares, regime_splits, regime_years
from dashboard.records.words import REGIMES
from tests.pictures.parsed import Parsed
from tests.shipped import DATASET, TABLE

ALL = pd.Series(True, index=TABLE.index)
SHARES, YEARS, MOVES = (question(DATASET, TABLE, ALL) for question in (by_regime, around_first, moves))
GROUPS = splits(DATASET, TABLE, ALL)
CHARTS = {
    "shares": regime_shares(SHARES),
    "years": regime_years(YEARS),
    "moves": regime_moves(MOVES),
    **regime_splits(GROUPS),
}


def rows_of(chart: alt.LayerChart, field: str) -> list[dict[str, Any]]:
    """The rows of the table of the chart that has this field."""
    tables = chart.to_dict()["datasets"].values()
    return next(rows for rows in tables if field in rows[0])


@pytest.mark.parametrize("name", CHARTS)
def test_large_enough(name: str) -> None:
    """All words have the size that grows with the chart, from 14 pixels on, and the chart is as wide as its place."""
    spec = CHARTS[name].to_dict()
    sizes = [layer["mark"]["fontSize"] for layer in spec["layer"] if layer["mark"]["type"] == "text"]
    assert sizes
    assert all(size == {"expr": "width < 480 ? 14 : 17"} for size in sizes)
    assert (spec["autosize"]["type"], "width" in spec) == ("fit-x", False)


def test_fits_a_phone() -> None:
    """The words behind each bar end within the chart, even at 100%, on a page of 360 pixels and on a wider one."""
    whole = regime_shares(Answer(SHARES.rows.assign(share=1.0, deals=999, base_share=1.0, base=195.0), 999, {}))
    for chart in (whole, *(chart for name, chart in CHARTS.items() if name != "years")):
        expression = chart.to_dict()["layer"][1]["encoding"]["x"]["scale"]["domainMax"]["expr"]
        written = re.sub(r"\(([^()]*) \? (\d+) : (\d+)\)", r"(\2 if \1 else \3)", expression)  # as Python has it
        for width, size in ((328, 14), (480, 17)):
            most = eval(written, {"max": max, "width": width})  # noqa: S307
            for bar in rows_of(chart, "said"):
                letter = 0.56 * size  # of Arial, at the most
                assert width * bar["share"] / most + 5 + letter * len(bar["said"]) <= width


def test_shares() -> None:
    """Two bars a class, in the order of the classes: its own colour for the deals, grey for the countries."""
    bars = rows_of(CHARTS["shares"], "share")
    deals, countries = bars[:4], bars[4:]
    assert [bar["head"] for bar in deals] == [bar["head"] for bar in countries] == list(REGIMES.values())
    assert [bar["colour"] for bar in deals] == [palette.REGIMES[code] for code in ORDER]
    assert {bar["colour"] for bar in countries} == {palette.GREY}
    assert [bar["share"] for bar in deals] == SHARES.rows["share"].tolist()
    assert [bar["share"] for bar in countries] == SHARES.rows["base_share"].tolist()
    assert deals[2]["said"] == f"{SHARES.rows['share'][2]:.0%} of deals ({SHARES.rows['deals'][2]})"
    assert all(below["y"] > bar["y"] for bar, below in zip(deals, countries, strict=True))


def test_splits() -> None:
    """Each group has its chart, one without a class has none; bans are not called deals."""
    assert list(regime_splits(GROUPS)) == list(GROUPS)
    assert "of records" in rows_of(CHARTS[RESTRICTIONS], "said")[0]["said"]
    assert "of deals" in rows_of(CHARTS["Equipment in use"], "said")[0]["said"]
    assert regime_splits({"Without a class": Answer(SHARES.rows.head(0), 0, {"year not known": 1})}) == {}
    assert regime_splits(splits(DATASET, TABLE, ~ALL)) == {}


def test_same_again() -> None:
    """A chart of the same answer is the same to the letter, so that the browser need not draw it again."""
    again = {"shares": regime_shares(SHARES), "years": regime_years(YEARS), "moves": regime_moves(MOVES)}
    assert {name: chart.to_dict() for name, chart in again.items()} == {n: CHARTS[n].to_dict() for n in again}


def test_years() -> None:
    """The blocks of a year stand on each other without a gap, up to all countries, from closed autocracies."""
    blocks = pd.DataFrame(rows_of(CHARTS["years"], "until"))
    assert list(dict.fromkeys(blocks["year"].iloc[::-1])) == ["–4", "–3", "–2", "–1", "0", "+1", "+2", "+3", "+4"]
    for _, of in blocks.groupby("year"):
        assert of["class"].tolist() == [REGIMES[code] for code in reversed(ORDER)]
        assert [0, *of["until"]] == [*of["since"], YEARS.number]
    held = {(row.offset, REGIMES[row.regime]): row.countries for row in YEARS.rows.itertuples()}
    assert {
        (row.offset, row[blocks.columns.get_loc("class") + 1]): row.countries for row in blocks.itertuples()
    } == held


def test_moves() -> None:
    """Each move has a bar for the countries with a deal and one for those without."""
    bars = rows_of(CHARTS["moves"], "share")
    assert [bar["share"] for bar in bars] == [*MOVES.rows["share"], *MOVES.rows["others_share"]]
    assert ["without" in bar["said"] for bar in bars] == [False] * 3 + [True] * 3


def test_legend() -> None:
    """Every class has its name beside its colour."""
    legend = Parsed(regime_legend())
    assert legend.texts == list(REGIMES.values())
    assert legend.values("style") == [f"background:{colour}" for colour in palette.REGIMES.values()]


def test_nothing_to_compare_with() -> None:
    """Where no country is without a deal, the other share is unknown, and has no bar."""
    alone = Answer(MOVES.rows.assign(others=0.0, others_share=float("nan")), MOVES.number, {})
    bars = rows_of(regime_moves(alone), "share")[3:]
    assert [(bar["share"], bar["said"]) for bar in bars] == [(None, "unknown without a deal (0)")] * 3
