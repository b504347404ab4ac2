"""Equal Earth, the map's projection: positions in kilometres, and distances on the globe."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import geopandas as gpd
from pyproj import Geod
from shapely.geometry import Point
from shapely.ops import nearest_points

EQUAL_EARTH = 8857  # EPSG code
SHAPES = Path(__file__).parents[2] / "assets" / "world.geojson"


def to_map(shapes: gpd.GeoSeries) -> gpd.GeoSeries:
    """Shapes in degrees (EPSG:4326) as shapes on the map, in kilometres east and north of 0°, 0°."""
    return shapes.to_crs(EQUAL_EARTH).scale(1e-3, 1e-3, origin=(0, 0))


def map_positions(lons: list[float], lats: list[float]) -> list[tuple[int, int]]:
    """The (x, y) of points given in degrees, in whole kilometres on the map."""
    points = to_map(gpd.GeoSeries(gpd.points_from_xy(lons, lats), crs=4326))
    return [(round(point.x), round(point.y)) for point in points]


@cache
def _countries() -> dict[str, Any]:
    """Each country's shape in degrees, by ISO 3166-1 alpha-3 code."""
    features = [f for f in json.loads(SHAPES.read_text("utf-8"))["features"] if f["properties"]["iso"]]
    shapes = gpd.GeoDataFrame.from_features(features)
    degrees = shapes.geometry.scale(1e3, 1e3, origin=(0, 0)).set_crs(EQUAL_EARTH).to_crs(4326)
    return dict(zip(shapes["iso"], degrees, strict=True))


def distance_km(iso_a3: str, lat: float, lon: float) -> float | None:
    """How far a point lies outside a country, in km on the WGS84 ellipsoid; 0 inside it, None where it has no shape."""
    shape = _countries().get(iso_a3)
    if shape is None or shape.is_empty:
        return None
    near, _ = nearest_points(shape, Point(lon, lat))
    return float(Geod(ellps="WGS84").inv(near.x, near.y, lon, lat)[2]) / 1000
