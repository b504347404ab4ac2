"""Who changed what, when and why: from git where the data folder is in a checkout, else from dated copies."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from dashboard.editing import copies, git
from dashboard.editing.changes import Change, Editor, changes
from dashboard.editing.entry import Entry
from dashboard.records.items import UnreadableError

MOST = 200  # entries that are looked through
RECENT = 20  # entries among which somebody's change of just now is


class HistoryError(Exception):
    """A save that could not be entered in the history, in one plain sentence."""


def keep_outside(folder: Path, names: Sequence[str], when: str) -> None:
    """Enter by itself what was changed in the files outside the desk; raise HistoryError."""
    try:
        if git.tracked(folder):
            git.keep_outside(folder, names)
        else:
            copies.keep_outside(folder, names, when)
    except (git.GitError, OSError) as error:
        raise HistoryError(_sentence(error)) from None


def keep(folder: Path, old: Path, names: Sequence[str], who: Editor, why: str, when: str) -> None:
    """Enter a save: the files as they are now, those in the folder `old` as they were; raise HistoryError."""
    try:
        if git.tracked(folder):
            git.keep(folder, names, who, why)
        else:
            copies.keep(folder, old, names, who, why, when)
    except (git.GitError, OSError) as error:
        raise HistoryError(_sentence(error)) from None


def _sentence(error: Exception) -> str:
    if "index.lock" in str(error):
        return (
            "git is busy in this folder, or was stopped in the middle of something: its file .git/index.lock is there"
        )
    who = "git could not take the change" if isinstance(error, git.GitError) else "no copy could be kept"
    return f"{who}: {error}"


def entries(folder: Path, most: int = MOST) -> list[Entry]:
    """The last saves, newest first; none where there is no history yet."""
    try:
        return git.entries(folder, most) if git.tracked(folder) else copies.entries(folder, most)
    except git.GitError:
        return []


def changed(folder: Path, entry: Entry) -> list[Change]:
    """What a save changed, record by record."""
    return list(_changed(folder, entry, git.tracked(folder)))


@lru_cache(maxsize=2 * MOST)
def _changed(folder: Path, entry: Entry, in_git: bool) -> tuple[Change, ...]:
    text = git.text if in_git else copies.text
    found: list[Change] = []
    for name in entry.files:
        try:
            found += changes(name, text(folder, entry.id, name, True), text(folder, entry.id, name, False))
        except UnreadableError:  # as it stood in between, in a text editor
            continue
    return tuple(found)


def versions(folder: Path, file: str, key: str, most: int = MOST) -> list[tuple[Entry, Change]]:
    """Those of the last saves that changed one record, newest first."""
    in_git = git.tracked(folder)
    return [
        (entry, change)
        for entry in entries(folder, most)
        if file in entry.files
        for change in _changed(folder, entry, in_git)
        if (change.file, change.key) == (file, key)
    ]


def last_change(folder: Path, file: str, key: str) -> Entry | None:
    """The latest save that changed a record; None where it is not among the last."""
    for entry in entries(folder, RECENT):
        if file in entry.files and any((change.file, change.key) == (file, key) for change in changed(folder, entry)):
            return entry
    return None
