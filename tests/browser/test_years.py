"""A reader plays the years on the map."""

from playwright.sync_api import Locator, expect

from tests.browser.atlas import Atlas
from tests.browser.conftest import Visit


def year(atlas: Atlas) -> Locator:
    """The year that the map announces."""
    return atlas.map.locator("[aria-live=polite]").locator("b")


def slider(atlas: Atlas) -> Locator:
    """The slider on the map."""
    return atlas.map.get_by_role("slider", name="Year shown on the map")


def test_play_without_the_server(visit: Visit) -> None:
    """Playing changes year and colours and sends nothing to the server, until the last year or a pause."""
    atlas = visit()
    expect(atlas.page.get_by_role("img")).to_have_count(3)  # all charts: the page is done
    colours, sent = atlas.colours(), atlas.sent
    atlas.map.get_by_role("combobox", name="Speed").select_option("4×")
    atlas.button("Play the years").click()
    expect(year(atlas)).to_have_text("2009")
    assert atlas.colours() != colours
    expect(year(atlas)).to_have_text("2014")
    expect(atlas.button("Play the years")).to_be_visible()  # again: it has stopped
    expect(year(atlas)).to_have_text(slider(atlas).get_attribute("max") or "")
    assert atlas.sent == sent


def test_pause_holds_the_year(visit: Visit) -> None:
    """A pause keeps the year, also while a country is opened."""
    atlas = visit()
    atlas.button("Play the years").click()
    expect(year(atlas)).to_have_text("2010")
    atlas.button("Pause").click()
    held = year(atlas).inner_text()
    atlas.pick("Kenya")
    expect(atlas.page.get_by_role("article").first).to_be_visible()
    expect(year(atlas)).to_have_text(held)
    expect(atlas.button("Play the years")).to_be_visible()


def test_step_and_slide(visit: Visit) -> None:
    """The years can be stepped and slid through, are announced, and can be left."""
    atlas = visit()
    colours = atlas.colours()
    slider(atlas).fill("2015")
    expect(year(atlas)).to_have_text("2015")
    expect(slider(atlas)).to_have_attribute("aria-valuetext", "2015")
    atlas.button("One year on").click()
    expect(year(atlas)).to_have_text("2016")
    atlas.button("One year back").click()
    atlas.button("One year back").click()
    expect(year(atlas)).to_have_text("2014")
    expect(atlas.map.locator("[aria-live=polite]")).to_contain_text("up to this year:")
    assert atlas.colours() != colours
    atlas.button("Show all years at once").click()
    expect(year(atlas)).to_have_count(0)
    assert atlas.colours() == colours


def test_reduced_motion(visit: Visit) -> None:
    """A reader who asked for little motion can step, and zooming does not glide."""
    atlas = visit(reduced_motion="reduce")
    atlas.button("One year on").click()
    expect(year(atlas)).to_have_text("2009")
    assert atlas.frame.evaluate("[map.options.zoomAnimation, map.options.inertia]") == [False, False]
    assert visit().frame.evaluate("[map.options.zoomAnimation, map.options.inertia]") == [True, True]
