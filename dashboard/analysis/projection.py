"""Equal Earth, the map's projection: positions in kilometres, and distances on the globe."""

from functools import cache
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from pyproj import Geod, Transformer
from shapely.geometry import Point
from shapely.ops import nearest_points

from dashboard.analysis.shapes import shapes

EQUAL_EARTH = 8857  # EPSG code


def to_map(degrees: gpd.GeoSeries) -> gpd.GeoSeries:
    """Shapes in degrees (EPSG:4326) as shapes on the map, in kilometres east and north of 0°, 0°."""
    return degrees.to_crs(EQUAL_EARTH).scale(1e-3, 1e-3, origin=(0, 0))


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
    known = {shape.iso_a3: shape.land for shape in shapes() if shape.iso_a3}
    degrees = shapely.transform(list(known.values()), _to_degrees)
    return dict(zip(known, degrees, strict=True))


def distance_km(iso_a3: str, lat: float, lon: float) -> float | None:
    """How far a point lies outside a country, in km on the WGS84 ellipsoid; 0 inside it, None where it has no shape."""
    land = country_shapes().get(iso_a3)
    if land is None or land.is_empty:
        return None
    near, _ = nearest_points(land, Point(lon, lat))
    return float(Geod(ellps="WGS84").inv(near.x, near.y, lon, lat)[2]) / 1000


def degrees_at(x: float, y: float) -> tuple[float, float]:
    """The latitude and longitude of a point on the map, given in km, to a hundredth of a degree (about 1 km)."""
    lon, lat = _to_degrees(np.array([[x, y]]))[0]
    return round(float(lat), 2), round(float(lon), 2)
