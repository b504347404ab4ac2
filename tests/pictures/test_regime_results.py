"""What the counts of regime classes came to, in a sentence."""

import pandas as pd
import pytest

from dashboard.analysis.regimes import AROUND, MOVED, MOVES, ORDER, RESTRICTIONS, SHARES, YEARS, Answer
from dashboard.pictures.regime_results import moves_result, shares_result, splits_result, years_result

COUNTED = pd.DataFrame(
    [
        (ORDER[0], 1, 0.1, 1, 40.0, 0.4),
        (ORDER[1], 2, 0.2, 2, 30.0, 0.3),
        (ORDER[2], 4, 0.4, 3, 20.0, 0.2),
        (ORDER[3], 3, 0.3, 3, 10.0, 0.1),
    ],
    columns=SHARES,
)
EMPTY = Answer(COUNTED.head(0), 0, {"year not known": 2, "a year after 2024": 1})


def moved(others: tuple[float, float, float]) -> Answer:
    """Ten countries of which three moved to a more autocratic class and one to a more democratic one."""
    numbers = zip(MOVES.values(), (3, 6, 1), (0.3, 0.6, 0.1), (1.5, 2.5, 1.0), others, strict=True)
    return Answer(pd.DataFrame(list(numbers), columns=MOVED), 10, {})


def test_shares() -> None:
    """All autocracies, of which electoral and closed, among the deals and among all countries."""
    assert shares_result(Answer(COUNTED, 10, {})) == (
        "Of 10 deals with a class in their year, 70% were in autocracies (electoral autocracy 40%, closed autocracy "
        "30%); of all countries classed in those years, 30% were autocracies (20% and 10%)."
    )


def test_years() -> None:
    """Autocracies of both classes before, at and after the first deal."""
    rows = [(-AROUND, ORDER[2], 2), (-AROUND, ORDER[3], 1), (0, ORDER[2], 2), (0, ORDER[1], 9), (AROUND, ORDER[3], 6)]
    answer = Answer(pd.DataFrame([(*row, 0.0) for row in rows], columns=YEARS), 11, {})
    assert years_result(answer) == (
        "Of 11 countries with a class in all nine years, 3 were autocracies four years before the first deal, 2 in its "
        "year and 6 four years after."
    )


def test_moves() -> None:
    """Both directions, with a deal and without; unknown where every country has a deal."""
    said = "Of 10 countries with a first deal, 3 (30%) had a more autocratic class four years later and 1 (10%) a more "
    assert moves_result(moved((0.25, 0.55, 0.2))) == (
        said + "democratic one; of countries without a deal, over the same years, 25% and 20%."
    )
    assert moves_result(moved((float("nan"),) * 3)) == (
        said + "democratic one; there is no country without a deal to compare with."
    )


def test_splits() -> None:
    """Each group that has a class, with its number; a ban is no deal."""
    ten = Answer(COUNTED, 10, {})
    assert splits_result({"High confidence": ten, "Low confidence": EMPTY, RESTRICTIONS: ten}) == (
        "In autocracies were: high confidence 7 of 10 deals (70%); ban, removal or refusal 7 of 10 records (70%)."
    )
    for none in ({}, {"Low confidence": EMPTY}):
        assert splits_result(none) == "No selected record has a class in its year."


@pytest.mark.parametrize("result", [shares_result, years_result, moves_result])
def test_nothing(result) -> None:  # type: ignore[no-untyped-def]
    """With nothing to count the sentence says why."""
    assert result(EMPTY).endswith(" to count here. Left out: year not known: 2; a year after 2024: 1.")
    assert result(Answer(EMPTY.rows, 0, {})).endswith(" to count here among the selected records.")
