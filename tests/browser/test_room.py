"""A class with a projector, a teacher's view and phones."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from dashboard import cached
from tests.browser.conftest import Visit
from tests.browser.room import LESSON, MOUNTS, PHONE, Room, bars, begun, numbers, on_step, where
from tests.browser.server import Server, free_port, serve
from tests.browser.test_axe import faults

STEPS = cached.lesson_pack(LESSON)["steps"]
VOTE = next(number for number, step in enumerate(STEPS, 1) if step["question"] and step["question"]["choices"])
CHOICES = STEPS[VOTE - 1]["question"]["choices"]


@pytest.fixture
def room(visit: Visit, server: Server) -> Room:
    """A room that the projector has opened."""
    return Room(visit, server.address)


def choice(pupil: Page, number: int) -> Locator:
    """A pupil's button for a choice, counted from 0."""
    return pupil.get_by_role("button", name=f"{'ABCDEF'[number]} {CHOICES[number]}", exact=True)


def to_the_vote(room: Room, teacher: Page) -> None:
    """Drive the class to the first question with choices."""
    begun(teacher)
    while int(teacher.locator("#progress").get_attribute("aria-valuenow") or 0) < VOTE:
        teacher.locator("#next").click()
    on_step(room.projector, VOTE)


def test_a_whole_lesson_from_the_teachers_view(room: Room) -> None:
    """By keys alone: each step and each answer is on projector and phone, and no map is mounted twice."""
    pupil, teacher = room.pupil(), room.teacher()
    for number, step in enumerate(STEPS, 1):
        for page in (room.projector, pupil):
            on_step(page, number, step["heading"])
            expect(page.locator("#answer")).to_be_hidden()
        if step["question"]:
            teacher.keyboard.press("PageDown")
            for page in (room.projector, pupil):
                expect(page.locator("#answer")).to_be_visible()
        expect(teacher.locator("#shown")).to_contain_text(step["heading"])
        teacher.keyboard.press("ArrowRight")
    on_step(room.projector, len(STEPS))
    teacher.keyboard.press("Home")
    for page in (room.projector, pupil):
        on_step(page, 1)
        assert page.evaluate(MOUNTS) == ["first"]


def test_both_drive(room: Room) -> None:
    """The projector's keys and the teacher's buttons move the same lesson; black is for the projector alone."""
    teacher = room.teacher(width=390, height=844)
    room.projector.keyboard.press("ArrowRight")
    expect(teacher.locator("#shown")).to_contain_text("answer shown")
    expect(teacher.locator("#then")).to_contain_text(STEPS[1]["heading"])
    teacher.get_by_role("button", name="Next").click()
    on_step(room.projector, 2)
    teacher.get_by_role("button", name="Black").click()
    expect(room.projector.locator("#black")).to_be_visible()
    expect(teacher.locator("#notes")).to_be_in_viewport()
    expect(teacher.get_by_role("button", name="Black")).to_have_attribute("aria-pressed", "true")
    room.projector.keyboard.press("b")
    expect(room.projector.locator("#black")).to_be_hidden()
    expect(teacher.get_by_role("button", name="Black")).to_have_attribute("aria-pressed", "false")


def test_what_the_teacher_sees(room: Room) -> None:
    """Notes, the answer before it is revealed, the next step, the time, and how many pupils are here."""
    teacher = room.teacher()
    room.pupil()
    expect(teacher.get_by_text("1 pupil", exact=True)).to_be_visible()
    expect(room.projector.locator("#joins")).to_contain_text("1 pupil is here")
    expect(teacher.locator("#answer-text")).not_to_be_empty()
    expect(teacher.locator("#notes-text")).to_contain_text("In one sentence")
    expect(teacher.locator("#times")).to_contain_text(re.compile(r"\d\d?:\d\d.* min left, \d+ planned"))
    expect(room.projector.locator("#answer")).to_be_hidden()
    assert room.projector.get_by_text("In one sentence").count() == 0


