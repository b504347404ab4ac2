"""A firm's countries on a small world map, in the classes of the large one."""

from collections.abc import Mapping
from dataclasses import replace

from dashboard.analysis.colour import Painted, Way
from dashboard.pictures.legend import swatches
from dashboard.pictures.smallmap import world_map
from dashboard.pictures.worldmap import Look, background, looks

SELDOM = ("restricted", "hidden")  # in the legend only where the map has such a country


def firm_map(
    classes: Mapping[str, str], way: Way, painted: Painted, names: Mapping[str, str], label: str
) -> tuple[str, str]:
    """The map as SVG, and its legend as HTML; classes as from map_classes(), way and painted by number of deals."""
    shown = _looks(way)
    numbers = dict(painted.ranked)
    said = {iso: f"{names[iso]}: {numbers.get(iso, shown[look].label)}" for iso, look in classes.items()}
    used = {name: look for name, look in shown.items() if name not in SELDOM or name in classes.values()}
    return world_map(shown, classes, said, label), swatches(
        {look.label: background(look) for look in used.values()}, "Legend of the map"
    )


def _looks(way: Way) -> dict[str, Look]:
    shown = looks("deals", way)
    labels = {"none": "no deal with it recorded", "hidden": "left out by the evidence lens"}
    return shown | {name: replace(shown[name], label=label) for name, label in labels.items()}
