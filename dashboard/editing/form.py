"""A record as it is typed into a form, and back: text for every line, each entry of a list with a mark of its own.

What cannot be read as what a field holds stays as it was typed, for the check to name.
"""

import re
from collections.abc import Mapping, Sequence
from secrets import token_hex
from typing import Any

from dashboard.records.parts import Article, Place, Restriction, Source
from dashboard.records.read import SHEETS
from dashboard.records.schema import Record
from dashboard.records.words import (
    APPLIES_TO,
    BUYER_TYPES,
    CONFIDENCES,
    KINDS,
    OWNERSHIPS,
    SCOPES,
    STATUSES,
    TECHNOLOGIES,
    VERDICTS,
)

Typed = dict[str, Any]
MARK = "mark"  # the name under which an entry of a list keeps what tells it apart while it is written

Row = str | tuple[str, ...]  # fields that stand side by side

CODES: Mapping[str, Mapping[str, str]] = {
    "kind": KINDS,
    "buyer_type": BUYER_TYPES,
    "scope": SCOPES,
    "status": STATUSES,
    "confidence": CONFIDENCES,
    "verdict": VERDICTS,
    "ownership": OWNERSHIPS,
    "applies_to": APPLIES_TO,
}
MANY: Mapping[str, Mapping[str, str]] = {"technologies": TECHNOLOGIES}
# The fields of an entry of a list, in the rows of the form.
ROWS: Mapping[str, Sequence[Row]] = {
    "places": (("name", "lat", "lon"),),
    "sources": ("title", ("publisher", "published"), "url", "supports"),
    "restrictions": (("date", "ended", "applies_to"), "by", "what", "source_url"),
}
LISTS: Mapping[str, type[Record]] = {"places": Place, "sources": Source, "restrictions": Restriction}
WORDS = ("suppliers", "aliases", "supports", *MANY)  # lists of words
NUMBERS = ("value_usd_m", "lat", "lon", "order")
LONG = ("summary", "contested", "note", "value_note", "claim", "reason", "makes", "ownership_note", "what")
DATES = ("reported", "announced", "signed", "operational", "ended", "checked", "published", "founded", "date")
GROUPS: Mapping[str, Mapping[str, Sequence[Row]]] = {
    "deals.yaml": {
        "What": ("title", ("kind", "status"), "technologies", "summary"),
        "Where": (("country", "scope"), "places"),
        "Who": ("suppliers", "buyer", ("buyer_type", "value_usd_m"), "value_note", "financing"),
        "When": (("announced", "signed", "operational"), ("ended", "reported")),
        "How sure": (("confidence", "checked"), "contested", "article", "part_of", "note", "id"),
        "Sources": ("sources",),
    },
    "suppliers.yaml": {
        "What": ("name", "aliases", ("headquarters", "founded"), "makes", "key"),
        "Who owns it": ("ownership", "ownership_note"),
        "Measures against it": ("restrictions",),
        "For editors": ("note",),
        "Sources": ("sources",),
    },
}
# Without a word here a field is called by its own name: Title, Buyer.
LABELS = {
    "buyer_type": "Kind of buyer",
    "reported": "First reported",
    "operational": "In operation",
    "ended": "Ended or decided",
    "status": "Status of the supply",
    "value_usd_m": "Value, millions of US dollars",
    "value_note": "What the value is, or why there is none",
    "part_of": "Part of another record",
    "summary": "What happened",
    "contested": "What is contested, and by whom",
    "article": "The article of 2020 speaks of this",
    "note": "Note for editors",
    "checked": "Last looked over",
    "id": "Record id",
    "key": "Key",
    "lat": "Latitude",
    "lon": "Longitude",
    "url": "Web address",
    "supports": "Facts it supports",
    "order": "Place of the claim in the article",
    "article.note": "How the sources compare",
    "restrictions.ended": "Lifted",
    "claim": "What the article claims",
    "by": "Who decided it",
    "what": "What it says",
    "source_url": "Web address of the source",
    "applies_to": "Against whom",
    "aliases": "Other names that sources use",
    "makes": "What it makes",
    "ownership_note": "More on its owners",
}


def label(name: str, within: str = "") -> str:
    """What a field is called in the form; `within` is the group of fields that it belongs to."""
    return LABELS.get(f"{within}.{name}") or LABELS.get(name, name.replace("_", " ").capitalize())


def blank(model: type[Record]) -> Typed:
    """A record, or an entry of a list, with nothing typed yet."""
    empty: Typed = {name: [] if name in LISTS or name in WORDS else "" for name in model.model_fields}
    if "article" in empty:
        empty["article"] = None
    return empty


def entry(name: str, fields: Mapping[str, Any] | None = None) -> Typed:
    """A new entry of the list `name`, with a mark of its own."""
    return {MARK: token_hex(3)} | (blank(LISTS[name]) if fields is None else typed(fields))


def typed(fields: Mapping[str, Any]) -> Typed:
    """A record's fields as they stand in a form."""
    return {name: _typed(name, value) for name, value in fields.items()}


def _typed(name: str, value: Any) -> Any:
    if name == "article":
        return typed(value) if isinstance(value, Mapping) else None
    if name in LISTS:
        entries = value if isinstance(value, list | tuple) else []
        return [entry(name, held) for held in entries if isinstance(held, Mapping)]
    if isinstance(value, list | tuple):
        return [str(held) for held in value]
    if isinstance(value, float):
        return f"{value:.15g}"
    return "" if value is None else str(value)


def written(file: str, form: Typed) -> dict[str, Any]:
    """What is typed in a form as a record's fields, in the model's order; nothing typed is null."""
    return _written(SHEETS[file][0], form)


def _written(model: type[Record], form: Typed) -> dict[str, Any]:
    known = {name: _value(name, form[name]) for name in model.model_fields if name in form}
    return known | {name: value for name, value in form.items() if name not in known and name != MARK}


def _value(name: str, value: Any) -> Any:
    if name == "article":
        return _written(Article, value) if value is not None else None
    if name in LISTS:
        return [_written(LISTS[name], held) for held in value]
    if isinstance(value, list) or value is None:
        return value
    text = re.sub(r"\s*[\r\n]+\s*", " ", value).strip()  # what is pasted has line breaks; the records have none
    if not text:
        return None
    return number(text) if name in NUMBERS else text


def number(text: str) -> float | int | str:
    """A number as it was typed, a comma for thousands allowed; the text itself where it is none."""
    plain = re.sub(r"(?<=\d),(?=\d{3}(\D|$))", "", text)
    if re.fullmatch(r"[-+]?\d{1,15}", plain, re.ASCII):
        return int(plain)
    return float(plain) if re.fullmatch(r"[-+]?\d{0,15}\.\d{1,15}", plain, re.ASCII) else text


def suggested_id(fields: Mapping[str, Any]) -> str:
    """An id as the others have it, as soon as there is enough to make it of: country, first firm, year."""
    dates = (fields[name] for name in ("announced", "signed", "operational", "reported"))
    years = sorted(date[:4] for date in dates if date and re.match(r"\d{4}", date))
    parts = [*fields["suppliers"][:1], *years[:1]]
    return "-".join([fields["country"].lower(), *parts]) if fields["country"] and parts else ""


def suggested_key(fields: Mapping[str, Any]) -> str:
    """A key for a firm by its name: the first two words in small letters a to z."""
    words = re.findall(r"[a-z0-9]+", (fields["name"] or "").casefold())
    return "-".join(words[:2])
