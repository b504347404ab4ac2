"""Small data folders to save to, in a git checkout and out of one, and changes to save."""

from pathlib import Path
from typing import Any

from dashboard.editing.changes import Change, Editor, records
from dashboard.editing.save import save
from dashboard.records.items import text_of
from dashboard.records.read import load
from tests.editing.checkout import ADA, BEN, KEY, checkout, git
from tests.records.builders import write_data

__all__ = ["ADA", "BEN", "KEY", "change", "contents", "errors", "git", "made", "new", "now", "retired", "saved"]


def made(place: Path, how: str, **files: Any) -> Path:
    """A data folder whose saves are kept in "git" or in "copies"."""
    place.mkdir(exist_ok=True)
    return checkout(place, **files) if how == "git" else write_data(place, **files)


def now(data: Path, key: str = KEY, file: str = "deals.yaml") -> dict[str, Any] | None:
    """A record as it stands."""
    return records(file, text_of(data / file)).get(key)


def change(data: Path, key: str = KEY, file: str = "deals.yaml", **fields: Any) -> Change:
    """A change of fields of a record as it stands."""
    was = now(data, key, file)
    assert was
    return Change(file, key, was, was | fields)


def new(data: Path, key: str, like: str = KEY, file: str = "deals.yaml", **fields: Any) -> Change:
    """A new record like another."""
    was = now(data, like, file)
    assert was
    return Change(file, key, None, was | {"id" if "id" in was else "key": key} | fields)


def retired(data: Path, key: str = KEY) -> list[Change]:
    """A record taken out of the deals, with a reason."""
    was = now(data, key)
    assert was
    return [Change("deals.yaml", key, was, None), Change("left_out.yaml", key, None, was | {"reason": "No camera."})]


def saved(data: Path, *changes: Change, who: Editor = ADA, why: str = "As the source says") -> None:
    """Save changes."""
    save(data, changes, who, why)


def errors(data: Path) -> list[str]:
    """What the check finds wrong."""
    return [str(problem) for problem in load(data).problems if problem.severity == "error"]


def contents(data: Path) -> dict[str, bytes]:
    """Each file of a data folder."""
    return {path.name: path.read_bytes() for path in data.iterdir() if path.is_file()}
