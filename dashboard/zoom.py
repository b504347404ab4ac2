"""The part of the world map that the address asks for: kept until the reader wants the whole world again."""

from functools import partial
from html import escape

import streamlit as st

from dashboard.address import LONGEST
from dashboard.analysis.differences import listed
from dashboard.analysis.view import Edges, view_of
from dashboard.cached import Atlas


def restore(atlas: Atlas, address: str | None) -> list[str]:
    """Take the countries from the address, where it leads ("KEN,UGA"); give the codes that there are not."""
    state = st.session_state
    if address is not None:
        state.zoom = list(dict.fromkeys(address[:LONGEST].upper().replace(",", " ").split()))
    unknown = [code for code in state.zoom if code not in atlas.countries]
    state.zoom = [code for code in state.zoom if code in atlas.countries]
    return unknown


def countries() -> list[str]:
    """The codes of the countries that the map goes to; none for the whole world."""
    return list(st.session_state.zoom)


def edges() -> Edges | None:
    """The part of the map in km; None for the whole world."""
    return view_of(countries())


def draw(atlas: Atlas) -> None:
    """Say where the map went, and offer the way back."""
    if not edges():
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="zoomed"):
        names = escape(listed([atlas.country_names[iso] for iso in countries()]))
        st.html(f'<p class="fine">The map was taken to {names}.</p>', width="content")
        st.button("Whole world", icon=":material/public:", on_click=partial(st.session_state.update, zoom=[]))
