"""What a window may say."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.classroom import messages
from dashboard.classroom.rooms import NOT_UNDERSTOOD, TOO_LONG, RefusedError


def test_what_windows_say() -> None:
    """Each of their messages is read as what it is."""
    join = messages.read('{"do":"join","tab":"x1","answers":{"3":1}}')
    assert isinstance(join, messages.Join) and join.answers == {3: 1}
    assert messages.read('{"do":"answer","step":3,"choice":1}') == messages.Answer(do="answer", step=3, choice=1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "{",
        '{"do":"answer"}',
        '{"do":"answer","step":"3","choice":1}',
        '{"do":"answer","step":3,"choice":"<img src=x onerror=alert(1)>"}',
        '{"do":"answer","step":3,"choice":true}',
        '{"do":"answer","step":3,"choice":1,"name":"Ada"}',
        '{"do":"poll","open":"yes"}',
        '{"do":"state","step":1e400,"revealed":false,"black":false}',
        '{"do":"join","tab":"<b>"}',
        '{"do":"shutdown"}',
        "[" * 1000,
    ],
)
def test_what_is_not_understood(text: str) -> None:
    """It is refused, and not repeated in the words that say so."""
    with pytest.raises(RefusedError) as said:
        messages.read(text)
    assert (said.value.code, str(said.value)) == (NOT_UNDERSTOOD, "A message was not understood.")


def test_too_long() -> None:
    """The limit is in bytes."""
    with pytest.raises(RefusedError) as said:
        messages.read(json.dumps({"do": "join", "lesson": "ä" * 600}, ensure_ascii=False))
    assert said.value.code == TOO_LONG


@given(st.text() | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps))
def test_anything(text: str) -> None:
    """Nothing is read as something else, and nothing breaks it."""
    with pytest.raises(RefusedError):
        messages.read(text)
