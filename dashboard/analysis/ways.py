"""The ways to colour the map: what makes a class in each, and in what order the countries are listed."""

from collections import Counter
from collections.abc import Mapping
from math import ceil, inf

import pandas as pd

from dashboard.analysis.colour import (
    STEPS,
    Classed,
    Deals,
    Way,
    by_country,
    class_of,
    class_starts,
    count_labels,
    number_words,
)
from dashboard.analysis.summary import UNDATED, plural
from dashboard.analysis.table import UNNAMED
from dashboard.records.words import CONFIDENCES, REGIMES, TECHNOLOGIES

LEADERS = 6  # suppliers with a colour of their own
VALUES = {
    100: "US$ 100 million or more",
    10: "10 to under 100 million",
    1: "1 to under 10 million",
    0: "under 1 million",
}


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
        return class_of(starts, len(deals)), -len(deals), number_words(len(deals))

    return Way(count_labels(starts), 0, rule, classed, starts)


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
    led = Counter(leading(deals) for deals in by_country(table, table["counted"]).values())
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
            number_words(number) if number else "none of it",
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
        return place, place * 1e6 - number, f"{CONFIDENCES[order[place]]}: {number} of {number_words(len(deals))}"

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
