"""Two to four countries or firms side by side: whose records, what is known of each, and where."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.analysis.summary import plural
from dashboard.analysis.table import UNNAMED, fold
from dashboard.records.schema import Deal

MOST = 4  # compared at once
COUNTRIES, FIRMS = "countries", "firms"  # what is compared, as the address names it
COLUMN = {COUNTRIES: "iso_a3", FIRMS: "suppliers"}


@dataclass(frozen=True)
class Side:
    """One of those compared: the records shown, and those that the evidence lens leaves out.

    Both are rows of deal_table() with its index and one more column, contested (bool).
    """

    code: str
    name: str
    shown: pd.DataFrame
    left: pd.DataFrame

    @property
    def deals(self) -> pd.DataFrame:
        """The deals shown."""
        return self.shown[self.shown["counted"]]

    @property
    def bans(self) -> int:
        """The number of bans and removals shown."""
        return int((~self.shown["counted"]).sum())

    @property
    def years(self) -> tuple[int, int] | None:
        """The first and the last year of a deal shown; None where no year is known."""
        known = self.deals["year"].dropna()
        return (int(known.min()), int(known.max())) if len(known) else None

    def counts(self, column: str) -> Counter[str]:
        """Deals shown by a column's values, the most frequent first; a deal counts once in each of several values."""
        values = self.deals[column].explode().dropna()
        return Counter({str(code): int(number) for code, number in values.value_counts().items()})

    @property
    def suppliers(self) -> set[str]:
        """The suppliers that its deals shown name."""
        return set(self.counts("suppliers")) - {UNNAMED}


def asked(text: str, names: Iterable[str]) -> list[str]:
    """The codes in an address, each once: those of `names` as they stand there, others as they were typed."""
    by_folded = {fold(code): code for code in names}
    typed = (part.strip() for part in text.split(","))
    return list(dict.fromkeys(by_folded.get(fold(code), code) for code in typed if code))


def sides(
    table: pd.DataFrame, keep: pd.Series, records: Mapping[str, Deal], by: str, names: Mapping[str, str]
) -> list[Side]:
    """A side for each code of `names`, in that order; `by` is COUNTRIES or FIRMS."""
    marked = table.assign(contested=[bool(records[code].contested) for code in table["id"]])
    column = table[COLUMN[by]]
    found = []
    for code, name in names.items():
        its = column == code if by == COUNTRIES else column.map(lambda firms, code=code: code in firms).astype(bool)
        found.append(Side(code, name, marked[its & keep], marked[its & ~keep]))
    return found


def side_sentence(side: Side, by: str) -> str:
    """What is shown of a side in one plain sentence."""
    held = "No deal"
    if len(side.deals):
        where = plural(side.deals["iso_a3"].nunique(), "country", "countries")
        named = plural(len(side.suppliers), "named supplier") if side.suppliers else "no named supplier"
        held = plural(len(side.deals), "deal") + (f" in {where}" if by == FIRMS else f", {named}")
    if side.years:
        first, last = side.years
        held += f", {first}–{last}" if first != last else f", {first}"
    bans = f"; apart from that {plural(side.bans, 'ban or removal', 'bans or removals')}" if side.bans else ""
    return f"{held}{bans}."


def left_sentence(side: Side, lens: str) -> str:
    """What the evidence lens, given in words, leaves out of a side; empty where it leaves out nothing."""
    if side.left.empty:
        return ""
    deals = int(side.left["counted"].sum())
    of = len(side.deals) + deals
    text = f"The evidence lens ({lens}) leaves out {deals} of {plural(of, 'deal')}"
    bans = len(side.left) - deals
    return text + (f" and {plural(bans, 'ban or removal', 'bans or removals')}." if bans else ".")


def points(places: Iterable[Mapping[str, Any]], side: Side) -> list[tuple[int, int, str]]:
    """The places of a country's records shown, as (km east, km north, name); `places` as from map_places()."""
    kept = set(side.shown.index)
    its = (place for place in places if place["country"] == side.code and not kept.isdisjoint(place["held"]))
    return [(*place["at"], place["name"]) for place in its]


def bands(sides: Sequence[Side], by: str) -> pd.DataFrame:
    """The deals shown as rows for timeline(), each side a region of its own in the order of the sides.

    A deal of two sides has two rows. In the band of a country its code says nothing, and is left out.
    """
    rows = pd.concat([side.deals.assign(region=side.name) for side in sides], ignore_index=True)
    order = [side.name for side in sides if len(side.deals)]
    rows["region"] = pd.Categorical(rows["region"], categories=order, ordered=True)
    return rows.assign(iso_a3="") if by == COUNTRIES else rows
