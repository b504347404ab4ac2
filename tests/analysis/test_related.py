"""Which other records stand beside one."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.related import around, nearest_in_time, parts
from dashboard.records.schema import Deal
from tests.analysis.builders import UNDATED, dataset_of
from tests.shipped import DATASET, DEALS


def signed(*years: str | None) -> list[Deal]:
    """Give records numbered ken-1, ken-2, … that began in these years; None for one without a date."""
    return list(dataset_of(*(UNDATED | {"announced": None, "ended": None, "signed": year} for year in years)).deals)


def ids(deals: list[Deal]) -> list[str]:
    """Give the ids of records."""
    return [deal.id for deal in deals]


def test_nearest_in_time() -> None:
    """The nearest are shown, the oldest of them first, without the record itself; an undated one is far from all."""
    deals = signed("2015", "2009", "2016", None, "2013")
    assert ids(nearest_in_time(deals[0], deals, most=2)) == ["ken-5", "ken-3"]
    assert ids(nearest_in_time(deals[0], deals)) == ["ken-2", "ken-5", "ken-3", "ken-4"]


def test_nearest_to_an_undated_record() -> None:
    """A record without a date still has others beside it."""
    deals = signed(None, "2016", "2012")
    assert ids(nearest_in_time(deals[0], deals)) == ["ken-3", "ken-2"]


@given(st.lists(st.sampled_from([None, "2009", "2012-05", "2020-02-29"]), min_size=1, max_size=12), st.integers(0, 12))
def test_never_too_many(years: list[str | None], most: int) -> None:
    """There are as many as asked for, or all others, each once and never the record itself."""
    deals = signed(*years)
    found = ids(nearest_in_time(deals[0], deals, most))
    assert len(found) == len(set(found)) == min(most, len(deals) - 1)
    assert deals[0].id not in found


def test_around() -> None:
    """The first has nothing before it and the last nothing after it."""
    deals = signed("2011", "2012", "2013")
    assert around(deals[0], deals) == (None, deals[1])
    assert around(deals[1], deals) == (deals[0], deals[2])
    assert around(deals[2], deals) == (deals[1], None)


def test_parts() -> None:
    """A record's parts are those that name it, and a part has none."""
    part = next(deal for deal in DATASET.deals if deal.part_of)
    assert part in parts(DEALS[part.part_of or ""], DATASET.deals)
    assert parts(part, DATASET.deals) == []
