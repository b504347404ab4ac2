"""Equal Earth, held against its published formula, and distances on the globe."""

from math import asin, atanh, cos, pi, radians, sin, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.projection import country_shapes, degrees_at, distance_km, map_positions

# WGS84, and the coefficients of Šavrič, Patterson & Jenny 2018 (EPSG method 1078).
A, E = 6378.137, sqrt(0.0066943799901413165)
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796


def authalic(lat: float) -> float:
    """The q of the authalic latitude, Snyder 1987, equation 3-12."""
    s = sin(lat)
    return (1 - E**2) * (s / (1 - (E * s) ** 2) + atanh(E * s) / E)


def equal_earth(lon: float, lat: float) -> tuple[float, float]:
    """The published formula, in km."""
    pole = authalic(pi / 2)
    theta = asin(sqrt(3) / 2 * max(-1, min(1, authalic(radians(lat)) / pole)))
    radius = A * sqrt(pole / 2)
    slope = 9 * A4 * theta**8 + 7 * A3 * theta**6 + 3 * A2 * theta**2 + A1
    x = 2 * sqrt(3) * radians(lon) * cos(theta) / (3 * slope)
    return radius * x, radius * (A4 * theta**9 + A3 * theta**7 + A2 * theta**3 + A1 * theta)


@given(st.floats(-179.9, 179.9), st.floats(-89.9, 89.9))
def test_published_formula(lon: float, lat: float) -> None:
    """Any point lies where the formula puts it, to the rounded kilometre."""
    ((x, y),) = map_positions([lon], [lat])
    assert (x, y) == pytest.approx(equal_earth(lon, lat), abs=0.51)


def test_known_points() -> None:
    """The middle, the end of the equator and the pole."""
    assert map_positions([0, 180, 0, -90], [0, 0, 90, 0]) == [(0, 0), (17244, 0), (0, 8393), (-8622, 0)]


@pytest.mark.parametrize(
    ("iso", "lat", "lon", "km"),
    [
        ("KEN", 0, 42, 112),  # a degree east of the border near 41° E
        ("GHA", 0, -2.09, 524),  # Cape Three Points lies at 4.74° N
        ("FJI", -16.8, 170, 735),  # 6.9 degrees west of Viwa, 176.9° E
        ("PRT", 38.78, -11.5, 173),  # two degrees west of Cabo da Roca, 9.5° W
    ],
)
def test_outside(iso: str, lat: float, lon: float, km: float) -> None:
    """The distance of a point outside, to the simplified coast."""
    assert distance_km(iso, lat, lon) == pytest.approx(km, abs=20)


@pytest.mark.parametrize(("iso", "lat", "lon"), [("KEN", -1.29, 36.82), ("RUS", 66, -172), ("USA", 64.8, -147.7)])
def test_inside(iso: str, lat: float, lon: float) -> None:
    """Inside, also beyond 180°, the distance is 0."""
    assert distance_km(iso, lat, lon) == 0


@pytest.mark.parametrize("iso", ["RUS", "FJI"])
def test_cut_at_180_degrees(iso: str) -> None:
    """No part of a country that lies on both sides of 180° runs round the globe to the other side."""
    parts = country_shapes()[iso].geoms
    assert {part.bounds[0] < 0 for part in parts} == {True, False}
    assert max(part.bounds[2] - part.bounds[0] for part in parts) < 160


@pytest.mark.parametrize("iso", ["TUV", "ATA", "ZZZ", ""])
def test_no_shape(iso: str) -> None:
    """A country that is only a ring on the map, or none, has no distance."""
    assert distance_km(iso, 0, 0) is None


@pytest.mark.parametrize(("lat", "lon"), [(-1.29, 36.82), (64.15, -21.94), (-41.29, 174.78), (0, 0)])
def test_there_and_back(lat: float, lon: float) -> None:
    """A point on the map is the same place in degrees, to the kilometre that the map's grid has."""
    ((x, y),) = map_positions([lon], [lat])
    assert degrees_at(x, y) == (pytest.approx(lat, abs=0.02), pytest.approx(lon, abs=0.03))
