"""The countries' shapes in kilometres on the map: Equal Earth, made by assets/build_shapes.py."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import shapely

SHAPES = Path(__file__).parents[2] / "assets" / "world.geojson"


@dataclass(frozen=True)
class Shape:
    """A country (no code where ISO 3166-1 has none): its land in km, and where the ring of a small one stands."""

    iso_a3: str | None
    name: str
    ring: tuple[int, int] | None
    land: Any


@cache
def shapes() -> tuple[Shape, ...]:
    """Every shape on the map, read once."""
    features = json.loads(SHAPES.read_text("utf-8"))["features"]
    lands = shapely.from_geojson([json.dumps(feature["geometry"]) for feature in features])
    known = [feature["properties"] for feature in features]
    return tuple(
        Shape(p["iso"], p["name"], tuple(p["ring"]) if p["ring"] else None, land)
        for p, land in zip(known, lands, strict=True)
    )
