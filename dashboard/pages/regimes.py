"""The thesis of the article put to the data."""

import streamlit as st

from dashboard.analysis.filters import Filters
from dashboard.cached import Atlas


def title(atlas: Atlas) -> str:
    """The page's heading."""
    return "Does it strengthen authoritarian regimes?"


def draw(atlas: Atlas, filters: Filters) -> None:
    """The page."""
    st.write("…")
