"""The lessons as their pages fetch them."""

import json
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from dashboard import cached
from dashboard.classroom import packs
from tests.lessons import write_lesson
from tests.records.builders import deal_fields, write_data

SERVER = TestClient(Starlette(routes=[Route(packs.PATH, packs.pack)]))


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small data folder with one lesson."""
    folder = write_data(tmp_path)
    monkeypatch.setenv("ATLAS_DATA", str(folder))
    write_lesson(folder, "cameras", title="Cameras")
    return folder


def test_a_lesson(data: Path) -> None:
    """It comes as JSON, and is sent again only after a change."""
    first = SERVER.get("/lessons/cameras.json")
    assert (first.status_code, first.headers["content-type"]) == (200, "application/json")
    assert first.json() == json.loads(json.dumps(cached.lesson_pack("cameras")))
    known = {"If-None-Match": first.headers["etag"]}
    same = SERVER.get("/lessons/cameras.json", headers=known)
    assert (same.status_code, same.content) == (304, b"")
    write_lesson(data, "cameras", title="Cameras, corrected")
    assert SERVER.get("/lessons/cameras.json", headers=known).json()["title"] == "Cameras, corrected"


def test_a_record_saved_meanwhile(data: Path) -> None:
    """What an editor saves is in the lesson at the next request."""
    before = SERVER.get("/lessons/cameras.json")
    write_data(data.parent, deals=[deal_fields(title="A better title")])
    after = SERVER.get("/lessons/cameras.json", headers={"If-None-Match": before.headers["etag"]})
    assert "A better title" in after.json()["countries"]["KEN"]
    assert after.json()["version"] != before.json()["version"]


@pytest.mark.parametrize("name", ["camera", "%3Cscript%3E", "x" * 3000])
def test_no_such_lesson(data: Path, name: str) -> None:
    """It says so, and which lessons there are."""
    answer = SERVER.get(f"/lessons/{name}.json")
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/json")
    assert answer.json()["error"].startswith("There is no lesson ")
    assert len(answer.json()["error"]) < 300
    assert answer.json()["lessons"] == {"cameras": "Cameras"}


def test_the_nearest_is_offered(data: Path) -> None:
    """A slip of the pen gets the right name."""
    assert "Did you mean 'cameras'?" in SERVER.get("/lessons/camera.json").json()["error"]


def test_a_lesson_with_errors(data: Path) -> None:
    """It is not sent half; the answer says what is wrong, and offers those that are right."""
    write_lesson(data, "broken", title=None)
    answer = SERVER.get("/lessons/broken.json")
    assert answer.status_code == 404
    assert "data/lessons/broken.yaml:1  title: " in answer.json()["error"]
    assert answer.json()["lessons"] == {"cameras": "Cameras"}


def test_made_once(data: Path) -> None:
    """Forty windows of a room get the same bytes, made and compressed once, and what takes no gzip gets them plain."""
    assert cached.lesson_json("cameras") is cached.lesson_json("cameras")
    assert cached.lesson_pack("cameras") is cached.lesson_pack("cameras")
    packed = SERVER.get("/lessons/cameras.json", headers={"Accept-Encoding": "gzip"})
    plain = SERVER.get("/lessons/cameras.json", headers={"Accept-Encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.content == plain.content
    assert int(packed.headers["content-length"]) < len(plain.content) / 3
