"""Which part of the map shows where a country lies."""

from collections.abc import Iterable, Sequence

import shapely

from dashboard.analysis.neighbours import neighbours
from dashboard.analysis.shapes import shapes

REACH = 1_500  # km from a country's largest part within which its other parts and places belong to the view
WORTH = 0.03  # of the largest part's area that another part must have to belong to the view
PADDING = 0.35  # of the country's width and height, on every side
PADDING_OF_MANY = 0.08  # the same where several countries are shown together
NARROWEST, NARROWEST_ISLAND, WIDEST = 900, 2_400, 12_000  # km; an island is told by what lies across the sea
ASPECT = 1.5  # width to height of a view
EDGE, POLE = 17_244, 8_393  # km from the middle of the map to 180° on the equator, and to a pole
WORLD = 25_000  # km of width from which on a view is as good as the whole world: both poles are in it

Edges = tuple[float, float, float, float]


def view(iso_a3: str, places: Sequence[tuple[int, int]] = ()) -> Edges | None:
    """West, south, east and north in km of a map that shows where a country lies; None where it has no shape.

    It holds the country's largest part, the places and parts of some size within REACH of that, and a padding. So
    Hawaii, French Guiana, and whatever lies beyond 180° at the map's other edge, do not widen it.
    """
    edges = _edges(iso_a3, places)
    return _padded(edges, PADDING, NARROWEST if neighbours(iso_a3) else NARROWEST_ISLAND) if edges else None


def view_of(countries: Iterable[str]) -> Edges | None:
    """The same of several countries together; None where none has a shape, or only the whole world would hold them."""
    if len(codes := tuple(countries)) == 1:
        return view(codes[0])
    found = [edges for iso in codes if (edges := _edges(iso))]
    if not found:
        return None
    west, south, east, north = zip(*found, strict=True)
    around = _padded((min(west), min(south), max(east), max(north)), PADDING_OF_MANY, NARROWEST_ISLAND, 2 * EDGE)
    return around if around[2] - around[0] < WORLD else None


def _edges(iso_a3: str, places: Sequence[tuple[int, int]] = ()) -> Edges | None:
    """The edges of a country's main parts and of the places near them."""
    shape = next((shape for shape in shapes() if shape.iso_a3 == iso_a3), None)
    if shape is None:
        return None
    parts = [*shapely.get_parts(shape.land)] or [shapely.Point(shape.ring)]
    main = max(parts, key=lambda part: part.area)
    shown = [part for part in parts if part.area >= WORTH * main.area] + [shapely.Point(place) for place in places]
    west, south, east, north = shapely.total_bounds([p for p in shown if p.distance(main) < REACH]).tolist()
    return west, south, east, north


def _padded(edges: Edges, padding: float, narrowest: float, widest: float = WIDEST) -> Edges:
    """Edges of the ASPECT around those given, padded on every side, within the map."""
    west, south, east, north = edges
    width = min(max(max(east - west, (north - south) * ASPECT) * (1 + 2 * padding), narrowest), widest)
    height = width / ASPECT
    x, y = _middle(west, east, width, EDGE), _middle(south, north, height, POLE)
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def _middle(low: float, high: float, size: float, edge: float) -> float:
    """The middle of a stretch of this size around low and high, moved so that it does not leave the map."""
    return max(size / 2 - edge, min((low + high) / 2, edge - size / 2))
