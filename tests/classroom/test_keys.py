"""Codes and keys of rooms."""

import pytest

from dashboard.classroom import keys
from dashboard.classroom.keys import ALPHABET


def test_code_of_a_key() -> None:
    """The same key has the same code, another has another, of signs that are not mistaken for each other."""
    key = keys.new_key()
    assert keys.code_of(key) == keys.code_of(key) != keys.code_of(keys.new_key())
    assert len(keys.code_of(key)) == 5 and set(keys.code_of(key)) <= set(ALPHABET)
    assert not set("01OI") & set(ALPHABET)


@pytest.mark.parametrize("typed", ["K7FQM", "k7fqm", " k7 fqm ", "K7-FQM", "k 7 f q m"])
def test_a_code_as_it_is_typed(typed: str) -> None:
    """Small letters, blanks and dashes do not matter."""
    assert keys.spelled(typed) == "K7FQM"


def test_a_longer_code_is_another() -> None:
    """What is too long is cut, yet not to a code that fits."""
    assert len(keys.spelled("K7FQM" * 1000)) == 6
