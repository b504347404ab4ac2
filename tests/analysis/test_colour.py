"""What the map is coloured by: classes, their years, and the list that says the same."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.colour import Painted, class_of, class_starts, count_labels, paint
from dashboard.analysis.filters import Filters, select
from dashboard.analysis.summary import UNDATED
from dashboard.analysis.ways import ways
from dashboard.records.words import COLOUR_BY, REGIMES
from tests.analysis.builders import UNDATED as NO_DATES
from tests.analysis.builders import table_of
from tests.shipped import DATASET, OFFERED, TABLE

FIRMS = OFFERED.facets["supplier"]


def painted(by: str, *changes: dict[str, Any]) -> tuple[Painted, tuple[str, ...]]:
    """The countries of a few records, coloured, and the labels of the classes."""
    table = table_of(*changes)
    way = ways(table, FIRMS, "cctv")[by]
    return paint(table, table["id"] != "", way), way.labels


def said(by: str, *changes: dict[str, Any]) -> str:
    """What the list says of the one country."""
    ((_, words),) = painted(by, *changes)[0].ranked
    return words


@given(st.integers(0, 10_000))
def test_class_starts(most: int) -> None:
    """At most six classes; the first begins at one deal, each other higher, the last within reach."""
    starts = class_starts(most)
    assert starts[0] == 1
    assert all(low < high for low, high in pairwise(starts))
    assert len(starts) <= 6
    assert starts[-1] <= max(most, 1)


def test_count_labels() -> None:
    """Classes are named by their counts without gap or overlap."""
    assert count_labels((1, 2, 4, 9)) == ("1 deal", "2–3 deals", "4–8 deals", "9 or more deals")
    assert [class_of((1, 2, 4, 9), n) for n in (1, 2, 3, 4, 8, 9, 100)] == [0, 1, 1, 2, 2, 3, 3]


@pytest.mark.parametrize("by", COLOUR_BY)
def test_every_country_with_a_deal_is_classed(by: str) -> None:
    """Each country with a deal has steps of rising years in classes that have a name, and stands once in the list."""
    way = ways(TABLE, FIRMS, "facial-recognition")[by]
    found = paint(TABLE, select(TABLE, Filters()), way)
    countries = {deal.country for deal in DATASET.deals if deal.is_deal}
    assert set(found.steps) == countries
    assert sorted(iso for iso, _ in found.ranked) == sorted(countries)
    for steps in found.steps.values():
        assert steps[::2] == sorted(set(steps[::2]))
        assert all(0 <= value < len(way.labels) for value in steps[1::2])
        assert all(a != b for a, b in pairwise(steps[1::2]))


def test_deals() -> None:
    """The class of a count grows with the years; an undated deal counts after every year; bans do not count."""
    changes = [NO_DATES | {"signed": "2014"}, NO_DATES, {"kind": "restriction", "ended": "2015"}]
    found, labels = painted("deals", *changes)
    assert found.ranked == (("KEN", "2 deals"),)
    assert found.steps["KEN"][::2] == [2014, UNDATED]
    assert [labels[value] for value in found.steps["KEN"][1::2]] == ["1 deal", "2 or more deals"]
    assert painted("deals", *changes, NO_DATES | {"signed": "2016"})[0].steps["KEN"] == [2014, 0, 2016, 1]
    assert painted("deals", *[NO_DATES] * 4)[0].steps["KEN"] == [UNDATED, 2]


def test_first() -> None:
    """The year of the first deal, whatever comes later, and no date where there is none."""
    assert said("first", {"signed": "2016"}, {"signed": "2014"}, NO_DATES) == "2014"
    assert said("first", NO_DATES) == "no date known"
    way = ways(TABLE, FIRMS, "cctv")["first"]
    years = [int(part) for label in way.labels[:-1] for part in label.split("–")]
    assert all(b - a == 1 for a, b in zip(years[1::2], years[2::2], strict=False))
    assert years[0] <= OFFERED.years[0] <= years[1]
    assert years[-1] == OFFERED.years[1]


@pytest.mark.parametrize(
    ("firms", "words"),
    [
        ([["huawei"], ["huawei", "zte"]], "Huawei, 2"),
        ([["huawei"], ["zte"]], "several equally"),
        ([[], ["zte"]], "ZTE, 1"),
        ([[]], "no supplier named"),
    ],
)
def test_leading_supplier(firms: list[list[str]], words: str) -> None:
    """The firm in most deals leads; firms equal in number do not, and an unnamed one never."""
    assert said("supplier", *({"suppliers": keys} for keys in firms)) == words


def test_technology() -> None:
    """Only deals of the technology chosen count; a country with others says so."""
    assert said("technology", {"technologies": ["cctv"]}, {"technologies": ["drone"]}) == "1 deal"
    found, labels = painted("technology", {"technologies": ["drone"]})
    assert found.ranked == (("KEN", "none of it"),)
    assert labels[found.steps["KEN"][1]] == "other deals only"


def test_regime() -> None:
    """The class of exactly the year of the latest deal, none after V-Dem's last year."""
    way = ways(TABLE, FIRMS, "cctv")["regime"]
    classes = {(row.iso_a3, row.year): row.regime for row in DATASET.regimes}
    for iso, words in paint(TABLE, TABLE["counted"], way).ranked:
        latest = max(deal.year or 0 for deal in DATASET.deals if deal.country == iso and deal.is_deal)
        regime = classes.get((iso, latest))
        assert words == (
            "no date known" if not latest else f"{REGIMES[regime] if regime else way.labels[-1]}, {latest}"
        )


def test_confidence() -> None:
    """The strongest counts, with how many deals have it."""
    changes = [{"confidence": "low"}, {"confidence": "medium"}, {"confidence": "low"}]
    assert said("confidence", *changes) == "Medium: 1 of 3 deals"


def test_value() -> None:
    """The largest single value, never a sum."""
    found, labels = painted("value", {"value_usd_m": 60.0}, {"value_usd_m": 50.0}, {"value_usd_m": None})
    assert found.ranked == (("KEN", "US$ 60 million"),)
    assert labels[found.steps["KEN"][-1]] == "10 to under 100 million"
    assert said("value", {"value_usd_m": None}) == "not known"
    assert labels[painted("value", {"value_usd_m": 0.5})[0].steps["KEN"][1]] == "under 1 million"


@pytest.mark.parametrize("filters", [Filters(), Filters(technology=("cctv",)), Filters(years=(2014, 2016))])
def test_quick_count(filters: Filters) -> None:
    """The quick way to colour by the plain count gives what the way of all others gives."""
    way = ways(TABLE, FIRMS, "cctv")["deals"]
    keep = select(TABLE, filters)
    assert paint(TABLE, keep, way) == paint(TABLE, keep, replace(way, starts=()))


def test_classes_stay_under_a_filter() -> None:
    """A colour means the same under any filter: the classes are those of the whole table."""
    for by in COLOUR_BY:
        way = ways(TABLE, FIRMS, "cctv")[by]
        few = paint(TABLE, select(TABLE, Filters(confidence=("high",))), way)
        assert all(0 <= value < len(way.labels) for steps in few.steps.values() for value in steps[1::2])


def test_list_is_in_order() -> None:
    """The list begins with the most, and equals stand by name."""
    way = ways(TABLE, FIRMS, "cctv")["deals"]
    numbers = [int(words.split()[0]) for _, words in paint(TABLE, TABLE["counted"], way).ranked]
    assert numbers == sorted(numbers, reverse=True)
