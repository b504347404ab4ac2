"""What Streamlit starts: the server with its own routes, and the frame around every page."""

import sys
from html import escape
from pathlib import Path

ROOT = Path(__file__).parents[1]
if str(ROOT) not in sys.path:  # `streamlit run dashboard/app.py` puts only dashboard/ there
    sys.path.insert(0, str(ROOT))

import streamlit as st  # noqa: E402
from starlette.requests import Request  # noqa: E402
from starlette.responses import JSONResponse  # noqa: E402
from starlette.routing import Mount, Route  # noqa: E402
from starlette.staticfiles import StaticFiles  # noqa: E402

from dashboard import cached, sidebar  # noqa: E402

TITLE = "Surveillance Export Atlas"
ASSETS = ROOT / "assets"


def places(request: Request) -> JSONResponse:
    """The places of the records, for the map's frame."""
    return JSONResponse(cached.places())


def draw() -> None:
    """The frame, and the page in it."""
    from dashboard.pages import world  # streamlit-folium registers its frame only inside a session

    st.set_page_config(page_title=TITLE, page_icon=ASSETS / "icon.svg", layout="wide")
    st.html(ASSETS / "page.css")
    st.title(TITLE, anchor=False)
    atlas = cached.atlas()
    tell_problems(atlas)
    if not atlas.countries:
        st.stop()
    sidebar.restore(atlas.choices, atlas.countries, atlas.country_of)
    for sentence in st.session_state.said:
        st.warning(sidebar.plain(sentence))
    filters = sidebar.draw(atlas.choices)
    sidebar.keep_address(filters)
    world.show(atlas, filters)


def tell_problems(atlas: cached.Atlas) -> None:
    """Say what is wrong with the data, line by line as the check does."""
    wrong = [str(problem) for problem in atlas.dataset.problems if problem.severity == "error"]
    if wrong:
        st.error(f"The data has {len(wrong):,} {'error' if len(wrong) == 1 else 'errors'}. Records with an error are left out below.")
        lines = "\n".join(wrong[:200]) + (f"\n… and {len(wrong) - 200:,} more" if len(wrong) > 200 else "")
        st.html(f'<pre class="problems">{escape(lines)}</pre>')


if __name__ == "__main__":
    st.navigation([st.Page(draw, title=TITLE)]).run()
else:
    app = st.App(
        Path(__file__),
        routes=[Route("/" + cached.PLACES, places), Mount("/assets", StaticFiles(directory=ASSETS))],
    )