def test_vote_and_reveal(room: Room) -> None:
    """Bars fill on the projector; pupils see how the class voted, and the answer, on the reveal only."""
    pupils, teacher = [room.pupil(), room.pupil()], room.teacher()
    to_the_vote(room, teacher)
    for number, pupil in enumerate(pupils):
        choice(pupil, number).tap()
        expect(pupil.get_by_text(f"Your answer {'AB'[number]} is in.")).to_be_visible()
    numbers(room.projector, ["1 · 50 %", "1 · 50 %", *["0"] * (len(CHOICES) - 2)])
    choice(pupils[0], 1).tap()
    numbers(room.projector, ["0", "2 · 100 %", *["0"] * (len(CHOICES) - 2)])
    expect(room.projector.locator("#poll")).to_contain_text("2 of 2 pupils have voted. The vote is open.")
    expect(bars(pupils[0])).to_have_count(0)
    expect(pupils[0].locator("#answer")).to_be_hidden()
    teacher.get_by_role("button", name="Close the vote").click()
    expect(pupils[0].get_by_text("The vote is closed. Your answer is B.")).to_be_visible()
    expect(choice(pupils[0], 0)).to_be_disabled()
    teacher.get_by_role("button", name="Reveal the answer").click()
    for page in (room.projector, *pupils):
        expect(page.locator("#answer")).to_be_visible()
        numbers(page, ["0", "2 · 100 %", *["0"] * (len(CHOICES) - 2)])


def test_a_reload_keeps_the_answer(room: Room) -> None:
    """A tab that is loaded again has still its one answer, and votes no second time."""
    pupil, teacher = room.pupil(), room.teacher()
    to_the_vote(room, teacher)
    choice(pupil, 0).tap()
    numbers(room.projector, ["1 · 100 %", *["0"] * (len(CHOICES) - 1)])
    pupil.reload()
    expect(choice(pupil, 0)).to_have_attribute("aria-pressed", "true")
    choice(pupil, 1).tap()
    numbers(room.projector, ["0", "1 · 100 %", *["0"] * (len(CHOICES) - 2)])


def test_wander_and_return(room: Room) -> None:
    """Who looks around is not pulled along, sees where the class is, and is back with one button as the class is."""
    pupil, teacher = room.pupil(), room.teacher()
    zoom = pupil.evaluate("lesson.map.getZoom()")
    back = pupil.get_by_role("button", name="Back to the class")
    expect(back).to_be_hidden()
    pupil.locator(".leaflet-control-zoom-in").tap()
    expect(back).to_be_visible()
    to_the_vote(room, teacher)
    expect(where(pupil)).to_contain_text(f"The class is at step {VOTE}: {STEPS[VOTE - 1]['heading']}")
    on_step(pupil, 1)
    pupil.get_by_role("button", name="Answer").tap()
    pupil.get_by_role("button", name="Next").tap()
    pupil.get_by_role("button", name="Next").tap()
    on_step(pupil, 3)
    back.tap()
    on_step(pupil, VOTE)
    expect(back).to_be_hidden()
    teacher.keyboard.press("Home")
    on_step(pupil, 1)
    pupil.wait_for_function("(zoom) => Math.abs(lesson.map.getZoom() - zoom) < 0.01", arg=zoom)
    assert pupil.evaluate(MOUNTS) == ["first"]


def test_an_answer_is_not_a_pupils_to_uncover(room: Room) -> None:
    """Looking ahead shows the steps, not what the class has not been shown."""
    pupil = room.pupil()
    for number in range(2, len(STEPS) + 1):
        pupil.keyboard.press("ArrowRight")
        on_step(pupil, number)
        expect(pupil.locator("#answer")).to_be_hidden()
    pupil.keyboard.press("ArrowLeft")
    on_step(pupil, len(STEPS) - 1)
    expect(pupil.locator("#answer")).to_be_hidden()
    on_step(room.projector, 1)


