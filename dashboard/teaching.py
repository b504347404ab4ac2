"""What every reader's page has at its end: its view as a step of a lesson, and to hand out."""

from collections.abc import Callable
from functools import partial
from typing import get_args
from urllib.parse import urljoin, urlsplit

import streamlit as st

from dashboard import cached
from dashboard.access import LOCAL_ADDRESSES
from dashboard.analysis.lessons import filters_of
from dashboard.analysis.view_faults import TAKES, view_faults
from dashboard.analysis.views import ViewError, view_of
from dashboard.cached import Atlas
from dashboard.records.codes import Page
from dashboard.records.lessons import View
from dashboard.records.messages import field_name
from dashboard.records.write import step_yaml
from dashboard.sidebar import plain

PAGES = tuple("" if page == "world" else page for page in get_args(Page))  # the pages that a step can show
PAPERS = ("A4", "Letter")  # as pictures/paper.py knows them
MIMES = {"pdf": "application/pdf", "html": "text/html", "png": "image/png", "svg": "image/svg+xml"}


def draw(atlas: Atlas, page: str) -> None:
    """The view of a page, "" for the world map; nothing of it is made before it is opened."""
    with st.container(key="teach-with"):
        box = st.expander("Teach with this view", key=f"teach {page}", on_change="rerun")
    if box.open:
        with box:
            _opened(atlas, page)


def _opened(atlas: Atlas, page: str) -> None:
    try:
        view = _view(atlas, page)
    except ViewError as error:
        st.info("\n- ".join(["This view cannot be a step of a lesson:\n", *map(plain, error.problems)]))
        return
    st.subheader("Copy this view as a step", anchor=False)
    st.html('<p class="fine">Copy it to where it belongs among the steps of a lesson, and write its words.</p>')
    st.code(step_yaml(view), language="yaml", wrap_lines=True)
    st.subheader("To hand out", anchor=False)
    _files(view, page or "world")


def _view(atlas: Atlas, page: str) -> View:
    """The view as the address has it, without what counts nowhere on this page; raise ViewError."""
    takes = TAKES[page or "world"]
    typed = {name: ",".join(st.query_params.get_all(name)) for name in st.query_params if name in takes}
    view = view_of(page, typed, atlas.dataset, atlas.choices)
    filters = filters_of(view, atlas.choices)
    if faults := view_faults(view, filters, atlas.dataset, atlas.table, atlas.choices):
        raise ViewError([": ".join(filter(None, (field_name(where), message))) for where, message in faults])
    return view


def _files(view: View, name: str) -> None:
    base = reached()
    with st.container(horizontal=True, gap="small", key="teach-files"):
        for paper in PAPERS:
            download(f"Sheet, {paper} (PDF)", partial(cached.view_sheet, view, paper, base), f"{name}-{paper}.pdf")
        for what, make in (("Map", cached.map_image), ("Chart", cached.chart_image)):
            for form in ("png", "svg"):
                file = f"{name}-{what.lower()}.{form}"
                download(f"{what} ({form.upper()})", partial(make, view, form), file)


def reached() -> str:
    """The atlas's address for others than this machine; "" where none reach it."""
    here = st.context.url or ""
    return cached.network() if urlsplit(here).hostname in (None, *LOCAL_ADDRESSES) else urljoin(here, ".").rstrip("/")


def download(label: str, make: Callable[[], bytes], file: str) -> None:
    """A button that makes a file when it is clicked, turning a wheel meanwhile."""
    mime = MIMES[file.rpartition(".")[2]]
    st.download_button(label, make, file, mime, key=f"file {file}", on_click="ignore", icon=":material/download:")
