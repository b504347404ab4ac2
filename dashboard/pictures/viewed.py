"""A view put into what a picture or sheet of it says: title, sentences, map, legend, small print."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.analysis import views
from dashboard.analysis.cite import ATLAS, LICENCE, LICENCE_ADDRESS, data_day, version_text
from dashboard.analysis.filters import select
from dashboard.analysis.lessons import filters_of, link
from dashboard.analysis.places import map_places
from dashboard.analysis.summary import count, lens_sentence, sentence, shown_words
from dashboard.analysis.view import Edges, view, view_of
from dashboard.pictures.atlas import Atlas
from dashboard.pictures.fonts import printable
from dashboard.pictures.lesson_map import colouring, country_of, selection
from dashboard.pictures.paperlooks import PaperLook, paper_looks
from dashboard.pictures.papermap import MapShown, Place
from dashboard.pictures.worldmap import Colouring, looks, patch
from dashboard.records.lessons import View

SUBJECT = f"{ATLAS}: Chinese surveillance technology that countries bought, were given or refused"
SHAPES = (
    "Shapes: Natural Earth 1:50m (public domain), Equal Earth projection; borders follow its de-facto rule and "
    "state no position."
)
V_DEM = "Regime classes: V-Dem v15, Regimes of the World (CC BY-SA 4.0)."
READ = "Colours count deals, not bans. Circles are small states."


@dataclass(frozen=True)
class Viewed:
    """A view, the rows that it shows and those on its map, how that is coloured, and the country that it is about.

    The map of a page that is about one country or record shows its neighbours' deals too.
    """

    view: View
    keep: pd.Series
    on_map: pd.Series
    colouring: Colouring
    country: str | None

    @property
    def looks(self) -> dict[str, PaperLook]:
        """The looks of the map on paper, by name."""
        return paper_looks(looks(self.colouring.by, self.colouring.way))


def viewed(shown: View, atlas: Atlas) -> Viewed:
    """What a view shows of an atlas."""
    on_map = select(atlas.table, selection(shown, atlas))
    keep = views.kept(shown, atlas.table, atlas.choices)
    return Viewed(shown, keep, on_map, colouring(atlas, shown, on_map), country_of(atlas, shown))


def said(held: Viewed, atlas: Atlas) -> list[str]:
    """What is selected and what that is, in sentences."""
    selected = views.words(held.view, atlas.choices)
    counted = count(atlas.table, held.keep)
    filtered = held.view.page in views.FILTERED
    texts = [f"{selected[0].upper()}{selected[1:]}." if selected != "everything" else ""]
    texts.append(sentence(counted) if filtered else f"{shown_words(counted)}.")
    if held.view.page == "world" and held.country:
        texts.append(f"Outlined: {atlas.country_names.get(held.country, held.country)}.")
    if not held.keep.equals(held.on_map):
        texts.append(f"On the map: {shown_words(count(atlas.table, held.on_map))}.")
    lens = lens_sentence(atlas.table, filters_of(held.view, atlas.choices)) if filtered else ""
    return [" ".join(filter(None, texts)), *([lens] if lens else [])]


def title(held: Viewed, atlas: Atlas) -> str:
    """What the view is of, in a few words."""
    return views.title(held.view, atlas.dataset)


def source(atlas: Atlas) -> str:
    """Where the data is from, which version of it, and under which licence."""
    version = version_text(data_day(atlas.dataset), atlas.version)
    return f"{ATLAS}, data version {version}, from public reports. Licence: {LICENCE}, {LICENCE_ADDRESS}"


def map_notes(held: Viewed) -> list[str]:
    """How to read the map, and where its shapes are from."""
    rule = held.colouring.way.rule.replace("; the number beside it counts those", "")  # it has none on paper
    return [f"{rule} {READ}", SHAPES, *([V_DEM] if held.colouring.by == "regime" else [])]


def place_in_atlas(held: Viewed) -> str:
    """The view's address below the atlas's root."""
    return f"/{link(held.view)}"


def shown_map(held: Viewed, atlas: Atlas) -> MapShown:
    """The view's map."""
    edges = _edges(held, atlas)
    classes = looks(held.colouring.by, held.colouring.way)
    places = _places(atlas, held.keep) if edges else []
    return MapShown(classes, _kinds(held, atlas), held.country, edges, places)


def _kinds(held: Viewed, atlas: Atlas) -> dict[str, str]:
    """The look of each country as assets/worldmap.js chooses it for all years at once."""
    painted = patch(atlas.table, held.on_map, atlas.ground, held.colouring, held.country)
    hidden = [painted["hidden"][at : at + 3] for at in range(0, len(painted["hidden"]), 3)]
    classed = {iso: str(steps[-1]) for iso, steps in painted["classes"].items()}
    return (
        dict.fromkeys(atlas.ground.uncovered, "uncovered")
        | dict.fromkeys(hidden, "hidden")
        | dict.fromkeys(painted["restricted"], "restricted")
        | classed
    )


def _edges(held: Viewed, atlas: Atlas) -> Edges | None:
    """The part of the map to go to; None for the world."""
    if held.view.zoom:
        return view_of(held.view.zoom)
    if held.view.page == "compare" and held.view.countries:
        return view_of(held.view.countries)
    if held.view.page in ("countries", "deal") and held.country:
        return view(held.country)
    return None


def _places(atlas: Atlas, keep: pd.Series) -> Sequence[Place]:
    """The places of the rows kept, those of most deals first."""
    found = map_places(atlas.dataset, atlas.table)
    rows, counted = keep.tolist(), [deal["counted"] for deal in found["deals"]]
    held = [
        Place(
            (place["at"][0], place["at"][1]),
            printable(place["name"]),
            sum(counted[row] for row in place["held"] if rows[row]),
        )
        for place in found["places"]
        if any(rows[row] for row in place["held"])
    ]
    return sorted(held, key=lambda place: (-place.deals, place.name))
