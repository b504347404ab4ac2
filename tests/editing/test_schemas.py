"""The schemas say of the YAML files what the models say, as far as a schema can."""

from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from dashboard.editing.schemas import FOLDER, lesson_schema, schema, texts
from dashboard.records import yaml_file
from dashboard.records.items import UnreadableError
from dashboard.records.lessons import Lesson, View
from dashboard.records.read import SHEETS
from tests.records.test_bad_data import LESSON_SAMPLES, SAMPLES
from tests.shipped import DATA

NAMES = [name for name in SHEETS if name.endswith(".yaml")]
# Defects that a schema cannot see: they lie across fields, records or files, or need a calendar.
UNSEEN = {
    *("country-misspelt", "country-unlike-any", "supplier-misspelt", "supplier-unlike-any", "id-of-other-country"),
    *("id-repeated", "key-repeated", "is-a-deal", "part-of-circle", "part-of-itself", "part-of-unknown"),
    *("ended-in-force", "ended-missing", "order-ended-before-signed", "order-operational-before-signed"),
    *("spelling-of-other-term", "spelling-repeated", "warning-look-alike", "warning-one-publisher", "warning-unused"),
    *("warning-unsupported", "date-30-february", "date-future", "founded-future", "latitude-nan", "value-infinite"),
    *("value-nan",),
    # of lessons
    *("answer-image", "choices-one", "compare-both", "compare-none", "compare-one", "compare-too-many"),
    *("country-of-other-record", "deal-misspelt", "deal-missing", "deal-outside", "firm-misspelt", "heading-in-text"),
    *("link-not-to-the-web", "link-to-no-page", "minutes-do-not-add-up", "of-without-colour", "page-takes-no-filter"),
    *("page-takes-no-firm", "region-not-met", "shows-nothing", "shows-nothing-of-country", "supplier-of-no-record"),
    *("technology-not-met", "term-misspelt", "warning-text-too-long", "years-outside", "years-turned-round"),
    *("zoom-no-shape", "zoom-unknown"),
}
LESSONS = sorted((DATA / "lessons").iterdir())


@cache
def validator(name: str) -> Draft202012Validator:
    """Give what checks a file's content by its schema."""
    return Draft202012Validator(schema(SHEETS[name][0]))


@cache
def lesson_validator() -> Draft202012Validator:
    """Give what checks a lesson by its schema."""
    return Draft202012Validator(lesson_schema())


def readable_lessons() -> Iterator[Path]:
    """Give the bad lessons that are YAML, and a group of fields."""
    for path in LESSON_SAMPLES:
        with suppress(UnreadableError):
            yaml_file.one(path.read_text("utf-8"))
            yield path


def readable_samples() -> Iterator[Path]:
    """Give the bad YAML files that are YAML, and a list."""
    for path in SAMPLES:
        if path.suffix == ".yaml":
            with suppress(UnreadableError):
                yaml_file.items(path.read_text("utf-8"))
                yield path


def fields(part: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give every field of a schema, at any depth, with its name."""
    if isinstance(part, dict):
        yield from part.get("properties", {}).items()
        for inner in part.values():
            yield from fields(inner)


def test_files_are_current() -> None:
    """The files in data/schema are what the models make; `python -m dashboard.editing.schemas` writes them anew."""
    assert {path.name: path.read_text("utf-8") for path in FOLDER.iterdir()} == texts()


@pytest.mark.parametrize("name", NAMES)
def test_first_line(name: str) -> None:
    """The first line of each YAML file leads an editor to its schema."""
    first = (DATA / name).read_text("utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema=schema/{Path(name).stem}.schema.json"


@pytest.mark.parametrize("name", NAMES)
def test_is_a_schema(name: str) -> None:
    """Each is a JSON schema by the rules of its draft."""
    assert Draft202012Validator.META_SCHEMA["$id"] == schema(SHEETS[name][0])["$schema"]
    Draft202012Validator.check_schema(schema(SHEETS[name][0]))


@pytest.mark.parametrize("name", NAMES)
def test_fields_are_explained(name: str) -> None:
    """Each field has a line that tells an editor what to write."""
    found = list(fields(schema(SHEETS[name][0])))
    assert {field for field, _ in found} >= set(SHEETS[name][0].model_fields)
    for field, part in found:
        assert part.get("description", "").endswith("."), field
        assert "\n" not in part["description"], field


@pytest.mark.parametrize("name", NAMES)
def test_shipped_records(name: str) -> None:
    """Every shipped record is valid, as our reader and as any reader of YAML 1.2 understands it."""
    text = (DATA / name).read_text("utf-8")
    ours = [item.value for item in yaml_file.items(text)]
    assert [error.message for error in validator(name).iter_errors(ours)] == []
    assert [error.message for error in validator(name).iter_errors(YAML(typ="safe", pure=True).load(text))] == []


@pytest.mark.parametrize("path", list(readable_samples()), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_bad_samples(path: Path) -> None:
    """The schema refuses every defect that lies within a field, and no other."""
    records = [item.value for item in yaml_file.items(path.read_text("utf-8"))]
    assert validator(f"{path.parent.name}.yaml").is_valid(records) == (path.stem in UNSEEN)


def test_lesson_is_a_schema() -> None:
    """The schema of a lesson is one by the rules of its draft, and tells of each field what to write."""
    Draft202012Validator.check_schema(lesson_schema())
    found = list(fields(lesson_schema()))
    assert {field for field, _ in found} >= {*Lesson.model_fields, *View.model_fields}
    for field, part in found:
        assert part.get("description", "").endswith("."), field


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_shipped_lesson(path: Path) -> None:
    """A shipped lesson leads an editor to its schema, and fits it, as any reader of YAML 1.2 understands it."""
    text = path.read_text("utf-8")
    assert text.splitlines()[0] == "# yaml-language-server: $schema=../schema/lesson.schema.json"
    for lesson in (yaml_file.one(text).value, YAML(typ="safe", pure=True).load(text)):
        assert [error.message for error in lesson_validator().iter_errors(lesson)] == []


@pytest.mark.parametrize("path", list(readable_lessons()), ids=lambda path: path.stem)
def test_bad_lesson(path: Path) -> None:
    """The schema refuses every defect of a lesson that lies within a field, and no other."""
    lesson = yaml_file.one(path.read_text("utf-8")).value
    assert lesson_validator().is_valid(lesson) == (path.stem in UNSEEN)
