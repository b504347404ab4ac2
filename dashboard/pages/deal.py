"""One record whole, with its sources, its history, and how to cite it."""

import streamlit as st

from dashboard.analysis.filters import Filters
from dashboard.cached import Atlas


def title(atlas: Atlas) -> str:
    """The page's heading."""
    return "Record"


def draw(atlas: Atlas, filters: Filters) -> None:
    """The page."""
    st.write("…")
