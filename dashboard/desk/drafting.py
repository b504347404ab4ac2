"""The record that a session is writing: what its widgets hold, and the draft on the desk that keeps it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from secrets import token_hex
from threading import Lock
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard import access, cached
from dashboard.cached import Atlas
from dashboard.editing import drafts, form, versions
from dashboard.editing.changes import Change, Editor, Fields, key_of, plain
from dashboard.editing.drafts import Draft
from dashboard.editing.proving import joined
from dashboard.records.items import UnreadableError
from dashboard.records.read import SHEETS
from dashboard.records.schema import Dataset, Supplier

FIRM = "suppliers.yaml"
NOT_KEPT = "draft not kept"  # where the session notes that the desk cannot be written
ALONE = Lock()  # between reading a draft and keeping it


def present(atlas: Atlas, file: str, key: str) -> Fields | None:
    """A record as it stands now, right or wrong; None where it is not there, or its file cannot be read."""
    if known := (atlas.firms if file == FIRM else atlas.records).get(key):
        return known.model_dump(mode="json")
    try:
        return versions.present(cached.folder(), file, key)
    except UnreadableError:
        return None


def begin(folder: Path, editor: Editor, file: str, base: Fields | None, copied: Fields | None = None) -> Draft:
    """A new draft: of a record, of a copy of one, or of a blank one."""
    typed = form.blank(SHEETS[file][0]) | form.typed(base or copied or {})
    if base is None:
        typed |= {key_of(file): ""}
        if file == "deals.yaml":  # what is copied was looked over, and claimed by the article, of another deal
            typed |= {"checked": date.today().isoformat(), "article": None}
    if not typed["sources"]:
        typed["sources"] = [form.entry("sources")]
    return drafts.start(folder, editor.email, file, base, typed)


def key(draft: Draft, *way: object) -> str:
    """The name of a widget's value in the session."""
    return "/".join(map(str, (draft.id, *way)))


def now(draft: Draft) -> Draft:
    """A draft as the widgets stand."""
    firms = [_held(draft, firm, ("firms", firm[form.MARK])) for firm in draft.firms]
    state = st.session_state
    reason = state.get(key(draft, "reason"), draft.reason) if draft.reason is not None else None
    why = state.get(key(draft, "why"), draft.why)
    return replace(draft, fields=_held(draft, draft.fields, ()), firms=firms, reason=reason, why=why)


def _held(draft: Draft, value: Any, way: tuple[object, ...]) -> Any:
    """What is typed at a place of the form; entries of lists of groups go by their own marks."""
    if isinstance(value, dict):
        return {
            name: inner if name == form.MARK else _held(draft, inner, (*way, name)) for name, inner in value.items()
        }
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [_held(draft, entry, (*way, entry[form.MARK])) for entry in value]
    if value is None:
        return None
    held = st.session_state.get(key(draft, *way), value)
    return "" if held is None else held


def window() -> str:
    """This window's name, as long as it is connected."""
    context = get_script_run_ctx()
    return context.session_id if context else ""


def keep(folder: Path, draft: Draft) -> Draft:
    """Keep a draft if what is typed differs from what was kept last; one thrown away meanwhile stays so.

    When a reader is quick, Streamlit begins the next run while the last still ends; what that one knows is older.
    """
    with ALONE:
        kept = drafts.read(folder, draft.id, draft.owner)
        if kept is None:
            return draft
        if kept.turn != draft.turn:
            draft = now(kept)
        if replace(draft, window=kept.window) == kept:
            return kept
        return _noted(drafts.keep(folder, replace(draft, window=window())))


def _noted(draft: Draft) -> Draft:
    """Note which state of a draft this window has."""
    st.session_state[key(draft, "turn")] = draft.turn
    return draft


def unkept(editor: Editor, name: str) -> Draft | None:
    """A draft as this window's widgets have it, where the desk cannot be written but still be read."""
    draft = drafts.read(cached.folder(), name, editor.email)
    return now(draft) if draft else None


