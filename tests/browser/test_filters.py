"""A reader filters, and takes filters off again."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import Visit

HATCHED = "[data-iso][fill*=hatch-hidden]"


def test_choose_a_technology_and_take_its_chip_off(visit: Visit) -> None:
    """A filter changes sentence, colours and address; its chip brings all of them back."""
    atlas = visit()
    before, colours = atlas.sentence.inner_text(), atlas.colours()
    atlas.filter("Technology", "Facial recognition")
    expect(atlas.sentence).to_contain_text("Hidden by the filters:")
    expect(atlas.page).to_have_url(re.compile("[?&]technology=facial-recognition"))
    expect(atlas.map.locator(HATCHED)).not_to_have_count(0)
    assert atlas.colours() != colours
    atlas.chip("Technology: Facial recognition").click()
    expect(atlas.sentence).to_have_text(before)
    expect(atlas.chips).to_have_count(0)
    expect(atlas.page).not_to_have_url(re.compile("technology="))
    atlas.wait_for_colours(colours)


def test_reset_all(visit: Visit) -> None:
    """One button takes every filter off."""
    atlas = visit("?technology=safe-city,cctv&supplier=huawei&region=Africa&years=2012-2019&article=yes&search=police")
    expect(atlas.chips).to_have_count(8)  # a chip a value, and the one that resets
    atlas.page.get_by_role("button", name="Reset all", exact=True).click()
    expect(atlas.chips).to_have_count(0)
    expect(atlas.sentence).to_contain_text("Nothing is hidden by filters.")
    expect(atlas.map.locator(HATCHED)).to_have_count(0)
    expect(atlas.page.get_by_role("textbox", name="Words in a record")).to_have_value("")


def test_nothing_matches(visit: Visit) -> None:
    """A selection without a record is said in words, and can be left."""
    atlas = visit()
    search = atlas.page.get_by_role("textbox", name="Words in a record")
    search.fill("no such word anywhere")
    search.press("Enter")
    expect(atlas.sentence).to_contain_text("No deal")
    expect(atlas.page.get_by_text("No record is left.")).to_be_visible()
    atlas.page.get_by_role("button", name=re.compile("^Take off .*no such word anywhere.*: 172 records$")).click()
    expect(atlas.sentence).to_contain_text("Nothing is hidden by filters.")


def test_twenty_quick_changes(visit: Visit) -> None:
    """Changes that come faster than answers end on the right colours, in a map that was loaded once."""
    atlas = visit()
    first = atlas.page.get_by_role("slider", name="start Years counted")
    article = atlas.page.get_by_role("region", name="Sidebar").get_by_text("Named in the 2020 article")
    for _ in range(7):
        first.press("ArrowRight")
        first.press("ArrowRight")
        article.click()
    expect(atlas.page).to_have_url(re.compile(r"\?(?=.*article=yes).*years=2023-"))
    fresh = visit("?" + atlas.page.url.partition("?")[2])
    expect(atlas.sentence).to_have_text(fresh.sentence.inner_text())
    atlas.wait_for_colours(fresh.colours())
    assert atlas.mounts == fresh.mounts == 1
