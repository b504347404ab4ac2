"""The charts about regime classes in words."""

from html import escape

import pandas as pd
import pytest

from dashboard.analysis.regimes import AROUND, RESTRICTIONS, Changed, around_first, by_regime, moves, splits
from dashboard.pictures import regime_texts
from dashboard.pictures.glossary import explainer
from dashboard.pictures.regime_texts import changed_table, moves_table, note, shares_table, years_table
from dashboard.records.words import REGIMES
from tests.pictures.parsed import Parsed
from tests.shipped import DATASET, TABLE

ALL = pd.Series(True, index=TABLE.index)
SHARES, YEARS, MOVES = (question(DATASET, TABLE, ALL) for question in (by_regime, around_first, moves))
GROUPS = splits(DATASET, TABLE, ALL)
NOTES = {name: Parsed(note(texts, escape)) for name, texts in vars(regime_texts).items() if name.endswith("_NOTE")}


@pytest.mark.parametrize("name", NOTES)
def test_note(name: str) -> None:
    """Each note says how is counted and what cannot be shown, in plain paragraphs."""
    said = NOTES[name]
    assert [tag for tag, _ in said.elements] == ["div", "p", "strong", "p", "strong"]
    assert said.text.startswith("How we count.")
    assert "What this cannot show." in said.text
    assert "estimate by experts" in said.text


def test_note_explains() -> None:
    """The terms in both parts of a note are explained."""
    assert Parsed(note(regime_texts.SPLITS_NOTE, explainer(DATASET.glossary))).values("role") == ["tooltip"] * 3


def test_years_said() -> None:
    """The years that the notes name are those that are counted."""
    numbers = {4: "four", 9: "nine"}
    assert f"{numbers[AROUND]} years after" in NOTES["MOVES_NOTE"].text
    assert f"all {numbers[2 * AROUND + 1]} years" in NOTES["YEARS_NOTE"].text


def test_shares_table() -> None:
    """The table says what the chart says, and what has no class."""
    table = Parsed(shares_table(SHARES, "Deals per class"))
    for row in SHARES.rows.to_dict("records"):
        cells = f"{row['deals']} ({row['share']:.0%})|{row['countries']}|{row['base']:.1f} ({row['base_share']:.0%})"
        assert f"{REGIMES[row['regime']]}|{cells}" in "|".join(table.texts)
    assert "No class for that year" in table.texts
    assert all(f"{why}: {number}" in table.text for why, number in SHARES.left.items())
    assert "Deals" not in Parsed(shares_table(GROUPS[RESTRICTIONS], "Bans", RESTRICTIONS)).texts


def test_years_table() -> None:
    """A row a year, with the number of countries of each class in the chart's legend order."""
    cells = Parsed(years_table(YEARS, "Around the first deal")).texts
    last = cells.index("+4")
    rows = YEARS.rows[YEARS.rows["offset"] == 4]
    assert [cell.split()[0] for cell in cells[last + 1 : last + 5]] == [str(n) for n in rows["countries"]]
    assert cells[1:6] == ["Year", *REGIMES.values()]


def test_moves_table() -> None:
    """A row a move, with the countries that have a deal and those that have none."""
    cells = Parsed(moves_table(MOVES, "Moves")).texts
    row = MOVES.rows.iloc[0]
    begin = cells.index(row["move"])
    assert cells[begin + 1] == f"{row['countries']} ({row['share']:.0%})"
    assert cells[begin + 2] == f"{row['others']:.1f} ({row['others_share']:.0%})"


def test_changed_table() -> None:
    """A row a country that moved, with what it was and became; nothing where none moved."""
    moved = [Changed("KEN", 2014, "electoral democracy", "electoral autocracy")]
    cells = Parsed(changed_table(moved, {"KEN": "Kenya <b>"}, "Moved")).texts
    assert cells[-4:] == ["Kenya <b>", "2014", "Electoral democracy", "Electoral autocracy"]
    assert changed_table([], {}, "Moved") == ""


def test_nothing_selected() -> None:
    """Of nothing there is a table without rows, and nothing is left out."""
    for question, made in ((by_regime, shares_table), (around_first, years_table), (moves, moves_table)):
        table = made(question(DATASET, TABLE, ~ALL), "Nothing")  # type: ignore[operator]
        assert "td" not in Parsed(table).tags
        assert "Left out" not in table
