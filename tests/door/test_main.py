"""The first lines that run: they must stand under an old Python and refuse it."""

import ast

import pytest
from copies import ROOT

from dashboard.__main__ import refusal


@pytest.mark.parametrize("name", ["__init__.py", "__main__.py"])
def test_an_old_python_can_read_them(name: str) -> None:
    """Nothing newer than Python 3.8 stands in the files an old Python meets."""
    ast.parse((ROOT / "dashboard" / name).read_text("utf-8"), feature_version=(3, 8))


def test_an_old_python_is_refused_with_advice() -> None:
    """The refusal names what is there and what is needed."""
    assert "needs Python 3.11" in refusal(3, 8)
    assert "this is Python 3.8" in refusal(3, 8)
    assert "\n" not in refusal(3, 10)


@pytest.mark.parametrize("version", [(3, 11), (3, 14), (4, 0)])
def test_a_newer_python_is_welcome(version: tuple[int, int]) -> None:
    """From 3.11 on there is no complaint."""
    assert refusal(*version) == ""
