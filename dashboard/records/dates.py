"""Dates as precise as they are known: 2018, 2018-03 or 2018-03-04."""

import re
from calendar import month_name, monthrange
from datetime import date, timedelta
from typing import Literal

from .problems import shown

# The day the dataset was first put together. A computer whose clock runs behind it must not call the dataset false.
FIRST_RELEASE = date(2026, 11, 22)

_SHAPE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def parse(text: str) -> tuple[date, date]:
    """Give the first and last day that a partial date can mean; raise ValueError, in a sentence, if it is none."""
    match = _SHAPE.fullmatch(text)
    if not match:
        raise ValueError(f"{shown(text)} is not a date: write YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = (int(part) if part else None for part in match.groups())
    if not year:
        raise ValueError(f"{shown(text)} is not a date: there is no year 0")
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if not 1 <= month <= 12:
        raise ValueError(f"{shown(text)} is not a date: months run from 01 to 12")
    days = monthrange(year, month)[1]
    if day is None:
        return date(year, month, 1), date(year, month, days)
    if not 1 <= day <= days:
        raise ValueError(f"{shown(text)} is not a date: {month_name[month]} {year} has {days} days")
    return date(year, month, day), date(year, month, day)


def precision(text: str) -> Literal["year", "month", "day"]:
    """Say how precise a partial date is."""
    parse(text)
    lengths: dict[int, Literal["year", "month", "day"]] = {4: "year", 7: "month", 10: "day"}
    return lengths[len(text)]


def pretty(text: str) -> str:
    """Write a partial date for reading: 2018, March 2018 or 4 March 2018."""
    first, _ = parse(text)
    words = {"year": f"{first.year}", "month": f"{month_name[first.month]} {first.year}"}
    return words.get(precision(text), f"{first.day} {month_name[first.month]} {first.year}")


def latest() -> date:
    """Give the last day that is not the future; it is already tomorrow somewhere."""
    return max(date.today(), FIRST_RELEASE) + timedelta(days=1)