def opened(folder: Path, editor: Editor, name: str) -> tuple[Draft | None, bool]:
    """The draft of this name as this window's widgets have it; whether it had to part from another window's.

    A draft that another window has kept since is left to that window; what this one holds becomes a draft of its own.
    """
    draft = drafts.read(folder, name, editor.email)
    if not draft:
        return None, False
    # A run may be cut short between keeping a draft and noting its turn, so a window also knows its own drafts by name.
    if st.session_state.get(key(draft, "turn"), draft.turn) != draft.turn and draft.window != window():
        return drafts.parted(folder, replace(now(draft), window=window())), True
    return now(_noted(draft)), False


def replaced(folder: Path, draft: Draft) -> Draft:
    """Keep a draft whose values were changed by the program, and have the widgets show them."""
    for name in [name for name in st.session_state if str(name).startswith(f"{draft.id}/")]:
        del st.session_state[name]
    return _noted(drafts.keep(folder, replace(draft, window=window())))


def edit(name: str, change: Callable[[Draft], Draft]) -> None:
    """Change a draft by program, from a button; the widgets that stay keep what they hold."""
    if not (editor := access.editor()):
        return
    folder = cached.folder()
    try:
        with ALONE:
            if draft := drafts.read(folder, name, editor.email):
                _noted(drafts.keep(folder, replace(change(now(draft)), window=window())))
    except OSError as error:
        st.session_state[NOT_KEPT] = error.strerror


def fields(draft: Draft) -> dict[str, Any]:
    """The record as it is typed, with its new firms, and with the id that is suggested where none is typed."""
    found = form.written(draft.file, draft.fields)
    if draft.firms:
        brought = [firm["key"] for firm in firms(draft) if firm["key"]]
        found["suppliers"] = list(dict.fromkeys([*found["suppliers"], *brought]))
    name = key_of(draft.file)
    if draft.base is None and not found[name]:
        found[name] = (form.suggested_key(found) if draft.file == FIRM else form.suggested_id(found)) or None
    return found


def firms(draft: Draft) -> list[dict[str, Any]]:
    """The new firms of a draft, each with the key that is suggested where none is typed."""
    found = [form.written(FIRM, firm) for firm in draft.firms]
    return [firm | {"key": firm["key"] or form.suggested_key(firm) or None} for firm in found]


def changes(draft: Draft) -> list[Change]:
    """What saving a draft would do: new firms first, then its record put in, changed, or left out with a reason."""
    found = [Change(FIRM, str(firm["key"]), None, plain(FIRM, firm)) for firm in firms(draft)]
    typed = fields(draft)
    key = str((draft.base or typed)[key_of(draft.file)])
    if draft.reason is not None:
        moved = plain("left_out.yaml", {**(draft.base or typed), "reason": draft.reason.strip() or None})
        return [Change(draft.file, key, draft.base, None), Change("left_out.yaml", key, None, moved)]
    change = Change(draft.file, key, draft.base, plain(draft.file, typed))
    return found + ([change] if change.before != change.after else [])


def with_firms(dataset: Dataset, draft: Draft) -> Dataset:
    """The dataset in which a draft's own new firms are known."""
    for firm in firms(draft):
        if firm["key"]:
            dataset = joined(dataset, firm)
    return dataset


def with_value(name: str, value: Any, draft: Draft) -> Draft:
    """A draft with another value of a field."""
    return replace(draft, fields={**draft.fields, name: value})


def without_value(name: str, draft: Draft) -> Draft:
    """A draft without a field that records do not have."""
    return replace(draft, fields={field: value for field, value in draft.fields.items() if field != name})


def with_one(name: str, draft: Draft) -> Draft:
    """A draft with one more entry, still blank, in a list."""
    return with_value(name, [*draft.fields[name], form.entry(name)], draft)


def without(name: str, mark: str, draft: Draft) -> Draft:
    """A draft without an entry of a list."""
    return with_value(name, [entry for entry in draft.fields[name] if entry[form.MARK] != mark], draft)


def with_firm(draft: Draft) -> Draft:
    """A draft with one more new firm, still blank."""
    firm = form.blank(Supplier) | {form.MARK: token_hex(3), "sources": [form.entry("sources")]}
    return replace(draft, firms=[*draft.firms, firm])


def without_firm(mark: str, draft: Draft) -> Draft:
    """A draft without one of its new firms."""
    return replace(draft, firms=[firm for firm in draft.firms if firm[form.MARK] != mark])
