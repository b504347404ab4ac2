"""Which other records a reader of one may want to see."""

from collections.abc import Iterable, Sequence
from datetime import date

from dashboard.analysis.table import span
from dashboard.records.schema import Deal

MOST = 6  # records of a long list that are shown


def parts(deal: Deal, deals: Iterable[Deal]) -> list[Deal]:
    """The records that are declared part of this one."""
    return [other for other in deals if other.part_of == deal.id]


def nearest_in_time(deal: Deal, others: Iterable[Deal], most: int = MOST) -> list[Deal]:
    """The other records that began closest to this one, at most so many, the oldest first and the undated last."""
    begun = {other.id: _begun(other) for other in (deal, *others)}
    here = begun[deal.id]

    def apart(other: Deal) -> tuple[bool, int]:
        there = begun[other.id]
        return there == date.max, abs((there - here).days) if here != date.max else 0

    near = sorted((other for other in others if other.id != deal.id), key=apart)[:most]
    return sorted(near, key=lambda other: (begun[other.id], other.id))


def _begun(deal: Deal) -> date:
    days = span(deal)
    return days[0] if days else date.max


def around(deal: Deal, ordered: Sequence[Deal]) -> tuple[Deal | None, Deal | None]:
    """The record before and the one after this in a list that holds it."""
    at = next(n for n, other in enumerate(ordered) if other.id == deal.id)
    return (ordered[at - 1] if at else None), (ordered[at + 1] if at + 1 < len(ordered) else None)
