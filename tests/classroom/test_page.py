"""The pages of a lesson, as the server answers with them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from dashboard.classroom.page import LessonPages
from tests.lessons import write_lesson
from tests.pictures.parsed import Parsed
from tests.records.builders import write_data


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """A server with a good lesson and a bad one, whose bare address is a reader's page."""
    folder = write_data(tmp_path)
    monkeypatch.setenv("ATLAS_DATA", str(folder))
    write_lesson(folder, "cameras", title='1 < 2 &amp; "3"')
    write_lesson(folder, "broken", minutes="long")
    routes = [Route("/{rest:path}", lambda _: PlainTextResponse("the atlas"), methods=["GET", "POST"])]
    with TestClient(Starlette(routes=routes, middleware=[Middleware(LessonPages)])) as client:
        yield client


@pytest.mark.parametrize("role", ["present", "teach"])
def test_page_of_a_role(server: TestClient, role: str) -> None:
    """The page says whose it is and which lesson it fetches; a title is no HTML."""
    answer = server.get("/", params={role: "cameras", "step": "1", "room": "abcde"})
    page = Parsed(answer.text)
    assert answer.status_code == 200
    assert page.values("data-role") == [role]
    assert page.values("data-lesson") == ["cameras"]
    assert "lessons/cameras.json" in page.values("href")
    assert '1 < 2 &amp; "3"' in page.texts


def test_page_of_a_pupil(server: TestClient) -> None:
    """A pupil's page does not know its lesson; the room tells it, whatever step the address names."""
    page = Parsed(server.get("/", params={"room": "abcde", "step": "7"}).text)
    assert (page.values("data-role"), page.values("data-lesson")) == (["room"], [""])


@pytest.mark.parametrize(
    ("method", "address"),
    [("GET", "/"), ("GET", "/?country=KEN"), ("GET", "/table?present=cameras"), ("POST", "/?room")],
)
def test_all_else_is_the_atlas(server: TestClient, method: str, address: str) -> None:
    """Only the bare address with the word of a role is a lesson's."""
    assert server.request(method, address).text == "the atlas"


def test_head(server: TestClient) -> None:
    """Whoever asks for the head alone gets no body."""
    answer = server.head("/?present=cameras")
    assert (answer.status_code, answer.content) == (200, b"")


@pytest.mark.parametrize("address", ["/?present=cameras", "/?room=abcde", "/?present=none"])
def test_policy(server: TestClient, address: str) -> None:
    """The page runs no script but those it names, which are the server's own, and asks no other machine."""
    answer = server.get(address)
    policy = dict(part.split(" ", 1) for part in answer.headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert (policy["script-src"], policy["connect-src"]) == ("'self'", "'self'")
    page = Parsed(answer.text)
    assert page.scripts == [] or not "".join(page.scripts).strip()
    assert all(source.startswith("assets/") for source in page.values("src"))


@pytest.mark.parametrize("name", ["camera", "", "../data", "<script>alert(1)</script>", "x" * 5000])
def test_unknown_lesson(server: TestClient, name: str) -> None:
    """A name that no lesson has is said as it was typed, and the lessons there are can be opened."""
    answer = server.get("/", params={"present": name})
    page = Parsed(answer.text)
    assert answer.status_code == 404
    assert (f"“{name[:60]}”" if name else "Choose a lesson.") in " ".join(page.texts)
    assert {"?present=cameras", "?present=broken"} <= set(page.values("href"))
    assert "script" not in [tag for tag, _ in page.elements]


def test_lesson_with_errors(server: TestClient) -> None:
    """Its problems are listed as the check tells them, and it does not begin."""
    answer = server.get("/?teach=broken")
    page = Parsed(answer.text)
    assert answer.status_code == 404
    said = " ".join(page.texts)
    assert "data/lessons/broken.yaml:" in said
    assert "minutes: " in said
    assert "cannot be shown: 1 error" in said
    assert "?teach=cameras" in page.values("href")
    assert "data-lesson" not in [name for _, attributes in page.elements for name in attributes]


@pytest.mark.parametrize("step", ["0", "99", "-1", "two", "1.5", "", "1" * 400])
def test_unknown_step(server: TestClient, step: str) -> None:
    """A step that the lesson does not have is said, with those that it has."""
    answer = server.get("/", params={"present": "cameras", "step": step})
    page = Parsed(answer.text)
    assert answer.status_code == 404
    assert f"“{step[:20]}”" in " ".join(page.texts)
    assert "?present=cameras&step=1" in page.values("href")
