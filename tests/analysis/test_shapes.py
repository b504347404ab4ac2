"""The shapes that the map draws, as they are built and as they are kept."""

import csv
import json
import re
from typing import Any

import pytest
from shapely.geometry import Point, shape

from assets.build_shapes import SHAPES, SMALL_KM2, build
from dashboard.analysis.projection import map_positions
from tests.shipped import DATA, ROOT

TEXT = SHAPES.read_text(encoding="utf-8")
FEATURES: list[dict[str, Any]] = json.loads(TEXT)["features"]
BY_CODE = {feature["properties"]["iso"]: feature for feature in FEATURES if feature["properties"]["iso"]}


def map_bounds() -> tuple[int, int, int, int]:
    """West, south, east and north of the map, as its script sets them."""
    script = (ROOT / "assets" / "worldmap.js").read_text(encoding="utf-8")
    found = re.search(r"WORLD = \[\[(-?\d+), (-?\d+)\], \[(-?\d+), (-?\d+)\]\]", script)
    assert found
    south, west, north, east = map(int, found.groups())
    return west, south, east, north


def test_built_again() -> None:
    """The kept file is what its builder makes today, byte for byte."""
    assert build() == TEXT


def test_every_country() -> None:
    """Every country or territory of ours but Antarctica is on the map, once, under its name."""
    with (DATA / "countries.csv").open(encoding="utf-8", newline="") as file:
        names = {row["iso_a3"]: row["name"] for row in csv.DictReader(file)}
    names.pop("ATA")
    assert {iso: feature["properties"]["name"] for iso, feature in BY_CODE.items()} == names
    assert len(BY_CODE) == sum(bool(feature["properties"]["iso"]) for feature in FEATURES)


def test_no_bands() -> None:
    """No part of a country runs across the map, as one does that was not cut at 180°."""
    west, south, east, north = map_bounds()
    for feature in FEATURES:
        for part in shape(feature["geometry"]).geoms:
            x1, y1, x2, y2 = part.bounds
            assert x2 - x1 < 0.6 * (east - west), feature["properties"]["name"]
            assert west <= x1 <= x2 <= east, feature["properties"]["name"]
            assert south <= y1 <= y2 <= north, feature["properties"]["name"]


def test_small_states() -> None:
    """Exactly the countries too small to be seen carry a ring, on or near their land."""
    for iso, feature in BY_CODE.items():
        land, ring = shape(feature["geometry"]), feature["properties"]["ring"]
        assert (ring is not None) == (land.area < SMALL_KM2) or abs(land.area / SMALL_KM2 - 1) < 0.05, iso
        assert ring is None or land.is_empty or land.envelope.buffer(30).contains(Point(ring)), iso
    assert BY_CODE["SGP"]["properties"]["ring"]
    assert BY_CODE["KEN"]["properties"]["ring"] is None


def test_ring_of_a_country_without_shape() -> None:
    """Tuvalu has no shape at this scale; its ring lies at its capital."""
    tuvalu = BY_CODE["TUV"]
    assert tuvalu["geometry"]["coordinates"] == []
    assert tuvalu["properties"]["ring"] == pytest.approx(map_positions([179.2], [-8.5])[0], abs=30)


def test_areas() -> None:
    """An equal-area map shows countries in their true size, to what simplifying took away."""
    for iso, km2 in {"KEN": 582_000, "BRA": 8_510_000, "FRA": 640_000}.items():
        assert shape(BY_CODE[iso]["geometry"]).area == pytest.approx(km2, rel=0.02)
