"""Moments in words, and what a line has room for."""

import pytest

from dashboard.pictures.moments import LONGEST, short, when


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-11-23T14:05:09+00:00", "23 November 2026, 14:05 UTC"),
        ("2026-01-01T00:30:00+02:00", "31 December 2025, 22:30 UTC"),
        ("0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00+14:00"),
        ("some day", "some day"),
        ("", ""),
    ],
)
def test_when(moment: str, words: str) -> None:
    """A moment is told in one zone; what is none stays as it is."""
    assert when(moment) == words


def test_short() -> None:
    """A text that is too long is cut, and shows it."""
    assert short("x" * LONGEST) == "x" * LONGEST
    assert short("x" * 999) == "x" * LONGEST + "…"
