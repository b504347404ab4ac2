"""Deals in time: what is known of each date, lanes so that no two overlap, and counts per year."""

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from dashboard.records import dates
from dashboard.records.schema import Dataset, Deal
from dashboard.records.words import STATUSES

DAY = timedelta(days=1)
LABEL_DAYS = 330  # room kept free after a deal for its country code
MOST_DRAWN = 400  # beyond this a timeline is unreadable; the rest is said, not drawn


@dataclass(frozen=True)
class Timeline:
    """What a timeline draws.

    `bars`: one row a deal: id, code, country, title, region, status, when, first, last (dates), lane (0 at the top).
    `marks`: one row a known date: id, code, country, title, status, lane, what, said, first, last, precision
    (year, month, day, or reported).
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


def known_dates(deal: Deal) -> list[tuple[str, str]]:
    """A record's dates as (what, partial date); the report alone where nothing else is known."""
    known = list(deal.dates.items())
    return known or ([("first reported", deal.reported)] if deal.reported else [])


def timeline(dataset: Dataset, table: pd.DataFrame, keep: pd.Series) -> Timeline:
    """The selected records with a date, packed by region into as few lanes as they need."""
    rows = table[keep].set_index("id")
    drawn = [(d, [(w, t, *dates.parse(t)) for w, t in known_dates(d)]) for d in dataset.deals if d.id in rows.index]
    dated = sorted(((d, k) for d, k in drawn if k), key=lambda pair: (rows.at[pair[0].id, "region"], _span(pair[1])))
    shown = dated[:MOST_DRAWN]
    bars, marks, regions = [], [], []
    free: list[date] = []  # when each lane of the region is free again
    for deal, known in shown:
        row = rows.loc[deal.id]
        if not regions or regions[-1]["region"] != row["region"]:
            top = regions[-1]["top"] + regions[-1]["lanes"] + 1 if regions else 1
            regions.append({"region": row["region"], "top": top, "lanes": 0})
            free = []
        first, last = _span(known)
        lane = next((i for i, until in enumerate(free) if until <= first), len(free))
        free[lane : lane + 1] = [last + timedelta(days=LABEL_DAYS)]
        regions[-1]["lanes"] = len(free)
        common = {
            "id": deal.id,
            "code": deal.country,
            "country": row["country"],
            "title": deal.title,
            "status": STATUSES[deal.status],
            "lane": regions[-1]["top"] + lane,
        }
        bars.append(common | {"region": row["region"], "when": row["when"], "first": first, "last": last})
        for what, text, start, end in known:
            precision = "reported" if what == "first reported" else dates.precision(text)
            marks.append(common | {"what": what, "said": dates.pretty(text), "first": start, "last": end + DAY}
                         | {"precision": precision})  # fmt: skip
    days = {"first": "datetime64[s]", "last": "datetime64[s]"}
    return Timeline(
        pd.DataFrame(bars).astype(days if bars else {}),
        pd.DataFrame(marks).astype(days if marks else {}),
        pd.DataFrame(regions, columns=["region", "top", "lanes"]),
        left=len(drawn) - len(dated),
        more=len(dated) - len(shown),
    )



def _span(known: list[tuple[str, str, date, date]]) -> tuple[date, date]:
    """The first and the last day that the known dates can mean."""
    return min(start for _, _, start, _ in known), max(end for _, _, _, end in known) + DAY


def context(dataset: Dataset) -> pd.DataFrame:
    """The context events: number, date (its first possible day), title, said, row (so that near numbers do not touch)."""
    rows = [
        {
            "number": str(i),
            "date": dates.parse(event.date)[0],
            "title": event.title,
            "said": dates.pretty(event.date),
            "row": -2.6 + i % 3,
        }
        for i, event in enumerate(dataset.events, 1)
    ]
    columns = ["number", "date", "title", "said", "row"]
    return pd.DataFrame(rows, columns=columns).astype({"date": "datetime64[s]"})


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
