"""A lesson on a USB stick: one file, opened without a network."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard import cached
from dashboard.pictures.lesson_page import SCRIPTS, STYLES
from dashboard.pictures.worldmap import ASSETS
from tests.browser.atlas import FILLS, MARK, Watch
from tests.browser.conftest import Visit
from tests.lessons import step_fields, write_lesson
from tests.pictures.parsed import Parsed
from tests.records.builders import write_data

NAMES = [file.name for file in cached.lessons()]
MOST = 3_000_000  # bytes
HARM = "</script><!-- <script>window.hacked=1</script> <img src=x onerror=window.hacked=1>"
VIEW = "?region=Africa&technology=safe-city&colour=supplier"
SAME = {"region": ["Africa"], "technology": ["safe-city"], "colour": "supplier"}
QUESTION = {"text": "Who?", "choices": ["One", "Two"], "answer": "Nobody knows."}

Opened = Callable[[Path], Page]


@pytest.fixture
def opened(browser: Browser) -> Iterator[Opened]:
    """Open a file with the network off; at the end, it asked for nothing but itself, and complained of nothing."""
    watch, context = Watch(), browser.new_context(viewport={"width": 1920, "height": 1080})
    watch.over(context)
    context.set_offline(True)
    asked: set[str] = set()
    context.on("request", lambda request: asked.add(request.url.partition("#")[0]))
    files: list[str] = []

    def open_file(path: Path) -> Page:
        files.append(path.as_uri())
        page = context.new_page()
        page.goto(path.as_uri())
        expect(page.locator("[data-ready=yes]")).to_be_visible()
        return page

    yield open_file
    context.close()
    assert {url for url in asked if not url.startswith("data:")} == set(files)
    assert (watch.asked, watch.complaints) == ([], [])


def written(folder: Path, name: str) -> Path:
    """The file of a lesson, as the app gives it."""
    path = folder / f"{name}.html"
    path.write_bytes(cached.lesson_file(name))
    return path


@pytest.fixture
def trial(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of a lesson of three steps, the second with a question, over the project's own data."""
    data = tmp_path / "data"
    data.mkdir()
    for path in cached.folder().iterdir():
        if path.is_file():
            (data / path.name).symlink_to(path)
    monkeypatch.setenv("ATLAS_DATA", str(data))
    write_lesson(
        data,
        "trial",
        step_fields(heading="First", view=SAME),
        step_fields(heading="Second", question=QUESTION, view={"page": "deal", "deal": "ken-huawei-2014"}),
        step_fields(heading="Third", view={"country": "KEN", "zoom": ["KEN"]}),
    )
    return written(tmp_path, "trial")


@pytest.mark.parametrize("name", NAMES)
def test_every_lesson(opened: Opened, name: str, tmp_path: Path) -> None:
    """It is small enough, and keys alone lead through all of it, question before answer, to the last step."""
    path = written(tmp_path, name)
    assert path.stat().st_size <= MOST
    page, steps = opened(path), cached.lesson_pack(name)["steps"]
    for number, step in enumerate(steps, 1):
        expect(page.get_by_role("heading", level=1)).to_have_text(step["heading"])
        expect(page.locator("#says")).to_have_text(step["says"])
        expect(page.locator("#panel")).to_be_visible(visible=bool(step["panel"]))
        if step["question"]:
            expect(page.locator("#answer")).to_be_hidden()
            page.keyboard.press("PageDown")
            expect(page.locator("#answer")).to_be_visible()
        if number < len(steps):
            page.keyboard.press("ArrowRight")


def test_keys(opened: Opened, trial: Path) -> None:
    """Arrows, PageUp and PageDown, Space, Home, End and B do what they do online."""
    page = opened(trial)
    heading, answer = page.get_by_role("heading", level=1), page.locator("#answer")
    for key, said, revealed in [
        ("ArrowRight", "Second", False),
        ("PageDown", "Second", True),
        (" ", "Third", False),
        ("ArrowLeft", "Second", True),
        ("PageUp", "Second", False),
        ("End", "Third", False),
        ("Home", "First", False),
    ]:
        page.keyboard.press(key)
        expect(heading).to_have_text(said)
        expect(answer).to_be_visible(visible=revealed)
    black = page.locator("#black")
    page.keyboard.press("b")
    expect(black).to_be_visible()
    page.keyboard.press("b")
    expect(black).to_be_hidden()


def test_a_click_on_a_country(opened: Opened, trial: Path) -> None:
    """It opens the records with their sources, whose links are the only ones that lead anywhere."""
    page = opened(trial)
    page.keyboard.press("End")
    page.evaluate("atlas.onPick({ country: 'KEN' })")
    box = page.locator("#country")
    expect(box).to_contain_text("National police surveillance system in Nairobi and Mombasa")
    hrefs = box.locator("a[href]").evaluate_all("(links) => links.map((link) => link.getAttribute('href'))")
    assert hrefs
    assert all(href.startswith("http") for href in hrefs)
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()


def test_same_colours_as_the_app(opened: Opened, visit: Visit, trial: Path) -> None:
    """The same view has the same fill in every country, in the file and on the world page."""
    page = opened(trial)
    page.evaluate(MARK.replace("map.eachLayer", "lesson.map.eachLayer"))
    expect(page.get_by_role("heading", level=1)).to_have_text("First")
    visit(VIEW, color_scheme="light").wait_for_colours(page.evaluate(FILLS))


def test_hostile_lesson(opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a lesson's words nor a record's can end the script that holds them, or run."""
    data = write_data(tmp_path)
    monkeypatch.setenv("ATLAS_DATA", str(data))
    write_lesson(data, "trial")
    pack = json.loads(json.dumps(cached.lesson_pack("trial")))
    pack |= {"title": HARM, "goals": [HARM]}
    pack["steps"][0] |= {"heading": HARM, "says": HARM, "question": QUESTION | {"text": HARM, "choices": [HARM, "b"]}}
    path = tmp_path / "trial.html"
    path.write_text(cached.as_file(pack), "utf-8")
    page = opened(path)
    expect(page.get_by_role("heading", level=1)).to_have_text(HARM)
    expect(page.locator("#choices li").first).to_have_text(HARM)
    assert page.evaluate("window.hacked") is None


def test_nothing_is_left_out(tmp_path: Path) -> None:
    """Each style and each script of the page online is in the file, whole, and no address of one."""
    html = cached.lesson_file(NAMES[0]).decode()
    page = Parsed(html)
    for name in SCRIPTS:
        assert (ASSETS / name).read_text("utf-8").strip() in [script.strip() for script in page.scripts]
    for name in STYLES:
        assert (ASSETS / name).read_text("utf-8") in html
    assert page.values("src") == []
    assert all(href.startswith("data:") for tag, held in page.elements if tag == "link" for href in [held["href"]])
