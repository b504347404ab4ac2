"""Read the lessons: each file is one lesson, or is told what is wrong with it."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from . import messages, yaml_file
from .items import UnreadableError, text_of
from .known import Known
from .lessons import Lesson
from .problems import Problem, did_you_mean, shown
from .sheet import judged

FOLDER = "lessons"


@dataclass(frozen=True)
class LessonFile:
    """A lesson by the name of its file; None where it has problems."""

    name: str
    lesson: Lesson | None
    problems: tuple[Problem, ...] = ()
    lines: tuple[int, ...] = ()  # the line each step's view begins on


class LessonError(Exception):
    """A lesson that cannot be shown: there is none of that name, or it has problems; says which there are."""


def version(folder: Path) -> str:
    """Name the present content of all lessons of a data folder."""
    digest = hashlib.sha256()
    for path in sorted((folder / FOLDER).glob("*.yaml")):
        content = path.read_bytes() if path.is_file() else b""
        digest.update(f"{path.name} {len(content)}\n".encode() + content)
    return digest.hexdigest()[:12]


def load(folder: Path, known: Known) -> tuple[LessonFile, ...]:
    """Read all lessons of a data folder, by name."""
    return tuple(read(path, known) for path in sorted((folder / FOLDER).glob("*.yaml")))


def read(path: Path, known: Known) -> LessonFile:
    """Read one lesson."""
    file = f"{path.parent.parent.resolve().name}/{FOLDER}/{path.name}"
    try:
        item = yaml_file.one(text_of(path))
    except UnreadableError as error:
        return LessonFile(path.stem, None, (Problem(file, error.line, "", "", error.message),))
    lesson, faults = judged(Lesson, item.value, known)
    problems = sorted(
        Problem(file, item.line(where), "", messages.field_name(where), message)
        for where, message in [*item.faults, *faults]
    )
    if lesson is None or problems:
        return LessonFile(path.stem, None, tuple(problems))
    lines = tuple(item.line(("steps", number, "view")) for number in range(len(lesson.steps)))
    return LessonFile(path.stem, lesson, (), lines)


def one_of(files: Sequence[LessonFile], name: str) -> Lesson:
    """The lesson of that name; raise LessonError."""
    found = next((file for file in files if file.name == name), None)
    if found is None:
        names = [file.name for file in files]
        there = f"The lessons are: {', '.join(names)}." if names else f"The folder {FOLDER} of the data holds none."
        raise LessonError(f"There is no lesson {shown(name)}{did_you_mean(name, names)}. {there}")
    if found.lesson is None:
        problems = "\n".join(map(str, found.problems))
        raise LessonError(f"The lesson {name} has errors and is not shown until they are put right:\n{problems}")
    return found.lesson
