"""Deals beside the regime class of their country: counts per class, the years around a first deal, and moves.

Classes are V-Dem's Regimes of the World. China, the seller, is in no count of countries that deals are compared with.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.analysis.table import Classes, regime_of
from dashboard.records import dates
from dashboard.records.schema import Dataset, Deal
from dashboard.records.words import CONFIDENCES, KINDS, REGIMES

ORDER = tuple(REGIMES)  # from the most democratic class to the most autocratic
AROUND = 4  # years looked at before and after a first deal
SELLER = "CHN"
MOVES = {1: "More autocratic class", 0: "Same class", -1: "More democratic class"}  # by the sign of the step in ORDER
FRAMEWORKS, IN_USE, RESTRICTIONS = KINDS["framework"], "Equipment in use", KINDS["restriction"]
NO_YEAR = "year not known"
NO_COUNTRY = "country not classed by V-Dem"
NOT_THEN = "country not classed by V-Dem in that year"

SHARES = ["regime", "deals", "share", "countries", "base", "base_share"]
YEARS = ["offset", "regime", "countries", "share"]
MOVED = ["move", "countries", "share", "others", "others_share"]


@dataclass(frozen=True)
class Answer:
    """What was counted: `rows` as the function says, `number` of deals or countries in it, those left out by reason.

    Shares run from 0 to 1. With nothing to count, `rows` is empty.
    """

    rows: pd.DataFrame
    number: int
    left: Mapping[str, int]


@dataclass(frozen=True)
class Changed:
    """A country whose class four years after its first selected deal is another than in that deal's year."""

    iso_a3: str
    year: int
    before: str
    after: str


def class_year(deal: Deal) -> int | None:
    """The year whose class counts: a deal's own; of a ban or removal that of the decision, else of the first report."""
    if deal.is_deal:
        return deal.year
    known = deal.ended or deal.reported
    return dates.parse(known)[0].year if known else None


def by_regime(dataset: Dataset, table: pd.DataFrame, keep: pd.Series) -> Answer:
    """The selected deals by the class of their country in their year, beside the number of countries in that class.

    Rows, one a class: regime, deals, share (of all deals with a class), countries (with such a deal; a country counts
    in each class it had one in), base (countries of the class in the year of a deal, average over the deals),
    base_share (of all countries classed).
    """
    return _by_regime(dataset, set(table["id"][keep & table["counted"]]))


def splits(dataset: Dataset, table: pd.DataFrame, keep: pd.Series) -> dict[str, Answer]:
    """The same as by_regime for groups of the selected records, by the group's name; a group without any is left out.

    Equipment in use: records of the kind in-use, and contracts and gifts whose status is operational.
    """
    deals, kind = keep & table["counted"], table["kind"]
    running = kind.isin(["supply", "aid"]) & (table["status"] == "operational")
    groups = {FRAMEWORKS: deals & (kind == "framework"), IN_USE: deals & ((kind == "in-use") | running)}
    for code, word in CONFIDENCES.items():
        groups[f"{word} confidence"] = deals & (table["confidence"] == code)
    groups[RESTRICTIONS] = keep & (kind == "restriction")
    return {name: _by_regime(dataset, set(table["id"][rows])) for name, rows in groups.items() if rows.any()}


def _by_regime(dataset: Dataset, ids: set[str]) -> Answer:
    held = regime_of(dataset)
    chosen = [(deal.country, class_year(deal)) for deal in dataset.deals if deal.id in ids]
    found, left = _part(held, chosen)
    if not found:
        return Answer(pd.DataFrame(columns=SHARES), 0, left)
    rows = pd.DataFrame({"iso_a3": [iso for iso, _ in found], "regime": [held[at] for at in found]})
    per_class = rows.groupby("regime")["iso_a3"].agg(deals="size", countries="nunique")
    counts = per_class.reindex(ORDER, fill_value=0).rename_axis("regime")
    world = Counter((year, regime) for (iso, year), regime in held.items() if iso != SELLER)
    counts["base"] = [sum(world[year, regime] for _, year in found) / len(found) for regime in ORDER]
    counts["share"] = counts["deals"] / len(found)
    counts["base_share"] = counts["base"] / counts["base"].sum()
    return Answer(counts.reset_index()[SHARES], len(found), left)


