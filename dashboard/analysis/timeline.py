"""Deals in time: what is known of each date, lanes so that no two overlap, and counts per year."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

import pandas as pd

from dashboard.analysis.table import DAY, REPORTED, known_dates
from dashboard.records import dates
from dashboard.records.schema import Dataset, Deal

LABEL = timedelta(days=330)  # room kept free after a deal for its country code
MARKS = ["n", "lane", "what", "date", "first", "last", "precision"]
OTHERS = "All others"
MOST_DRAWN = 400  # beyond this a timeline is unreadable; the rest is said, not drawn


@dataclass(frozen=True)
class Timeline:
    """What a timeline draws.

    `bars`: one row a deal: n (its number here), id, code, country, title, region, sort (its kind), said (its status),
    first, last (days), lane (from the top). `marks`: one row a known date: n, what, date (in words), first, last (the
    days that it can mean), precision (year, month, day, or reported), lane. `regions`: region, lane (the one free for
    its name).
    `lanes`: how many there are. `left`: records without any date; `more`: dated ones not drawn.
    """

    bars: pd.DataFrame
    marks: pd.DataFrame
    regions: pd.DataFrame
    lanes: int
    left: int
    more: int


def timeline(dataset: Dataset, table: pd.DataFrame, keep: pd.Series) -> Timeline:
    """The selected records with a date, packed by region into as few lanes as they need."""
    dated = table[keep & table["first"].notna()].sort_values(["region", "first", "id"])
    shown = dated.head(MOST_DRAWN)
    deals = {deal.id: deal for deal in dataset.deals}
    lanes = _lanes(shown)
    bars = shown[["id", "country", "title", "sort", "said", "first", "last", "region"]]
    bars = bars.assign(n=range(len(shown)), code=shown["iso_a3"], lane=lanes)
    marks = [
        {"n": n, "lane": lane} | mark
        for n, (code, lane) in enumerate(zip(shown["id"], lanes, strict=True))
        for mark in _marks(deals[code])
    ]
    regions = bars.groupby("region", sort=False)["lane"].min() - 1
    days = {"first": "datetime64[s]", "last": "datetime64[s]"}
    return Timeline(
        bars,
        pd.DataFrame(marks, columns=MARKS).astype(days),
        regions.reset_index(),
        lanes=max(lanes, default=0) + 1,
        left=int((keep & table["first"].isna()).sum()),
        more=len(dated) - len(shown),
    )


def _lanes(shown: pd.DataFrame) -> list[int]:
    """A lane for each row, sorted by region and first day; above each region one stays free for its name."""
    lanes: list[int] = []
    region, top = None, 0
    free: list[pd.Timestamp] = []  # when each lane of the region is free again
    for here, first, last in zip(shown["region"], shown["first"], shown["last"], strict=True):
        if here != region:
            region, top, free = here, top + len(free) + 1, []
        lane = next((i for i, until in enumerate(free) if until <= first), len(free))
        free[lane : lane + 1] = [last + LABEL]
        lanes.append(top + lane)
    return lanes


def _marks(deal: Deal) -> list[dict[str, object]]:
    """What is drawn of one record: each known date, or the report alone where nothing else is known."""
    return [
        {
            "what": what,
            "date": dates.pretty(text),
            "first": dates.parse(text)[0],
            "last": dates.parse(text)[1] + DAY,
            "precision": "reported" if what == REPORTED else dates.precision(text),
        }
        for what, text in known_dates(deal)
    ]


def context(dataset: Dataset) -> pd.DataFrame:
    """The context events: number, day (the first possible), title, date (in words)."""
    rows = [(str(i), dates.parse(e.date)[0], e.title, dates.pretty(e.date)) for i, e in enumerate(dataset.events, 1)]
    return pd.DataFrame(rows, columns=["number", "day", "title", "date"]).astype({"day": "datetime64[s]"})


def per_year(deals: pd.DataFrame, by: str, words: Mapping[str, str], most: int = 6) -> pd.DataFrame:
    """Deals per year and running total: year, group, deals, total; every year and group has a row.

    `by` names the column to stack by; a deal with several values counts once in each. The groups are the `most`
    frequent values by their words, largest first, then "All others". A value without words stands for itself.
    """
    dated = deals.dropna(subset=["year"])[["year", by]].explode(by)
    if dated.empty:
        return pd.DataFrame(columns=["year", "group", "deals", "total", "order"])
    named = {code: words.get(code, code) for code in dated[by].value_counts().index[:most]}
    order = list(named.values())
    dated["group"] = dated[by].map(named).fillna(OTHERS)
    if (dated["group"] == OTHERS).any():
        order.append(OTHERS)
    years = range(int(dated["year"].min()), int(dated["year"].max()) + 1)
    index = pd.MultiIndex.from_product([years, order], names=["year", "group"])
    counts = dated.groupby(["year", "group"]).size().reindex(index, fill_value=0).rename("deals").reset_index()
    counts["total"] = counts.groupby("group")["deals"].cumsum()
    counts["order"] = counts["group"].map(order.index)
    return counts
