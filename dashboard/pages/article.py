"""The claims of the article of 2020, one by one, beside what the sources say."""

import streamlit as st

from dashboard.analysis.filters import Filters
from dashboard.cached import Atlas


def title(atlas: Atlas) -> str:
    """The page's heading."""
    return "The article, checked"


def draw(atlas: Atlas, filters: Filters) -> None:
    """The page."""
    st.write("…")
