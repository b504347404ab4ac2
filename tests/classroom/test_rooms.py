"""What a room holds, who may do what in it, and when it ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.classroom import rooms
from dashboard.classroom.rooms import ENDED, NOT_UNDERSTOOD, TOO_MANY, UNKNOWN, RefusedError, Room, Rooms

CHOICES = (0, 3, 0, 2)  # of the four steps of a lesson


class Clock:
    """A clock that is set by hand."""

    now = 1_000.0

    def __call__(self) -> float:
        """The time it shows."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """One for each test."""
    return Clock()


@pytest.fixture
def held(clock: Clock) -> Rooms:
    """The rooms of a server."""
    return Rooms(clock)


@pytest.fixture
def room(held: Rooms) -> Room:
    """One of them, on its second step, which has a question of three choices."""
    made = held.make("key", "K7FQM", "article", CHOICES)
    made.enter(holder=True)
    made.show(2, revealed=False, black=False)
    return made


def refused(code: int):
    """That a RefusedError with this code is raised."""
    return pytest.raises(RefusedError, check=lambda error: error.code == code)


def test_pupils_see_the_votes_on_the_reveal_only(room: Room) -> None:
    """The teacher's windows see them at once."""
    room.answer("a", 2, 1)
    room.answer("b", 2, 3)
    assert room.told(holder=True)["poll"] == {"open": True, "answers": 2, "counts": [1, 0, 1]}
    assert room.told(holder=False)["poll"] == {"open": True, "answers": 2, "counts": None}
    room.show(2, revealed=True, black=False)
    assert room.told(holder=False)["poll"] == {"open": False, "answers": 2, "counts": [1, 0, 1]}


def test_one_answer_a_tab_changed_while_open(room: Room) -> None:
    """A changed answer counts once; after the close and after the reveal it stays."""
    room.answer("a", 2, 1)
    room.answer("a", 2, 2)
    assert room.given("a") == 2
    room.poll(False)
    room.answer("a", 2, 3)
    room.poll(True)
    room.show(2, revealed=True, black=False)
    room.answer("a", 2, 3)
    assert room.told(holder=True)["poll"]["counts"] == [0, 1, 0]


def test_an_answer_to_another_step_is_late(room: Room) -> None:
    """It is left aside, and each step keeps its own answers."""
    room.answer("a", 4, 1)
    room.answer("a", 2, 1)
    room.show(4, revealed=False, black=False)
    assert room.told(holder=True)["poll"] == {"open": True, "answers": 0, "counts": [0, 0]}
    room.show(2, revealed=False, black=False)
    assert room.told(holder=True)["poll"]["counts"] == [1, 0, 0]


@pytest.mark.parametrize(("step", "choice"), [(2, 0), (2, 4), (1, 1), (0, 1), (5, 1), (-1, 1)])
def test_no_such_choice(room: Room, step: int, choice: int) -> None:
    """It is refused; as an answer from before a restart it is left aside, as the lesson may have changed."""
    with refused(NOT_UNDERSTOOD):
        room.answer("a", step, choice)
    room.answer("a", step, choice, again=True)
    assert not any(room.answers.values())


def test_answers_given_before_a_restart(room: Room) -> None:
    """They count for their steps, also if the class is elsewhere; what the tab has answered since goes before."""
    room.answer("a", 4, 2, again=True)
    room.answer("b", 2, 1)
    room.answer("b", 2, 3, again=True)
    assert (room.answers[4], room.given("b")) == ({"a": 2}, 1)


