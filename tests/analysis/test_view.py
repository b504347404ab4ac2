"""The part of the map that shows where a country lies."""

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


def test_one_alone() -> None:
    """A view of one country among several is that country's own."""
    assert view_of(["KEN"]) == view("KEN")


def test_several_together() -> None:
    """It holds the largest part of each, lies on the map, and is no wider than they need."""
    together = view_of(["KEN", "SRB", "PAK"])
    assert together
    west, south, east, north = together
    for iso in ("KEN", "SRB", "PAK"):
        assert box(west, south, east, north).contains(max(LAND[iso].geoms, key=lambda part: part.area))
    assert (east - west) / (north - south) == pytest.approx(1.5)
    lands = [LAND[iso].bounds for iso in ("KEN", "SRB", "PAK")]
    assert east - west < 1.2 * max(max(b[2] for b in lands) - min(b[0] for b in lands), 1.5 * (north - south))


def test_several_at_sea() -> None:
    """Islands that are one dot each get a view too."""
    assert view_of(["MUS", "SYC"])


@pytest.mark.parametrize("isos", [["USA", "CHN"], ["ZZZ"], ["ZZZ", "ATA"], []])
def test_no_view_of_several(isos: list[str]) -> None:
    """None where only the whole world holds them, or none is on the map."""
    assert view_of(isos) is None
