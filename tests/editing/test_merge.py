"""Two versions of one record, field by field."""

from dashboard.editing.merge import joined, splits

BASE = {"id": "a", "title": "One", "buyer": None, "sources": [{"url": "1"}, {"url": "2"}], "note": "n"}
NOW = BASE | {"title": "Theirs", "note": "theirs", "sources": [{"url": "1"}, {"url": "2"}, {"url": "3"}]}
MINE = BASE | {"title": "Mine", "buyer": "Police", "sources": [{"url": "2"}, {"url": "4"}]}


def test_what_differs() -> None:
    """What only one of two changed is chosen; where both did, nobody chooses for them."""
    found = {split.name: split.chosen for split in splits(BASE, NOW, MINE)}
    assert found == {"title": None, "buyer": "mine", "sources": None, "note": "theirs"}
    assert [split.name for split in splits(BASE, NOW, MINE) if split.list] == ["sources"]
    assert not [*splits(BASE, MINE, MINE)]


def test_choices() -> None:
    """Each field is taken from the side that was chosen; two lists are put together by what each added and took out."""
    chosen = {"title": "mine", "buyer": "mine", "sources": "both", "note": "theirs"}
    assert joined(BASE, NOW, MINE, chosen) == {
        "id": "a",
        "title": "Mine",
        "buyer": "Police",
        "sources": [{"url": "2"}, {"url": "3"}, {"url": "4"}],
        "note": "theirs",
    }
    assert joined(BASE, NOW, MINE, {}) == NOW
