"""The measures against a firm as a chart and as a list."""

import pytest

from dashboard.analysis.firm import by_date, last_look, measures
from dashboard.pictures.restrictions import COLOURS, restrictions_chart, restrictions_legend, restrictions_list
from dashboard.records.words import APPLIES_TO
from tests.analysis.builders import SMALL
from tests.pictures.parsed import Parsed
from tests.shipped import DATASET

HOSTILE = "<script>alert(1)</script>\" onload='alert(1)'"
LISTED = {firm.key: firm for firm in DATASET.suppliers if firm.restrictions}
UNTIL = last_look(DATASET)


def test_chart_draws_all() -> None:
    """Each measure has a line, each known date a block; only those without a known end have an arrow."""
    zte = LISTED["zte"]
    chart = restrictions_chart(measures(zte, UNTIL)).to_dict()
    named, lines, arrows, blocks = chart["layer"]
    rows = chart["datasets"]
    assert [row["said"] for row in rows[named["data"]["name"]]] == [
        f"{n}. {r.by}" for n, r in enumerate(by_date(zte), 1)
    ]
    assert rows[lines["data"]["name"]] == rows[named["data"]["name"]]
    assert arrows["transform"] == [{"filter": "datum.open"}]
    assert [row["open"] for row in rows[arrows["data"]["name"]]].count(False) == 2
    assert len(rows[blocks["data"]["name"]]) == len(zte.restrictions) + 2
    assert len({row["y"] for row in rows[lines["data"]["name"]]}) == len(zte.restrictions)


def test_colours_are_explained() -> None:
    """Whom a measure applies to has a colour of its own, and the legend names those that are used."""
    assert len(set(COLOURS.values())) == len(APPLIES_TO)
    assert Parsed(restrictions_legend(measures(LISTED["catic"], UNTIL))).texts == ["Its parent group"]
    assert len(Parsed(restrictions_legend(measures(LISTED["huawei"], UNTIL))).texts) == 2


@pytest.mark.parametrize("key", LISTED)
def test_list_says_the_same(key: str) -> None:
    """Each measure of the chart stands in the list with its source as a link; no source of the firm on them is lost."""
    firm = LISTED[key]
    said = Parsed(restrictions_list(firm))
    assert said.values("href")[: len(firm.restrictions)] == [measure.source_url for measure in by_date(firm)]
    assert {s.url for s in firm.sources if "restrictions" in s.supports} <= set(said.values("href"))
    for measure in firm.restrictions:
        assert f"{measure.by}, " in said.text
        assert " ".join(measure.what.split()) in said.text
    assert said.text.count("No end found.") == sum(not measure.ended for measure in firm.restrictions)


def test_dates_are_as_precise_as_known() -> None:
    """A month is a month, and is said to be all that is known."""
    assert "8 March 2016" in Parsed(restrictions_list(LISTED["zte"])).text
    assert "Ended March 2017 (only the month is known)." in Parsed(restrictions_list(LISTED["zte"])).text


def test_source_that_the_firm_does_not_list() -> None:
    """A measure's link works although no source of the firm has its address, and its texts stay text."""
    firm = SMALL.suppliers[0]
    measure = firm.restrictions[0].model_copy(update={"by": HOSTILE, "what": HOSTILE})
    source = firm.sources[0].model_copy(update={"title": HOSTILE, "publisher": HOSTILE})
    said = Parsed(restrictions_list(firm.model_copy(update={"restrictions": (measure,), "sources": (source,)})))
    assert said.values("href")[0] == "https://example.org/list"
    assert "https://example.org/list" in said.text
    assert said.text.count(HOSTILE) == 4
    assert "script" not in said.tags
    assert "onload" not in said.attributes
