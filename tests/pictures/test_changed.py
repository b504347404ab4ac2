"""What a change did, field by field, as HTML."""

from typing import Any

import pytest

from dashboard.editing.differences import differences
from dashboard.pictures.changed import changed, said
from tests.pictures.parsed import Parsed

EVIL = "<script>alert(1)</script> \"><img src=x onerror=1> ' {{7*7}}"
SOURCE = {"title": "Cameras", "publisher": "A", "published": None, "url": "https://a.example", "supports": ["scope"]}


@pytest.mark.parametrize(
    ("before", "after", "marks"),
    [
        ({"status": "signed"}, {"status": "operational"}, [("–", "Signed"), ("+", "Operational")]),
        ({"signed": None}, {"signed": "2014"}, [("+", "2014")]),
        ({"signed": "2014"}, {"signed": None}, [("–", "2014")]),
        ({"suppliers": []}, {"suppliers": ["huawei"]}, [("+", "huawei")]),
        ({"technologies": ["cctv", "drone"]}, {"technologies": ["cctv"]}, [("–", "Drones")]),
        ({"value_usd_m": 3}, {"value_usd_m": 0}, [("–", "3"), ("+", "0")]),
        ({"note": f"{'same ' * 9}old end"}, {"note": f"{'same ' * 9}new end"}, [("–", "old"), ("+", "new")]),
        ({"note": f"{'c' * 40} "}, {"note": "c" * 40}, [("–", f"{'c' * 40} "), ("+", "c" * 40)]),
        ({"suppliers": ["a", "b"]}, {"suppliers": ["b", "a"]}, [("–", "a, b"), ("+", "b, a")]),
        ({"checked": [{"x": 1}, "y"]}, {"checked": ["y"]}, [("–", "X: 1")]),
    ],
)
def test_signs(before: dict[str, Any], after: dict[str, Any], marks: list[tuple[str, str]]) -> None:
    """What is gone and what has come bears a sign and an element of its own; what stays bears none."""
    page = Parsed(changed(differences(before, after)))
    assert [tag for tag, _ in page.elements if tag in ("del", "ins")] == [
        {"–": "del", "+": "ins"}[sign] for sign, _ in marks
    ]
    texts = [text.strip() for text in page.texts]
    found = [(text, page.texts[at + 1].removeprefix(" ")) for at, text in enumerate(texts) if text in ("–", "+")]
    assert found == marks


def test_entries_of_a_list() -> None:
    """A source that came is told whole, one that changed by its title and field."""
    other = SOURCE | {"title": "More", "publisher": "B"}
    page = Parsed(changed(differences({"sources": [SOURCE]}, {"sources": [SOURCE | {"publisher": "C"}, other]})))
    assert "Sources, “Cameras”: Publisher" in page.texts
    assert "Sources, “More”" in page.texts
    assert {"Title: More", "Publisher: B"} <= {text.strip() for text in page.texts}


def test_groups() -> None:
    """A value within a group is told with the group."""
    claim = {"order": 1, "claim": "It is so", "verdict": "refined", "note": "n"}
    page = Parsed(changed(differences({"article": claim}, {"article": claim | {"verdict": "confirmed"}})))
    assert "The article of 2020 speaks of this: Verdict" in page.texts
    assert {"Refined", "Confirmed"} <= {text.strip() for text in page.texts}


def test_nothing() -> None:
    """Where nothing differs there is no table."""
    assert changed([]) == ""
    assert "nothing" in said("sources", [])


def test_text_stays_text() -> None:
    """Code in any text, also in the name of a field, is shown and does nothing."""
    before = {"title": EVIL, EVIL: [EVIL], "sources": [SOURCE | {"title": EVIL}], "suppliers": [EVIL, "a"]}
    after = {"title": f"x {EVIL}", EVIL: [], "sources": [], "suppliers": ["b"], "note": EVIL * 9, "status": EVIL}
    page = Parsed(changed(differences(before, after)))
    assert page.scripts == []
    assert {"script", "img"} & page.tags == set()
    assert page.attributes <= {"class", "scope"}
