"""A save killed at any point: each file is the old or the new one, all fit together, and the next save works."""

import itertools
import os
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from secrets import SystemRandom

import pytest

from dashboard.editing import git as own_git
from dashboard.editing import history
from dashboard.editing.changes import Change
from dashboard.editing.save import SaveError, preview, take_up
from tests.editing.saving import ADA, change, contents, errors, git, made, new, retired, saved

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no SIGKILL")

SAVES: dict[str, Callable[[Path], list[Change]]] = {
    "one record": lambda data: [change(data, title="Cameras in Nairobi", summary="Cameras.")],
    "a firm and its deal": lambda data: [
        new(data, "dahua", "huawei", "suppliers.yaml", name="Dahua", aliases=[]),
        new(data, "nam-dahua-2019", country="NAM", suppliers=["dahua"]),
    ],
    "left out": retired,
}
STEPS = ("open", "os.chmod", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "subprocess.Popen")


@contextmanager
def child(work: Callable[[], None]) -> Iterator[int]:
    """A process like this one that does the work."""
    if not (number := os.fork()):
        status = 1
        try:
            work()
            status = 0
        finally:
            os._exit(status)
    yield number
    with suppress(ChildProcessError):
        os.waitpid(number, 0)


def family(number: int) -> list[int]:
    """A process and those it has started."""
    try:
        names = Path(f"/proc/{number}/task/{number}/children").read_text().split()
    except OSError:
        names = []
    return [number, *(found for name in names for found in family(int(name)))]


def kill(number: int, whole_family: bool) -> None:
    """Kill a process, with all that it has started or without."""
    os.kill(number, signal.SIGSTOP)
    for found in family(number) if whole_family else [number]:
        os.kill(found, signal.SIGKILL)


def prove(data: Path, changes: list[Change], interrupt: Callable[[], None]) -> list[Change]:
    """Interrupt a save of changes; see that nothing is wrong then, and that they are or can be saved."""
    saves, before = len(history.entries(data)), contents(data)
    after = before | {name: text.encode() for name, (_, text) in preview(data, changes).items()}
    interrupt()
    assert as_told(lambda: take_up(data)) == ""
    landed = contents(data) == after
    assert landed or contents(data) == before
    complete(data, saves + landed)
    as_told(lambda: saved(data, *changes, why="Cut short"))
    assert contents(data) == after
    assert {path.name for path in data.glob(".desk/*")} <= {".gitignore", "lock", "history"}
    return [one.undone for one in reversed(changes)]


def as_told(work: Callable[[], object]) -> object:
    """Do something; where a killed git has left a lock, do what the message says, and then again."""
    for _ in range(5):
        try:
            return work()
        except SaveError as error:
            lock = re.search(r"if no git is at work here, delete the file (\S+\.lock), then save again", str(error))
            assert lock, error
            Path(lock[1]).unlink()
    raise AssertionError("the message does not help")


def complete(data: Path, saves: int) -> None:
    """The data is right, and the history knows each save once, the last as the files are."""
    assert errors(data) == []
    entries = history.entries(data)
    assert len(entries) == saves
    if (data.parent / ".git").exists():
        assert git(data, "status", "--porcelain") == ""
    for name in dict.fromkeys(name for entry in entries for name in entry.files):
        last = next(entry for entry in entries if name in entry.files)
        assert (last.editor, last.why) in ((ADA, "Cut short"), last.id == entries[-1].id and (last.editor, last.why))
        text = own_git.text if own_git.tracked(data) else history.copies.text
        assert text(data, last.id, name, False).encode() == contents(data)[name]


def duration(data: Path, changes: list[Change]) -> float:
    """How long a save takes, in seconds."""
    start = time.monotonic()
    saved(data, *changes, why="Cut short")
    taken = time.monotonic() - start
    saved(data, *[one.undone for one in reversed(changes)], why="Cut short")
    return taken


@pytest.mark.parametrize("what", SAVES)
@pytest.mark.parametrize(("how", "points"), [("git", 16), ("copies", 51)])
def test_at_a_random_moment(how: str, points: int, what: str, in_memory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two hundred times in all; with git, every second time the git of the save is killed too."""
    monkeypatch.setattr(own_git, "PATIENCE", 0.2)
    data = made(in_memory, how)
    changes = SAVES[what](data)
    longest = duration(data, changes) * 1.1
    killed = itertools.count()

    def interrupt() -> None:
        with child(lambda: saved(data, *changes, why="Cut short")) as number:
            time.sleep(SystemRandom().uniform(0, longest))
            kill(number, whole_family=bool(next(killed) % 2))

    for _ in range(points):
        changes = prove(data, changes, interrupt)


@pytest.mark.parametrize(
    ("how", "what"), [("git", "a firm and its deal"), ("copies", "left out"), ("merge", "one record")]
)
def test_at_each_step(how: str, what: str, in_memory: Path) -> None:
    """Before each file is written, settled, renamed or deleted, and each program started; in a merge, also while the
    save that git refuses is taken back."""
    data = made(in_memory, "copies" if how == "copies" else "git")
    changes = SAVES[what](data)
    merge = in_memory / ".git" / "MERGE_HEAD"
    ended, step = False, 0

    def save_to_step() -> None:
        left = iter(range(step, -1, -1))

        def count(event: str, args: tuple[object, ...]) -> None:
            if event in STEPS and args[1:2] not in (("r",), ("rb",)) and next(left) == 0:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        with suppress(SaveError) if how == "merge" else nullcontext():
            saved(data, *changes, why="Cut short")

    def interrupt() -> None:
        nonlocal ended
        if how == "merge":
            merge.write_text(git(data, "rev-parse", "HEAD"))
        with child(save_to_step) as number:
            ended = os.waitstatus_to_exitcode(os.waitpid(number, 0)[1]) == 0
        merge.unlink(missing_ok=True)

    while not ended:
        changes = prove(data, changes, interrupt)
        step += 1
    assert step > 30
