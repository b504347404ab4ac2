"""A teacher finds a lesson, takes it along, and makes a step of what is on the screen."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.pages import DRAWN, PAGES
from tests.browser.test_axe import faults
from tests.browser.test_print import PAPERS, on_paper

STEP = """  - heading: "Write the heading here"
    text: |
      Write here what is read beside the picture: at most some sixty words.
    view:
      page: table
      technology: [cctv, drone]
      region: [Africa]
    minutes: 3"""


def unfold(page: Page) -> None:
    """Open what stands at the end of the page."""
    page.wait_for_function(DRAWN)
    page.get_by_text("Teach with this view").click()
    expect(page.get_by_role("heading", name="To hand out")).to_be_visible()
    page.wait_for_function(DRAWN)


def test_present(visit: Visit) -> None:
    """A click on Present opens the projector's window beside the page, a click on a step's heading that step."""
    page = visit(None).open_page("teach", "Teach")
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Present: The article, claim by claim").click()
    expect(opened.value).to_have_url(re.compile(r"/\?present=article$"))
    expect(opened.value.get_by_role("heading", name="An article makes claims")).to_be_visible()
    page.get_by_text("Its 12 steps").first.click()
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Malaysia: who wears the cameras?").click()
    expect(opened.value.get_by_role("heading", name="Malaysia: who wears the cameras?")).to_be_visible()
    expect(page).to_have_url(re.compile("/teach$"))


def test_lesson_in_one_file(visit: Visit) -> None:
    """It is made when it is asked for, and is one whole page."""
    page = visit(None).open_page("teach", "Teach")
    page.wait_for_function(DRAWN)
    with page.expect_download() as taken:
        page.get_by_role("button", name="Lesson in one file (HTML)").first.click()
    assert taken.value.suggested_filename == "article.html"
    text = taken.value.path().read_text("utf-8")
    assert text.startswith("<!doctype html>")
    assert "Malaysia: who wears the cameras?" in text


@pytest.mark.parametrize(
    ("label", "file", "begins"),
    [("Sheet, A4 (PDF)", "table-A4.pdf", b"%PDF"), ("Map (PNG)", "table-map.png", b"\x89PNG")],
)
def test_files_of_a_view(visit: Visit, label: str, file: str, begins: bytes) -> None:
    """The button is shut while its file is made, and then gives it."""
    page = visit(None).open_page("table?region=Oceania", "Table")
    unfold(page)
    button = page.get_by_role("button", name=label)
    with page.expect_download() as taken:
        button.click()
        expect(button).to_be_disabled()
    assert taken.value.suggested_filename == file
    assert taken.value.path().read_bytes().startswith(begins)
    expect(button).to_be_enabled()


def test_step_to_copy(visit: Visit) -> None:
    """The button puts the step into the clipboard as it must stand in the file, with its indentation."""
    page = visit(None, permissions=["clipboard-read", "clipboard-write"]).open_page(
        "table?technology=cctv,drone&region=Africa", "Table"
    )
    unfold(page)
    page.get_by_role("button", name="Copy to clipboard").click()
    page.wait_for_function("async () => (await navigator.clipboard.readText()).includes('heading')")
    assert page.evaluate("navigator.clipboard.readText()") == STEP


def test_step_follows_the_view(visit: Visit) -> None:
    """Open, it says at each change of the page what the page then shows."""
    atlas = visit("?country=KEN&zoom=KEN")
    unfold(atlas.page)
    code = atlas.page.get_by_test_id("stCode")
    expect(code).to_contain_text("country: KEN")
    atlas.filter("Region", "Africa")
    expect(code).to_contain_text("region: [Africa]")
    atlas.page.get_by_role("button", name="Whole world", exact=True).click()
    expect(code).not_to_contain_text("zoom")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_opened(visit: Visit, theme: str) -> None:
    """Nothing in what unfolds has a serious fault."""
    page = visit(None, color_scheme=theme, reduced_motion="reduce").open_page("article", PAGES["article"])
    unfold(page)
    assert faults(page) == []


def test_phone(visit: Visit) -> None:
    """On a phone, open, nothing needs scrolling sideways."""
    page = visit(None, width=360, height=740).open_page("table?region=Africa", "Table")
    unfold(page)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 360


@pytest.mark.parametrize("address", ["article", "teach"])
def test_paper(visit: Visit, address: str) -> None:
    """What is of no use on paper is not on it."""
    page = visit(None).open_page(address, PAGES[address])
    if address == "article":
        unfold(page)
    on_paper(page, PAPERS["A4"])
    for text in ("Teach with this view", "Present", "Sheet, A4 (PDF)"):
        for found in page.get_by_text(text, exact=True).all():
            expect(found).to_be_hidden()


def test_map_goes_where_the_address_leads(visit: Visit) -> None:
    """The map shows the countries of the address at once, stays where the reader goes, and returns by one button."""
    atlas = visit("?zoom=KEN,UGA")
    closer = "map.getZoom() - map.getMinZoom()"
    atlas.frame.wait_for_function(f"{closer} > 2")
    inside = "(iso) => { const box = document.querySelector(`[data-iso=${iso}]`).getBoundingClientRect(); "
    inside += "return box.left > 0 && box.top > 0 && box.right < innerWidth && box.bottom < innerHeight; }"
    assert all(atlas.frame.evaluate(inside, iso) for iso in ("KEN", "UGA"))
    atlas.button("Further").click()
    atlas.frame.wait_for_function(f"!map._animatingZoom && {closer} < 4")
    left = atlas.frame.evaluate("map.getZoom()")
    atlas.click_country("UGA", "Uganda")
    assert atlas.frame.evaluate("map.getZoom()") == left
    expect(atlas.page).to_have_url(re.compile("zoom=KEN%2CUGA"))
    atlas.page.get_by_role("button", name="Whole world", exact=True).click()
    atlas.frame.wait_for_function(f"{closer} < 0.01")
    expect(atlas.page).not_to_have_url(re.compile("zoom="))
    assert atlas.mounts == 1
