"""The history of one record: its versions, two of them compared, one of them whole, and that one restored."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import streamlit as st

from dashboard import access, cached
from dashboard.address import parameter, pick
from dashboard.cached import Atlas
from dashboard.desk import take_back
from dashboard.editing import drafts, form, history
from dashboard.editing.changes import Change, Fields, plain
from dashboard.editing.versions import NOW, Version, present, versions
from dashboard.pictures import versions as told
from dashboard.pictures.desk import strip
from dashboard.pictures.links import follow, here
from dashboard.pictures.moments import short
from dashboard.pictures.saves import ALL
from dashboard.records.items import UnreadableError
from dashboard.records.read import SHEETS
from dashboard.sidebar import plain as as_text

FARTHEST = 20_000  # saves that are looked through at most
LEFT_OUT = "left_out.yaml"


def draw(atlas: Atlas, file: str, key: str) -> None:
    """All versions of a record, or the one that the address names."""
    back = int(parameter("back")) if parameter("back").isdecimal() else history.MOST
    with st.spinner("Reading the history …"):
        found = versions(cached.folder(), file, key, min(back, FARTHEST))
    if not found:
        st.html(strip(f"There is no record “{short(key)}” in {file}, and none in its last saves.") + ALL)
        return
    fields = next(version.fields for version in found if version.fields is not None)
    st.header(as_text(short(Change(file, key, None, fields).title)), anchor=False)
    st.html(told.where(file, key))
    chosen = next((version for version in found if version.name == parameter("version")), None)
    if chosen and chosen.fields is not None:
        _whole(atlas, file, key, chosen, chosen.fields)
        return
    _compare(found)
    st.html(told.versions(found))
    if len(history.entries(cached.folder(), back)) == back < FARTHEST:
        st.html(f'<p class="lone-links">{here("Look further back", back=str(back + history.MOST))}</p>')
    st.html(told.record_links(file, key, gone=found[0].fields is None) + ALL)


def _compare(found: Sequence[Version]) -> None:
    """Two versions against each other: those chosen, else the latest and the one before."""
    if len(found) < 2:
        return
    st.subheader("Compare two versions", anchor=False)
    words = told.choices(found)
    at = {version.name: version for version in found}
    new = at.get(parameter("new"), found[0])
    before = found[min(found.index(new) + 1, len(found) - 1)]
    left, right = st.columns(2)
    with left:
        pick("From", "old", words, words[before.name])
    with right:
        pick("To", "new", words, words[new.name])
    st.html(told.compared(at.get(parameter("old"), before), new))


def _whole(atlas: Atlas, file: str, key: str, version: Version, fields: Fields) -> None:
    st.html(told.head(version) + told.whole(file, fields, atlas.names))
    back = f'<p class="lone-links">{here("All versions of this record", version="")}</p>'
    try:
        now = present(cached.folder(), file, key)
    except UnreadableError as error:
        st.html(strip(f"It cannot be restored now: {file} {error.message}.") + back)
        return
    why = f"Restore the version of {told.words(version)}"
    if version.name == NOW or plain(file, fields) == now:
        st.html(strip("So the record stands now.") + back)
    elif file in form.GROUPS and not _in_the_way(file, key, now):
        begin = partial(_draft, file, now, fields, why)
        st.button("Restore this version", key="restore", type="primary", on_click=begin)
        st.html(f'<p class="fine">{HOW}</p>{back}')
    else:
        st.subheader("Restore this version", anchor=False)
        take_back.draw([*_in_the_way(file, key, now), Change(file, key, now, plain(file, fields))], why, version="")
    _follow()


HOW = "It opens in the form, where you see what would change before you save it as a new change."


def _in_the_way(file: str, key: str, now: Fields | None) -> list[Change]:
    """A deal that was left out comes back only if it goes from there."""
    if file != "deals.yaml" or now is not None:
        return []
    held = present(cached.folder(), LEFT_OUT, key)
    return [Change(LEFT_OUT, key, held, None)] if held else []


def _draft(file: str, now: Fields | None, fields: Fields, why: str) -> None:
    """Begin a draft of a version on top of the record as it stands, and have the page lead there."""
    model = SHEETS[file][0]
    known = {name: value for name, value in fields.items() if name in model.model_fields}
    typed: dict[str, Any] = form.blank(model) | form.typed(known)
    try:
        who = access.require()
        draft = drafts.start(cached.folder(), who.email, file, now, typed, why)
        st.session_state["draft begun"] = draft.id
    except (access.NotAllowedError, OSError) as error:
        st.session_state[take_back.SAID] = f"Not restored: {error}"


def _follow() -> None:
    if name := st.session_state.pop("draft begun", ""):
        st.html(follow("edit-record", draft=name), unsafe_allow_javascript=True)
