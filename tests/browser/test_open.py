"""A reader opens the page."""

import re

import pytest
from playwright.sync_api import expect

from dashboard.records import read
from tests.browser.conftest import Visit
from tests.browser.server import ROOT

EDGES = """() => {
    const boxes = [...document.querySelectorAll("[data-iso]")].map((p) => p.getBoundingClientRect());
    return [Math.min(...boxes.map((b) => b.left)), Math.min(...boxes.map((b) => b.top)),
            innerWidth - Math.max(...boxes.map((b) => b.right)), innerHeight - Math.max(...boxes.map((b) => b.bottom))];
}"""


def test_title_icon_and_sentence(visit: Visit) -> None:
    """The tab has our title and icon, and one sentence says what is shown."""
    atlas = visit()
    expect(atlas.page).to_have_title("Surveillance Export Atlas")
    expect(atlas.heading("Surveillance Export Atlas")).to_be_visible()
    expect(atlas.page.locator("link[rel~=icon]")).to_have_attribute("href", re.compile(r"^data:image/svg\+xml"))
    deals = [deal for deal in read.load(ROOT / "data").deals if deal.is_deal]
    counted = f"{len(deals)} deals in {len({deal.country for deal in deals})} countries"
    expect(atlas.sentence).to_contain_text(re.compile(rf"^{counted}, .*Nothing is hidden by filters\.$"))


def test_whole_world_in_view(visit: Visit) -> None:
    """Every country lies inside the map at first, and there is no way further out."""
    atlas = visit()
    assert len(atlas.colours()) > 230
    assert min(atlas.frame.evaluate(EDGES)) > -1  # of a pixel: lines are drawn between pixels
    expect(atlas.button("Further")).to_be_disabled()
    expect(atlas.button("Closer")).to_be_enabled()


def test_legend_explains_each_colour(visit: Visit) -> None:
    """The legend stands on the page, outside the map, and names the kinds of empty too."""
    atlas = visit()
    legend = atlas.page.get_by_role("list", name="Legend of the map")
    expect(legend.get_by_role("listitem").first).to_have_text("1 deal")
    for label in ("only a ban or removal", "looked at, no deal recorded", "not covered by us", "hidden by the filters"):
        expect(legend.get_by_text(label)).to_be_visible()
    expect(atlas.map.get_by_role("list")).to_have_count(0)


def test_no_developer_menu(visit: Visit) -> None:
    """The menu offers a reader nothing that is meant for programmers."""
    page = visit().page
    page.get_by_role("button", name="Main menu").click()
    expect(page.get_by_role("menuitem", name="Print")).to_be_visible()
    for name in ("Rerun", "Clear cache", "Deploy", "Settings"):
        expect(page.get_by_text(name, exact=False)).to_have_count(0)


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1920, 1080)])
def test_whole_map_without_scrolling(visit: Visit, width: int, height: int) -> None:
    """The map's lower edge lies inside the window at first."""
    atlas = visit(width=width, height=height)
    box = atlas.page.locator("iframe[title^=streamlit_folium]").bounding_box()
    assert box and box["y"] >= 0 and box["y"] + box["height"] <= height
    assert box["height"] > height * 0.4  # the list beside it takes its part of the width
