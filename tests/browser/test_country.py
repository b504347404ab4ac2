"""A reader opens a country and reads where a record comes from."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import Visit


def test_click_a_country_and_read_a_source(visit: Visit) -> None:
    """A click on Brazil opens its records, each with a source that can be followed."""
    atlas = visit()
    atlas.click_country("BRA", "Brazil")
    atlas.page.get_by_role("link", name=re.compile("Brazil: .* records, shown below")).click()
    expect(atlas.heading("Brazil")).to_be_in_viewport()
    record = atlas.page.get_by_role("article").first
    expect(record.get_by_role("heading", level=3)).not_to_be_empty()
    source = record.get_by_role("listitem").first
    expect(source.get_by_role("link")).to_have_attribute("href", re.compile(r"^https?://[^/]+\.[a-z]+/"))
    expect(source).to_have_text(re.compile(r".+, .+, (\d{1,2} )?([A-Z][a-z]+ )?\d{4}$"))
    expect(atlas.page).to_have_url(re.compile("[?&]country=BRA"))


def test_country_without_a_record(visit: Visit) -> None:
    """A country without a record says so, and that this proves nothing."""
    atlas = visit()
    atlas.click_country("DZA", "Algeria")
    said = atlas.page.locator(".no-record")
    expect(said).to_contain_text("No record for Algeria.")
    expect(said).to_contain_text("is no proof that no deal exists")
    expect(atlas.page.get_by_role("article")).to_have_count(0)


def test_country_from_the_list_is_outlined_on_the_map(visit: Visit) -> None:
    """The list opens what the map opens, and the map shows which country is open."""
    atlas = visit()
    thin = atlas.country("KEN").get_attribute("stroke-width")
    atlas.pick("Kenya")
    expect(atlas.country("KEN")).not_to_have_attribute("stroke-width", thin or "")
    atlas.click_country("BRA", "Brazil")
    expect(atlas.country("KEN")).to_have_attribute("stroke-width", thin or "")
