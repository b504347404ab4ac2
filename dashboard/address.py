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


def pick_several(label: str, name: str, words: Mapping[str, str], chosen: Sequence[str]) -> None:
    """A list to choose several values of a parameter from, in the reader's order; `chosen` is what it holds now."""
    key = f"pick {name}"
    st.session_state[key] = list(chosen)

    def choose() -> None:
        if st.session_state[key]:
            st.query_params[name] = ",".join(st.session_state[key])
        else:
            st.query_params.pop(name, None)

    st.multiselect(label, list(words), format_func=words.__getitem__, key=key, on_change=choose)
