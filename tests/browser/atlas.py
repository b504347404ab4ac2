"""The page as a reader sees it, and a watch over what the browser asks for and complains of."""

import re
import time
from collections.abc import Callable

from playwright.sync_api import BrowserContext, ConsoleMessage, Frame, Locator, Page, Route, expect

FRAME = "iframe[title^=streamlit_folium]"
# Leaflet's map is the one handle on which country is which path; the marks are the tests' own.
MARK = """() => { map.eachLayer(({ feature, _path }) => {
    if (feature) _path.dataset.iso = feature.properties.iso || feature.properties.name;
}); }"""
FILLS = """Object.fromEntries(
    [...document.querySelectorAll("[data-iso]")].map((path) => [path.dataset.iso, path.getAttribute("fill")])
)"""


class Watch:
    """Blocks and notes each request to another machine, and notes each complaint in the console."""

    OUTSIDE = re.compile(r"^(https?|wss?)://(?!127\.0\.0\.1[:/])")
    HARMLESS = (
        "Unrecognized feature",  # Chromium, of Streamlit's frames
        "allow-scripts and allow-same-origin",  # the same
        "WARN Infinite extent",  # Vega, of a layer without a row
        "/rooms/",  # a lesson's window calls its room again and again while the server is away
        "ERR_INTERNET_DISCONNECTED",  # in stories that cut the network
        "/_stcore/",  # Streamlit looks for its server beside the page's own address, then at the root
    )

    def __init__(self) -> None:
        """Begin with nothing noted."""
        self.asked: list[str] = []
        self.complaints: list[str] = []

    def over(self, context: BrowserContext) -> None:
        """Watch every page of a browser context."""
        context.route(self.OUTSIDE, self._block)
        context.route_web_socket(self.OUTSIDE, lambda socket: self.asked.append(socket.url))
        context.on("console", self._listen)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))

    def _block(self, route: Route) -> None:
        self.asked.append(route.request.url)
        route.abort()

    def _listen(self, message: ConsoleMessage) -> None:
        said = f"{message.text} {message.location['url']}"
        harmless = any(words in said for words in self.HARMLESS)
        if message.type in ("error", "warning") and not harmless:
            self.complaints.append(f"{message.type}: {message.text}")


class Atlas:
    """One page: what it says, and what a reader can do on it."""

    def __init__(self, page: Page, address: str) -> None:
        """Count from the start how often the map's frame loads and what is sent to the server."""
        self.page, self.address = page, address
        self.mounts = self.sent = 0
        self.map = page.frame_locator(FRAME)
        self.sentence = page.locator(".sentence")
        self.chips = page.locator(".st-key-chips").get_by_role("button")
        page.on("framenavigated", self._count)
        page.on("websocket", lambda socket: socket.on("framesent", self._note_sent))

    def _count(self, frame: Frame) -> None:
        self.mounts += "streamlit_folium" in frame.url

    def _note_sent(self, _: object) -> None:
        self.sent += 1

    def open(self, query: str = "") -> "Atlas":
        """Go to the page, and return once the map and all below it are drawn."""
        self.page.goto(self.address + "/" + query)
        expect(self.map.locator("[data-ready=yes]")).to_be_visible(timeout=30_000)
        self.frame.wait_for_function("window.__paints > 0")
        self.frame.evaluate(MARK)
        expect(self.page.get_by_role("heading", name="Timelines")).to_be_visible()
        return self

    def open_page(self, address: str, heading: str) -> Page:
        """Go to another page, such as "countries?country=KEN"; return once its heading and the sidebar are there."""
        self.page.goto(f"{self.address}/{address}")
        expect(self.page.get_by_role("heading", level=1, name=heading)).to_be_visible(timeout=30_000)
        expect(self.page.get_by_text("Evidence lens").first).to_be_attached()
        return self.page

    @property
    def frame(self) -> Frame:
        """The map's frame, for what has no role or label."""
        return next(frame for frame in self.page.frames if "streamlit_folium" in frame.url)

    def button(self, name: str) -> Locator:
        """A button on the map."""
        return self.map.get_by_role("button", name=name, exact=True)

    def country(self, iso: str) -> Locator:
        """A country's shape on the map."""
        return self.map.locator(f"[data-iso='{iso}']")

    def colours(self) -> dict[str, str]:
        """The fill of every country on the map, by code."""
        return self.frame.evaluate(FILLS)

    def wait_for_colours(self, want: dict[str, str]) -> None:
        """Return once every country has the fill that is wanted of it."""
        same = f"(want) => Object.entries({FILLS}).every(([iso, fill]) => want[iso] === fill)"
        self.frame.wait_for_function(same, arg=want)

    def click_country(self, iso: str, name: str) -> None:
        """Click a country on the map until its panel opens."""
        opened = expect(self.heading(name))
        until(self.country(iso).click, lambda ms: opened.to_be_visible(timeout=ms))

    def closer(self) -> None:
        """Zoom in by two steps, where the places appear."""
        for by in (0.7, 1.4):
            self.button("Closer").click()
            arrived = "(by) => !map._animatingZoom && map.getZoom() - map.getMinZoom() > by"
            self.frame.wait_for_function(arrived, arg=by)

    def heading(self, name: str) -> Locator:
        """A heading of the page."""
        return self.page.get_by_role("heading", name=name, exact=True)

    def pick(self, country: str) -> None:
        """Choose a country from the list."""
        self.page.get_by_role("combobox", name="Country", exact=True).click()
        self.page.keyboard.type(country)  # so long a list holds only the options that it shows
        self.page.get_by_role("option", name=country, exact=True).click()
        expect(self.heading(country)).to_be_visible()

    def filter(self, label: str, option: str) -> None:
        """Choose a value of a filter in the sidebar, and wait for its chip."""
        self.page.get_by_role("combobox", name=label).click()
        self.page.keyboard.type(option)
        self.page.get_by_role("option", name=re.compile(rf"^{re.escape(option)} · \d+$")).click()
        self.page.keyboard.press("Escape")
        expect(self.chip(f"{label}: {option}")).to_be_visible()

    def chip(self, text: str) -> Locator:
        """The button that takes a filter off."""
        return self.chips.filter(has_text=text)


def until(act: Callable[[], object], check: Callable[[int], object], seconds: float = 15) -> None:
    """Act again until a check passes, which is given the milliseconds that it may wait."""
    end = time.monotonic() + seconds
    while True:
        act()
        try:
            check(1500)
        except AssertionError:
            if time.monotonic() > end:
                raise
        else:
            return