def test_restart_of_the_server(visit: Visit, tmp_path: Path) -> None:
    """All windows come back to the same step, with the answers that were given; meanwhile the projector goes on."""
    port = free_port()
    with serve(tmp_path / "first.txt", port=port) as first:
        room = Room(visit, first.address)
        pupil, teacher = room.pupil(), room.teacher()
        to_the_vote(room, teacher)
        choice(pupil, 0).tap()
        numbers(room.projector, ["1 · 100 %", *["0"] * (len(CHOICES) - 1)])
    for page in (room.projector, teacher):
        expect(page.get_by_text("No connection to the room. This window goes on")).to_be_visible()
    expect(pupil.get_by_text("No connection to the class. Trying again")).to_be_visible()
    with serve(tmp_path / "again.txt", port=port):
        for page in (room.projector, teacher, pupil):
            expect(page.get_by_text("No connection to the")).to_have_count(0, timeout=30_000)
            on_step(page, VOTE)
        numbers(room.projector, ["1 · 100 %", *["0"] * (len(CHOICES) - 1)])
        room.projector.keyboard.press("ArrowRight")
        expect(pupil.locator("#answer")).to_be_visible()
        assert pupil.evaluate(MOUNTS) == room.projector.evaluate(MOUNTS) == ["first"]


def test_the_network_is_gone(room: Room) -> None:
    """The projector says so and goes on; back in the network, it takes the class along."""
    pupil = room.pupil()
    room.projector.wait_for_load_state("networkidle")
    room.projector.context.set_offline(True)
    expect(room.projector.get_by_text("No connection to the room.")).to_be_visible()
    for _ in range(3):
        room.projector.keyboard.press("ArrowRight")
    on_step(room.projector, 2)
    on_step(pupil, 1)
    room.projector.context.set_offline(False)
    on_step(pupil, 2)
    expect(room.projector.locator("#answer")).to_be_visible()
    expect(pupil.locator("#answer")).to_be_visible()


def test_teach_without_a_room(visit: Visit, server: Server) -> None:
    """The teacher's view opens a room by itself, offers the projector's window, and ends the room for all."""
    teacher = visit(None, at=server.address).page
    teacher.goto(f"{server.address}/?teach={LESSON}")
    begun(teacher)
    with teacher.expect_popup() as opened:
        teacher.get_by_role("button", name="Open the projector's window").click()
    projector = opened.value
    begun(projector)
    projector.keyboard.press("Escape")
    expect(projector.locator("#joins .code")).to_have_text(re.compile(r"^\w{5}$"))
    code = projector.locator("#joins .code").inner_text()
    pupil = visit(None, at=server.address, **PHONE).page
    pupil.goto(f"{server.address}/?room={code.lower()[:2]}%20{code[2:]}")
    begun(pupil)
    teacher.keyboard.press("ArrowRight")
    expect(projector.locator("#answer")).to_be_visible()
    teacher.get_by_role("button", name="End the room").click()
    teacher.get_by_role("dialog").get_by_role("button", name="End the room").click()
    expect(pupil.get_by_text("This room has ended.")).to_be_visible()
    expect(projector.get_by_text("This room has ended.")).to_be_visible()
    projector.keyboard.press("ArrowRight")
    on_step(projector, 2)
    expect(teacher.get_by_role("button", name="Open a new room")).to_be_visible()


def test_the_teachers_window_from_the_projector(room: Room) -> None:
    """The key W opens it; the projector never shows what it takes to drive the lesson."""
    with room.projector.expect_popup() as opened:
        room.projector.keyboard.press("w")
    begun(opened.value)
    expect(opened.value.get_by_text("0 pupils")).to_be_visible()
    opened.value.keyboard.press("ArrowRight")
    expect(room.projector.locator("#answer")).to_be_visible()
    room.projector.keyboard.press("q")
    expect(room.large).to_be_visible()
    shown = room.projector.locator("body").inner_html()
    assert room.key and room.key not in shown


