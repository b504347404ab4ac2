"""Write deals as they stand in data/deals.yaml: the same fields, order and form."""

import json
import re
from collections.abc import Collection, Iterable
from typing import Any

from .schema import Deal

# Fields whose codes stand without quotes.
_CODES = {
    *("id", "country", "kind", "suppliers", "buyer_type", "technologies", "scope", "status", "part_of", "confidence"),
    *("verdict", "supports"),
}
_PLAIN = re.compile(r"(?!(?i:null|true|false|yes|no|on|off)$)[A-Za-z][A-Za-z0-9_-]*")
_UNWRITABLE = re.compile("[\ufeff\ufffe\uffff]")  # what JSON leaves as it is and YAML does not


def deals_yaml(deals: Collection[Deal]) -> str:
    """The text of a deals.yaml with these records.

    `part_of` is null where the whole is not among them, and a comment names it: the reader refuses what it cannot find.
    """
    here = {deal.id for deal in deals}
    return "\n".join(_record(deal, here) for deal in deals) or "[]\n"


def _record(deal: Deal, here: Collection[str]) -> str:
    fields = deal.model_dump()
    if deal.part_of and deal.part_of not in here:
        fields["part_of"] = None
    lines = "\n  ".join(line for name, value in fields.items() for line in _lines(name, value))
    if deal.part_of != fields["part_of"]:
        lines = lines.replace("part_of: null", f"part_of: null  # {deal.part_of}, which is not in this file", 1)
    return f"- {lines}\n"


def _lines(name: str, value: Any) -> Iterable[str]:
    """A field in block form where it is a group or a list of groups, else in one line."""
    if isinstance(value, dict):
        return [f"{name}:", *(f"  {part}: {_flow(part, inner)}" for part, inner in value.items())]
    if name == "places" and value:
        return [f"{name}:", *(f"  - {_flow(name, place)}" for place in value)]
    if name == "sources":
        groups = (
            "\n      ".join(f"{part}: {_flow(part, inner)}" for part, inner in source.items()) for source in value
        )
        return [f"{name}:", *(f"  - {group}" for group in groups)]
    return [f"{name}: {_flow(name, value)}"]


def _flow(name: str, value: Any) -> str:
    """A value in one line, quoted unless the field `name` holds codes."""
    if value is None:
        return "null"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{part}: {_flow(part, inner)}" for part, inner in value.items()) + "}"
    if isinstance(value, tuple):
        return "[" + ", ".join(_flow(name, entry) for entry in value) + "]"
    if isinstance(value, int | float):
        return str(int(value) if name == "value_usd_m" and value == int(value) else value)
    if name in _CODES and _PLAIN.fullmatch(value):
        return str(value)
    return _UNWRITABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))
