"""A teacher presents a lesson, with a clicker or the keyboard."""

import re
import time
from collections.abc import Iterator
from shutil import copytree

import pytest
from playwright.sync_api import Browser, expect

from dashboard import cached
from tests.browser.conftest import Visit
from tests.browser.lesson import Lesson, Present
from tests.browser.server import Server, serve
from tests.browser.test_axe import faults
from tests.lessons import step_fields, write_lesson
from tests.shipped import DATA

LESSONS = {file.name: file.lesson for file in cached.lessons() if file.lesson}
CHOICES = ["The city", "A bank abroad", "Nobody knows"]
TRIAL = [
    step_fields(heading="The world", view={}, minutes=3),
    step_fields(
        heading="Malaysia asks",
        view={"zoom": ["MYS"], "country": "MYS", "article": "yes"},
        question={"text": "Who paid?", "choices": CHOICES, "answer": "Most records **do not say**."},
    ),
    step_fields(heading="One record", view={"page": "deal", "deal": "ken-huawei-2014"}),
    step_fields(
        heading="East Africa",
        view={"zoom": ["KEN", "UGA"], "colour": "first"},
        question={"text": "What is missing?", "answer": "What nobody wrote about."},
    ),
    step_fields(heading="The end", view={"technology": ["cctv"]}),
]
MINUTES = 11
ASKING, RECORD = 2, 3


@pytest.fixture(scope="module")
def classroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of the project's own data, with one more lesson for these stories."""
    folder = tmp_path_factory.mktemp("classroom")
    write_lesson(copytree(DATA, folder / "data"), "trial", *TRIAL)
    with serve(folder / "log.txt", folder / "data") as running:
        yield running


@pytest.fixture
def present(visit: Visit, classroom: Server) -> Present:
    """Open the projector's page in a window of its own: `present("trial", 4, width=1920)`."""

    def open_lesson(name: str = "trial", step: int = 1, **window) -> Lesson:
        return Lesson(visit(None, **window).page, classroom.address).open(name, step)

    return open_lesson


@pytest.mark.parametrize("name", LESSONS)
def test_whole_lesson_by_keys_alone(present: Present, name: str) -> None:
    """The next key shows each answer after its question and each step after the other, on one and the same map."""
    window = present(name, width=1920, height=1080, reduced_motion="reduce")
    window.page.evaluate(
        "() => { window.kept = [...document.querySelectorAll('#map, #map path.leaflet-interactive')]; }"
    )
    for number, step in enumerate(LESSONS[name].steps, 1):
        window.drawn(number)
        expect(window.heading).to_have_text(step.heading)
        expect(window.answer).to_be_hidden()
        if step.question:
            expect(window.page.get_by_text(step.question.text, exact=True)).to_be_visible()
            assert window.page.get_by_role("region", name="Question").get_by_role("listitem").all_inner_texts() == [
                *step.question.choices
            ]
            window.press("PageDown")
            expect(window.answer).to_be_in_viewport()
        assert window.page.locator("#says").inner_text()
        window.press("ArrowRight")
    expect(window.heading).to_have_text(LESSONS[name].steps[-1].heading)
    kept = (
        "() => window.kept.filter((one) => one.isConnected).length === window.kept.length && window.kept.length > 200"
    )
    assert window.page.evaluate(kept)
    assert window.page.evaluate("document.querySelectorAll('.leaflet-container').length") == 1


def test_back_is_the_way_that_next_came(present: Present) -> None:
    """Back hides the answer, then shows the step before with its answer; Home and End lead to both ends."""
    window = present("trial", ASKING)
    window.press("Space")
    expect(window.answer).to_be_visible()
    window.press("Space")
    window.drawn(ASKING + 1)
    window.press("PageUp")
    window.drawn(ASKING)
    expect(window.answer).to_be_visible()
    window.press("ArrowLeft")
    expect(window.answer).to_be_hidden()
    window.drawn(ASKING)
    window.press("ArrowLeft")
    window.drawn(ASKING - 1)
    window.press("End")
    window.drawn(len(TRIAL))
    window.press("Home")
    window.drawn(1)
    window.press("ArrowLeft")
    window.drawn(1)


