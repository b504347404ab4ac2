"""What the map can be coloured by: the class of each country year by year, and the ranked list that says the same."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.analysis.summary import UNDATED, country_years, plural
from dashboard.analysis.summary import steps as count_steps

LEADERS = 6  # suppliers with a colour of their own
STEPS = 6  # classes of a count, and of the year of the first deal
VALUES = {
    100: "US$ 100 million or more",
    10: "10 to under 100 million",
    1: "1 to under 10 million",
    0: "under 1 million",
}

Deals = list[dict[str, Any]]  # a country's deals up to some year, as rows of deal_table()
Classed = tuple[int, float, str]  # the class, the place in the ranked list (smallest first), and what the list says


@dataclass(frozen=True)
class Way:
    """A way to colour: the classes in words, how many from the last say "not known", the rule, and the function.

    `starts`: where the classes are those of the plain count, the lowest count of each.
    """

    labels: tuple[str, ...]
    empty: int
    rule: str
    classed: Callable[[Deals], Classed]
    starts: tuple[int, ...] = ()


@dataclass(frozen=True)
class Painted:
    """By country [year, class, year, class, …], a class holding from its year on; and the list: (country, words)."""

    steps: Mapping[str, list[int]]
    ranked: tuple[tuple[str, str], ...]


def paint(table: pd.DataFrame, keep: pd.Series, way: Way) -> Painted:
    """The countries' classes for the deals kept."""
    if way.starts:
        return _paint_counts(table, keep, way)
    steps: dict[str, list[int]] = {}
    order: list[tuple[float, str, str, str]] = []
    for iso, deals in by_country(table, keep).items():
        said: Classed = (0, 0, "")
        for year in sorted({deal["year"] for deal in deals}):
            said = way.classed([deal for deal in deals if deal["year"] <= year])
            if steps.setdefault(iso, [])[-1:] != [said[0]]:
                steps[iso] += [year, said[0]]
        order.append((said[1], deals[0]["country"], iso, said[2]))
    return Painted(steps, tuple((iso, text) for *_, iso, text in sorted(order)))


def _paint_counts(table: pd.DataFrame, keep: pd.Series, way: Way) -> Painted:
    """The same for the plain count, which a reader waits for at each change: quicker, without a look at each deal."""
    counts = count_steps(country_years(table, keep & table["counted"]))
    classes: dict[str, list[int]] = {}
    for iso, steps in counts.items():
        held = classes.setdefault(iso, [])
        for year, number in zip(steps[::2], steps[1::2], strict=True):
            if held[-1:] != [(found := class_of(way.starts, number))]:
                held += [year, found]
    names = dict(zip(table["iso_a3"].tolist(), table["country"].tolist(), strict=True))
    order = sorted(counts, key=lambda iso: (-counts[iso][-1], names[iso], iso))
    return Painted(classes, tuple((iso, number_words(counts[iso][-1])) for iso in order))


def by_country(table: pd.DataFrame, keep: pd.Series) -> dict[str, Deals]:
    """The deals kept, by country; `year` is UNDATED where it is not known."""
    columns = ["iso_a3", "country", "year", "suppliers", "technologies", "regime", "confidence", "value"]
    rows = table.loc[keep & table["counted"], columns].assign(year=lambda deals: deals["year"].fillna(UNDATED))
    found: defaultdict[str, Deals] = defaultdict(list)
    for deal in rows.to_dict("records"):
        found[deal["iso_a3"]].append(dict(deal))  # type: ignore[arg-type]
    return found


def class_starts(most: int) -> tuple[int, ...]:
    """The lowest count of each class: up to six equal steps of ratio between 1 and the most that a country has."""
    return tuple(sorted({round(max(most, 1) ** (step / STEPS)) for step in range(STEPS)}))


def count_labels(starts: tuple[int, ...]) -> tuple[str, ...]:
    """The classes of a count in words: '1 deal', '2–3 deals', '9 or more deals'."""
    ends = [start - 1 for start in starts[1:]]
    ranges = [str(a) if a == b else f"{a}–{b}" for a, b in zip(starts, ends, strict=False)]
    return tuple(f"{r} {'deal' if r == '1' else 'deals'}" for r in [*ranges, f"{starts[-1]} or more"])


def class_of(starts: tuple[int, ...], number: float) -> int:
    """The class of a number, the classes given by their lowest numbers in rising order."""
    return max(i for i, start in enumerate(starts) if number >= start)


def number_words(deals: int) -> str:
    """'1 deal', '2 deals'."""
    return plural(deals, "deal")
