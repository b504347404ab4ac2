"""Who changed what, when and why; each version of a record, to be seen, compared and restored."""

import streamlit as st

from dashboard import access, cached, pace
from dashboard.address import parameter, pick
from dashboard.analysis.filters import Filters
from dashboard.analysis.listing import first_row
from dashboard.cached import Atlas
from dashboard.desk import one_record, take_back
from dashboard.editing import history
from dashboard.editing.changes import Fields
from dashboard.editing.entry import FILES
from dashboard.editing.versions import present
from dashboard.pictures import desk
from dashboard.pictures import saves as told
from dashboard.pictures.links import here
from dashboard.pictures.moments import short
from dashboard.pictures.pager import pager
from dashboard.records.items import UnreadableError
from dashboard.sidebar import plain

LISTED = 1_000  # saves that can be paged through
ROWS = 20  # saves, or records of a save, of one page


def title(atlas: Atlas) -> str:
    """The page's heading."""
    return "History"


def draw(atlas: Atlas, filters: Filters) -> None:
    """All saves; or the one, or the record, that the address names."""
    if not access.editor():
        return
    st.html(desk.links("edit-history"))
    if said := st.session_state.pop(take_back.SAID, ""):
        st.success(plain(said))
    pace.after_content()
    if parameter("save"):
        _save(parameter("save"))
    elif parameter("record"):
        one_record.draw(atlas, _file(parameter("file"), parameter("record")), parameter("record"))
    else:
        _saves(atlas)


def _saves(atlas: Atlas) -> None:
    entries = history.entries(cached.folder(), LISTED)
    if not entries:
        st.html(told.NO_HISTORY)
        return
    titles = {deal.id: f"{deal.title} ({deal.id})" for deal in atlas.dataset.deals}
    with st.container(key="one record"):
        pick("Only one record", "record", titles | {key: firm.name for key, firm in atlas.firms.items()}, "All records")
    first = first_row(parameter("from"), len(entries))
    shown = [(entry, history.changed(cached.folder(), entry)) for entry in entries[first - 1 : first - 1 + ROWS]]
    st.html(told.saves(shown) + pager(first, len(entries), ROWS, "the history"))
    if len(entries) == LISTED:
        st.html(f'<p class="fine">These are the last {LISTED:,} saves; older ones can be seen with git alone.</p>')


def _save(name: str) -> None:
    entry = next((entry for entry in history.entries(cached.folder(), LISTED) if entry.id == name), None)
    if not entry:
        st.html(desk.strip(f"There is no save “{short(name)}” in this history.") + told.ALL)
        return
    changes = history.changed(cached.folder(), entry)
    st.header(plain(told.first_line(entry.why)), anchor=False)
    st.html(told.about(entry, len(changes)))
    if parameter("undo"):
        st.header("Take it back", anchor=False)
        why = f"Undo: {told.first_line(entry.why)}"
        take_back.draw([change.undone for change in changes], why, undo="")
        return
    if changes:
        st.html(f'<p class="lone-links">{here("Undo this save", undo="yes")}</p>')
    first = first_row(parameter("from"), len(changes))
    shown = "".join(told.change(change) for change in changes[first - 1 : first - 1 + ROWS])
    st.html(shown + pager(first, len(changes), ROWS, "this save") + told.ALL)


def _file(asked: str, key: str) -> str:
    """The file whose record an address means; where it does not say, the first that has it."""
    if asked in FILES:
        return asked
    return next((file for file in FILES if _present(file, key) is not None), "deals.yaml")


def _present(file: str, key: str) -> Fields | None:
    try:
        return present(cached.folder(), file, key)
    except UnreadableError:
        return None
