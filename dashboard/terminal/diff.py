"""The command `diff`: which records differ between two states of the data, field by field."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from dashboard.editing.changes import Change, changes
from dashboard.editing.differences import differences
from dashboard.records.items import UnreadableError
from dashboard.records.read import FILES
from dashboard.terminal.markdown import as_markdown
from dashboard.terminal.states import State, StateError, state

SAME, DIFFERENT, CANNOT = 0, 1, 2


def main(old: str, new: str | None, data: str, form: str = "markdown") -> int:
    """Print what differs, as `markdown` or `json`; give 0 where nothing does, 1 where something does, 2 if it cannot.

    Without `new` the data folder as it stands is compared.
    """
    try:
        before, after = state(old, Path(data)), state(new or data, Path(data))
        found = compared(before, after)
    except StateError as error:
        print(f"{error}.", file=sys.stderr)
        return CANNOT
    print(as_json(before.name, after.name, found) if form == "json" else as_markdown(before.name, after.name, found))
    return DIFFERENT if found else SAME


def compared(before: State, after: State) -> list[Change]:
    """The records that differ; beside a single file only the same file of the other state is looked at.

    Raise StateError where a file cannot be read.
    """
    names = [name for name in FILES if all(one.whole or name in one.texts for one in (before, after))]
    if not names:
        kinds = " and ".join(name for one in (before, after) for name in one.texts)
        raise StateError(f"{before.name} and {after.name} hold different things ({kinds})")
    return [change for name in names for change in _changes(name, before, after)]


def _changes(name: str, before: State, after: State) -> Sequence[Change]:
    old, new = before.texts.get(name, ""), after.texts.get(name, "")
    try:
        return list(changes(name, old, new)) if old != new else []
    except UnreadableError as error:
        place = f" in line {error.line}" if error.line else ""
        raise StateError(
            f"{name} of {before.name} or {after.name} cannot be compared:{place} {error.message}"
        ) from None


def as_json(old: str, new: str, found: Sequence[Change]) -> str:
    """Say in one line of JSON what differs: of each record its file, key and title, and the values before and after."""
    records = [
        {
            "file": change.file,
            "key": change.key,
            "title": change.title,
            "what": change.what,
            "differences": [asdict(one) for one in differences(change.before or {}, change.after or {})],
        }
        for change in found
    ]
    return json.dumps({"old": old, "new": new, "records": records}, ensure_ascii=False)


if __name__ == "__main__":
    sys.exit(main(**json.loads(sys.argv[1])))
