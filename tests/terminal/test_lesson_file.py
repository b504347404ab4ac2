"""A lesson written to one file: what is said, and what is not overwritten."""

from pathlib import Path

import pytest

from dashboard.terminal.lesson_file import main
from tests.lessons import write_lesson
from tests.records.builders import write_data


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A small data folder with one lesson."""
    folder = write_data(tmp_path)
    write_lesson(folder, "cameras")
    return folder


def test_written(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It says where, how large, and that it took the place of the one before."""
    path = tmp_path / "mine.html"
    assert main("cameras", str(path), str(data)) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"Written: {path}, ")
    assert f"{path.stat().st_size / 1e6:.1f} MB, 1 step. " in said
    assert main("cameras", str(path), str(data)) == 0
    assert capsys.readouterr().out.startswith(f"Written in place of the lesson file that was there: {path}, ")


def test_in_a_folder(data: Path, tmp_path: Path) -> None:
    """Without a name it gets the lesson's."""
    assert main("cameras", str(tmp_path), str(data)) == 0
    assert (tmp_path / "cameras.html").is_file()


def test_what_else_is_there_stays(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is no lesson file is not overwritten."""
    path = tmp_path / "thesis.html"
    path.write_text("<html>my thesis")
    assert main("cameras", str(path), str(data)) == 2
    assert capsys.readouterr().err == (
        f"{path} cannot be written: it is there and is no lesson file; name another with --out.\n"
    )
    assert path.read_text() == "<html>my thesis"


def test_no_such_folder(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that is not there is named, not made."""
    path = tmp_path / "nowhere" / "a.html"
    assert main("cameras", str(path), str(data)) == 2
    assert capsys.readouterr().err == f"{path} cannot be written: there is no folder {path.parent}.\n"


def test_no_such_lesson(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The nearest name and all names are told, and nothing is written."""
    assert main("camera", str(tmp_path), str(data)) == 2
    assert capsys.readouterr().err == (
        "There is no lesson 'camera'. Did you mean 'cameras'? The lessons are: cameras.\n"
    )
    assert not list(tmp_path.glob("*.html"))


def test_a_lesson_with_errors(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is refused with its problems."""
    write_lesson(data, "cameras", title=None)
    assert main("cameras", str(tmp_path), str(data)) == 2
    assert "data/lessons/cameras.yaml:1  title: " in capsys.readouterr().err
    assert not list(tmp_path.glob("*.html"))
