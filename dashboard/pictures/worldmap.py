"""The choropleth: a folium map that is drawn once, the patches that repaint it, and its legend."""

import hashlib
import json
import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import folium
import pandas as pd
from jinja2 import Template

from dashboard.analysis.colour import Painted, Way
from dashboard.analysis.places import bits
from dashboard.analysis.summary import UNDATED, country_years, first_years, steps
from dashboard.pictures import palette
from dashboard.pictures.legend import swatches
from dashboard.records.words import COLOUR_BY

ASSETS = Path(__file__).parents[2] / "assets"
FRAME_TO_ROOT = "../../"  # from the component's own address to the app's root


@cache
def served(name: str) -> str:
    """The address of a file in assets/, below the app's root; it changes with the file's content."""
    return f"assets/{name}?v={hashlib.sha256((ASSETS / name).read_bytes()).hexdigest()[:10]}"


def asset(name: str) -> str:
    """The address of a file in assets/, as the map's frame sees it."""
    return FRAME_TO_ROOT + served(name)


class WorldMap(folium.Map):
    """An empty frame that fetches the countries by address. Its script never changes, so it is mounted once."""

    default_js = [  # noqa: RUF012
        ("worldmap", f"{asset('worldmap.js')}&shapes={asset('world.geojson').rpartition('/')[2]}"),
        ("leaflet", asset("leaflet/leaflet.js")),
    ]
    default_css = [("leaflet", asset("leaflet/leaflet.css")), ("worldmap", asset("worldmap.css"))]  # noqa: RUF012
    _template = Template(
        """
        {% macro html(this, kwargs) %}<div class="folium-map" id="{{ this.get_name() }}" ></div>{% endmacro %}
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = atlas.start({{ this.get_name()|tojson }});
        {% endmacro %}
        """
    )

    def __init__(self) -> None:
        """Take no options: whatever changes is a patch."""
        super().__init__(location=[0, 0], tiles=None, crs="Simple")


class Patch(folium.FeatureGroup):
    """What changes: handed to the map's own script, which repaints the countries it has."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = L.layerGroup();
        atlas.paint({{ this.content }});
        {% endmacro %}
        """
    )

    def __init__(self, content: dict[str, Any]) -> None:
        """Take what patch() gives."""
        super().__init__()
        text = json.dumps(content, separators=(",", ":"), ensure_ascii=False)
        # Data must not end a script, and folium reads what it has written once more as a template.
        self.content = re.sub(r"<|\{(?=[{%#])", lambda sign: f"\\u{ord(sign[0]):04x}", text)


@dataclass(frozen=True)
class Look:
    """How one class of countries looks, on the map and in the legend."""

    label: str
    fill: str
    border: str
    hatch: str | None = None


def fills(by: str, way: Way) -> list[str]:
    """The colour of each class of a way to colour, in the order of its labels."""
    known = len(way.labels) - way.empty
    ramp = palette.RAMP[:known]
    of = {
        "first": palette.RAMP[::-1][:known],  # the longest ago is the most
        "value": palette.RAMP[:known][::-1],
        "confidence": (palette.RAMP[4], palette.RAMP[2], palette.RAMP[0]),
        "supplier": (*palette.STACK[: known - 1], palette.STACK[-1], palette.NONE),
        "regime": tuple(palette.REGIMES.values()),
    }.get(by, ramp)
    return [*of, *[palette.NOT_KNOWN] * (len(way.labels) - len(of))]


def looks(by: str, way: Way) -> dict[str, Look]:
    """The look of each class by its number, and of the kinds of empty by name."""
    classes = zip(way.labels, fills(by, way), strict=True)
    classed = {str(i): Look(label, fill, palette.BORDER) for i, (label, fill) in enumerate(classes)}
    if by == "supplier":
        several = str(len(way.labels) - 2)
        classed[several] = replace(classed[several], hatch=palette.STACK[0])
    return classed | {
        "restricted": Look("only a ban or removal", palette.RESTRICTED, palette.BORDER, palette.RESTRICTED_HATCH),
        "none": Look("looked at, no deal recorded", palette.NONE, palette.BORDER),
        "uncovered": Look("not covered by us", palette.UNCOVERED, palette.FAINT),
        "hidden": Look("hidden by the filters", palette.HIDDEN, palette.BORDER, palette.HIDDEN_HATCH),
    }


@dataclass(frozen=True)
class Ground:
    """What stays the same for a data version: uncovered countries, the years, and the address of the places."""

    uncovered: frozenset[str]
    years: tuple[int, int]
    places: str


@dataclass(frozen=True)
class Colouring:
    """How the map is coloured: by what, how that is classed, and the classes of the countries."""

    by: str
    way: Way
    painted: Painted


def patch(
    table: pd.DataFrame, keep: pd.Series, ground: Ground, colouring: Colouring, chosen: str | None
) -> dict[str, Any]:
    """What the map's script needs to repaint, for the rows kept; see paint() in assets/worldmap.js."""
    deals = country_years(table, keep & table["counted"])
    restrictions = country_years(table, keep & ~table["counted"])
    dated = [year for _, year in deals if year != UNDATED]
    shown = {iso for iso, _ in deals + restrictions}
    return {
        "years": [min(dated), max(dated)] if dated else list(ground.years),
        "by": COLOUR_BY[colouring.by],
        "looks": {name: _sent(look) for name, look in looks(colouring.by, colouring.way).items()},
        "steps": steps(deals),
        "classes": colouring.painted.steps,
        "restricted": first_years(restrictions),
        "hidden": "".join(sorted(set(table["iso_a3"]) - shown)),
        "uncovered": "".join(sorted(ground.uncovered)),
        "selected": chosen,
        "ink": palette.INK,
        "rim": palette.RIM,
        "point": palette.POINT,
        "page": palette.PAGE,
        "places": ground.places,
        "shown": bits(keep),
    }


def _sent(look: Look) -> dict[str, str]:
    sent = {"label": look.label, "fill": look.fill, "border": look.border}
    return sent | ({"hatch": look.hatch} if look.hatch else {})


def legend(by: str, way: Way) -> str:
    """The legend as HTML, from the same looks as the map."""
    return swatches({look.label: background(look) for look in looks(by, way).values()}, "Legend of the map")


def background(look: Look) -> str:
    """The CSS background of a small sample of a look."""
    return f"repeating-linear-gradient(45deg,{look.hatch} 0 2px,{look.fill} 2px 6px)" if look.hatch else look.fill
