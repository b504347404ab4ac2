"""The filters: what a reader sets stands in the address."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.analysis.filters import FACETS, Filters, select
from dashboard.records.words import FILTERS
from dashboard.sidebar import plain
from tests.pages.reader import chips, sentence, visit
from tests.records.builders import deal_fields
from tests.shipped import OFFERED, TABLE


def test_every_filter_is_written() -> None:
    """Each filter that is set stands in the address at once, and nothing that is not set."""
    page = visit()
    address = {}
    for facet in FACETS:
        one, other = list(OFFERED.facets[facet])[:2]
        page.multiselect(key=facet).set_value([one, other]).run()
        address[facet] = f"{one},{other}"
        assert page.query_params == address
    page.slider(key="years").set_value((2014, 2018)).run()
    page.checkbox(key="article").check().run()
    page.text_input(key="search").set_value("  Nairobi & police ").run()
    assert page.query_params == address | {"years": "2014-2018", "article": "yes", "search": "Nairobi & police"}
    assert len(chips(page)) == 2 * len(FACETS) + 4


def test_all_years_are_no_filter() -> None:
    """Widened to all years, the slider leaves the address again."""
    page = visit(years="2014-2018")
    page.slider(key="years").set_value(OFFERED.years).run()
    assert (page.query_params, chips(page)) == ({}, [])
    assert sentence(page).endswith("Nothing is hidden by filters.")


def test_choices_in_words() -> None:
    """Choices are shown in words with the deals that each would leave, and each facet has a title."""
    page = visit()
    for facet in FACETS:
        counted = TABLE["counted"] | (facet == "kind")
        left = {code: select(TABLE, Filters(**{facet: (code,)})) & counted for code in OFFERED.facets[facet]}
        assert page.multiselect(key=facet).options == [
            f"{word} · {left[code].sum()}" for code, word in OFFERED.facets[facet].items()
        ]
        assert page.multiselect(key=facet).label == FILTERS[facet]


def test_one_year_only(data: Callable[..., Path]) -> None:
    """With records of a single year there is nothing to slide, and nothing fails at the next run."""
    data(deals=[deal_fields()])
    page = visit()
    page.checkbox(key="article").check().run()
    page.checkbox(key="article").uncheck().run()
    assert not page.exception
    assert not page.slider
    assert sentence(page).startswith("1 deal in 1 country")


@pytest.mark.parametrize("text", ["*a* _b_ [c](d) `e` $f$ :g: <h> ~i~ #j - k. l! \\m |", "plain words, ünïcode"])
def test_plain(text: str) -> None:
    """Every sign of Markdown is escaped, and taken back the text is the same."""
    escaped = plain(text)
    assert escaped.replace("\\\\", "\0").replace("\\", "").replace("\0", "\\") == text
    assert all(escaped[i - 1] == "\\" for i, sign in enumerate(escaped) if sign in "*_[]`$:<>~#|")
