"""What each fact of a record rests on, and its dates in the order of time."""

from collections.abc import Collection

from dashboard.records import dates
from dashboard.records.doubts import bare
from dashboard.records.schema import Deal

STEPS = ("announced", "signed", "operational", "ended", "reported")  # of one day, in this order


def backing(deal: Deal, fields: Collection[str]) -> list[int] | None:
    """The numbers, from 1, of the sources said to support any of these fields; None where they give no fact.

    The report's date is that of the sources published on it: it is by definition the earliest of theirs.
    """
    reported = deal.reported if "reported" in fields else None
    found = [
        number
        for number, source in enumerate(deal.sources, 1)
        if set(source.supports) & set(fields) or (reported and source.published == reported)
    ]
    return found or ([] if reported or set(fields) & set(bare(deal)) else None)


def history(deal: Deal) -> list[tuple[str, str]]:
    """The record's known dates as (field, partial date) by the first day that each can mean."""
    known = [(name, text) for name in STEPS if (text := getattr(deal, name))]
    return sorted(known, key=lambda step: dates.parse(step[1])[0])