def test_a_question_takes_so_many_tabs(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """Further ones are not counted; those that have answered can still change."""
    monkeypatch.setattr(rooms, "TABS", 2)
    for tab in "abc":
        room.answer(tab, 2, 1)
    room.answer("b", 2, 2)
    assert room.told(holder=True)["poll"]["counts"] == [1, 1, 0]


@pytest.mark.parametrize("step", [0, 5, -1])
def test_no_such_step(room: Room, step: int) -> None:
    """The room stays where it is."""
    with refused(NOT_UNDERSTOOD):
        room.show(step, revealed=False, black=False)
    assert room.step == 2


def test_a_step_without_choices_has_no_vote(room: Room) -> None:
    """Nor can one be opened."""
    room.show(1, revealed=False, black=False)
    room.poll(True)
    assert room.told(holder=True)["poll"] == {"open": False, "answers": 0, "counts": []}


def test_a_full_room(room: Room) -> None:
    """It takes so many pupils, so many windows of its teacher, and says so to the next."""
    for _ in range(rooms.PUPILS):
        room.enter(holder=False)
    with refused(TOO_MANY) as said:
        room.enter(holder=False)
    assert str(rooms.PUPILS) in str(said.value)
    for _ in range(rooms.HOLDERS - 1):
        room.enter(holder=True)
    with refused(TOO_MANY):
        room.enter(holder=True)
    room.leave(holder=False, now=0)
    room.enter(holder=False)
    assert room.told(holder=True)["pupils"] == rooms.PUPILS


def test_so_many_rooms(held: Rooms) -> None:
    """The next is refused with the number."""
    for number in range(rooms.ROOMS):
        held.make("key", f"{number}", "article", CHOICES)
    with refused(TOO_MANY) as said:
        held.make("key", "more", "article", CHOICES)
    assert str(rooms.ROOMS) in str(said.value)


def test_three_hours(held: Rooms, room: Room, clock: Clock) -> None:
    """Then it ends by itself, and is not made again by a window left open."""
    clock.now += 3 * 3600 - 1
    assert held.sweep() == []
    clock.now += 1
    assert held.sweep() == [room]
    with refused(ENDED):
        held.find("K7FQM")
    with refused(ENDED):
        held.make("key", "K7FQM", "article", CHOICES)


def test_three_hours_over_a_restart(held: Rooms, clock: Clock) -> None:
    """A room that is made again ends when it was to end; nobody can make it last longer."""
    assert held.make("key", "AAAAA", "article", CHOICES, ends=clock.now + 60).ends == clock.now + 60
    assert held.make("key", "BBBBB", "article", CHOICES, ends=clock.now + 1e9).ends == clock.now + rooms.LASTS
    with refused(ENDED):
        held.make("key", "CCCCC", "article", CHOICES, ends=clock.now - 1)


def test_left_by_all(held: Rooms, room: Room, clock: Clock) -> None:
    """It ends after a quarter of an hour, counted from the last window; its teacher can make it again."""
    room.enter(holder=False)
    room.leave(holder=True, now=clock.now)
    clock.now += 3600
    assert held.sweep() == []
    room.leave(holder=False, now=clock.now)
    clock.now += 15 * 60 - 1
    assert held.sweep() == []
    clock.now += 1
    assert held.sweep() == [room]
    with refused(UNKNOWN):
        held.find("K7FQM")
    assert held.make("key", "K7FQM", "article", CHOICES).step == 1


def test_never_used(held: Rooms, clock: Clock) -> None:
    """A room that no window has joined ends after a minute."""
    made = held.make("key", "K7FQM", "article", CHOICES)
    clock.now += 59
    assert held.sweep() == []
    clock.now += 1
    assert held.sweep() == [made]


def test_ended_by_the_teacher(held: Rooms, room: Room) -> None:
    """It is gone, and not made again."""
    held.end(room)
    with refused(ENDED):
        held.find("K7FQM")
    with refused(ENDED):
        held.make("key", "K7FQM", "article", CHOICES)


@given(st.text(max_size=50))
def test_only_its_key_opens_a_room(key: str) -> None:
    """Whatever is tried."""
    room = Room("K7FQM", "key", "article", CHOICES, 0, None)
    assert room.opens_to(key) == (key == "key")
