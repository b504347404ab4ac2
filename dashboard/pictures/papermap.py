"""The world map for paper: the classes, colours and words of the screen's, each class with a texture beside its colour.

Drawn on the server with geopandas and matplotlib, so that it is good in black and white.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

import geopandas as gpd
import matplotlib as mpl
import shapely
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from dashboard.analysis.shapes import Shape, shapes
from dashboard.pictures import fonts, palette
from dashboard.pictures.worldmap import Look

# Set for the whole process and once, as matplotlib's settings are not kept apart by threads.
mpl.rcParams |= {"svg.fonttype": "none", "svg.hashsalt": "atlas", "font.family": fonts.FAMILY}

Edges = tuple[float, float, float, float]
WORLD: Edges = (-16_950, -6_900, 16_950, 8_420)  # km: west, south, east, north
INCH = 72  # points
NAME = 6.5  # points, of a place's name
TEXTURES = ("...", "---", "xxx", "|||", "+++", "ooo", "\\\\\\", "...", "xxxx")  # "/" is that of the kinds of empty
SMALL = ("none", "uncovered")  # a small state of these has a smaller ring


@dataclass(frozen=True)
class PaperLook:
    """How one class looks on paper: a texture in `ink` on a colour."""

    label: str
    fill: str
    border: str
    texture: str
    ink: str


@dataclass(frozen=True)
class Place:
    """A town or site on the map, in km; one of restrictions alone is hollow."""

    x: float
    y: float
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


def light(colour: str) -> str:
    """The colour for light ground of a pair as palette.both() writes it."""
    return colour.removeprefix("light-dark(").partition(",")[0]


def paper_looks(looks: Mapping[str, Look]) -> dict[str, PaperLook]:
    """The looks of worldmap.looks() with textures; what is hatched on the screen is hatched the same way."""
    return {name: _paper_look(name, look) for name, look in looks.items()}


def _paper_look(name: str, look: Look) -> PaperLook:
    fill, border = light(look.fill), light(look.border)
    if look.hatch:
        return PaperLook(look.label, fill, border, "//////" if name == "restricted" else "////", light(look.hatch))
    texture = TEXTURES[(int(name)) % len(TEXTURES)] if name.isdigit() else ""
    return PaperLook(look.label, fill, border, texture, "#ffffff" if grey(fill) < 140 else "#222222")


def grey(colour: str) -> float:
    """How light a colour is when printed in black and white, 0 to 255 (ITU-R BT.601)."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def png(held: MapShown, width: float, height: float, dpi: int = 300) -> bytes:
    """The map as PNG; width and height in points of 1/72 inch."""
    figure = _figure(held, width, height)
    FigureCanvasAgg(figure)
    return _saved(figure, "png", dpi=dpi)


def svg(held: MapShown, width: float, height: float) -> str:
    """The map as SVG, text as text; width and height in points."""
    figure = _figure(held, width, height)
    FigureCanvasSVG(figure)
    return _saved(figure, "svg").decode()


def swatch(look: PaperLook, width: float, height: float, dpi: int = 300) -> bytes:
    """A sample of a look for a legend, as PNG."""
    figure = Figure((width / INCH, height / INCH))
    FigureCanvasAgg(figure)
    figure.add_artist(_sample(look, (0, 0), 1, 1, transform=figure.transFigure))
    return _saved(figure, "png", dpi=dpi)


def _saved(figure: Figure, form: str, **more: int) -> bytes:
    held = BytesIO()
    figure.savefig(held, format=form, metadata={"Date": None} if form == "svg" else {"Software": None}, **more)
    return held.getvalue()


def _sample(look: PaperLook, at: tuple[float, float], width: float, height: float, **more: object) -> Rectangle:
    box = Rectangle(
        at, width, height, facecolor=look.fill, edgecolor="#777777", hatch=look.texture, hatchcolor=look.ink, **more
    )
    box.set_hatch_linewidth(_weight(look))
    return box


