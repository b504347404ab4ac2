"""Each file of the folder is one lesson, or is told what keeps it from being one; nothing raises."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.records.lesson_files import LessonFile, load, read, version
from dashboard.records.read import load as load_records
from tests.records.builders import GOOD, write_data

KNOWN = load_records(GOOD).known
TEXT = (GOOD / "lessons" / "cameras.yaml").read_text("utf-8")


def lessons_of(data: Path) -> dict[str, LessonFile]:
    """Give the lessons of a data folder by name."""
    return {file.name: file for file in load(data, load_records(data).known)}


def put(folder: Path, name: str, content: str | bytes = TEXT) -> Path:
    """Write a small valid data folder with one more lesson and give the folder's path."""
    data = write_data(folder)
    (data / "lessons" / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return data


def test_by_name(tmp_path: Path) -> None:
    """Lessons come by name; hidden files, drafts of editors and other kinds of file are none."""
    data = put(tmp_path, "asia.yaml")
    for name in (".asia.yaml.swp", ".hidden.yaml", "asia.yaml~", "notes.md"):
        (data / "lessons" / name).write_text("x")
    assert list(lessons_of(data)) == ["asia", "cameras"]
    assert all(file.lesson and not file.problems for file in lessons_of(data).values())


def test_no_folder(tmp_path: Path) -> None:
    """Without the folder, or with a file in its place, there are no lessons."""
    assert load(tmp_path, KNOWN) == ()
    (tmp_path / "lessons").write_text("x")
    assert load(tmp_path, KNOWN) == ()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("My lesson.yaml", "the file's name 'My lesson' is not a key: write small letters a to z and digits"),
        ("asia.yml", "ends in .yml; name it asia.yaml"),
    ],
)
def test_file_name(name: str, message: str, tmp_path: Path) -> None:
    """The file's name is the lesson's name in addresses."""
    file = lessons_of(put(tmp_path, name))[name.rpartition(".")[0]]
    (problem,) = file.problems
    assert str(problem).startswith(f"data/lessons/{name}  {message}")
    assert file.lesson is None


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b"title: \xff", "is not UTF-8: byte 7 is 0xFF"),
        ("title: *x", "the alias *x is not read; write the value out"),
        (f"title: {'[' * 50}", "lists or groups are nested more than 8 deep"),
        ("# only this", "holds nothing but comments"),
        (f"{TEXT}---\n{TEXT}", "a second document starts here; write one group of fields"),
    ],
)
def test_not_readable(content: str | bytes, message: str, tmp_path: Path) -> None:
    """What cannot be read is one problem of that lesson, and the others are read."""
    found = lessons_of(put(tmp_path, "asia.yaml", content))
    assert [problem.message for problem in found["asia"].problems] == [message]
    assert found["asia"].lesson is None
    assert found["cameras"].lesson is not None


def test_folder_in_place_of_a_file(tmp_path: Path) -> None:
    """A folder that is named like a lesson is told to be none."""
    data = write_data(tmp_path)
    (data / "lessons" / "asia.yaml").mkdir()
    assert [problem.message for problem in lessons_of(data)["asia"].problems] == ["is not a file"]
    assert len(version(data)) == 12


def test_too_many_steps(tmp_path: Path) -> None:
    """A lesson has an end."""
    step = "  - {heading: Step %d, text: Text., view: {}, minutes: 1}\n"
    head = TEXT.partition("steps:")[0].replace("minutes: 5", "minutes: 61")
    data = put(tmp_path, "long.yaml", f"{head}steps:\n{''.join(step % number for number in range(61))}")
    (problem,) = lessons_of(data)["long"].problems
    assert str(problem) == "data/lessons/long.yaml:6  steps: has 61 entries; at most 60 are taken"


def test_doubt_stops_nothing(tmp_path: Path) -> None:
    """A lesson that is only doubted is ready, with its warning beside it."""
    file = lessons_of(put(tmp_path, "asia.yaml", TEXT.replace("Two publishers.", "word " * 91)))["asia"]
    assert file.lesson is not None
    assert [problem.severity for problem in file.problems] == ["warning"]


def test_version(tmp_path: Path) -> None:
    """A lesson changed, added, renamed or taken away makes another version; a mere touch does not."""
    data = write_data(tmp_path)
    path = data / "lessons" / "cameras.yaml"
    seen = [version(data)]
    os.utime(path)
    assert version(data) == seen[0]
    path.write_text(TEXT.replace("2014", "2015"))
    seen.append(version(data))
    path.rename(path.with_name("other.yaml"))
    seen.append(version(data))
    path.write_text(TEXT)
    seen.append(version(data))
    path.unlink()
    path.with_name("other.yaml").unlink()
    seen.append(version(data))
    assert len(set(seen)) == len(seen)


@settings(max_examples=300)
@given(st.integers(0, len(TEXT)), st.integers(0, 40), st.text(max_size=30) | st.sampled_from(["[]", "null", "- ", "{"]))
def test_nothing_typed_breaks_it(tmp_path_factory: pytest.TempPathFactory, at: int, gone: int, typed: str) -> None:
    """Whatever stands in a lesson: it is read, or told what is wrong, each problem with its sentence."""
    path = tmp_path_factory.getbasetemp() / "data" / "lessons" / "typed.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes((TEXT[:at] + typed + TEXT[at + gone :]).encode("utf-8", "surrogatepass"))
    file = read(path, KNOWN)
    assert (file.lesson is None) == any(problem.severity == "error" for problem in file.problems)
    assert all(problem.message and str(problem).startswith("data/lessons/typed.yaml") for problem in file.problems)
    assert len(list(file.views())) <= 2
