"""A reader shares an address, goes back and forward, or follows a broken address."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import Visit


def test_address_opens_the_same_view(visit: Visit) -> None:
    """What one window shows, another shows from its address."""
    atlas = visit()
    atlas.filter("Region", "Africa")
    atlas.filter("Supplier", "Huawei")
    atlas.pick("Kenya")
    expect(atlas.page).to_have_url(re.compile("country=KEN"))
    other = visit("?" + atlas.page.url.partition("?")[2])
    expect(other.sentence).to_have_text(atlas.sentence.inner_text())
    expect(other.chips).to_have_text(atlas.chips.all_text_contents())
    expect(other.heading("Kenya")).to_be_visible()
    other.wait_for_colours(atlas.colours())


def test_back_and_forward(visit: Visit) -> None:
    """The browser's own buttons undo and redo a filter, widgets and colours included."""
    atlas = visit()
    all_said, all_colours = atlas.sentence.inner_text(), atlas.colours()
    atlas.filter("Region", "Europe")
    expect(atlas.page).to_have_url(re.compile("region=Europe"))
    filtered = atlas.sentence.inner_text()
    atlas.page.go_back()
    expect(atlas.sentence).to_have_text(all_said)
    expect(atlas.chips).to_have_count(0)
    atlas.wait_for_colours(all_colours)
    atlas.page.go_forward()
    expect(atlas.sentence).to_have_text(filtered)
    expect(atlas.chip("Region: Europe")).to_be_visible()


def test_bad_address(visit: Visit) -> None:
    """What an address asks for and the data has not is said, and the page works without it."""
    atlas = visit("?technology=facial-recogniton&country=XYZ&deal=no-such-deal&years=3000-1")
    alerts = atlas.page.get_by_role("alert")
    for words in (
        "“facial-recogniton” is no technology in this data and was left out. Did you mean “facial-recognition”?",
        "There is no country with the code “XYZ” in this data.",
        "There is no record “no-such-deal” in this data.",
        "“3000-1” is no span of years in this data and was left out.",
    ):
        expect(alerts.filter(has_text=words)).to_be_visible()
    expect(atlas.sentence).to_contain_text("Nothing is hidden by filters.")
    atlas.filter("Technology", "Facial recognition")
    atlas.pick("Kenya")


def test_address_of_a_record(visit: Visit) -> None:
    """An address that names a record opens it first in its country's panel."""
    atlas = visit("?deal=bra-dahua-2022")
    expect(atlas.heading("Brazil")).to_be_visible()
    expect(atlas.page.get_by_role("article").first).to_have_id("bra-dahua-2022")
    expect(atlas.page.locator("article.opened")).to_have_count(1)


def test_one_click_is_one_step_back(visit: Visit) -> None:
    """A page left while it is still being drawn is one step back, filters and all."""
    page = visit(None).open_page("regimes", "Regimes")
    for region, count in (("Oceania", 1), ("Europe", 2)):
        page.get_by_role("combobox", name="Region").click()
        page.keyboard.type(region)
        page.get_by_role("option", name=re.compile(f"^{region}")).click()
        page.keyboard.press("Escape")
        page.get_by_role("link", name="Table", exact=True).click()
        expect(page.get_by_role("heading", level=1, name="Table")).to_be_visible()
        page.go_back()
        expect(page.get_by_role("heading", level=1, name="Regimes")).to_be_visible()
        expect(
            page.get_by_role("button", name=re.compile("(Oceania|Europe).*Remove|Remove.*(Oceania|Europe)"))
        ).to_have_count(count)
