"""A reader prints a page: nothing is cut, on either paper, and a dark page comes out light."""

import pytest
from playwright.sync_api import Error, Page, expect

from tests.browser.conftest import Visit
from tests.browser.pages import DRAWN, PAGES

MARGIN = 2 * 14 / 25.4 * 96  # pixels; as the page's style sets it
PAPERS = {"A4": 210 / 25.4 * 96 - MARGIN, "Letter": 8.5 * 96 - MARGIN}  # the width between the margins
CUT = """() => [...document.querySelectorAll("[data-testid=stMain] *")].filter((box) => {
    const style = getComputedStyle(box);
    const hidden = style.visibility === "hidden" || !box.getClientRects().length || box.closest(".term, svg, iframe");
    if (hidden) return false;
    const clips = (way) => way === "hidden" || way === "auto" || way === "scroll" || way === "clip";
    const tall = clips(style.overflowY) && box.scrollHeight > box.clientHeight + 4 && style.clipPath === "none";
    return tall || box.getBoundingClientRect().right > innerWidth + 1;
}).map((box) => box.outerHTML.slice(0, 150))"""
BACKGROUND = "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"


def settled(page: Page, faults: str) -> None:
    """Wait until there is no fault; where one stays, say which."""
    try:
        page.wait_for_function(f"({faults})().length === 0", timeout=5_000)
    except Error:
        assert page.evaluate(f"({faults})()") == []


def on_paper(page: Page, width: float) -> None:
    """Lay the page out as for paper of this width."""
    page.wait_for_function(DRAWN)
    page.set_viewport_size({"width": int(width), "height": 1000})
    page.emulate_media(media="print")
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()


@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_cut(visit: Visit, address: str) -> None:
    """No box hides a part of what it holds, and nothing reaches over the paper's edge."""
    page = visit(None).open_page(address, PAGES[address])
    for width in PAPERS.values():
        on_paper(page, width)
        settled(page, CUT)


def test_dark_page(visit: Visit) -> None:
    """The map is on the paper with its countries, on white, without its buttons; the list of countries is whole."""
    atlas = visit(color_scheme="dark")
    on_paper(atlas.page, PAPERS["A4"])
    assert atlas.page.evaluate(BACKGROUND) == "rgb(255, 255, 255)"
    expect(atlas.country("BRA")).to_be_visible()
    expect(atlas.map.get_by_role("button")).to_have_count(0)
    assert atlas.frame.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    expect(atlas.page.get_by_role("list", name="Countries in order").get_by_role("listitem")).to_have_count(97)
    assert atlas.page.pdf(format="A4").startswith(b"%PDF")
