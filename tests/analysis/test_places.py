"""The places of the records, and which of them are shown, as the map's script reads them."""

import json

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.places import bits, map_places
from dashboard.analysis.projection import map_positions
from dashboard.analysis.table import deal_table
from tests.analysis.builders import UNDATED, dataset_of
from tests.analysis.test_shapes import map_bounds
from tests.shipped import DATASET, TABLE

NAIROBI = {"name": "Nairobi", "lat": -1.29, "lon": 36.82}
MOMBASA = {"name": "Mombasa", "lat": -4.05, "lon": 39.67}


def read_bit(shown: str, index: int) -> bool:
    """One bit as assets/worldmap.js reads it; a digit that is not there is 0."""
    digit = shown[index >> 2] if index >> 2 < len(shown) else "0"
    return bool(int(digit, 16) >> (index & 3) & 1)


@given(st.lists(st.booleans()))
def test_bits(flags: list[bool]) -> None:
    """What is written in four bits a digit is read again, whatever the number of rows."""
    shown = bits(pd.Series(flags, dtype=bool))
    assert [read_bit(shown, index) for index in range(len(flags))] == flags
    assert not any(read_bit(shown, index) for index in range(len(flags), len(flags) + 9))
    assert len(shown) == -(-len(flags) // 4)


def test_bits_in_order() -> None:
    """The first row is the lowest bit of the first digit."""
    assert bits(pd.Series([True, False, False, False, False, True])) == "12"


def test_places() -> None:
    """Records at the same point of the same name share a place; others do not."""
    dataset = dataset_of({"places": [NAIROBI, MOMBASA]}, {"places": []}, {"places": [NAIROBI | {"lat": -1.3}]}, {})
    found = map_places(dataset, deal_table(dataset))
    assert [(place["name"], place["country"], place["held"]) for place in found["places"]] == [
        ("Nairobi", "KEN", [0, 3]),
        ("Mombasa", "KEN", [0]),
        ("Nairobi", "KEN", [2]),
    ]
    at = map_positions([36.82, 39.67, 36.82], [-1.29, -4.05, -1.3])
    assert [tuple(place["at"]) for place in found["places"]] == at


def test_deals() -> None:
    """The script gets each record's title and year, null where none is known."""
    dataset = dataset_of({}, UNDATED | {"kind": "restriction"})
    (known, undated) = json.loads(json.dumps(map_places(dataset, deal_table(dataset))))["deals"]
    assert known == {"id": "ken-1", "title": "Police cameras in Nairobi", "when": "2014", "year": 2014, "counted": True}
    assert (undated["year"], undated["when"], undated["counted"]) == (None, "no date known", False)


def test_no_places() -> None:
    """Without records there are no places."""
    dataset = dataset_of()
    assert map_places(dataset, deal_table(dataset)) == {"deals": [], "places": []}


def test_shipped_places() -> None:
    """Every place of the shipped records lies on the map and holds the records that name it."""
    found = json.loads(json.dumps(map_places(DATASET, TABLE)))
    west, south, east, north = map_bounds()
    assert all(west < x < east and south < y < north for x, y in (place["at"] for place in found["places"]))
    held = {(number, place["name"]) for place in found["places"] for number in place["held"]}
    assert held == {(n, place.name) for n, deal in enumerate(DATASET.deals) for place in deal.places}
    assert [deal["id"] for deal in found["deals"]] == TABLE["id"].tolist()
