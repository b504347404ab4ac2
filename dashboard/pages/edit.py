"""The editor's desk: drafts, and what waits to be looked at."""

from datetime import date

import streamlit as st

from dashboard import access, cached, pace
from dashboard.address import parameter, pick, type_in
from dashboard.analysis.filters import Filters
from dashboard.analysis.listing import first_row
from dashboard.analysis.worklist import GROUPS, Work, narrowed, work
from dashboard.cached import Atlas
from dashboard.editing import drafts, links
from dashboard.editing.changes import Editor
from dashboard.editing.drafts import Draft
from dashboard.pictures import desk, worklist
from dashboard.pictures.pager import pager
from dashboard.sidebar import plain

ROWS = 50  # of one page


def title(atlas: Atlas) -> str:
    """The page's heading."""
    return "Edit"


def draw(atlas: Atlas, filters: Filters) -> None:
    """The editor's own drafts, then the records that wait, group by group."""
    if not (who := access.editor()):
        return
    st.html(desk.links("edit"))
    if said := st.session_state.pop("desk said", ""):
        st.info(plain(said))
    _drafts(who)
    st.html(worklist.HOW)
    pace.after_content()
    _work(atlas)


def _drafts(who: Editor) -> None:
    if not (held := drafts.of(cached.folder(), who.email)):
        return
    st.header("Your drafts", anchor=False)
    with st.container(key="drafts", gap="small"):
        for draft in held:
            _draft(draft)


def _draft(draft: Draft) -> None:
    """A draft to go on with or to throw away; the second is asked once more."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"draft {draft.id}"):
        st.html(worklist.draft(draft), width="content")
        if st.session_state.get("draft to go") != draft.id:
            st.button("Throw away", key=f"throw {draft.id}", on_click=_ask, args=(draft.id,))
            return
        st.html('<p role="alert"><strong>Throw it away for good?</strong></p>', width="content")
        st.button("Yes, throw it away", key=f"yes {draft.id}", type="primary", on_click=_throw, args=(draft.id,))
        st.button("Keep it", key=f"no {draft.id}", on_click=_ask, args=(None,))


def _ask(draft: str | None) -> None:
    st.session_state["draft to go"] = draft


def _throw(name: str) -> None:
    try:
        who = access.require()
        if draft := drafts.read(cached.folder(), name, who.email):
            drafts.drop(cached.folder(), draft)
            st.session_state["desk said"] = f"The draft “{worklist.draft_title(draft)}” is thrown away."
    except (access.NotAllowedError, OSError) as error:
        st.session_state["desk said"] = str(error)


def _work(atlas: Atlas) -> None:
    st.header("What waits", anchor=False)
    tried = links.results(cached.folder())
    everything = work(atlas.dataset, tried, date.today())
    with st.container(horizontal=True, vertical_alignment="bottom", key="narrow"):
        used = {task.country for tasks in everything.values() for task in tasks}
        countries = {code: name for code, name in atlas.country_names.items() if code in used}
        pick("Country", "country", countries, "All")
        type_in("Words", "q", "in a title, a key or what is wrong")
    found = narrowed(everything, atlas.country_names, parameter("country"), parameter("q"))
    group = parameter("group") if parameter("group") in GROUPS else next((g for g in found if found[g]), "errors")
    st.html(worklist.groups(found, group))
    _group(atlas, found, group, not tried)


def _group(atlas: Atlas, found: Work, group: str, untried: bool) -> None:
    tasks = found[group]
    first = first_row(parameter("from"), len(tasks))
    st.subheader(f"{GROUPS[group][0]}: {len(tasks):,}", anchor=False)
    if group == "links" and untried:
        st.html(worklist.NOT_TRIED)
        return
    shown = tasks[first - 1 : first - 1 + ROWS]
    st.html(worklist.tasks(shown, first, atlas.country_names) + pager(first, len(tasks), ROWS, "the work list"))
