"""Text that a spreadsheet might run is made harmless, and comes back letter by letter."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.editing.formulas import as_it_was, harmless

RUN = ["=cmd()", "+1", "-1", "@x", "\tx", "\rx", "\nx", "\0=1", " =1", "＝1"]  # noqa: RUF001


@pytest.mark.parametrize("text", RUN)
def test_marks_what_runs(text: str) -> None:
    """Each sign at which a spreadsheet begins to calculate gets the apostrophe, and where there is one, another."""
    assert harmless(text) == f"'{text}"
    assert harmless(f"'{text}") == f"''{text}"


@pytest.mark.parametrize("cell", [-1.29, -1, 0, None, True, "1-2", "a=b", "x@y", "'", "'tis", ""])
def test_leaves_the_rest(cell: object) -> None:
    """Numbers, also below 0, and other text stay as they are."""
    assert harmless(cell) is cell


@given(st.text(alphabet=st.one_of(st.sampled_from("'=+-@ \t＝"), st.characters())))  # noqa: RUF001
@example("''=1")
@example("'")
def test_comes_back(text: str) -> None:
    """Whatever a text is, what was made of it is made undone."""
    assert as_it_was(str(harmless(text))) == text
