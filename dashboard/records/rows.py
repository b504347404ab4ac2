"""The rows of the CSV files, column by column."""

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from . import codes
from .fields import Address, CountryCode, Latitude, Longitude, PartialDate, Text, Year


class Record(BaseModel):
    """What all records share: they cannot be changed, and hold no field that is not named here."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Row(Record):
    """A row of a CSV file, where an empty cell means that nothing is known."""

    @model_validator(mode="before")
    @classmethod
    def _empty_is_none(cls, cells: dict[str, Any]) -> dict[str, Any]:
        return {name: cell if cell != "" else None for name, cell in cells.items()}


class Country(Row):
    """A country or territory on the map; only Antarctica has the region ''."""

    iso_a3: CountryCode
    iso_a2: Text
    iso_n3: Text | None
    name: Text
    region: Annotated[codes.Region, BeforeValidator(lambda cell: cell or "")]
    subregion: Text | None
    intermediate_region: Text | None
    capital: Text | None
    capital_lat: Latitude | None
    capital_lon: Longitude | None
    capital_note: Text | None
    capital_xy_source: Text | None
    population: Annotated[int, Field(ge=0)] | None
    population_year: Year | None
    population_source: Text | None
    bri_year: Year | None
    bri_status: codes.BriStatus
    bri_exit_year: Year | None
    aigs_2019: codes.Aigs


class RegimeYear(Row):
    """How V-Dem classes a country's regime in one year."""

    iso_a3: CountryCode
    year: Year
    regime: codes.Regime


class Coverage(Row):
    """Whether a country was searched for deals, and what came of it."""

    iso_a3: CountryCode
    searched: bool
    result: codes.CoverageResult | None
    searched_on: PartialDate | None
    note: Text | None


class BriYear(Row):
    """When a country signed a Belt and Road memorandum, when it left, and by which source.

    `official_list_jan2020` tells whether it stood on the official list of January 2020.
    """

    iso_a3: CountryCode
    bri_year: Year | None
    confidence: codes.BriConfidence
    official_list_jan2020: bool
    exit_year: Year | None
    source: Text
    source_url: Address | None
    exit_url: Address | None
    note: Text | None


class AigsRow(Row):
    """What the AIGS index of 2019 says of a country; firms and types are parted by semicolons, as it lists them.

    `firms` are from China, `other_firms` from elsewhere; `types` are the country's, from any supplier.
    """

    iso_a3: CountryCode
    chinese_tech: bool
    firms: Text | None
    types: Text | None
    other_firms: Text | None
    us_tech: bool
    japanese_tech: bool
    bri_in_index: bool
