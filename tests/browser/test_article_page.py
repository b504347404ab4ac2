"""Stories: the claims of the article, found, read, and followed to their records."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import Visit

TITLE = "The article, checked"


def test_from_a_claim_to_its_record(visit: Visit) -> None:
    """A reader picks Kenya's claim from the list, reads both verdicts, opens the record, and comes back."""
    page = visit(None).open_page("article", TITLE)
    page.get_by_role("link", name="Kenya: 2 records").click()
    card = page.locator("#claim-ken-huawei-2014")
    expect(card).to_be_in_viewport()
    expect(card).to_contain_text("Counted as: refined.")
    card.get_by_role("link", name="Konza data centre with safe-city and traffic parts").click()
    expect(page).to_have_url(re.compile(r"/deal\?deal=ken-huawei-2019$"))
    page.go_back()
    expect(page.get_by_role("heading", level=1, name=TITLE)).to_be_visible()


def test_lens(visit: Visit) -> None:
    """The lens marks records and takes none away."""
    page = visit(None).open_page("article", TITLE)
    expect(page.locator(".claim")).to_have_count(18)
    expect(page.get_by_text("below the evidence lens")).to_have_count(0)
    page.get_by_role("radio", name="High").click()
    expect(page.locator(".claim .mark").first).to_have_text("below the evidence lens")
    expect(page.locator(".claim")).to_have_count(18)


def test_phone(visit: Visit) -> None:
    """On a phone nothing is cut or needs scrolling sideways, and the inference is said."""
    page = visit(None, width=360, height=740).open_page("article", TITLE)
    expect(page.locator("#claim-mng-dahua-2020")).to_contain_text("That it means Mongolia is our inference.")
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 360
