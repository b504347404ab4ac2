"""A reader compares two countries."""

import re
from itertools import pairwise

from playwright.sync_api import Page, expect

from tests.browser.atlas import until
from tests.browser.conftest import Visit
from tests.browser.test_phone import WIDTHS


def choose(page: Page, country: str) -> None:
    """Choose a country in the list, and close the list."""
    page.get_by_role("combobox", name="Countries to compare").click()
    page.keyboard.type(country)
    page.get_by_role("option", name=country, exact=True).click()
    page.keyboard.press("Escape")


def test_serbia_and_kenya(visit: Visit) -> None:
    """From the chooser to the comparison, thinned by the lens, to a record on the timeline and back."""
    page = visit(None).open_page("compare", heading="Compare")
    choose(page, "Serbia")
    expect(page.get_by_text("Choose a second country to compare Serbia with")).to_be_visible()
    choose(page, "Kenya")
    expect(page.get_by_role("heading", level=1, name="Compare Serbia and Kenya")).to_be_visible()
    expect(page.get_by_text("Serbia has more deals than Kenya: 3 against 2.")).to_be_visible()
    expect(page.get_by_role("img", name=re.compile("Map of where (Serbia|Kenya) lies"))).to_have_count(2)
    row = page.get_by_role("row", name=re.compile("^First deal "))
    expect(row.get_by_role("cell")).to_have_text(["2017", "2014"])
    page.get_by_role("radiogroup", name="Confidence, at least").get_by_text("High").click()
    expect(page.get_by_text("leaves out 2 of 3 deals")).to_be_visible()
    expect(page).to_have_url(re.compile(r"compare\?countries=SRB%2CKEN&sure=high$"))
    opened = expect(page)
    bar = page.locator("[aria-roledescription=bar]").first
    until(bar.click, lambda ms: opened.to_have_url(re.compile(r"/deal\?deal=srb-huawei-2017&sure=high$"), timeout=ms))
    page.go_back()
    expect(page.get_by_role("heading", level=1, name="Compare Serbia and Kenya")).to_be_visible()
    expect(page.get_by_text("Kenya has more deals than Serbia: 2 against 1.")).to_be_visible()


def test_unknown_code_is_replaced(visit: Visit) -> None:
    """A mistyped code offers the nearest; one click puts it beside the one that was right."""
    page = visit(None).open_page("compare?firms=huawai,zte", heading="Compare")
    page.get_by_role("alert").get_by_role("link", name="Huawei").click()
    expect(page.get_by_role("heading", level=1, name="Compare Huawei and ZTE")).to_be_visible()
    expect(page.get_by_role("img", name=re.compile("World map: deals of (Huawei|ZTE)"))).to_have_count(2)


def test_four_on_a_phone(visit: Visit) -> None:
    """Four sides stand below one another; only the tables scroll, each in its own box."""
    atlas = visit(None, width=360, height=740, is_mobile=True, has_touch=True)
    page = atlas.open_page("compare?countries=SRB,KEN,ARE,DZA", heading="Compare Serbia, Kenya, United Arab Emirates")
    maps = page.get_by_role("img", name=re.compile("Map of where"))
    expect(maps).to_have_count(4)
    boxes = [found.bounding_box() for found in maps.all()]
    assert all(above["y"] + above["height"] <= below["y"] for above, below in pairwise(boxes))
    expect(page.get_by_role("heading", name="Records")).to_be_visible()
    assert max(page.evaluate(WIDTHS)) == 360
    wide = page.get_by_role("region", name="Figures side by side")
    assert wide.evaluate("(e) => e.scrollWidth > e.clientWidth && e.clientWidth <= 360")
