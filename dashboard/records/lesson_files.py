"""Read the lessons: each file is one lesson, or is told what is wrong with it."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import ValidationError

from . import fields, messages, yaml_file
from .items import Fault, Item, UnreadableError, text_of
from .known import Known
from .lessons import MOST_WORDS, Lesson, View
from .problems import Problem, Severity, nearest, shown
from .sheet import judged

FOLDER = "lessons"
ENDINGS = (".yaml", ".yml")


@dataclass(frozen=True)
class LessonFile:
    """A lesson by the name of its file; None where it cannot start. What is only doubtful stands in `problems` too."""

    name: str
    file: str  # as problems name it
    lesson: Lesson | None = None
    problems: tuple[Problem, ...] = ()
    item: Item | None = None  # what is written there; None where the file cannot be read

    def told(self, faults: Iterable[Fault], severity: Severity = "error") -> "LessonFile":
        """The same with these faults too."""
        item = self.item or Item({}, {(): 0})
        found = [Problem(self.file, item.line(w), "", messages.field_name(w), said, severity) for w, said in faults]
        problems = tuple(sorted({*self.problems, *found}))
        broken = any(problem.severity == "error" for problem in problems)
        return replace(self, problems=problems, lesson=None if broken else self.lesson)

    def views(self) -> Iterator[tuple[int, View]]:
        """Each view that is right by itself, also of a lesson that is not, with the number of its step from 0."""
        steps = self.item.value.get("steps") if self.item else None
        for number, step in enumerate(steps if isinstance(steps, list) else ()):
            try:
                yield number, View.model_validate(step["view"] if isinstance(step, dict) else None)
            except (KeyError, ValidationError):
                continue  # told where the lesson was read


class LessonError(Exception):
    """A lesson that cannot be shown: there is none of that name, or it has problems; says which there are."""


def load(folder: Path, known: Known) -> tuple[LessonFile, ...]:
    """Read all lessons of a data folder, by name."""
    return tuple(read(path, known) for path in _paths(folder))


def read(path: Path, known: Known) -> LessonFile:
    """Read one lesson. What its views show is not looked at."""
    found = LessonFile(path.stem, f"{path.parent.parent.resolve().name}/{FOLDER}/{path.name}")
    found = found.told(((), message) for message in _name_faults(path))
    try:
        item = yaml_file.one(text_of(path))
    except UnreadableError as error:
        problem = Problem(found.file, error.line, "", "", error.message)
        return replace(found, problems=(*found.problems, problem))
    lesson, faults = judged(Lesson, item.value, known)
    doubts = _doubts(lesson) if lesson else ()
    return replace(found, item=item, lesson=lesson).told((*item.faults, *faults)).told(doubts, "warning")


def version(folder: Path) -> str:
    """Name the present content of the lessons' files in 12 letters."""
    digest = hashlib.sha256()
    for path in _paths(folder):
        try:
            content = path.read_bytes()
        except OSError as error:  # which the lesson is then told
            content = str(error).encode()
        digest.update(f"{path.name} {len(content)}\n".encode() + content)
    return digest.hexdigest()[:12]


def one_of(files: Sequence[LessonFile], name: str) -> Lesson:
    """The lesson of that name; raise LessonError."""
    found = next((file for file in files if file.name == name), None)
    if found is None:
        names = [file.name for file in files]
        there = f"The lessons are: {', '.join(names)}." if names else f"The folder {FOLDER} of the data holds none."
        meant = f" Did you mean {shown(near)}?" if (near := nearest(name, names)) else ""
        raise LessonError(f"There is no lesson {shown(name)}.{meant} {there}")
    if found.lesson is None:
        problems = "\n".join(map(str, found.problems))
        raise LessonError(f"The lesson {name} has errors and is not shown until they are put right:\n{problems}")
    return found.lesson


def _paths(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / FOLDER).glob("[!.]*") if path.suffix in ENDINGS)


def _name_faults(path: Path) -> Iterator[str]:
    """A file's name is the lesson's name in addresses."""
    try:
        fields.key(path.stem)
    except ValueError as error:
        yield f"the file's name {error}"
    if path.suffix != ENDINGS[0]:
        yield f"ends in {path.suffix}; name it {path.stem}{ENDINGS[0]}"


def _doubts(lesson: Lesson) -> Iterator[Fault]:
    for number, step in enumerate(lesson.steps):
        if (words := len(step.text.split())) > MOST_WORDS:
            yield ("steps", number, "text"), f"has {words} words; more than {MOST_WORDS} do not fit a projector"
