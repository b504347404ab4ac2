"""The filters in the sidebar, kept in the address and restored from it."""

from collections.abc import Collection, Mapping
from functools import partial

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.analysis.filters import FACETS, LONGEST_SEARCH, Choices, Filters, from_address, to_address

TITLES = {
    "technology": "Technology",
    "supplier": "Supplier",
    "region": "Region",
    "status": "Status",
    "kind": "Kind",
    "confidence": "Confidence",
}


def restore(offered: Choices, countries: Collection[str], deals: Mapping[str, str]) -> None:
    """Fill the widgets from the address at the first run and when the reader goes back or forward, and after a save.

    `countries` holds the codes that can be opened, `deals` the country of each record by its id.
    """
    context = get_script_run_ctx()
    if "search" not in st.session_state or (context and context.is_history_navigation):
        address = {name: ",".join(st.query_params.get_all(name)) for name in st.query_params}
    elif st.session_state.data != (offered, countries, deals):  # an editor saved: what is gone cannot stay chosen
        address = _address(read(st.session_state.data[0]))
    else:
        return
    filters, said = from_address(address, offered)
    set_filters(filters)
    country, deal = address.get("country", "").upper() or None, address.get("deal") or None
    if deal and deal not in deals:
        said.append(f"There is no record “{deal[:60]}” in this data.")
        deal = None
    if deal:
        country = deals[deal]
    if country and country not in countries:
        said.append(
            f"“{country[:60]}” is no country code in this data. Codes have three letters, such as KEN for Kenya."
        )
        country = None
    st.session_state.update(country=country, deal=deal, said=said, data=(offered, countries, deals))


def set_filters(filters: Filters) -> None:
    """Show these filters in the widgets."""
    for facet in FACETS:
        st.session_state[facet] = list(getattr(filters, facet))
    st.session_state.update(article=filters.article, search=filters.search, years=filters.years)


def read(offered: Choices) -> Filters:
    """The filters as the widgets stand."""
    state = st.session_state
    years = tuple(state.years) if state.years and tuple(state.years) != offered.years else None
    facets = {facet: tuple(state[facet]) for facet in FACETS}
    return Filters(**facets, article=state.article, years=years, search=state.search.strip())


def draw(offered: Choices) -> None:
    """The widgets. The page reads what they hold before they are drawn, so that the map is sent first."""
    if not st.session_state.years:
        st.session_state.years = offered.years
    with st.sidebar:
        st.text_input("Search", key="search", placeholder="word, city, firm, agency", max_chars=LONGEST_SEARCH)
        for facet in FACETS[:4]:
            _facet(facet, offered)
        if offered.years[0] < offered.years[1]:
            st.slider(
                "Years counted",
                *offered.years,
                key="years",
                help="Deals without any date are left out once you narrow this.",
            )
        for facet in FACETS[4:]:
            _facet(facet, offered)
        st.checkbox("Named in the 2020 article", key="article")
        st.button("Reset all filters", on_click=set_filters, args=(Filters(),), width="stretch")


def _facet(facet: str, offered: Choices) -> None:
    words = offered.facets[facet]
    st.multiselect(
        TITLES[facet], list(words), format_func=lambda code: words.get(code, code), key=facet, placeholder="All"
    )


def chips(filters: Filters, offered: Choices) -> None:
    """The active filters, each a button that takes it off, and one for all."""
    active = [
        (f"{TITLES[facet]}: {offered.facets[facet][value]}", facet, value)
        for facet in FACETS
        for value in getattr(filters, facet)
    ]
    if filters.years:
        active.append((f"Years: {filters.years[0]}–{filters.years[1]}", "years", None))
    if filters.article:
        active.append(("Named in the 2020 article", "article", None))
    if filters.search:
        active.append((f"Search: “{filters.search}”", "search", None))
    if not active:
        return
    with st.container(horizontal=True, gap="small", key="chips"):
        for label, field, value in active:
            take_off = partial(set_filters, filters.without(field, value))
            st.button(
                plain(label),
                key=f"chip {field} {value}",
                icon=":material/close:",
                help="Take this filter off",
                on_click=take_off,
            )
        st.button("Reset all", key="chip reset", type="primary", on_click=set_filters, args=(Filters(),))


def plain(text: str) -> str:
    """Text that Markdown leaves as it is."""
    return "".join("\\" + c if c in "\\`*_{}[]()#+-.!$:<>|~" else c for c in text)


def _address(filters: Filters) -> dict[str, str]:
    """The address of what is shown."""
    opened = {"country": st.session_state.country, "deal": st.session_state.deal}
    return to_address(filters) | {name: code for name, code in opened.items() if code}


def keep_address(filters: Filters) -> None:
    """Write what is shown into the address."""
    address = _address(filters)
    if st.query_params.to_dict() != address:
        st.query_params.from_dict(address)
