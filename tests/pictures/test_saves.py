"""Saves as HTML."""

from dashboard.editing.changes import Change, Editor
from dashboard.editing.entry import Entry
from dashboard.pictures.saves import MOST_NAMED, MOST_SHOWN, about, change, clashes, first_line, proposal, saves
from tests.pictures.parsed import Parsed

EVIL = "<script>alert(1)</script> \"><img src=x onerror=1> ' {{7*7}}"
ENTRY = Entry("c0ffee", "2026-11-23T14:05:09+00:00", Editor("Ada", "ada@example.org"), "A reason", ("deals.yaml",))
OLD = {"id": "ken-x", "title": "Cameras", "status": "signed", "note": None}
CHANGED = Change("deals.yaml", "ken-x", OLD, OLD | {"status": "operational", "note": "More"})
ADDED, REMOVED = Change("deals.yaml", "ken-x", None, OLD), Change("left_out.yaml", "ken-x", OLD, None)


def test_a_list_of_saves() -> None:
    """When, who, why, and what was done to which record; each leads to the save and to the record."""
    page = Parsed(saves([(ENTRY, [CHANGED, ADDED, REMOVED])]))
    assert page.texts[:2] == ["A reason", "23 November 2026, 14:05 UTC · Ada <ada@example.org>"]
    assert "".join(page.texts[2:]) == (
        "Changed Cameras: status of the supply, note for editorsAdded CamerasRemoved Cameras among those left out"
    )
    assert page.values("href") == [
        "edit-history?save=c0ffee",
        "edit-history?record=ken-x&file=deals.yaml",
        "edit-history?record=ken-x&file=deals.yaml",
        "edit-history?record=ken-x&file=left_out.yaml",
    ]


def test_a_save_of_many_records_and_of_none() -> None:
    """Of many the first are named and the others counted; a save of layout alone says so."""
    assert f"and {20 - MOST_NAMED} more records" in Parsed(saves([(ENTRY, [ADDED] * 20)])).text
    assert "No value of a record differs" in Parsed(saves([(ENTRY, [])])).text


def test_one_save() -> None:
    """Its reason in full, and each record's change; a record that came is folded."""
    long = Entry("c", ENTRY.when, Editor("Unknown", ""), "First\n\nsecond\nthird", ())
    assert Parsed(about(long, 2)).text == "23 November 2026, 14:05 UTC · Unknownsecond thirdWhat it did to 2 records:"
    assert "details" not in Parsed(change(CHANGED)).tags
    assert "details" in Parsed(change(ADDED)).tags
    assert Parsed(change(REMOVED)).text.startswith("Removed: Camerasleft_out.yaml, ken-x")


def test_before_a_save_is_taken_back() -> None:
    """What will happen, of many records the first; or which records stand in the way, each a link."""
    assert "and 5 more records likewise" in Parsed(proposal([ADDED] * (MOST_SHOWN + 5))).text
    page = Parsed(clashes([CHANGED]))
    assert page.values("role") == ["alert"]
    assert page.values("href") == ["edit-history?record=ken-x&file=deals.yaml"]


def test_first_line() -> None:
    """A reason in one line; where there is none, that is said."""
    assert first_line("\n One \nTwo") == "One"
    assert first_line(" ") == "no reason given"


def test_text_stays_text() -> None:
    """Code in a name, an address, a reason or a record is shown and does nothing."""
    entry = Entry(EVIL, EVIL, Editor(EVIL, EVIL), f"{EVIL}\n{EVIL}", ("deals.yaml",))
    fields = {"id": EVIL, "title": EVIL, "note": EVIL}
    evil = [Change("deals.yaml", EVIL, None, fields), Change("deals.yaml", EVIL, fields, {**fields, "note": "x"})]
    page = Parsed(saves([(entry, evil)]) + about(entry, 2) + proposal(evil) + clashes(evil))
    assert page.scripts == []
    assert {"script", "img"} & page.tags == set()
    assert page.attributes <= {"class", "scope", "href", "role"}
