"""The page that puts the article's thesis to the data."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.analysis.filters import Filters, select
from dashboard.analysis.regimes import around_first, by_regime, moves, splits
from dashboard.pictures.regime_results import moves_result, shares_result, splits_result, years_result
from tests.analysis.builders import UNDATED
from tests.pages.reader import chips, html, sentence, visit
from tests.pictures.parsed import Parsed
from tests.records.builders import GOOD, deal_fields
from tests.shipped import DATASET, TABLE

QUESTIONS = (by_regime, around_first, moves, splits)
RESULTS = (shares_result, years_result, moves_result, splits_result)
Data = Callable[..., Path]


def results(page) -> list[str]:  # type: ignore[no-untyped-def]
    """The results said, without what explains their terms."""
    found = re.findall(r'<p class="result">(.*?)</p>', " ".join(e.proto.body for e in page.get("html")))
    return [Parsed(re.sub(r'<span role="tooltip">.*?</span>', "", one)).text for one in found]


@pytest.mark.parametrize(
    ("address", "filters"),
    [
        ({}, Filters()),
        ({"technology": "facial-recognition", "publishers": "2"}, Filters(("facial-recognition",), publishers=2)),
        ({"kind": "restriction"}, Filters(kind=("restriction",))),
    ],
)
def test_results(address: dict[str, str], filters: Filters) -> None:
    """Each result is that of the records which filters and lens keep."""
    page = visit("regimes", **address)
    assert not page.exception
    keep = select(TABLE, filters)
    answers = [question(DATASET, TABLE, keep) for question in QUESTIONS]
    assert results(page) == [result(answer) for result, answer in zip(RESULTS, answers, strict=True)]
    drawn = [answer for answer in [*answers[:3], *answers[3].values()] if answer.number]
    assert len(page.get("vega_lite_chart")) == len(drawn)
    assert page.query_params == address


def test_headings() -> None:
    """One title, under it the four questions and the limits, and under those the groups and the reader's part."""
    page = visit("regimes")
    assert [title.value for title in page.title] == ["Does it strengthen authoritarian regimes?"]
    assert len(page.header) == 5
    assert [one.value for one in page.subheader if one.value not in ("Filters", "For you to judge")] == [
        f"{name} ({answer.number} {'records' if name.startswith('Ban') else 'deals'})"
        for name, answer in splits(DATASET, TABLE, select(TABLE, Filters())).items()
    ]


def test_said() -> None:
    """What is selected, what the lens leaves out, and the chips stand above; each chart has its table."""
    page = visit("regimes", region="Africa", sure="high")
    assert re.match(r"\d+ deals in \d+ countries", sentence(page))
    assert "The evidence lens (high confidence) leaves out" in html(page).text
    assert chips(page) == ["Region: Africa", "Confidence: high or more", "Reset all"]
    assert [one.label for one in page.expander][:-1] == ["The same as a table"] * 4
    assert html(page).text.count("How we count.") == 4


def test_nothing_selected() -> None:
    """Filters that leave nothing are no dead end: a button takes them off."""
    page = visit("regimes", technology="drone", region="Oceania", years="2009")
    assert not page.exception
    assert results(page) == []
    assert page.info[0].value.startswith("No record is left. Take a filter off to see some;")
    page.button(key="loosen all").click().run()
    assert (len(results(page)), chips(page), page.query_params) == (4, [], {})


def test_undated(data: Data) -> None:
    """A record without a date is in no count, and the page says why."""
    data(deals=[deal_fields(**UNDATED)])
    page = visit("regimes")
    assert not page.exception
    assert results(page)[0] == "There is no deal to count here. Left out: year not known: 1."
    assert not page.get("vega_lite_chart")


def test_no_records(data: Data) -> None:
    """Without any record there is no filter to take off."""
    data(deals=[])
    page = visit("regimes")
    assert not page.exception
    assert page.info[0].value == "There is no record in the data."
    assert "loosen" not in [button.key for button in page.button]


def test_hostile_name(data: Data) -> None:
    """A country's name is shown as text in what the lens leaves out."""
    countries = (GOOD / "countries.csv").read_text("utf-8").replace("Kenya", "Kenya &lt;b&gt;")
    data(deals=[deal_fields(confidence="low")], countries=countries)
    assert "1 country loses all: Kenya &lt;b&gt;." in html(visit("regimes", sure="high")).text
