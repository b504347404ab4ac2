"""One page a firm, and the table of all firms."""

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import cached, pace
from dashboard.address import parameter, pick
from dashboard.analysis.colour import paint
from dashboard.analysis.filters import Filters, select
from dashboard.analysis.firm import (
    SORTED,
    firm_sentence,
    firm_table,
    last_look,
    map_classes,
    measures,
    named_together,
    sort_firms,
    technology_counts,
)
from dashboard.analysis.search import nearest
from dashboard.analysis.summary import count, lens_sentence
from dashboard.analysis.table import UNNAMED
from dashboard.analysis.timeline import per_year
from dashboard.cached import Atlas
from dashboard.pictures import firm as told
from dashboard.pictures.firm_map import firm_map
from dashboard.pictures.firms import HEADS, firms_table, firms_top, unnamed_line
from dashboard.pictures.legend import swatches
from dashboard.pictures.links import unknown
from dashboard.pictures.restrictions import (
    HOW_TO_READ,
    NOTHING_FOUND,
    restrictions_chart,
    restrictions_legend,
    restrictions_list,
)
from dashboard.pictures.timeline import group_colours, yearly
from dashboard.records.schema import Supplier
from dashboard.records.words import KINDS, TECHNOLOGIES

RULE = """A colour stands for the same number as on the world map of all deals. Bans and removals are no deals."""
YEAR = """A deal counts once, in the year of its earliest known step, else of its first report. Deals without a date,
and bans and removals, are not drawn."""
FIRM_FACTS = """Ownership is our classing of what the sources say; each firm’s page tells who says what, and lists the
restrictions with their sources. An empty list of restrictions means that nothing was found, not that nothing exists.
Restrictions count those of which no end was found, on a firm, on its parent group or on a category. A deal with
several firms counts once for each."""


def title(atlas: Atlas) -> str:
    """The firm's short name, or the name of the page."""
    firm = atlas.firms.get(parameter("firm"))
    return firm.short if firm else "Suppliers"


def draw(atlas: Atlas, filters: Filters) -> None:
    """The firm that the address names, else the table of all."""
    key, names = parameter("firm"), atlas.firm_names
    if key and key not in names:
        st.html(unknown("firm", key, "firm", {near: names[near] for near in nearest(key, names)}))
    top, choice = st.columns([3, 2])
    if firm := atlas.firms.get(key):
        _firm(atlas, filters, firm, names, top)
    else:
        _all(atlas, filters, top)
    with choice:
        pick("Firm", "firm", names, "Choose a firm, or type its name")


def _firm(atlas: Atlas, filters: Filters, firm: Supplier, names: dict[str, str], top: DeltaGenerator) -> None:
    asked = Filters(supplier=(firm.key,)).with_lens(filters)
    own, keep = select(atlas.table, asked.with_lens(Filters())), select(atlas.table, asked)
    shown, held = count(atlas.table, keep), bool(own.any())
    lens = lens_sentence(atlas.table, asked) if held else ""
    top.html(told.firm_top(firm, firm_sentence(shown, held), lens))
    pace.after_content()

    st.header("Who owns it", anchor=False)
    left, right = st.columns([3, 2], gap="medium")
    left.html(told.firm_facts(firm, atlas.names.explain))
    right.html(told.firm_sources(firm))

    st.header("Restrictions on it", anchor=False)
    _restrictions(atlas, firm)
    if keep.any():
        _where(atlas, firm, own, keep)
        _what(atlas, firm, keep)
        _with(atlas, firm, keep, names)
    if held:
        _records(atlas, own, keep)
    if not_taken := [deal for deal in atlas.dataset.left_out if firm.key in deal.suppliers]:
        st.header("Looked into and left out", anchor=False)
        st.html(told.left_out(not_taken, atlas.country_names))


def _restrictions(atlas: Atlas, firm: Supplier) -> None:
    if not firm.restrictions:
        st.html(NOTHING_FOUND)
        return
    found = measures(firm, last_look(atlas.dataset))
    st.html(restrictions_legend(found))
    st.altair_chart(restrictions_chart(found), alt="Timeline of the restrictions; the numbered list says the same.")
    st.html(HOW_TO_READ + restrictions_list(firm))


def _where(atlas: Atlas, firm: Supplier, own: pd.Series, keep: pd.Series) -> None:
    st.header("Where", anchor=False)
    way = cached.way("deals", next(iter(TECHNOLOGIES)))
    painted = paint(atlas.table, keep, way)
    classes = map_classes(atlas.table, own, keep, painted, atlas.ground.uncovered)
    svg, legend = firm_map(classes, way, painted, atlas.country_names, f"World map of the deals with {firm.short}")
    st.markdown(svg, unsafe_allow_html=True)
    st.html(f'{legend}<p class="fine">{RULE}</p>{told.counts_by_country(classes, painted, atlas.country_names)}')


def _what(atlas: Atlas, firm: Supplier, keep: pd.Series) -> None:
    deals = atlas.table[keep & atlas.table["counted"]]
    left, right = st.columns([3, 2], gap="medium")
    with left:
        st.header("Year by year", anchor=False)
        counts = per_year(deals, "kind", KINDS)
        if counts.empty:
            st.info("No deal shown here has a date.")
        else:
            st.html(swatches(group_colours(counts), "Kinds of deal"))
            drawn = yearly(counts, "deals", "Deals by first year", atlas.choices.years)
            st.altair_chart(drawn, alt="Deals per year by kind; the table below says the same.")
            st.html(f'<p class="fine">{YEAR}</p>{told.yearly_table(counts)}')
    with right:
        st.header("Technologies", anchor=False)
        st.html(told.technologies(technology_counts(deals), firm.key))


def _with(atlas: Atlas, firm: Supplier, keep: pd.Series, names: dict[str, str]) -> None:
    if others := named_together(atlas.table, keep, firm.key):
        st.header("Named together with", anchor=False)
        st.html(told.together(others, names))


def _records(atlas: Atlas, own: pd.Series, keep: pd.Series) -> None:
    st.header("Its records", anchor=False)
    counted = atlas.table["counted"]
    st.html(
        told.records_table("Deals", atlas.table[keep & counted])
        + told.records_table("Bans and removals, which are no deals", atlas.table[keep & ~counted])
        + told.folded_records("Left out by the evidence lens", atlas.table[own & ~keep])
    )


def _all(atlas: Atlas, filters: Filters, top: DeltaGenerator) -> None:
    keep = select(atlas.table, filters.lens)
    rows = firm_table(atlas.firms.values(), atlas.table, keep)
    top.html(firms_top(rows, lens_sentence(atlas.table, filters.lens)))
    pace.after_content()
    sort = parameter("sort")
    if sort.removeprefix("-") not in HEADS:
        if sort:
            st.html(unknown("column", sort, "sort", {near: HEADS[near] for near in nearest(sort, HEADS)}))
        sort = SORTED
    unnamed = int(select(atlas.table, Filters(supplier=(UNNAMED,)).with_lens(filters)).sum())
    st.html(firms_table(sort_firms(rows, sort), sort) + f'<p class="fine">{FIRM_FACTS}</p>' + unnamed_line(unnamed))
