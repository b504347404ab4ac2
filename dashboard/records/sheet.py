"""One data file: its records as written, those that are right, and what is wrong."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from . import csv_file, messages, yaml_file
from .items import Fault, Item, UnreadableError, text_of
from .known import Known
from .problems import Problem, Severity, shown
from .rules import RULES

M = TypeVar("M", bound=BaseModel)


def items_of(file: str, text: str, model: type[BaseModel]) -> list[Item]:
    """The records of a file's text as written; raise UnreadableError."""
    return yaml_file.items(text) if file.endswith(".yaml") else csv_file.items(text, [*model.model_fields])


def judged(model: type[M], fields: Mapping[str, Any], known: Known) -> tuple[M | None, list[Fault]]:
    """One record as the model has it, None where it does not fit, and all that is wrong with it by model and rules."""
    record, faults = _validated(model, fields)
    wrong = {where[0] for where, _ in faults}
    good = {name: value for name, value in fields.items() if name not in wrong}
    return record, [*faults, *(fault for rule in RULES.get(model, ()) for fault in rule(good, known))]


def _validated(model: type[M], fields: Mapping[str, Any]) -> tuple[M | None, list[Fault]]:
    try:
        return model.model_validate(fields), []
    except ValidationError as error:
        return None, messages.faults(model, error)


class Sheet(Generic[M]):
    """A file of records of one model, told apart by the fields `unique`; what is not a record is left out at once."""

    def __init__(self, path: Path, model: type[M], unique: tuple[str, ...], text: str | None = None) -> None:
        """Read the file, or `text` in its place, as far as it can be read."""
        self.path, self.model, self.unique = path, model, unique
        self.problems: list[Problem] = []
        self.right: list[tuple[Item, M]] = []
        self.readable = True
        self.items: list[Item] = []
        try:
            self.items = [item for item in self._read(text) if self._is_record(item)]
        except UnreadableError as error:
            self.readable = False
            self._add(error.line, error.record, "", error.message)

    def check(self, known: Known) -> None:
        """Sort the records into right and wrong."""
        first_lines: dict[tuple[str, ...], int] = {}
        for item in self.items:
            torn = any(where == () for where, _ in item.faults)
            record, faults = (None, []) if torn else judged(self.model, item.value, known)
            faults += [*item.faults, *self._repeated(item, first_lines)]
            for fault in faults:
                self.tell(item, fault)
            if record is not None and not faults:
                self.right.append((item, record))

    def records(self) -> tuple[M, ...]:
        """Give the records that are right."""
        return tuple(record for _, record in self.right)

    @property
    def faulty(self) -> bool:
        """Whether any record, or the whole file, was left out."""
        return not self.readable or len(self.right) < len(self.items)

    def tell(self, item: Item, fault: Fault, severity: Severity = "error") -> None:
        """Keep a problem of a record."""
        where, message = fault
        label = item.value.get(self.unique[0])
        record = label if isinstance(label, str) else ""
        self._add(item.line(where), record, messages.field_name(where), message, severity)

    def _add(self, line: int, record: str, field: str, message: str, severity: Severity = "error") -> None:
        file = f"{self.path.parent.resolve().name}/{self.path.name}"
        self.problems.append(Problem(file, line, record, field, message, severity))

    def _read(self, text: str | None) -> list[Item]:
        return items_of(self.path.name, text_of(self.path) if text is None else text, self.model)

    def _is_record(self, item: Item) -> bool:
        if not isinstance(item.value, dict):
            self._add(item.line(()), "", "", f"{shown(item.value)} is not a record; a group of fields is expected")
        return isinstance(item.value, dict)

    def _repeated(self, item: Item, first_lines: dict[tuple[str, ...], int]) -> Iterator[Fault]:
        names: Any = tuple(item.value.get(name) for name in self.unique)
        if not all(isinstance(name, str) for name in names):
            return
        line = item.line((self.unique[0],))
        first = first_lines.setdefault(names, line)
        if first != line:
            yield (self.unique[0],), f"{shown(' '.join(names))} stands twice, first in line {first}"
