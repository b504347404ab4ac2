"""What the map can be coloured by: the class of each country year by year, and the ranked list that says the same."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import ceil, inf
from typing import Any

import pandas as pd

from dashboard.analysis.summary import UNDATED, country_years, plural
from dashboard.analysis.summary import steps as count_steps
from dashboard.analysis.table import UNNAMED
from dashboard.records.words import CONFIDENCES, REGIMES, TECHNOLOGIES

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
    for iso, deals in _by_country(table, keep).items():
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
    return Painted(classes, tuple((iso, _number(counts[iso][-1])) for iso in order))


def _by_country(table: pd.DataFrame, keep: pd.Series) -> dict[str, Deals]:
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


def ways(table: pd.DataFrame, firms: Mapping[str, str], technology: str) -> dict[str, Way]:
    """The ways to colour by, with classes set by the whole table so that a colour means the same under any filter.

    `firms` names the suppliers; `technology` is the one chosen for that way.
    """
    per_country = table[table["counted"]].groupby("iso_a3").size()
    starts = class_starts(int(per_country.max()) if len(per_country) else 1)
    return {
        "deals": _deals(starts),
        "first": _first(table),
        "supplier": _supplier(table, firms),
        "technology": _technology(starts, technology),
        "regime": _regime(),
        "confidence": _confidence(),
        "value": _value(),
    }


def _deals(starts: tuple[int, ...]) -> Way:
    rule = "Classes are equal steps of ratio between 1 and the most deals that a country has."

    def classed(deals: Deals) -> Classed:
        return class_of(starts, len(deals)), -len(deals), _number(len(deals))

    return Way(count_labels(starts), 0, rule, classed, starts)


def _number(deals: int) -> str:
    return plural(deals, "deal")


def _first(table: pd.DataFrame) -> Way:
    years = table.loc[table["counted"], "year"].dropna()
    low, high = (int(years.min()), int(years.max())) if len(years) else (2000, 2000)
    span = ceil((high - low + 1) / STEPS)
    starts = tuple(range(high - span * STEPS + 1, high + 1, span))
    labels = tuple(f"{start}–{start + span - 1}" if span > 1 else str(start) for start in starts)

    def classed(deals: Deals) -> Classed:
        year = min(deal["year"] for deal in deals)
        return (len(starts), year, "no date known") if year == UNDATED else (class_of(starts, year), year, str(year))

    rule = (
        f"Each class spans {plural(span, 'year')}; the year is that of the first known step, else of the first report."
    )
    return Way((*labels, "no date known"), 1, rule, classed)


def leading(deals: Deals) -> str | None:
    """The supplier with the most deals, UNNAMED where none is named, None where several have equally many."""
    counts = Counter(key for deal in deals for key in deal["suppliers"] if key != UNNAMED)
    best = counts.most_common(2)
    if not best:
        return UNNAMED
    return None if len(best) == 2 and best[0][1] == best[1][1] else best[0][0]


def _supplier(table: pd.DataFrame, firms: Mapping[str, str]) -> Way:
    led = Counter(leading(deals) for deals in _by_country(table, table["counted"]).values())
    top = [key for key, _ in led.most_common() if key not in (UNNAMED, None)][:LEADERS]
    labels = (*(firms.get(key, key) for key in top), "another supplier", "several equally", "no supplier named")

    def classed(deals: Deals) -> Classed:
        key = leading(deals)
        place = {UNNAMED: len(top) + 2, None: len(top) + 1}.get(key, top.index(key) if key in top else len(top))
        number = sum(key in deal["suppliers"] for deal in deals)
        words = {UNNAMED: "no supplier named", None: "several equally"}.get(
            key, f"{firms.get(key or '', key)}, {number}"
        )
        return place, place * 1e6 - number, words

    rule = "The supplier named in the most deals of a country; the number beside it counts those."
    return Way(labels, 2, rule, classed)


def _technology(starts: tuple[int, ...], code: str) -> Way:
    word = TECHNOLOGIES[code]

    def classed(deals: Deals) -> Classed:
        number = sum(code in deal["technologies"] for deal in deals)
        return (
            (class_of(starts, number) if number else len(starts)),
            -number,
            _number(number) if number else "none of it",
        )

    rule = f"Deals that name {word} among their technologies; classes as for the number of deals."
    return Way((*count_labels(starts), "other deals only"), 1, rule, classed)


def _regime() -> Way:
    order = list(REGIMES)

    def classed(deals: Deals) -> Classed:
        latest = max(deals, key=lambda deal: deal["year"] if deal["year"] != UNDATED else 0)
        place = order.index(latest["regime"]) if latest["regime"] else len(order)
        words = REGIMES[latest["regime"]] if latest["regime"] else "no class for that year"
        said = f"{words}, {latest['year']}" if latest["year"] != UNDATED else "no date known"
        return place, place * 1e6 - len(deals), said

    rule = "V-Dem’s class (an expert estimate, 2010–2024) in exactly the year of a country’s latest deal shown."
    return Way((*REGIMES.values(), "no class for that year"), 1, rule, classed)


def _confidence() -> Way:
    order = list(CONFIDENCES)

    def classed(deals: Deals) -> Classed:
        place = min(order.index(deal["confidence"]) for deal in deals)
        number = sum(deal["confidence"] == order[place] for deal in deals)
        return place, place * 1e6 - number, f"{CONFIDENCES[order[place]]}: {number} of {_number(len(deals))}"

    rule = "The highest confidence that any deal of a country has: the editors’ judgement of its sources."
    return Way(tuple(f"{word} confidence" for word in CONFIDENCES.values()), 0, rule, classed)


def _value() -> Way:
    def classed(deals: Deals) -> Classed:
        known = [deal["value"] for deal in deals if not pd.isna(deal["value"])]
        if not known:
            return len(VALUES), inf, "not known"
        place = next(i for i, least in enumerate(VALUES) if max(known) >= least)
        return place, -max(known), f"US$ {max(known):,g} million"

    rule = "The largest value known of a single deal; contracts, loans and plans differ, so values are never added up."
    return Way((*VALUES.values(), "value not known"), 1, rule, classed)
