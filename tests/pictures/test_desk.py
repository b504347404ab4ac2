"""The editor's desk in words."""

from dashboard.pictures.desk import both, differences, fault_groups, links, place_of, problems_list, strip, value
from dashboard.records.problems import Problem
from tests.pictures.parsed import Parsed

HOSTILE = "<script>alert(1)</script>\"'&"


def test_nothing_typed_becomes_markup() -> None:
    """Whatever is typed is text: in a sentence, a fault, a difference, a problem."""
    faults = [(("title",), HOSTILE), (("sources", 0, HOSTILE), HOSTILE)]
    rows = [("title", HOSTILE, [HOSTILE]), ("sources", [{"title": HOSTILE, "url": HOSTILE}], None), (HOSTILE, 1, 2)]
    said = (
        strip(HOSTILE)
        + fault_groups(faults, [faults], faults, True)
        + differences(rows)
        + both(HOSTILE, HOSTILE, {"claim": HOSTILE}, [HOSTILE])
        + problems_list([Problem("f", 1, HOSTILE, HOSTILE, HOSTILE)])
    )
    assert "<script" not in said
    assert "alert(1)" in Parsed(said).text


def test_places_in_the_form() -> None:
    """A fault's place is named as the form names it, entries counted from 1."""
    assert place_of(("title",)) == "Title"
    assert place_of(("sources", 1, "url")) == "Sources 2: web address"
    assert place_of(("places", 0)) == "Places 1"
    assert place_of(("article", "verdict")) == "The article of 2020 speaks of this: verdict"


def test_what_is_missing_is_counted_until_asked_for() -> None:
    """A form just begun is not full of complaints; asked for, each thing is named."""
    faults = [(("title",), "is empty; a text is expected"), (("signed",), "'x' is not a date")]
    early = Parsed(fault_groups(faults, [], [], False)).text
    assert "Still to be filled in: 1." in early
    assert "'x' is not a date" in early
    assert "is empty" not in early
    assert "is empty" in Parsed(fault_groups(faults, [], [], True)).text
    assert fault_groups([], [[]], [], True) == ""


def test_doubts_are_told_apart() -> None:
    """What only should be looked at again stands under its own head."""
    said = Parsed(fault_groups([], [], [(("id",), "looks like x")], True)).text
    assert "To look at again" in said
    assert "To put right" not in said


def test_values() -> None:
    """Nothing is said to be nothing; lists of groups stand as in the file."""
    assert "nothing" in value("buyer", None)
    assert "nothing" in value("suppliers", [])
    assert value("suppliers", ["zte", "huawei"]) == "zte, huawei"
    assert "publisher:" in value("sources", [{"title": "a", "publisher": "b", "published": None, "url": "c"}])


def test_ways_through_the_desk() -> None:
    """Each page of the desk leads to the others, and names itself."""
    said = links("edit-history")
    assert "<strong>History</strong>" in said
    assert 'href="edit-record?new=deal"' in said
    assert 'href="edit"' in said
