"""The work list: drafts, groups, and what an address asks of them."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.analysis.projection import distance_km
from dashboard.analysis.worklist import GROUPS, work
from dashboard.editing import drafts, form
from dashboard.records.read import load
from dashboard.records.schema import Deal
from tests.editing.checkout import ADA
from tests.pages.editors import as_editor, no_longer  # noqa: F401
from tests.pages.reader import html, visit
from tests.records.builders import deal_fields
from tests.shipped import DATA

Data = Callable[..., Path]
EVERYTHING = work(load(DATA, distance_km), {}, date.today())
pytestmark = pytest.mark.usefixtures("as_editor")


def opens(page: AppTest) -> list[str]:
    """The records that the list leads to."""
    return [href for href in html(page).values("href") if href.startswith("edit-record?record=")]


def counts(page: AppTest) -> dict[str, int]:
    """What the groups hold, by code."""
    body = " ".join(element.proto.body for element in page.get("html"))
    found = re.findall(r'href="\?group=(\w+)&amp;from="[^>]*><b>([\d,]+)</b>', body)
    return {group: int(number.replace(",", "")) for group, number in found}


def test_shipped_data() -> None:
    """Every group stands with its count; the first that holds anything is open, and its records lead to the form."""
    page = visit("edit")
    assert not page.exception
    assert {group: counts(page)[group] for group in GROUPS if group != "links"} == {
        group: len(tasks) for group, tasks in EVERYTHING.items() if group != "links"
    }
    assert [header.value for header in page.header] == ["What waits"]
    assert len(opens(page)) == len(EVERYTHING["warnings"])
    assert "How editing works" in html(page).text
    assert {"edit-record?new=deal", "edit-record?new=firm", "edit-history", "edit-spreadsheet"} <= set(
        html(page).values("href")
    )


def test_address() -> None:
    """Group, page, country and words of an address are obeyed; nonsense is taken for nothing."""
    sources = EVERYTHING["sources"]
    page = visit("edit", group="sources", **{"from": "51"})
    assert len(opens(page)) == 50
    assert f"edit-record?record={sources[50].key}" == opens(page)[0]
    assert "?from=101" in html(page).values("href")
    page = visit("edit", group="sources", country="KEN")
    assert opens(page) == [f"edit-record?record={task.key}" for task in sources if task.country == "KEN"]
    page = visit("edit", group="sources", q="single source kenya")
    assert not page.exception
    assert set(opens(page)) < {f"edit-record?record={task.key}" for task in sources}
    page = visit("edit", group="nonsense", country="XXX", **{"from": "-3"})
    assert not page.exception
    assert set(counts(page).values()) == {0}
    assert "Nothing waits here." in html(page).text


def test_broken_file(data: Data) -> None:
    """With a file that cannot be read the page stands, and says the line to put right."""
    data(deals="- id: ken-1\n  title: [unclosed\n")
    page = visit("edit")
    assert not page.exception
    assert counts(page)["errors"] >= 1
    assert "data/deals.yaml, line 2" in html(page).text
    assert "The form does not hold this" in html(page).text


def test_no_deals(data: Data) -> None:
    """Without records nothing waits but what the check says."""
    data(deals=[])
    assert not visit("edit").exception


def test_links_not_tried(data: Data) -> None:
    """As long as no address was tried the group says how to."""
    data()
    assert "python3 -m dashboard links" in html(visit("edit", group="links")).text


def test_drafts(data: Data) -> None:
    """Only one's own drafts are shown; one is thrown away once that is asked for twice."""
    folder = data(deals=[deal_fields()])
    mine = drafts.start(
        folder, ADA.email, "deals.yaml", None, form.blank(Deal) | {"title": "Cameras *at* sea"}, "typed"
    )
    other = drafts.start(folder, "ben@example.org", "deals.yaml", None, form.blank(Deal), "typed")
    page = visit("edit")
    assert [href for href in html(page).values("href") if "draft=" in href] == [f"edit-record?draft={mine.id}"]
    page.button(key=f"throw {mine.id}").click().run()
    assert drafts.of(folder, ADA.email) == [mine]
    page.button(key=f"no {mine.id}").click().run()
    page.button(key=f"throw {mine.id}").click().run()
    page.button(key=f"yes {mine.id}").click().run()
    assert drafts.of(folder, ADA.email) == []
    assert [info.value.replace("\\", "") for info in page.info] == ["The draft “Cameras *at* sea” is thrown away."]
    assert "Your drafts" not in [header.value for header in page.header]
    assert drafts.of(folder, "ben@example.org") == [other]


def test_only_editors_throw_away(data: Data, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who may no longer edit throws nothing away, and sees nothing."""
    folder = data(deals=[deal_fields()])
    mine = drafts.start(folder, ADA.email, "deals.yaml", None, form.blank(Deal), "typed")
    page = visit("edit")
    page.button(key=f"throw {mine.id}").click().run()
    button = page.button(key=f"yes {mine.id}")
    no_longer(monkeypatch)
    button.click().run()
    assert drafts.of(folder, ADA.email) == [mine]
    assert "What waits" not in [header.value for header in page.header]


def test_hostile(data: Data) -> None:
    """Code in a record, a draft or the address is text."""
    evil = "<script>alert(1)</script> **b** $x$ ](javascript:1)"
    folder = data(deals=[deal_fields(id="ken-x", title=evil, status=evil), deal_fields()])
    drafts.start(folder, ADA.email, "deals.yaml", None, form.blank(Deal) | {"title": evil}, "typed")
    for asked in ({}, {"q": evil}, {"group": evil}, {"country": evil}):
        page = visit("edit", **asked)
        assert not page.exception
        assert "script" not in html(page).tags
        assert not any("javascript" in href and not href.startswith("edit") for href in html(page).values("href"))
