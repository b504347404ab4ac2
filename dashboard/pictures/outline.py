"""Shapes in kilometres as SVG path data in whole units."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

import shapely

from dashboard.analysis.shapes import shapes


@dataclass(frozen=True)
class Frame:
    """The part of the map that a picture shows, from its west and north edge (km), and the km to a unit."""

    west: float
    north: float
    width: float
    height: float
    unit: float

    def at(self, x: float, y: float) -> tuple[int, int]:
        """A point in km as whole units right of and below the frame's corner."""
        return round((x - self.west) / self.unit), round((self.north - y) / self.unit)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in units."""
        return round(self.width / self.unit), round(self.height / self.unit)

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in the frame."""
        return 0 <= x - self.west <= self.width and 0 <= self.north - y <= self.height


@lru_cache(maxsize=300)
def outlines(frame: Frame, corner: float, speck: float) -> tuple[str, ...]:
    """The path data of each of shapes() in the frame, "" where there is none.

    Corners and parts (islands, holes) smaller than a square of `corner` or `speck` units are left out. Borders are
    simplified as the line that two countries share, so that no gap opens between them.
    """
    edge = frame.width / 20  # beyond the frame, so that the line along the cut is not seen
    box = frame.west - edge, frame.north - frame.height - edge, frame.west + frame.width + edge, frame.north + edge
    lands = shapely.clip_by_rect([shape.land for shape in shapes()], *box)
    there = ~shapely.is_empty(lands)
    lands[there] = shapely.coverage_simplify(lands[there], corner * frame.unit)
    least = (speck * frame.unit) ** 2
    return tuple(
        "".join(_polygon(part, frame, least) for part in shapely.get_parts(land) if part.area >= least)
        for land in lands
    )


def _polygon(polygon: Any, frame: Frame, least: float) -> str:
    holes = [hole for hole in polygon.interiors if shapely.Polygon(hole).area >= least]
    return "".join(_ring(shapely.get_coordinates(line).tolist(), frame) for line in (polygon.exterior, *holes))


def _ring(line: list[list[float]], frame: Frame) -> str:
    """A closed line: where it starts, then steps; a minus sign also parts two numbers."""
    points = [frame.at(x, y) for x, y in line]
    steps = [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(points) if (x1, y1) != (x2, y2)][:-1]
    if len(steps) < 2:
        return ""
    numbers = " ".join(str(number) for step in steps for number in step)
    return f"M{points[0][0]} {points[0][1]}l{numbers}z".replace(" -", "-")
