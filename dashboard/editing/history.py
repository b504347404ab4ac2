"""Who changed what, when and why: from git where the data folder is in a checkout, else from dated copies."""

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from shutil import disk_usage

from dashboard.editing import copies, git
from dashboard.editing.changes import Change, Editor, changes
from dashboard.editing.entry import Entry
from dashboard.editing.unfinished import about, plainly, throw_away
from dashboard.records.items import UnreadableError

MOST = 200  # entries that are looked through
LITTLE = 2**20  # bytes of room on the disk with which git fails in many words, not all of which say why
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
        raise HistoryError(_sentence(folder, error)) from None


def keep(folder: Path, place: Path) -> None:
    """Enter a save that was laid ready at `place` and carried out; its place goes. Raise HistoryError."""
    try:
        if git.tracked(folder):
            said = about(place)
            git.keep(folder, list(said["files"]), Editor(said["name"], said["email"]), said["why"])
            throw_away(place)
        else:
            copies.keep(folder, place)
    except (git.GitError, OSError) as error:
        raise HistoryError(_sentence(folder, error)) from None


def _sentence(folder: Path, error: Exception) -> str:
    if isinstance(error, OSError):
        return plainly(error)
    said = str(error)
    if lock := re.search(r"'([^']+\.lock)': File exists", said):
        return (
            "git is busy in this folder, or was stopped in the middle of something; if no git is at work here, "
            f"delete the file {lock[1]}, then save again"
        )
    if "partial commit" in said:
        return "git is in the middle of a merge in this folder; finish it or break it off, then save again"
    if re.search("No space left|Out of diskspace|quota exceeded", said) or disk_usage(folder).free < LITTLE:
        return "the disk is full; make room, then save again"
    return f"git could not take the change: {said}"


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
