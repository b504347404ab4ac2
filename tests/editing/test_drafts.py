"""Drafts on the desk."""

import json
from dataclasses import replace
from pathlib import Path

from dashboard.editing import drafts


def test_kept_and_found(tmp_path: Path) -> None:
    """A draft is found again as it was kept, by its owner alone."""
    draft = drafts.start(
        tmp_path, "ada@example.org", "deals.yaml", {"id": "x"}, {"id": "x", "title": "名前 \ud800 ‏عربي"}
    )
    assert drafts.read(tmp_path, draft.id, "ada@example.org") == draft
    assert drafts.read(tmp_path, draft.id, "ben@example.org") is None
    assert drafts.of(tmp_path, "ben@example.org") == []


def test_each_keeping_is_counted(tmp_path: Path) -> None:
    """Whoever keeps a draft can be told from whoever kept it before."""
    draft = drafts.start(tmp_path, "a@b", "deals.yaml", None, {})
    assert drafts.keep(tmp_path, replace(draft, fields={"title": "x"})).turn == draft.turn + 1


def test_latest_first_and_thrown_away(tmp_path: Path) -> None:
    """All drafts of an owner, the latest first; one that is thrown away is gone."""
    old = drafts.start(tmp_path, "a@b", "deals.yaml", None, {"title": "old"}, why="x")
    path = tmp_path / ".desk" / "drafts" / f"{old.id}.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"kept": "2020-01-01T00:00:00+00:00"}))
    new = drafts.start(tmp_path, "a@b", "deals.yaml", None, {"title": "new"}, why="x")
    assert [draft.id for draft in drafts.of(tmp_path, "a@b")] == [new.id, old.id]
    drafts.drop(tmp_path, new)
    drafts.drop(tmp_path, new)
    assert [draft.id for draft in drafts.of(tmp_path, "a@b")] == [old.id]


def test_names_lead_nowhere_else(tmp_path: Path) -> None:
    """A name from an address reads no other file, and a broken draft is none."""
    (tmp_path / "secret.json").write_text("{}")
    draft = drafts.start(tmp_path, "a@b", "deals.yaml", None, {})
    path = tmp_path / ".desk" / "drafts" / f"{draft.id}.json"
    path.write_text("{")
    assert drafts.of(tmp_path, "a@b") == []
    for name in ("../../secret", "", "..", "0" * 12, "x" * 5000):
        assert drafts.read(tmp_path, name, "a@b") is None


def test_what_was_only_opened(tmp_path: Path) -> None:
    """A record that was opened and left as it was is no draft to go on with, and is swept away after a day."""
    draft = drafts.start(tmp_path, "a@b", "deals.yaml", {"title": "x"}, {"title": "x"})
    assert drafts.of(tmp_path, "a@b") == []
    path = tmp_path / ".desk" / "drafts" / f"{draft.id}.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"kept": "2020-01-01T00:00:00+00:00"}))
    kept = drafts.keep(tmp_path, drafts.start(tmp_path, "a@b", "deals.yaml", None, {"title": "y"}))
    assert not path.exists()
    assert drafts.of(tmp_path, "a@b") == [kept]
