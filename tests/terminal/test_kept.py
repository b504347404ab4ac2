"""What is typed is kept as it would stand in the files, and comes back."""

from pathlib import Path

from dashboard.editing.form import MARK
from dashboard.terminal import kept
from dashboard.terminal.kept import Begun, Left

FIRM = {"name": "A: firm # one", "aliases": ["大华"]}
DEAL = {"country": "KEN", "value_usd_m": "lots", "places": [{"name": "Nairobi"}], "buyer": ""}


def test_there_and_back(tmp_path: Path) -> None:
    """Right or wrong, whole or in part, with the field at which somebody left."""
    begun = [Begun("suppliers.yaml", dict(FIRM)), Begun("deals.yaml", dict(DEAL))]
    kept.keep(tmp_path, begun, Left("places[1].lat", "-1."))
    again, left = kept.read(tmp_path)
    assert left == Left("places[1].lat", "-1.")
    for one in again:
        for entry in one.typed.get("places", []):
            entry.pop(MARK)
    assert again == begun
    assert kept.text(again, left) == (tmp_path / ".desk" / "new.yaml").read_text("utf-8")
    assert '- country: KEN\n  buyer: null\n  places:\n    - {name: "Nairobi"}\n' in kept.text(again)


def test_nothing_typed_keeps_what_was_kept(tmp_path: Path) -> None:
    """Who starts and leaves at once takes nobody's draft away."""
    kept.keep(tmp_path, [Begun("deals.yaml", {"country": "KEN"})])
    kept.keep(tmp_path, [Begun("deals.yaml")], Left("country", ""))
    assert kept.read(tmp_path)[0] == [Begun("deals.yaml", {"country": "KEN"})]


def test_lay_aside_and_forget(tmp_path: Path) -> None:
    """Each laid aside has a name of its own."""
    for place in (1, 2):
        kept.keep(tmp_path, [Begun("deals.yaml", {"country": "KEN"})])
        assert kept.lay_aside(tmp_path) == tmp_path / ".desk" / f"new-{place}.yaml"
        assert kept.read(tmp_path) == ([], None)
    kept.keep(tmp_path, [Begun("deals.yaml", {"country": "KEN"})])
    kept.forget(tmp_path)
    assert kept.read(tmp_path) == ([], None)
