"""What hinders a save ends in a plain sentence, with every file as it was; and the next save works."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from filelock import FileLock

from dashboard.editing import git as own_git
from dashboard.editing import history, save, unfinished
from dashboard.editing.changes import Editor
from dashboard.editing.entry import OUTSIDE
from dashboard.editing.save import ClashError, SaveError, take_up
from tests.editing.saving import ADA, BEN, change, contents, errors, git, made, new, now, saved

BOTH = pytest.mark.parametrize("how", ["git", "copies"])
POSIX = pytest.mark.skipif(os.name == "nt", reason="this system has nothing of the kind")
FULL = "Not saved: the disk is full; make room, then save again."


def refused(data: Path, said: str) -> None:
    """See that a save is refused with these words and changes nothing."""
    before = contents(data)
    with pytest.raises(SaveError, match=said):
        saved(data, change(data, title="Refused"))
    assert contents(data) == before
    assert {path.name for path in data.glob(".desk/*")} <= {".gitignore", "lock", "history"}


def works(data: Path) -> None:
    """See that a save works, and that nothing is left to take up or to commit."""
    saved(data, change(data, title="Landed"))
    assert now(data)["title"] == "Landed"  # type: ignore[index]
    assert history.entries(data)[0].editor == ADA
    assert take_up(data) == ""
    assert not own_git.tracked(data) or git(data, "status", "--porcelain") == ""


# Disk full


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes; most systems let only their keeper make one."""
    place = tmp_path / "disk"
    place.mkdir()
    asked = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", place]
    if os.name == "nt" or not shutil.which("mount") or subprocess.run(asked, capture_output=True).returncode:
        pytest.skip("no disk may be mounted here")
    yield place
    subprocess.run(["umount", "--lazy", place], check=True)


@contextmanager
def filled(disk: Path, free: int) -> Iterator[None]:
    """Fill a disk up to so many blocks."""
    filler = disk / "filler"
    room = os.statvfs(disk)
    with filler.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max((room.f_bavail - free) * room.f_frsize, 1))
    yield
    filler.unlink()


@BOTH
def test_disk_full(how: str, small_disk: Path) -> None:
    """At each step of a save, from the lock to the copy or the commit: one block more is left each time."""
    data = made(small_disk / "checkout", how)
    before, free = contents(data), 0
    while True:
        with filled(small_disk, free):
            try:
                saved(data, change(data, title=f"Title {free}"), new(data, f"ken-{free}", signed=None))
                break
            except SaveError as error:
                assert str(error) == FULL
                assert contents(data) == before
        assert take_up(data) == ""
        assert how == "copies" or git(data, "status", "--porcelain") == ""
        free += 1
    assert free >= 4
    assert errors(data) == []
    works(data)


@POSIX
@pytest.mark.parametrize("most", [0, 20, 150, 300, 1000])
def test_file_too_large(most: int, tmp_path: Path) -> None:
    """The same where the system limits what a process may write: none of the files is cut off."""
    data = made(tmp_path, "copies")
    before = contents(data)
    lines = [
        "import resource",
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, {most}))",
        "from pathlib import Path",
        "from tests.editing.test_save_faults import *",
        f"refused(Path({str(data)!r}), FULL)",
    ]
    done = subprocess.run([sys.executable, "-Bc", "\n".join(lines)], capture_output=True, text=True)
    assert not done.returncode, done.stderr
    assert contents(data) == before
    works(data)


# Write-protected


@POSIX
@BOTH
@pytest.mark.parametrize(("name", "said"), [("deals.yaml", "deals.yaml is"), ("", "the folder data is")])
def test_write_protected(name: str, said: str, how: str, tmp_path: Path) -> None:
    """Mode bits count, also for those whom the system lets write everything."""
    data = made(tmp_path, how)
    mode = (data / name).stat().st_mode
    (data / ".desk").mkdir()
    (data / name).chmod(0o555)
    refused(data, f"Not saved: {said} write-protected; ask whoever keeps this computer to allow writing.")
    (data / name).chmod(mode)
    works(data)


