"""What is selected: said in a sentence, shown as chips, and loosened where it leaves nothing."""

from functools import partial
from html import escape

import streamlit as st

from dashboard.analysis.filters import FACETS, Choices, Filters, select
from dashboard.analysis.summary import active_words, count, lens_sentence, plural, sentence
from dashboard.cached import Atlas
from dashboard.records.words import FILTERS
from dashboard.sidebar import plain, set_filters


def say(atlas: Atlas, filters: Filters) -> None:
    """What is shown in one sentence, what the evidence lens leaves out, and the filters as chips."""
    lens = escape(lens_sentence(atlas.table, filters))
    said = escape(sentence(count(atlas.table, select(atlas.table, filters))))
    st.html(
        f'<p class="sentence" role="status">{said}</p>'
        + (f'<p class="fine lens" role="status">{lens}</p>' if lens else "")
    )
    with st.container():  # so that a chip that comes or goes moves nothing below it
        chips(filters, atlas.choices)


def chips(filters: Filters, offered: Choices) -> None:
    """The active filters, each a button that takes it off, and one for all."""
    active = [
        (f"{FILTERS[facet]}: {offered.facets[facet][value]}", facet, value)
        for facet in FACETS
        for value in getattr(filters, facet)
    ]
    if filters.years:
        active.append((f"Years: {filters.years[0]}–{filters.years[1]}", "years", None))
    if filters.article:
        active.append(("Named in the 2020 article", "article", None))
    if filters.search:
        active.append((f"Words: “{filters.search}”", "search", None))
    if filters.publishers > 1:
        active.append((f"At least {filters.publishers} publishers", "publishers", None))
    if filters.sure:
        active.append((f"Confidence: {filters.sure} or more", "sure", None))
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


def loosen(atlas: Atlas, filters: Filters) -> None:
    """What to take off where no record is left, and how many records that would give."""
    if filters == Filters():
        st.info("There is no record in the data.")
        return
    st.info("No record is left. Take a filter off to see some; each button says how many there would be.")
    for field, words in active_words(filters, atlas.choices).items():
        loosened = filters.without(field)
        left = plural(int(select(atlas.table, loosened).sum()), "record")
        st.button(plain(f"Take off “{words}”: {left}"), key=f"loosen {field}", on_click=partial(set_filters, loosened))
    everything = f"Reset all filters: {plural(len(atlas.table), 'record')}"
    st.button(everything, key="loosen all", type="primary", on_click=partial(set_filters, Filters()))
