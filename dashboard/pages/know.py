"""How records are made, what was looked at, and the terms."""

import streamlit as st

from dashboard.analysis.filters import Filters
from dashboard.cached import Atlas


def title(atlas: Atlas) -> str:
    """The page's heading."""
    return "How we know"


def draw(atlas: Atlas, filters: Filters) -> None:
    """The page."""
    st.write("…")
