"""Which entry of a list became which, when the list was changed."""

from collections.abc import Sequence
from typing import Any


def pairs(old: Sequence[Any], new: Sequence[Any]) -> dict[int, int]:
    """Give each old entry the new one that it became, by their positions, the most alike first."""
    likenesses = {(one, two): _likeness(old[one], new[two]) for one in range(len(old)) for two in range(len(new))}
    found: dict[int, int] = {}
    for one, two in sorted(likenesses, key=lambda pair: -likenesses[pair]):
        if one not in found and two not in found.values():
            found[one] = two
    return found


def _likeness(one: Any, other: Any) -> float:
    """How many values two groups share; infinite where all is the same."""
    if one == other:
        return float("inf")
    groups = isinstance(one, dict) and isinstance(other, dict)
    return sum(value == other.get(name) for name, value in one.items()) if groups else 0
