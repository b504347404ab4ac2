"""Windows at a real server of rooms."""

import asyncio
import contextlib
import json
import socket
import time
from collections.abc import Iterator

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from dashboard.classroom import entry, keys, window
from dashboard.classroom import socket as classroom_socket
from dashboard.classroom.entry import Outline
from dashboard.classroom.rooms import ENDED, NOT_UNDERSTOOD, TOO_LONG, TOO_MANY, UNKNOWN, WRONG_KEY, Room
from dashboard.classroom.socket import Classroom
from tests.classroom.served import LESSONS, Window, make, post, serve


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def served() -> Iterator[tuple[int, Classroom]]:
    """A server of rooms."""
    port = free_port()
    with serve(port) as classroom:
        yield port, classroom


@pytest.fixture
def port(served: tuple[int, Classroom]) -> int:
    """Its port; no test has made too many tries for the next one."""
    served[1].entry.tries.clear()
    return served[0]


@pytest.fixture
def classroom(served: tuple[int, Classroom]) -> Classroom:
    """What it holds."""
    return served[1]


class Class:
    """A room with a teacher's window and a pupil's."""

    def __init__(self, port: int) -> None:
        """Make the room, and let both join."""
        self.port = port
        self.code, self.key = make(port)
        self.teacher = self.holder()
        self.pupil = Window(port, self.code, tab="a")
        self.pupil.on(1)

    def holder(self, **join: object) -> Window:
        """One more of the teacher's windows."""
        return Window(self.port, self.code, key=self.key, lesson="article", **join)


@pytest.fixture
def held(port: int) -> Class:
    """A class."""
    return Class(port)


def test_a_step_reaches_all(held: Class) -> None:
    """Every window of the room is told the step, with what is revealed and black."""
    held.teacher.show(3, black=True)
    for one in (held.teacher, held.pupil, Window(held.port, held.code)):
        told = one.on(3)
        assert (told["lesson"], told["revealed"], told["black"]) == ("article", False, True)
    assert "here" not in told and held.key not in json.dumps(told)


@pytest.mark.parametrize("typed", ["small", "blanks"])
def test_a_code_as_it_is_typed(held: Class, typed: str) -> None:
    """Small letters and blanks lead into the same room."""
    code = held.code.lower() if typed == "small" else "%20".join(held.code)
    assert Window(held.port, code).on(1)["pupils"] == 2


def test_where_phones_join(held: Class, monkeypatch: pytest.MonkeyPatch) -> None:
    """The teacher's windows are told, once: the pupils' address without the key; or that phones cannot reach it."""
    told = held.holder()
    assert "--network" in told.on(1)["here"]["shut"]
    told.show(2)
    assert "here" not in told.on(2)
    told.show(1)
    monkeypatch.setenv("ATLAS_NETWORK", "http://192.0.2.7:8501")
    here = held.holder().on(1)["here"]
    assert here["pupils"] == f"http://192.0.2.7:8501/?room={held.code}"
    assert here["teacher"] == f"http://192.0.2.7:8501/?teach=article&room={held.code}#{held.key}"
    assert here["pupils_qr"] != here["teacher_qr"]


def test_a_vote(held: Class) -> None:
    """Answers are counted for the teacher at once, for pupils on the reveal; one's own is confirmed."""
    held.teacher.show(2)
    held.pupil.on(2)
    held.pupil.say({"do": "answer", "step": 2, "choice": 3})
    assert held.pupil.until(lambda told: told["you"])["poll"] == {"open": True, "answers": 1, "counts": None}
    held.teacher.until(lambda told: told["poll"]["counts"] == [0, 0, 1])
    held.pupil.say({"do": "answer", "step": 2, "choice": 1})
    held.teacher.until(lambda told: told["poll"]["counts"] == [1, 0, 0])
    held.teacher.say({"do": "poll", "open": False})
    held.pupil.until(lambda told: not told["poll"]["open"])
    held.teacher.show(2, revealed=True)
    held.pupil.until(lambda told: told["poll"]["counts"] == [1, 0, 0])


def test_the_last_one_wins(held: Class) -> None:
    """Two windows that send at once end the same, and each knows which of its messages that takes in."""
    other = held.holder()
    for step in (2, 3, 4):
        held.teacher.show(step)
        other.show(5 - step or 1)
    ends = [one.until(lambda told: told["ack"] == 3) for one in (held.teacher, other)]
    last = max(ends, key=lambda told: told["version"])
    for one in (held.teacher, other, held.pupil):
        told = one.until(lambda told: told["version"] >= last["version"])
        assert told["step"] == last["step"]


