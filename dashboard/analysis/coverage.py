"""Where records were looked for, and what came of it."""

from dashboard.records.schema import Coverage, Dataset

UNSEARCHED = "unsearched"  # beside the codes of words.COVERAGE


def found(dataset: Dataset) -> dict[str, str]:
    """What came of each country or territory by code: a code of words.COVERAGE, or UNSEARCHED.

    Where there is a record, that is what counts, whatever coverage.csv says.
    """
    rows = {row.iso_a3: row for row in dataset.coverage}
    held = {deal.country for deal in dataset.deals}
    return {
        country.iso_a3: "records" if country.iso_a3 in held else _result(rows.get(country.iso_a3))
        for country in dataset.countries
    }


def _result(row: Coverage | None) -> str:
    if row is None or not row.searched:
        return UNSEARCHED
    return row.result or "nothing-found"


def notes(dataset: Dataset) -> dict[str, str]:
    """What was noted when a country was looked at, by code."""
    return {row.iso_a3: row.note for row in dataset.coverage if row.note}
