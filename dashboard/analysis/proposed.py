"""The dataset as it would be after changes that are not saved yet."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from dashboard.editing.changes import Change, key_of
from dashboard.records.read import SHEETS
from dashboard.records.schema import Dataset


def proposed(dataset: Dataset, changes: Sequence[Change]) -> Dataset:
    """The dataset with the changes that are right by themselves, its problems as they are."""
    for change in changes:
        name, key = change.file.partition(".")[0], key_of(change.file)
        others = [record for record in getattr(dataset, name) if getattr(record, key) != change.key]
        try:
            added = [SHEETS[change.file][0].model_validate(change.after)] if change.after is not None else []
        except ValidationError:
            added = []
        records = sorted([*others, *added], key=lambda record: str(getattr(record, key)))
        held: dict[str, Any] = {name: tuple(records if name == "deals" else [*others, *added])}
        dataset = replace(dataset, **held)
    return dataset
