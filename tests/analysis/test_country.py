"""What is known of one country."""

import pytest

from dashboard.analysis.country import deals_by_date, regime_runs
from dashboard.records.schema import RegimeYear
from tests.analysis.builders import UNDATED, dataset_of
from tests.shipped import DATASET

AUTOCRACY, DEMOCRACY = "electoral autocracy", "electoral democracy"


@pytest.mark.parametrize(
    ("years", "runs"),
    [
        ([], []),
        ([(2014, DEMOCRACY)], [(2014, 2014, DEMOCRACY)]),
        ([(2015, DEMOCRACY), (2014, DEMOCRACY)], [(2014, 2015, DEMOCRACY)]),
        (
            [(2013, AUTOCRACY), (2014, DEMOCRACY), (2015, AUTOCRACY)],
            [(2013, 2013, AUTOCRACY), (2014, 2014, DEMOCRACY), (2015, 2015, AUTOCRACY)],
        ),
        ([(2013, AUTOCRACY), (2015, AUTOCRACY)], [(2013, 2013, AUTOCRACY), (2015, 2015, AUTOCRACY)]),
    ],
)
def test_regime_runs(years: list[tuple[int, str]], runs: list[tuple[int, int, str]]) -> None:
    """Years of one class are one run; another class or a missing year begins the next."""
    rows = [RegimeYear(iso_a3="KEN", year=year, regime=regime) for year, regime in years]
    others = [RegimeYear(iso_a3="NAM", year=2014, regime="closed autocracy")]
    assert regime_runs(rows + others, "KEN") == runs


def test_shipped_regime_runs() -> None:
    """The runs of a country hold each of its years once."""
    for iso in ("KEN", "HUN", "USA"):
        years = [year for first, last, _ in regime_runs(DATASET.regimes, iso) for year in range(first, last + 1)]
        assert years == sorted(row.year for row in DATASET.regimes if row.iso_a3 == iso)
        assert years


def test_deals_by_date() -> None:
    """A country's records stand from the earliest to the latest, undated ones last."""
    dataset = dataset_of(
        UNDATED,
        {"signed": "2014-11"},
        UNDATED | {"reported": "2013"},
        {"reported": None, "signed": "2014-02"},
        {"country": "NAM"},
        UNDATED | {"ended": "2020"},
    )
    found = {country: [deal.id for deal in deals] for country, deals in deals_by_date(dataset).items()}
    assert found == {"KEN": ["ken-3", "ken-4", "ken-2", "ken-6", "ken-1"], "NAM": ["ken-5"]}


def test_shipped_deals_by_date() -> None:
    """No record is lost."""
    found = deals_by_date(DATASET)
    assert sum(map(len, found.values())) == len(DATASET.deals)
    assert all(deal.country == country for country, deals in found.items() for deal in deals)
