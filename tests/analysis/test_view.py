"""The part of the map that shows where a country lies, or several."""

import pytest
from shapely import box

from dashboard.analysis.neighbours import neighbours
from dashboard.analysis.projection import map_positions
from dashboard.analysis.shapes import shapes
from dashboard.analysis.view import view, view_of
from tests.shipped import COUNTRIES

LAND = {shape.iso_a3: shape.land for shape in shapes()}


def viewed(iso: str, *places: tuple[int, int]) -> tuple[float, float, float, float]:
    """The view of a country that has a shape."""
    edges = view(iso, places)
    assert edges
    return edges


@pytest.mark.parametrize("iso", sorted(COUNTRIES.keys() - {"ATA"}))
def test_every_view(iso: str) -> None:
    """Each lies on the map, three wide to two high, within its limits, and holds the country's largest part."""
    west, south, east, north = viewed(iso)
    assert (900 if neighbours(iso) else 2_400) - 1e-6 <= east - west <= 12_000 + 1e-6
    assert (east - west) / (north - south) == pytest.approx(1.5)
    assert west >= -17_245
    assert east <= 17_245
    assert not LAND[iso] or box(west, south, east, north).contains(max(LAND[iso].geoms, key=lambda part: part.area))


@pytest.mark.parametrize(("iso", "widest"), [("FJI", 2_400), ("NZL", 3_500), ("KIR", 3_200), ("FRA", 2_400)])
def test_far_parts(iso: str, widest: int) -> None:
    """What lies beyond 180° or an ocean does not widen the view."""
    west, _, east, _ = viewed(iso)
    assert east - west <= widest


def test_parts_that_belong() -> None:
    """Alaska belongs to the view of the United States, Papua to that of Indonesia, Hawaii does not widen it."""
    fairbanks, jayapura, hilo = map_positions([-147.7, 140.7, -155.1], [64.8, -2.5, 19.7])
    west, south, east, north = viewed("USA")
    assert west < fairbanks[0] < east
    assert south < fairbanks[1] < north
    assert viewed("IDN")[2] > jayapura[0]
    assert viewed("USA", hilo) == viewed("USA")


def test_places() -> None:
    """A place near the country is within its view."""
    (funchal,) = map_positions([-16.9], [32.6])
    west, south, _, _ = viewed("PRT", funchal)
    assert west < funchal[0] < viewed("PRT")[0]
    assert south < funchal[1]


@pytest.mark.parametrize("iso", ["ATA", "ZZZ", ""])
def test_no_view(iso: str) -> None:
    """A country that is not on the map has no view."""
    assert view(iso) is None


@pytest.mark.parametrize("several", [("KEN", "UGA"), ("SRB", "KEN"), ("ECU", "SRB", "ATA"), ("FJI", "NZL")])
def test_several_countries(several: tuple[str, ...]) -> None:
    """The view of several holds each of them, three wide to two high; one without a shape changes nothing."""
    edges = view_of(several)
    assert edges
    west, south, east, north = edges
    assert (east - west) / (north - south) == pytest.approx(1.5)
    for iso in several:
        if iso != "ATA":
            assert box(west, south, east, north).contains(max(LAND[iso].geoms, key=lambda part: part.area))


def test_one_country_of_several() -> None:
    """The view of one is that country's own."""
    assert view_of(["KEN"]) == view("KEN")


@pytest.mark.parametrize("several", [(), ("ATA",), ("ZZZ", ""), ("USA", "CHN"), ("FJI", "ECU")])
def test_the_whole_world(several: tuple[str, ...]) -> None:
    """What has no shape, or lies too far apart, has no part of the map of its own."""
    assert view_of(several) is None