@POSIX
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only the keeper can become another")
def test_of_another_owner(in_memory: Path) -> None:
    """A file that belongs to somebody else is not replaced, though the folder would allow it."""
    data = made(in_memory, "copies")
    in_memory.chmod(0o755)
    data.chmod(0o777)
    script = f"""
import os
from pathlib import Path
from dashboard.editing.save import preview
from tests.editing.test_save_faults import *
data = Path({str(data)!r})
preview(data, [change(data, title="All that Python needs is read now")])
os.setuid(65534)
refused(data, "Not saved: deals.yaml is write-protected; ask whoever")
"""
    done = subprocess.run([sys.executable, "-Bc", script], capture_output=True, text=True)
    assert not done.returncode, done.stderr


# Locks


@POSIX
def test_lock_of_a_dead_process(tmp_path: Path) -> None:
    """The lock of a process that has died holds nobody up."""
    data = made(tmp_path, "copies")
    works(data)
    dies = (
        f"import filelock, os; filelock.FileLock({str(data / '.desk' / 'lock')!r}).acquire(); os.kill(os.getpid(), 9)"
    )
    assert subprocess.run([sys.executable, "-c", dies]).returncode == -9
    start = time.monotonic()
    works(data)
    assert time.monotonic() - start < 5


def test_lock_of_a_live_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another save runs, a save waits; not for ever."""
    data = made(tmp_path, "copies")
    works(data)
    monkeypatch.setattr(save, "PATIENCE", 0.3)
    with FileLock(data / ".desk" / "lock"):
        refused(data, "Not saved: other saves have been running for 0.3 seconds. Try again.")
    works(data)


@POSIX
def test_git_outlives_its_save(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A git whose save was killed keeps the lock until it has ended: it commits what that save was to commit."""
    data = made(tmp_path, "git")
    slow_git(tmp_path, monkeypatch)
    with subprocess.Popen(saving(data)) as process:
        wait_for(tmp_path / ".git" / "started")
        process.kill()
    monkeypatch.setattr(save, "PATIENCE", 0.2)
    with pytest.raises(SaveError, match="other saves have been running"):
        take_up(data)
    monkeypatch.setattr(save, "PATIENCE", 30)
    works(data)
    assert [
        change.differences()[0][2] for entry in history.entries(data)[:2] for change in history.changed(data, entry)
    ] == [
        "Landed",
        "Killed",
    ]


