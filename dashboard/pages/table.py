"""Every record in a table, and the downloads."""

from datetime import date

import pandas as pd
import streamlit as st

from dashboard import pace, selection, takeaway
from dashboard.address import parameter, pick_several
from dashboard.analysis.downloads import FORMATS, About
from dashboard.analysis.filters import Filters, select
from dashboard.analysis.listing import ROWS, View, not_there, ordered, texts
from dashboard.analysis.summary import filters_words
from dashboard.cached import Atlas
from dashboard.pictures.glossary import explainer
from dashboard.pictures.links import unknown
from dashboard.pictures.listing import about_downloads, records
from dashboard.pictures.pager import pager
from dashboard.records.words import COLUMNS

EVERYTHING = Filters()


def title(atlas: Atlas) -> str:
    """The page's heading."""
    return "Table"


def draw(atlas: Atlas, filters: Filters) -> None:
    """The page."""
    keep = select(atlas.table, filters)
    selection.say(atlas, filters)
    pace.after_content()
    for what in not_there(parameter("columns"), parameter("sort")):
        st.html(unknown(*what))
    if keep.any():
        _table(atlas, keep)
    else:
        selection.loosen(atlas, filters)
    _downloads(atlas, filters, keep)


def _table(atlas: Atlas, keep: pd.Series) -> None:
    """The page of the table that the address asks for."""
    total = int(keep.sum())
    view = View.of(parameter("columns"), parameter("sort"), parameter("from"), total)
    regions = {iso: country.region for iso, country in atlas.countries.items()}
    said = texts(atlas.country_names, regions, atlas.firm_names)
    kept = set(atlas.table.loc[keep, "id"])
    by_country = (deal for iso in atlas.country_names for deal in atlas.deals.get(iso, []) if deal.id in kept)
    rows = ordered(by_country, said, view)
    with st.container(horizontal=True, vertical_alignment="center", key="table-tools"):
        with st.popover("Choose columns"):
            pick_several("Columns, in this order", "columns", COLUMNS, view.columns)
        st.html('<p class="fine"><a href="#downloads">Downloads below the table</a></p>', width="content")
    shown = rows[view.first - 1 : view.first - 1 + ROWS]
    explain = explainer(atlas.dataset.glossary, once=True)
    st.html(records(shown, total, said, view, atlas.firm_names, explain) + pager(view.first, total, ROWS, "the table"))


def _downloads(atlas: Atlas, filters: Filters, keep: pd.Series) -> None:
    """The files of what is shown and of everything, what each is good for, and the terms."""
    st.header("Downloads", anchor="downloads")
    if keep.any():
        takeaway.buttons(atlas, "What is shown", filters_words(filters, atlas.choices), keep)
    takeaway.buttons(atlas, "Everything", "everything", select(atlas.table, EVERYTHING))
    about = About.of(atlas.dataset, atlas.version, date.today(), "")
    st.html(about_downloads({kind.label: kind.good_for for kind in FORMATS.values()}, about.citation, about.licence))
