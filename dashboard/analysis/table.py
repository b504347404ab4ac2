"""One tidy table of all records, and the words that a search looks through."""

import unicodedata
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pandas as pd

from dashboard.analysis.evidence import publishers
from dashboard.records import dates
from dashboard.records.schema import Dataset, Deal
from dashboard.records.words import KINDS, STATUSES, TECHNOLOGIES

Classes = Mapping[tuple[str, int], str]  # the regime class by country and year
DAY = timedelta(days=1)
REPORTED = "first reported"
STROKED = str.maketrans("øłđıħŧ", "oldiht")  # letters that no decomposition parts from their stroke
UNNAMED = "unnamed"  # the supplier of a record whose sources name none


def fold(text: str) -> str:
    """Text without case and accents, for comparing: 'Plzeň' and 'PLZEN' become the same, 'Łódź' and 'lodz' too."""
    split = unicodedata.normalize("NFKD", text.casefold().translate(STROKED))
    return "".join(c for c in split if not unicodedata.combining(c)).casefold()


def when(deal: Deal) -> str:
    """A record's year in words: '2018', 'first reported 2019' or 'no date known'."""
    if deal.year is None:
        return "no date known"
    return f"first reported {deal.year}" if deal.year_is_reported else str(deal.year)


def known_dates(deal: Deal) -> list[tuple[str, str]]:
    """A record's dates as (what, partial date); the report alone where nothing else is known."""
    known = list(deal.dates.items())
    return known or ([(REPORTED, deal.reported)] if deal.reported else [])


def span(deal: Deal) -> tuple[date, date] | None:
    """The first day that a record's dates can mean, and the day after the last; None where it has none."""
    known = [dates.parse(text) for _, text in known_dates(deal)]
    return (min(first for first, _ in known), max(last for _, last in known) + DAY) if known else None


def regime_of(dataset: Dataset) -> Classes:
    """The regime class by country code and year; no entry where V-Dem gives none."""
    return {(row.iso_a3, row.year): row.regime for row in dataset.regimes}


def deal_table(dataset: Dataset) -> pd.DataFrame:
    """One row a record, in the file's order.

    Columns: id, iso_a3, country, region, title, kind, sort (the kind in words), counted (False for restrictions),
    suppliers and technologies (tuples of codes), status, said (the status in words), confidence, year (Int64, missing
    where unknown), when (the year in words), first and last (the days between which its dates lie), article (named in
    the seed article), publishers (independent ones), value (known value in millions of US dollars, else missing), text
    (all words of the record, folded), regime (V-Dem's class of the country in that year, "" where none).
    """
    names = {country.iso_a3: country.name for country in dataset.countries}
    regions = {country.iso_a3: country.region for country in dataset.countries}
    firms = {firm.key: " ".join((firm.name, *firm.aliases)) for firm in dataset.suppliers}
    regimes = regime_of(dataset)
    spans = {deal.id: span(deal) for deal in dataset.deals}
    rows = [
        {
            "id": deal.id,
            "iso_a3": deal.country,
            "country": names.get(deal.country, deal.country),
            "region": regions.get(deal.country, ""),
            "title": deal.title,
            "kind": deal.kind,
            "sort": KINDS[deal.kind],
            "counted": deal.is_deal,
            "suppliers": deal.suppliers or (UNNAMED,),
            "technologies": deal.technologies,
            "status": deal.status,
            "said": STATUSES[deal.status],
            "confidence": deal.confidence,
            "year": deal.year,
            "when": when(deal),
            "first": (spans[deal.id] or (None, None))[0],
            "last": (spans[deal.id] or (None, None))[1],
            "article": deal.article is not None,
            "publishers": publishers(deal),
            "value": deal.value_usd_m,
            "regime": regimes.get((deal.country, deal.year or 0), ""),
            "text": fold(_words(deal, names.get(deal.country, ""), firms)),
        }
        for deal in dataset.deals
    ]
    table = pd.DataFrame(rows, columns=COLUMNS)
    types: dict[str, Any] = {"year": "Int64", "counted": bool, "article": bool, "publishers": int, "value": float}
    return table.astype(types | {"first": "datetime64[s]", "last": "datetime64[s]"})


COLUMNS = [
    *("id", "iso_a3", "country", "region", "title", "kind", "sort", "counted", "suppliers", "technologies"),
    *(
        "status",
        "said",
        "confidence",
        "year",
        "when",
        "first",
        "last",
        "article",
        "publishers",
        "value",
        "regime",
        "text",
    ),
]


def _words(deal: Deal, country: str, firms: dict[str, str]) -> str:
    """Everything a reader may search a record by."""
    named = [firms.get(key, key) for key in deal.suppliers]
    kinds = [TECHNOLOGIES[code] for code in deal.technologies]
    places = [place.name for place in deal.places]
    texts = [deal.buyer, deal.summary, deal.contested, deal.financing, STATUSES[deal.status]]
    return "\n".join([deal.id, country, deal.title, *named, *kinds, *places, *filter(None, texts)])
