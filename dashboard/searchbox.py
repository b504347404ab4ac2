"""The search on every page: what is chosen or typed leads to its page, or to the list of what was found."""

import streamlit as st

from dashboard import cached
from dashboard.analysis.search import find, sure
from dashboard.pictures import links

MOST_OFFERED = 1500  # entries sent to the browser to choose from; typed words look through all


def follow() -> None:
    """Go where the last search leads."""
    if not (sought := st.session_state.pop("sought", None)):
        return
    entry = cached.offers().get(sought) or sure(find(cached.search_index(), sought))
    page, parameters = (entry.page, entry.params) if entry else ("search", {"q": sought})
    st.html(links.follow(page, **parameters), unsafe_allow_javascript=True)


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
