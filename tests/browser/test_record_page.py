"""A reader finds a record by a mistyped name, goes from a fact to its source, and takes a citation along."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import Visit

KENYA = "National police surveillance system in Nairobi and Mombasa"
RECORD = "deal?deal=ken-huawei-2014"


def test_from_a_fact_to_its_source(visit: Visit) -> None:
    """A number beside a fact leads to the source of that number; the page stays, and going back returns to it."""
    page = visit(None).open_page(RECORD, KENYA)
    source = page.locator("#source-9")
    expect(source).not_to_be_in_viewport()
    page.get_by_role("link", name="Source 9", exact=True).first.click()
    expect(source).to_be_in_viewport()
    expect(source).to_contain_text("backs:")
    expect(page).to_have_url(re.compile(r"/deal\?deal=ken-huawei-2014#source-9$"))
    expect(page.get_by_role("heading", level=1)).to_have_text(KENYA)
    page.go_back()
    expect(page).to_have_url(re.compile(r"/deal\?deal=ken-huawei-2014$"))
    expect(page.get_by_role("heading", level=1)).to_have_text(KENYA)


def test_cite_a_record(visit: Visit) -> None:
    """A citation can be copied, and names the record, the version of the data and the page's whole address."""
    atlas = visit(None, permissions=["clipboard-read", "clipboard-write"])
    page = atlas.open_page(RECORD, KENYA)
    page.get_by_text("Retrieved").hover()
    page.get_by_role("button", name="Copy").first.click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert re.search(r"record ken-huawei-2014; Version \d{4}-\d{2}-\d{2}, [0-9a-f]{12}", copied)
    assert copied.endswith(f"from {atlas.address}/{RECORD}")


def test_search_and_step(visit: Visit) -> None:
    """From a mistyped search on a phone to the record it means, and on to the next, with the lens kept."""
    page = visit(None, width=360, height=740).open_page("search?q=nairobi polise&publishers=3", "Search")
    page.get_by_role("textbox", name="Search for").fill("nairobi police")
    page.keyboard.press("Enter")
    page.get_by_role("link", name=KENYA).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(KENYA)
    expect(page).to_have_url(re.compile("publishers=3"))
    expect(page.get_by_text("keeps this record")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("navigation", name="Records of this country").get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text(KENYA)
