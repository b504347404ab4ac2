"""Saves as dated copies on the desk, where the data folder is in no git checkout.

Each save is a folder `history/000012 2026-11-23`: change.json, the files before it in `old` and after it in `new`.
They are counted, so that a clock set back does not upset their order.
"""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from dashboard.editing.changes import Editor
from dashboard.editing.desk import desk
from dashboard.editing.entry import FILES, OUTSIDE, Entry
from dashboard.editing.unfinished import SCRAP, digest


def keep_outside(folder: Path, names: Sequence[str], when: str) -> None:
    """Keep by itself what was changed outside the desk since the last save of each file; raise OSError."""
    last = {
        name: place / "new" / name for place in _places(folder) for name in names if (place / "new" / name).exists()
    }
    changed = [name for name, copy in last.items() if digest(copy) != digest(folder / name)]
    if changed:
        _keep(folder, {name: last[name] for name in changed}, _about(Editor("Unknown", ""), OUTSIDE, when))


def keep(folder: Path, old: Path, names: Sequence[str], who: Editor, why: str, when: str) -> None:
    """Keep the files as they are now, beside those of the folder `old`; raise OSError."""
    _keep(folder, {name: old / name for name in names}, _about(who, why, when))


def _about(who: Editor, why: str, when: str) -> dict[str, Any]:
    return {"name": who.name, "email": who.email, "why": why, "when": when}


def _keep(folder: Path, old: dict[str, Path], about: dict[str, Any]) -> None:
    scrap = Path(mkdtemp(prefix=SCRAP, dir=desk(folder)))
    try:
        for name, before in old.items():
            for part, file in (("old", before), ("new", folder / name)):
                (scrap / part).mkdir(exist_ok=True)
                shutil.copy2(file, scrap / part / name)
        (scrap / "change.json").write_text(json.dumps(about | {"files": list(old)}, ensure_ascii=False), "utf-8")
        (desk(folder) / "history").mkdir(exist_ok=True)
        scrap.rename(desk(folder) / "history" / f"{_count(folder) + 1:06} {about['when'][:10]}")
    except OSError:
        shutil.rmtree(scrap, ignore_errors=True)
        raise


def _places(folder: Path) -> list[Path]:
    """The saves, oldest first."""
    return sorted((folder / ".desk" / "history").glob("[0-9]*"))


def _count(folder: Path) -> int:
    return max((int(place.name[:6]) for place in _places(folder)), default=0)


def entries(folder: Path, most: int) -> list[Entry]:
    """The last saves, newest first."""
    return [_entry(place) for place in reversed(_places(folder)[-most:])]


def _entry(place: Path) -> Entry:
    about = json.loads((place / "change.json").read_text("utf-8"))
    names = tuple(name for name in FILES if name in about["files"])
    return Entry(place.name, about["when"], Editor(about["name"], about["email"]), about["why"], names)


def text(folder: Path, entry: str, name: str, before: bool) -> str:
    """A file as a save left it, or as it was before."""
    return (folder / ".desk" / "history" / entry / ("old" if before else "new") / name).read_text("utf-8-sig")
