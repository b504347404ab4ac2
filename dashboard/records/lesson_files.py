"""Read the lessons: each file is one lesson, or is told what is wrong with it."""

from dataclasses import dataclass
from pathlib import Path

from . import messages, yaml_file
from .items import UnreadableError, text_of
from .known import Known
from .lessons import Lesson
from .problems import Problem
from .sheet import judged

FOLDER = "lessons"


@dataclass(frozen=True)
class LessonFile:
    """A lesson by the name of its file; None where it has problems."""

    name: str
    lesson: Lesson | None
    problems: tuple[Problem, ...] = ()
    lines: tuple[int, ...] = ()  # the line each step's view begins on


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
