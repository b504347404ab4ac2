"""Sheets of lessons: goals, questions without their answers, tasks, and the records they come to."""

import re
from typing import Any

import pytest

from dashboard.pictures.lessonsheet import lesson_sheet, named
from dashboard.records import lesson_files
from dashboard.records.lessons import Lesson
from tests.pictures import pdfs
from tests.pictures.drawn import SHIPPED
from tests.shipped import DATA, DATASET

LESSONS = {held.name: held.lesson for held in lesson_files.load(DATA, DATASET.known) if held.lesson}
STEP = {"heading": "H", "text": "T", "view": {}, "minutes": 1}


def squeezed(text: str) -> str:
    """Text without blanks, as a line's end in a PDF may add or take one."""
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("name", LESSONS)
def test_shipped(name: str, paper: str) -> None:
    """Each lesson is two pages with all goals, questions, choices and tasks, and with no answer or note."""
    lesson = LESSONS[name]
    made = lesson_sheet(name, lesson, SHIPPED, paper, "https://atlas.example.org")
    pages = pdfs.texts(made)
    said = squeezed(" ".join(pages))
    assert len(pages) == 2
    assert pdfs.unembedded(made) == []
    assert not any(pdfs.beyond(page, 20) for page in pdfs.printed(made))
    asked = [step.question for step in lesson.steps if step.question]
    for words in [*lesson.goals, *lesson.tasks, *(q.text for q in asked), *(c for q in asked for c in q.choices)]:
        assert squeezed(words) in said
    kept_back = [*(question.answer for question in asked), *(step.notes for step in lesson.steps if step.notes)]
    for prose in kept_back:
        assert squeezed(prose)[-30:] not in said
    assert f"https://atlas.example.org/?present={name}" in pages[0]


def test_named() -> None:
    """The records of a step are that of its page, or those of its country among what it selects, in the order met."""
    found = [deal.id for deal in named(LESSONS["article"], SHIPPED)]
    assert found[:2] == ["mys-yitu-2018", "zwe-cloudwalk-2018"]
    assert all(SHIPPED.records[code].article for code in found if code not in ("pak-huawei-2013-peshawar",))
    assert len(found) == len(set(found))


def test_grades_are_left_to_pupils() -> None:
    """The column of the confidence is empty, so that the sheet does not tell what pupils are to find."""
    said = pdfs.texts(lesson_sheet("how-do-we-know", LESSONS["how-do-we-know"], SHIPPED, "A4"))[1]
    assert "(your grade)" in said
    assert not re.search(r"\b(High|Medium|Low)\b", said)


def lesson_of(**changes: Any) -> Lesson:
    """A short lesson with these changes."""
    fields = {"title": "T", "audience": "A", "minutes": 1, "goals": ["G"], "tasks": ["One?", "Two?"], "steps": [STEP]}
    return Lesson.model_validate(fields | changes)


def test_never_more_than_two_pages() -> None:
    """Sixty questions, and titles and tasks of thousands of letters, are cut, not run over a third page."""
    question = {"text": "Why? " * 200, "choices": ["a" * 300, "b " * 300], "answer": "Because."}
    steps = [STEP | {"heading": f"H{n} " + "h" * 300, "question": question} for n in range(60)]
    long = lesson_of(title="T" * 4000, goals=["g " * 2000, *map(str, range(20))], tasks=["t" * 4000, "u"], steps=steps)
    made = lesson_sheet("long", long, SHIPPED, "Letter")
    assert len(pdfs.texts(made)) == 2
    assert re.search(r"\d\d more questions in the lesson itself", " ".join(pdfs.texts(made)))
    assert not any(pdfs.beyond(page, 20) for page in pdfs.printed(made))


def test_without_questions_or_records() -> None:
    """A lesson that names no record and asks nothing still has its goals, map and tasks."""
    said = " ".join(pdfs.texts(lesson_sheet("short", lesson_of(), SHIPPED, "A4")))
    assert "Tasks" in said
    assert "Questions on the way" not in said
    assert "The records" not in said
