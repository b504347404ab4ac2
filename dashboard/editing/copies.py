"""Saves as dated copies on the desk, where the data folder is in no git checkout.

Each save is a folder `history/000012 2026-11-23`: change.json, the files before it in `old` and after it in `new`.
They are counted, so that a clock set back does not upset their order.
"""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from dashboard.editing.changes import Editor
from dashboard.editing.desk import desk
from dashboard.editing.entry import FILES, OUTSIDE, Entry
from dashboard.editing.unfinished import about, digest, laid


def keep_outside(folder: Path, names: Sequence[str], when: str) -> None:
    """Keep by itself what was changed outside the desk since the last save of each file; raise OSError."""
    last = {
        name: place / "new" / name for place in _places(folder) for name in names if (place / "new" / name).exists()
    }
    changed = [name for name, copy in last.items() if digest(copy) != digest(folder / name)]
    if changed:
        old = {name: last[name].read_bytes() for name in changed}
        new = {name: (folder / name).read_bytes() for name in changed}
        said = {"name": "Unknown", "email": "", "why": OUTSIDE, "when": when, "files": changed}
        keep(folder, laid(folder, {"old": old, "new": new}, said))


def keep(folder: Path, place: Path) -> None:
    """Make a change laid on the desk the last one of the history, in one step; raise OSError."""
    history = desk(folder) / "history"
    history.mkdir(exist_ok=True)
    with suppress(OSError):
        (place / "ready").rmdir()
    place.rename(history / f"{_count(folder) + 1:06} {about(place)['when'][:10]}")


def _places(folder: Path) -> list[Path]:
    """The saves, oldest first."""
    return sorted((folder / ".desk" / "history").glob("[0-9]*"))


def _count(folder: Path) -> int:
    return max((int(place.name[:6]) for place in _places(folder)), default=0)


def entries(folder: Path, most: int) -> list[Entry]:
    """The last saves, newest first."""
    return [_entry(place) for place in reversed(_places(folder)[-most:])]


def _entry(place: Path) -> Entry:
    said = about(place)
    names = tuple(name for name in FILES if name in said["files"])
    return Entry(place.name, said["when"], Editor(said["name"], said["email"]), said["why"], names)


def text(folder: Path, entry: str, name: str, before: bool) -> str:
    """A file as a save left it, or as it was before."""
    return (folder / ".desk" / "history" / entry / ("old" if before else "new") / name).read_text("utf-8-sig")
