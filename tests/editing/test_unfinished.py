"""Files changed whole or not at all: carried out or taken back, begun again at any point."""

import json
import os
from pathlib import Path

import pytest

from dashboard.editing import unfinished
from dashboard.editing.history import entries
from dashboard.editing.save import SaveError, take_up
from tests.editing.saving import ADA, change, contents, made, saved

MEMORY = Path("/dev/shm")  # noqa: S108
ABOUT = {"name": ADA.name, "email": "ada@example.org", "why": "Why", "when": "2026-11-23T00:00:00+00:00"}
OLD = {"deals.yaml": b"old deals", "suppliers.yaml": b"old suppliers"}
NEW = {"deals.yaml": b"new deals", "suppliers.yaml": b"new suppliers"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with the old files."""
    for name, content in OLD.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


def test_carry_out(folder: Path) -> None:
    """Laid ready, nothing has changed; carried out, all has, and what it was is kept beside what it is."""
    place = unfinished.lay_ready(folder, OLD, NEW, ABOUT)
    assert contents(folder) == OLD
    assert unfinished.found(folder) == [place]
    with (folder / "deals.yaml").open("rb") as reader:
        unfinished.carry_out(folder, place)
        assert reader.read() == OLD["deals.yaml"]  # the file is another one now, and the old one whole to the end
    unfinished.carry_out(folder, place)
    assert contents(folder) == NEW
    assert contents(place / "old") == OLD
    assert contents(place / "new") == NEW
    assert unfinished.about(place)["why"] == "Why"
    unfinished.throw_away(place)
    assert list((folder / ".desk").iterdir()) == [folder / ".desk" / ".gitignore"]


@pytest.mark.parametrize("done", [0, 1, 2])
def test_take_back(done: int, folder: Path) -> None:
    """However far it was carried out, the old files come back; once begun, that is what is gone on with."""
    place = unfinished.lay_ready(folder, OLD, NEW, ABOUT)
    for name in [*NEW][:done]:
        (place / "ready" / name).replace(folder / name)
    undone = place.rename(place.with_name(unfinished.UNDONE))
    if done:
        (undone / "old" / "deals.yaml").replace(folder / "deals.yaml")
    assert unfinished.found(folder) == [undone]
    unfinished.take_back(folder, undone)
    assert contents(folder) == OLD
    assert unfinished.found(folder) == []


def test_changed_by_somebody_else(folder: Path) -> None:
    """What somebody else has written is neither written over nor taken back."""
    place = unfinished.lay_ready(folder, OLD, NEW, ABOUT)
    (folder / "suppliers.yaml").write_bytes(b"other")
    assert not unfinished.fits(folder, place)
    with pytest.raises(unfinished.WriteError, match=r"another program changed suppliers\.yaml"):
        unfinished.carry_out(folder, place)
    assert contents(folder) == {"deals.yaml": b"new deals", "suppliers.yaml": b"other"}
    unfinished.take_back(folder, place)
    assert contents(folder) == {"deals.yaml": b"old deals", "suppliers.yaml": b"other"}


def test_scraps(folder: Path) -> None:
    """What was cut short before it was laid ready is nothing, and is cleared away."""
    scrap = unfinished.laid(folder, {"old": OLD}, ABOUT)
    assert unfinished.found(folder) == []
    assert json.loads((scrap / "change.json").read_text())["why"] == "Why"
    unfinished.clear(folder)
    assert not scrap.exists()


@pytest.mark.skipif(os.name == "nt" or not MEMORY.is_dir(), reason="one disk only")
def test_link_to_another_disk(folder: Path) -> None:
    """There a file cannot be replaced in one step, so it is not touched."""
    other = MEMORY / f"atlas-{os.getpid()}.yaml"
    other.write_bytes(OLD["deals.yaml"])
    (folder / "deals.yaml").unlink()
    (folder / "deals.yaml").symlink_to(other)
    try:
        with pytest.raises(unfinished.WriteError, match=r"deals\.yaml is a link to another disk"):
            unfinished.lay_ready(folder, OLD, NEW, ABOUT)
    finally:
        other.unlink()


def test_set_aside(tmp_path: Path) -> None:
    """A save cut short, whose file somebody has changed since, is kept and told until somebody has looked at it."""
    data = made(tmp_path, "copies")
    old = contents(data)["deals.yaml"]
    unfinished.lay_ready(data, {"deals.yaml": old}, {"deals.yaml": b"Ada's words"}, ABOUT)
    (data / "deals.yaml").write_bytes(old + b"# By hand.\n")
    saved(data, change(data, title="Cameras"))
    told = take_up(data)
    (aside,) = data.glob(".desk/set-aside-*")
    assert told == take_up(data)
    assert told == (
        "A save by Ada Lovelace (Why) was cut short, and somebody changed deals.yaml since: see whether anything of it "
        f"is missing there. It lies in {aside}; delete that folder when it is needed no more."
    )
    assert (aside / "new" / "deals.yaml").read_bytes() == b"Ada's words"
    assert contents(data)["deals.yaml"].endswith(b"# By hand.\n")


def test_taking_up_is_hindered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A save cut short that cannot be finished yet is told by its name, kept, and finished later."""
    data = made(tmp_path, "git")
    old = contents(data)["deals.yaml"]
    new = old.replace(b"Police cameras", b"Cameras")
    unfinished.lay_ready(data, {"deals.yaml": old}, {"deals.yaml": new}, ABOUT)
    merge = tmp_path / ".git" / "MERGE_HEAD"
    merge.write_bytes((tmp_path / ".git" / "refs" / "heads" / "master").read_bytes())
    for work in (lambda: take_up(data), lambda: saved(data, change(data, note="x"))):
        with pytest.raises(
            SaveError, match=r"A save by Ada Lovelace \(Why\) was cut short and cannot be finished yet: git is in"
        ):
            work()
    merge.unlink()
    assert take_up(data) == ""
    assert contents(data)["deals.yaml"] == new
    assert (entries(data)[0].editor, entries(data)[0].why) == (ADA, "Why")


def test_neither_forth_nor_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the old files cannot be put back at once, that is told; the next start does it."""
    data = made(tmp_path, "copies")
    before = contents(data)
    move = unfinished._move

    def broken(ready: Path, path: Path) -> None:
        if (ready.parent.name, path.name) in (("ready", "deals.yaml"), ("old", "suppliers.yaml")):
            raise OSError(5, "Input/output error")
        move(ready, path)

    with monkeypatch.context() as patched:
        patched.setattr(unfinished, "_move", broken)
        with pytest.raises(SaveError) as told:
            saved(data, change(data, title="x"), change(data, "huawei", "suppliers.yaml", makes="x"))
    failed = "the files could not be written: Input/output error"
    assert str(told.value) == (
        f"Not saved: {failed}. The old files are not back yet ({failed}): the next save or start sees to it."
    )
    assert take_up(data) == ""
    assert contents(data) == before
    assert entries(data) == []
