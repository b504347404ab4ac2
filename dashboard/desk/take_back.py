"""Changes out of the history, carried out after the editor has seen them and said why."""

from collections.abc import Sequence

import streamlit as st

from dashboard import access, cached
from dashboard.editing.changes import Change
from dashboard.editing.save import LONGEST_WHY, ClashError, RefusedError, SaveError, preview, save
from dashboard.pictures import saves
from dashboard.pictures.desk import problems_list, strip
from dashboard.pictures.links import here

SAID = "desk said"  # where the session keeps the sentence that the next page begins with


def draw(changes: Sequence[Change], why: str, **way_back: str) -> None:
    """What would happen, why, and the button; or why it cannot be. `way_back`: what leaves this step in the address."""
    back = f'<p class="lone-links">{here("Leave it as it is", **way_back)}</p>'
    try:
        texts = preview(cached.folder(), changes)
    except ClashError as error:
        st.html(saves.clashes([clash.change for clash in error.clashes]) + back)
        return
    except SaveError as error:
        st.html(strip(str(error)) + back)
        return
    if not texts:
        st.html(strip("There is nothing to do: the records already stand so.") + back)
        return
    st.html(saves.proposal(changes))
    _refusal()
    key = f"why {why}"
    st.session_state.setdefault(key, why[:LONGEST_WHY])
    st.text_input("Why, in one line", key=key, max_chars=LONGEST_WHY)
    st.button("Save this as a new change", type="primary", key="take back", on_click=_save, args=(changes, key))
    st.html(back)


def _save(changes: Sequence[Change], key: str) -> None:
    try:
        who = access.require()
        save(cached.folder(), changes, who, st.session_state[key])
    except (access.NotAllowedError, SaveError) as error:
        st.session_state["refused"] = error
        return
    st.session_state[SAID] = "Saved as a new change; it stands first below. Every reader sees it at the next click."
    st.query_params.clear()


def _refusal() -> None:
    """What the last try was refused for."""
    if error := st.session_state.pop("refused", None):
        st.error(str(error))
        if isinstance(error, RefusedError):
            st.html(problems_list(error.problems))
