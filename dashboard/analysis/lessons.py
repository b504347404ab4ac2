"""The lessons, and their views as the pages understand them."""

from pathlib import Path
from urllib.parse import urlencode

import pandas as pd

from dashboard.analysis.filters import Choices, Filters, from_address
from dashboard.analysis.view_faults import view_faults
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
    """Read all lessons of a data folder, and tell of each also what is wrong with its views; by name."""
    files = load(folder, dataset.known)
    if unread := _unread(dataset):
        return tuple(file.told([((), f"cannot be checked: {unread} holds nothing that can be read")]) for file in files)
    return tuple(
        file.told(
            (("steps", number, "view", *where), message)
            for number, view in file.views()
            for where, message in view_faults(view, filters_of(view, offered), dataset, table, offered)
        )
        for file in files
    )


def _unread(dataset: Dataset) -> str:
    """The file without which all views would be wrong; "" where there is none."""
    known = dataset.known
    needed = {"countries.csv": known.countries, "suppliers.yaml": known.suppliers, "deals.yaml": known.part_of}
    return next((name for name, held in needed.items() if not held), "")
