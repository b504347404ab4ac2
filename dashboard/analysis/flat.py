"""Records as rows of plain cells, for files that know no lists."""

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter

import pandas as pd

from dashboard.records.parts import Article, Source
from dashboard.records.rows import Record
from dashboard.records.schema import Dataset, Deal

Cell = str | int | float | bool | None
JOINT = "; "  # between the entries of a list; what may hold a semicolon itself stands line by line
UNKNOWN = "unknown"  # in place of nothing, in a cell with a line for each of several
_GROUPS: Mapping[str, type[Record]] = {"article": Article, "sources": Source}
COLUMNS: Mapping[str, tuple[str, ...]] = {  # those that hold a field as it is; all others are worked out from them
    field: tuple(f"{field.removesuffix('s')}_{part}" for part in _GROUPS[field].model_fields)
    if field in _GROUPS
    else (field,)
    for field in Deal.model_fields
}
WORKED_OUT = ("country_name", "supplier_names", "year", "year_is_reported")


def flat(dataset: Dataset, deals: Sequence[Deal]) -> pd.DataFrame:
    """One row a record, in the order given: every field as in deals.yaml, lists and groups spread over columns.

    country_name, supplier_names, year and year_is_reported are added. `places` reads 'Nairobi (-1.29, 36.82)', in
    degrees north and east. Each column `source_…` has a line a source, 'unknown' where the day is not known.
    Unknown cells are None, and numbers stay numbers.
    """
    columns = {name: [cell(deal) for deal in deals] for name, cell in _columns(dataset).items()}
    return pd.DataFrame(columns, dtype=object)


def _columns(dataset: Dataset) -> dict[str, Callable[[Deal], Cell]]:
    """What stands in each column."""
    countries = {country.iso_a3: country.name for country in dataset.countries}
    firms = {firm.key: firm.name for firm in dataset.suppliers}
    spread: dict[str, dict[str, Callable[[Deal], Cell]]] = {
        "country": {
            "country": attrgetter("country"),
            "country_name": lambda deal: countries.get(deal.country, deal.country),
        },
        "suppliers": {
            "suppliers": lambda deal: JOINT.join(deal.suppliers) or None,
            "supplier_names": lambda deal: JOINT.join(firms.get(key, key) for key in deal.suppliers) or None,
        },
        "technologies": {"technologies": lambda deal: JOINT.join(deal.technologies) or None},
        "places": {"places": _places},
        "ended": {name: attrgetter(name) for name in ("ended", "year", "year_is_reported")},
        "article": {f"article_{part}": _article(part) for part in Article.model_fields},
        "sources": {f"source_{part}": _sources(part) for part in Source.model_fields},
    }
    return {
        name: cell
        for field in Deal.model_fields
        for name, cell in spread.get(field, {field: attrgetter(field)}).items()
    }


def _places(deal: Deal) -> str | None:
    return JOINT.join(f"{place.name} ({place.lat}, {place.lon})" for place in deal.places) or None


def _article(part: str) -> Callable[[Deal], Cell]:
    return lambda deal: getattr(deal.article, part, None)


def _sources(part: str) -> Callable[[Deal], Cell]:
    def lines(deal: Deal) -> str:
        values = [getattr(source, part) for source in deal.sources]
        return "\n".join(JOINT.join(value) if isinstance(value, tuple) else value or UNKNOWN for value in values)

    return lines
