"""The selected records as files to take away, each saying what it holds and how to cite it."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.analysis import geojson, spreadsheet
from dashboard.analysis.cite import ATLAS, LICENCE, LICENCE_ADDRESS, data_day, dataset_citation, version_text
from dashboard.analysis.summary import plural
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
    """A kind of file: the words on its button, what it is good for, its name's ending, its media type, its maker."""

    label: str
    good_for: str
    ending: str
    mime: str
    write: Callable[[Dataset, Sequence[Deal], Mapping[str, str]], bytes]


def make(name: str, dataset: Dataset, table: pd.DataFrame, keep: pd.Series, about: About) -> bytes:
    """The file of the format `name` (a key of FORMATS) with the rows kept, in the table's order.

    The same input gives the same bytes.
    """
    deals = {deal.id: deal for deal in dataset.deals}
    return FORMATS[name].write(dataset, [deals[key] for key in table.loc[keep, "id"]], about.texts())


def contents(dataset: Dataset, table: pd.DataFrame, keep: pd.Series) -> dict[str, str]:
    """What the file of each format holds of the rows kept, counted: '107 records', '131 points', '62 countries'."""
    kept = set(table.loc[keep, "id"])
    records = plural(len(kept), "record")
    points = sum(len(deal.places) for deal in dataset.deals if deal.id in kept)
    shapes = table.loc[keep, "iso_a3"].nunique()
    other = {"places": plural(points, "point"), "countries": plural(shapes, "country", "countries")}
    return dict.fromkeys(FORMATS, records) | other


def file_name(name: str, dataset: Dataset, records: int) -> str:
    """'surveillance-export-atlas-2026-11-22-107-records.csv': the data's day, and how many records were selected."""
    counted = plural(records, "record").replace(",", "").replace(" ", "-")
    return f"{ATLAS.lower().replace(' ', '-')}-{data_day(dataset)}-{counted}.{FORMATS[name].ending}"


def _yaml(_: Dataset, deals: Sequence[Deal], about: Mapping[str, str]) -> bytes:
    """The records as in deals.yaml, behind `about` as comments."""
    head = "".join(f"# {name}: {text}\n" for name, text in about.items())
    return f"{head}\n{deals_yaml(deals)}".encode()


EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
GEOJSON = "application/geo+json"
FORMATS: Mapping[str, Format] = {
    "csv": Format(
        "CSV",
        "one row per record, for any spreadsheet, R or pandas; an apostrophe stands before what might be a formula.",
        "csv",
        "text/csv",
        spreadsheet.csv,
    ),
    "xlsx": Format(
        "Excel (XLSX)",
        "the same rows as a workbook, with a second sheet that says what they are and how to cite them.",
        "xlsx",
        EXCEL,
        spreadsheet.xlsx,
    ),
    "places": Format(
        "Places (GeoJSON)",
        "a point for each town or site that a record names, for QGIS, geopandas and other map programs. A record that "
        "names none has no point.",
        "places.geojson",
        GEOJSON,
        geojson.places,
    ),
    "countries": Format(
        "Countries (GeoJSON)",
        "the shape of each country with its number of deals and of bans or removals, for the same programs.",
        "countries.geojson",
        GEOJSON,
        geojson.countries,
    ),
    "yaml": Format(
        "YAML",
        "whole records with all their sources, written as in data/deals.yaml, to read, edit and load again.",
        "yaml",
        "application/yaml",
        _yaml,
    ),
}
