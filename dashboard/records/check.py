"""Tell an editor what is wrong in the data folder."""

import sys
from collections.abc import Sequence
from pathlib import Path

from .doubts import Distance
from .problems import Problem
from .read import load
from .schema import Dataset

__all__ = ["Problem", "main"]


def main(folder: Path, distance_km: Distance | None = None) -> int:
    """Print every problem and a count; give 0 where there is no error, 1 where there is, 2 where there is no folder."""
    if not folder.is_dir():
        print(f"{folder} {'is not a folder' if folder.exists() else 'does not exist'}", file=sys.stderr)
        return 2
    dataset = load(folder, distance_km)
    for problem in dataset.problems:
        print(problem)
    print(summary(dataset))
    return 1 if _count(dataset.problems, "error") else 0


def summary(dataset: Dataset) -> str:
    """Count what was read, or, where there are errors, what is wrong."""
    errors, warnings = _count(dataset.problems, "error"), _count(dataset.problems, "warning")
    if errors:
        return f"{_counted(errors, 'error')}, {_counted(warnings, 'warning')}."
    deals = sum(deal.is_deal for deal in dataset.deals)
    read = (
        _counted(deals, "deal"),
        _counted(len(dataset.deals) - deals, "ban or removal", "bans or removals"),
        _counted(len(dataset.suppliers), "firm"),
        _counted(len(dataset.events), "event"),
        _counted(len(dataset.countries), "country", "countries"),
        _counted(len(dataset.regimes), "regime year"),
        _counted(len(dataset.coverage), "coverage row"),
        _counted(len(dataset.bri), "Belt and Road row"),
        _counted(len(dataset.aigs), "AIGS row"),
        _counted(len(dataset.left_out), "record left out", "records left out"),
        _counted(len(dataset.glossary), "term"),
        _counted(len(dataset.trackers), "other tracker"),
    )
    return f"{', '.join(read)} read: no errors, {_counted(warnings, 'warning')}."


def _count(problems: Sequence[Problem], severity: str) -> int:
    return sum(problem.severity == severity for problem in problems)


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{f'{number:,}' if number else 'no'} {one if number == 1 else many or one + 's'}"
