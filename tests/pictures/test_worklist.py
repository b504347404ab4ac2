"""The work list as HTML."""

from urllib.parse import parse_qs, urlsplit

from dashboard.analysis.worklist import GROUPS, Point, Task
from dashboard.editing.drafts import Draft
from dashboard.pictures.worklist import NOTHING, draft, groups, tasks
from tests.pictures.parsed import Parsed

EVIL = "<script>alert(1)</script> \"><img src=x onerror=1> ' {{7*7}}"
TASK = Task("deals.yaml", "ken-x", "Cameras", "KEN", (Point("no supplier is named", "data/deals.yaml, line 3"),))


def test_groups() -> None:
    """Every group is a link with its count, from the first page on; the chosen one is marked."""
    page = Parsed(groups({group: [TASK] * 3 for group in GROUPS}, "links"))
    assert page.values("href") == [f"?group={group}&from=" for group in GROUPS]
    assert [attributes["href"] for _, attributes in page.elements if "aria-current" in attributes] == [
        "?group=links&from="
    ]
    assert page.text.count("3 ") == len(GROUPS)


def test_a_task_opens_its_record() -> None:
    """A deal and a firm lead to the form; what the form does not hold says where it stands instead."""
    firm = Task("suppliers.yaml", "huawei", "Huawei", "", (Point("looks odd"),))
    event = Task("events.yaml", "e", "A law", "", (Point("kind: odd", "data/events.yaml, line 7"),), form=False)
    page = Parsed(tasks([TASK, firm, event], 51, {"KEN": "Kenya"}))
    assert page.values("href") == ["edit-record?record=ken-x", "edit-record?record=huawei&file=suppliers.yaml"]
    assert "".join(page.texts).startswith("Cameras Kenya · ken-xno supplier is named data/deals.yaml, line 3")
    assert "A law ekind: odd data/events.yaml, line 7The form does not hold this" in page.text
    assert page.values("start") == ["51"]


def test_a_dead_address_can_be_tried() -> None:
    """The address itself is a link out, in a window of its own."""
    dead = Task("deals.yaml", "a", "A", "KEN", (Point("source 1: gone", address="https://example.org/a?b=1&c=2"),))
    page = Parsed(tasks([dead], 1, {}))
    assert "https://example.org/a?b=1&c=2" in page.values("href")
    assert page.values("target") == ["_blank"]


def test_nothing() -> None:
    """An empty group says so."""
    assert tasks([], 1, {}) == NOTHING


def held(**changes: object) -> Draft:
    """A draft of a deal."""
    given = {"id": "0" * 12, "owner": "a@b.c", "file": "deals.yaml", "base": None, "fields": {"title": "Cameras"}}
    return Draft(**(given | {"kept": "2026-11-23T14:05:09+00:00"} | changes))  # type: ignore[arg-type]


def test_drafts() -> None:
    """A draft says what it is of, and leads on."""
    page = Parsed(draft(held()))
    assert page.text == "Go on: Cameras a new deal, not saved yet, kept 23 November 2026, 14:05 UTC"
    assert page.values("href") == ["edit-record?draft=000000000000"]
    assert "without a title yet a new firm" in Parsed(draft(held(file="suppliers.yaml", fields={"name": " "}))).text
    assert "a deal corrected" in Parsed(draft(held(base={}))).text
    assert "to be left out" in Parsed(draft(held(base={}, reason=""))).text
    assert len(Parsed(draft(held(fields={"title": "x" * 400_000}))).text) < 400


def test_text_stays_text() -> None:
    """Code in any text is shown and does nothing."""
    evil = Task(EVIL, EVIL, EVIL, "KEN", (Point(EVIL, EVIL, f"https://example.org/{EVIL}"),))
    by_hand = Task("events.yaml", EVIL, EVIL, "KEN", (Point(EVIL, EVIL),), form=False)
    page = Parsed(tasks([evil, by_hand], 1, {"KEN": EVIL}) + draft(held(fields={"title": EVIL}, id=EVIL, kept=EVIL)))
    assert page.scripts == []
    assert {"script", "img"} & page.tags == set()
    assert page.attributes <= {"class", "start", "href", "target", "rel"}
    assert parse_qs(urlsplit(page.values("href")[0]).query) == {"record": [EVIL], "file": [EVIL]}
