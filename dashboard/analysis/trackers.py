"""Our own counts beside those of others, and the AIGS index country by country."""

from collections.abc import Set
from dataclasses import dataclass

import pandas as pd

from dashboard.analysis.filters import Filters, select
from dashboard.analysis.regimes import SELLER
from dashboard.records.schema import Dataset

FIRST, LAST = 1900, 2019  # the years up to which the counts of 2019 reach
# By tracker: the filters that come nearest to what it counts. A tracker that is not named here stands beside all deals.
NEAREST: dict[str, tuple[str, Filters]] = {
    "aigs": (
        "facial recognition, safe city or smart policing, dated up to 2019",
        Filters(technology=("facial-recognition", "safe-city", "smart-policing"), years=(FIRST, LAST)),
    ),
    "csis-safe-cities": ("by Huawei, safe city", Filters(supplier=("huawei",), technology=("safe-city",))),
    "csis-cloud": ("by Huawei, with a data centre", Filters(supplier=("huawei",), technology=("data-centre",))),
    "greitens": ("dated up to 2019", Filters(years=(FIRST, LAST))),
}
ALL = ("of every kind and year", Filters())


@dataclass(frozen=True)
class Ours:
    """What of ours comes nearest to another count: `deals` in `countries` without China, and the filters for it."""

    what: str
    deals: int
    countries: int
    filters: Filters


def ours(table: pd.DataFrame, keep: pd.Series, tracker: str) -> Ours:
    """Our count beside that of a tracker, of the rows kept; restrictions are not deals and are not counted."""
    what, filters = NEAREST.get(tracker, ALL)
    deals = table[keep & select(table, filters) & table["counted"] & (table["iso_a3"] != SELLER)]
    return Ours(what, len(deals), deals["iso_a3"].nunique(), filters)


@dataclass(frozen=True)
class Compared:
    """Countries of the AIGS index with technology from China against countries with a deal here, as codes.

    `listed_without`: those of `only_here` that the index lists without technology from China. `later`: those of
    `only_here` without a deal dated up to 2019. `banned`: those of `only_aigs` with a ban or removal here.
    """

    both: Set[str]
    only_aigs: Set[str]
    only_here: Set[str]
    listed_without: Set[str]
    later: Set[str]
    banned: Set[str]


def compare_aigs(dataset: Dataset, table: pd.DataFrame, keep: pd.Series) -> Compared:
    """The two sets, China left out, with the deals kept."""
    listed = {row.iso_a3: row.chinese_tech for row in dataset.aigs if row.iso_a3 != SELLER}
    theirs = {iso for iso, chinese in listed.items() if chinese}
    deals = table[keep & table["counted"] & (table["iso_a3"] != SELLER)]
    here = set(deals["iso_a3"])
    early = set(deals["iso_a3"][(deals["year"] <= LAST).fillna(False).astype(bool)])
    banned = set(table["iso_a3"][keep & ~table["counted"]])
    return Compared(
        both=theirs & here,
        only_aigs=theirs - here,
        only_here=here - theirs,
        listed_without=(here - theirs) & set(listed),
        later=here - theirs - early,
        banned=(theirs - here) & banned,
    )
