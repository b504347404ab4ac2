"""The filters and the evidence lens in the sidebar, kept in the address and restored from it."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.analysis.filters import (
    FACETS,
    LONGEST_SEARCH,
    MOST_PUBLISHERS,
    SURE,
    Choices,
    Filters,
    from_address,
    lens_address,
    to_address,
)
from dashboard.records.words import CONFIDENCES, FILTERS

ANY = "any"
COUNTED = " · "  # between an option's words and its count


def restore(offered: Choices, filtered: bool) -> dict[str, str] | None:
    """Fill the widgets from the address where it leads, and give it; None where the widgets lead.

    The address leads at the first run, after a link, back or forward. A page that is not `filtered` has but the lens.
    After an editor's save, what is gone cannot stay chosen.
    """
    state, context = st.session_state, get_script_run_ctx()
    first = "search" not in state
    if first or (context and context.is_history_navigation):
        address = {name: ",".join(st.query_params.get_all(name)) for name in st.query_params}
        filters, state.said = from_address(address, offered)
        if not (filtered or first):
            filters = read(state.offered).with_lens(filters)
    elif state.offered != offered:
        address = None
        filters, state.said = from_address(to_address(read(state.offered)), offered)
    else:
        return None
    set_filters(filters)
    state.offered = offered
    return address


def set_filters(filters: Filters) -> None:
    """Show these filters in the widgets."""
    for facet in FACETS:
        st.session_state[facet] = list(getattr(filters, facet))
    state = {"article": filters.article, "search": filters.search, "years": filters.years}
    st.session_state.update(state, publishers=filters.publishers, sure=filters.sure or ANY)


def read(offered: Choices) -> Filters:
    """The filters as the widgets stand."""
    state = st.session_state
    years = tuple(state.years) if state.years and tuple(state.years) != offered.years else None
    facets = {facet: _codes(facet, offered) for facet in FACETS}
    found = Filters(**facets, article=state.article, years=years, search=state.search.strip())  # type: ignore[arg-type]
    # A click made before the widgets were drawn leaves them without a choice.
    return replace(found, publishers=state.publishers or 1, sure="" if state.sure in (ANY, None) else state.sure)


def draw(offered: Choices, filtered: bool, counts: Mapping[str, Mapping[str, int]]) -> None:
    """The widgets. The page reads what they hold before they are drawn, so that the map is sent first.

    `counts`: how many deals each option would leave, by facet and code.
    """
    with st.sidebar:
        _lens()
        if filtered:
            _filters(offered, counts)
            st.button("Reset all filters", on_click=set_filters, args=(Filters(),), width="stretch")


def _lens() -> None:
    with st.container(border=True, key="lens", gap="small"):
        st.markdown("**Evidence lens**", help="Thins every map, chart and count to what is better known.")
        st.segmented_control(
            "Independent publishers, at least",
            range(1, MOST_PUBLISHERS + 1),
            key="publishers",
            required=True,
            persist_state="session",
        )
        st.segmented_control(
            "Confidence, at least",
            [ANY, *SURE],
            format_func=lambda code: CONFIDENCES.get(code, code.capitalize()),
            key="sure",
            required=True,
            persist_state="session",
        )


def _filters(offered: Choices, counts: Mapping[str, Mapping[str, int]]) -> None:
    if not st.session_state.years:
        st.session_state.years = offered.years
    st.text_input(
        "Words in a record",
        key="search",
        placeholder="word, city, firm, agency",
        max_chars=LONGEST_SEARCH,
        persist_state="session",
    )
    for facet in FACETS[:4]:
        _facet(facet, offered, counts[facet])
    if offered.years[0] < offered.years[1]:
        st.slider(
            "Years counted",
            *offered.years,
            key="years",
            help="Deals without any date are left out once you narrow this.",
            persist_state="session",
        )
    for facet in FACETS[4:]:
        _facet(facet, offered, counts[facet])
    st.checkbox("Named in the 2020 article", key="article", persist_state="session")


def _facet(facet: str, offered: Choices, counts: Mapping[str, int]) -> None:
    words = offered.facets[facet]
    labels = {code: f"{word}{COUNTED}{counts.get(code, 0)}" for code, word in words.items()}
    st.session_state[facet] = list(_codes(facet, offered))
    st.multiselect(
        FILTERS[facet],
        list(words),
        format_func=lambda code: labels.get(code, code),
        key=facet,
        placeholder="All",
        persist_state="session",
    )


def _codes(facet: str, offered: Choices) -> tuple[str, ...]:
    """What is chosen. The browser sends an option back as its words, with a count that may have changed since."""
    words = offered.facets[facet]
    codes = {word: code for code, word in words.items()} | {code: code for code in words}
    named = (value if value in codes else value.rpartition(COUNTED)[0] for value in st.session_state[facet])
    return tuple(codes[name] for name in named if name in codes)


def plain(text: str) -> str:
    """Text that Markdown leaves as it is."""
    return "".join("\\" + c if c in "\\`*_{}[]()#+-.!$:<>|~&" else c for c in text)


def keep_address(filters: Filters, filtered: bool, own: Mapping[str, str | None]) -> None:
    """Write what is shown into the address; `own` are the page's own parameters, None where one is not set."""
    mine = to_address(filters) if filtered else lens_address(filters)
    taken = {*FACETS, "article", "years", "search", "publishers", "sure", *own}
    kept = {name: value for name, value in st.query_params.to_dict().items() if name not in taken}
    address = kept | mine | {name: value for name, value in own.items() if value}
    if st.query_params.to_dict() != address:
        st.query_params.from_dict(address)
