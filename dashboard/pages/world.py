"""The world map, the country panel and the timelines."""

from collections.abc import Mapping
from functools import partial

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit_folium import st_folium

from dashboard import cached, selection, zoom
from dashboard.analysis.colour import paint
from dashboard.analysis.filters import Filters, select
from dashboard.analysis.search import nearest
from dashboard.analysis.summary import plural
from dashboard.analysis.timeline import MOST_DRAWN, context, per_year, timeline
from dashboard.cached import Atlas
from dashboard.pictures.legend import swatches
from dashboard.pictures.links import link, unknown
from dashboard.pictures.panel import country_facts, deal_card, events_list, no_record, opened_line, scroll_to
from dashboard.pictures.ranking import ranking
from dashboard.pictures.timeline import deal_timeline, group_colours, status_legend, yearly
from dashboard.pictures.worldmap import Colouring, Patch, WorldMap, legend, patch
from dashboard.records.words import COLOUR_BY, TECHNOLOGIES

OPENED = "opened-country"  # where the panel stands on the page
MAP_HEIGHT = 480  # pixels until the page's style lets it grow with the window
MOST_CARDS = 25  # records of one country shown whole


def restore(atlas: Atlas, address: Mapping[str, str] | None) -> None:
    """Open what the address names, where it leads; close and keep to be told what is not, or no longer, in the data."""
    state = st.session_state
    if address is not None:
        state.update(deal=address.get("deal"), country=address.get("country", "").upper(), missing=[])
        state.update(colour=address.get("colour"), of=address.get("of"))
    for parameter, known in (("deal", atlas.records), ("country", atlas.countries)):
        if state[parameter] and state[parameter] not in known:
            state.missing.append((parameter, state[parameter]))
            state[parameter] = None
    asked = None if address is None else address.get("zoom", "")
    state.missing += [("zoom", code) for code in zoom.restore(atlas, asked)]
    state.country = atlas.country_of[state.deal] if state.deal else state.country or None
    state.colour = state.colour if state.colour in COLOUR_BY else "deals"
    state.of = state.of if state.of in TECHNOLOGIES else "facial-recognition"


def own() -> dict[str, str | None]:
    """This page's part of the address."""
    state = st.session_state
    colour = state.colour if state.colour != "deals" else None
    return {
        "country": state.country,
        "deal": state.deal,
        "colour": colour,
        "of": state.of if colour == "technology" else None,
        "zoom": ",".join(zoom.countries()),
    }


def show_map(atlas: Atlas, filters: Filters) -> tuple[Colouring, DeltaGenerator, DeltaGenerator]:
    """The map of the records selected, what a reader waits for; how it is coloured, the places under and beside it."""
    keep = select(atlas.table, filters)
    way = cached.way(st.session_state.colour, st.session_state.of)
    colouring = Colouring(st.session_state.colour, way, paint(atlas.table, keep, way))
    painted = patch(atlas.table, keep, atlas.ground, colouring, st.session_state.country)
    if part := zoom.edges():
        painted["part"] = part
    left, right = st.columns([3, 1])
    with left:
        st_folium(
            WorldMap(),
            key="worldmap",
            height=MAP_HEIGHT,
            use_container_width=True,
            returned_objects=[],
            feature_group_to_add=Patch(painted),
            on_change=_open_clicked,
        )
    return colouring, left, right


def say(atlas: Atlas, filters: Filters) -> None:
    """What the map shows, and what the address asked for in vain."""
    selection.say(atlas, filters)
    for parameter, typed in st.session_state.missing:
        names = atlas.names.titles if parameter == "deal" else atlas.country_names
        what = "record" if parameter == "deal" else "country with the code"
        beside = zoom.countries() if parameter == "zoom" else []
        near = {",".join([*beside, code]): names[code] for code in nearest(typed, names)}
        st.html(unknown(what, typed, parameter, near))


def show_list(atlas: Atlas, colouring: Colouring, under: DeltaGenerator, beside: DeltaGenerator) -> None:
    """Beside the map what it is coloured by, and the list of countries that says the same; under it the legend."""
    with beside:
        st.selectbox(
            "Colour by", list(COLOUR_BY), format_func=COLOUR_BY.__getitem__, key="colour", persist_state="session"
        )
        if st.session_state.colour == "technology":
            st.selectbox(
                "Technology shown",
                list(TECHNOLOGIES),
                format_func=TECHNOLOGIES.__getitem__,
                key="of",
                persist_state="session",
            )
        st.html(ranking(colouring, atlas.country_names, st.session_state.country))
    with under:
        zoom.draw(atlas)
        if iso := st.session_state.country:
            st.html(opened_line(atlas.country_names[iso], len(atlas.deals.get(iso, [])), OPENED))
        st.html(legend(colouring.by, colouring.way) + f'<p class="fine">{colouring.way.rule} {BORDERS}</p>')


def show_rest(atlas: Atlas, filters: Filters) -> None:
    """What stands under the map: the country that is open, and the timelines."""
    keep = select(atlas.table, filters)
    _country(atlas, keep)
    st.header("Timelines", anchor=False)
    if keep.any():
        _timelines(atlas, keep)
    else:
        selection.loosen(atlas, filters)


