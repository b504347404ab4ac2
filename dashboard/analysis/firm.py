"""One firm among the records, the measures against it in time, and all firms in one table."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.analysis.colour import Painted
from dashboard.analysis.summary import Shown, plural
from dashboard.analysis.table import DAY, UNNAMED, fold
from dashboard.records import dates
from dashboard.records.parts import Restriction
from dashboard.records.schema import Dataset, Supplier
from dashboard.records.words import APPLIES_TO, OWNERSHIPS

SORTED = "-deals"  # unless the address says otherwise
TEXTS = ("name", "ownership", "headquarters")  # columns sorted from a to z


def firm_sentence(shown: Shown, held: bool) -> str:
    """The records of one firm in one plain sentence; `held`: whether it has some before the evidence lens."""
    bans = plural(shown.restrictions, "ban or removal", "bans or removals")
    if not held:
        return "No record in this dataset names this firm."
    if not shown.deals:
        return f"No deal, but {bans}." if shown.restrictions else "No record is left by the evidence lens."
    text = f"{plural(shown.deals, 'deal')} in {plural(shown.countries, 'country', 'countries')}"
    if shown.years:
        first, last = shown.years
        text += f", {first}–{last}" if first != last else f", {first}"
    text += f" ({shown.undated} without a date)" if shown.undated else ""
    return text + (f"; apart from them {bans}." if shown.restrictions else ".")


def technology_counts(deals: pd.DataFrame) -> dict[str, int]:
    """How many of these deals name each technology, by code; most first."""
    return dict(Counter(code for named in deals["technologies"] for code in named).most_common())


def named_together(table: pd.DataFrame, keep: pd.Series, key: str) -> dict[str, int]:
    """In how many of the rows kept another firm is named beside this one; most first."""
    named = Counter(other for firms in table.loc[keep, "suppliers"] if key in firms for other in firms)
    return {other: number for other, number in named.most_common() if other not in (key, UNNAMED)}


def map_classes(
    table: pd.DataFrame, own: pd.Series, keep: pd.Series, painted: Painted, ground: Iterable[str]
) -> dict[str, str]:
    """How each country stands on a firm's map: the class of its deals, "restricted", "hidden" or "uncovered".

    `own`: the firm's records, `keep`: those that the evidence lens keeps, painted; `ground`: countries not looked at.
    """
    classes = dict.fromkeys(ground, "uncovered") | dict.fromkeys(table.loc[own, "iso_a3"], "hidden")
    classes |= dict.fromkeys(table.loc[keep & ~table["counted"], "iso_a3"], "restricted")
    return classes | {iso: str(steps[-1]) for iso, steps in painted.steps.items()}


def in_force(firm: Supplier) -> int:
    """How many measures against a firm have no known end."""
    return sum(not measure.ended for measure in firm.restrictions)


def by_date(firm: Supplier) -> list[Restriction]:
    """The measures against a firm, oldest first."""
    return sorted(firm.restrictions, key=lambda measure: dates.parse(measure.date))


def last_look(dataset: Dataset) -> date:
    """The day on which a record was last looked over: as far as the data goes."""
    return max((dates.parse(deal.checked)[1] for deal in dataset.deals), default=dates.FIRST_RELEASE)


@dataclass(frozen=True)
class Measures:
    """What a timeline of the measures against a firm draws; n counts from 1, the oldest.

    `bars`: one row a measure: n, by, applies and end (in words), first and last (days between which it lies), open
    (whether it has no known end). `marks`: one row a known date: n, by, applies, what, date (in words), first, last
    (the days that it can mean), precision (year, month or day).
    """

    bars: pd.DataFrame
    marks: pd.DataFrame


def measures(firm: Supplier, until: date) -> Measures:
    """The measures against a firm; one without a known end goes on to the day `until`."""
    bars, marks = [], []
    for n, measure in enumerate(by_date(firm), 1):
        named = {"n": n, "by": measure.by, "applies": APPLIES_TO[measure.applies_to]}
        known = {"from": measure.date} | ({"ended": measure.ended} if measure.ended else {})
        marks += [named | {"what": what, "date": dates.pretty(text)} | _days(text) for what, text in known.items()]
        first, last = dates.parse(measure.date)[0], dates.parse(measure.ended)[1] if measure.ended else until
        end = f"ended {dates.pretty(measure.ended)}" if measure.ended else "no end found"
        bars.append(named | {"end": end, "first": first, "last": last + DAY, "open": not measure.ended})
    days = {"first": "datetime64[s]", "last": "datetime64[s]"}
    return Measures(pd.DataFrame(bars).astype(days), pd.DataFrame(marks).astype(days))


def _days(text: str) -> dict[str, object]:
    first, last = dates.parse(text)
    return {"first": first, "last": last + DAY, "precision": dates.precision(text)}


def firm_table(firms: Iterable[Supplier], table: pd.DataFrame, keep: pd.Series) -> pd.DataFrame:
    """One row a firm, indexed by its key, with counts of the rows kept.

    Columns: name, ownership (in words), headquarters, deals, countries, first, last (years; missing where unknown),
    restrictions (with no known end).
    """
    of_firm = table[keep & table["counted"]].explode("suppliers").groupby("suppliers")
    counts = of_firm.agg(
        deals=("id", "size"), countries=("iso_a3", "nunique"), first=("year", "min"), last=("year", "max")
    )
    rows = {firm.key: (firm.short, OWNERSHIPS[firm.ownership], firm.headquarters, in_force(firm)) for firm in firms}
    facts = pd.DataFrame.from_dict(rows, orient="index", columns=["name", "ownership", "headquarters", "restrictions"])
    joined = facts.join(counts).fillna({"deals": 0, "countries": 0})
    return joined.astype(dict.fromkeys(["deals", "countries", "first", "last"], "Int64"))


def sort_firms(rows: pd.DataFrame, sort: str) -> pd.DataFrame:
    """Rows of firm_table() by a column's name, falling where a "-" stands before it; unknown values last."""
    column, rising = sort.removeprefix("-"), not sort.startswith("-")
    named = rows.sort_values("name", key=_folded)
    key = _folded if column in TEXTS else None
    return named.sort_values(column, ascending=rising, key=key, na_position="last", kind="stable")


def _folded(texts: pd.Series) -> pd.Series:
    return texts.map(fold, na_action="ignore")
