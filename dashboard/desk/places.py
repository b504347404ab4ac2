"""Where a deal is: towns known from other records, coordinates typed, or a click on the map."""

from functools import partial

import streamlit as st

from dashboard import cached
from dashboard.analysis.colour import paint
from dashboard.analysis.filters import Filters, select
from dashboard.analysis.projection import degrees_at, map_positions
from dashboard.analysis.view import view
from dashboard.cached import Atlas
from dashboard.desk import drafting
from dashboard.desk.fields import Form, entries
from dashboard.desk.map import show
from dashboard.editing import form
from dashboard.editing.drafts import Draft
from dashboard.editing.form import MARK, Typed
from dashboard.pictures.recordmap import Point, around
from dashboard.pictures.worldmap import Colouring, patch

HEIGHT = 340  # pixels


def places(atlas: Atlas, sheet: Form) -> None:
    """The places of a record, and the ways to add one."""
    draft = sheet.draft
    entries(sheet, "places", "place")
    country = draft.fields["country"]
    known = {place.name: (place.lat, place.lon) for deal in atlas.deals.get(country, []) for place in deal.places}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if known:
            key = drafting.key(draft, "known place")
            st.selectbox(
                "Add a place that other records name",
                sorted(known),
                key=key,
                index=None,
                placeholder="Choose, or type to search",
                on_change=partial(_add_known, draft.id, key, known),
            )
    if view(country):
        with st.expander(
            "Add a place by a click on the map", key=drafting.key(draft, "map"), on_change="rerun"
        ) as opened:
            if opened.open:
                _map(atlas, draft, country)


def _map(atlas: Atlas, draft: Draft, country: str) -> None:
    st.html(CLICK)
    key = drafting.key(draft, "clicked")
    painted = around(base_patch(atlas), country, points(draft.fields["places"]), asks=True)
    show(painted, key, HEIGHT, partial(_add_clicked, draft.id, key))


CLICK = """<p class="fine">Click where the place lies, as near as a kilometre; then write its name. The buttons, or Ctrl
and the wheel, zoom.</p>"""


CLICK = """<p class="fine">Click where the place lies, as near as a kilometre; then write its name. The buttons, or Ctrl
and the wheel, zoom.</p>"""


def base_patch(atlas: Atlas) -> dict[str, object]:
    """The world map with all records, coloured by number of deals."""
    keep = select(atlas.table, Filters())
    way = cached.way("deals", "facial-recognition")
    return patch(atlas.table, keep, atlas.ground, Colouring("deals", way, paint(atlas.table, keep, way)), None)


def points(held: list[Typed]) -> list[Point]:
    """The typed places that have coordinates, as points on the map."""
    known = []
    for entry in held:
        lat, lon = (form.number(entry[name]) for name in ("lat", "lon"))
        if isinstance(lat, int | float) and isinstance(lon, int | float) and abs(lat) <= 90 and abs(lon) <= 180:
            known.append((float(lat), float(lon), entry["name"] or "without a name yet"))
    if not known:
        return []
    at = map_positions([lon for _, lon, _ in known], [lat for lat, _, _ in known])
    return [(x, y, name) for (x, y), (_, _, name) in zip(at, known, strict=True)]


def _add_known(name: str, key: str, known: dict[str, tuple[float, float]]) -> None:
    if chosen := st.session_state[key]:
        st.session_state[key] = None
        lat, lon = known[chosen]
        drafting.edit(name, partial(_with_place, chosen, lat, lon))


def _add_clicked(name: str, key: str) -> None:
    clicked = (st.session_state[key] or {}).get("point")
    if clicked:
        drafting.edit(name, partial(_with_place, "", *degrees_at(*map(float, clicked))))


def _with_place(name: str, lat: float, lon: float, draft: Draft) -> Draft:
    place = {MARK: form.entry("places")[MARK]} | form.typed({"name": name, "lat": lat, "lon": lon})
    return drafting.with_value("places", [*draft.fields["places"], place], draft)