BORDERS = """Colours count deals, not bans. Circles are small states.
Zoom in (buttons, or Ctrl and the wheel) for places. Shapes: Natural Earth 1:50m in the Equal Earth projection;
borders follow its de-facto rule and state no position. Kosovo has the user-assigned code XKX; the status of East
Jerusalem is disputed."""


def _open_clicked() -> None:
    """Open what was clicked on the map; a place with one record is that record, and is gone to."""
    clicked = st.session_state.worldmap or {}
    if clicked.get("country"):
        st.session_state.update(country=clicked["country"], deal=clicked.get("deal"), go_to=clicked.get("deal"))


def _country(atlas: Atlas, keep: pd.Series) -> None:
    names = atlas.country_names
    st.selectbox(
        "Country",
        list(names),
        format_func=names.__getitem__,
        index=None,
        key="country",
        placeholder="Click the map, or type a country",
        persist_state="session",
        on_change=partial(st.session_state.update, deal=None),
    )
    if not (iso := st.session_state.country):
        return
    country, deals = atlas.countries[iso], atlas.deals.get(iso, [])
    st.header(country.name, anchor=OPENED)
    st.html(f"<p>{link(f'All about {country.name}', 'countries', country=iso)}</p>")
    st.html(country_facts(country, atlas.dataset))
    if not deals:
        st.html(no_record(country, atlas.dataset))
    kept, opened = set(atlas.table["id"][keep]), st.session_state.deal
    for deal in sorted(deals, key=lambda deal: deal.id != opened)[:MOST_CARDS]:
        mark = "" if deal.id in kept else "outside the filters"
        st.html(deal_card(deal, atlas.names, mark, deal.id == opened))
    if gone_to := st.session_state.pop("go_to", None):
        st.html(scroll_to(gone_to), unsafe_allow_javascript=True)
    if len(deals) > MOST_CARDS:
        st.info(f"{plural(len(deals) - MOST_CARDS, 'more record')} of {country.name} not shown here.")


def _timelines(atlas: Atlas, keep: pd.Series) -> None:
    line = timeline(atlas.dataset, atlas.table, keep)
    if line.bars.empty:
        st.info("No record with a date is selected. Take a filter off to see some.")
        return
    st.html(status_legend())
    st.vega_lite_chart(
        spec=deal_timeline(line, context(atlas.dataset)),
        key="timeline",
        on_select=partial(_open_picked, atlas, line.bars["id"].tolist()),
        alt="Timeline of the selected deals; the list below it says the same.",
    )
    st.html(HOW_TO_READ + _not_drawn(line.left, line.more))
    _lists(atlas, keep)
    _yearly(atlas, keep)


HOW_TO_READ = """<p class="fine">Each line runs from a deal's first to its last known date. A pale block is known to
the year, a darker one to the month, a full one to the day; a ring is only the date of the first report. Click one to
open its record. Dashed and numbered: context events, listed below.</p>"""


def _not_drawn(left: int, more: int) -> str:
    said = (
        f"{plural(left, 'selected record has', 'selected records have')} no date and cannot be drawn. " if left else ""
    )
    said += f"Only the first {MOST_DRAWN} are drawn; filter to see the other {more:,}." if more else ""
    return f'<p class="fine">{said}</p>' if said else ""


def _open_picked(atlas: Atlas, drawn: list[str]) -> None:
    """Open the deal that was picked on the timeline, where it was drawn with its number in `drawn`."""
    for picked in st.session_state.timeline.selection.get("deal", []):
        deal = drawn[picked["n"]]
        st.session_state.update(deal=deal, country=atlas.country_of[deal], go_to=deal)


def _lists(atlas: Atlas, keep: pd.Series) -> None:
    """The timeline's content as text, drawn only when opened."""
    with st.expander("The selected records as a list", key="list", on_change="rerun") as records:
        if records.open:
            columns = {"country": "Country", "title": "Record", "when": "Year", "said": "Status", "id": "Id"}
            st.dataframe(atlas.table.loc[keep, list(columns)].rename(columns=columns), hide_index=True)
    with st.expander("The context events", key="context", on_change="rerun") as events:
        if events.open:
            st.html(events_list(atlas.dataset.events))


def _yearly(atlas: Atlas, keep: pd.Series) -> None:
    words = {"technologies": TECHNOLOGIES, "suppliers": atlas.choices.facets["supplier"]}
    st.subheader("Deals per year", anchor=False)
    by = st.segmented_control(
        "Stacked by", list(words), format_func=str.capitalize, default="technologies", key="stack", required=True
    )
    deals = atlas.table[keep & atlas.table["counted"]]
    if deals["year"].notna().any():
        counts = per_year(deals, by, words[by])
        st.html(swatches(group_colours(counts), "Groups"))
        left, right = st.columns(2)
        left.altair_chart(yearly(counts, "deals", "Deals by first year"), alt="Deals per year, stacked")
        right.altair_chart(yearly(counts, "total", "Deals so far"), alt="Running total of deals, stacked")
    one = {"technologies": "technology", "suppliers": "supplier"}[by]
    st.html(
        f'<p class="fine">A deal with more than one {one} counts once in each, so that the blocks can add up to '
        "more than the deals. "
        "Bans and removals, and deals without a date, are not counted. The year is that of the earliest known step, "
        "else of the first report.</p>"
    )
