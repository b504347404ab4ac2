"""Things to choose are found by numbers, codes, parts of words, and in spite of slips."""

import pytest

from dashboard.terminal.options import Option, found

OPTIONS = {
    "CIV": Option("Côte d’Ivoire", others=("Ivory Coast",)),
    "COD": Option("Congo (Kinshasa)", others=("DRC",)),
    "COG": Option("Congo"),
    "command-centre": Option("Command centre"),
}


@pytest.mark.parametrize(
    ("typed", "codes", "sure"),
    [
        ("2", ["COG"], True),
        ("3", [], False),
        ("cod", ["COD"], True),
        ("congo", ["COG"], True),
        ("cong", ["COD", "COG"], False),
        ("kin", ["COD"], True),
        ("cote", ["CIV"], True),
        ("ivory", ["CIV"], True),
        ("drc", ["COD"], True),
        ("nshas", ["COD"], True),
        ("command centre", ["command-centre"], True),
        ("comand-center", ["command-centre"], False),
        ("xyzzy", [], False),
    ],
)
def test_found(typed: str, codes: list[str], sure: bool) -> None:
    """What is typed gives what it may mean, and whether that is sure."""
    assert found(typed, OPTIONS, ["COD", "COG"]) == (codes, sure)
