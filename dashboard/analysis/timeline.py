"""Deals in time: what is known of each date, lanes so that no two overlap, and counts per year."""

from dataclasses import dataclass
from datetime import timedelta

import pandas as pd

from dashboard.analysis.table import DAY, REPORTED, known_dates
from dashboard.records import dates
from dashboard.records.schema import Dataset, Deal

LABEL = timedelta(days=330)  # room kept free after a deal for its country code
MARKS = ["id", "country", "title", "said", "lane", "what", "date", "first", "last", "precision"]
MOST_DRAWN = 400  # beyond this a timeline is unreadable; the rest is said, not drawn


@dataclass(frozen=True)
class Timeline:
    """What a timeline draws.

    `bars`: one row a deal: id, code, country, title, region, said (its status), first, last (days), lane (from the top).
    `marks`: one row a known date: id, country, title, said, lane, what, date (in words), first, last (days that it can
    mean), precision (year, month, day, or reported).
    `regions`: region, top (its first lane; the one above is free for its name), lanes. `left`: records without any date; `more`: dated ones not drawn.
    """

    bars: pd.DataFrame
    marks: pd.DataFrame
    regions: pd.DataFrame
    left: int
    more: int

    @property
    def lanes(self) -> int:
        """How many lanes there are, those for names included."""
        return int((self.regions["top"] + self.regions["lanes"]).max())


def timeline(dataset: Dataset, table: pd.DataFrame, keep: pd.Series) -> Timeline:
    """The selected records with a date, packed by region into as few lanes as they need."""
    dated = table[keep & table["first"].notna()].sort_values(["region", "first", "id"])
    shown = dated.head(MOST_DRAWN)
    deals = {deal.id: deal for deal in dataset.deals}
    lanes = _lanes(shown)
    bars = shown[["id", "country", "title", "said", "first", "last", "region"]].assign(code=shown["iso_a3"], lane=lanes)
    marks = [
        {"id": bar.id, "country": bar.country, "title": bar.title, "said": bar.said, "lane": bar.lane} | mark
        for bar in bars.itertuples()
        for mark in _marks(deals[bar.id])
    ]
    regions = bars.groupby("region", sort=False)["lane"].agg(top="min", lanes=lambda lane: lane.max() - lane.min() + 1)
    days = {"first": "datetime64[s]", "last": "datetime64[s]"}
    return Timeline(
        bars,
        pd.DataFrame(marks, columns=MARKS).astype(days),
        regions.reset_index(),
        left=int((keep & table["first"].isna()).sum()),
        more=len(dated) - len(shown),
    )


def _lanes(shown: pd.DataFrame) -> list[int]:
    """A lane for each row, sorted by region and first day; above each region one stays free for its name."""
    lanes: list[int] = []
    region, top = None, 0
    free: list[pd.Timestamp] = []  # when each lane of the region is free again
    for row in shown.itertuples():
        if row.region != region:
            region, top, free = row.region, top + len(free) + 1, []
        lane = next((i for i, until in enumerate(free) if until <= row.first), len(free))
        free[lane : lane + 1] = [row.last + LABEL]
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
    """The context events: number, day (the first possible), title, date (in words), row (so that near numbers do not touch)."""
    rows = [
        {
            "number": str(i),
            "day": dates.parse(event.date)[0],
            "title": event.title,
            "date": dates.pretty(event.date),
            "row": -2.6 + i % 3,
        }
        for i, event in enumerate(dataset.events, 1)
    ]
    columns = ["number", "day", "title", "date", "row"]
    return pd.DataFrame(rows, columns=columns).astype({"day": "datetime64[s]"})


def per_year(deals: pd.DataFrame, by: str, words: dict[str, str], most: int = 6) -> pd.DataFrame:
    """Deals per year and running total: year, group, deals, total; every year and group has a row.

    `by` names the column to stack by; a deal with several values counts once in each. The groups are the `most`
    frequent values by their words, largest first, then "All others".
    """
    dated = deals.dropna(subset=["year"])[["year", by]].explode(by)
    if dated.empty:
        return pd.DataFrame(columns=["year", "group", "deals", "total", "order"])
    largest = dated[by].value_counts().index[:most]
    order = [words[code] for code in largest]
    dated["group"] = dated[by].where(dated[by].isin(largest)).map(words).fillna("All others")
    if (dated["group"] == "All others").any():
        order.append("All others")
    years = range(int(dated["year"].min()), int(dated["year"].max()) + 1)
    index = pd.MultiIndex.from_product([years, order], names=["year", "group"])
    counts = dated.groupby(["year", "group"]).size().reindex(index, fill_value=0).rename("deals").reset_index()
    counts["total"] = counts.groupby("group")["deals"].cumsum()
    counts["order"] = counts["group"].map(order.index)
    return counts
