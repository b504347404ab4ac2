"""What Streamlit starts: the server with its own routes, and the frame around every page."""

import logging
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from html import escape
from pathlib import Path

ROOT = Path(__file__).parents[1]
if str(ROOT) not in sys.path:  # `streamlit run dashboard/app.py` puts only dashboard/ there
    sys.path.insert(0, str(ROOT))

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.pages_manager import PagesManager

from dashboard import access, cached, pace, searchbox, sidebar, teaching
from dashboard.analysis.filters import left_by
from dashboard.analysis.summary import plural
from dashboard.classroom import packs
from dashboard.classroom.page import LessonPages
from dashboard.classroom.socket import Classroom
from dashboard.editing import save
from dashboard.pages import (
    article,
    compare,
    countries,
    deal,
    edit,
    edit_history,
    edit_record,
    edit_spreadsheet,
    know,
    regimes,
    search,
    sign_in,
    suppliers,
    table,
    teach,
)
from dashboard.sites import OwnSite

TITLE = "Surveillance Export Atlas"
ASSETS = ROOT / "assets"
ICON = ASSETS / "icon.svg"
SCRIPT = (ASSETS / "page.js").read_text("utf-8")
PAGES = {  # by address: what the navigation calls it; "" is the page of the bare address
    "": "World",
    "countries": "Countries",
    "suppliers": "Suppliers",
    "compare": "Compare",
    "table": "Table",
    "article": "The article",
    "regimes": "Regimes",
    "know": "How we know",
    "teach": "Teach",
    "edit": "Edit",
    "edit-record": "Edit a record",
    "edit-history": "History",
    "edit-spreadsheet": "Edit in a spreadsheet",
    "deal": "Record",
    "search": "Search",
    "sign-in": "Editors: sign in",
}
MODULES = {  # all but the world page
    "countries": countries,
    "suppliers": suppliers,
    "compare": compare,
    "table": table,
    "article": article,
    "regimes": regimes,
    "know": know,
    "teach": teach,
    "edit": edit,
    "edit-record": edit_record,
    "edit-history": edit_history,
    "edit-spreadsheet": edit_spreadsheet,
    "deal": deal,
    "search": search,
    "sign-in": sign_in,
}
DESK = ("edit", "edit-record", "edit-history", "edit-spreadsheet")  # for editors alone
HIDDEN = ("deal", "search", "sign-in", *DESK[1:])  # opened from other pages only
FILTERED = ("", "table", "regimes", "edit-spreadsheet")  # where the filters count; the evidence lens counts everywhere


def places(request: Request) -> JSONResponse:
    """The places of the records, for the map's frame."""
    return JSONResponse(cached.places())


@asynccontextmanager
async def warmed(_: st.App) -> AsyncIterator[None]:
    """Serve once the data is read."""
    # Streamlit warns that a cache's spinner has no session to show in; here that is as it should be.
    logging.getLogger("streamlit.runtime.scriptrunner_utils.script_run_context").setLevel(logging.ERROR)
    # A folder named pages is one script a page to Streamlit until the first st.navigation(); ours holds functions.
    PagesManager.uses_pages_directory = False
    _take_up()
    cached.warm()
    if access.sign_in_offered():
        access.emails()  # says at once what is wrong with the list
    yield


def _take_up() -> None:
    """Finish a save that was cut short, and tell the server's log where that needs a person."""
    try:
        said = save.take_up(cached.folder())
    except save.SaveError as error:
        said = str(error)
    if said:
        logging.getLogger(__name__).error(said)


def draw(path: str) -> None:
    """The frame, and the page in it: on the world page the map goes ahead of all else."""
    from dashboard.pages import world  # streamlit-folium registers its frame only inside a session

    opened, filtered = MODULES.get(path), path in FILTERED
    pace.begin()
    top, said, page = st.container(), st.container(), st.container()
    atlas = cached.atlas()
    if not atlas.countries:
        with top:
            head(TITLE, atlas)
        return
    address = sidebar.restore(atlas.choices, filtered)
    filters = sidebar.read(atlas.choices)
    if not opened:
        world.restore(atlas, address)
        with page:
            drawn = world.show_map(atlas, filters)
        pace.after_map()
    # Before the rest, or a link followed meanwhile would be overwritten.
    sidebar.keep_address(filters, filtered, {} if opened else world.own())
    with st.sidebar:  # begun before the rest, so that the map has its width from the start
        st.html(f'<p class="head">{"Filters" if filtered else "Evidence"}</p>')
    with top:
        beside_title = head(opened.title(atlas) if opened else TITLE, atlas)
    if opened:
        with page:
            opened.draw(atlas, filters)
    else:
        with said:
            world.say(atlas, filters)
        pace.after_map_words()
    with beside_title:
        searchbox.draw()
    sidebar.draw(atlas.choices, filtered, left_by(atlas.table, filters) if filtered else {})
    if not opened:
        world.show_list(atlas, *drawn)
        with page:
            world.show_rest(atlas, filters)
    if path in teaching.PAGES:
        with page:
            teaching.draw(atlas, path)


def head(title: str, atlas: cached.Atlas) -> DeltaGenerator:
    """The page's title, and what is wrong with the data or the address; the place beside the title."""
    st.set_page_config(page_title=title if title == TITLE else f"{title} – {TITLE}", page_icon=ICON, layout="wide")
    st.html(ASSETS / "page.css")
    st.html(f"<script>{SCRIPT}</script>", unsafe_allow_javascript=True)
    left, right = st.columns([3, 2], vertical_alignment="center")
    left.title(sidebar.plain(title), anchor=False)
    searchbox.follow()
    tell_problems(atlas)
    for sentence in st.session_state.get("said", []):
        st.warning(sidebar.plain(sentence))
    return right


def tell_problems(atlas: cached.Atlas) -> None:
    """Say what is wrong with the data, line by line as the check does."""
    wrong = [str(problem) for problem in atlas.dataset.problems if problem.severity == "error"]
    if wrong:
        st.error(f"The data has {plural(len(wrong), 'error')}. Records with an error are left out below.")
        lines = "\n".join(wrong[:200]) + (f"\n… and {len(wrong) - 200:,} more" if len(wrong) > 200 else "")
        st.html(f'<pre class="problems">{escape(lines)}</pre>')


def pages() -> list[st.Page]:
    """The pages as Streamlit's navigation takes them; one that this run does not have is as unknown as any other."""
    shut = (*(() if access.editor() else DESK), *(() if access.sign_in_offered() else ("sign-in",)))
    return [
        st.Page(
            partial(draw, path),
            title=title,
            url_path=path or "world",
            default=not path,
            visibility="hidden" if path in HIDDEN else "visible",
        )
        for path, title in PAGES.items()
        if path not in shut
    ]


if __name__ == "__main__":
    st.navigation(pages(), position="top").run()
else:
    app = st.App(
        Path(__file__),
        lifespan=warmed,
        middleware=[Middleware(OwnSite), Middleware(LessonPages)],
        routes=[
            Route("/" + cached.PLACES, places),
            Route(packs.PATH, packs.pack),
            *Classroom().routes(),
            Mount("/assets", StaticFiles(directory=ASSETS)),
        ],
    )
