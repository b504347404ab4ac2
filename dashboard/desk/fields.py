"""The fields of a form, one widget each, with what is wrong with it right beneath."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from typing import Any, get_args

import streamlit as st

from dashboard.desk import drafting
from dashboard.editing import form
from dashboard.editing.drafts import Draft
from dashboard.editing.form import CODES, DATES, LISTS, LONG, MANY, MARK, ROWS, Row, Typed, label
from dashboard.records.items import Fault, Where
from dashboard.records.schema import Record
from dashboard.sidebar import plain

PAUSE = "0.6s"  # of typing, after which a line is checked
DATE_FORM = "2018, 2018-03 or 2018-03-04"
Way = tuple[object, ...]


@dataclass(frozen=True)
class Form:
    """A record being written: its draft, what is wrong with it, and what can be chosen.

    `offers` are the words for each code by field, where these come from the data; `facts` those that a source can
    support, in words; `strict` also tells what is missing.
    """

    draft: Draft
    faults: Sequence[Fault]
    offers: Mapping[str, Mapping[str, str]]
    facts: Mapping[str, str]
    strict: bool

    def told(self, where: Where, empty: bool) -> list[str]:
        """What is wrong at a place or inside it; what is only not there yet is told when the form is `strict`."""
        found = [sentence for way, sentence in self.faults if way[: len(where)] == where]
        return [] if empty and not self.strict else found


def row(sheet: Form, model: type[Record], typed: Typed, names: Row, way: Way, where: Where) -> None:
    """The widgets of a row of fields of the group `typed`; `way` leads to it in the session, `where` in the record."""
    if isinstance(names, str):
        with st.container():  # so that a sentence that comes or goes moves nothing else: what moves loses the focus
            field(sheet, model, typed, names, way, where)
        return
    for column, name in zip(st.columns(len(names)), names, strict=True):
        with column:
            field(sheet, model, typed, name, way, where)


def field(sheet: Form, model: type[Record], typed: Typed, name: str, way: Way, where: Where) -> None:
    """The widget of a field, and what is wrong with it.

    What it holds is handed to it as its default in every run: a value put into the session is sent to the browser once,
    and where that run is cut short the widget would come up empty, and its emptiness would count as typed.
    """
    key, held = drafting.key(sheet.draft, *way, name), typed[name]
    offered = CODES.get(name) or MANY.get(name) or sheet.offers.get(name)
    info = model.model_fields[name]
    said = label(name, str(where[0]) if where else "") + ("" if _may_be_empty(info.annotation, name) else " *")
    if name == "supports":
        _ticks(said, sheet.facts, held, key, info.description)
    elif name in form.WORDS:
        _several(said, offered, held, key, info.description)
    elif offered:
        _choice(said, offered, held, key, info.description)
    elif name in LONG:
        st.text_area(said, held, key=key, help=info.description, height="content")
    else:
        hint = DATE_FORM if name in DATES else "https://…" if name.endswith("url") else None
        st.text_input(said, held, key=key, help=info.description, placeholder=hint, live=PAUSE, autocomplete="off")
    tell(sheet.told((*where, name), empty=not held))


def _may_be_empty(annotation: Any, name: str) -> bool:
    return type(None) in get_args(annotation) or (name in form.WORDS and name != "technologies")


def _ticks(said: str, facts: Mapping[str, str], held: list[str], key: str, meaning: str | None) -> None:
    words = {code: facts.get(code, label(code).lower()) for code in dict.fromkeys([*facts, *held])}
    st.pills(
        said,
        list(words),
        selection_mode="multi",
        default=held,
        format_func=words.__getitem__,
        key=key,
        help=meaning,
        wrap=True,
    )


def _several(said: str, offered: Mapping[str, str] | None, held: list[str], key: str, meaning: str | None) -> None:
    words = dict(offered or {}) | {code: code for code in held if code not in (offered or {})}
    st.multiselect(
        said,
        list(words),
        held,
        format_func=lambda code: words.get(code, code),
        key=key,
        help=meaning,
        select_all=False,
        wrap=True,
        accept_new_options=offered is None,
        placeholder="Type a name, then Enter" if offered is None else "Choose, or type to search",
    )


def _choice(said: str, offered: Mapping[str, str], held: str, key: str, meaning: str | None) -> None:
    words = dict(offered) | ({held: f"{held} (not in the list)"} if held and held not in offered else {})
    st.selectbox(
        said,
        list(words),
        format_func=lambda code: words.get(code, code),
        key=key,
        help=meaning,
        index=list(words).index(held) if held else None,
        placeholder="Choose, or type to search",
    )


def tell(sentences: Sequence[str]) -> None:
    """Say what is wrong, under the field it is wrong with."""
    if sentences:
        st.html("".join(f'<p class="fault" role="alert">✗ {escape(sentence)}</p>' for sentence in sentences))


def entries(sheet: Form, name: str, one: str) -> None:
    """A list of groups: each opens to its fields and a button that takes it away; below, one that adds another."""
    draft, held = sheet.draft, sheet.draft.fields[name]
    for number, entry in enumerate(held):
        key = drafting.key(draft, name, entry[MARK], "box")
        # A title that changes draws all in it anew, and what is just being typed is lost: while open, it says nothing.
        begun = st.session_state.setdefault(f"{key} begun", not _called(entry))
        opened = st.session_state.get(key, begun)
        more = "" if opened else _called(entry) + (" ✗" if sheet.told((name, number), empty=False) else "")
        box = st.expander(f"{one.capitalize()} {number + 1}{plain(more)}", begun, key=key, on_change="rerun")
        if box.open:
            with box:
                for names in ROWS[name]:
                    row(sheet, LISTS[name], entry, names, (name, entry[MARK]), (name, number))
                button(draft, f"Remove {one} {number + 1}", partial(drafting.without, name, entry[MARK]), "close")
    tell([sentence for way, sentence in sheet.faults if way == (name,) and (held or sheet.strict)])
    button(draft, f"Add a {one}", partial(drafting.with_one, name), "add")


def _called(entry: Typed) -> str:
    """What an entry is known by, behind its number."""
    said = [entry[name] for name in ("title", "name", "by", "publisher", "published", "date") if entry.get(name)]
    return f": {', '.join(said)}" if said else ""


def button(draft: Draft, words: str, change: Callable[[Draft], Draft], icon: str) -> None:
    """A button that changes the draft."""
    st.button(
        words,
        key=drafting.key(draft, "button", words),
        on_click=partial(drafting.edit, draft.id, change),
        icon=f":material/{icon}:",
        type="tertiary" if icon == "close" else "secondary",
    )
