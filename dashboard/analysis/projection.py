"""Equal Earth, the map's projection: positions in kilometres, and distances on the globe."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from pyproj import Geod, Transformer
from shapely.geometry import Point, shape
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


def _to_degrees(km: Any) -> Any:
    """The (lon, lat) of an array of points (x, y) on the map."""
    lon, lat = Transformer.from_crs(EQUAL_EARTH, 4326, always_xy=True).transform(km[:, 0] * 1e3, km[:, 1] * 1e3)
    # Whole kilometres put some corners a little beyond 180°, where they would come out on the map's other side.
    beyond = (km[:, 0] * lon < 0) & (np.abs(lon) > 90)
    return np.column_stack([np.where(beyond, np.copysign(180, km[:, 0]), lon), lat])


@cache
def country_shapes() -> dict[str, Any]:
    """Each country's shape in degrees, by ISO 3166-1 alpha-3 code; empty where it is only a ring on the map."""
    features = [f for f in json.loads(SHAPES.read_text("utf-8"))["features"] if f["properties"]["iso"]]
    degrees = shapely.transform([shape(f["geometry"]) for f in features], _to_degrees)
    return {f["properties"]["iso"]: land for f, land in zip(features, degrees, strict=True)}


def distance_km(iso_a3: str, lat: float, lon: float) -> float | None:
    """How far a point lies outside a country, in km on the WGS84 ellipsoid; 0 inside it, None where it has no shape."""
    land = country_shapes().get(iso_a3)
    if land is None or land.is_empty:
        return None
    near, _ = nearest_points(land, Point(lon, lat))
    return float(Geod(ellps="WGS84").inv(near.x, near.y, lon, lat)[2]) / 1000
