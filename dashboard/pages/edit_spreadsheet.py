"""Records taken away as a sheet, edited there, and brought back: what would change, row by row, before it is saved."""

from collections.abc import Iterable, Sequence
from functools import partial
from hashlib import sha256

import streamlit as st

from dashboard import access, cached, pace, selection, takeaway
from dashboard.analysis.downloads import EXCEL
from dashboard.analysis.filters import Filters, select
from dashboard.analysis.summary import filters_words, plural
from dashboard.analysis.upload import Plan, to_mend
from dashboard.analysis.upload_row import Row
from dashboard.cached import Atlas
from dashboard.editing.changes import Change
from dashboard.editing.grid import SheetError
from dashboard.editing.save import LONGEST_WHY, RefusedError, SaveError, save
from dashboard.editing.uploaded import LARGEST
from dashboard.pictures.desk import links, problems_list
from dashboard.pictures.upload import HOW_TO_EDIT, more, notes, row_table, saved, summary
from dashboard.records.items import MEGABYTE
from dashboard.sidebar import plain

ROWS = 25  # on one page
FORMATS = ("xlsx", "csv")
LONGEST_NAME = 80  # characters shown of a file's name


def title(atlas: Atlas) -> str:
    """The page's heading."""
    return "Edit in a spreadsheet"


def draw(atlas: Atlas, filters: Filters) -> None:
    """The page."""
    access.require()
    st.html(links("edit-spreadsheet"))
    st.header("1. Take a sheet", anchor=False)
    selection.say(atlas, filters)
    pace.after_content()
    keep = select(atlas.table, filters)
    if filters != Filters() and keep.any():
        takeaway.buttons(atlas, "What is shown", filters_words(filters, atlas.choices), keep, FORMATS)
    takeaway.buttons(atlas, "Everything", "everything", select(atlas.table, Filters()), FORMATS)
    st.header("2. Edit it", anchor=False)
    st.html(HOW_TO_EDIT)
    st.header("3. Bring it back", anchor=False)
    if sheet := _brought():
        _show(*sheet)
    _said()


def _brought() -> tuple[str, bytes] | None:
    """The name and content of the sheet brought last; it stays while other pages are visited."""
    state = st.session_state

    def keep() -> None:
        file = state["sheet upload"]
        state.update({"sheet": (file.name, file.getvalue()) if file else None, "sheet said": None})

    st.file_uploader(
        "The edited sheet, XLSX or CSV. Nothing is saved before you say so below.",
        max_upload_size=LARGEST // MEGABYTE,
        key="sheet upload",
        on_change=keep,
    )
    if state.get("sheet") and not state["sheet upload"]:  # back from another page
        st.button("Put the sheet aside", key="sheet aside", on_click=keep)
    return state.get("sheet")


def _show(name: str, content: bytes) -> None:
    """What the sheet would change, the choice, and the button that saves."""
    try:
        plan = cached.upload(name, content)
    except SheetError as error:
        st.error(plain(f"“{name[:LONGEST_NAME]}” {error}. Nothing was taken."))
        return
    st.html(summary(name[:LONGEST_NAME], plan) + notes(plan))
    _not_taken(plan)
    changes = _choose(plan.of("changed", "new", "conflict"), sha256(content).hexdigest()[:8])
    if changes is not None:
        why = "Why are these changes made? One line, which the history keeps."
        st.text_input(why, key="sheet why", max_chars=LONGEST_WHY, persist_state="session")
        label = f"Save {plural(len(changes), 'change')}"
        st.button(label, key="sheet save", type="primary", disabled=not changes, on_click=_save, args=(changes,))


def _not_taken(plan: Plan) -> None:
    """The rows with an error, also as a sheet to mend; and cells of others from which nothing is taken."""
    if wrong := plan.of("error"):
        st.subheader(f"Not taken: {plural(len(wrong), 'row')} with an error", anchor=False)
        st.html("".join(row_table(row) for row in wrong[:ROWS]) + more(len(wrong) - ROWS))
        st.download_button(
            "These rows to mend (XLSX), with what is wrong in the last column",
            partial(to_mend, plan),
            "rows-to-mend.xlsx",
            EXCEL,
            key="sheet mend",
            on_click="ignore",
            icon=":material/download:",
        )
    if aside := [row for row in plan.of("unchanged") if row.told]:
        st.subheader("Not taken: what follows from other columns", anchor=False)
        st.html("".join(row_table(row) for row in aside[:ROWS]) + more(len(aside) - ROWS))


def _choose(rows: Sequence[Row], sheet: str) -> list[Change] | None:
    """A tick for each row, and what is ticked; None where there is nothing to choose from."""
    if not rows:
        return None
    ticks = {row.line.number: f"sheet {sheet} row {row.line.number}" for row in rows}
    st.subheader(f"To be taken: {plural(len(rows), 'row')} to choose from", anchor=False)
    with st.container(horizontal=True, gap="small"):
        st.button("Tick all", key="sheet all", on_click=_tick, args=(ticks.values(), True))
        st.button("Tick none", key="sheet none", on_click=_tick, args=(ticks.values(), False))
    pages = -(-len(rows) // ROWS)
    page = st.pagination(pages, key=f"sheet {sheet} page") if pages > 1 else 1
    for row in rows[(page - 1) * ROWS : page * ROWS]:
        _row(row, ticks[row.line.number])
    return [change for row in rows if (change := _taken(row, ticks[row.line.number]))]


def _row(row: Row, tick: str) -> None:
    """One row, its tick, and one for each field that somebody else has changed too."""
    with st.container(border=True, gap="small"):
        if row.mine:
            _box(f"Take row {row.line.number}", tick, row.state != "conflict")
        st.html(row_table(row))
        for name in row.over:
            _box(
                f"Row {row.line.number}: write the sheet’s {name} over what somebody else wrote",
                f"{tick} {name}",
                False,
            )


def _box(label: str, tick: str, default: bool) -> None:
    """A box whose tick is kept by itself: Streamlit forgets a box that another page of rows, or of the atlas, lacks."""
    st.session_state[tick] = _ticks().get(tick, default)
    st.checkbox(label, key=tick, on_change=lambda: _tick([tick], st.session_state[tick]))


def _tick(ticks: Iterable[str], ticked: bool) -> None:
    _ticks().update(dict.fromkeys(ticks, ticked))


def _ticks() -> dict[str, bool]:
    found: dict[str, bool] = st.session_state.setdefault("sheet ticks", {})
    return found


def _taken(row: Row, tick: str) -> Change | None:
    """What is to be taken of a row."""
    over = [name for name in row.over if _ticks().get(f"{tick} {name}")]
    return row.change(_ticks().get(tick, row.state != "conflict"), over)


def _save(changes: Sequence[Change]) -> None:
    """Save all that is ticked as one change, and keep what is to be said of it."""
    state = st.session_state
    try:
        save(cached.folder(), changes, access.require(), state["sheet why"])
    except access.NotAllowedError as error:
        state["sheet said"] = str(error), []
    except RefusedError as error:
        state["sheet said"] = (
            str(error),
            [f"{found.record}, {found.field}: {found.message}" for found in error.problems],
        )
    except SaveError as error:
        state["sheet said"] = str(error), []
    else:
        state["sheet said"] = [(change.key, change.title) for change in changes]
        state["sheet why"] = ""


def _said() -> None:
    """What came of the last save, until the next or another sheet."""
    match st.session_state.get("sheet said"):
        case str(sentence), problems:
            st.error(plain(sentence))
            if problems:
                st.html(problems_list(problems))
        case list(records):
            st.html(saved(records))
