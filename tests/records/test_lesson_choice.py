"""Choosing a lesson by its name."""

from pathlib import Path

import pytest

from dashboard.records.lesson_files import LessonError, load, one_of
from dashboard.records.read import load as load_data
from tests.lessons import write_lesson
from tests.records.builders import write_data


def test_by_name(tmp_path: Path) -> None:
    """The lesson itself, else the nearest name and all names."""
    data = write_data(tmp_path)
    for name in ("article", "safe-city"):
        write_lesson(data, name, title=f"About {name}")
    files = load(data, load_data(data).known)
    assert one_of(files, "safe-city").title == "About safe-city"
    with pytest.raises(
        LessonError, match=r"no lesson 'artcle'\. Did you mean 'article'\? The lessons are: article, cameras, safe-city"
    ):
        one_of(files, "artcle")
    with pytest.raises(LessonError, match=r"no lesson 'xyzzy'\. The lessons are: article, cameras, safe-city\."):
        one_of(files, "xyzzy")


def test_none_yet() -> None:
    """Without any lesson it says where they would stand."""
    with pytest.raises(LessonError, match="The folder lessons of the data holds none"):
        one_of((), "article")


def test_with_errors(tmp_path: Path) -> None:
    """A lesson with errors cannot be had; it says what they are, as the check does."""
    data = write_data(tmp_path)
    write_lesson(data, "trial", title=None, steps=[])
    with pytest.raises(LessonError) as refused:
        one_of(load(data, load_data(data).known), "trial")
    first, *problems = str(refused.value).splitlines()
    assert first == "The lesson trial has errors and is not shown until they are put right:"
    assert any("data/lessons/trial.yaml:1  title: " in problem for problem in problems)
    assert len(problems) >= 2
