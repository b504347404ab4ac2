"""Tell an editor what is wrong in the data folder."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from .doubts import Distance
from .problems import Problem
from .read import SHEETS, load
from .schema import Dataset

__all__ = ["NO_FOLDER", "Problem", "main"]

NO_FOLDER = 2


def main(folder: Path, distance_km: Distance | None = None, form: str = "text") -> int:
    """Print every problem and a count, as `text` or `json`; give 0, 1 where there is an error, 2 without a folder."""
    if not folder.is_dir():
        print(f"{folder} {'is not a folder' if folder.exists() else 'does not exist'}", file=sys.stderr)
        return NO_FOLDER
    dataset = load(folder, distance_km)
    if form == "json":
        print(as_json(dataset))
    else:
        print(*dataset.problems, summary(dataset), sep="\n")
    return 1 if _count(dataset.problems, "error") else 0


def as_json(dataset: Dataset) -> str:
    """Say all that is printed in one line of JSON, and under `records` how many of each file are right."""
    names = (name.partition(".")[0] for name in SHEETS)
    return json.dumps(
        {
            "problems": [asdict(problem) for problem in dataset.problems],
            "summary": summary(dataset),
            "errors": _count(dataset.problems, "error"),
            "warnings": _count(dataset.problems, "warning"),
            "records": {name: len(getattr(dataset, name)) for name in names},
        }
    )


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