@POSIX
def test_stopped_from_the_keyboard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who stops a save with Ctrl-C does not stop the git in it, which would leave its lock; the next start ends it."""
    data = made(tmp_path, "git")
    slow_git(tmp_path, monkeypatch)
    with subprocess.Popen(saving(data), start_new_session=True, stderr=subprocess.DEVNULL) as process:
        wait_for(tmp_path / ".git" / "started")
        os.killpg(process.pid, signal.SIGINT)
    assert git(data, "log", "-1", "--format=%s") == "As the source says\n"
    assert take_up(data) == ""
    works(data)


def slow_git(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a commit begin a second after it was asked for."""
    place = place / ".git"
    program = place / "bin" / "git"
    program.parent.mkdir()
    waits = f"case \" $* \" in *' commit '*) touch {place}/started; sleep 1;; esac"
    program.write_text(f'#!/bin/sh\n{waits}\nexec {shutil.which("git")} "$@"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")


def saving(data: Path) -> list[str]:
    """A program that saves once."""
    lines = ["from pathlib import Path", "from tests.editing.saving import *", f"data = Path({str(data)!r})"]
    return [sys.executable, "-Bc", "\n".join([*lines, "saved(data, change(data, title='Killed'))"])]


def wait_for(path: Path) -> None:
    """Wait until a file is there."""
    for _ in range(1000):
        if path.exists():
            return
        time.sleep(0.01)
    raise AssertionError(f"{path} did not come")


# Git


@pytest.mark.parametrize("lock", ["index.lock", "HEAD.lock"])
def test_git_was_killed(lock: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lock that a killed git leaves is named, with what to do."""
    data = made(tmp_path, "git")
    monkeypatch.setattr(own_git, "PATIENCE", 0.2)
    (tmp_path / ".git" / lock).touch()
    refused(data, f"if no git is at work here, delete the file {tmp_path}/.git/{lock}, then save again")
    (tmp_path / ".git" / lock).unlink()
    works(data)


def test_git_is_busy(tmp_path: Path) -> None:
    """A git that is at work for a moment is waited for."""
    data = made(tmp_path, "git")
    lock = tmp_path / ".git" / "index.lock"
    lock.touch()
    with subprocess.Popen([sys.executable, "-c", f"import os, time; time.sleep(0.5); os.remove({str(lock)!r})"]):
        works(data)


def test_merge(tmp_path: Path) -> None:
    """In the middle of a merge nothing is saved; what was put on the index for it stays there."""
    data = made(tmp_path, "git")
    (data / "events.yaml").open("a").write("# Theirs.\n")
    git(data, "add", "events.yaml")
    (tmp_path / ".git" / "MERGE_HEAD").write_text(git(data, "rev-parse", "HEAD"))
    refused(
        data, "Not saved: git is in the middle of a merge in this folder; finish it or break it off, then save again"
    )
    assert git(data, "diff", "--cached", "--name-only") == "data/events.yaml\n"
    (tmp_path / ".git" / "MERGE_HEAD").unlink()
    saved(data, change(data, title="Landed"))
    assert git(data, "status", "--porcelain") == "M  data/events.yaml\n"


def test_conflict(tmp_path: Path) -> None:
    """Where a merge has left both versions in the file, it cannot be read; the line is told."""
    data = made(tmp_path, "git")
    wanted = change(data, title="Mine")
    git(data, "branch", "theirs")
    saved(data, wanted)
    git(data, "checkout", "--quiet", "theirs")
    saved(data, change(data, title="Theirs"))
    with pytest.raises(subprocess.CalledProcessError):
        git(data, "merge", "-")
    with pytest.raises(SaveError, match=r"a data file in line \d cannot be read as YAML"):
        saved(data, wanted)
    git(data, "merge", "--abort")
    works(data)


def test_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without git, copies are kept, also in a checkout."""
    data = made(tmp_path, "git")
    with monkeypatch.context() as patched:
        patched.setenv("PATH", str(tmp_path))
        works(data)
        assert [entry.id[:6] for entry in history.entries(data)] == ["000001"]
    assert git(data, "rev-list", "--count", "HEAD") == "1\n"


@pytest.mark.parametrize("ignored", [True, False])
def test_not_in_the_checkout(ignored: bool, tmp_path: Path) -> None:
    """Data that git was not given to keep is kept in copies, and git is left alone."""
    data = made(tmp_path, "git")
    (tmp_path / ".gitignore").write_text("data/\n" if ignored else "")
    git(tmp_path, "add", ".gitignore")
    git(tmp_path, "rm", "-r", "--quiet", "--cached", "data")
    git(tmp_path, "commit", "--quiet", "--message=Without")
    works(data)
    assert len(list(data.glob(".desk/history/*"))) == 1
    assert git(tmp_path, "rev-list", "--count", "HEAD") == "2\n"


def test_new_file_in_the_checkout(tmp_path: Path) -> None:
    """A data file that git does not know yet is committed with its first save."""
    data = made(tmp_path, "git")
    git(data, "rm", "--quiet", "--cached", "left_out.yaml")
    git(data, "commit", "--quiet", "--message=Without")
    saved(data, change(data, "ken-huawei-2015", "left_out.yaml", title="Network"))
    assert git(data, "status", "--porcelain") == ""
    assert [entry.why for entry in history.entries(data)][:2] == ["As the source says", OUTSIDE]


def test_detached_head(tmp_path: Path) -> None:
    """A checkout of a commit instead of a branch takes saves too."""
    data = made(tmp_path, "git")
    git(data, "checkout", "--quiet", "--detach")
    works(data)


def test_settings_of_the_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither hooks nor signing nor what an outer git has set gets in the way."""
    data = made(tmp_path, "git")
    for name in ("pre-commit", "prepare-commit-msg", "commit-msg"):
        hook = tmp_path / ".git" / "hooks" / name
        hook.write_text("#!/bin/sh\nexit 1\n")
        hook.chmod(0o755)
    for name, value in (("commit.gpgsign", "true"), ("gpg.program", "false"), ("commit.cleanup", "strip")):
        git(data, "config", name, value)
    with monkeypatch.context() as patched:
        patched.setenv("GIT_DIR", "/nowhere")
        patched.setenv("GIT_INDEX_FILE", "/nowhere")
        saved(data, change(data, title="Landed"), why="# 1 of it")
        assert history.entries(data)[0].why == "# 1 of it"
    assert git(data, "log", "-1", "--format=%an") == "Ada Lovelace\n"


# A text editor at work on the same files


@BOTH
def test_changed_outside(how: str, tmp_path: Path) -> None:
    """What a text editor has changed is an entry of its own, under the name of who works in the checkout."""
    data = made(tmp_path, how)
    saved(data, change(data, title="First"))
    text = (data / "deals.yaml").read_text()
    (data / "deals.yaml").write_text(text.replace("buyer: ", "buyer:   ").replace("140", "150") + "# By hand.\n")
    saved(data, change(data, title="Second"))
    assert "# By hand." in (data / "deals.yaml").read_text()
    mine, outside, _ = history.entries(data)[:3] if how == "git" else [*history.entries(data)]
    assert (mine.why, outside.why) == ("As the source says", OUTSIDE)
    assert outside.editor == (Editor("Seed", "seed@example.org") if how == "git" else Editor("Unknown", ""))
    assert [change.differences() for change in history.changed(data, mine)] == [[("title", "First", "Second")]]
    assert [change.differences() for change in history.changed(data, outside)] == [[("value_usd_m", 140, 150)]]


def test_changed_outside_the_same_record(tmp_path: Path) -> None:
    """A text editor counts as another editor."""
    data = made(tmp_path, "git")
    wanted = change(data, title="Mine")
    (data / "deals.yaml").write_text((data / "deals.yaml").read_text().replace("Police cameras in", "By hand in"))
    with pytest.raises(ClashError):
        saved(data, wanted)


@BOTH
@pytest.mark.parametrize("name", ["deals.yaml", "suppliers.yaml"])
def test_changed_in_the_same_moment(how: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A change between a save's last look and its writing is left as it is, and the save is taken back."""
    data = made(tmp_path, how)
    both = [change(data, title="Mine"), change(data, "huawei", "suppliers.yaml", makes="Mine")]
    lay_ready = unfinished.lay_ready

    def meanwhile(*given: object) -> Path:
        ready = lay_ready(*given)  # type: ignore[arg-type]
        (data / name).open("a").write("# By hand.\n")
        return ready

    before = contents(data)
    with monkeypatch.context() as patched:
        patched.setattr(unfinished, "lay_ready", meanwhile)
        with pytest.raises(SaveError, match=f"another program changed {name} at this moment; save again"):
            saved(data, *both)
    assert contents(data) == before | {name: before[name] + b"# By hand.\n"}
    saved(data, *both)
    assert contents(data)[name].endswith(b"# By hand.\n")
    assert len(history.entries(data)) == (3 if how == "git" else 1)


# The clock


@BOTH
def test_clock_set_back(how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The order of the saves is that in which they were made, whatever the clock says."""
    data = made(tmp_path, how)

    class Clock(datetime):
        """A clock that can be set."""

        @classmethod
        def now(cls, tz: object = None) -> "Clock":
            """Give the time that is set."""
            return cls(year, 1, 1, tzinfo=UTC)

    monkeypatch.setattr(save, "datetime", Clock)
    for year in (2026, 1999, 2030, 1999):
        for role in ("AUTHOR", "COMMITTER"):
            monkeypatch.setenv(f"GIT_{role}_DATE", f"{year}-01-01T00:00:00Z")
        monkeypatch.setattr(own_git, "_OWN", ())
        saved(data, change(data, title=f"In {year}, after {now(data)['title']}"[:99]), who=BEN if year == 1999 else ADA)  # type: ignore[index]
    assert [entry.when[:4] for entry in history.entries(data)][:4] == ["1999", "2030", "1999", "2026"]
    assert history.entries(data)[0].editor == BEN
