"""A reader looks at the deals in time."""

import re

from playwright.sync_api import expect

from tests.browser.atlas import until
from tests.browser.conftest import Visit


def test_click_a_bar(visit: Visit) -> None:
    """A click on a deal's bar opens its record and brings it into view."""
    atlas = visit()
    bar = atlas.page.locator("[aria-roledescription=bar][aria-label*='Record: Street cameras for Addis Ababa']").first
    opened = atlas.page.locator("article.opened")
    until(bar.click, lambda ms: expect(opened).to_be_visible(timeout=ms))
    expect(opened.get_by_role("heading")).to_have_text("Street cameras for Addis Ababa")
    expect(opened).to_be_in_viewport()
    expect(atlas.heading("Ethiopia")).to_be_visible()
    expect(atlas.page).to_have_url(re.compile("[?&]deal=eth-"))


def test_the_same_as_text(visit: Visit) -> None:
    """The records and the events of the timeline can be read as lists."""
    atlas = visit("?search=Mombasa")
    atlas.page.get_by_text("The selected records as a list").click()
    cells = atlas.page.get_by_test_id("stDataFrame").locator("td")  # inside a canvas, where no role is found
    expect(cells.get_by_text("National police surveillance system in Nairobi and Mombasa")).to_have_count(1)
    atlas.page.get_by_text("The context events").click()
    events = atlas.page.locator(".events > li")
    expect(events).not_to_have_count(0)
    expect(events.first.get_by_role("link").first).to_have_attribute("href", re.compile("^https?://"))


def test_stack_by_suppliers(visit: Visit) -> None:
    """The yearly counts can be stacked by supplier."""
    atlas = visit()
    groups = atlas.page.get_by_role("list", name="Groups").get_by_role("listitem")
    expect(groups.filter(has_text="Safe city")).to_have_count(1)
    atlas.page.get_by_role("radio", name="Suppliers").click()
    expect(groups.filter(has_text="Huawei")).to_have_count(1)
    expect(groups.filter(has_text="Safe city")).to_have_count(0)


def test_no_lane_is_cut_off(visit: Visit) -> None:
    """Every deal's mark lies inside the timeline."""
    atlas = visit()
    bars = atlas.page.locator("[aria-roledescription=bar][aria-label*='Record:']")
    expect(bars).not_to_have_count(0)
    lowest = bars.evaluate_all("(all) => Math.max(...all.map((bar) => bar.getBoundingClientRect().bottom))")
    assert lowest <= bars.first.evaluate("(bar) => bar.closest('svg').getBoundingClientRect().bottom")
