"""The world map for paper: the classes, colours and words of the screen's, each class with a texture beside its colour.

Drawn on the server with geopandas and matplotlib, so that it is good in black and white.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import geopandas as gpd
import matplotlib as mpl
import shapely
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from dashboard.analysis.shapes import Shape, shapes
from dashboard.analysis.view import Edges
from dashboard.pictures import fonts, palette
from dashboard.pictures.alone import alone
from dashboard.pictures.paperlooks import PaperLook, light, paper_looks
from dashboard.pictures.worldmap import Look

# Set for the whole process and once, as matplotlib's settings are not kept apart by threads.
mpl.rcParams |= {"svg.fonttype": "none", "svg.hashsalt": "atlas", "font.family": fonts.FAMILY}

WORLD: Edges = (-16_950, -6_900, 16_950, 8_420)  # km: west, south, east, north
INCH = 72  # points
NAME, DOT = 6.5, 4  # points, of a place's name and dot
RINGED = 16  # points: a small state that is narrower has a ring
SMALL = ("none", "uncovered")  # a small state of these has a smaller ring


@dataclass(frozen=True)
class Place:
    """A town or site on the map, in km; one of restrictions alone is hollow."""

    at: tuple[float, float]
    name: str
    deals: int


@dataclass(frozen=True)
class MapShown:
    """What a map shows: looks by name, each country's look by its code, the part of the map (None: the world)."""

    looks: Mapping[str, Look]
    kinds: Mapping[str, str]
    chosen: str | None = None
    edges: Edges | None = None
    places: Sequence[Place] = ()


@alone
def png(held: MapShown, width: float, height: float, dpi: int = 300) -> bytes:
    """The map as PNG; width and height in points of 1/72 inch."""
    figure = _figure(held, width, height)
    FigureCanvasAgg(figure)
    return _saved(figure, "png", dpi=dpi)


@alone
def svg(held: MapShown, width: float, height: float) -> str:
    """The map as SVG, text as text; width and height in points."""
    figure = _figure(held, width, height)
    FigureCanvasSVG(figure)
    return _saved(figure, "svg").decode()


@alone
def swatch(look: PaperLook, width: float, height: float, dpi: int = 300) -> bytes:
    """A sample of a look for a legend, as PNG; width and height in points."""
    figure = Figure((width / INCH, height / INCH))
    FigureCanvasAgg(figure)
    box = Rectangle((0, 0), 1, 1, facecolor=look.fill, edgecolor="#777777", hatch=look.texture, hatchcolor=look.ink)
    box.set_transform(figure.transFigure)
    box.set_hatch_linewidth(look.weight)
    figure.add_artist(box)
    return _saved(figure, "png", dpi=dpi)


def _saved(figure: Figure, form: str, dpi: int = INCH) -> bytes:
    held = BytesIO()
    # Without the day and the program, so that the same map gives the same bytes.
    figure.savefig(held, format=form, dpi=dpi, metadata={"Date": None} if form == "svg" else {"Software": None})
    return held.getvalue()


def _figure(held: MapShown, width: float, height: float) -> Figure:
    figure = Figure((width / INCH, height / INCH))
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    west, south, east, north = _fitted(held.edges or WORLD, width / height)
    axes.set_xlim(west, east)
    axes.set_ylim(south, north)
    _draw(axes, held, (west, south, east, north), (east - west) / width)
    return figure


