"""Small data folders to save to, in a git checkout and out of one, and changes to save."""

import subprocess
from pathlib import Path
from typing import Any

from dashboard.editing.changes import Change, Editor, records
from dashboard.editing.save import save
from dashboard.records.items import text_of
from dashboard.records.read import load
from tests.records.builders import write_data

ADA, BOB = Editor("Ada", "ada@example.org"), Editor("Bob", "bob@example.org")
DEAL = "ken-huawei-2014"


def git(place: Path, *words: str) -> str:
    """Run git in a folder, as Mary."""
    who = ["-c", "user.name=Mary", "-c", "user.email=mary@example.org"]
    return subprocess.run(["git", *who, *words], cwd=place, check=True, capture_output=True, text=True).stdout


def made(place: Path, how: str, **files: Any) -> Path:
    """A data folder whose saves are kept in "git" or in "copies"."""
    place.mkdir(exist_ok=True)
    data = write_data(place, **files)
    if how == "git":
        git(place, "init", "--quiet")
        for name, value in (("name", "Mary"), ("email", "mary@example.org")):
            git(place, "config", f"user.{name}", value)
        git(place, "add", "--all")
        git(place, "commit", "--quiet", "--message=First")
    return data


def now(data: Path, key: str = DEAL, file: str = "deals.yaml") -> dict[str, Any] | None:
    """A record as it stands."""
    return records(file, text_of(data / file)).get(key)


def change(data: Path, key: str = DEAL, file: str = "deals.yaml", **fields: Any) -> Change:
    """A change of fields of a record as it stands."""
    was = now(data, key, file)
    assert was
    return Change(file, key, was, was | fields)


def new(data: Path, key: str, like: str = DEAL, file: str = "deals.yaml", **fields: Any) -> Change:
    """A new record like another."""
    was = now(data, like, file)
    assert was
    return Change(file, key, None, was | {"id" if "id" in was else "key": key} | fields)


def retired(data: Path, key: str = DEAL) -> list[Change]:
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
