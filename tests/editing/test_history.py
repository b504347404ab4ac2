"""Who changed what, when and why, however the saves are kept."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dashboard.editing import history
from dashboard.editing.history import changed, entries, last_change, versions
from tests.editing.saving import ADA, BEN, KEY, change, made, new, now, retired, saved

BOTH = pytest.mark.parametrize("how", ["git", "copies"])


@BOTH
def test_versions(how: str, tmp_path: Path) -> None:
    """The versions of one record, newest first, without the saves of others; any of them can be put back."""
    data = made(tmp_path, how)
    saved(data, change(data, title="One"))
    saved(data, new(data, "ken-b", signed=None), who=BEN, why="Another record")
    saved(data, change(data, title="Two"), who=BEN, why="Another title")
    found = versions(data, "deals.yaml", KEY)[:2]
    assert [(entry.editor, entry.why) for entry, _ in found] == [(BEN, "Another title"), (ADA, "As the source says")]
    assert [change.differences()[0][1:] for _, change in found] == [
        ("One", "Two"),
        ("Police cameras in Nairobi", "One"),
    ]
    assert timedelta(0) <= datetime.now(UTC) - datetime.fromisoformat(found[0][0].when) < timedelta(minutes=1)
    saved(data, found[0][1].undone, why="Undone")
    assert (now(data) or {})["title"] == "One"
    assert entries(data)[0].why == "Undone"
    assert (last_change(data, "deals.yaml", "ken-b") or entries(data)[0]).why == "Another record"


@BOTH
def test_a_record_that_moved(how: str, tmp_path: Path) -> None:
    """One save over two files tells of both."""
    data = made(tmp_path, how)
    saved(data, new(data, "ken-b", signed=None))
    saved(data, *retired(data))
    told = changed(data, entries(data)[0])
    assert [(one.file, one.before is None, one.after is None) for one in told] == [
        ("deals.yaml", False, True),
        ("left_out.yaml", True, False),
    ]
    saved(data, *[one.undone for one in reversed(told)])
    assert now(data)


@BOTH
def test_unreadable_in_between(how: str, tmp_path: Path) -> None:
    """A file that could not be read for a while is passed over."""
    data = made(tmp_path, how)
    saved(data, change(data, title="One"))
    right = (data / "deals.yaml").read_bytes()
    (data / "deals.yaml").write_bytes(right + b"- id: 'open\n")
    history.keep_outside(data, ["deals.yaml"], "2026-11-23T00:00:00+00:00")
    (data / "deals.yaml").write_bytes(right)
    saved(data, change(data, title="Two"))
    assert [len(changed(data, entry)) for entry in entries(data)[:4]] == [1, 0, 0, 1]


def test_no_history(tmp_path: Path) -> None:
    """Where nothing was saved yet there is none."""
    assert entries(made(tmp_path, "copies")) == []
    assert last_change(tmp_path, "deals.yaml", KEY) is None
    assert not (tmp_path / "data" / ".desk").exists()
