"""Saves as dated copies: counted, whole, and read in their order."""

from pathlib import Path

from dashboard.editing import copies
from tests.editing.saving import ADA, BEN, change, made, saved


def test_copies(tmp_path: Path) -> None:
    """Each save is a folder that says when it was made, with the file before and after as plain files."""
    data = made(tmp_path, "copies")
    first = (data / "deals.yaml").read_bytes()
    saved(data, change(data, title="One"))
    saved(data, change(data, title="Two"), who=BEN)
    places = sorted((data / ".desk" / "history").iterdir())
    assert [place.name[:9] for place in places] == ["000001 20", "000002 20"]
    assert (places[0] / "old" / "deals.yaml").read_bytes() == first
    assert (places[0] / "new" / "deals.yaml").read_bytes() == (places[1] / "old" / "deals.yaml").read_bytes()
    assert (places[1] / "new" / "deals.yaml").read_bytes() == (data / "deals.yaml").read_bytes()
    assert sorted(path.name for path in places[0].iterdir()) == ["change.json", "new", "old"]
    assert [entry.editor for entry in copies.entries(data, 9)] == [BEN, ADA]
    assert [entry.editor for entry in copies.entries(data, 1)] == [BEN]
    entry = copies.entries(data, 1)[0]
    assert entry.id == places[1].name
    assert 'title: "One"' in copies.text(data, entry.id, "deals.yaml", True)


def test_after_one_is_deleted(tmp_path: Path) -> None:
    """Old copies may be deleted to make room; the count goes on from the last."""
    data = made(tmp_path, "copies")
    for title in ("One", "Two", "Three"):
        saved(data, change(data, title=title))
    for path in sorted((data / ".desk" / "history").glob("000001*/**/*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    next((data / ".desk" / "history").glob("000001*")).rmdir()
    saved(data, change(data, title="Four"))
    assert [entry.id[:6] for entry in copies.entries(data, 9)] == ["000004", "000003", "000002"]
