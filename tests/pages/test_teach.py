"""The teachers' page: each lesson to start and to hand out, what is wrong with one, and what a class needs."""

import shutil
from collections.abc import Callable
from itertools import chain
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import cached
from dashboard.analysis.lessons import checked
from dashboard.pictures.teach import KEYS
from tests.pages.reader import html, visit
from tests.shipped import DATA, DATASET, OFFERED, ROOT, TABLE

Data = Callable[..., Path]
LESSONS = {file.name: file.lesson for file in checked(DATA, DATASET, TABLE, OFFERED)}
GOOD = """title: "Cameras <in> *Nairobi*"
audience: "Ages 15 & up"
minutes: 3
goals: ["See one deal."]
"""
STEPS = """tasks: ["Who says so?", "Who does not?"]
steps:
  - {heading: "One deal", text: "The police.", view: {country: KEN}, minutes: 3}
"""


def lesson(folder: Path, name: str, text: str) -> None:
    """Write a lesson into a data folder, which then has no other."""
    shutil.rmtree(folder / "lessons", ignore_errors=True)
    (folder / "lessons").mkdir()
    (folder / "lessons" / f"{name}.yaml").write_text(text, "utf-8")


def starts(page: AppTest) -> list[str]:
    """The addresses that start a lesson, in order."""
    return [href for href in html(page).values("href") if "present=" in href or "teach=" in href]


def test_shipped_lessons() -> None:
    """Each has its title, what it is for, the ways in, the files and all its steps."""
    page = visit("teach")
    assert not page.exception
    assert list(LESSONS) == ["article", "how-do-we-know", "safe-city"]
    assert [header.value for header in page.header][:3] == [held.title for held in LESSONS.values() if held]
    said, addresses = html(page).text, starts(page)
    for name, held in LESSONS.items():
        assert held
        assert f"{held.audience} · {held.minutes} minutes · {len(held.steps)} steps" in said
        assert all(goal in said for goal in held.goals)
        assert all(step.heading in said for step in held.steps)
        wanted = [f"./?present={name}", f"./?teach={name}"]
        wanted += [f"./?present={name}&step={number}" for number in range(1, len(held.steps) + 1)]
        assert [address for address in addresses if f"={name}" in address] == wanted
    links = [values for tag, values in html(page).elements if tag == "a" and values["href"] in addresses]
    assert all(values["target"] == "_blank" for values in links)


def test_files_are_made_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three files a lesson, none of them made by looking at the page."""
    for name in ("lesson_sheet", "lesson_file", "lesson_pack"):
        monkeypatch.setattr(cached, name, lambda *_: pytest.fail("made"))
    buttons = visit("teach").get("download_button")
    assert [button.proto.label for button in buttons] == [
        *("Sheet, A4 (PDF)", "Sheet, Letter (PDF)", "Lesson in one file (HTML)"),
    ] * 3
    assert all(button.proto.deferred_file_id for button in buttons)


def test_words_of_a_lesson_stay_words(data: Data) -> None:
    """Markdown in a title is no Markdown, and a single step is one step."""
    lesson(data(), "mine", (GOOD + STEPS).replace("<in> ", ""))
    page = visit("teach")
    assert not page.exception
    assert page.header[0].value == "Cameras \\*Nairobi\\*"
    assert "Ages 15 & up · 3 minutes · 1 step" in html(page).text
    assert starts(page) == ["./?present=mine", "./?teach=mine", "./?present=mine&step=1"]


def test_lesson_with_errors(data: Data) -> None:
    """It is listed with file, line, field and what is wrong, and cannot be started; the others can."""
    folder = data()
    lesson(folder, "mine", GOOD + STEPS.replace("KEN", "KNE"))
    (folder / "lessons" / "other.yaml").write_text((GOOD + STEPS).replace("<in> ", ""), "utf-8")
    page = visit("teach")
    assert not page.exception
    said = html(page).text
    assert page.header[0].value == "mine"
    assert "This lesson has 2 problems and cannot be started." in said
    assert "data/lessons/mine.yaml:1 title: holds the HTML tag '<in>'" in said
    assert "data/lessons/mine.yaml:7 steps[1].view.country: 'KNE'" in said
    assert "in" not in html(page).tags
    assert {address.split("&")[0] for address in starts(page)} == {"./?present=other", "./?teach=other"}
    assert len(page.get("download_button")) == 3


def test_a_lesson_put_right_is_there_at_the_next_look(data: Data) -> None:
    """No restart is needed."""
    folder = data()
    lesson(folder, "mine", "title: [")
    assert starts(visit("teach")) == []
    lesson(folder, "mine", (GOOD + STEPS).replace("<in> ", ""))
    assert len(starts(visit("teach"))) == 3


def test_no_lesson(data: Data) -> None:
    """That is said, with how to write one."""
    shutil.rmtree(data() / "lessons", ignore_errors=True)
    page = visit("teach")
    assert not page.exception
    assert page.info[0].value == "There is no lesson in the data."
    assert "data/lessons/my-lesson.yaml" in html(page).text


def test_phones(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether phones reach the server, and where."""
    monkeypatch.delenv("ATLAS_NETWORK", raising=False)
    assert "python3 -m dashboard run --network" in html(visit("teach")).text
    monkeypatch.setenv("ATLAS_NETWORK", "http://192.0.2.9:8501")
    said = html(visit("teach")).text
    assert "reach this server at http://192.0.2.9:8501" in said
    assert "--network" not in said


def test_keys() -> None:
    """Every key that the page names is one that the projector's window lists, but for those that rooms add to it."""
    there = (ROOT / "assets" / "lesson.html").read_text("utf-8") + (ROOT / "assets" / "room-present.js").read_text(
        "utf-8"
    )
    for key in chain(*KEYS):
        assert f"<kbd>{key}</kbd>" in there or f'["{key}", ' in there
