"""What is found for the words of a reader."""

import streamlit as st

from dashboard import cached, pace
from dashboard.address import parameter, type_in
from dashboard.analysis.filters import Filters, select
from dashboard.analysis.search import as_typed, find
from dashboard.cached import Atlas
from dashboard.pictures.hits import HOW_TO_SEARCH, NOTHING, hits, understood

MOST = 40  # hits shown


def title(atlas: Atlas) -> str:
    """The page's heading."""
    return "Search"


def draw(atlas: Atlas, filters: Filters) -> None:
    """The page."""
    box = st.container()
    if sought := parameter("q"):
        _found(atlas, filters, sought)
    else:
        st.html(HOW_TO_SEARCH)
    pace.after_content()
    with box:
        type_in("Search for", "q", "A country, city, firm, agency, technology or term")


def _found(atlas: Atlas, filters: Filters, sought: str) -> None:
    alike = find(cached.search_index(), sought, MOST)
    found = as_typed(alike) or alike
    kept = set(atlas.table["id"][select(atlas.table, filters.lens)])
    st.html(understood(sought, found, MOST) + (hits(found, kept) if found else NOTHING))
