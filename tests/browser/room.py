"""A class: the projector's window, the teacher's view and pupils' windows, each in a browser of its own."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit

LESSON = "article"
PHONE = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True}
MARK = "document.querySelector('#map .leaflet-map-pane').dataset.mark = 'first'"
MOUNTS = "[...document.querySelectorAll('.leaflet-map-pane')].map((pane) => pane.dataset.mark)"


class Room:
    """The windows of one room. `projector` has opened it; the others are opened as they are needed."""

    def __init__(self, visit: Visit, at: str) -> None:
        """Open the lesson on a projector, and a room with the key O."""
        self.visit, self.at = visit, at
        self.projector = self.window(f"?present={LESSON}", width=1920, height=1080)
        begun(self.projector)
        self.projector.keyboard.press("o")
        self.large = self.projector.get_by_role("dialog", name="Join with your phone")
        expect(self.large).to_be_visible()
        self.projector.keyboard.press("q")
        expect(self.large).to_be_hidden()
        self.projector.evaluate(MARK)

    def window(self, query: str, **size: object) -> Page:
        """One more window."""
        page = self.visit(None, **size).page
        page.goto(f"{self.at}/{query}")
        return page

    @property
    def code(self) -> str:
        """The code, as it stands on the projector."""
        return self.projector.locator("#joins .code").inner_text()

    @property
    def key(self) -> str:
        """What the projector's address has behind #."""
        return urlsplit(self.projector.url).fragment

    def teacher(self, **size: object) -> Page:
        """The teacher's view."""
        page = self.window(f"?teach={LESSON}&room={self.code}#{self.key}", **size)
        begun(page)
        expect(page.get_by_text(re.compile(r"^\d+ pupils?$"))).to_be_visible()
        return page

    def pupil(self, **size: object) -> Page:
        """A pupil's phone."""
        page = self.window(f"?room={self.code}", **(size or PHONE))
        begun(page)
        expect(where(page)).to_contain_text("With the class")
        page.evaluate(MARK)
        return page


def begun(page: Page) -> None:
    """Return once a lesson is shown with its map."""
    expect(page.locator("#map [data-ready=yes], #map[data-ready=yes]")).to_be_visible()
    expect(page.locator("html.begun")).to_be_attached()


def where(pupil: Page) -> Locator:
    """The line that tells a pupil where the class is."""
    return pupil.locator("#where")


def on_step(page: Page, step: int, heading: str = "") -> None:
    """Return once a window shows a step."""
    expect(page.locator("#progress")).to_have_attribute("aria-valuenow", str(step))
    if heading:
        expect(page.locator("#heading")).to_have_text(heading)


def bars(page: Page) -> Locator:
    """The bars of a vote."""
    return page.locator("#poll .bars li")


def numbers(page: Page, want: list[str]) -> None:
    """Return once the numbers beside the bars are these."""
    expect(bars(page).locator(".number")).to_have_text(want)
