"""The map of a lesson's step: what it shows, where it goes to, its legend, and what it says in words."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.analysis.colour import paint
from dashboard.analysis.filters import Filters
from dashboard.analysis.lessons import filters_of
from dashboard.analysis.projection import map_positions
from dashboard.analysis.summary import active_words, count, shown_words
from dashboard.analysis.view import Edges, view, view_of
from dashboard.analysis.views import FILTERED
from dashboard.analysis.ways import ways
from dashboard.pictures.atlas import Atlas
from dashboard.pictures.legend import swatches
from dashboard.pictures.smallmap import Point
from dashboard.pictures.worldmap import Colouring, background, looks, patch
from dashboard.records.lessons import View
from dashboard.records.words import COLOUR_BY, within

NAMED = 3  # countries that the words name, from the top of the list beside the map


def selection(shown: View, atlas: Atlas) -> Filters:
    """What the map of a view selects: on a page without filters, what the page is about."""
    asked = filters_of(shown, atlas.choices)
    if shown.page in FILTERED:
        return asked
    firms = shown.firms or ((shown.firm,) if shown.firm else ())
    return Filters(supplier=firms, article=shown.page == "article").with_lens(asked)


def colouring(atlas: Atlas, shown: View, keep: pd.Series) -> Colouring:
    """How the map of a view is coloured."""
    by, of = shown.colour or "deals", shown.of or "facial-recognition"
    way = ways(atlas.table, atlas.choices.facets["supplier"], of)[by]
    return Colouring(by, way, paint(atlas.table, keep, way))


def step_patch(atlas: Atlas, shown: View, keep: pd.Series, coloured: Colouring) -> dict[str, Any]:
    """The patch of worldmap.patch(), with the part of the map to go to as `zoom` and the places of a record as `own`.

    `zoom`: west, south, east and north in km; None for the whole world. The address of all places is left out: the
    lesson holds them.
    """
    chosen = country_of(atlas, shown)
    points = _points(atlas, shown, chosen)
    painted = patch(atlas.table, keep, atlas.ground, coloured, chosen)
    del painted["places"]
    own = [{"at": [x, y], "name": name} for x, y, name in points]
    return painted | {"zoom": _zoom(shown, chosen, points)} | ({"own": own} if own else {})


def country_of(atlas: Atlas, shown: View) -> str | None:
    """The country that a view is about, by itself or by its record."""
    return atlas.country_of.get(shown.deal or "", shown.country)


def points_of(atlas: Atlas, deals: list[str]) -> list[Point]:
    """The places of records, given by their ids, as points on the map."""
    places = [place for code in deals for place in atlas.records[code].places]
    if not places:
        return []
    at = map_positions([place.lon for place in places], [place.lat for place in places])
    return [(x, y, place.name) for (x, y), place in zip(at, places, strict=True)]


def _points(atlas: Atlas, shown: View, chosen: str | None) -> list[Point]:
    """The places of the record, or of all records of the country, that the page is about."""
    if shown.page == "deal" and shown.deal in atlas.records:
        return points_of(atlas, [shown.deal])
    if shown.page == "countries" and chosen:
        return points_of(atlas, [deal.id for deal in atlas.deals.get(chosen, [])])
    return []


def _zoom(shown: View, chosen: str | None, points: list[Point]) -> Edges | None:
    if shown.zoom:
        return view_of(shown.zoom)
    if shown.page == "compare":
        return view_of(shown.countries) if shown.countries else None
    if shown.page in ("countries", "deal") and chosen:
        return view(chosen, [(x, y) for x, y, _ in points])
    return None


def step_legend(coloured: Colouring, painted: Mapping[str, Any]) -> str:
    """The map's legend without the looks that no country of this map has, as from step_patch()."""
    seldom = {"restricted": bool(painted["restricted"]), "hidden": bool(painted["hidden"])}
    shown = {name: look for name, look in looks(coloured.by, coloured.way).items() if seldom.get(name, True)}
    return swatches({look.label: background(look) for look in shown.values()}, "Legend of the map")


def map_says(atlas: Atlas, shown: View, filters: Filters, keep: pd.Series, coloured: Colouring) -> str:
    """What the map shows: the counts, the filters, and the country that is marked, else the top of the ranked list."""
    ranked, by = coloured.painted.ranked, COLOUR_BY[coloured.by]
    text = map_counts(atlas, filters, keep)
    if chosen := atlas.countries.get(country_of(atlas, shown) or ""):
        return f"{text} Marked: {chosen.name} ({dict(ranked).get(chosen.iso_a3, 'no deal shown')})."
    top = ", ".join(f"{atlas.country_names[iso]} ({said})" for iso, said in ranked[:NAMED])
    return f"{text} {by}: {'at the top ' if len(ranked) > NAMED else ''}{top}." if top else text


def map_counts(atlas: Atlas, filters: Filters, keep: pd.Series) -> str:
    """How much is shown, and what it is narrowed to."""
    only = "; ".join(within(words) for words in active_words(filters, atlas.choices).values())
    return shown_words(count(atlas.table, keep)) + (f". Filter: {only}." if only else ".")
