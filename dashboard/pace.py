"""When the browser gets time to paint what stands before more is sent."""

import time

import streamlit as st

MAP = 0.08  # seconds to paint a change of the map; a further change in that time saves drawing the rest
MAP_FILES = 0.6  # at the first run, to load the map's files, which must not queue behind those of the widgets
CONTENT = 0.2  # at the first run of another page, to paint its first content


def begin() -> None:
    """Note whether this is a session's first run."""
    st.session_state.first = "search" not in st.session_state


def after_map() -> None:
    """Once the map is sent."""
    time.sleep(0 if st.session_state.first else MAP)


def after_map_words() -> None:
    """Once the words above the map are sent too."""
    time.sleep(MAP_FILES if st.session_state.first else 0)


def after_content() -> None:
    """Once a page's first content is sent."""
    time.sleep(CONTENT if st.session_state.first else 0)
