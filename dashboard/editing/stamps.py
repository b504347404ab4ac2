"""A short name for a record's state, by which a downloaded sheet tells what a record was when it was taken."""

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from dashboard.editing import history
from dashboard.editing.changes import Fields

# Letters alone: a spreadsheet takes 12345e678901 for a number.
_LETTERS = str.maketrans("0123456789", "ghijklmnop")


def stamp(fields: Fields) -> str:
    """The state of a record, given as `plain` gives it, in 12 letters; any other state has another."""
    text = json.dumps(fields, sort_keys=True)
    return sha256(text.encode()).hexdigest()[:12].translate(_LETTERS)


def stamped(folder: Path, stamps: Mapping[str, str]) -> dict[str, Fields]:
    """The records by key as they were when they had these stamps, as far as the history knows."""
    found: dict[str, Fields] = {}
    for entry in history.entries(folder):
        if found.keys() == stamps.keys():
            break
        for change in history.changed(folder, entry):
            for fields in (change.after, change.before):
                if fields and stamps.get(change.key) == stamp(fields):
                    found[change.key] = fields
    return found