def _weight(look: PaperLook) -> float:
    return 1.1 if look.texture.startswith("/") else 0.5


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
    by_look: defaultdict[str, list[Shape]] = defaultdict(list)
    for shape in shapes():
        by_look[held.kinds.get(shape.iso_a3 or "", "none")].append(shape)
    for name, found in by_look.items():
        _lands(axes, [shape.land for shape in found], looks[name], edges)
    for name, found in by_look.items():
        for shape in found:
            if shape.ring and _span(shape) < 16 * unit:
                _ring(axes, shape, looks[name], small=name in SMALL and shape.iso_a3 != held.chosen)
    if chosen := next((shape for shape in shapes() if shape.iso_a3 == held.chosen), None):
        _outline(axes, chosen, edges, unit)
    if held.edges:
        _places(axes, held.places, edges, unit)


def _lands(axes: Axes, lands: Sequence[object], look: PaperLook, edges: Edges) -> None:
    here = gpd.GeoSeries(shapely.clip_by_rect(lands, *_beyond(edges)))
    here = here[~here.is_empty]
    if here.empty:
        return
    border = {"edgecolor": look.border, "linewidth": 0.4}
    here.plot(
        ax=axes,
        aspect=None,
        facecolor=look.fill,
        hatch=look.texture or None,
        hatchcolor=look.ink,
        hatch_linewidth=_weight(look),
        zorder=1,
        **border,
    )


def _beyond(edges: Edges) -> Edges:
    """A little more on every side, so that no border is drawn along the picture's edge."""
    west, south, east, north = edges
    more = (east - west) / 20
    return west - more, south - more, east + more, north + more


def _span(shape: Shape) -> float:
    return 0 if shape.land.is_empty else shape.land.bounds[2] - shape.land.bounds[0]


def _ring(axes: Axes, shape: Shape, look: PaperLook, small: bool) -> None:
    size = 2.2 if small else 4.6
    axes.plot(
        *[[at] for at in shape.ring or ()],
        marker="o",
        markersize=size,
        markerfacecolor=look.fill,
        markeredgecolor=light(palette.RIM),
        markeredgewidth=0.6,
        linestyle="",
        zorder=3,
    )


def _outline(axes: Axes, shape: Shape, edges: Edges, unit: float) -> None:
    ink = light(palette.INK)
    lines = gpd.GeoSeries([shapely.clip_by_rect(shape.land, *_beyond(edges)).boundary])
    if not lines.is_empty.all():
        lines.plot(ax=axes, aspect=None, color=ink, linewidth=1.6, zorder=4)
    if shape.ring and _span(shape) < 16 * unit:
        axes.plot(
            *[[at] for at in shape.ring],
            marker="o",
            markersize=8,
            markerfacecolor="none",
            markeredgecolor=ink,
            markeredgewidth=1.6,
            linestyle="",
            zorder=4,
        )


def _places(axes: Axes, places: Sequence[Place], edges: Edges, unit: float) -> None:
    """The places in the part shown, each with its name where that covers no other."""
    west, south, east, north = edges
    here = [place for place in places if west < place.x < east and south < place.y < north]
    taken: list[Edges] = [(p.x - 4 * unit, p.y - 4 * unit, p.x + 4 * unit, p.y + 4 * unit) for p in here]
    for place, dot in zip(here, list(taken), strict=True):
        ink, fill = light(palette.INK), light(palette.POINT if place.deals else palette.PAGE)
        axes.plot(
            [place.x],
            [place.y],
            marker="o",
            markersize=4 + min(4, place.deals),
            markerfacecolor=fill,
            markeredgecolor=ink,
            markeredgewidth=0.9,
            linestyle="",
            zorder=5,
        )
        width, height = (fonts.width(place.name, NAME) + 2) * unit, NAME * 1.2 * unit
        box = (dot[2], place.y - height / 2, dot[2] + width, place.y + height / 2)
        if box[2] < east and not any(_meet(box, other) for other in taken if other != dot):
            taken.append(box)
            _name(axes, place, dot[2] + unit)


def _meet(one: Edges, other: Edges) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _name(axes: Axes, place: Place, x: float) -> None:
    ground = {"facecolor": light(palette.PAGE), "alpha": 0.8, "linewidth": 0, "pad": 0.6}
    axes.text(
        x,
        place.y,
        place.name,
        fontsize=NAME,
        va="center",
        color=light(palette.INK),
        bbox=ground,
        zorder=6,
        parse_math=False,
    )
