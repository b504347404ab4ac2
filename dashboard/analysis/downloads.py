"""The selected records as files to take away, each saying what it holds and how to cite it."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.analysis import geojson, spreadsheet
from dashboard.analysis.cite import LICENCE, LICENCE_ADDRESS, data_day, dataset_citation, version_text
from dashboard.records.schema import Dataset, Deal
from dashboard.records.write import deals_yaml

_UNSEEN = re.compile("[\0-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")  # would end a comment or break a file


@dataclass(frozen=True)
class About:
    """What a file says of itself."""

    version: str
    day: date  # of the download
    shown: str
    citation: str
    licence: str

    @classmethod
    def of(cls, dataset: Dataset, version: str, day: date, shown: str) -> "About":
        """The facts on a file made on `day` of the data named `version`, where `shown` says what was selected."""
        checked = data_day(dataset)
        citation = dataset_citation(checked, version, day)
        return cls(version_text(checked, version), day, shown, citation, f"{LICENCE}, {LICENCE_ADDRESS}")

    def texts(self) -> dict[str, str]:
        """The facts by name, each in one line without unseen characters."""
        facts = {
            "data_version": self.version,
            "downloaded": self.day.isoformat(),
            "shown": self.shown,
            "citation": self.citation,
            "licence": self.licence,
        }
        return {name: _UNSEEN.sub(" ", text) for name, text in facts.items()}


@dataclass(frozen=True)
class Format:
    """A kind of file: the words on its button, how its name ends, its media type, and what makes it."""

    label: str
    ending: str
    mime: str
    write: Callable[[Dataset, Sequence[Deal], Mapping[str, str]], bytes]


def make(name: str, dataset: Dataset, table: pd.DataFrame, keep: pd.Series, about: About) -> bytes:
    """The file of the format `name` (a key of FORMATS) with the rows kept, in the table's order.

    The same input gives the same bytes.
    """
    deals = {deal.id: deal for deal in dataset.deals}
    return FORMATS[name].write(dataset, [deals[key] for key in table.loc[keep, "id"]], about.texts())


def _yaml(_: Dataset, deals: Sequence[Deal], about: Mapping[str, str]) -> bytes:
    """The records as in deals.yaml, behind `about` as comments."""
    head = "".join(f"# {name}: {text}\n" for name, text in about.items())
    return f"{head}\n{deals_yaml(deals)}".encode()


EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
GEOJSON = "application/geo+json"
FORMATS: Mapping[str, Format] = {
    "csv": Format("CSV", "csv", "text/csv", spreadsheet.csv),
    "xlsx": Format("Excel (XLSX)", "xlsx", EXCEL, spreadsheet.xlsx),
    "places": Format("Places (GeoJSON)", "places.geojson", GEOJSON, geojson.places),
    "countries": Format("Countries (GeoJSON)", "countries.geojson", GEOJSON, geojson.countries),
    "yaml": Format("YAML", "yaml", "application/yaml", _yaml),
}
