"""What Streamlit starts: the server with its own routes, and the frame around every page."""

import logging
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from html import escape
from pathlib import Path

ROOT = Path(__file__).parents[1]
if str(ROOT) not in sys.path:  # `streamlit run dashboard/app.py` puts only dashboard/ there
    sys.path.insert(0, str(ROOT))

import streamlit as st
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from dashboard import cached, sidebar
from dashboard.analysis.summary import plural

TITLE = "Surveillance Export Atlas"
ASSETS = ROOT / "assets"
# Seconds in which the browser has nothing to do but the map: to paint a change (a further change in that time saves
# drawing the rest), and at the first run to load the map's files, which must not queue behind those of the widgets.
MAP_FIRST = 0.08
FRAME_FIRST = 0.6


def places(request: Request) -> JSONResponse:
    """The places of the records, for the map's frame."""
    return JSONResponse(cached.places())


@asynccontextmanager
async def warmed(_: st.App) -> AsyncIterator[None]:
    """Serve once the data is read."""
    # Streamlit warns that a cache's spinner has no session to show in; here that is as it should be.
    logging.getLogger("streamlit.runtime.scriptrunner_utils.script_run_context").setLevel(logging.ERROR)
    cached.warm()
    yield


def draw() -> None:
    """The frame, and the page in it."""
    from dashboard.pages import world  # streamlit-folium registers its frame only inside a session

    first = "search" not in st.session_state
    if first:
        st.set_page_config(page_title=TITLE, page_icon=ASSETS / "icon.svg", layout="wide")
    top, said, page = st.container(), st.container(), st.container()
    atlas = cached.atlas()
    if atlas.countries:
        sidebar.restore(atlas.choices, atlas.countries, atlas.country_of)
        with page:
            world.show_map(atlas, sidebar.read(atlas.choices))
        time.sleep(0 if first else MAP_FIRST)
    st.sidebar.subheader("Filters", anchor=False)  # before the pause, so that the map has its width from the start
    with top:
        st.html(ASSETS / "page.css")
        st.title(TITLE, anchor=False)
        tell_problems(atlas)
        for sentence in st.session_state.get("said", []):
            st.warning(sidebar.plain(sentence))
    if atlas.countries:
        filters = sidebar.read(atlas.choices)
        with said:
            world.say(atlas, filters)
        time.sleep(FRAME_FIRST if first else 0)
        sidebar.draw(atlas.choices)
        sidebar.keep_address(sidebar.read(atlas.choices))
        with page:
            world.show_rest(atlas, filters)


def tell_problems(atlas: cached.Atlas) -> None:
    """Say what is wrong with the data, line by line as the check does."""
    wrong = [str(problem) for problem in atlas.dataset.problems if problem.severity == "error"]
    if wrong:
        st.error(f"The data has {plural(len(wrong), 'error')}. Records with an error are left out below.")
        lines = "\n".join(wrong[:200]) + (f"\n… and {len(wrong) - 200:,} more" if len(wrong) > 200 else "")
        st.html(f'<pre class="problems">{escape(lines)}</pre>')


if __name__ == "__main__":
    st.navigation([st.Page(draw, title=TITLE)]).run()
else:
    app = st.App(
        Path(__file__),
        lifespan=warmed,
        routes=[Route("/" + cached.PLACES, places), Mount("/assets", StaticFiles(directory=ASSETS))],
    )
