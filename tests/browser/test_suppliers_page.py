"""A reader compares the firms and opens one."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit

WIDTHS = """() => [innerWidth, document.documentElement.scrollWidth,
    document.querySelector("[data-testid=stMain]").scrollWidth]"""


def test_sort_the_table_and_open_a_firm(visit: Visit) -> None:
    """A click on a head sorts, a second turns the order, the address keeps it, and a firm's name opens its page."""
    page = visit(None).open_page("suppliers?publishers=2", "Suppliers")
    first = page.get_by_role("rowheader").first
    expect(first).to_have_text("Huawei")
    page.get_by_role("link", name="Restrictions in force").click()
    expect(page.locator("[aria-sort=descending]")).to_have_text("Restrictions in force")
    page.get_by_role("link", name="Firm", exact=True).click()
    expect(first).to_have_text("Alibaba Cloud")
    expect(page).to_have_url(re.compile(r"publishers=2.*sort=name|sort=name.*publishers=2"))
    page.get_by_role("link", name="Hikvision").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hikvision")
    expect(page.get_by_text("The evidence lens (at least 2 independent publishers)")).to_be_visible()
    expect(page.get_by_role("img", name="World map of the deals with Hikvision")).to_be_visible()
    page.go_back()
    expect(first).to_have_text("Alibaba Cloud")


def test_mistyped_firm(visit: Visit) -> None:
    """A mistyped firm leads to the right one, which shows its restrictions in time and as a list."""
    page = visit(None).open_page("suppliers?firm=huawai", "Suppliers")
    page.get_by_role("alert").get_by_role("link", name="Huawei").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Huawei")
    expect(page.get_by_label(re.compile("^Timeline of the restrictions")).first).to_be_visible()
    expect(page.locator(".restrictions > li")).to_have_count(12)
    source = page.locator(".restrictions > li").first.get_by_role("link")
    expect(source).to_have_attribute("href", re.compile("^https://"))
    page.get_by_text("The same as a table").click()
    expect(page.get_by_role("table", name="Deals per year")).to_be_visible()


@pytest.mark.parametrize(("address", "heading"), [("suppliers?firm=zte", "ZTE"), ("suppliers", "Suppliers")])
def test_phone(visit: Visit, address: str, heading: str) -> None:
    """On a small phone nothing is wider than the screen."""
    page = visit(None, width=360, height=740, is_mobile=True, has_touch=True).open_page(address, heading)
    expect(page.get_by_role("rowheader").first).to_be_attached()
    assert max(page.evaluate(WIDTHS)) == 360
