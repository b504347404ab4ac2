"""The lessons, and their views as the pages understand them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

import pandas as pd

from dashboard.analysis.filters import Choices, Filters, from_address
from dashboard.analysis.view_faults import view_faults
from dashboard.records.items import Fault
from dashboard.records.lesson_files import LessonFile, load
from dashboard.records.lessons import View
from dashboard.records.schema import Dataset


def address(view: View) -> dict[str, str]:
    """The view as the parameters of its page's address."""
    held = view.model_dump(exclude={"page"}, exclude_defaults=True)
    return {name: ",".join(value) if isinstance(value, tuple) else str(value) for name, value in held.items()}


def link(view: View) -> str:
    """The view's address below the atlas's root, such as "table?region=Africa"."""
    page = "" if view.page == "world" else view.page
    return f"{page}?{urlencode(address(view))}" if address(view) else page


def filters_of(view: View, offered: Choices) -> Filters:
    """What the view selects."""
    return from_address(address(view), offered)[0]


def checked(folder: Path, dataset: Dataset, table: pd.DataFrame, offered: Choices) -> tuple[LessonFile, ...]:
    """Read all lessons of a data folder, and tell of each also what is wrong with its views; by name.

    As long as records have errors, these may be behind what is wrong with a view: then it is told as a warning. In
    either case the lesson cannot start.
    """
    faulty = any(problem.severity == "error" for problem in dataset.problems)
    found = []
    for file in load(folder, dataset.known):
        faults = list(_faults(file, dataset, table, offered))
        told = file.told(faults, "warning" if faulty else "error")
        found.append(replace(told, lesson=None) if faults else told)
    return tuple(found)


def _faults(file: LessonFile, dataset: Dataset, table: pd.DataFrame, offered: Choices) -> Iterator[Fault]:
    """What is wrong with the views of a lesson; without any records only that."""
    known = dataset.known
    needed = {"countries.csv": known.countries, "suppliers.yaml": known.suppliers, "deals.yaml": dataset.deals}
    if unread := [name for name, held in needed.items() if not held]:
        yield (), f"cannot be checked: {unread[0]} holds nothing that can be shown"
        return
    for number, view in file.views():
        for where, message in view_faults(view, filters_of(view, offered), dataset, table, offered):
            yield ("steps", number, "view", *where), message
