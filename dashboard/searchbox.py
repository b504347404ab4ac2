"""The search on every page: what is chosen or typed leads to its page, or to the list of what was found."""

import streamlit as st

from dashboard import cached
from dashboard.analysis.search import find, sure

MOST_OFFERED = 1500  # entries sent to the browser to choose from; typed words look through all


def follow() -> tuple[str, dict[str, str]] | None:
    """The page and its parameters that the last search leads to; None where there was none."""
    sought = st.session_state.pop("sought", None)
    if not sought:
        return None
    entry = cached.offers().get(sought)
    if entry is None:
        entry = sure(find(cached.search_index(), sought))
    return (entry.page, dict(entry.params)) if entry else ("search", {"q": sought})


def draw() -> None:
    """The box. Enter goes to what is marked in its list, or to what the words typed find."""

    def seek() -> None:
        st.session_state.update(sought=st.session_state.seek, seek=None)

    st.selectbox(
        "Search",
        list(cached.offers())[:MOST_OFFERED],
        index=None,
        key="seek",
        placeholder="Search: country, city, firm, agency, technology, term",
        label_visibility="collapsed",
        accept_new_options=True,
        icon=":material/search:",
        on_change=seek,
    )
