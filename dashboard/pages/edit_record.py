"""The form for one record: add, correct, copy or leave out; what would change; and the save."""

import streamlit as st

from dashboard import access, cached, pace
from dashboard.address import parameter
from dashboard.analysis.filters import Filters
from dashboard.cached import Atlas
from dashboard.desk import clash, drafting, look, saved, write
from dashboard.editing.changes import Editor
from dashboard.editing.drafts import Draft
from dashboard.pictures.desk import links, strip

NEW = {"deal": "deals.yaml", "firm": "suppliers.yaml"}


def title(atlas: Atlas) -> str:
    """What is being done, and to which record."""
    return "Edit a record"


def draw(atlas: Atlas, filters: Filters) -> None:
    """The page: the form; or what the draft in it would change; or two versions of the record to choose from."""
    if not (editor := access.editor()):
        return
    st.html(links("edit-record"))
    if done := parameter("saved"):
        saved.draw(atlas, done, parameter("file"))
        return
    with st.container():  # what is said here comes and goes, and must not move the form: what moves loses the focus
        draft = _kept(atlas, editor)
    if draft is None:
        return
    pace.after_content()
    step = st.session_state.get(drafting.key(draft, "step"), "write")
    with st.container():
        _to_top(draft, step)
    {"write": write.draw, "look": look.draw, "clash": clash.draw}[step](atlas, draft)


def _kept(atlas: Atlas, editor: Editor) -> Draft | None:
    """The draft, kept as it is typed; where the desk cannot be written, that is said."""
    try:
        draft = _draft(atlas, editor)
        draft = draft and drafting.keep(cached.folder(), draft)
    except OSError as error:
        st.error(f"{NOT_KEPT} ({error.strerror})")
        draft = drafting.unkept(editor, parameter("draft"))
    if said := st.session_state.pop(drafting.NOT_KEPT, ""):
        st.error(f"{NOT_KEPT} ({said})")
    return draft


def _to_top(draft: Draft, step: str) -> None:
    """Begin each step at its head."""
    key = drafting.key(draft, "shown")
    if st.session_state.setdefault(key, "write") != step:
        st.session_state[key] = step
        st.html(f"<script>atlasPage.toTop()/* {step} {draft.turn} */</script>", unsafe_allow_javascript=True)


def _draft(atlas: Atlas, editor: Editor) -> Draft | None:
    """The draft that the address names; else a new one of what it asks for, which the address then names."""
    folder = cached.folder()
    if name := parameter("draft"):
        draft, parted = drafting.opened(folder, editor, name)
        if parted and draft:
            st.query_params.from_dict({"draft": draft.id})
            st.warning(PARTED)
        if not draft:
            st.html(strip(f"There is no draft “{name}” of yours: it was saved or thrown away."))
        return draft
    file = parameter("file") or NEW.get(parameter("new"), "deals.yaml")
    wanted = parameter("record") or parameter("copy")
    if file not in NEW.values() or not (wanted or parameter("new")):
        st.html(strip("Choose in the work list what to edit, or begin a new record."))
        return None
    held = drafting.present(atlas, file, wanted) if wanted else None
    if wanted and held is None:
        st.html(strip(f"There is no record “{wanted}” in {file}."))
        return None
    base, copied = (held, None) if parameter("record") else (None, held)
    draft = drafting.begin(folder, editor, file, base, copied)
    st.query_params.from_dict({"draft": draft.id})
    return draft


NOT_KEPT = """What you write cannot be kept on the desk, so it stands in this window alone: do not close or reload it,
and ask whoever keeps this computer to make room and to allow writing."""
PARTED = """This draft is also open in another window, which has kept something since. What this window holds is now a
draft of its own; nothing is lost in either."""
