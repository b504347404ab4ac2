"""What differs between two texts, record by record."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.editing import changes as module
from dashboard.editing.changes import Change, changes, key_of, plain, records
from dashboard.editing.layout import drop, put
from dashboard.records.items import UnreadableError
from tests.editing.commented import edits, pieces
from tests.records.builders import GOOD, deal_fields

TEXT = (GOOD / "deals.yaml").read_text()
NEW = deal_fields(id="ken-new")


@given(st.data())
def test_changes(data: st.DataObject) -> None:
    """One record changed, one gone, one new; comments are no difference. So it is told the other way round."""
    old = data.draw(pieces())
    first, second, _ = records("deals.yaml", old).values()
    edited = data.draw(edits(first))
    new = put(put(drop(old, second["id"], "id"), edited, "id"), NEW, "id")
    found = {change.key: change for change in changes("deals.yaml", old, new)}
    meant = [Change("deals.yaml", first["id"], first, edited)] if edited != first else []
    meant += [Change("deals.yaml", second["id"], second, None), Change("deals.yaml", NEW["id"], None, NEW)]
    assert found == {change.key: change for change in meant}
    assert next(changes("deals.yaml", old, new)).after is None
    back = list(changes("deals.yaml", new, old))
    assert {change.key: change.undone for change in back} == found


def test_same_texts_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only records that are written differently are read: a history of large files is looked through quickly."""
    read = []
    monkeypatch.setattr(module, "records", lambda file, text: read.append(text) or {})
    text = "# Head.\n" + TEXT + "\n- id: b\n"
    assert list(changes("deals.yaml", text, text.replace("b", "c", 1))) == []
    assert all("ken-huawei" not in part for part in read[2:])
    assert list(changes("deals.yaml", text, text + "- id: d\n")) == []
    assert read[-2:] == ["", "# Head.\n- id: d\n"]


@pytest.mark.parametrize(
    ("old", "new", "keys"),
    [
        ("", TEXT, ["ken-huawei-2014"]),
        ("[]\n", TEXT, ["ken-huawei-2014"]),
        ("# Head.\n" + TEXT, "# Other.\n" + TEXT, []),
        (TEXT, "---\n" + TEXT.replace("- id", "-\n  id"), []),
        ("- id: a\n  title: 'x\n\n- y'\n- id: b\n", "- id: a\n  title: 'x\n\n- z'\n- id: b\n", ["a"]),
    ],
)
def test_odd_layouts(old: str, new: str, keys: list[str]) -> None:
    """However the records are laid out, what differs is told."""
    assert [change.key for change in changes("deals.yaml", old, new)] == keys


def test_unreadable() -> None:
    """Where a text cannot be read, the line is that of the whole text."""
    with pytest.raises(UnreadableError) as broken:
        list(changes("deals.yaml", TEXT + "\n", TEXT + "\n- id: 'open\n"))
    assert broken.value.line == len(TEXT.splitlines()) + 2


def test_change() -> None:
    """A change names its record, tells its fields, and can be taken back."""
    change = Change(
        "deals.yaml", "a", {"id": "a", "title": "Old", "note": "n"}, {"id": "a", "title": "New", "scope": 1}
    )
    assert change.title == "New"
    assert change.undone.undone == change
    assert change.differences() == [("title", "Old", "New"), ("scope", None, 1), ("note", "n", None)]
    assert Change("deals.yaml", "a", None, {}).title == "a"


def test_plain() -> None:
    """Right fields come in the model's order and form, wrong ones as they are written."""
    mixed = dict(reversed(deal_fields(checked=2026).items()))
    assert list(plain("deals.yaml", mixed)) == list(deal_fields())
    assert plain("deals.yaml", mixed)["checked"] == "2026"
    assert plain("deals.yaml", {"id": 1}) == {"id": 1}


def test_records() -> None:
    """Records go by their key; the first where a key stands twice."""
    assert key_of("deals.yaml") == "id"
    assert records("deals.yaml", "- id: a\n  title: 1\n- id: a\n  title: 2\n- text\n") == {"a": {"id": "a", "title": 1}}
