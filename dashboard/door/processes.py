"""Child processes: a clean environment for them, a watch over them, an orderly end."""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]


class PlainError(Exception):
    """What stands in the way, in words that say what to do; shown without a traceback."""


def child_env(**extra: str) -> dict[str, str]:
    """Give the environment for a child that must see `.venv` alone, whatever this shell has left over."""
    leftovers = {"PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "__PYVENV_LAUNCHER__", "PIP_TARGET", "PIP_PREFIX"}
    kept = {name: value for name, value in os.environ.items() if name not in leftovers}
    return {**kept, "PIP_USER": "0", "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1", **extra}


@contextlib.contextmanager
def put_off() -> Iterator[list[int]]:
    """Keep requests to stop from cutting into the block; give those that came meanwhile."""
    came: list[int] = []
    signals = (signal.SIGINT, signal.SIGTERM)
    before = {number: signal.signal(number, lambda number, _: came.append(number)) for number in signals}
    try:
        yield came
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def wait(child: subprocess.Popen[bytes], seconds: float) -> bool:
    """Wait for a child's end, at most so many seconds; say whether it has ended."""
    try:
        child.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        return False
    return True


def stop(child: subprocess.Popen[bytes], patience: float = 0) -> None:
    """End a child: after so many seconds ask, three seconds later insist. A second Ctrl-C changes nothing."""
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, signal.SIG_IGN)
    if not wait(child, patience):
        child.terminate()
    if not wait(child, 3):
        child.kill()
        child.wait()


def stop_family(child: subprocess.Popen[bytes]) -> None:
    """End a child that leads a session of its own, with all that it has started."""
    if sys.platform == "win32":
        stop(child)
        return
    os.killpg(child.pid, signal.SIGINT)
    stop(child, patience=2)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)


def call(command: list[str], env: dict[str, str], answers_ctrl_c: bool = False) -> int:
    """Run a command in the project's folder and in the open; give its exit code, also the one it answers a Ctrl-C with.

    Raises KeyboardInterrupt where a command does not answer a Ctrl-C itself.
    """
    with subprocess.Popen(command, cwd=ROOT, env=env) as child:
        try:
            return child.wait()
        except KeyboardInterrupt:
            stop(child, patience=2)  # the child heard the Ctrl-C as well and may be tidying up
            if answers_ctrl_c and child.returncode >= 0:
                return child.returncode
            raise


def watch(command: list[str], look: Callable[[str], None]) -> tuple[int, str]:
    """Run a command, handing its output so far to `look` as it grows; give its exit code and all its output."""
    # To a file and not a pipe: reading never blocks, and other things can be looked at between two reads.
    with TemporaryDirectory() as folder, (Path(folder) / "log").open("wb") as log:

        def said() -> str:
            return Path(log.name).read_text("utf-8", errors="replace")

        # close_fds=False hands the set-up lock on: should we be killed, it stays shut until the child ends as well.
        # A session of its own lets the child be ended together with all that it has started.
        child = subprocess.Popen(
            command,
            cwd=ROOT,
            env=child_env(),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            close_fds=False,
            start_new_session=True,
        )
        try:
            while not wait(child, 0.2):
                look(said())
        except BaseException:
            stop_family(child)
            raise
        look(said())
        return child.returncode, said()