def test_where_phones_join(visit: Visit, room: Room, tmp_path: Path) -> None:
    """A server of this machine alone says so, and how to start it; one of a network shows its address and a QR code."""
    room.projector.keyboard.press("q")
    expect(room.large).to_contain_text("python3 -m dashboard run --network")
    with serve(tmp_path / "log.txt", network="http://192.0.2.7:8501") as shared:
        other = Room(visit, shared.address)
        other.projector.keyboard.press("q")
        expect(other.large).to_contain_text(f"192.0.2.7:8501/?room={other.code}")
        expect(other.large.get_by_role("img", name=f"http://192.0.2.7:8501/?room={other.code}")).to_be_visible()


@pytest.mark.parametrize("code", ["", "ZZZZZ", "<img src=x onerror=window.hacked=1>"])
def test_no_such_room(visit: Visit, room: Room, code: str) -> None:
    """It is said; the code can be typed, with small letters and blanks, and the lessons are offered."""
    pupil = room.window(f"?room={code}", **PHONE)
    expect(pupil.get_by_role("heading", name="Join a class")).to_be_visible()
    expect(pupil.get_by_role("alert")).to_contain_text(code[:12] if code else "Type the code")
    expect(pupil.get_by_role("link", name="The article, claim by claim")).to_be_visible()
    assert faults(pupil) == []
    pupil.get_by_label("The code on the screen in class").fill(f" {room.code[:3].lower()} {room.code[3:]}")
    pupil.get_by_role("button", name="Join").tap()
    begun(pupil)
    on_step(pupil, 1)
    assert pupil.evaluate("window.hacked") is None


def test_a_hostile_phone(room: Room) -> None:
    """HTML, a hundred kilobytes, a thousand answers: it is told and closed, and nobody else notices."""
    pupil, teacher = room.pupil(), room.teacher()
    to_the_vote(room, teacher)
    hostile = room.pupil()
    html = json.dumps({"do": "answer", "step": VOTE, "choice": "<img src=x onerror=window.hacked=1>"})
    send = """async (messages) => {
        const socket = new WebSocket(`${location.origin.replace("http", "ws")}/rooms/${room.code}`);
        const closed = new Promise((done) => { socket.onclose = ({ code }) => done(code); });
        socket.onopen = () => { for (const message of messages) socket.send(message); };
        return closed;
    }"""
    join, vote = json.dumps({"do": "join", "tab": "x"}), json.dumps({"do": "answer", "step": VOTE, "choice": 1})
    assert hostile.evaluate(send, [join, html]) == 4400
    assert hostile.evaluate(send, [join, "x" * 100_000]) == 4413
    assert hostile.evaluate(send, [join, *[vote] * 1000]) == 4429
    choice(pupil, 1).tap()
    numbers(room.projector, ["1 · 50 %", "1 · 50 %", *["0"] * (len(CHOICES) - 2)])
    for page in (room.projector, teacher, pupil):
        assert page.evaluate("window.hacked") is None


def test_axe_and_phone_widths(room: Room) -> None:
    """No window has a serious fault, and none is wider than a phone."""
    pupil, teacher = room.pupil(), room.teacher(**PHONE)
    to_the_vote(room, teacher)
    for page in (pupil, teacher):
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        for button in page.locator("#tools button:visible, .buttons button").all():
            box = button.bounding_box()
            assert box and box["height"] >= 44
    for page in (room.projector, pupil, teacher):
        assert faults(page) == []
    room.projector.keyboard.press("q")
    expect(room.large).to_be_visible()
    assert faults(room.projector) == []
    pupil.locator(".leaflet-control-zoom-in").tap()
    expect(pupil.get_by_role("button", name="Back to the class")).to_be_visible()
    assert pupil.evaluate("document.documentElement.scrollWidth") <= 390
    assert faults(pupil) == []
