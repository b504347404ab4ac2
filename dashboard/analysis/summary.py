"""Counts of what is shown, and the one sentence that says them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from dashboard.analysis.filters import FACETS, Choices, Filters, select
from dashboard.analysis.table import UNNAMED, fold
from dashboard.records.words import FILTERS

UNDATED = 9999  # the step at which deals without any date are counted: after every year


@dataclass(frozen=True)
class Shown:
    """What a selection shows and hides; restrictions are counted apart from deals."""

    deals: int
    countries: int
    suppliers: int
    years: tuple[int, int] | None
    undated: int
    restrictions: int
    hidden: int
    hidden_restrictions: int


def count(table: pd.DataFrame, keep: pd.Series) -> Shown:
    """Counts of the rows kept and of those hidden."""
    deals = table[keep & table["counted"]]
    years = deals["year"].dropna()
    return Shown(
        deals=len(deals),
        countries=deals["iso_a3"].nunique(),
        suppliers=len(set(deals["suppliers"].explode().dropna()) - {UNNAMED}),
        years=(int(years.min()), int(years.max())) if len(years) else None,
        undated=int(deals["year"].isna().sum()),
        restrictions=int((keep & ~table["counted"]).sum()),
        hidden=int((~keep & table["counted"]).sum()),
        hidden_restrictions=int((~keep & ~table["counted"]).sum()),
    )


def plural(number: int, one: str, many: str | None = None) -> str:
    """'1 deal', '2 deals'."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def sentence(shown: Shown) -> str:
    """What is shown and what the filters hide, in one plain sentence."""
    hidden = [plural(shown.hidden, "deal")] if shown.hidden else []
    if shown.hidden_restrictions:
        hidden.append(plural(shown.hidden_restrictions, "ban or removal", "bans or removals"))
    return f"{shown_words(shown)}. " + (
        f"Hidden by the filters: {' and '.join(hidden)}." if hidden else "Nothing is hidden by filters."
    )


def shown_words(shown: Shown) -> str:
    """What is shown: '2 deals in 1 country, 1 named supplier, 2012–2014'."""
    if shown.deals:
        suppliers = plural(shown.suppliers, "named supplier") if shown.suppliers else "no named supplier"
        text = f"{plural(shown.deals, 'deal')} in {plural(shown.countries, 'country', 'countries')}, {suppliers}"
        if shown.years:
            first, last = shown.years
            text += f", {first}–{last}" if first != last else f", {first}"
        if shown.undated:
            text += f" ({shown.undated} without a date)"
    else:
        text = "No deal"
    return text + (
        f"; apart from them {plural(shown.restrictions, 'ban or removal', 'bans or removals')}"
        if shown.restrictions
        else ""
    )


def lens_words(filters: Filters) -> str:
    """What the evidence lens asks for: 'at least 3 independent publishers and at least medium confidence'."""
    return " and ".join(_lens(filters).values())


def _lens(filters: Filters) -> dict[str, str]:
    """Each demand of the lens in words, by its field of Filters."""
    said = {"publishers": f"at least {filters.publishers} independent publishers"} if filters.publishers > 1 else {}
    if filters.sure:
        said["sure"] = "high confidence" if filters.sure == "high" else f"at least {filters.sure} confidence"
    return said


def active_words(filters: Filters, offered: Choices) -> dict[str, str]:
    """Each filter that is set, in words, by its field of Filters: {'region': 'Region: Africa or Asia'}."""
    said = {
        facet: f"{FILTERS[facet]}: {' or '.join(offered.facets[facet].get(code, code) for code in chosen)}"
        for facet in FACETS
        if (chosen := getattr(filters, facet))
    }
    if filters.years:
        first, last = filters.years
        said["years"] = f"years {first}–{last}" if first < last else f"year {first}"
    if filters.article:
        said["article"] = "named in the 2020 article"
    if filters.search:
        said["search"] = f"with the words “{filters.search}”"
    return said | _lens(filters)


def filters_words(filters: Filters, offered: Choices) -> str:
    """What the filters and the lens keep: 'Region: Africa; years 2014–2018', or 'everything'."""
    return "; ".join(active_words(filters, offered).values()) or "everything"


def lens_sentence(table: pd.DataFrame, filters: Filters) -> str:
    """What the evidence lens leaves out of what the other filters keep; empty where there is no lens."""
    if not (asked := lens_words(filters)):
        return ""
    keep = select(table, filters)
    without = select(table, filters.with_lens(Filters()))
    deals, kept = table[without & table["counted"]], table[keep & table["counted"]]
    bans = int((without & ~keep & ~table["counted"]).sum())
    lost = sorted(set(deals["country"]) - set(kept["country"]), key=fold)
    dropped = plural(len(deals) - len(kept), "deal") if len(deals) > len(kept) else "no deal"
    text = f"The evidence lens ({asked}) leaves out {dropped} of {len(deals):,}"
    text += f" and {plural(bans, 'ban or removal', 'bans or removals')}" if bans else ""
    if not lost:
        return text + "; no country loses all of its deals."
    named = ", ".join(lost[:8]) + (f" and {len(lost) - 8} more" if len(lost) > 8 else "")
    return text + f"; {plural(len(lost), 'country', 'countries')} lose{'s' if len(lost) == 1 else ''} all: {named}."


def country_years(table: pd.DataFrame, rows: pd.Series) -> list[tuple[str, int]]:
    """The country and the year of each row that is True in `rows`; UNDATED where the year is unknown.

    In plain Python: for so few rows it is several times quicker than a frame, and this is what a reader waits for.
    """
    years = table["year"].to_numpy(dtype=int, na_value=UNDATED).tolist()
    return [(iso, year) for iso, year, row in zip(table["iso_a3"].tolist(), years, rows.tolist(), strict=True) if row]


def steps(deals: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    """Each country's running count of deals, given as (country, year): [year, count, year, count, …]."""
    added = Counter(deals)
    found: dict[str, list[int]] = {}
    for (iso, year), number in sorted(added.items()):
        so_far = found.setdefault(iso, [])
        so_far += [year, (so_far[-1] if so_far else 0) + number]
    return found


def first_years(records: Iterable[tuple[str, int]]) -> dict[str, int]:
    """The first year of each country's records, given as (country, year)."""
    found: dict[str, int] = {}
    for iso, year in records:
        found[iso] = min(year, found.get(iso, UNDATED))
    return found
