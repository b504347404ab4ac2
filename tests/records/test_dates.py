"""Partial dates: what they mean, and how they are written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.records import dates


@pytest.mark.parametrize(
    ("text", "first", "last", "precision", "pretty"),
    [
        ("2018", date(2018, 1, 1), date(2018, 12, 31), "year", "2018"),
        ("2018-03", date(2018, 3, 1), date(2018, 3, 31), "month", "March 2018"),
        ("2018-03-04", date(2018, 3, 4), date(2018, 3, 4), "day", "4 March 2018"),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29), "month", "February 2020"),
    ],
)
def test_partial_date(text: str, first: date, last: date, precision: str, pretty: str) -> None:
    """A date means the days of its year, its month, or one day."""
    assert dates.parse(text) == (first, last)
    assert dates.precision(text) == precision
    assert dates.pretty(text) == pretty


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2018-3", "'2018-3' is not a date: write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("", "'' is not a date: write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("2018\n", "'2018\\n' is not a date: write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("٢٠١٨", "'٢٠١٨' is not a date: write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("0000", "'0000' is not a date: there is no year 0"),
        ("2018-00", "'2018-00' is not a date: months run from 01 to 12"),
        ("2019-02-29", "'2019-02-29' is not a date: February 2019 has 28 days"),
    ],
)
def test_no_date(text: str, message: str) -> None:
    """What is no date is refused with what was typed and what was expected."""
    with pytest.raises(ValueError, match=r".") as caught:
        dates.parse(text)
    assert str(caught.value) == message


@given(st.dates(), st.sampled_from([4, 7, 10]))
def test_day_within(day: date, length: int) -> None:
    """A day lies within every shortening of it."""
    first, last = dates.parse(day.isoformat()[:length])
    assert first <= day <= last


@given(st.dates(), st.sampled_from([4, 7, 10]), st.sampled_from([4, 7]))
def test_less_precise(day: date, length: int, shorter: int) -> None:
    """Less precision never means fewer days."""
    narrow = dates.parse(day.isoformat()[:length])
    wide = dates.parse(day.isoformat()[: min(length, shorter)])
    assert wide[0] <= narrow[0] <= narrow[1] <= wide[1]


@given(st.text())
def test_any_text(text: str) -> None:
    """Any text is a date or raises ValueError, nothing else."""
    try:
        first, last = dates.parse(text)
    except ValueError:
        return
    assert first <= last


def test_slow_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that runs behind does not put the dataset into the future."""

    class SlowClock(date):
        @classmethod
        def today(cls) -> date:
            return date(1970, 1, 1)

    monkeypatch.setattr(dates, "date", SlowClock)
    assert dates.latest() > dates.FIRST_RELEASE
