"""Records over the regime classes of their country."""

from itertools import pairwise
from typing import Any

import pytest

from dashboard.analysis.country import regime_bands
from dashboard.analysis.table import regime_of
from dashboard.analysis.timeline import timeline
from dashboard.pictures import palette
from dashboard.pictures.country_timeline import BAN, country_dates, country_legend, country_timeline
from tests.analysis.builders import UNDATED, dataset_of, table_of
from tests.pictures.parsed import Parsed
from tests.shipped import DATASET, TABLE

BAN_FIELDS = {"kind": "restriction", "ended": "2022-03", "status": "cancelled", "signed": None, "operational": None}
HOSTILE = "</li><script>alert(1)</script>"


def drawn(iso: str) -> tuple[Any, list[tuple[int, int, str]], dict[str, Any]]:
    """A shipped country's timeline, classes and chart as JSON."""
    line = timeline(DATASET, TABLE, TABLE["iso_a3"] == iso)
    bands = regime_bands(DATASET, iso, line.bars)
    return line, bands, country_timeline(line, bands).to_dict()


def rows_of(spec: dict[str, Any], field: str) -> list[dict[str, Any]]:
    """The rows of the table of the chart that has this field."""
    return next(rows for rows in spec["datasets"].values() if rows and field in rows[0])


@pytest.mark.parametrize("iso", sorted(set(TABLE["iso_a3"][TABLE["first"].notna()])))
def test_every_country(iso: str) -> None:
    """Each dated record has its title and its dates, one below the other, within the chart."""
    line, bands, spec = drawn(iso)
    records = rows_of(spec, "top")
    assert [row["title"] for row in records] == line.bars["title"].tolist()
    heights = [row["y"] for row in records]
    assert heights == sorted(set(heights))
    assert heights[-1] + 6 <= spec["height"]
    classes = rows_of(spec, "regime")
    assert [(row["since"], row["until"], row["regime"]) for row in classes] == bands
    assert all(one["last"] == other["first"] for one, other in pairwise(classes))
    marks = [row for rows in spec["datasets"].values() for row in rows if "precision" in row]
    assert len(marks) == len(line.marks)


def test_words_stay_in_the_chart() -> None:
    """No words make the chart wider than its place, and all are 13 pixels or larger."""
    _, _, spec = drawn("KEN")
    texts = [layer["mark"] for layer in spec["layer"] if layer["mark"]["type"] == "text"]
    assert len(texts) == 2
    assert texts[1]["color"] == palette.INK  # to be read in the dark too
    assert all(mark["clip"] and mark["fontSize"] >= 13 for mark in texts)
    assert (spec["autosize"]["type"], "width" in spec) == ("fit-x", False)


def test_nothing_is_stacked() -> None:
    """Dates of one record lie beside each other, where the record is."""
    _, _, spec = drawn("PAK")
    bars = next(layer for layer in spec["layer"] if layer["mark"]["type"] == "bar")
    assert bars["encoding"]["y"]["stack"] is None


def test_colours() -> None:
    """A class has its colour, a year without one is grey, and a ban has a colour of its own whatever its status."""
    dataset, table = dataset_of({}, BAN_FIELDS), table_of({}, BAN_FIELDS)
    line = timeline(dataset, table, table["id"] != "")
    bands = regime_bands(dataset, "KEN", line.bars)
    assert bands == [(2013, 2013, "electoral autocracy"), (2014, 2014, "electoral democracy"), (2015, 2022, "")]
    spec = country_timeline(line, bands).to_dict()
    assert [row["colour"] for row in rows_of(spec, "regime")] == [
        palette.REGIMES["electoral autocracy"],
        palette.REGIMES["electoral democracy"],
        palette.NONE,
    ]
    assert [row["colour"] for row in rows_of(spec, "top")] == [palette.STATUS["operational"], BAN]
    legend = Parsed(country_legend(line, bands)).text
    assert legend == "Electoral democracyElectoral autocracyNo dataOperationalBan, removal or refusal"


def test_words() -> None:
    """The list gives each record's dates and class, and those that cannot be drawn."""
    dataset = dataset_of({}, BAN_FIELDS, UNDATED)
    held, ban, undated = (deal.model_copy(update={"title": HOSTILE}) for deal in dataset.deals)
    known = f"{HOSTILE}: signed November 2014, operational 27 May 2015. Regime class in 2014: electoral democracy."
    for deal, words in (
        (held, known),
        (ban, f"{HOSTILE} (ban or removal): decided March 2022. Regime class in 2022: no data."),
        (undated, f"{HOSTILE}: no date known, not drawn."),
    ):
        said = Parsed(country_dates([deal], regime_of(dataset)))
        assert said.text == words
        assert said.tags == {"ul", "li", "a"}
        assert said.values("href") == [f"deal?deal={deal.id}"]
