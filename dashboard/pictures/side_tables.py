"""Countries or firms side by side in tables: one column a side, and bars that share one scale."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

import pandas as pd

from dashboard.analysis.differences import latest_class
from dashboard.analysis.sides import Side
from dashboard.analysis.summary import plural
from dashboard.analysis.table import Classes
from dashboard.pictures.panel import NOT_LISTED, belt_and_road
from dashboard.pictures.tables import figures
from dashboard.records import dates
from dashboard.records.schema import Country, Supplier
from dashboard.records.words import AIGS, CONFIDENCES, OWNERSHIPS, REGIMES

MOST_VALUES = 3  # known values of a side told one by one in its column
Facts = Mapping[str, str]  # what a column says, by the name of its row


def country_column(side: Side, country: Country, classes: Classes) -> Facts:
    """The facts of a country, in plain text."""
    now = latest_class(side.code, classes)
    first = side.years[0] if side.years else None
    then = classes.get((side.code, first)) if first else None
    return _counts(side) | {
        "Suppliers named": str(len(side.suppliers)),
        "Regime class, latest (V-Dem)": f"{REGIMES[now[1]]} ({now[0]})" if now else "no class",
        "Regime class in the first deal’s year": f"{REGIMES[then]} ({first})" if then else "no class for that year",
        "Belt and Road": belt_and_road(country),
        "AIGS index 2019": AIGS[country.aigs_2019] + NOT_LISTED.get(country.aigs_2019, ""),
    }


def firm_column(side: Side, firm: Supplier) -> Facts:
    """The facts of a firm, in plain text."""
    return _counts(side) | {
        "Countries with deals": str(side.deals["iso_a3"].nunique()),
        "Ownership": OWNERSHIPS[firm.ownership],
        "Headquarters": firm.headquarters or "unknown",
        "Founded": dates.pretty(firm.founded) if firm.founded else "unknown",
        "Measures against it": _measures(firm),
    }


def _measures(firm: Supplier) -> str:
    years = [dates.parse(measure.date)[0].year for measure in firm.restrictions]
    if not years:
        return "none found"
    span = f"{min(years)}–{max(years)}" if min(years) < max(years) else f"{min(years)}"
    named = sum(measure.applies_to == "firm" for measure in firm.restrictions)
    return f"{len(years)} found, {span}; {named} of them on the firm itself"


def _counts(side: Side) -> dict[str, str]:
    """What is counted alike for countries and firms."""
    held = side.counts("confidence")
    best = next((code for code in CONFIDENCES if held[code]), None)
    none = "no deal with a date" if len(side.deals) else "no deal"
    return {
        "Deals": str(len(side.deals)),
        "Bans or removals": str(side.bans),
        "First deal": str(side.years[0]) if side.years else none,
        "Latest deal": str(side.years[1]) if side.years else none,
        "Technologies": str(len(side.counts("technologies"))),
        "Highest confidence": f"{CONFIDENCES[best]} ({held[best]} of {plural(len(side.deals), 'deal')})"
        if best
        else none,
        "Records contested": f"{int(side.shown['contested'].sum())} of {len(side.shown)}"
        if len(side.shown)
        else "no record",
        "Known values, each of one deal": _values(side.deals["value"]),
    }


def _values(values: pd.Series) -> str:
    """The known values: a few one by one, of many the least and the most; never their sum."""
    known = sorted(values.dropna())
    if not known:
        return "none known"
    if len(known) <= MOST_VALUES:
        return "; ".join(f"US$ {value:,g} million" for value in known)
    return f"known for {len(known)} of {plural(len(values), 'deal')}: US$ {known[0]:,g} to {known[-1]:,g} million"


def facts_table(columns: Mapping[str, Facts]) -> str:
    """A table of the facts, one column a side; `columns` by the names of the sides."""
    rows = next(iter(columns.values()))
    lines = [[name, *(facts[name] for facts in columns.values())] for name in rows]
    return _box("Figures side by side", figures("Figures side by side", ["", *columns], lines))


def bars_table(caption: str, sides: Sequence[Side], column: str, words: Mapping[str, str]) -> str:
    """Deals by the values of a column, each number beside a bar; all bars of the table have one scale.

    `words` gives the values in their order; a value that no side has is left out, and so is a table without any.
    """
    counts = {side.name: side.counts(column) for side in sides}
    most = max((number for held in counts.values() for number in held.values()), default=0)
    lines = [(word, [held[code] for held in counts.values()]) for code, word in words.items()]
    shown = "".join(_line(word, numbers, most) for word, numbers in lines if any(numbers))
    top = "".join(f'<th scope="col">{escape(name)}</th>' for name in counts)
    table = (
        f'<table class="bars"><caption>{escape(caption)}</caption><thead><tr><td></td>{top}</tr></thead>'
        f"<tbody>{shown}</tbody></table>"
    )
    return _box(caption, table) if shown else ""


def _line(word: str, numbers: Iterable[int], most: int) -> str:
    cells = "".join(
        f'<td><div><b>{number}</b><span class="bar" style="--share:{number / most:.3f}"></span></div></td>'
        for number in numbers
    )
    return f'<tr><th scope="row">{escape(word)}</th>{cells}</tr>'


def _box(label: str, table: str) -> str:
    """A table that scrolls inside its own box where there is little room, by keyboard too."""
    return f'<div class="box" role="region" tabindex="0" aria-label="{escape(label)}">{table}</div>'


def bars(tables: Iterable[str]) -> str:
    """Such tables beside and below each other, and how they count."""
    return f'<div class="pairs">{"".join(tables)}</div>{COUNTED}'


COUNTED = """<p class="fine">All bars of a table have one scale. A deal with more than one technology, or with more
than one supplier, counts once in each. Bans and removals are not counted. The year of a deal is that of the earliest
known step, else of the first report. Values are contracts, loans, budgets and plans side by side: they are never
added up. Regime classes are expert estimates.</p>"""
