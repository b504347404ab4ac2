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
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Frame, Page, WebSocket, sync_playwright
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench import lesson
from bench.made import make
from dashboard.door import chromium

ROOT = Path(__file__).parents[1]
WATCH = ROOT / "bench" / "watch.js"
PAGES = (  # what stands behind the navigation, each whole
    "countries", "countries?country=KEN", "suppliers", "suppliers?firm=huawei", "compare?countries=SRB,KEN", "table",
    "article", "regimes", "know", "deal?deal=ken-huawei-2014", "search?q=begrlade",
)  # fmt: skip
Row = tuple[str, float, float, float, str]  # what, ours, the other, their ratio, the target


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

    def close(self) -> float:
        """Leave the page; the milliseconds it took to be seen."""
        self.page.context.close()
        return self.first

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", lambda data: self.got.append(data if isinstance(data, bytes) else data.encode()))
        socket.on("framesent", lambda _: setattr(self, "sent", self.sent + 1))

    def _count(self, frame: Frame) -> None:
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

    def change(self, act: Callable[[], None]) -> tuple[float, int, int]:
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


def first_sight(browser: Browser, ours: str, empty: str, rounds: int) -> Row:
    """A new browser's way to the first map, and to the title of the empty page, in turns."""
    Visit(browser, ours, "colours").close()  # warms the servers
    Visit(browser, empty, "title").close()
    pairs = [(Visit(browser, ours, "colours").close(), Visit(browser, empty, "title").close()) for _ in range(rounds)]
    a, b = (median(times) for times in zip(*pairs, strict=True))
    return "first map / empty page, ms", a, b, a / b, "≤ 1.5"


def first_content(browser: Browser, ours: str, empty: str, rounds: int) -> list[Row]:
    """A new browser's way to the first content of each page, and to the title of the empty page, in turns."""
    rows = []
    for page in PAGES:
        pairs = [
            (Visit(browser, f"{ours}/{page}", "content").close(), Visit(browser, empty, "title").close())
            for _ in range(rounds)
        ]
        a, b = (median(times) for times in zip(*pairs, strict=True))
        rows.append(
            (f"{page.partition('?')[0]}{' (one)' if '?' in page else ''} / empty page, ms", a, b, a / b, "≤ 1.5")
        )
    return rows


def per_change(visits: list[Visit], rounds: int) -> list[Row]:
    """A change on our page, on the stock page, and on ours with 10,000 records."""
    found = [changes(visit, rounds) for visit in visits]
    ours, stock, made = ([median(values) for values in zip(*one, strict=True)] for one in found)
    return [
        ("change → colours, ms", ours[0], stock[0], ours[0] / stock[0], "≤ 0.1"),
        ("bytes for the map per change", ours[1], stock[1], ours[1] / stock[1], "≤ 0.0125"),
        ("bytes for the page per change", ours[2], stock[2], ours[2] / stock[2], "≤ 0.1"),
        ("change with 10,000 records, ms", made[0], ours[0], made[0] / ours[0], "≤ 2"),
    ]


def mounts(visit: Visit) -> Row:
    """How often the map was mounted over fifty changes."""
    box = visit.page.get_by_text("Named in the 2020 article").first
    for _ in range(50):
        visit.change(box.click)
    return "mounts over 50 changes", visit.mounts, 1, visit.mounts, "= 1"


def playing(visit: Visit) -> list[Row]:
    """What playing the years costs: messages to the server, and the longest frame beside the usual one."""
    visit.settle()
    visit.sent = 0
    visit.page.evaluate("() => requestAnimationFrame(window.__watchFrames)")
    play = visit.page.frame_locator("iframe[title^=streamlit_folium]").get_by_role("button", name="Play the years")
    play.click()
    play.wait_for(timeout=60_000)  # its name is Pause until the last year
    frames = visit.page.evaluate("window.__frames")
    return [
        ("playing: messages to the server", visit.sent, 0, 0, "= 0"),
        ("playing: longest frame / median, ms", max(frames), median(frames), max(frames) / median(frames), "≤ 50 ms"),
    ]


def main() -> None:
    """Measure everything and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
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
        browser = play.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox"])
        rows = [first_sight(browser, ours_at, empty_at, rounds)]
        rows += first_content(browser, ours_at, empty_at, max(3, rounds // 3))
        visits = [Visit(browser, at, "colours") for at in (ours_at, stock_at, made_at)]
        rows += per_change(visits, rounds)
        rows += [mounts(visits[0]), *playing(visits[0])]
        rows += lesson.rows(browser, ours_at, max(1, rounds // 6))
        browser.close()
    print(f"{'':36}{'ours':>12}{'other':>12}{'ratio':>9}  target")
    for name, ours, other, ratio, target in rows:
        print(f"{name:36}{ours:12,.0f}{other:12,.0f}{ratio:9.4f}  {target}")


if __name__ == "__main__":
    main()
