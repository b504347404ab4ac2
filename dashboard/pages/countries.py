"""One page a country, and the list of all countries."""

import streamlit as st

from dashboard.analysis.filters import Filters
from dashboard.cached import Atlas


def title(atlas: Atlas) -> str:
    """The page's heading."""
    return "Countries"


def draw(atlas: Atlas, filters: Filters) -> None:
    """The page."""
    st.write("…")
