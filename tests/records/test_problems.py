"""How a problem is told, and how the nearest word is found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.records.problems import Problem, nearest, one_of, shown


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        (Problem("data/deals.yaml", 214, "zwe-1", "status", "is odd"), "data/deals.yaml:214  zwe-1  status: is odd"),
        (Problem("data/deals.yaml", 0, "", "", "is empty"), "data/deals.yaml  is empty"),
        (Problem("data/deals.yaml", 3, "", "title", "is odd"), "data/deals.yaml:3  title: is odd"),
        (Problem("data/deals.yaml", 3, "zwe-1", "", "is odd"), "data/deals.yaml:3  zwe-1  is odd"),
        (Problem("d", 3, "zwe-1", "status", "is odd", "warning"), "d:3  zwe-1  status: warning: is odd"),
        (Problem("d", 3, "a\x1b[2J", "b\nc", "is odd"), "d:3  'a\\x1b[2J'  'b\\nc': is odd"),
    ],
)
def test_line(problem: Problem, line: str) -> None:
    """A problem is one line; what is not known is left out, what is unseen is escaped."""
    assert str(problem) == line


def test_sorting() -> None:
    """Problems sort by file, then by line as a number."""
    told = [Problem("b", 1, "", "", ""), Problem("a", 10, "", "", ""), Problem("a", 9, "z", "", "")]
    assert [(problem.file, problem.line) for problem in sorted(told)] == [("a", 9), ("a", 10), ("b", 1)]


def test_nearest() -> None:
    """Of words equally near, the one that starts alike is meant."""
    assert nearest("KEM", ["YEM", "KHM", "KEN"]) == "KEN"


def test_nothing_near() -> None:
    """A word unlike all others has none near."""
    assert nearest("xyz", ["signed", "announced"]) is None
    assert nearest("signed", []) is None


def test_one_of() -> None:
    """Words with a comma are quoted in a list, the empty one is left out."""
    assert one_of("x", ["left", "signed, no year", ""]) == "'x' is not one of left, 'signed, no year'"


@given(st.text())
def test_shown(text: str) -> None:
    """What is shown stays on one short line."""
    assert shown(text).isprintable()
    assert len(shown(text)) <= 80
