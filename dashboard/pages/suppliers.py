"""One page a firm, and the table of all firms."""

import streamlit as st

from dashboard.analysis.filters import Filters
from dashboard.cached import Atlas


def title(atlas: Atlas) -> str:
    """The page's heading."""
    return "Suppliers"


def draw(atlas: Atlas, filters: Filters) -> None:
    """The page."""
    st.write("…")