def around_first(dataset: Dataset, table: pd.DataFrame, keep: pd.Series) -> Answer:
    """The classes of the same countries in the years around each one's first selected deal.

    Rows, one a year and class: offset (years after the first deal, negative before), regime, countries, share. Only
    countries with a class in every one of the years.
    """
    held = regime_of(dataset)
    first, left = _part(held, _first_deals(table, keep), AROUND, AROUND)
    if not first:
        return Answer(pd.DataFrame(columns=YEARS), 0, left)
    offsets = range(-AROUND, AROUND + 1)
    seen = Counter((offset, held[iso, year + offset]) for iso, year in first for offset in offsets)
    counts = [(offset, regime, seen[offset, regime]) for offset in offsets for regime in ORDER]
    rows = pd.DataFrame([(*row, row[-1] / len(first)) for row in counts], columns=YEARS)
    return Answer(rows, len(first), left)


def moves(dataset: Dataset, table: pd.DataFrame, keep: pd.Series) -> Answer:
    """How a country's class four years after its first selected deal compares with that in the deal's year.

    Rows, one a move: move, countries, share; others and others_share: the same for the countries that have no deal in
    the whole table, over the same years, as the average over the first deals.
    """
    held = regime_of(dataset)
    first, left = _part(held, _first_deals(table, keep), ahead=AROUND)
    if not first:
        return Answer(pd.DataFrame(columns=MOVED), 0, left)
    without = {iso for iso, _ in held} - set(table["iso_a3"][table["counted"]]) - {SELLER}
    seen = Counter(_move(held, iso, year) for iso, year in first)
    others: Counter[str] = Counter()
    for year, deals in Counter(year for _, year in first).items():
        classed = [iso for iso in without if (iso, year) in held and (iso, year + AROUND) in held]
        for iso in classed:
            others[_move(held, iso, year)] += deals
    rows = pd.DataFrame({"move": list(MOVES.values())})
    rows["countries"] = [seen[move] for move in rows["move"]]
    rows["share"] = rows["countries"] / len(first)
    rows["others"] = [others[move] / len(first) for move in rows["move"]]
    rows["others_share"] = rows["others"] / rows["others"].sum()
    return Answer(rows[MOVED], len(first), left)


def changed(dataset: Dataset, table: pd.DataFrame, keep: pd.Series) -> list[Changed]:
    """The countries that moves() counts under another class, in the order of their first deals."""
    held = regime_of(dataset)
    first, _ = _part(held, _first_deals(table, keep), ahead=AROUND)
    both = [Changed(iso, year, held[iso, year], held[iso, year + AROUND]) for iso, year in first]
    return sorted((one for one in both if one.before != one.after), key=lambda one: one.year)


def _first_deals(table: pd.DataFrame, keep: pd.Series) -> list[tuple[str, int | None]]:
    """Each country with a selected deal, and the year of its first; None where none is dated."""
    years = table[keep & table["counted"]].groupby("iso_a3")["year"].min()
    return [(str(iso), None if pd.isna(year) else int(year)) for iso, year in years.items()]


def _move(held: Classes, iso: str, year: int) -> str:
    """How the class AROUND years after `year` compares with that of `year`."""
    step = ORDER.index(held[iso, year + AROUND]) - ORDER.index(held[iso, year])
    return MOVES[(step > 0) - (step < 0)]


def _part(
    held: Classes, wanted: Iterable[tuple[str, int | None]], back: int = 0, ahead: int = 0
) -> tuple[list[tuple[str, int]], dict[str, int]]:
    """Those countries and years that are classed from `back` years before to `ahead` after; the others by reason."""
    found: list[tuple[str, int]] = []
    left: Counter[str] = Counter()
    for iso, year in wanted:
        if year is not None and all((iso, at) in held for at in range(year - back, year + ahead + 1)):
            found.append((iso, year))
        else:
            left[_why(held, iso, year, back, ahead)] += 1
    return found, dict(left.most_common())


def _why(held: Classes, iso: str, year: int | None, back: int, ahead: int) -> str:
    """Why a country has no class in one of these years."""
    if all(country != iso for country, _ in held):
        return NO_COUNTRY
    if year is None:
        return NO_YEAR
    years = {at for _, at in held}
    if year - back < min(years):
        return f"a year before {min(years)}"
    if year + ahead > max(years):
        return f"a year after {max(years)}"
    return NOT_THEN
