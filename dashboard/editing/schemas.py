"""The JSON schemas of the YAML files, by which text editors complete words, explain fields and underline errors.

They are made from the models alone. `python -m dashboard.editing.schemas` writes them to data/schema.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from dashboard.records import codes, words
from dashboard.records.lessons import Lesson
from dashboard.records.read import SHEETS
from dashboard.records.rows import Record

FOLDER = Path(__file__).parents[2] / "data" / "schema"


def _explained(shown: Mapping[str, str], meanings: Mapping[str, str]) -> dict[str, str]:
    return {code: f"{word}: {words.within(meanings[code])}" for code, word in shown.items()}


# What is said of each code of a list.
_WORDS: dict[tuple[str, ...], Mapping[str, str]] = {
    get_args(codes.Kind): _explained(words.KINDS, words.KIND_MEANINGS),
    get_args(codes.Status): _explained(words.STATUSES, words.STATUS_MEANINGS),
    get_args(codes.Confidence): _explained(words.CONFIDENCES, words.CONFIDENCE_MEANINGS),
    get_args(codes.Technology): words.TECHNOLOGIES,
    get_args(codes.Scope): _explained(words.SCOPES, words.SCOPE_MEANINGS),
    get_args(codes.BuyerType): words.BUYER_TYPES,
    get_args(codes.Verdict): _explained(words.VERDICTS, words.VERDICT_MEANINGS),
    get_args(codes.Ownership): _explained(words.OWNERSHIPS, words.OWNERSHIP_RULES),
    get_args(codes.AppliesTo): words.APPLIES_TO,
    get_args(codes.EventKind): words.EVENT_KINDS,
    get_args(codes.ColourBy): words.COLOUR_BY,
}


class _Schema(GenerateJsonSchema):
    """Pydantic's schema, with words for the codes and without titles that only repeat the key."""

    def literal_schema(self, schema: core_schema.LiteralSchema) -> JsonSchemaValue:
        """Give the codes of a list, each with its words where they do not say by themselves what they mean."""
        shown = _WORDS.get(tuple(schema["expected"]))
        told = {"enumDescriptions": [shown[code] for code in schema["expected"]]} if shown else {}
        return super().literal_schema(schema) | told

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Name null among the types where there is a type; of two alternatives editors show both headings."""
        inner = self.generate_inner(schema["schema"])
        if "type" not in inner:
            return super().nullable_schema(schema)
        types = inner["type"] if isinstance(inner["type"], list) else [inner["type"]]
        return inner | {"type": [*types, "null"]}

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Leave out what holds where nothing is written: editors would offer to write it."""
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Leave the key itself to be the title."""
        return False


def schema(model: type[Record]) -> dict[str, Any]:
    """The schema of a file that lists records of this model."""
    made = TypeAdapter(list[model]).json_schema(schema_generator=_Schema)  # type: ignore[valid-type]
    if source := made["$defs"].get("Source"):
        source["properties"]["supports"]["items"]["enum"] = list(model.model_fields)
    return {"$schema": _Schema.schema_dialect, **made}


def lesson_schema() -> dict[str, Any]:
    """The schema of a file that is one lesson."""
    return {"$schema": _Schema.schema_dialect, **TypeAdapter(Lesson).json_schema(schema_generator=_Schema)}


def texts() -> dict[str, str]:
    """The text of each schema by its file's name."""
    sheets = {name: schema(model) for name, (model, _) in SHEETS.items() if name.endswith(".yaml")}
    return {
        name.replace(".yaml", ".schema.json"): json.dumps(made, indent=2, ensure_ascii=False) + "\n"
        for name, made in (sheets | {"lesson.yaml": lesson_schema()}).items()
    }


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for file, text in texts().items():
        (FOLDER / file).write_text(text, "utf-8", newline="\n")
