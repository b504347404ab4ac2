"""Stories: how the atlas knows, and its terms."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import Visit

TITLE = "How we know"


def test_term(visit: Visit) -> None:
    """A term's address leads to it; a click on another moves the mark, and the address with it."""
    page = visit(None).open_page("know?term=safe-city", TITLE)
    expect(page.locator("#term-safe-city.opened")).to_be_in_viewport()
    page.locator("#term-smart-city").get_by_role("link").click()
    expect(page.locator(".glossary .opened")).to_have_id("term-smart-city")
    expect(page).to_have_url(re.compile(r"/know\?term=smart-city$"))


def test_contents(visit: Visit) -> None:
    """The contents lead to a section; a list there opens and leads to a country."""
    page = visit(None).open_page("know", TITLE)
    page.get_by_role("navigation", name="On this page").get_by_role("link", name="Where we looked").click()
    expect(page.get_by_role("heading", name="Where we looked")).to_be_in_viewport()
    page.get_by_text("Talks only: 3").click()
    page.get_by_role("link", name="Gabon").click()
    expect(page).to_have_url(re.compile(r"/countries\?country=GAB$"))


def test_phone(visit: Visit) -> None:
    """On a phone nothing needs scrolling sideways, also with every list open."""
    page = visit(None, width=360, height=740).open_page("know", TITLE)
    expect(page.get_by_text("Not looked at: 50")).to_be_attached()
    page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 360
