"""Two editors changed one record: both versions field by field, and the second chooses."""

from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from dashboard import access, cached
from dashboard.cached import Atlas
from dashboard.desk import drafting
from dashboard.desk.write import go
from dashboard.editing import form
from dashboard.editing.changes import Fields, key_of
from dashboard.editing.drafts import Draft
from dashboard.editing.history import last_change
from dashboard.editing.merge import Split, joined, splits
from dashboard.pictures.desk import both, strip
from dashboard.sidebar import plain

WORDS = {"theirs": "As it stands now", "mine": "Mine", "both": "Both together"}


def draw(atlas: Atlas, draft: Draft) -> None:
    """Both versions of each field that differs, and a choice for each."""
    base = draft.base or {}
    key = str(base[key_of(draft.file)])
    now = drafting.present(atlas, draft.file, key)
    if now is None:
        _gone(draft)
        return
    mine = drafting.fields(draft)
    st.header("Two versions of one record", anchor=False)
    st.html(strip(_who(draft.file, key)))
    chosen = {}
    for split in splits(base, now, mine):
        chosen[split.name] = _choose(draft, split)
    st.button(
        "Go on with what is chosen",
        key=drafting.key(draft, "merge"),
        type="primary",
        disabled=None in chosen.values(),
        on_click=partial(_merge, draft, now, joined(base, now, mine, chosen)),
    )


def _who(file: str, key: str) -> str:
    last = last_change(cached.folder(), file, key)
    who = (
        f"{last.editor.name} changed it: “{last.why.partition(chr(10))[0]}”." if last else "Somebody changed the file."
    )
    return f"{who} {HOW}"


HOW = "What only one of you changed is chosen already; where both did, choose. Nothing is saved yet."


def _choose(draft: Draft, split: Split) -> str | None:
    st.markdown(f"**{plain(form.label(split.name))}**")
    st.html(both(split.name, split.base, split.now, split.mine))
    key = drafting.key(draft, "choose", split.name)
    st.session_state.setdefault(key, split.chosen)
    options = [*WORDS][: 3 if split.list else 2]
    said = f"Which version of “{plain(form.label(split.name))}”"
    chosen: str | None = st.segmented_control(
        said, options, format_func=WORDS.__getitem__, key=key, label_visibility="collapsed"
    )
    return chosen


def _merge(draft: Draft, now: Fields, fields: dict[str, Any]) -> None:
    if access.editor():
        drafting.replaced(cached.folder(), replace(drafting.now(draft), base=now, fields=form.typed(fields)))


def _gone(draft: Draft) -> None:
    st.html(strip(GONE))
    st.button("Go on with mine as a new record", key=drafting.key(draft, "anew"), on_click=partial(_anew, draft))
    st.button("Back to the form", key=drafting.key(draft, "back"), on_click=partial(go, draft, "write"))


def _anew(draft: Draft) -> None:
    if access.editor():
        drafting.replaced(cached.folder(), replace(drafting.now(draft), base=None))


GONE = """This record has been taken out of the file meanwhile; the history tells by whom and why. Your version is kept
here."""
