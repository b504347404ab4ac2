"""Make small valid lessons, to be changed where a test needs it."""

import json
from pathlib import Path
from typing import Any

from dashboard.records.lessons import Lesson


def step_fields(**changes: Any) -> dict[str, Any]:
    """Give the fields of a valid step as they stand in a file."""
    return {"heading": "Where?", "text": "Look at **Kenya**.", "view": {"country": "KEN"}, "minutes": 2} | changes


def lesson_fields(*steps: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Give the fields of a valid lesson of these steps, or of one."""
    held = {"title": "A lesson", "audience": "All", "goals": ["Read a map"], "tasks": ["What do you see?", "Why?"]}
    made = list(steps) or [step_fields()]
    return held | {"minutes": sum(step["minutes"] for step in made), "steps": made} | changes


def lesson(*steps: dict[str, Any], **changes: Any) -> Lesson:
    """Make a valid lesson."""
    return Lesson.model_validate(lesson_fields(*steps, **changes))


def write_lesson(data: Path, name: str = "trial", *steps: dict[str, Any], **changes: Any) -> Path:
    """Write such a lesson to a data folder."""
    path = data / "lessons" / f"{name}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(lesson_fields(*steps, **changes)), encoding="utf-8")
    return path
