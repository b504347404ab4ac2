"""A lesson as its page shows it, and what a presenter can do there."""

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, expect

PICTURE = """() => { const map = lesson.map; return {
    center: [map.getCenter().lng, map.getCenter().lat].map(Math.round), zoom: Math.round(map.getZoom() * 100),
    fills: [...document.querySelectorAll("#map path")].map((path) => `${path.getAttribute("fill")}
        ${path.getAttribute("stroke-width")}`).sort().join(), year: document.querySelector(".atlas-year").textContent,
    country: document.getElementById("country").hidden,
    scrolled: ["words", "panel", "time"].map((id) => document.getElementById(id).scrollTop).join(),
}; }"""


class Lesson:
    """One window of a lesson. The page's policy allows no eval, so waits are for what can be seen."""

    def __init__(self, page: Page, address: str) -> None:
        """Take an empty page and the server's address."""
        self.page, self.address = page, address
        self.heading = page.get_by_role("heading", level=1)
        self.count = page.locator("#count")
        self.answer = page.get_by_role("region", name="Answer")
        self.country = page.get_by_role("complementary", name="Country")

    def open(self, name: str, step: int = 1) -> "Lesson":
        """Open the projector's page, and return once the step and its map are drawn."""
        self.page.goto(f"{self.address}/?present={name}&step={step}")
        return self.drawn(step)

    def drawn(self, step: int) -> "Lesson":
        """Return once a step and its map are drawn, and the map has arrived."""
        expect(self.count).to_have_text(re.compile(rf"^Step {step} of \d+$"), timeout=30_000)
        expect(self.page.locator("#map[data-ready=yes]")).to_be_attached()
        expect(self.page.locator(".atlas-travels")).to_have_count(0)
        return self

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def picture(self) -> dict[str, Any]:
        """All that a step sets: where the map is, its colours and lines, the year, what is open and scrolled."""
        return self.page.evaluate(PICTURE)

    def path(self, iso: str) -> Locator:
        """A country's shape on the map."""
        mark = """(iso) => { lesson.map.eachLayer(({ feature, _path }) => {
            if (feature?.properties.iso === iso) _path.dataset.iso = iso;
        }); }"""
        self.page.evaluate(mark, iso)
        return self.page.locator(f"[data-iso='{iso}']")


Present = Callable[..., Lesson]
