"""What a deal says of itself."""

import pytest
from pydantic import ValidationError

from tests.records.builders import deal, deal_fields


@pytest.mark.parametrize(
    ("changes", "year", "is_reported"),
    [
        ({}, 2014, False),
        ({"announced": "2013-02"}, 2013, False),
        ({"signed": None}, 2015, False),
        ({"signed": None, "operational": None}, 2014, True),
        ({"signed": None, "operational": None, "reported": None}, None, False),
        ({"reported": None}, 2014, False),
    ],
)
def test_year(changes: dict[str, object], year: int | None, is_reported: bool) -> None:
    """The year is that of the earliest act, else of the earliest report."""
    record = deal(**changes)
    assert record.year == year
    assert record.year_is_reported is is_reported


def test_restriction() -> None:
    """A restriction is no deal."""
    assert deal().is_deal
    assert not deal(kind="restriction").is_deal


def test_dates() -> None:
    """Dates are the known ones, in the order a deal goes through them."""
    assert list(deal(announced="2013", ended="2020").dates.items()) == [
        ("announced", "2013"),
        ("signed", "2014-11"),
        ("operational", "2015-05-27"),
        ("ended", "2020"),
    ]
    assert list(deal().dates) == ["signed", "operational"]


def test_frozen() -> None:
    """Records cannot be changed, nor can their lists."""
    record = deal()
    with pytest.raises(ValidationError):
        record.status = "cancelled"  # type: ignore[misc]
    assert isinstance(record.sources, tuple)
    assert isinstance(record.sources[0].supports, tuple)


def test_year_without_quotes() -> None:
    """A year that YAML read as a number is a date."""
    assert deal(signed=2014).signed == "2014"


def test_fields() -> None:
    """A record has 27 fields."""
    assert len(deal_fields()) == 27
