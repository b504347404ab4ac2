"""The editor's desk."""

import streamlit as st

from dashboard.analysis.filters import Filters
from dashboard.cached import Atlas


def title(atlas: Atlas) -> str:
    """The page's heading."""
    return "Edit"


def draw(atlas: Atlas, filters: Filters) -> None:
    """The page."""
    st.write("Edit records")
