"""Builds assets/world.geojson: the countries of Natural Earth 1:50m in Equal Earth, in whole kilometres.

Input: countries-50m.json of the npm package world-atlas 2.0.2 (Natural Earth 4.1, public domain), kept in
assets/source/, and the names in data/countries.csv. The same input gives the same bytes. Run it from the root:

    .venv/bin/python -m assets.build_shapes
"""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import antimeridian
import geopandas as gpd
import shapely
from shapely.geometry.base import BaseGeometry

from dashboard.analysis.projection import map_positions, to_map
from dashboard.analysis.shapes import SHAPES

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "assets" / "source" / "countries-50m.json"
ANTARCTICA = "010"
TOLERANCE_KM = 8  # edge of the square that a corner must span to be kept (Visvalingam-Whyatt)
SMALL_KM2 = 12_000  # a country under this area carries a ring: a few pixels on a map of the whole world
NO_CODE = {"Kosovo": "XKX"}  # Natural Earth gives it no number; our code is the user-assigned one


def cut(shape: BaseGeometry) -> BaseGeometry:
    """The shape cut at 180°, where a part of it runs across; parts under 180° wide stay as they are."""
    parts: list[BaseGeometry] = []
    for part in shapely.get_parts(shape):
        west, _, east, _ = part.bounds
        whole = antimeridian.fix_polygon(part, fix_winding=True) if east - west > 180 else part
        parts.extend(shapely.get_parts(whole))
    return shapely.MultiPolygon(parts)


def rings(shape: BaseGeometry) -> Iterator[list[list[list[int]]]]:
    """Each polygon's rings as whole kilometres, without the points that rounding made equal."""
    for polygon in shapely.get_parts(shape):
        lines = [[[round(x), round(y)] for x, y in ring.coords] for ring in (polygon.exterior, *polygon.interiors)]
        lines = [[p for i, p in enumerate(line) if i == 0 or p != line[i - 1]] for line in lines]
        if len(lines[0]) > 3:
            yield [line for line in lines if len(line) > 3]


def project() -> gpd.GeoDataFrame:
    """Natural Earth's countries (id, name, geometry in km): cut, a vertex a degree, projected, simplified."""
    world = gpd.read_file(SOURCE, layer="countries").set_crs(4326)
    world = world[world["id"] != ANTARCTICA]
    densified = world.geometry.map(cut).segmentize(1.0)
    return world.set_geometry(to_map(densified).simplify_coverage(TOLERANCE_KM))


def features() -> Iterator[dict[str, Any]]:
    """GeoJSON features sorted by code: iso (null where no country of ours), name, ring ([x, y] of a small one)."""
    with (ROOT / "data" / "countries.csv").open(encoding="utf-8", newline="") as file:
        countries = {row["iso_a3"]: row for row in csv.DictReader(file)}
    codes = {row["iso_n3"]: code for code, row in countries.items()}
    found = set()
    for number, name, shape in project()[["id", "name", "geometry"]].itertuples(index=False):
        iso = NO_CODE.get(name) or (None if name.startswith("Ashmore") else codes.get(number))
        found.add(iso)
        middle = max(shapely.get_parts(shape), key=lambda part: part.area).centroid
        ring = [round(middle.x), round(middle.y)] if iso and shape.area < SMALL_KM2 else None
        yield feature(iso, countries[iso]["name"] if iso else name, ring, list(rings(shape)))
    for iso in sorted(set(countries) - found - {"ATA"}):  # too small for 1:50m: a ring at the capital
        row = countries[iso]
        (ring_at,) = map_positions([float(row["capital_lon"])], [float(row["capital_lat"])])
        yield feature(iso, row["name"], list(ring_at), [])


def feature(iso: str | None, name: str, ring: list[int] | None, polygons: list[Any]) -> dict[str, Any]:
    """One GeoJSON feature."""
    geometry = {"type": "MultiPolygon", "coordinates": polygons}
    return {"type": "Feature", "properties": {"iso": iso, "name": name, "ring": ring}, "geometry": geometry}


def build() -> str:
    """The whole file as text, a feature a line."""
    ordered = sorted(features(), key=lambda f: (f["properties"]["iso"] or "~", f["properties"]["name"]))
    lines = [json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in ordered]
    return '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"


if __name__ == "__main__":
    SHAPES.write_text(build(), encoding="utf-8")