def test_counts_come_a_few_times_a_second(held: Class) -> None:
    """Votes and arrivals are gathered, so that many of them are no burden to anybody."""
    held.teacher.show(2)
    others = [Window(held.port, held.code, tab=f"b{number}") for number in range(12)]
    held.teacher.until(lambda told: told["pupils"] == 13)
    start, messages = time.monotonic(), 0
    for choice in (1, 2, 3):
        for one in others:
            one.say({"do": "answer", "step": 2, "choice": choice})
            time.sleep(0.02)
    while (held.teacher.told["poll"]["counts"] or [0])[-1] != 12:
        held.teacher.told = json.loads(held.teacher.socket.recv(timeout=5))
        messages += 1
    assert messages <= 2 + (time.monotonic() - start) / 0.25


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("x" * 100_000, TOO_LONG),
        (json.dumps({"do": "answer", "step": 2, "choice": "<script>alert(1)</script>"}), NOT_UNDERSTOOD),
        ("{", NOT_UNDERSTOOD),
        (b"\x00\xff", NOT_UNDERSTOOD),
        (json.dumps({"do": "answer", "step": 2, "choice": 9}), NOT_UNDERSTOOD),
        (json.dumps({"do": "state", "step": 3, "revealed": True, "black": False}), NOT_UNDERSTOOD),
        (json.dumps({"do": "poll", "open": False}), NOT_UNDERSTOOD),
        (json.dumps({"do": "end"}), NOT_UNDERSTOOD),
        (json.dumps({"do": "join", "key": "guessed"}), NOT_UNDERSTOOD),
    ],
)
def test_what_a_pupil_must_not_say(held: Class, said: str | bytes, code: int) -> None:
    """It is told once why, in words without what it wrote, and closed; nobody else notices."""
    held.pupil.say(said)
    closed, why = held.pupil.closed()
    assert closed == code
    assert why and "script" not in why and "xxx" not in why
    assert held.teacher.until(lambda told: told["pupils"] == 0)["step"] == 1


def test_a_thousand_answers_from_one_phone(held: Class) -> None:
    """It is closed after some; the others still see each step at once."""
    held.teacher.show(2)
    held.pupil.on(2)
    other = Window(held.port, held.code, tab="b")
    other.on(2)
    with contextlib.suppress(ConnectionClosed):
        for number in range(1000):
            held.pupil.say({"do": "answer", "step": 2, "choice": number % 3 + 1})
    assert held.pupil.closed()[0] == TOO_MANY
    start = time.monotonic()
    held.teacher.show(3)
    other.on(3)
    assert time.monotonic() - start < 0.5


def test_no_such_room(port: int) -> None:
    """A pupil with an unknown code is told so; so is who guesses a key, and who wants an unknown lesson."""
    assert Window(port, "ZZZZZ").closed()[0] == UNKNOWN
    assert Window(port, "ZZZZZ", key="guessed", lesson="article").closed()[0] == WRONG_KEY
    key = keys.new_key()
    assert Window(port, keys.code_of(key), key=key, lesson="nothing").closed()[0] == UNKNOWN


def test_another_key(held: Class) -> None:
    """It does not open a room, and does no harm to it."""
    assert Window(held.port, held.code, key=keys.new_key(), lesson="article").closed()[0] == WRONG_KEY
    assert held.pupil.on(1)["pupils"] == 1


def test_ended_by_the_teacher(held: Class) -> None:
    """All windows are told, and neither pupils nor the teacher's windows come back."""
    held.teacher.say({"do": "end"})
    for one in (held.teacher, held.pupil, held.holder(), Window(held.port, held.code)):
        assert one.closed() == (ENDED, "This room has ended.")


def test_over_by_time(held: Class, classroom: Classroom) -> None:
    """A room that is over is closed by the server itself."""
    classroom.rooms.open[held.code].ends = time.time()
    assert held.pupil.closed() == (ENDED, "This room has ended.")


