"""The data of one version with what is worked out of it once: all that a picture of any page may need."""

from dataclasses import dataclass

import pandas as pd

from dashboard.analysis.country import deals_by_date
from dashboard.analysis.filters import Choices, choices
from dashboard.analysis.table import deal_table, fold
from dashboard.pictures.glossary import explainer
from dashboard.pictures.panel import Names
from dashboard.pictures.worldmap import Ground
from dashboard.records.schema import Country, Dataset, Deal, Supplier


@dataclass(frozen=True)
class Atlas:
    """The data of one version, and what is worked out of it once."""

    version: str
    dataset: Dataset
    table: pd.DataFrame
    choices: Choices
    ground: Ground
    countries: dict[str, Country]
    country_names: dict[str, str]  # in alphabetical order
    firms: dict[str, Supplier]  # in alphabetical order
    firm_names: dict[str, str]  # the short ones
    deals: dict[str, list[Deal]]  # by country, oldest first
    records: dict[str, Deal]
    names: Names
    country_of: dict[str, str]


def atlas_of(dataset: Dataset, version: str, places: str) -> Atlas:
    """The atlas of a dataset; `places` is the address at which the map fetches them."""
    table = deal_table(dataset)
    offered = choices(dataset, table)
    firms = sorted(dataset.suppliers, key=lambda firm: fold(firm.short))
    return Atlas(
        version=version,
        dataset=dataset,
        table=table,
        choices=offered,
        ground=Ground(
            uncovered=frozenset(row.iso_a3 for row in dataset.coverage if not row.searched) - set(table["iso_a3"]),
            years=offered.years,
            places=places,
        ),
        countries={country.iso_a3: country for country in dataset.countries},
        country_names={c.iso_a3: c.name for c in sorted(dataset.countries, key=lambda c: fold(c.name))},
        firms={firm.key: firm for firm in firms},
        firm_names={firm.key: firm.short for firm in firms},
        deals=deals_by_date(dataset),
        records={deal.id: deal for deal in dataset.deals},
        names=Names(
            suppliers={firm.key: firm.name for firm in dataset.suppliers},
            titles={deal.id: deal.title for deal in dataset.deals},
            explain=explainer(dataset.glossary),
        ),
        country_of={deal.id: deal.country for deal in dataset.deals},
    )
