"""What is known of one country besides its deals."""

from collections.abc import Iterable
from itertools import groupby

from dashboard.records.schema import Dataset, Deal, RegimeYear


def regime_runs(regimes: Iterable[RegimeYear], iso_a3: str) -> list[tuple[int, int, str]]:
    """A country's regime class as runs of years: (first year, last year, class), in order."""
    years = sorted((row.year, row.regime) for row in regimes if row.iso_a3 == iso_a3)
    runs: list[tuple[int, int, str]] = []
    for year, regime in years:
        if runs and runs[-1][2] == regime and runs[-1][1] == year - 1:
            runs[-1] = (runs[-1][0], year, regime)
        else:
            runs.append((year, year, regime))
    return runs


def deals_by_date(dataset: Dataset) -> dict[str, list[Deal]]:
    """Each country's records, by the earliest date known; those without one last."""

    def earliest(deal: Deal) -> tuple[str, str, str]:
        known = [*deal.dates.values(), *([deal.reported] if deal.reported else [])]
        return deal.country, min(known, default="9999"), deal.id

    ordered = sorted(dataset.deals, key=earliest)
    return {country: list(deals) for country, deals in groupby(ordered, key=lambda deal: deal.country)}