def test_a_silent_window(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that does not say what it is does not stay."""
    monkeypatch.setattr(classroom_socket, "JOINS_WITHIN", 0.2)
    with connect(f"ws://127.0.0.1:{port}/rooms/K7FQM", legacy=True) as silent, pytest.raises(ConnectionClosed):
        silent.recv(timeout=3)


def test_another_site(held: Class) -> None:
    """Its pages open no connection to a room, and make none."""
    with pytest.raises(InvalidStatus, match="403"):
        Window(held.port, held.code, origin="http://a.example")
    own = f"http://127.0.0.1:{held.port}"
    assert Window(held.port, held.code, origin=own).on(1)
    body = b'{"lesson": "article"}'
    assert post(held.port, body, Origin="http://a.example")[0] == 403
    assert post(held.port, body, Origin="null")[0] == 403
    assert post(held.port, body, Origin=own)[0] == 200


@pytest.mark.parametrize(
    ("body", "status"),
    [(b"", 400), (b"{", 400), (b'{"lesson": 3}', 400), (b'{"lesson": "nothing"}', 404), (b" " * 100_000, 413)],
)
def test_a_bad_wish_for_a_room(port: int, body: bytes, status: int) -> None:
    """It is refused with a sentence."""
    got, answer = post(port, body)
    assert (got, list(answer)) == (status, ["error"])


def test_too_many_tries(port: int, classroom: Classroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever tries codes or keys, or makes rooms, too often has to wait; who has joined does not notice."""
    inside = Class(port)
    classroom.entry.tries.clear()
    monkeypatch.setattr(entry, "TRIES", 20)
    monkeypatch.setattr(entry, "TRIES_A_SECOND", 0)
    assert Window(port, "ZZZZZ", key="guessed", lesson="article").closed()[0] == TOO_MANY
    assert Window(port, "ZZZZZ").closed()[0] == TOO_MANY
    assert post(port, b'{"lesson": "article"}')[0] == 429
    inside.teacher.show(3)
    assert inside.pupil.on(3)


def test_a_restart_of_the_server() -> None:
    """The teacher's window makes the room again as it stood, pupils find it again, and their answers count again."""
    free = free_port()
    with serve(free):
        room = Class(free)
        room.teacher.show(2)
        ends = room.teacher.on(2)["ends"]
        room.pupil.say({"do": "answer", "step": 2, "choice": 3})
        room.teacher.until(lambda told: told["poll"]["answers"])
    with serve(free):
        assert Window(free, room.code, tab="a", answers={"2": 3}).closed()[0] == UNKNOWN
        teacher = room.holder(step=2, ends=ends)
        assert teacher.on(2)["ends"] == ends
        assert Window(free, room.code, tab="a", answers={"2": 3}).on(2)["you"] == 3
        teacher.until(lambda told: told["poll"]["counts"] == [0, 0, 1])


def test_two_windows_make_the_room_again(port: int, classroom: Classroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """Projector and teacher's view that come at once after a restart are in the same room."""

    def read_slowly() -> dict[str, Outline]:
        time.sleep(0.3)
        return LESSONS

    monkeypatch.setattr(classroom.entry, "lessons", read_slowly)
    key = keys.new_key()
    both = [Window(port, keys.code_of(key), key=key, lesson="article", step=3) for _ in range(2)]
    for one in both:
        one.on(3)


def test_back_from_a_lost_network(held: Class) -> None:
    """A window that went on by itself takes the class along; one that did not is taken along."""
    held.teacher.show(3)
    held.pupil.on(3)
    held.holder(step=2).on(3)
    held.holder(step=2, revealed=True, moved=True).on(2)
    assert held.pupil.on(2)["revealed"]
    held.holder(step=99, moved=True).on(len(LESSONS["article"].choices))  # of a lesson that was longer


class Stuck:
    """A connection that takes nothing, as of a phone that is gone."""

    async def send_text(self, _: str) -> None:
        """Never done."""
        await asyncio.Event().wait()

    async def receive(self) -> None:
        """Never anything."""
        await asyncio.Event().wait()


def test_a_dead_window_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """After some seconds, whatever is to be told meanwhile."""
    monkeypatch.setattr(window, "SLOW", 0.1)
    room = Room("K7FQM", "key", "article", (0, 3), 0, None)

    async def stay() -> None:
        dead = window.Window(Stuck(), room, False, "a", None)  # type: ignore[arg-type]
        await asyncio.wait_for(dead.stay(lambda *_: None), timeout=2)

    asyncio.run(stay())