def _fitted(edges: Edges, aspect: float) -> Edges:
    """The edges moved apart around their middle until the part has this ratio of width to height."""
    west, south, east, north = edges
    width, height = max(east - west, (north - south) * aspect), max(north - south, (east - west) / aspect)
    x, y = (west + east) / 2, (south + north) / 2
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def _draw(axes: Axes, held: MapShown, edges: Edges, unit: float) -> None:
    """Countries by their looks, small states as rings, the chosen country on top, places; `unit`: km to a point."""
    looks = paper_looks(held.looks)
    lands = _lands(edges)
    by_look: defaultdict[str, list[int]] = defaultdict(list)
    for number, shape in enumerate(shapes()):
        by_look[held.kinds.get(shape.iso_a3 or "", "none")].append(number)
    for name, numbers in by_look.items():
        _fill(axes, [lands[number] for number in numbers], looks[name])
    for name, numbers in by_look.items():
        for shape in (shapes()[number] for number in numbers):
            if shape.ring and _span(shape) < RINGED * unit:
                size = 2.2 if name in SMALL and shape.iso_a3 != held.chosen else 4.6
                _dot(axes, shape.ring, size, looks[name].fill, light(palette.RIM), 0.6, over=3)
    for shape, land in zip(shapes(), lands, strict=True):
        if held.chosen and shape.iso_a3 == held.chosen:
            _outline(axes, shape, land, unit)
    if held.edges:
        _places(axes, held.places, edges, unit)
        axes.add_patch(Rectangle((0, 0), 1, 1, transform=axes.transAxes, fill=False, edgecolor="#777777", zorder=7))


def _lands(edges: Edges) -> list[Any]:
    """The land of each of shapes() in a part of the map, and a little beyond, so that no border runs along its edge."""
    west, south, east, north = edges
    more = (east - west) / 20
    box = west - more, south - more, east + more, north + more
    return list(shapely.clip_by_rect([shape.land for shape in shapes()], *box))


def _fill(axes: Axes, lands: Sequence[Any], look: PaperLook) -> None:
    here = gpd.GeoSeries([land for land in lands if not land.is_empty])
    if not here.empty:
        here.plot(
            ax=axes,
            aspect=None,
            facecolor=look.fill,
            edgecolor=look.border,
            linewidth=0.4,
            zorder=1,
            hatch=look.texture or None,
            hatchcolor=look.ink,
            hatch_linewidth=look.weight,
        )


def _span(shape: Shape) -> float:
    return 0 if shape.land.is_empty else shape.land.bounds[2] - shape.land.bounds[0]


def _outline(axes: Axes, shape: Shape, land: Any, unit: float) -> None:
    ink = light(palette.INK)
    if not land.is_empty:
        gpd.GeoSeries([land.boundary]).plot(ax=axes, aspect=None, color=ink, linewidth=1.6, zorder=4)
    if shape.ring and _span(shape) < RINGED * unit:
        _dot(axes, shape.ring, 8, "none", ink, 1.6, over=4)


def _dot(axes: Axes, at: tuple[float, float], size: float, fill: str, edge: str, weight: float, over: int = 5) -> None:
    """A circle of `size` points; `over` tells what it lies above."""
    style: dict[str, Any] = {"marker": "o", "linestyle": "", "markersize": size, "markerfacecolor": fill}
    axes.plot([at[0]], [at[1]], markeredgecolor=edge, markeredgewidth=weight, zorder=over, **style)


def _places(axes: Axes, places: Sequence[Place], edges: Edges, unit: float) -> None:
    """The places in the part shown, each with its name where that covers no other."""
    west, south, east, north = edges
    here = [place for place in places if west < place.at[0] < east and south < place.at[1] < north]
    taken = [_around(place.at, DOT * unit) for place in here]
    for place, dot in zip(here, list(taken), strict=True):
        fill = light(palette.POINT if place.deals else palette.PAGE)
        _dot(axes, place.at, DOT + min(DOT, place.deals), fill, light(palette.INK), 0.9)
        x, y = dot[2], place.at[1]
        named = (x, y - NAME * 0.6 * unit, x + (fonts.width(place.name, NAME) + 2) * unit, y + NAME * 0.6 * unit)
        if named[2] < east and not any(_meet(named, other) for other in taken if other != dot):
            taken.append(named)
            _name(axes, place.name, x + unit, y)


def _around(at: tuple[float, float], reach: float) -> Edges:
    return at[0] - reach, at[1] - reach, at[0] + reach, at[1] + reach


def _meet(one: Edges, other: Edges) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _name(axes: Axes, name: str, x: float, y: float) -> None:
    ground = {"facecolor": light(palette.PAGE), "alpha": 0.8, "linewidth": 0, "pad": 0.6}
    ink = light(palette.INK)
    axes.text(x, y, name, fontsize=NAME, va="center", color=ink, bbox=ground, zorder=6, parse_math=False)
