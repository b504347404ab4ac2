"""Write records as they stand in the YAML files: one order, one form."""

import json
import re
from collections.abc import Collection, Iterator, Mapping
from textwrap import indent
from typing import Any

from .items import Where
from .lessons import View
from .schema import Deal

Lines = Iterator[tuple[Where, str]]  # each line, and the way to the value that begins on it

# Fields whose codes stand without quotes.
_CODES = {
    *("id", "country", "kind", "suppliers", "buyer_type", "technologies", "scope", "status", "part_of", "confidence"),
    *("verdict", "supports", "key", "ownership", "applies_to"),
    *("page", "technology", "supplier", "region", "sure", "deal", "colour", "of", "zoom", "countries", "firms", "firm"),
}
_PLAIN = re.compile(r"(?!(?i:null|true|false|yes|no|on|off)$)[A-Za-z][A-Za-z0-9_-]*")
_UNWRITABLE = re.compile(
    "[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
)  # JSON leaves them as they are, YAML does not
_SHORT = 3  # a group of so many fields in a list stands in one line


def deals_yaml(deals: Collection[Deal]) -> str:
    """The text of a deals.yaml with these records.

    `part_of` is null where the whole is not among them, and a comment names it: the reader refuses what it cannot find.
    """
    here = {deal.id for deal in deals}
    return "\n".join(_record(deal, here) for deal in deals) or "[]\n"


def step_yaml(view: View) -> str:
    """A step of a lesson with this view, to be laid into its list of steps; its words are still to be written."""
    first, *rest = record_lines({"view": {"page": view.page} | view.model_dump(exclude_defaults=True)})
    shown = ["  " + first[1].removeprefix("- "), *(line for _, line in rest)]
    return indent("\n".join([*NEW_STEP, *shown, "  minutes: 3"]) + "\n", "  ")


NEW_STEP = (
    '- heading: "Write the heading here"',
    "  text: |",
    "    Write here what is read beside the picture: at most some sixty words.",
)


def _record(deal: Deal, here: Collection[str]) -> str:
    fields = deal.model_dump()
    if deal.part_of and deal.part_of not in here:
        fields["part_of"] = None
    text = "".join(f"{line}\n" for _, line in record_lines(fields))
    if deal.part_of != fields["part_of"]:
        text = text.replace("part_of: null", f"part_of: null  # {deal.part_of}, which is not in this file", 1)
    return text


def record_lines(fields: Mapping[str, Any]) -> Lines:
    """A record's lines, the first behind a hyphen: fields in the order given."""
    for number, (where, line) in enumerate(_group(fields, ())):
        yield where if number else (), ("  " if number else "- ") + line


def _group(fields: Mapping[str, Any], where: Where) -> Lines:
    for name, value in fields.items():
        yield from _field(name, value, (*where, name))


def _field(name: str, value: Any, where: Where) -> Lines:
    """A field in block form where it is a group or a list of groups, else in one line."""
    if isinstance(value, Mapping) and value:
        yield where, f"{name}:"
        for inner, line in _group(value, where):
            yield inner, f"  {line}"
    elif isinstance(value, tuple | list) and value and all(isinstance(entry, Mapping) for entry in value):
        yield where, f"{name}:"
        for position, entry in enumerate(value):
            yield from _entry(entry, (*where, position))
    else:
        yield where, f"{name}: {_flow(name, value)}"


def _entry(entry: Mapping[str, Any], where: Where) -> Lines:
    if len(entry) <= _SHORT:
        yield where, f"  - {_flow('', entry)}"
        return
    for number, (inner, line) in enumerate(_group(entry, where)):
        yield inner if number else where, ("    " if number else "  - ") + line


def _flow(name: str, value: Any) -> str:
    """A value in one line, quoted unless the field `name` holds codes."""
    if value is None:
        return "null"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{part}: {_flow(part, inner)}" for part, inner in value.items()) + "}"
    if isinstance(value, tuple | list):
        return "[" + ", ".join(_flow(name, entry) for entry in value) + "]"
    if isinstance(value, int | float):
        return str(int(value) if name == "value_usd_m" and float(value).is_integer() else value)
    if name in _CODES and _PLAIN.fullmatch(value):
        return str(value)
    return _UNWRITABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))
