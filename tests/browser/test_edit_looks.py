"""The editor's desk looks and works as all other pages: for a keyboard, a phone, a dark room."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from tests.browser.atlas import Atlas
from tests.browser.form import Form
from tests.browser.pages import DRAWN
from tests.browser.server import Server
from tests.browser.test_axe import faults
from tests.browser.test_phone import SMALL, WIDTHS

Visit = Callable[..., Atlas]
LEVELS = "[...document.querySelectorAll('[data-testid=stMain] :is(h1,h2,h3,h4)')].map((h) => +h.tagName[1])"


def form(page: Page) -> None:
    """The form with a fault in it, a source open, and all that is missing told."""
    sheet = Form(page)
    sheet.write("Signed", "soon")
    sheet.press("Add a source")
    sheet.press("Look at the change")
    expect(sheet.faults.filter(has_text="is empty").first).to_be_visible()


def look(page: Page) -> None:
    """What a change would do."""
    sheet = Form(page)
    sheet.write("Buyer", "Somebody else")
    sheet.look()
    page.get_by_text("The lines of the files").click()


STATES = {
    "form": ("edit-record?record=srb-huawei-2017", form),
    "new": ("edit-record?new=deal", Form),
    "firm": ("edit-record?record=huawei&file=suppliers.yaml", Form),
    "look": ("edit-record?record=zmb-zte-2016", look),
}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe(visit: Visit, desk: Server, state: str, theme: str) -> None:
    """No fault that axe-core calls serious or critical, and no heading skipped."""
    address, reach = STATES[state]
    page = visit(None, at=desk.address, color_scheme=theme, reduced_motion="reduce").open_page(address, "Edit a record")
    reach(page)
    page.wait_for_function(DRAWN)
    levels = page.evaluate(LEVELS)
    assert all(b <= a + 1 for a, b in pairwise(levels)), f"a heading is skipped: {levels}"
    assert faults(page) == []


@pytest.mark.parametrize("state", STATES)
def test_phone(visit: Visit, desk: Server, state: str) -> None:
    """At 390 pixels nothing needs scrolling sideways, and what is to be hit by a finger is large enough."""
    address, reach = STATES[state]
    atlas = visit(None, at=desk.address, width=390, height=844, is_mobile=True, has_touch=True)
    page = atlas.open_page(address, "Edit a record")
    reach(page)
    page.wait_for_function(DRAWN)
    assert max(page.evaluate(WIDTHS)) == 390
    assert page.evaluate(SMALL) == []


def test_by_keyboard(visit: Visit, desk: Server) -> None:
    """A record is corrected with the keyboard alone, from the first field to the preview."""
    page = visit(None, at=desk.address).open_page("edit-record?record=uga-ceiec-2017", "Edit a record")
    sheet = Form(page)
    sheet.line("Buyer").focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(" and others")
    expect(page.get_by_text("Draft kept")).to_be_visible()
    expect(sheet.line("Buyer")).to_be_focused()
    page.get_by_role("button", name="Look at the change").focus()
    page.keyboard.press("Enter")
    expect(sheet.line("Why, in one line")).to_be_visible()
