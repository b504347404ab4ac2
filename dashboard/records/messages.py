"""Say in plain sentences what pydantic finds wrong with a record."""

import re
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from .items import Fault, Where
from .problems import nearest, one_of, shown

# What a value should have been, by the start of pydantic's name for the fault; and what it is.
_EXPECTED = {
    "string": "a text",
    "float": "a number",
    "int": "a whole number",
    "tuple": "a list",
    "model": "a group of fields",
    "bool": "yes or no",
}
_FOUND = {str: "a text", int: "a number", float: "a number", list: "a list", dict: "a group of fields"}


def faults(model: type[BaseModel], error: ValidationError) -> list[Fault]:
    """Turn what pydantic found into places and sentences; a misspelt key is not also called missing."""
    found = error.errors(include_url=False)
    missing = {part["loc"] for part in found if part["type"] == "missing"}
    meant: set[Where] = set()
    told: list[Fault] = []
    for part in found:
        where = part["loc"]
        if part["type"] == "extra_forbidden":
            siblings = [str(other[-1]) for other in missing if other[:-1] == where[:-1]]
            near = nearest(str(where[-1]), siblings)
            meant.add((*where[:-1], near) if near else ())
            told.append((where, _unknown_key(model, where, near)))
        elif part["type"] != "missing":
            told.append((where, _sentence(part)))
    return told + [(where, "is missing") for where in missing - meant]


def field_name(where: Where) -> str:
    """Write the way to a value as an editor reads it, entries counted from 1: sources[2].url."""
    name = ""
    for step in where:
        name += f"[{step + 1}]" if isinstance(step, int) else f".{step}"
    return name.removeprefix(".")


def _unknown_key(model: type[BaseModel], where: Where, near: str | None) -> str:
    fields = _fields_at(model, where[:-1])
    if near := near or nearest(str(where[-1]), [name for name, field in fields.items() if not field.is_required()]):
        return f"is not a field — did you mean {shown(near)}?"
    return f"is not a field; the fields are {', '.join(fields)}"


def _fields_at(model: type[BaseModel], where: Where) -> dict[str, FieldInfo]:
    """Give the fields of the group that a value belongs to."""
    for step in where:
        if isinstance(step, str):
            model = _model_in(model.model_fields[step].annotation)
    return model.model_fields


def _model_in(annotation: Any) -> type[BaseModel]:
    """Find the one model inside a field's type, such as Place in `tuple[Place, ...]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(_model_in(part) for part in annotation.__args__ if part not in (type(None), ...))


def _sentence(part: Any) -> str:
    kind, value, context = part["type"], part["input"], part.get("ctx", {})
    if kind == "literal_error":
        return one_of(value, re.findall(r"'([^']*)'", context["expected"]))
    if kind == "value_error":
        return str(context["error"])
    if kind == "string_unicode":
        return f"{shown(value)} holds half a character; type it again"
    if kind == "too_short":
        return "is empty; name at least one"
    if kind == "less_than_equal" and part["loc"][-1] == "publishers":
        return f"{value} is more than {context['le']:g}, the most that can be asked for"
    if kind in ("greater_than_equal", "less_than_equal", "finite_number"):
        return _out_of_bounds(str(part["loc"][-1]), value, context.get("ge", 0))
    expected = next((words for start, words in _EXPECTED.items() if kind.startswith(start)), None)
    if expected is None:
        return str(part["msg"])
    if value is None:
        return f"is empty; {expected} is expected"
    quotes = "; put it in quotes" if kind == "string_type" and isinstance(value, int | float) else ""
    return f"{shown(value)} is {_FOUND.get(type(value), 'a value')} where {expected} is expected{quotes}"


def _out_of_bounds(field: str, value: Any, least: float) -> str:
    if field.endswith("lat"):
        return f"{value} is off the globe: latitude runs from -90 to 90"
    if field.endswith("lon"):
        return f"{value} is off the globe: longitude runs from -180 to 180"
    return f"{value} is not a number from {least:g} upwards"
