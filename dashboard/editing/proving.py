"""One record against all others while it is being written: what is wrong with it, and what is doubtful."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from dashboard.records.doubts import Distance, by_itself, look_alikes
from dashboard.records.items import Fault
from dashboard.records.problems import shown
from dashboard.records.read import SHEETS
from dashboard.records.schema import Dataset, Deal
from dashboard.records.sheet import judged

Fields = Mapping[str, Any]


def faults(dataset: Dataset, file: str, fields: Fields, was: str = "") -> list[Fault]:
    """All that is wrong with a record that is to stand in `file`; nothing where it may be saved.

    `was` is the record's key before the edit, in this file or in the one it moves here from; "" for a new record.
    """
    model, (key, *_) = SHEETS[file]
    name = fields.get(key)
    part_of = {deal: whole for deal, whole in dataset.known.part_of.items() if deal != was}
    if file == "deals.yaml" and isinstance(name, str):
        part_of[name] = None  # so that a record which is part of itself is told so
    spellings = {spelling: term for spelling, term in dataset.known.spellings.items() if term != was}
    _, found = judged(model, fields, replace(dataset.known, part_of=part_of, spellings=spellings))
    return found + [((key,), sentence) for sentence in _taken(dataset, file, name, was)]


def _taken(dataset: Dataset, file: str, name: object, was: str) -> Iterator[str]:
    """Say who else has this key."""
    if name != was and name in _keys(dataset, file):
        yield f"{shown(name)} is taken by another record; choose another"
    if file == "deals.yaml" and name != was and name in _keys(dataset, "left_out.yaml"):
        yield f"{shown(name)} stands in left_out.yaml too; choose another"


def _keys(dataset: Dataset, file: str) -> set[str]:
    """The keys of a file's records, right or wrong."""
    key = SHEETS[file][1][0]
    right = {getattr(record, key) for record in getattr(dataset, file.partition(".")[0])}
    return right | {problem.record for problem in dataset.problems if problem.file.endswith(f"/{file}")}


def doubts(dataset: Dataset, fields: Fields, distance_km: Distance | None = None, was: str = "") -> list[Fault]:
    """What should be looked at again in a deal that is right by itself, also beside the others; else nothing."""
    try:
        deal = Deal.model_validate(fields)
    except ValidationError:
        return []
    others = [other for other in dataset.deals if other.id not in (was, deal.id)]
    alike = [fault for found, fault in look_alikes([*others, deal]) if found is deal]
    return [*by_itself(deal, distance_km), *alike]


def joined(dataset: Dataset, firm: Fields) -> Dataset:
    """The dataset as records may refer to it once this new firm is saved."""
    suppliers = {**(dataset.known.suppliers or {}), firm["key"]: tuple(firm["aliases"])}
    return replace(dataset, known=replace(dataset.known, suppliers=suppliers))
