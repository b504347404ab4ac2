"""Several files changed whole or not at all: new ones are laid ready first, and what is cut short is taken up again.

What is laid ready stands in the desk's folder `unfinished`: change.json, the files as they were in `old`, as they are
to be in `new`, and in `ready` what only has to be moved. From the moment that folder is there the change is carried
out, by the next start if need be; from the moment it is called `undone` it is taken back. Both only rename files, which
needs no room on the disk, and both can be begun again at any point.
"""

import errno
import json
import os
import shutil
import stat
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from typing import Any

from dashboard.editing.desk import desk

SCRAP = "scrap-"  # what a desk's folder is called that nothing needs, or nothing needs yet
UNFINISHED, UNDONE = "unfinished", "undone"
Contents = Mapping[str, bytes]  # of files, by name


class WriteError(Exception):
    """Files that could not be written, in one plain sentence."""


def laid(folder: Path, parts: Mapping[str, Contents], about: Mapping[str, Any]) -> Path:
    """Write a change safely to the disk, as a folder of the desk that is still to get its name; raise OSError.

    `parts` are the contents of files by the folder they go to, and the name of the data file they are like.
    """
    scrap = desk(folder) / f"{SCRAP}{token_hex(4)}"
    try:
        scrap.mkdir()
        for part, contents in parts.items():
            (scrap / part).mkdir()
            for name, content in contents.items():
                _write(scrap / part / name, content, (folder / name).stat())
            _settle(scrap / part)
        _write(scrap / "change.json", json.dumps(about).encode())
        _settle(scrap)
    except BaseException:
        shutil.rmtree(scrap, ignore_errors=True)
        raise
    return scrap


def lay_ready(folder: Path, old: Contents, new: Contents, about: Mapping[str, Any]) -> Path:
    """Lay new contents of files ready, in the order they are to be written; raise WriteError."""
    try:
        for name in new:
            _may_be_replaced(folder / name, desk(folder))
        digests = {name: [_digest(old[name]), _digest(content)] for name, content in new.items()}
        scrap = laid(folder, {"old": old, "new": new, "ready": new}, {**about, "files": digests})
        return scrap.rename(scrap.with_name(UNFINISHED))
    except OSError as error:
        raise WriteError(plainly(error)) from None


def _may_be_replaced(path: Path, desk: Path) -> None:
    """Refuse what is meant to stay as it is, also where the system lets everything be written."""
    target = path.resolve()
    for thing, what in ((target, path.name), (target.parent, f"the folder {target.parent.name}")):
        meant = thing.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
        if not meant or not os.access(thing, os.W_OK):
            raise WriteError(f"{what} is write-protected; ask whoever keeps this computer to allow writing")
    if target.stat().st_dev != desk.stat().st_dev:
        raise WriteError(f"{path.name} is a link to another disk, where it cannot be replaced whole")


def _write(path: Path, content: bytes, like: os.stat_result | None = None) -> None:
    """Write a file to the disk, with the mode and the owner of another."""
    with path.open("wb") as file:
        file.write(content)
        if like:
            if os.name == "posix":
                with suppress(PermissionError):
                    os.chown(path, like.st_uid, like.st_gid)
            path.chmod(stat.S_IMODE(like.st_mode))
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """Have the disk keep the names in a folder; Windows knows no such thing."""
    if os.name == "posix":
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def digest(path: Path) -> str:
    """A file's content in one word; "" where it is not there."""
    return _digest(path.read_bytes()) if path.is_file() else ""


def about(place: Path) -> dict[str, Any]:
    """Who changes what, and why; `files` gives each file's digest before and after."""
    found: dict[str, Any] = json.loads((place / "change.json").read_text("utf-8"))
    return found


def replace(folder: Path, name: str, old: bytes, new: bytes) -> None:
    """Put one file's new content in place of its old, whole or not at all; raise WriteError."""
    try:
        _may_be_replaced(folder / name, desk(folder))
        scrap = laid(folder, {"ready": {name: new}}, {})
        try:
            _step(folder, scrap, name, _digest(old), _digest(new))
        finally:
            shutil.rmtree(scrap, ignore_errors=True)
    except OSError as error:
        raise WriteError(plainly(error)) from None


def carry_out(folder: Path, place: Path) -> None:
    """Put the new files in the place of the old; those that are there already stay. Raise WriteError."""
    try:
        _settle(place.parent)
        for name, (old, new) in about(place)["files"].items():
            _step(folder, place, name, old, new)
    except OSError as error:
        raise WriteError(plainly(error)) from None


def _step(folder: Path, place: Path, name: str, old: str, new: str) -> None:
    """Put one file that is laid ready in its place, unless it is there or another than the old one is."""
    if (now := digest(folder / name)) == old != new:
        _move(place / "ready" / name, folder / name)
    elif now != new:
        raise WriteError(f"another program changed {name} at this moment; save again")


def take_back(folder: Path, place: Path) -> None:
    """Put the old files back in the place of the new, and forget the change; raise WriteError."""
    try:
        place = place.rename(place.with_name(UNDONE))
        _settle(place.parent)
        for name, (old, new) in about(place)["files"].items():
            if digest(folder / name) == new != old:
                _move(place / "old" / name, folder / name)
    except OSError as error:
        raise WriteError(plainly(error)) from None
    throw_away(place)


def _move(ready: Path, path: Path) -> None:
    target = path.resolve()
    ready.replace(target)
    _settle(target.parent)


def found(folder: Path) -> list[Path]:
    """What was cut short: at most one change, to be carried out or taken back."""
    return [place for name in (UNFINISHED, UNDONE) if (place := folder / ".desk" / name).is_dir()]


def fits(folder: Path, place: Path) -> bool:
    """Whether every file is as it was, or as it is to be: nobody else has changed one."""
    return all(digest(folder / name) in states for name, states in about(place)["files"].items())


def throw_away(place: Path) -> None:
    """Let a folder of the desk go, at once as far as others see; what cannot be deleted is left to `clear`."""
    with suppress(OSError):
        shutil.rmtree(place.rename(place.with_name(f"{SCRAP}{token_hex(4)}")), ignore_errors=True)


def clear(folder: Path) -> None:
    """Take away what changes cut short have left."""
    for scrap in (folder / ".desk").glob(f"{SCRAP}*"):
        shutil.rmtree(scrap, ignore_errors=True)


def plainly(error: OSError) -> str:
    """Why something could not be written, and what to do."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return "the disk is full; make room, then save again"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        name = Path(str(error.filename or "the folder")).name
        return f"{name} may not be written; ask whoever keeps this computer to allow it"
    return f"the files could not be written: {error.strerror or error}"