def test_buttons_do_what_keys_do(present: Present) -> None:
    """Each key has a button that tells it; the bar and the line of steps tell how far it is."""
    window = present("trial", ASKING)
    tools = window.page.get_by_role("contentinfo")
    tools.get_by_role("button", name="Answer →").click()
    expect(window.answer).to_be_visible()
    tools.get_by_role("button", name="Next →").click()
    window.drawn(ASKING + 1)
    bar = window.page.get_by_role("progressbar", name="Progress through the lesson")
    expect(bar).to_have_attribute("aria-valuetext", f"Step {ASKING + 1} of {len(TRIAL)}")
    tools.get_by_role("button", name="Back ←").click()
    window.drawn(ASKING)
    tools.get_by_role("button", name="Keys ?").click()
    expect(window.page.get_by_role("dialog", name="Keys")).to_contain_text("Black screen")
    window.press("Escape")
    expect(window.page.get_by_role("dialog")).to_have_count(0)
    window.press("?", "?")
    expect(window.page.get_by_role("dialog")).to_have_count(0)


def test_black_screen(present: Present) -> None:
    """B and the clicker's full stop make the screen black and bring the same step back; so does the next key."""
    window = present("trial", 2)
    black = window.page.get_by_role("button", name="Black screen")
    for makes, ends in (("b", "B"), (".", "ArrowRight"), ("b", "PageUp"), ("b", "Space")):
        window.press(makes)
        expect(black).to_be_visible()
        box = black.bounding_box()
        assert box == {"x": 0, "y": 0, "width": 1280, "height": 800}
        window.press(ends)
        expect(black).to_be_hidden()
        window.drawn(2)


def test_full_screen(present: Present) -> None:
    """F fills the screen and leaves it; the map still shows the whole of its part."""
    window = present("trial", 2)
    full = "document.fullscreenElement !== null"
    window.press("f")
    expect(window.page.locator("html:fullscreen")).to_be_attached()
    assert window.page.evaluate(full)
    window.press("f")
    expect(window.page.locator("html:fullscreen")).to_have_count(0)


def test_step_restores_whatever_was_done_in_it(present: Present) -> None:
    """After clicks, zoom and a played year, the step looks as it did: on the way back to it, and with R."""
    window = present("trial", ASKING)
    before = window.picture()
    wander(window)
    assert window.picture() != before
    window.press("ArrowRight", "ArrowRight")
    window.drawn(ASKING + 1)
    window.press("ArrowLeft", "ArrowLeft")
    window.drawn(ASKING)
    assert window.picture() == before
    wander(window)
    window.press("r")
    window.drawn(ASKING)
    expect(window.country).to_be_hidden()
    assert window.picture() == before


def wander(window: Lesson) -> None:
    """Do on the map what a class asks for: another part of it, an earlier year, another country."""
    window.page.get_by_role("button", name="Show the whole world").click()
    window.page.get_by_role("button", name="Closer").click()
    window.page.get_by_role("slider", name="Year shown on the map").fill("2015")
    window.page.get_by_role("button", name="Show the whole world").click()
    window.path("BRA").click()
    expect(window.country.get_by_role("heading", name="Brazil")).to_be_visible()


def test_country_opens_beside_the_lesson(present: Present) -> None:
    """A click opens a country's records; Escape or the button closes them, the list opens them without a pointer."""
    window = present("trial", 1)
    window.path("KEN").click()
    expect(window.country.get_by_role("link", name=re.compile("National police surveillance"))).to_have_attribute(
        "target", "_blank"
    )
    window.press("Escape")
    expect(window.country).to_be_hidden()
    window.page.get_by_role("combobox", name="Open a country").select_option("Serbia")
    expect(window.country.get_by_role("heading", name="Serbia")).to_be_visible()
    window.country.get_by_role("button", name="Close").click()
    expect(window.country).to_be_hidden()
    window.drawn(1)


