"""Saves as commits: each holds its own files alone, and any history can be read."""

import subprocess
from pathlib import Path

import pytest

from dashboard.editing import git as own
from dashboard.editing.changes import Editor
from tests.editing.saving import ADA, KEY, change, git, made, saved


def test_others_work_is_left_alone(tmp_path: Path) -> None:
    """What somebody has changed or prepared elsewhere in the checkout stays as it is."""
    data = made(tmp_path, "git")
    (tmp_path / "README").write_text("prepared")
    git(tmp_path, "add", "README")
    (data / "events.yaml").open("a").write("# Not yet.\n")
    saved(data, change(data, title="Cameras"))
    assert git(tmp_path, "status", "--porcelain") == "A  README\n M data/events.yaml\n"
    assert git(tmp_path, "show", "--name-only", "--format=") == "data/deals.yaml\n"


def test_prepared_but_not_committed(tmp_path: Path) -> None:
    """What somebody has prepared of the same file is committed under that name first."""
    data = made(tmp_path, "git")
    (data / "deals.yaml").open("a").write("# By hand.\n")
    git(tmp_path, "add", "--all")
    saved(data, change(data, title="Cameras"))
    assert [entry.editor.name for entry in own.entries(data, 9)] == ["Ada Lovelace", "Seed", "Seed"]
    assert git(tmp_path, "status", "--porcelain") == ""


def test_commit_cut_short(tmp_path: Path) -> None:
    """A commit that was made, but not entered in the index before git was killed, is not made twice."""
    data = made(tmp_path, "git")
    index = (tmp_path / ".git" / "index").read_bytes()
    (data / "deals.yaml").open("a").write("# Saved.\n")
    own.keep(data, ["deals.yaml"], ADA, "Saved")
    (tmp_path / ".git" / "index").write_bytes(index)
    own.keep(data, ["deals.yaml"], ADA, "Saved")
    assert [entry.why for entry in own.entries(data, 9)][:-1] == ["Saved"]
    assert git(tmp_path, "status", "--porcelain") == ""


def test_nobody_works_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a name in git's settings, what was changed outside is nobody's."""
    data = made(tmp_path, "git")
    for variable in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(variable, "/dev/null")
    git(data, "config", "--unset", "user.email")
    assert own.owner(data) is None
    (data / "deals.yaml").open("a").write("# By hand.\n")
    own.keep_outside(data, ["deals.yaml", "events.yaml"])
    assert own.entries(data, 1)[0].editor == Editor("Unknown", "unknown@localhost")


@pytest.mark.parametrize(
    "message",
    [
        "# 1 begins like a comment\n\nand goes on\n",
        "\x01" + "a" * 40 + " looks like one\n",
        "a\r\nb\x1b[31m\n",
        "x" * 400_000,
    ],
)
def test_any_message(message: str, tmp_path: Path) -> None:
    """A commit made by hand may say what it likes; the ones around it are read all the same."""
    data = made(tmp_path, "git")
    saved(data, change(data, title="Before"))
    (data / "deals.yaml").open("a").write("# By hand.\n")
    subprocess.run(
        ["git", "commit", "--quiet", "--all", "--cleanup=verbatim", "--file=-"],
        cwd=data,
        input=message.encode(),
        check=True,
    )
    saved(data, change(data, title="After"))
    found = own.entries(data, 9)
    assert [entry.why for entry in found][:-1] == ["As the source says", message.strip(), "As the source says"]
    assert {entry.files for entry in found[:3]} == {("deals.yaml",)}
    assert len(own.entries(data, 2)) == 2


def test_merges(tmp_path: Path) -> None:
    """Of a merge, what it brings to the branch is told."""
    data = made(tmp_path, "git")
    git(data, "checkout", "--quiet", "-b", "theirs")
    saved(data, change(data, "huawei", "suppliers.yaml", makes="Theirs"))
    git(data, "checkout", "--quiet", "-")
    saved(data, change(data, title="Ours"))
    git(data, "merge", "--quiet", "--no-commit", "theirs")
    (data / "deals.yaml").write_text((data / "deals.yaml").read_text().replace("Ours", "Both"))
    git(data, "commit", "--quiet", "--all", "--message=Merge")
    merge = own.entries(data, 1)[0]
    assert (merge.why, merge.files) == ("Merge", ("deals.yaml", "suppliers.yaml"))
    assert "Both" in own.text(data, merge.id, "deals.yaml", False)
    assert "Ours" in own.text(data, merge.id, "deals.yaml", True)


def test_text(tmp_path: Path) -> None:
    """A file as a commit left it and as it was before; nothing where it was not there."""
    data = made(tmp_path, "git")
    first = own.entries(data, 1)[0].id
    assert KEY in own.text(data, first, "deals.yaml", False)
    assert own.text(data, first, "deals.yaml", True) == ""
