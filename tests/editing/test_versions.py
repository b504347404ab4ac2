"""A record as it stood after each save."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.editing.versions import FIRST, NOW, present, versions
from dashboard.records.items import UnreadableError
from tests.editing.checkout import KEY, checkout, correct, git, leave_out
from tests.records.builders import deal_fields, write_data

DEALS = [deal_fields(), deal_fields(id="ken-other", suppliers=[])]


@pytest.mark.parametrize("made", [checkout, write_data])
def test_each_save_is_a_version(tmp_path: Path, made: Callable[..., Path]) -> None:
    """In git or in copies: the newest first, each with who and why; a save of another record is none."""
    data = made(tmp_path, deals=DEALS)
    correct(data, "First", status="signed")
    correct(data, "Another record", key="ken-other", status="signed")
    correct(data, "Second", status="suspended")
    found = versions(data, "deals.yaml", KEY)
    assert [(v.fields or {})["status"] for v in found] == ["suspended", "signed", DEALS[0]["status"]]
    assert [v.made_by.why if v.made_by else "" for v in found[:2]] == ["Second", "First"]
    assert found[0].made_by and found[0].made_by.editor.name == "Ada Lovelace"
    if made is write_data:
        assert (found[2].name, found[2].made_by) == (FIRST, None)
    else:
        assert found[2].made_by and found[2].made_by.why.startswith("The records as collected")
    assert len({v.name for v in found}) == 3


def test_what_was_changed_outside_the_desk(tmp_path: Path) -> None:
    """What a file holds and no save made is a version too, the first."""
    data = checkout(tmp_path, deals=DEALS)
    path = data / "deals.yaml"
    path.write_text(path.read_text("utf-8").replace(json.dumps(DEALS[0]["title"]), '"By hand"', 1), "utf-8")
    found = versions(data, "deals.yaml", KEY)
    assert [(v.name == NOW, (v.fields or {})["title"]) for v in found] == [
        (True, "By hand"),
        (False, DEALS[0]["title"]),
    ]


def test_removed_and_unknown(tmp_path: Path) -> None:
    """A record that went has a version without fields; one that never was has none."""
    data = checkout(tmp_path, deals=DEALS)
    leave_out(data, "Nothing shows it")
    assert [v.fields is None for v in versions(data, "deals.yaml", KEY)] == [True, False]
    assert [v.fields is None for v in versions(data, "left_out.yaml", KEY)] == [False]
    assert versions(data, "deals.yaml", "no-such") == []


def test_file_that_cannot_be_read(tmp_path: Path) -> None:
    """A broken file leaves the versions of the history; the present one is not guessed."""
    data = checkout(tmp_path, deals=DEALS)
    correct(data, "First", status="signed")
    (data / "deals.yaml").write_text("- id: [", "utf-8")
    assert [v.name == NOW for v in versions(data, "deals.yaml", KEY)] == [False, False]
    with pytest.raises(UnreadableError):
        present(data, "deals.yaml", KEY)


def test_only_so_many_saves(tmp_path: Path) -> None:
    """Of the last saves alone: what stood before them is the first version."""
    data = checkout(tmp_path, deals=DEALS)
    for status in ("signed", "suspended"):
        correct(data, status, status=status)
    found = versions(data, "deals.yaml", KEY, most=1)
    assert [((v.fields or {})["status"], v.name == FIRST) for v in found] == [("suspended", False), ("signed", True)]
    assert git(data, "rev-list", "--count", "HEAD").strip() == "3"
