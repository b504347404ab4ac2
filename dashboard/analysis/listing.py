"""The table of records: its columns, what stands in them, and the order of its rows."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter, itemgetter
from typing import Any

from dashboard.analysis.evidence import publishers
from dashboard.analysis.search import nearest
from dashboard.analysis.table import fold, when
from dashboard.records import dates
from dashboard.records.schema import Deal
from dashboard.records.words import COLUMNS, CONFIDENCES, KINDS, SCOPES, STATUSES, TECHNOLOGIES, VERDICTS

FIRST_COLUMNS = tuple(COLUMNS)[:9]  # shown unless others are chosen
ROWS = 200  # of one page
MOST_SAID = 3  # unknown names in one address that are worth an answer
DATES = ("announced", "signed", "operational", "ended", "reported", "checked")
Text = Callable[[Deal], str | None]


@dataclass(frozen=True)
class View:
    """What the table shows: its columns, the one it is sorted by, whether from high to low, its first row (from 1)."""

    columns: tuple[str, ...]
    sort: str
    falling: bool
    first: int

    @classmethod
    def of(cls, columns: str, sort: str, first: str, rows: int) -> "View":
        """The view that an address asks for of a table with so many rows; what it asks for in vain is left out."""
        known = tuple(name for name in _names(columns) if name in COLUMNS)
        by = sort.removeprefix("-").casefold()
        start = first_row(first, rows)
        if by not in COLUMNS:
            return cls(known or FIRST_COLUMNS, "country", False, start)
        return cls(known or FIRST_COLUMNS, by, sort.startswith("-"), start)


def first_row(typed: str, rows: int) -> int:
    """The row that an address asks for, from 1; the first where there is none such."""
    return int(typed) if typed.isdecimal() and 0 < int(typed) <= rows else 1


def _names(columns: str) -> list[str]:
    """The names in a list with commas, each once."""
    return list(dict.fromkeys(name for part in columns.split(",") if (name := part.strip().casefold())))


def not_there(columns: str, sort: str) -> list[tuple[str, str, str, dict[str, str]]]:
    """What an address asks for and no table has: (what, as typed, parameter, the nearest: words by what to write)."""
    names, found = _names(columns), []
    for typed in [name for name in names if name not in COLUMNS][:MOST_SAID]:
        lists = {near: ",".join(near if name == typed else name for name in names) for near in nearest(typed, COLUMNS)}
        found.append(("column", typed, "columns", {text: COLUMNS[near] for near, text in lists.items()}))
    sign, by = "-" * sort.startswith("-"), sort.removeprefix("-")
    if by and by.casefold() not in COLUMNS:
        near_by = {f"{sign}{near}": COLUMNS[near] for near in nearest(by, COLUMNS)}
        found.append(("column to sort by", by, "sort", near_by))
    return found


def texts(countries: Mapping[str, str], regions: Mapping[str, str], firms: Mapping[str, str]) -> dict[str, Text]:
    """What stands in each column, in words; None where it is not known. Takes the names by code."""
    return {
        "country": lambda deal: countries.get(deal.country, deal.country),
        "title": attrgetter("title"),
        "year": lambda deal: when(deal) if deal.year else None,
        "kind": lambda deal: KINDS[deal.kind] if deal.is_deal else f"{KINDS[deal.kind]}, not a deal",
        "suppliers": lambda deal: ", ".join(firms.get(key, key) for key in deal.suppliers) or None,
        "technologies": lambda deal: ", ".join(TECHNOLOGIES[code] for code in deal.technologies) or None,
        "status": _status,
        "confidence": lambda deal: CONFIDENCES[deal.confidence],
        "publishers": lambda deal: str(publishers(deal)),
        "region": lambda deal: regions.get(deal.country) or None,
        "buyer": attrgetter("buyer"),
        "scope": lambda deal: SCOPES[deal.scope],
        "places": lambda deal: ", ".join(place.name for place in deal.places) or None,
        "value": lambda deal: None if deal.value_usd_m is None else f"US$ {deal.value_usd_m:,g} million",
        **{name: _date(name) for name in DATES},
        "part_of": attrgetter("part_of"),
        "verdict": lambda deal: VERDICTS[deal.article.verdict] if deal.article else None,
        "id": attrgetter("id"),
    }


def _status(deal: Deal) -> str | None:
    if deal.status == "unknown":
        return None
    return STATUSES[deal.status] if deal.is_deal else f"Supply: {STATUSES[deal.status].lower()}"


def _date(name: str) -> Text:
    def said(deal: Deal) -> str | None:
        text = getattr(deal, name)
        decided = "decided " if name == "ended" and not deal.is_deal else ""
        return f"{decided}{dates.pretty(text)}" if text else None

    return said


def _place_in(words: Iterable[str], field: str) -> Callable[[Deal], int | None]:
    order = {code: place for place, code in enumerate(words) if code != "unknown"}
    return lambda deal: order.get(getattr(deal, field))


SORTED_BY: Mapping[str, Callable[[Deal], Any]] = {  # where the words do not sort as what they say
    "year": attrgetter("year"),
    "status": _place_in(STATUSES, "status"),
    "confidence": _place_in(reversed(CONFIDENCES), "confidence"),
    "publishers": publishers,
    "value": attrgetter("value_usd_m"),
    **{name: attrgetter(name) for name in DATES},
}


def ordered(deals: Iterable[Deal], text: Mapping[str, Text], view: View) -> list[Deal]:
    """The records in the view's order, unknown ones last in either direction; equal ones stay as they come."""
    say, value = text[view.sort], SORTED_BY.get(view.sort)
    keyed = [(value(deal) if value else fold(say(deal) or "") or None, deal) for deal in deals]
    known = [pair for pair in keyed if pair[0] is not None]
    known.sort(key=itemgetter(0), reverse=view.falling)
    return [deal for _, deal in known] + [deal for key, deal in keyed if key is None]
