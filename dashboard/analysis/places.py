"""The places of the records, as the map in the browser reads them."""

from typing import Any

import pandas as pd

from dashboard.analysis.projection import map_positions
from dashboard.records.schema import Dataset


def map_places(dataset: Dataset, table: pd.DataFrame) -> dict[str, Any]:
    """`deals`: id, title, when, year and counted, in the table's order; `places`: name, country, at (km), held.

    `held` numbers the deals of a place; records at the same point of the same name share it.
    """
    columns = table[["id", "title", "when", "year", "counted"]].astype(object)
    deals = columns.where(columns.notna(), None).to_dict("records")
    held: dict[tuple[str, str, float, float], list[int]] = {}
    for number, deal in enumerate(dataset.deals):
        for place in deal.places:
            held.setdefault((place.name, deal.country, place.lon, place.lat), []).append(number)
    at = map_positions([key[2] for key in held], [key[3] for key in held])
    places = [
        {"name": name, "country": country, "at": list(position), "held": numbers}
        for ((name, country, _, _), numbers), position in zip(held.items(), at, strict=True)
    ]
    return {"deals": deals, "places": places}


def bits(keep: pd.Series) -> str:
    """The rows kept, as hexadecimal digits: bit 0 of digit 0 is the first row."""
    flags = [*keep.tolist(), False, False, False]
    nibbles = zip(*(flags[i::4] for i in range(4)), strict=False)
    return "".join(f"{a | b << 1 | c << 2 | d << 3:x}" for a, b, c, d in nibbles)
