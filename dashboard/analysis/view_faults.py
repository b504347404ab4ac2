"""What is wrong with a view: names that are not in the data, what its page does not take, and nothing to be seen."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

import pandas as pd

from dashboard.analysis.filters import FACETS, LONGEST_SEARCH, Choices, Filters, select
from dashboard.analysis.shapes import shapes
from dashboard.analysis.sides import MOST
from dashboard.analysis.summary import plural
from dashboard.analysis.table import UNNAMED
from dashboard.records.items import Fault
from dashboard.records.known import Known
from dashboard.records.lessons import View
from dashboard.records.problems import did_you_mean, shown
from dashboard.records.rules import no_country, no_supplier
from dashboard.records.schema import Dataset
from dashboard.records.words import FILTERS

FILTERED = tuple(field.name for field in fields(Filters))
LENS = ("publishers", "sure")
TAKES = {  # the parameters of each page, by the word in its address
    "world": (*FILTERED, "country", "deal", "colour", "of", "zoom"),
    "table": FILTERED,
    "regimes": FILTERED,
    "countries": ("country", *LENS),
    "suppliers": ("firm", *LENS),
    "compare": ("countries", "firms", *LENS),
    "article": LENS,
    "know": ("term", *LENS),
    "deal": ("deal", *LENS),
}


def view_faults(view: View, filters: Filters, dataset: Dataset, table: pd.DataFrame, offered: Choices) -> list[Fault]:
    """Places in a view, each with a sentence; `filters` is what the view selects. What it shows is judged last."""
    return misfits(view, dataset, offered) or [*_nothing_shown(view, filters, table)]


def misfits(view: View, dataset: Dataset, offered: Choices) -> list[Fault]:
    """The same, whatever the view shows, and be it nothing."""
    return [*_not_taken(view), *_unknown(view, dataset, offered), *_unfit(view, offered)]


def _not_taken(view: View) -> Iterator[Fault]:
    for name in view.model_dump(exclude={"page"}, exclude_defaults=True):
        if name not in TAKES[view.page]:
            others = [page for page, takes in TAKES.items() if name in takes]
            yield (name,), f"does not count on the page {view.page}, only on {', '.join(others)}"


def _unknown(view: View, dataset: Dataset, offered: Choices) -> Iterator[Fault]:
    """Names of what is not in the data."""
    known = dataset.known
    for name, value in view.model_dump(exclude_defaults=True).items():
        for where, word in _entries(name, value):
            if name in ("country", "countries", "zoom"):
                fault = no_country(word, known) or (_shapeless(word) if name == "zoom" else "")
            elif name in ("firm", "firms"):
                fault = no_supplier(word, known)
            elif name == "deal":
                fault = _no_record(word, dataset)
            elif name == "term":
                fault = _not_among(word, [term.key for term in dataset.glossary], "no key in glossary.yaml")
            else:
                fault = _unused(name, word, known, offered) if name in FACETS else ""
            if fault:
                yield where, fault


def _entries(name: str, value: Any) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    if isinstance(value, tuple):
        yield from (((name, place), word) for place, word in enumerate(value))
    else:
        yield (name,), value


def _shapeless(code: str) -> str:
    return "" if any(shape.iso_a3 == code for shape in shapes()) else f"{shown(code)} has no shape on the map"


def _no_record(name: str, dataset: Dataset) -> str:
    ids = [deal.id for deal in dataset.deals]
    if name not in ids and name in dataset.known.part_of:
        return f"{shown(name)} has an error of its own in deals.yaml and is not shown"
    return _not_among(name, ids, "no id in deals.yaml")


def _unused(facet: str, code: str, known: Known, offered: Choices) -> str:
    """What is wrong with a value to filter by."""
    unknown = no_supplier(code, known) if facet == "supplier" and code != UNNAMED else ""
    return unknown or _not_among(code, offered.facets[facet], f"the {FILTERS[facet].lower()} of no record")


def _not_among(word: str, words: Iterable[str], what: str) -> str:
    held = list(words)
    return "" if word in held else f"{shown(word)} is {what}{did_you_mean(word, held)}"


def _unfit(view: View, offered: Choices) -> Iterator[Fault]:
    """What does not fit the data or the rest of the view."""
    first, _, last = (view.years or "").partition("-")
    if first and not (int(first) <= offered.years[1] and offered.years[0] <= int(last or first)):
        yield ("years",), f"{shown(view.years)} lies outside the years of the records, {_span(offered.years)}"
    if len(view.search or "") > LONGEST_SEARCH:
        yield ("search",), f"has {len(view.search or '')} characters; at most {LONGEST_SEARCH} are searched for"
    if view.of and view.colour != "technology":
        yield ("of",), "counts only where colour is technology"
    if view.page == "deal" and not view.deal:
        yield (), "shows no record; name one under deal"
    if view.page == "compare":
        yield from _sides(view)


def _span(years: tuple[int, int]) -> str:
    return "-".join(map(str, dict.fromkeys(years)))


def _sides(view: View) -> Iterator[Fault]:
    number = len(view.countries or view.firms)
    if view.countries and view.firms:
        yield ("firms",), "stands beside countries; the one cannot be compared with the other"
    elif not 2 <= number <= MOST:
        where = ("countries",) if view.countries else ("firms",) if view.firms else ()
        yield where, f"compares {number}; name two to four under countries or firms"


def _nothing_shown(view: View, filters: Filters, table: pd.DataFrame) -> Iterator[Fault]:
    """A selection that leaves nothing of what the page is about."""
    rows = about(view, table)
    kept = rows & select(table, filters)
    if view.deal and not kept[table["id"] == view.deal].any():
        selected = plural(int(kept.sum()), "record")
        yield ("deal",), f"{shown(view.deal)} is not in what the view selects ({selected})"
    elif view.deal and view.country and view.country != table["iso_a3"][table["id"] == view.deal].item():
        yield ("country",), f"{shown(view.country)} is not the country of {shown(view.deal)}"
    elif rows.any() and not kept.any():
        yield (), f"shows nothing: it selects no record{_loosened(filters, table[rows])}"


def about(view: View, table: pd.DataFrame) -> pd.Series:
    """True for each row that the page would show without filters."""
    countries = {"countries": (view.country,), "compare": view.countries}.get(view.page, ())
    firms = {"suppliers": (view.firm,), "compare": view.firms}.get(view.page, ())
    if any(countries):
        return table["iso_a3"].isin(countries)
    if any(firms):
        return table["suppliers"].map(lambda named: not set(named).isdisjoint(firms)).astype(bool)
    return pd.Series(True, index=table.index)


def _loosened(filters: Filters, table: pd.DataFrame) -> str:
    """How many records there would be without one of the filters."""
    numbers: Mapping[str, int] = {
        name: int(select(table, filters.without(name)).sum())
        for name in FILTERED
        if getattr(filters, name) != getattr(Filters, name)
    }
    said = [f"{plural(number, 'record')} without {name}" for name, number in numbers.items() if number]
    return f"; {', '.join(said)}" if said else ""
