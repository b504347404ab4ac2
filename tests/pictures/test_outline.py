"""Shapes as path data."""

import re

import pytest
import shapely

from dashboard.analysis.shapes import shapes
from dashboard.pictures.outline import Frame, outlines
from dashboard.pictures.smallmap import WORLD

LOCAL = Frame(west=1_000, north=2_000, width=3_000, height=2_000, unit=5)  # the middle of Africa


def drawn(path: str) -> list[list[tuple[int, int]]]:
    """The points of each closed line, as a browser walks them."""
    lines = []
    for line in re.findall(r"M[^M]+", path):
        assert re.fullmatch(r"M-?\d+(?: |(?=-))-?\d+l-?\d+(?:(?: |(?=-))-?\d+)*z", line)
        x, y, *steps = map(int, re.findall(r"-?\d+", line))
        points = [(x, y)]
        for dx, dy in zip(steps[::2], steps[1::2], strict=True):
            points.append((points[-1][0] + dx, points[-1][1] + dy))
        lines.append(points)
    return lines


def test_at() -> None:
    """Units count from the upper left corner, downwards."""
    assert LOCAL.at(1_000, 2_000) == (0, 0)
    assert LOCAL.at(4_000, 0) == LOCAL.size == (600, 400)
    assert LOCAL.holds(4_000, 0)
    assert not LOCAL.holds(4_001, 0)


@pytest.mark.parametrize("frame", [WORLD, LOCAL])
def test_area(frame: Frame) -> None:
    """A country is drawn where it lies and about as large as it is; a large country elsewhere is not drawn."""
    for shape, path in zip(shapes(), outlines(frame, 2, 2), strict=True):
        visible = shapely.clip_by_rect(
            shape.land, frame.west, frame.north - frame.height, frame.west + frame.width, frame.north
        )
        if shape.iso_a3 in ("TCD", "UGA", "COD"):
            (line,) = drawn(path)
            units = shapely.clip_by_rect(shapely.Polygon(line), 0, 0, *frame.size)
            assert units.area * frame.unit**2 == pytest.approx(visible.area, rel=0.05)
            middle = frame.at(visible.centroid.x, visible.centroid.y)
            assert units.centroid.distance(shapely.Point(middle)) < 3
        if shape.iso_a3 == "CAN" and frame is LOCAL:
            assert path == ""


def test_borders_stay_shared() -> None:
    """No gap opens between neighbours: what they cover together has no holes but those of the land itself."""
    paths = dict(zip((shape.iso_a3 for shape in shapes()), outlines(WORLD, 2.5, 2.5), strict=True))
    polygons = [shapely.Polygon(line) for iso in ("KEN", "UGA", "ETH", "SSD", "SDN") for line in drawn(paths[iso])]
    together = shapely.union_all([shapely.make_valid(polygon) for polygon in polygons])
    assert together.geom_type == "Polygon"
    assert not list(together.interiors)
    assert together.area == pytest.approx(sum(polygon.area for polygon in polygons), rel=1e-3)


def test_specks_are_left_out() -> None:
    """With a larger speck, fewer lines are drawn, and none smaller than that."""
    rough = "".join(outlines(LOCAL, 2, 40))
    assert 0 < rough.count("M") < "".join(outlines(LOCAL, 2, 1)).count("M")
    assert all(shapely.Polygon(line).area > 0.5 * 40**2 for line in drawn(rough))


def test_holes() -> None:
    """The hole for Lesotho is drawn in South Africa."""
    paths = dict(zip((shape.iso_a3 for shape in shapes()), outlines(WORLD, 2.5, 2.5), strict=True))
    (lesotho,) = drawn(paths["LSO"])
    assert sorted(set(lesotho)) in [sorted(set(line)) for line in drawn(paths["ZAF"])]
