"""A lesson with all that its steps show, ready for the page that presents it, online or from one file."""

from typing import Any

from dashboard.pictures.atlas import Atlas
from dashboard.pictures.lesson_country import country_card
from dashboard.pictures.lesson_step import step_view
from dashboard.pictures.prose import prose
from dashboard.records.lessons import Lesson, Question, Step


def pack(atlas: Atlas, name: str, lesson: Lesson, places: dict[str, Any]) -> dict[str, Any]:
    """The lesson as JSON takes it; `html`, `notes` and `answer` are HTML, other words plain text.

    `steps`: as from step_view(), with what the author wrote. `countries`: what a click on a country opens, as HTML by
    code. `places`: as from map_places().
    """
    return {
        "name": name,
        "title": lesson.title,
        "audience": lesson.audience,
        "minutes": lesson.minutes,
        "goals": list(lesson.goals),
        "version": atlas.version,
        "steps": [_step(atlas, step) for step in lesson.steps],
        "countries": {iso: country_card(atlas, iso) for iso in atlas.country_names},
        "places": places,
    }


def _step(atlas: Atlas, step: Step) -> dict[str, Any]:
    return {
        "heading": step.heading,
        "html": prose(step.text),
        "minutes": step.minutes,
        "notes": prose(step.notes) if step.notes else None,
        "question": _question(step.question) if step.question else None,
    } | step_view(atlas, step.view)


def _question(question: Question) -> dict[str, Any]:
    return {"text": question.text, "choices": list(question.choices), "answer": prose(question.answer)}
