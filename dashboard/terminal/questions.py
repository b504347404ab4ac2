"""What is asked for a new record: which fields, in which order, in which words, and what may be chosen."""

from collections.abc import Iterator, Mapping
from types import NoneType
from typing import Any, get_args

from dashboard.editing.form import CODES, LISTS, MANY, Typed, label
from dashboard.records import words
from dashboard.records.items import Where
from dashboard.records.parts import Article
from dashboard.records.read import SHEETS
from dashboard.records.rules import IN_FORCE
from dashboard.records.schema import Dataset, Record
from dashboard.terminal.options import Option, Options

NEW = "new"
# All other fields stay empty unless they are asked for by name.
ASKED: Mapping[str, tuple[str, ...]] = {
    "deals.yaml": (
        "country", "title", "kind", "suppliers", "buyer", "buyer_type", "technologies", "scope", "places", "status",
        "announced", "signed", "operational", "ended", "reported", "summary", "sources", "confidence", "id",
    ),
    "suppliers.yaml": ("name", "key", "aliases", "headquarters", "founded", "ownership", "makes", "sources"),
}  # fmt: skip
_NO_FACTS = (
    "id", "key", "country", "title", "kind", "buyer_type", "scope", "reported", "part_of", "note", "confidence",
    "checked", "sources",
)  # fmt: skip
_MEANINGS: Mapping[str, Mapping[str, str]] = {
    "kind": words.KIND_MEANINGS,
    "status": words.STATUS_MEANINGS,
    "scope": words.SCOPE_MEANINGS,
    "confidence": words.CONFIDENCE_MEANINGS,
    "verdict": words.VERDICT_MEANINGS,
    "ownership": words.OWNERSHIP_RULES,
}


def asked(file: str, typed: Typed) -> Iterator[str]:
    """The fields to ask for, by the answers so far: what is in force has no end, what has a date needs no report."""
    for name in ASKED[file]:
        dated = any(typed.get(date) for date in ("announced", "signed", "operational"))
        if not (name == "ended" and typed.get("status") in IN_FORCE) and not (name == "reported" and dated):
            yield name


def model_at(file: str, way: Where) -> type[Record]:
    """What the field at the end of a way belongs to."""
    if len(way) == 1:
        return SHEETS[file][0]
    return LISTS.get(str(way[0]), Article)


def head(file: str, way: Where, last: bool) -> str:
    """The question for a field; `last` tells whether nothing may be answered to end a list."""
    name = str(way[-1])
    field = model_at(file, way).model_fields[name]
    place = (
        f"{label(str(way[0])).removesuffix('s')} {way[1] + 1}, " if len(way) == 3 and isinstance(way[1], int) else ""
    )
    told = [f"{place}{label(name)}." if not field.description else f"{place}{label(name)}: {field.description}"]
    if last:
        told.append("(Enter: no more)" if way[1] else "" if way[0] == "sources" else "(Enter: none)")
    elif NoneType in get_args(field.annotation):
        told.append("(Enter: not known)")
    elif name in MANY or name in ("suppliers", "supports"):
        told.append("(Several parted by commas; ? lists all; Enter: none)")
    elif name == "aliases":
        told.append("(Several parted by semicolons; Enter: none)")
    return " ".join(told).strip()


def options(name: str, dataset: Dataset, file: str, typed: Typed) -> Options | None:
    """What may be chosen for a field; None where it is typed freely."""
    if codes := {**CODES, **MANY}.get(name):
        meanings = _MEANINGS.get(name, {})
        return {code: Option(shown, meanings.get(code, "")) for code, shown in codes.items()}
    if name == "country" and (known := dataset.known.countries):
        return {code: Option(shown, others=words.OTHER_NAMES.get(code, ())) for code, shown in known.items()}
    if name == "suppliers":
        return _firms(dataset)
    if name == "supports":
        facts = _facts(file, typed)
        return {fact: Option(words.FIELDS.get(fact, label(fact)), others=(label(fact),)) for fact in facts}
    if name == "part_of":
        return {deal.id: Option(deal.title, deal.id, (deal.country,)) for deal in dataset.deals}
    return None


def _firms(dataset: Dataset) -> Options:
    names = {firm.key: firm.name for firm in dataset.suppliers}
    known = dataset.known.suppliers or {}
    firms = {key: Option(names.get(key, next(iter(aliases), key)), others=aliases) for key, aliases in known.items()}
    return {**firms, NEW: Option("A firm that is not in the list yet")}


def _facts(file: str, typed: Typed) -> list[str]:
    """The fields that hold something a source can back."""
    return [name for name in SHEETS[file][0].model_fields if typed.get(name) and name not in _NO_FACTS]


def suggested_place(dataset: Dataset, typed: Typed, way: Where) -> Any:
    """Where a place of this name lies by the other records of the country; "" where none has it."""
    _, at, name = way
    called = str(typed["places"][at].get("name", "")).casefold()
    places = (place for deal in dataset.deals if deal.country == typed.get("country") for place in deal.places)
    return next((str(getattr(place, str(name))) for place in places if place.name.casefold() == called), "")
