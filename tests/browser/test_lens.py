"""A reader asks for better evidence."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import Visit


def test_three_publishers(visit: Visit) -> None:
    """At three publishers map, list, sentence and the next page are thinned, and each says what drops out."""
    atlas = visit()
    countries = atlas.page.get_by_role("list", name="Countries in order").get_by_role("listitem")
    expect(countries).to_have_count(97)
    colours = atlas.colours()
    atlas.page.get_by_role("radiogroup", name="Independent publishers, at least").get_by_text("3", exact=True).click()
    lens = atlas.page.locator(".lens")
    expect(lens).to_have_text(
        re.compile(r"\(at least 3 independent publishers\) leaves out \d+ deals of 159 .* countries lose all")
    )
    left_out, lose = map(int, re.findall(r"out (\d+) deals.*; (\d+) countries", lens.inner_text())[0])
    expect(atlas.sentence).to_contain_text(f"{159 - left_out} deals in {97 - lose} countries")
    expect(countries).to_have_count(97 - lose)
    assert atlas.colours() != colours
    expect(atlas.page).to_have_url(re.compile("publishers=3"))
    atlas.page.get_by_role("link", name="Table").click()
    expect(atlas.page.get_by_role("heading", level=1)).to_have_text("Table")
    expect(atlas.page.locator(".lens")).to_contain_text("at least 3 independent publishers")
    expect(atlas.page.locator(".records caption")).to_contain_text(re.compile(r"\b1[01]\d of 1[01]\d\b|of \d+"))
    atlas.page.get_by_role("link", name="World").click()
    expect(countries).to_have_count(97 - lose)
    atlas.chip("At least 3 publishers").click()
    expect(countries).to_have_count(97)


def test_colour_by(visit: Visit) -> None:
    """Another way to colour repaints the map it has, with the legend and the list; Back undoes it."""
    atlas = visit()
    colours = atlas.colours()
    atlas.page.get_by_role("combobox", name="Colour by").click()
    atlas.page.get_by_role("option", name="Leading supplier").click()
    legend = atlas.page.get_by_role("list", name="Legend of the map")
    expect(legend.get_by_text("Huawei", exact=True)).to_be_visible()
    expect(atlas.page.get_by_role("list", name="Countries in order").get_by_role("listitem").first).to_contain_text(
        "Huawei, 3"
    )
    assert atlas.colours() != colours
    expect(atlas.page).to_have_url(re.compile("colour=supplier"))
    atlas.page.go_back()
    expect(legend.get_by_text("1 deal", exact=True)).to_be_visible()
    atlas.wait_for_colours(colours)
    assert atlas.mounts == 1
