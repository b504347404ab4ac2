"""Where was looked: what came of each country."""

from dataclasses import replace

from dashboard.analysis.coverage import UNSEARCHED, found, notes
from dashboard.records.schema import Coverage
from tests.analysis.builders import SMALL, dataset_of
from tests.shipped import DATASET


def test_results() -> None:
    """Each country has its result; one that no row names was not looked at."""
    assert found(dataset_of({})) == {
        "ATA": UNSEARCHED,
        "KEN": "records",
        "NAM": "too-small",
        "XKX": UNSEARCHED,
        "YEM": UNSEARCHED,
    }
    assert notes(SMALL) == {"NAM": "six cameras, one town"}


def test_a_record_counts() -> None:
    """Where there is a record, that is the result, also where coverage.csv says that nobody looked."""
    assert found(dataset_of({"country": "ATA"}))["ATA"] == "records"


def test_result_missing() -> None:
    """A country that was looked at without a result had nothing."""
    row = Coverage.model_validate(
        {"iso_a3": "YEM", "searched": "yes", "result": "", "searched_on": "2026-11-22", "note": ""}
    )
    assert found(replace(SMALL, coverage=(row,)))["YEM"] == "nothing-found"


def test_shipped() -> None:
    """Every country has a result, and coverage.csv claims no records that are not there."""
    results = found(DATASET)
    assert set(results) == {country.iso_a3 for country in DATASET.countries}
    assert {iso for iso, result in results.items() if result == "records"} == {deal.country for deal in DATASET.deals}
