"""A small data folder in a git checkout, or in none, and saves made in it as the desk makes them."""

import subprocess
from pathlib import Path
from typing import Any

from dashboard.editing.changes import Change, Editor, plain
from dashboard.editing.save import save
from dashboard.editing.versions import present
from tests.records.builders import write_data

ADA = Editor("Ada Lovelace", "ada@example.org")
BEN = Editor("Ben Okafor", "ben@example.org")
KEY = "ken-huawei-2014"


def checkout(folder: Path, **files: Any) -> Path:
    """The small valid data folder, or another as for write_data(), committed."""
    data = write_data(folder, **files)
    git(folder, "init", "--quiet")
    git(folder, "config", "user.name", "Seed")
    git(folder, "config", "user.email", "seed@example.org")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "The records as collected\n\nAnd how that was done.")
    return data


def git(folder: Path, *words: str) -> str:
    """What git says."""
    return subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, encoding="utf-8").stdout


def correct(data: Path, why: str, who: Editor = ADA, key: str = KEY, file: str = "deals.yaml", **fields: Any) -> None:
    """Save a record with other values."""
    before = present(data, file, key)
    assert before is not None
    save(data, [Change(file, key, before, plain(file, {**before, **fields}))], who, why)


def leave_out(data: Path, why: str, key: str = KEY) -> None:
    """Move a deal to the records left out."""
    before = present(data, "deals.yaml", key)
    assert before is not None
    moved = plain("left_out.yaml", {**before, "reason": "Doubtful after all."})
    save(data, [Change("deals.yaml", key, before, None), Change("left_out.yaml", key, None, moved)], BEN, why)
