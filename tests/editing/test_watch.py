"""Saves are noticed however an editor makes them, each once, and nothing else is."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dashboard.editing.watch import content
from tests.records.builders import write_data
from tests.shipped import ROOT

WATCH = """
import pathlib, sys
from dashboard.editing.watch import contents
for content in contents(pathlib.Path(sys.argv[1])):
    print(content, flush=True)
"""


class Watcher:
    """A process that watches a data folder, and what it told."""

    def __init__(self, data: Path) -> None:
        """Start, and wait for the first content."""
        self.data, self.log = data, data.parent / "told"
        with self.log.open("w") as log:
            self.child = subprocess.Popen([sys.executable, "-c", WATCH, data], cwd=ROOT, stdout=log)
        self.until(1)

    def told(self) -> list[str]:
        """Give the contents told so far."""
        return self.log.read_text().split()

    def until(self, times: int) -> None:
        """Wait until so many contents were told, and a little longer for one too many; the last is what is there."""
        deadline = time.monotonic() + 10
        while len(self.told()) < times:
            assert time.monotonic() < deadline, "waited in vain"
            time.sleep(0.02)
        time.sleep(0.8)
        assert len(self.told()) == times
        assert self.told()[-1] == content(self.data)


@pytest.fixture
def watcher(tmp_path: Path) -> Iterator[Watcher]:
    """Watch a valid data folder."""
    watcher = Watcher(write_data(tmp_path))
    yield watcher
    watcher.child.terminate()
    watcher.child.wait(timeout=10)


def in_place(path: Path, text: str) -> None:
    """Save as most editors do: the same file, emptied and filled."""
    path.write_text(text)


def by_rename(path: Path, text: str) -> None:
    """Save as vim and many others do: a new file takes the old one's place."""
    draft = path.with_name(f"{path.name}~")
    draft.write_text(text)
    draft.replace(path)


def by_backup(path: Path, text: str) -> None:
    """Save as emacs does: the old file steps aside, then a new one is written."""
    path.rename(path.with_name(f"{path.name}.bak"))
    time.sleep(0.02)
    path.write_text(text)


def in_pieces(path: Path, text: str) -> None:
    """Save slowly, in bursts."""
    with path.open("w") as file:
        for line in text.splitlines(keepends=True):
            file.write(line)
            file.flush()
            time.sleep(0.02)


@pytest.mark.parametrize("save", [in_place, by_rename, by_backup, in_pieces])
@pytest.mark.parametrize("name", ["deals.yaml", "coverage.csv", "lessons/cameras.yaml"])
def test_each_save_once(watcher: Watcher, save: Callable[[Path, str], None], name: str) -> None:
    """A save of any kind is told once, when it is whole; a second one again."""
    path = watcher.data / name
    save(path, path.read_text() + "\n")
    watcher.until(2)
    save(path, path.read_text() + "\n")
    watcher.until(3)


def test_nothing_new(watcher: Watcher) -> None:
    """The same content saved again, a touch, and other files are nothing new."""
    deals = watcher.data / "deals.yaml"
    by_rename(deals, deals.read_text())
    os.utime(deals)
    (watcher.data / "notes.txt").write_text("x")
    (watcher.data / ".deals.yaml.swp").write_text("x")
    watcher.until(1)


def test_lessons_come_and_go(watcher: Watcher) -> None:
    """A new lesson is told, and one that is taken away."""
    lesson = watcher.data / "lessons" / "cameras.yaml"
    other = lesson.with_name("other.yaml")
    other.write_text(lesson.read_text())
    watcher.until(2)
    other.unlink()
    watcher.until(3)
    assert watcher.told()[0] == watcher.told()[2]


def test_many_files_at_once(watcher: Watcher) -> None:
    """A git checkout changes several files and is told once."""
    for path in watcher.data.glob("*.csv"):
        path.write_text(path.read_text() + "\n")
    watcher.until(2)


def test_another_folder_in_its_place(watcher: Watcher) -> None:
    """A folder that is taken away and comes back is still watched."""
    watcher.data.rename(watcher.data.with_name("old"))
    watcher.until(2)
    data = write_data(watcher.data.parent)
    watcher.until(3)
    (data / "deals.yaml").write_text("[]\n")
    watcher.until(4)
