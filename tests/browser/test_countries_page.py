"""A reader studies one country, and goes on to its neighbours."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.test_phone import WIDTHS


def test_from_the_list_to_a_country_and_its_neighbour(visit: Visit) -> None:
    """The list leads to Kenya, Kenya to Uganda, and back leads back; each page begins at its top."""
    atlas = visit(None)
    page = atlas.open_page("countries", "Countries")
    page.get_by_role("link", name="Kenya", exact=True).click()
    expect(atlas.heading("Kenya")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/countries\?country=KEN$"))
    expect(page.get_by_role("article")).to_have_count(2)
    expect(page.get_by_role("img", name=re.compile("Map of where Kenya lies"))).to_be_visible()
    page.get_by_role("link", name="Uganda", exact=True).click()
    expect(atlas.heading("Uganda")).to_be_in_viewport()
    expect(page.get_by_text("Where Uganda lies")).to_be_visible()
    page.go_back()
    expect(atlas.heading("Kenya")).to_be_visible()
    page.get_by_role("link", name="Kiribati →").click()
    expect(atlas.heading("Kiribati")).to_be_visible()


def test_unknown_country_keeps_the_lens(visit: Visit) -> None:
    """A mistyped code offers the country that was meant, and the evidence lens stays as it was."""
    atlas = visit(None)
    page = atlas.open_page("countries?country=KEM&publishers=3", "Countries")
    page.get_by_role("alert").get_by_role("link", name="Kenya").click()
    expect(atlas.heading("Kenya")).to_be_visible()
    expect(page.locator(".lens[role=status]")).to_contain_text("at least 3 independent publishers")
    expect(page).to_have_url(re.compile("publishers=3"))


@pytest.mark.parametrize("address", ["countries?country=GBR", "countries"])
def test_phone(visit: Visit, address: str) -> None:
    """On a phone nothing is wider than the screen, and each link of the page's lists can be hit."""
    heading = "United Kingdom" if "GBR" in address else "Countries"
    page = visit(None, width=360, height=740, is_mobile=True, has_touch=True).open_page(address, heading)
    expect(page.locator(".steps, .all-countries").first).to_be_visible()
    assert max(page.evaluate(WIDTHS)) == 360
    boxes = [link.bounding_box() for link in page.locator(":is(.steps, .brief, .dated, .all-countries) a").all()[:40]]
    assert boxes
    assert all(box and box["height"] >= 24 for box in boxes)
