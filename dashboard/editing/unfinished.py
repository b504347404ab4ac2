"""Several files changed whole or not at all: new ones are laid ready first, and what is cut short is taken up again.

What is laid ready stands in the desk's folder `unfinished`: change.json, the files as they were in `old`, and as they
are to be in `new`. From the moment that folder is there, the change is carried out, by the next start if need be.
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
from tempfile import mkdtemp
from typing import Any

from dashboard.editing.desk import desk

SCRAP = "scrap-"  # what a desk's folder is called that nothing needs any more


class WriteError(Exception):
    """Files that could not be written, in one plain sentence; they are as they were."""


def lay_ready(folder: Path, contents: Mapping[str, bytes], about: Mapping[str, Any]) -> Path:
    """Lay new contents of files ready, by name in the order they are to be written; raise WriteError."""
    try:
        for name in contents:
            _writable(folder / name)
        place = desk(folder)
        scrap = Path(mkdtemp(prefix=SCRAP, dir=place))
        try:
            for part, held in (("old", _present(folder, contents)), ("new", contents)):
                (scrap / part).mkdir()
                for name, content in held.items():
                    _write(scrap / part / name, content, (folder / name).stat())
                _settle(scrap / part)
            states = {name: [digest(folder / name), sha256(content).hexdigest()] for name, content in contents.items()}
            _write(scrap / "change.json", json.dumps({**about, "files": states}).encode())
            _settle(scrap)
            scrap.rename(place / "unfinished")
        except BaseException:
            shutil.rmtree(scrap, ignore_errors=True)
            raise
        _settle(place)
    except OSError as error:
        raise WriteError(_plainly(error)) from None
    return place / "unfinished"


def _writable(path: Path) -> None:
    """Refuse what is meant to stay as it is, also from those whom the system lets write everything."""
    for thing, what in ((path, path.name), (path.parent, f"the folder {path.parent.name}")):
        if not thing.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
            raise WriteError(f"{what} is write-protected; ask whoever keeps this computer to allow writing")


def _present(folder: Path, names: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in names}


def _write(path: Path, content: bytes, like: os.stat_result | None = None) -> None:
    """Write a file to the disk, with the mode and the owner of another."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if like:
        path.chmod(stat.S_IMODE(like.st_mode))
        if os.name == "posix":
            with suppress(PermissionError):
                os.chown(path, like.st_uid, like.st_gid)


def _settle(folder: Path) -> None:
    """Have the disk keep the names in a folder; Windows knows no such thing."""
    if os.name == "posix":
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def digest(path: Path) -> str:
    """A file's content in one word; "" where it is not there."""
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def about(place: Path) -> dict[str, Any]:
    """Who changes what, and why; `files` gives each file's digest before and after."""
    found: dict[str, Any] = json.loads((place / "change.json").read_text("utf-8"))
    return found


def replace(folder: Path, name: str, content: bytes) -> None:
    """Put one file's new content in place of its old, whole or not at all; raise WriteError."""
    target = (folder / name).resolve()
    try:
        _writable(folder / name)
        scrap = Path(mkdtemp(prefix=SCRAP, dir=desk(folder)))
        try:
            _write(scrap / name, content, target.stat())
            (scrap / name).replace(target)
            _settle(target.parent)
        finally:
            shutil.rmtree(scrap, ignore_errors=True)
    except OSError as error:
        raise WriteError(_plainly(error)) from None


def carry_out(folder: Path, place: Path) -> None:
    """Put the new files in the place of the old; those that are there already stay. Raise WriteError."""
    _put(folder, place, "new", 1)


def take_back(folder: Path, place: Path) -> None:
    """Put the old files back in place of the new, and forget the change; raise WriteError."""
    _put(folder, place, "old", 0)
    throw_away(place)


def _put(folder: Path, place: Path, part: str, which: int) -> None:
    try:
        for name, states in about(place)["files"].items():
            target = (folder / name).resolve()
            if digest(target) != states[which]:
                (place / part / name).replace(target)
                _settle(target.parent)
    except OSError as error:
        raise WriteError(_plainly(error)) from None


def fits(folder: Path, place: Path) -> bool:
    """Whether every file is as it was, or as it is to be: nobody else has changed one."""
    return all(digest(folder / name) in states for name, states in about(place)["files"].items())


def throw_away(place: Path) -> None:
    """Let a folder of the desk go, at once as far as others see."""
    scrap = Path(mkdtemp(prefix=SCRAP, dir=place.parent))
    place.rename(scrap / place.name)
    shutil.rmtree(scrap, ignore_errors=True)


def clear(folder: Path) -> None:
    """Take away what changes cut short have left."""
    for scrap in (folder / ".desk").glob(f"{SCRAP}*"):
        shutil.rmtree(scrap, ignore_errors=True)


def _plainly(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "the disk is full; make room, then save again"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        name = Path(str(error.filename or "the folder")).name
        return f"{name} may not be written; ask whoever keeps this computer to allow it"
    return f"the files could not be written: {error.strerror or error}"
