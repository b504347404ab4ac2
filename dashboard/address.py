"""What a page finds in its address, and what a reader chooses into it."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

import streamlit as st

LONGEST = 200  # characters of one parameter


def parameter(name: str) -> str:
    """A parameter of the address, "" where it has none."""
    return ",".join(st.query_params.get_all(name))[:LONGEST].strip()


def whole(**parameters: str) -> str:
    """The page's address as the browser has it, with these parameters alone; their part where it is not told."""
    return f"{st.context.url or ''}?{urlencode(parameters)}"


def type_in(label: str, name: str, placeholder: str) -> None:
    """A line to type a parameter of the address into."""
    key = f"type {name}"
    st.session_state[key] = parameter(name)

    def typed() -> None:
        if st.session_state[key].strip():
            st.query_params[name] = st.session_state[key].strip()
        else:
            st.query_params.pop(name, None)

    st.text_input(label, key=key, placeholder=placeholder, max_chars=LONGEST, on_change=typed)


def pick(label: str, name: str, words: Mapping[str, str], placeholder: str) -> None:
    """A list to choose a parameter of the address from; `words` by code."""
    key = f"pick {name}"
    chosen = parameter(name)
    st.session_state[key] = chosen if chosen in words else None

    def choose() -> None:
        if st.session_state[key]:
            st.query_params[name] = st.session_state[key]
        else:
            st.query_params.pop(name, None)

    st.selectbox(
        label,
        list(words),
        format_func=words.__getitem__,
        index=None,
        key=key,
        placeholder=placeholder,
        on_change=choose,
    )


def pick_several(
    label: str, name: str, words: Mapping[str, str], chosen: Sequence[str], most: int | None = None
) -> None:
    """A list to choose several values of a parameter from, in the reader's order; `chosen` are those it has now."""
    key = f"pick {name}"
    if st.session_state.get(key) != list(chosen):  # a list set anew loses what is being typed into it
        st.session_state[key] = list(chosen)

    def choose() -> None:
        st.query_params[name] = ",".join(st.session_state[key])

    st.multiselect(
        label,
        list(words),
        format_func=words.__getitem__,
        key=key,
        max_selections=most,
        select_all=False,
        wrap=True,
        placeholder=f"Choose up to {most}" if most else None,
        on_change=choose,
    )


def pick_parameter(label: str, words: Mapping[str, str], chosen: str) -> None:
    """A choice between parameters of the address, of which it shall hold but one; `words` by parameter."""
    key = f"pick {label}"
    st.session_state[key] = chosen

    def choose() -> None:
        others = {name: value for name, value in st.query_params.to_dict().items() if name not in words}
        st.query_params.from_dict(others | {st.session_state[key]: ""})  # in one step, and so one step back

    st.segmented_control(label, list(words), format_func=words.__getitem__, key=key, required=True, on_change=choose)
