"""Which part of the map shows where a country lies, or several."""

from collections.abc import Iterable, Sequence
from math import inf

import shapely

from dashboard.analysis.neighbours import neighbours
from dashboard.analysis.shapes import shapes

REACH = 1_500  # km from a country's largest part within which its other parts and places belong to the view
WORTH = 0.03  # of the largest part's area that another part must have to belong to the view
PADDING = 0.35  # of the country's width and height, on every side
NARROWEST, NARROWEST_ISLAND, WIDEST = 900, 2_400, 12_000  # km; an island is told by what lies across the sea
ASPECT = 1.5  # width to height of a view
EDGE, POLE = 17_244, 8_393  # km from the middle of the map to 180° on the equator, and to a pole


Edges = tuple[float, float, float, float]  # west, south, east and north in km


def view(iso_a3: str, places: Sequence[tuple[int, int]] = ()) -> Edges | None:
    """The edges of a map that shows where a country lies; None where it has no shape.

    It holds the country's largest part, the places and parts of some size within REACH of that, and a padding. So
    Hawaii, French Guiana, and whatever lies beyond 180° at the map's other edge, do not widen it.
    """
    held = _held(iso_a3, places)
    return _padded(held, bool(neighbours(iso_a3)), WIDEST) if held else None


def around_all(countries: Iterable[str]) -> Edges | None:
    """The edges of a map that shows where these countries lie; None where none has a shape, or it takes the world."""
    held = {iso: edges for iso in countries if (edges := _held(iso))}
    if len(held) < 2:
        return view(next(iter(held))) if held else None
    west, south, east, north = shapely.total_bounds([shapely.box(*edges) for edges in held.values()]).tolist()
    edges = _padded((west, south, east, north), any(map(neighbours, held)), inf)
    return edges if edges[3] - edges[1] <= 2 * POLE else None


def _held(iso_a3: str, places: Sequence[tuple[int, int]] = ()) -> Edges | None:
    """The edges of what of a country, and of these places, belongs to a view of it."""
    shape = next((shape for shape in shapes() if shape.iso_a3 == iso_a3), None)
    if shape is None:
        return None
    parts = [*shapely.get_parts(shape.land)] or [shapely.Point(shape.ring)]
    main = max(parts, key=lambda part: part.area)
    shown = [part for part in parts if part.area >= WORTH * main.area] + [shapely.Point(place) for place in places]
    west, south, east, north = shapely.total_bounds([p for p in shown if p.distance(main) < REACH]).tolist()
    return west, south, east, north


def _padded(held: Edges, has_neighbours: bool, widest: float) -> Edges:
    """The same with a padding, in a map's proportions, and not beyond the edges of the map."""
    west, south, east, north = held
    padded = max(east - west, (north - south) * ASPECT) * (1 + 2 * PADDING)
    width = min(max(padded, NARROWEST if has_neighbours else NARROWEST_ISLAND), widest)
    height = width / ASPECT
    x, y = _middle(west, east, width, EDGE), _middle(south, north, height, POLE)
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def _middle(low: float, high: float, size: float, edge: float) -> float:
    """The middle of a stretch of this size around low and high, moved so that it does not leave the map."""
    return max(size / 2 - edge, min((low + high) / 2, edge - size / 2))
