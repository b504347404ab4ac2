"""What differs between two states of a record is told value by value, entries of lists beside those they were."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dashboard.editing.differences import Difference, differences, pieces
from tests.records.builders import deal_fields

SOURCES: list[dict[str, Any]] = deal_fields()["sources"]


def differs(**changes: Any) -> list[Difference]:
    """Give what differs when the good deal is changed."""
    return differences(deal_fields(), deal_fields(**changes))


def test_values_in_the_order_of_the_record() -> None:
    """A plain value, and a list of plain values as a whole; what is the same is not told."""
    assert differs(status="suspended", technologies=["cctv"]) == [
        Difference(("technologies",), ["cctv", "command-centre"], ["cctv"]),
        Difference(("status",), "operational", "suspended"),
    ]
    assert differs() == []


def test_a_group_is_gone_into() -> None:
    """The claim of the article, field by field once there is one."""
    claim = {"order": 1, "claim": "A.", "verdict": "refined", "note": "B."}
    assert differs(article=claim) == [Difference(("article",), None, claim)]
    found = differences(deal_fields(article=claim), deal_fields(article=claim | {"verdict": "confirmed"}))
    assert found == [Difference(("article", "verdict"), "refined", "confirmed")]


def test_entries_find_each_other() -> None:
    """A source that came, one that went and one that changed are told apart, wherever they stand."""
    changed = SOURCES[1] | {"supports": ["operational"], "published": "2015"}
    new = {"title": "New", "publisher": "Paper", "published": None, "url": "https://example.net/", "supports": []}
    called = SOURCES[1]["title"]
    assert differs(sources=[new, changed]) == [
        Difference(("sources", SOURCES[0]["title"]), SOURCES[0], None),
        Difference(("sources", "New"), None, new),
        Difference(("sources", called, "published"), None, "2015"),
        Difference(("sources", called, "supports"), ["operational", "status"], ["operational"]),
    ]


def test_a_source_may_get_another_title() -> None:
    """Of an entry the same in most of its values the others are told."""
    source = SOURCES[0] | {"title": "Cameras for the police"}
    [found] = differs(sources=[source, SOURCES[1]])
    assert found == Difference(("sources", SOURCES[0]["title"], "title"), SOURCES[0]["title"], source["title"])


def test_entries_that_changed_places() -> None:
    """Another order is a change too."""
    titles = [source["title"] for source in SOURCES]
    assert differs(sources=SOURCES[::-1]) == [Difference(("sources",), titles, titles[::-1])]


def test_measures_are_called_by_who_and_when() -> None:
    """Two measures of one office are two."""
    first = {"date": "2019", "by": "Office", "what": "A.", "source_url": "https://a.example", "applies_to": "firm"}
    second = first | {"date": "2022", "what": "B.", "source_url": "https://b.example"}
    assert differences({"restrictions": [first]}, {"restrictions": [second]}) == [
        Difference(("restrictions", "Office, 2019"), first, None),
        Difference(("restrictions", "Office, 2022"), None, second),
    ]


def test_pieces() -> None:
    """Words that went and came stand beside those that stay."""
    assert pieces("The police watch live.", "The police now watch live, all day.") == [
        ("same", "The police"),
        ("come", " now"),
        ("same", " watch"),
        ("gone", " live."),
        ("come", " live, all day."),
    ]


@given(st.lists(st.sampled_from("ab ")), st.lists(st.sampled_from("ab ")))
def test_pieces_give_both_texts(before: list[str], after: list[str]) -> None:
    """Put together they are the text as it was and as it is."""
    found = pieces("".join(before), "".join(after))
    assert "".join(text for what, text in found if what != "come").strip() == "".join(before).strip()
    assert "".join(text for what, text in found if what != "gone").strip() == "".join(after).strip()


def test_very_long_texts() -> None:
    """A stretch too long for word by word is shown as replaced; what stands around it stays."""
    before, after = (f"Start {f'{word} ' * 50_000}the same {f'{word} ' * 50_000}end" for word in ("one", "two"))
    assert [what for what, _ in pieces(before, after)] == ["same", "gone", "come", "same"]
