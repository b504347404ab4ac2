"""The open points and the newest records as lists."""

from dashboard.analysis.doubtful import Doubt
from dashboard.pictures.doubtful import doubts_list, looked_over, newest_list
from tests.pictures.parsed import Parsed
from tests.records.builders import deal

EVIL = "<script>alert(1)</script>"


def test_doubts() -> None:
    """Each has its number; a link stands only where the table can show it."""
    page = Parsed(doubts_list([Doubt(2, 1172, "records have no date"), Doubt(1, 2, "are low", {"confidence": "low"})]))
    assert page.text == "2 of 1,172 records have no date1 of 2 are low (show them)"
    assert page.values("href") == ["table?confidence=low"]


def test_looked_over() -> None:
    """The oldest and the latest day, or the only one."""
    assert looked_over([]) == "There is no record."
    assert "on 22 November 2026; none" in looked_over([deal(), deal()])
    assert looked_over([deal(checked="2026-11-23"), deal()]).startswith(
        "The record that waits longest was last looked over on 22 November 2026"
    )


def test_newest() -> None:
    """A record with the date of its newest source and the day it was looked over; text stays text."""
    page = Parsed(newest_list([(deal().model_copy(update={"title": EVIL}), "2026-03")], {"KEN": EVIL}))
    assert page.text == f"{EVIL}, {EVIL}: newest source of March 2026, looked over 22 November 2026"
    assert page.values("href") == ["deal?deal=ken-huawei-2014"]
