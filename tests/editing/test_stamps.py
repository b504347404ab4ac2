"""A record's state has a name of letters, by which the history finds it again."""

import shutil
import subprocess
from pathlib import Path

from dashboard.editing.changes import Change, Editor
from dashboard.editing.save import save
from dashboard.editing.stamps import stamp, stamped
from dashboard.records.read import load
from tests.records.builders import deal, write_data
from tests.shipped import DATASET

ADA = Editor("Ada", "ada@example.org")
KEY = "ken-huawei-2014"


def test_each_state_has_its_stamp() -> None:
    """Twelve small letters, the same for the same record and another for any other."""
    stamps = [stamp(record.model_dump(mode="json")) for record in DATASET.deals]
    assert len(set(stamps)) == len(stamps)
    assert all(len(found) == 12 and found.isascii() and found.isalpha() and found.islower() for found in stamps)
    assert stamp(deal().model_dump(mode="json")) == stamp(deal(value_usd_m=140.0).model_dump(mode="json"))
    assert stamp(deal().model_dump(mode="json")) != stamp(deal(note="x").model_dump(mode="json"))


def changed(folder: Path, *titles: str) -> list[dict[str, object]]:
    """The states of a record that is saved with these titles one after the other, the first as it was before."""
    states = [load(folder).deals[0].model_dump(mode="json")]
    for title in titles:
        states.append(states[-1] | {"title": title})
        save(folder, [Change("deals.yaml", KEY, *states[-2:])], ADA, "Another title")
    return states


def test_found_in_copies(tmp_path: Path) -> None:
    """Where dated copies are kept, every state that was saved or saved over is found."""
    folder = write_data(tmp_path)
    for state in changed(folder, "One", "Two"):
        assert stamped(folder, {KEY: stamp(state)}) == {KEY: state}


def test_found_in_git(tmp_path: Path) -> None:
    """In a checkout, states are found in its commits."""
    folder = write_data(tmp_path)
    for words in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=A", "-c", "user.email=a@b", "commit", "-qm", "Begin"],
    ):
        subprocess.run([shutil.which("git") or "git", *words], cwd=folder, check=True)
    for state in changed(folder, "One", "Two"):
        assert stamped(folder, {KEY: stamp(state)}) == {KEY: state}


def test_not_found(tmp_path: Path) -> None:
    """What nobody knows is left out, and so is another record's state."""
    folder = write_data(tmp_path)
    first, _ = changed(folder, "One")
    assert stamped(folder, {KEY: "x" * 12, "ken-other": stamp(first)}) == {}
