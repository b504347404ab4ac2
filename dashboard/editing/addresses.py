"""The addresses of the sources, and where in the data files each stands."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from dashboard.records.fields import Address
from dashboard.records.items import UnreadableError, Where
from dashboard.records.messages import field_name
from dashboard.records.read import SHEETS
from dashboard.records.sheet import Sheet

FIELDS = ("url", "source_url")
_SOUND = TypeAdapter(Address)


class Spot(NamedTuple):
    """Where an address stands, in the words of a problem."""

    file: str
    line: int
    record: str
    field: str


def addresses(folder: Path) -> dict[str, list[Spot]]:
    """Give the addresses of all YAML files and where each stands, also those in records with faults of their own.

    Raises UnreadableError where a file cannot be read; what is no address is left to the check.
    """
    spots: dict[str, list[Spot]] = {}
    for name, (model, unique) in SHEETS.items():
        if name.endswith(".yaml"):
            sheet: Sheet[Any] = Sheet(folder / name, model, unique)
            if not sheet.readable:
                raise UnreadableError(str(sheet.problems[-1]))
            for item in sheet.items:
                record = str(item.value.get(unique[0]) or "")
                for where, url in _in(item.value, ()):
                    spot = Spot(f"{folder.resolve().name}/{name}", item.line(where), record, field_name(where))
                    spots.setdefault(url, []).append(spot)
    return spots


def _in(value: Any, where: Where) -> Iterator[tuple[Where, str]]:
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, part in parts:
        yield from _in(part, (*where, step))
    if where and where[-1] in FIELDS and _is_sound(value):
        yield where, value


def _is_sound(value: Any) -> bool:
    try:
        _SOUND.validate_python(value)
    except ValidationError:
        return False
    return True
