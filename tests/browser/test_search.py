"""A reader searches from any page."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit


@pytest.mark.parametrize(("typed", "address", "heading"), [
    ("belgrad", "countries?country=SRB", "Serbia"),
    ("hauwei", "suppliers?firm=huawei", "Huawei"),
    ("zimbabve", "countries?country=ZWE", "Zimbabwe"),
    ("anpr", "know?term=anpr", "How we know"),
    ("qqqqxyz", "search?q=qqqqxyz", "Search"),
])  # fmt: skip
def test_type_and_enter(visit: Visit, typed: str, address: str, heading: str) -> None:
    """A mistyped name and Enter lead to its page, the evidence lens goes along, and Back leads back."""
    page = visit(None).open_page("article?publishers=2", "The article, checked")
    page.get_by_role("combobox", name="Search").click()
    page.keyboard.type(typed)
    expect(page.get_by_role("option", name=f"Add: {typed}")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    expect(page).to_have_url(re.compile(re.escape(address) + "&publishers=2$"))
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("The article, checked")


def test_choose_from_the_list(visit: Visit) -> None:
    """What the list offers can be chosen as it stands, from the world page too."""
    page = visit().page
    page.get_by_role("combobox", name="Search").click()
    page.keyboard.type("nairobi and momb")
    page.get_by_role("option", name=re.compile("^National police surveillance system")).click()
    heading = "National police surveillance system in Nairobi and Mombasa"
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    expect(page).to_have_url(re.compile(r"/deal\?deal=ken-huawei-2014$"))
