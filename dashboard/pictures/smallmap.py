"""Small maps that stand still, as inline SVG: the world in classes, and where one country lies.

Show them with st.markdown(…, unsafe_allow_html=True): st.html takes every SVG out.
Each is one line that begins with a block element, so that Markdown leaves it as it is; all text in it is escaped.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from html import escape
from zlib import crc32

from dashboard.analysis.shapes import Shape, shapes
from dashboard.analysis.view import view
from dashboard.pictures import palette
from dashboard.pictures.outline import Frame, outlines
from dashboard.pictures.worldmap import Look

WORLD = Frame(west=-17_000, north=8_400, width=34_000, height=15_300, unit=20)
LOCATOR_WIDTH = 600  # units
TINY = 0.03  # of a locator's width: a country not larger than such a square is drawn as a dot in a ring
NOTHING = Look("", palette.NONE, palette.BORDER)
Point = tuple[int, int, str]  # km east, km north, name


def world_map(
    looks: Mapping[str, Look],
    classes: Mapping[str, str],
    said: Mapping[str, str],
    label: str,
    points: Sequence[Point] = (),
) -> str:
    """The world, each country in the look that `classes` names for its ISO 3166-1 alpha-3 code, else in "none".

    `said` is what a country says when pointed at, else its name; `label` says in words what the map shows.
    """
    looks = {"none": NOTHING} | dict(looks)
    land: dict[str, list[str]] = {name: [] for name in looks}
    rings: dict[str, list[str]] = {name: [] for name in looks}
    for shape, path in zip(shapes(), outlines(WORLD, corner=2.5, speck=2.5), strict=True):
        look = classes.get(shape.iso_a3 or "", "none")
        tip = said.get(shape.iso_a3 or "", shape.name)
        land[look].append(_path(path, tip))
        if shape.ring:
            rings[look].append(_dot(WORLD.at(*shape.ring), 4 if look == "none" else 9, tip))
    marks = {name: _mark(label, classes, look) for name, look in looks.items() if look.hatch}
    fills = {name: f"url(#{marks[name]})" if look.hatch else look.fill for name, look in looks.items()}
    drawn = [_group(land[name], fills[name], look.border) for name, look in looks.items()]
    drawn += [_group(rings[name], fills[name], palette.RIM) for name in looks]
    defs = "".join(_hatch(mark, looks[name]) for name, mark in marks.items())
    return _svg(WORLD, "world", label, [f"<defs>{defs}</defs>", *drawn, _points(WORLD, points, 9)])


def _mark(label: str, classes: Mapping[str, str], look: Look) -> str:
    """The id of a hatching: the same each time a map is drawn, and another on another map of the same page."""
    return f"hatch-{crc32(repr((label, sorted(classes.items()), look)).encode()):x}"


def locator_map(iso_a3: str, name: str, points: Sequence[Point] = (), near: Collection[str] = ()) -> str:
    """Where a country lies among its surroundings, with places in it, and `near` tinted; "" where it has no shape."""
    edges = view(iso_a3, [(x, y) for x, y, _ in points])
    if not edges:
        return ""
    west, south, east, north = edges
    frame = Frame(west, north, east - west, north - south, (east - west) / LOCATOR_WIDTH)
    own: list[str] = []
    tinted: list[str] = []
    around: list[str] = []
    for shape, path in zip(shapes(), outlines(frame, corner=2, speck=2), strict=True):
        pile = own if shape.iso_a3 == iso_a3 else tinted if shape.iso_a3 in near else around
        pile.append(_country(shape, path, frame, sought=pile is own))
    shown = [point for point in points if frame.holds(*point[:2])]
    places = ", ".join(place for _, _, place in shown)
    groups = [
        _group(around, palette.NONE, palette.BORDER),
        _group(tinted, palette.RAMP[0], palette.BORDER),
        _group(own, palette.RAMP[2], palette.INK),
        _points(frame, shown, 7),
    ]
    return _svg(frame, "locator", f"Map of where {name} lies" + (f", with {places}" if places else ""), groups)


def _country(shape: Shape, path: str, frame: Frame, sought: bool) -> str:
    """A country's land; if that is tiny a dot, and a ring around it where it is the country sought."""
    drawn = _path(path, shape.name)
    if shape.ring and frame.holds(*shape.ring) and shape.land.area**0.5 < TINY * frame.width:
        at = frame.at(*shape.ring)
        drawn += _dot(at, 4 if sought else 2, shape.name)
        drawn += _dot(at, 26, shape.name, "fill:none;stroke-width:2px") if sought else ""
    return drawn


def _svg(frame: Frame, kind: str, label: str, parts: Iterable[str]) -> str:
    width, height = frame.size
    return (
        f'<div class="smallmap {kind}"><svg viewBox="0 0 {width} {height}" role="img" aria-label="{_text(label)}">'
        f"{''.join(parts)}</svg></div>"
    )


def _text(words: str) -> str:
    """Words as text of one line: an empty line would end the block for Markdown."""
    return escape(" ".join(words.split()))


def _path(outline: str, tip: str) -> str:
    return f'<path d="{outline}"><title>{_text(tip)}</title></path>' if outline else ""


def _dot(at: tuple[int, int], radius: int, tip: str, style: str = "") -> str:
    styled = f' style="{style}"' if style else ""
    return f'<circle cx="{at[0]}" cy="{at[1]}" r="{radius}"{styled}><title>{_text(tip)}</title></circle>'


def _points(frame: Frame, points: Iterable[Point], radius: int) -> str:
    dots = [_dot(frame.at(x, y), radius, name) for x, y, name in points]
    return _group(dots, palette.POINT, palette.INK)


def _group(drawn: Iterable[str], fill: str, stroke: str) -> str:
    content = "".join(drawn)
    return f'<g style="fill:{fill};stroke:{stroke}">{content}</g>' if content else ""


def _hatch(mark: str, look: Look) -> str:
    return (
        f'<pattern id="{mark}" width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<path d="M0 0h10v10H0z" style="fill:{look.fill}"/>'
        f'<path d="M0 0h3v10H0z" style="fill:{look.hatch}"/></pattern>'
    )
