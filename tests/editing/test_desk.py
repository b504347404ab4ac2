"""The desk is made when it is needed and never committed."""

import subprocess
from pathlib import Path

import pytest

from dashboard.editing.desk import IGNORE_ALL, desk


def test_desk(tmp_path: Path) -> None:
    """It stands in the data folder, is made once, and what stands on it stays."""
    place = desk(tmp_path)
    assert place == tmp_path / ".desk"
    (place / "draft").write_text("kept")
    assert desk(tmp_path) == place
    assert (place / "draft").read_text() == "kept"


def test_cut_short(tmp_path: Path) -> None:
    """Where a full disk has left its note to git unwritten, it is written again."""
    (tmp_path / ".desk").mkdir()
    (tmp_path / ".desk" / ".gitignore").touch()
    assert (desk(tmp_path) / ".gitignore").read_text() == IGNORE_ALL


def test_git_does_not_see_it(tmp_path: Path) -> None:
    """In a checkout nothing of it shows up, however it is asked for."""
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    (desk(tmp_path) / "draft").write_text("kept")
    (tmp_path / "deals.yaml").write_text("[]")
    seen = subprocess.run(
        ["git", "-C", tmp_path, "status", "--short", "-uall"], capture_output=True, text=True, check=True
    )
    assert seen.stdout == "?? deals.yaml\n"


def test_no_room(tmp_path: Path) -> None:
    """Where it cannot be made, that is raised."""
    (tmp_path / ".desk").write_text("a file")
    with pytest.raises(OSError, match=r"\.desk"):
        desk(tmp_path)
