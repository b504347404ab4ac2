"""The versions of a record as HTML."""

from html import escape
from typing import Any

from dashboard.editing.changes import Editor
from dashboard.editing.entry import Entry
from dashboard.editing.versions import FIRST, NOW, Version
from dashboard.pictures.panel import Names
from dashboard.pictures.versions import choices, compared, head, record_links, versions, where, whole
from tests.pictures.parsed import Parsed
from tests.records.builders import deal

EVIL = "<script>alert(1)</script> \"><img src=x onerror=1> ' {{7*7}}"
NAMES = Names({"huawei": "Huawei"}, {})
FIELDS: dict[str, Any] = deal().model_dump(mode="json")


def entry(name: str, why: str = "A reason") -> Entry:
    """A save at one and the same minute."""
    return Entry(name, "2026-11-23T14:05:09+00:00", Editor("Ada", "ada@example.org"), why, ("deals.yaml",))


FOUND = [
    Version(NOW, FIELDS | {"note": "By hand"}, None),
    Version("c3", FIELDS, entry("c3")),
    Version("c2", None, entry("c2")),
    Version("c1", FIELDS | {"status": "signed"}, entry("c1")),
    Version(FIRST, FIELDS | {"status": "unknown"}, entry("c1")),
]


def test_list() -> None:
    """Each version says how it came from the one before, and leads to itself, to its save and to the comparison."""
    page = Parsed(versions(FOUND))
    changed = [text for text in page.texts if text in ("note for editors", "added", "removed", "status of the supply")]
    assert changed == ["note for editors", "added", "removed", "status of the supply"]
    links = page.values("href")
    assert [href for href in links if "version" in href] == [f"?version={name}" for name in (NOW, "c3", "c1", FIRST)]
    assert [href for href in links if "old=" in href] == [
        "?old=c3&new=now",
        "?old=c2&new=c3",
        "?old=c1&new=c2",
        "?old=first&new=c1",
    ]
    assert [href for href in links if "save=" in href] == [f"edit-history?save={name}" for name in ("c3", "c2", "c1")]


def test_choices_differ() -> None:
    """No two versions have the same words, or one of them could not be chosen."""
    words = choices(FOUND)
    assert list(words) == [version.name for version in FOUND]
    assert len(set(words.values())) == len(FOUND)
    assert words[FIRST].startswith("Before 23 November 2026, 14:05 UTC")


def test_compared() -> None:
    """Two versions field by field; the same twice has no difference."""
    assert {"Signed", "Unknown"} <= {text.strip() for text in Parsed(compared(FOUND[4], FOUND[3])).texts}
    assert "are the same" in compared(FOUND[1], FOUND[1])


def test_whole() -> None:
    """A deal is a card as readers see it; what is none, or is no longer right, stands as in its file."""
    assert "article" in Parsed(whole("deals.yaml", FIELDS, NAMES)).tags
    page = Parsed(whole("deals.yaml", FIELDS | {"status": "signd"}, NAMES))
    assert page.tags == {"pre"}
    assert 'status: "signd"' in page.text or "status: signd" in page.text
    assert Parsed(whole("suppliers.yaml", {"key": "huawei", "name": "H"}, NAMES)).text == '- key: huawei name: "H"'


def test_links_to_a_record() -> None:
    """A deal and a firm lead to their pages and to the form; what is gone, or in no form, to neither."""
    assert Parsed(record_links("deals.yaml", "a", False)).values("href") == [
        "deal?deal=a",
        "edit-record?record=a&file=deals.yaml",
    ]
    assert Parsed(record_links("suppliers.yaml", "a", False)).values("href")[0] == "suppliers?firm=a"
    assert record_links("deals.yaml", "a", True) == record_links("events.yaml", "a", False) == ""


def test_text_stays_text() -> None:
    """Code in any text is shown and does nothing."""
    evil = Entry(EVIL, EVIL, Editor(EVIL, EVIL), EVIL, ())
    found = [Version(EVIL, {"id": EVIL, "title": EVIL}, evil), Version("c", {"id": EVIL, "title": "x"}, evil)]
    html = (
        versions(found)
        + compared(found[1], found[0])
        + head(found[0])
        + where(EVIL, EVIL)
        + record_links("deals.yaml", EVIL, False)
    )
    page = Parsed(html + whole("deals.yaml", {"title": EVIL, EVIL: EVIL}, NAMES))
    assert page.scripts == []
    assert {"script", "img"} & page.tags == set()
    assert page.attributes <= {"class", "scope", "href", "role", "data-label"}
    assert escape(EVIL) in head(found[0])
