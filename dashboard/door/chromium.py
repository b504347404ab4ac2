"""Find a Chromium for the browser tests: an installed one, else Playwright's, else Debian's package."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from dashboard.door.processes import ROOT, PlainError, call, child_env
from dashboard.door.setup import PYTHON

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "chrome", "msedge")
PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "%ProgramFiles%/Google/Chrome/Application/chrome.exe",
    "%ProgramFiles(x86)%/Google/Chrome/Application/chrome.exe",
    "%LocalAppData%/Google/Chrome/Application/chrome.exe",
    "%ProgramFiles(x86)%/Microsoft/Edge/Application/msedge.exe",
)
PLAYWRIGHTS = "from playwright.sync_api import sync_playwright as p\nwith p() as p: print(p.chromium.executable_path)"


def find() -> Path:
    """Give a browser that starts, fetching one if need be; refuse when none can be had: no browser test is skipped."""
    browser = next((path for path in candidates() if starts(path)), None)
    if browser is None:
        raise PlainError(
            "The browser tests need Chromium, Chrome or Edge: none was found and none could be fetched. "
            "Install one, or name it in ATLAS_BROWSER, then start again."
        )
    return browser


def candidates() -> Iterator[Path]:
    """Go through what may be a browser, cheapest first; what has to be fetched is fetched only when reached."""
    yield from installed()
    yield from playwrights()
    print("Fetching Playwright's Chromium for the browser tests.")
    call([str(PYTHON), "-m", "playwright", "install", "chromium"], child_env())
    yield from playwrights()
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        print("Installing Debian's Chromium for the browser tests.")
        for words in (["update"], ["install", "-y", "chromium"]):
            call(["apt-get", *words], child_env(DEBIAN_FRONTEND="noninteractive"))
        yield from installed()


def installed() -> Iterator[Path]:
    """Give the browsers named in ATLAS_BROWSER, on the PATH and in their usual places."""
    named = [os.environ.get("ATLAS_BROWSER"), *map(shutil.which, NAMES), *map(os.path.expandvars, PLACES)]
    yield from (Path(name).absolute() for name in named if name and Path(name).is_file())


def playwrights() -> Iterator[Path]:
    """Give the Chromium that Playwright has fetched, if it has."""
    ask = [str(PYTHON), "-c", PLAYWRIGHTS]
    answer = subprocess.run(ask, cwd=ROOT, env=child_env(), capture_output=True, text=True, check=False).stdout.strip()
    if answer and Path(answer).is_file():
        yield Path(answer)


def starts(browser: Path) -> bool:
    """Say whether a browser really starts: a stub or one whose libraries are missing does not."""
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", "about:blank"]
    try:
        return subprocess.run([browser, *flags], capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False
