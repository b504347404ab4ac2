"""A reader holds a phone."""

import pytest
from playwright.sync_api import expect

from tests.browser.atlas import FRAME, until
from tests.browser.conftest import Visit
from tests.browser.pages import DRAWN, PAGES

WIDTHS = """() => {
    const main = document.querySelector("[data-testid=stMain]");
    return [innerWidth, document.documentElement.scrollWidth, main.scrollWidth];
}"""


@pytest.mark.parametrize(("width", "height"), [(390, 844), (360, 740)])
def test_phone(visit: Visit, width: int, height: int) -> None:
    """The map comes first, nothing is wider than the screen, and a tap opens a country."""
    atlas = visit(width=width, height=height, is_mobile=True, has_touch=True)
    expect(atlas.page.locator(FRAME)).to_be_in_viewport(ratio=1)
    expect(atlas.page.get_by_role("combobox", name="Technology")).not_to_be_in_viewport()
    expect(atlas.page.get_by_role("img")).to_have_count(3)
    assert max(atlas.page.evaluate(WIDTHS)) == width
    for chart in atlas.page.get_by_role("img").all():
        box = chart.bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= width
    opened = expect(atlas.heading("Brazil"))
    until(atlas.country("BRA").tap, lambda ms: opened.to_be_visible(timeout=ms))
    assert max(atlas.page.evaluate(WIDTHS)) == width


SMALL = """() => [...document.querySelectorAll("[data-testid=stMain] :is(a[href], button, summary, input, select)")]
    .filter((target) => {
        const box = target.getBoundingClientRect();
        const shown = box.width && box.height && getComputedStyle(target).visibility !== "hidden";
        const beside = [...target.parentNode.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
        const within = beside || target.closest("p, dd, caption, .fine, .tags, td, svg, h3"); // in a line of text
        return shown && !within && target.tabIndex >= 0 && Math.min(box.width, box.height) < 23.5;
    })
    .map((target) => `${target.outerHTML.slice(0, 120)} ${target.getBoundingClientRect().height}`)"""


@pytest.mark.parametrize("address", PAGES)
def test_every_page(visit: Visit, address: str) -> None:
    """At 360 and 390 pixels nothing needs scrolling sideways, and what is to be hit by a finger is large enough."""
    page = visit(None, width=390, height=844, is_mobile=True, has_touch=True).open_page(address, PAGES[address])
    for width in (390, 360):
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_function(DRAWN)
        page.wait_for_function(f"(width) => Math.max(...({WIDTHS})()) === width", arg=width)
        assert page.evaluate(SMALL) == []


def test_filters_on_a_phone(visit: Visit) -> None:
    """The filters unfold with one button."""
    page = visit(width=390, height=844, is_mobile=True, has_touch=True).page
    page.get_by_test_id("stExpandSidebarButton").tap()
    expect(page.get_by_role("combobox", name="Technology")).to_be_in_viewport()