def test_record_in_place_of_the_map(present: Present) -> None:
    """A step about a record shows it where the map was; arrow keys scroll it, and the map comes back after it."""
    window = present("trial", RECORD)
    panel = window.page.get_by_role("region", name="From the atlas")
    expect(panel.get_by_role("article")).to_be_visible()
    expect(window.page.locator("#stage")).to_be_hidden()
    window.press("ArrowDown", "ArrowDown")
    expect(panel.get_by_role("heading").first).not_to_be_in_viewport()
    window.drawn(RECORD)
    window.press("r")
    expect(panel.get_by_role("heading").first).to_be_in_viewport()
    window.press("Home")
    expect(window.page.locator("#stage")).to_be_visible()


WATCH_ZOOM = """() => {
    window.zooms = new Set();
    lesson.map.on("zoom", () => window.zooms.add(lesson.map.getZoom()));
}"""


@pytest.mark.parametrize(("motion", "least", "most"), [("no-preference", 4, 1000), ("reduce", 1, 1)])
def test_map_travels(present: Present, motion: str, least: int, most: int) -> None:
    """From step to step the map moves on its way; where little motion is asked for it is there at once."""
    window = present("trial", ASKING, reduced_motion=motion)
    window.page.evaluate(WATCH_ZOOM)
    window.press("Home")
    window.drawn(1)
    assert least <= window.page.evaluate("window.zooms.size") <= most
    window.press("End", "Home")  # a flight cut short still arrives
    assert window.drawn(1).picture() == present("trial", 1).picture()


def test_window_of_another_size(present: Present) -> None:
    """The map keeps to the part of its step when the window grows, as for a full screen."""
    window = present("trial", ASKING)
    window.page.set_viewport_size({"width": 1920, "height": 1080})
    wanted = present("trial", ASKING, width=1920, height=1080).picture()["zoom"]
    expect(window.page.locator("#map")).to_have_js_property(
        "clientWidth", window.page.locator("#stage").evaluate("(s) => s.clientWidth")
    )
    end = time.monotonic() + 10
    while window.picture()["zoom"] != wanted and time.monotonic() < end:
        window.page.wait_for_timeout(50)
    assert window.picture()["zoom"] == wanted


def test_reload_comes_back_to_the_step(present: Present) -> None:
    """The step stands in the address; the clock goes on over a reload."""
    window = present("trial", 1)
    clock = window.page.get_by_role("button", name=re.compile("^Time left"))
    expect(clock).to_have_accessible_name(re.compile(f"the lesson {MINUTES} min. Start the clock"))
    while window.count.inner_text() != f"Step 3 of {len(TRIAL)}":
        window.press("ArrowRight")
    expect(window.page).to_have_url(re.compile(r"\?present=trial&step=3$"))
    expect(clock).to_have_accessible_name(re.compile("Stop the clock"))
    window.page.reload()
    window.drawn(3)
    expect(clock).to_have_accessible_name(re.compile("Stop the clock"))
    window.press("t")
    expect(clock).to_have_accessible_name(re.compile("Start the clock"))


LAID_OUT = """() => ({
    type: parseFloat(getComputedStyle(document.querySelector("#text p")).fontSize),
    page: [document.documentElement.scrollWidth, document.documentElement.scrollHeight],
    hidden: document.getElementById("words").scrollHeight - document.getElementById("words").clientHeight,
    wide: ["words", "picture", "panel", "time", "tools"].filter((id) => {
        const box = document.getElementById(id);
        return box.scrollWidth > box.clientWidth + 1;
    }),
    apart: document.getElementById("picture").getBoundingClientRect().left
        - document.getElementById("words").getBoundingClientRect().right,
})"""


