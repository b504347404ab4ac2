"""One save in the history."""

from dataclasses import dataclass

from dashboard.editing.changes import Editor
from dashboard.records.read import FILES as EVERY_FILE

FILES = tuple(name for name in EVERY_FILE if name.endswith(".yaml"))
OUTSIDE = "Changed outside the editor's desk"  # why, of what a save found changed in the files


@dataclass(frozen=True)
class Entry:
    """Who changed which files, when and why; `when` is ISO 8601."""

    id: str
    when: str
    editor: Editor
    why: str
    files: tuple[str, ...]
