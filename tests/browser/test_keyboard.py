"""A reader has no mouse."""

import re

from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit

FOCUSED = "(element) => element === element.ownerDocument.activeElement && element.ownerDocument.hasFocus()"
MOST = 90  # presses of Tab; the page has fewer stops


def tab_to(target: Locator) -> None:
    """Press Tab until the focus is on something."""
    for _ in range(MOST):
        target.page.keyboard.press("Tab")
        if target.evaluate(FOCUSED):
            return
    raise AssertionError(f"{target} is not reached with Tab")


def test_open_a_country_and_reach_its_third_source(visit: Visit) -> None:
    """Tab to the list of countries, arrows to Kenya, Enter opens it; Tab goes on to its sources."""
    atlas = visit()
    page = atlas.page
    countries = page.get_by_role("list", name="Countries in order").get_by_role("link")
    tab_to(countries.first)
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    expect(countries.nth(2)).to_be_focused()
    page.keyboard.press("End")
    expect(countries.last).to_be_focused()
    page.keyboard.press("Home")
    names = countries.all_text_contents()
    for _ in range(names.index("Kenya")):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(atlas.heading("Kenya")).to_be_visible()
    sources = page.get_by_role("article").first.locator(".sources").get_by_role("link")
    expect(sources.nth(2)).to_have_attribute("href", re.compile("^https?://"))
    tab_to(sources.nth(2))


def test_pick_a_country(visit: Visit) -> None:
    """Three letters in the list of countries and Enter open Kenya."""
    atlas = visit()
    tab_to(atlas.page.get_by_role("combobox", name="Country", exact=True))
    atlas.page.keyboard.type("ken")
    expect(atlas.page.get_by_role("option", name="Kenya")).to_be_visible()
    atlas.page.keyboard.press("Enter")
    expect(atlas.heading("Kenya")).to_be_visible()


def test_filter_and_play(visit: Visit) -> None:
    """Tab goes through the filters to the map, where Space plays the years."""
    atlas = visit()
    tab_to(atlas.page.get_by_role("combobox", name="Technology"))
    atlas.page.keyboard.type("facial")
    expect(atlas.page.get_by_role("option", name="Facial recognition")).to_be_visible()
    atlas.page.keyboard.press("Enter")
    atlas.page.keyboard.press("Escape")
    expect(atlas.chip("Technology: Facial recognition")).to_be_visible()
    tab_to(atlas.page.get_by_role("checkbox", name="Named in the 2020 article"))
    tab_to(atlas.chip("Technology: Facial recognition"))
    tab_to(atlas.button("Play the years"))
    atlas.page.keyboard.press("Space")
    expect(atlas.button("Pause")).to_be_focused()
    atlas.page.keyboard.press("Space")
    expect(atlas.button("Play the years")).to_be_focused()
