"""Tell an editor what is wrong in the data folder."""

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path

from . import lesson_files
from .doubts import Distance
from .lesson_files import LessonFile
from .problems import Problem, Severity
from .read import SHEETS, load
from .schema import Dataset

__all__ = ["NO_FOLDER", "Problem", "main"]

NO_FOLDER = 2

Lessons = Callable[[Path, Dataset], Sequence[LessonFile]]


@dataclass(frozen=True)
class Checked:
    """The records and the lessons of a data folder."""

    dataset: Dataset
    lessons: Sequence[LessonFile]

    @cached_property
    def problems(self) -> list[Problem]:
        """All that is wrong or doubtful, in the order it stands."""
        return sorted([*self.dataset.problems, *(problem for file in self.lessons for problem in file.problems)])

    def count(self, severity: Severity) -> int:
        """How many problems are of a severity."""
        return sum(problem.severity == severity for problem in self.problems)

    @property
    def ready(self) -> int:
        """How many lessons can start."""
        return sum(file.lesson is not None for file in self.lessons)


def by_themselves(folder: Path, dataset: Dataset) -> Sequence[LessonFile]:
    """The lessons, without a look at what their views show."""
    return lesson_files.load(folder, dataset.known)


def main(
    folder: Path, distance_km: Distance | None = None, form: str = "text", lessons: Lessons = by_themselves
) -> int:
    """Print every problem and a count, as `text` or `json`; give 0, 1 where there is an error, 2 without a folder."""
    if not folder.is_dir():
        print(f"{folder} {'is not a folder' if folder.exists() else 'does not exist'}", file=sys.stderr)
        return NO_FOLDER
    dataset = load(folder, distance_km)
    checked = Checked(dataset, lessons(folder, dataset))
    if form == "json":
        print(as_json(checked))
    else:
        print(*checked.problems, summary(checked), sep="\n")
    return 1 if checked.count("error") else 0


def as_json(checked: Checked) -> str:
    """Say all that is printed in one line of JSON, and how many records of each file, and lessons, are right."""
    names = (name.partition(".")[0] for name in SHEETS)
    return json.dumps(
        {
            "problems": [asdict(problem) for problem in checked.problems],
            "summary": summary(checked),
            "errors": checked.count("error"),
            "warnings": checked.count("warning"),
            "records": {name: len(getattr(checked.dataset, name)) for name in names},
            "lessons": checked.ready,
        }
    )


def summary(checked: Checked) -> str:
    """Count what was read, or, where there are errors, what is wrong."""
    errors, warnings, dataset = checked.count("error"), checked.count("warning"), checked.dataset
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
        _counted(checked.ready, "lesson"),
    )
    return f"{', '.join(read)} read: no errors, {_counted(warnings, 'warning')}."


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{f'{number:,}' if number else 'no'} {one if number == 1 else many or one + 's'}"
