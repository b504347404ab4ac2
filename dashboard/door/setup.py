"""Set-up: `.venv` beside the README, holding exactly the versions the requirements files name."""

import errno
import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from dashboard.door.packages import explain, install
from dashboard.door.processes import ROOT, PlainError, watch

VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "set-up.json"
LOCK = ROOT / ".venv.lock"

APP = ("requirements.txt",)
TESTS = ("requirements.txt", "requirements-dev.txt")


def ensure(files: tuple[str, ...]) -> None:
    """Make `.venv` hold what these requirements files pin; quick when it does already."""
    try:
        if not ready(files):
            with alone():
                if not ready(files):
                    set_up(files)
    except OSError as error:
        raise PlainError(explain(str(error), f"Set-up failed: {error}.")) from error


def ready(files: tuple[str, ...]) -> bool:
    """Say whether the last set-up was finished, with these pins, and its Python still starts."""
    stamp = read_stamp()
    return pins(files).items() <= stamp.items() and stamp.get("python") == python_behind()


def pins(files: tuple[str, ...]) -> dict[str, str]:
    """Give each requirements file's name with the hash of its content."""
    return {name: hashlib.sha256((ROOT / name).read_bytes()).hexdigest() for name in files}


def read_stamp() -> dict[str, str]:
    """Give what the last finished set-up left: the version of Python and the pins; empty if there was none."""
    try:
        stamp = json.loads(STAMP.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def python_behind() -> str:
    """Give the version of the Python in `.venv`, empty when it does not start: moved away, upgraded, half made."""
    ask = [str(PYTHON), "-I", "-S", "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
    try:
        return subprocess.run(ask, capture_output=True, text=True, check=False).stdout.strip()
    except OSError:
        return ""


def set_up(files: tuple[str, ...]) -> None:
    """Make `.venv` if it must be made, install the pins, and leave the stamp last of all."""
    old = read_stamp()
    print(reason(old, files))
    STAMP.unlink(missing_ok=True)  # from here on a set-up cut short is seen as one
    if not old or old.get("python") != python_behind():
        old = {}
        make_venv()
    install(PYTHON, files[-1])
    draft = STAMP.with_suffix(".draft")
    draft.write_text(json.dumps({**old, **pins(files), "python": python_behind()}), "utf-8")
    draft.replace(STAMP)
    print("Set-up done.")


def reason(old: dict[str, str], files: tuple[str, ...]) -> str:
    """Say why there is something to set up."""
    if not VENV.exists():
        return f"First start: setting up in {VENV} (once; about a minute)."
    if not old:
        return "The last set-up was not finished: making .venv anew."
    if old.get("python") != python_behind():
        return "The Python behind .venv is gone or has changed: making .venv anew."
    changed = [name for name, pinned in pins(files).items() if old.get(name) != pinned]
    verb = "have changed" if all(name in old for name in changed) else "are not installed yet"
    return f"The versions in {' and '.join(changed)} {verb}: installing them."


def make_venv() -> None:
    """Make an empty `.venv` with this machine's own Python."""
    try:
        import ensurepip
        import venv

        del ensurepip, venv
    except ImportError as error:
        raise PlainError(
            "This Python cannot make a virtual environment. On Debian or Ubuntu: sudo apt install python3-venv; "
            "elsewhere install Python from python.org. Then start again."
        ) from error
    print("  making the virtual environment")
    # Not sys.executable: that may be the very Python inside the .venv that is about to be replaced.
    own = getattr(sys, "_base_executable", sys.executable)
    code, output = watch([own, "-m", "venv", "--clear", str(VENV)], lambda output: None)
    if code:
        raise PlainError(explain(output, f"Python could not make {VENV}: delete that folder, then start again."))


@contextmanager
def alone() -> Iterator[None]:
    """Let one set-up run at a time. The system drops the lock when its holder ends, however it ends."""
    with LOCK.open("a") as file:
        if not locked(file):
            print("Another start is setting up this folder: waiting for it to finish.")
            while not locked(file):
                time.sleep(0.2)
        os.set_inheritable(file.fileno(), True)
        yield


def locked(file: IO[str]) -> bool:
    """Try to take the lock; say whether it is ours now."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno not in (errno.EAGAIN, errno.EACCES, errno.EDEADLK):
            raise
        return False
    return True