@pytest.mark.parametrize("in_room", [False, True], ids=["alone", "in_a_room"])
@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1280, 800)])
@pytest.mark.parametrize("name", LESSONS)
def test_words_are_large_and_nothing_is_cut_off(
    present: Present, name: str, width: int, height: int, in_room: bool
) -> None:
    """Type for the back row, words beside the map, nothing of a step or its answer wider or higher than the screen."""
    window = present(name, width=width, height=height, reduced_motion="reduce")
    if in_room:
        window.press("o")
        expect(window.page.get_by_role("dialog", name="Join with your phone")).to_be_visible()
        window.press("q")
    for number, step in enumerate(LESSONS[name].steps, 1):
        for revealed in (False, True) if step.question else (False,):
            window.page.evaluate("([step, revealed]) => lesson.go(step, revealed)", [number, revealed])
            expect(window.drawn(number).answer).to_be_visible(visible=revealed)
            found = window.page.evaluate(LAID_OUT)
            assert found["type"] >= 28 * width / 1920
            assert found["page"] == [width, height]
            assert found["hidden"] <= 0
            assert found["wide"] == []
            assert found["apart"] > 0


def test_phone(present: Present) -> None:
    """On a phone the words stand above the map, nothing needs scrolling sideways, and buttons are large."""
    window = present("trial", ASKING, width=390, height=844, is_mobile=True, has_touch=True)
    for step in (ASKING, RECORD, len(TRIAL)):
        window.page.evaluate("(step) => lesson.go(step)", step)
        window.drawn(step)
        assert window.page.evaluate("document.documentElement.scrollWidth") == 390
        words, shown = (window.page.locator(part).bounding_box() for part in ("#words", "#picture"))
        assert words["y"] + words["height"] <= shown["y"]
    window.page.get_by_role("button", name="Back", exact=True).tap()
    for button in window.page.get_by_role("contentinfo").get_by_role("button").all():
        box = button.bounding_box()
        assert min(box["width"], box["height"]) >= 44


@pytest.mark.parametrize("name", LESSONS)
def test_axe(present: Present, name: str) -> None:
    """What stands in a lesson beside the words has no fault that axe calls serious or critical."""
    for number, step in enumerate(LESSONS[name].steps, 1):
        if number == 1 or step.view.page != "world":
            window = present(name, number, reduced_motion="reduce")
            window.press("PageDown")
            assert faults(window.page) == [], f"{name} {number}"


def test_axe_of_what_opens(present: Present) -> None:
    """Neither has an open country, the list of keys, the timeline in place of the map, or a phone."""
    window = present("trial", 1, reduced_motion="reduce")
    window.path("KEN").click()
    expect(window.page.locator(".leaflet-tooltip")).to_have_count(0)  # it fades when the country lies over the map
    assert faults(window.page) == []
    window.press("Escape", "l")
    assert faults(window.page) == []
    window.press("?")
    assert faults(window.page) == []
    assert faults(present("trial", 2, width=390, height=844).page) == []


def test_step_is_announced(present: Present) -> None:
    """A screen reader hears the heading of the step that comes, and the answer."""
    window = present("trial", ASKING - 1)
    said = window.page.locator("#announced")
    expect(said).to_have_attribute("role", "status")
    window.page.evaluate("(step) => lesson.go(step)", ASKING)
    expect(said).to_have_text(f"Step {ASKING} of {len(TRIAL)}: {TRIAL[ASKING - 1]['heading']}")
    window.press("ArrowRight")
    expect(said).to_contain_text("Answer: ")


def test_unknown_lesson_offers_those_there_are(browser: Browser, classroom: Server) -> None:
    """A lesson or step that does not exist is said, and a click leads to one that does."""
    page = browser.new_page()
    page.goto(f"{classroom.address}/?present=artikel")
    expect(page.get_by_text("There is no lesson “artikel” here.")).to_be_visible()
    assert faults(page) == []
    page.get_by_role("link", name="A lesson", exact=True).click()
    Lesson(page, classroom.address).drawn(1)
    page.goto(f"{classroom.address}/?present=trial&step=99")
    expect(page.get_by_text(f"has no step “99”. Its steps go from 1 to {len(TRIAL)}.")).to_be_visible()
    page.get_by_role("link", name="East Africa").click()
    Lesson(page, classroom.address).drawn(4)
    page.context.close()
