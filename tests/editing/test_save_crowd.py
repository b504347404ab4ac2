"""Ten editors save two hundred changes at once: each change lands or is told, and readers never see a wrong file."""

import json
import os
import time
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from dashboard.editing import history
from dashboard.editing import save as own_save
from dashboard.editing.changes import Editor
from dashboard.editing.save import ClashError, save
from tests.editing.saving import change, errors, git, made, now, retired
from tests.editing.test_save_killed import child
from tests.records.builders import deal_fields

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are made in another way here")

PROCESSES, THREADS = 5, 2  # an editor each
SHARED = "ken-shared"


def editor(number: int) -> Editor:
    """One of the ten."""
    return Editor(f"Editor {number}", f"{number}@example.org")


def edit(data: Path, number: int, saves: int, results: dict[str, str]) -> None:
    """Make changes as one editor: of a record of one's own, of one that all want, of one that is left out and back."""
    back: list[Any] = []
    for turn in range(saves):
        why, own = f"Change {turn} of {number}", f"ken-{number}"
        if turn % 3 == 0:
            key, changes = SHARED, [change(data, SHARED, title=why)]
        elif number == 0:
            key, changes = own, back or retired(data, own)
            back = [] if back else [one.undone for one in changes]
        else:
            key, changes = own, [change(data, own, title=why)]
        try:
            save(data, changes, editor(number), why)
            results[why] = key
        except ClashError as told:
            results[why] = ""
            assert [clash.change.key for clash in told.clashes] == [key] == [SHARED]


def edit_by_two(data: Path, first: int, saves: int) -> None:
    """Work as two editors in one process; write down which record each change landed in, "" where none."""
    results: dict[str, str] = {}
    numbers = range(first, first + THREADS)
    threads = [Thread(target=edit, args=(data, number, saves, results)) for number in numbers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (data.parent / f"edited-{first}.json").write_text(json.dumps(results))


def read(data: Path) -> None:
    """Read until all is done; write down what was found wrong, and how often it was read."""
    found, times = set(), 0
    while not (data.parent / "done").exists():
        found |= set(errors(data))
        times += 1
        time.sleep(0.02)
    (data.parent / f"read-{os.getpid()}.json").write_text(json.dumps([times, *found]))


@pytest.mark.parametrize(("how", "saves"), [("copies", 20), ("git", 4)])
def test_ten_editors(how: str, saves: int, in_memory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What has landed stands in the file and in the history, under the name of its editor, and nothing else does."""
    monkeypatch.setattr(own_save, "PATIENCE", 600)
    keys = [SHARED, *(f"ken-{number}" for number in range(PROCESSES * THREADS))]
    data = made(in_memory, how, deals=[deal_fields(id=key, signed=f"{1990 + n}") for n, key in enumerate(keys)])
    with child(lambda: read(data)), child(lambda: read(data)):
        children = [child(lambda n=n: edit_by_two(data, n * THREADS, saves)) for n in range(PROCESSES)]
        numbers = [one.__enter__() for one in children]
        for number in numbers:
            os.waitpid(number, 0)
        (in_memory / "done").touch()
    edited: dict[str, str] = {}
    for path in in_memory.glob("edited-*.json"):
        edited |= json.loads(path.read_text())
    reads = [json.loads(path.read_text()) for path in in_memory.glob("read-*.json")]
    assert [found for _, *found in reads] == [[], []]
    assert sum(times for times, *_ in reads) > saves
    landed = {why: key for why, key in edited.items() if key}
    assert PROCESSES * THREADS * saves == len(edited) > len(landed) > len(edited) * 0.6

    entries = [entry for entry in history.entries(data, 1000) if entry.why.startswith("Change")]
    assert {entry.why: history.changed(data, entry)[0].key for entry in entries} == landed
    assert len(entries) == len(landed)
    assert all(entry.editor == editor(int(entry.why.rpartition(" ")[2])) for entry in entries)
    for key in keys:
        last = next(change for entry in entries for change in history.changed(data, entry) if change.key == key)
        assert now(data, key, last.file) == last.after
    assert how == "copies" or git(data, "status", "--porcelain", "data") == ""
