"""Measures the page against the stock way, side by side in one run, and prints a table of medians and ratios.

    .venv/bin/python -m bench.run [--rounds 12]

Needs what the tests need: run `python3 -m dashboard test` once before.
"""

import argparse
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench.made import make

ROOT = Path(__file__).parents[1]
WATCH = ROOT / "bench" / "watch.js"


@contextmanager
def serve(script: str, data: Path | None = None) -> Iterator[str]:
    """A server of one script; its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    where = os.environ | ({"ATLAS_DATA": str(data)} if data else {})
    options = ["--server.address=127.0.0.1", f"--server.port={port}", "--server.headless=true"]
    command = [sys.executable, "-m", "streamlit", "run", script, *options]
    server = subprocess.Popen(command, cwd=ROOT, env=where, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(150):
            try:
                urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).close()  # noqa: S310
                break
            except OSError:
                time.sleep(0.2)
        yield address
    finally:
        server.terminate()
        server.wait()


class Visit:
    """One browser on one page: what it was sent, how often the map was mounted, and when its colours changed."""

    def __init__(self, browser: Browser, address: str, until: str) -> None:
        """Open the page in a browser without a cache, and wait until something is seen."""
        self.page: Page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
        self.page.add_init_script(path=WATCH)
        self.got: list[bytes] = []
        self.sent = self.mounts = 0
        self.page.on("websocket", self._listen)
        self.page.on("framenavigated", self._count)
        start = time.time() * 1000
        self.page.goto(address)
        self.first = self.seen(until, 1)[0] - start

    def _listen(self, socket) -> None:
        socket.on("framereceived", lambda data: self.got.append(data if isinstance(data, bytes) else data.encode()))
        socket.on("framesent", lambda _: setattr(self, "sent", self.sent + 1))

    def _count(self, frame) -> None:
        self.mounts += "streamlit_folium" in frame.url

    def seen(self, what: str, times: int, seconds: float = 60) -> list[float]:
        """The moments something was seen, once there are so many of them."""
        self.page.wait_for_function(
            "([what, times]) => (window.__seen || []).filter((s) => s.what === what).length >= times",
            arg=[what, times],
            timeout=seconds * 1000,
        )
        return self.page.evaluate("(what) => window.__seen.filter((s) => s.what === what).map((s) => s.at)", what)

    def settle(self) -> None:
        """Wait until the server has said all it has to say."""
        quiet, said = 0, -1
        while quiet < 8:
            self.page.wait_for_timeout(100)
            quiet, said = (quiet + 1, said) if len(self.got) == said else (0, len(self.got))

    def change(self, act) -> tuple[float, int, int]:
        """Milliseconds from an input to new colours, bytes for the map, bytes for the whole page."""
        self.settle()
        self.page.evaluate("() => { window.__seen = []; }")
        self.got.clear()
        act()
        painted = self.seen("colours", 1)[0]
        took = painted - self.seen("input", 1)[-1]
        self.settle()
        return took, sum(map(map_bytes, self.got)), sum(map(len, self.got))


def map_bytes(frame: bytes) -> int:
    """The size of a message, where it carries the map."""
    message = ForwardMsg.FromString(frame)
    return len(frame) if message.delta.new_element.HasField("component_instance") else 0


def changes(visit: Visit, rounds: int) -> list[tuple[float, int, int]]:
    """Year steps, each to a state that was not shown before, so that nothing comes out of a cache."""
    thumb = visit.page.get_by_role("slider").first
    thumb.focus()
    visit.change(lambda: thumb.press("ArrowRight"))
    return [visit.change(lambda: thumb.press("ArrowRight")) for _ in range(rounds)]


def main() -> None:
    """Measure everything and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=12)
    rounds = parser.parse_args().rounds
    with (
        sync_playwright() as play,
        tempfile.TemporaryDirectory() as folder,
        serve("dashboard/app.py") as ours_at,
        serve("bench/stock.py") as stock_at,
        serve("bench/empty.py") as empty_at,
        serve("dashboard/app.py", make(Path(folder) / "data")) as made_at,
    ):
        browser = play.chromium.launch(executable_path=os.environ.get("ATLAS_BROWSER") or None, args=["--no-sandbox"])
        rows = []
        Visit(browser, ours_at, "colours"), Visit(browser, empty_at, "title")  # warm the servers
        first = [(visited(browser, ours_at, "colours"), visited(browser, empty_at, "title")) for _ in range(rounds)]
        a, b = median(x for x, _ in first), median(y for _, y in first)
        rows.append(("first map / empty page, ms", a, b, a / b, "≤ 1.5"))

        ours, stock, made = (Visit(browser, at, "colours") for at in (ours_at, stock_at, made_at))
        measured = [changes(visit, rounds) for visit in (ours, stock, made)]
        o, s, m = ([median(values) for values in zip(*found, strict=True)] for found in measured)
        rows.append(("change → colours, ms", o[0], s[0], o[0] / s[0], "≤ 0.1"))
        rows.append(("bytes for the map per change", o[1], s[1], o[1] / s[1], "≤ 0.0125"))
        rows.append(("bytes for the page per change", o[2], s[2], o[2] / s[2], "≤ 0.1"))
        rows.append(("10,000 records / real, ms", m[0], o[0], m[0] / o[0], "≤ 2"))

        box = ours.page.get_by_text("Named in the 2020 article").first
        before = ours.mounts
        for _ in range(50):
            ours.change(lambda: box.click())
        rows.append(("mounts over 50 changes", ours.mounts, before, ours.mounts / before, "= 1"))

        ours.settle()
        frame = ours.page.frame_locator("iframe[title^=streamlit_folium]")
        ours.sent = 0
        ours.page.evaluate("() => requestAnimationFrame(window.__watchFrames)")
        frame.get_by_role("button", name="Play the years").click()
        frame.get_by_role("button", name="Play the years").wait_for(timeout=60_000)
        frames = ours.page.evaluate("window.__frames")
        rows.append(("playing: messages to the server", ours.sent, 0, 0, "= 0"))
        rows.append(
            ("playing: longest frame, ms", max(frames), median(frames), max(frames) / median(frames), "≤ 50 ms")
        )
        browser.close()
    print(f"{'':36}{'ours':>12}{'other':>12}{'ratio':>9}  target")
    for name, x, y, ratio, target in rows:
        print(f"{name:36}{x:12,.0f}{y:12,.0f}{ratio:9.4f}  {target}")


def visited(browser: Browser, address: str, until: str) -> float:
    """Milliseconds to the first sight of a page in a new browser context."""
    visit = Visit(browser, address, until)
    visit.page.context.close()
    return visit.first


if __name__ == "__main__":
    main()
