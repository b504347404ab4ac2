"""What is known of one country, and how many records each has."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import groupby

import pandas as pd

from dashboard.analysis.filters import Filters
from dashboard.analysis.summary import Shown, lens_words, plural
from dashboard.analysis.table import DAY
from dashboard.records.schema import Dataset, Deal, RegimeYear
from dashboard.records.words import COVERAGE, within

Runs = list[tuple[int, int, str]]


def regime_runs(regimes: Iterable[RegimeYear], iso_a3: str) -> Runs:
    """A country's regime class as runs of years: (first year, last year, class), in order."""
    held = {row.year: row.regime for row in regimes if row.iso_a3 == iso_a3}
    return [run for run in _runs(held, min(held), max(held)) if run[2]] if held else []


def regime_bands(dataset: Dataset, iso_a3: str, bars: pd.DataFrame) -> Runs:
    """The same over all years in which any country is classed or a bar of timeline() lies; "" where it has none."""
    years = {row.year for row in dataset.regimes} | {*bars["first"].dt.year, *(bars["last"] - DAY).dt.year}
    held = {row.year: row.regime for row in dataset.regimes if row.iso_a3 == iso_a3}
    return _runs(held, min(years), max(years)) if years else []


def _runs(held: Mapping[int, str], first: int, last: int) -> Runs:
    runs = [(regime, list(years)) for regime, years in groupby(range(first, last + 1), lambda year: held.get(year, ""))]
    return [(years[0], years[-1], regime) for regime, years in runs]


def deals_by_date(dataset: Dataset) -> dict[str, list[Deal]]:
    """Each country's records, by the earliest date known; those without one last."""

    def earliest(deal: Deal) -> tuple[str, str, str]:
        known = [*deal.dates.values(), *([deal.reported] if deal.reported else [])]
        return deal.country, min(known, default="9999"), deal.id

    ordered = sorted(dataset.deals, key=earliest)
    return {country: list(deals) for country, deals in groupby(ordered, key=lambda deal: deal.country)}


def firms(deals: Iterable[Deal]) -> dict[str, int]:
    """The number of these records that name each firm, the most first; "" counts those that name none, and is last."""
    named = Counter(key for deal in deals for key in deal.suppliers or ("",))
    return dict(sorted(named.items(), key=lambda item: (not item[0], -item[1], item[0])))


def tally(table: pd.DataFrame, keep: pd.Series) -> dict[str, str]:
    """The selected records of each country that has some, in words: '2 deals, 1 ban or removal'."""
    per_country = table[keep].groupby("iso_a3")["counted"].agg(["sum", "size"])
    return {str(iso): records(int(deals), int(size - deals)) for iso, deals, size in per_country.itertuples()}


def records(deals: int, bans: int) -> str:
    """'2 deals, 1 ban or removal'; what there is none of is left out."""
    said = [plural(deals, "deal")] if deals else []
    return ", ".join([*said, plural(bans, "ban or removal", "bans or removals")] if bans else said)


def without(dataset: Dataset, table: pd.DataFrame) -> dict[str, str]:
    """What is said of each country of which no record is selected, had it none: looked at, and what came of it."""
    rows = {row.iso_a3: row for row in dataset.coverage}
    recorded = set(table["iso_a3"])
    said = {}
    for country in dataset.countries:
        row = rows.get(country.iso_a3)
        looked = f"looked at: {within(COVERAGE[row.result or 'nothing-found'])}" if row and row.searched else ""
        left_out = "all left out by the evidence lens" if country.iso_a3 in recorded else ""
        said[country.iso_a3] = left_out or looked or "not looked at"
    return said


def countries_sentence(tally: Mapping[str, str], dataset: Dataset) -> str:
    """Of how many countries and territories records are selected, and how many were looked at or not."""
    recorded = {deal.country for deal in dataset.deals}
    looked = {row.iso_a3 for row in dataset.coverage if row.searched} - recorded
    rest = len(dataset.countries) - len(recorded | looked)
    lost = len(recorded) - len(tally)
    return (
        f"{len(tally)} of {len(dataset.countries)} countries and territories have records"
        + (f", {lost} more have only records that the evidence lens leaves out" if lost else "")
        + f"; {len(looked)} were looked at and have none, {rest} were not looked at."
    )


def beside(codes: Iterable[str], iso_a3: str) -> tuple[str | None, str | None]:
    """The codes before and after one, in the order given; None at the ends."""
    ordered = list(codes)
    at = ordered.index(iso_a3)
    return (ordered[at - 1] if at else None), (ordered[at + 1] if at + 1 < len(ordered) else None)


def country_sentence(shown: Shown, lens: bool) -> str:
    """How many deals a country has, with how many firms, from when to when, and the bans apart."""
    text = plural(shown.deals, "deal") if shown.deals else "No deal recorded" if not lens else "No deal left"
    if shown.deals:
        text += f" with {plural(shown.suppliers, 'named supplier')}" if shown.suppliers else ", no supplier named"
    if shown.years:
        first, last = shown.years
        text += f", the first from {first} and the last from {last}" if first != last else f", from {first}"
    if shown.undated:
        text += f" ({shown.undated} without a date)"
    bans = plural(shown.restrictions, "ban or removal", "bans or removals")
    return f"{text}; apart from that {bans}." if shown.restrictions else f"{text}."


def lens_leaves_out(shown: Shown, lens: Filters) -> str:
    """What the evidence lens leaves out of a country's records, counted as hidden; "" without a lens."""
    if not (asked := lens_words(lens)):
        return ""
    bans = shown.restrictions + shown.hidden_restrictions
    lost = [f"{shown.hidden or 'none'} of {plural(shown.deals + shown.hidden, 'deal')}"]
    if bans:
        lost.append(f"{shown.hidden_restrictions or 'none'} of {plural(bans, 'ban or removal', 'bans or removals')}")
    return f"The evidence lens ({asked}) leaves out {' and '.join(lost)}."
