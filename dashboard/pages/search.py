"""What is found for the words of a reader."""

import streamlit as st

from dashboard.analysis.filters import Filters
from dashboard.cached import Atlas


def title(atlas: Atlas) -> str:
    """The page's heading."""
    return "Search"


def draw(atlas: Atlas, filters: Filters) -> None:
    """The page."""
    st.write("…")
