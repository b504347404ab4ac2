"""Install packages into `.venv`, show how far that is, and put a failure into plain words."""

import re
import sys
from pathlib import Path

from dashboard.door.processes import ROOT, PlainError, watch

FETCHED = re.compile(r"^(?:Collecting|Processing) (?:.*[\\/])?([\w.-]+?(?:==|-)\d[\w.+]*)[^\\/\n]*$", re.MULTILINE)
TERMINAL = sys.stdout.isatty()

INSTALLING = re.compile(r"^Installing collected packages: (.+)$", re.MULTILINE)

# What a tool's output shows (the first that matches counts), and what the reader can do about it.
FAULTS = (
    (r"No space left on device|\[Errno 28\]", "The disk is full: free about 1 GB, then start again."),
    (
        r"Permission denied|Read-only file system",
        f"No right to write in {ROOT}: copy the project to a folder of yours.",
    ),
    (
        r"connection broken by|ConnectionError|Max retries exceeded|Read timed out|ProxyError|SSLError",
        "The package index cannot be reached: check the network and pip's index and proxy settings, then start again.",
    ),
    (
        r"No matching distribution found for ([^\s;]+)",
        "The package {} is not to be had for this Python, or its index does not answer: see the lines above.",
    ),
    (
        r"(?:Failed building wheel for|Could not build wheels for) ([^\s,]+)",
        "The package {} cannot be built on this machine: see the lines above.",
    ),
    (r"conflicting dependencies", "The pinned packages contradict each other: see the lines above."),
)


def explain(output: str, otherwise: str) -> str:
    """Put a tool's failure into words: the lines of its output that tell most, then one saying what to do."""
    lines = [line.rstrip() for line in output.splitlines() if line.strip()]
    telling = [line for line in lines if re.search(r"error|fail|broken", line, re.IGNORECASE)] or lines
    found = ((re.search(pattern, output), advice) for pattern, advice in FAULTS)
    advice = next((advice.format(*match.groups()) for match, advice in found if match), otherwise)
    return "\n".join([*(f"  | {line[:300]}" for line in telling[-5:]), advice])


class Progress:
    """Tells which package pip has reached: one line rewritten on a terminal, one line each elsewhere."""

    def __init__(self, site: Path) -> None:
        """Take note of what is in `site` already, so that only news is told."""
        self.site = site
        self.before = self.in_place()
        self.installed: set[str] = set()
        self.told: set[str] = set()

    def in_place(self) -> set[str]:
        """Give the packages that stand in `site`, as `name-version`."""
        return {folder.name.removesuffix(".dist-info") for folder in self.site.glob("*.dist-info")}

    def look(self, output: str) -> None:
        """Tell what is new in pip's output and among the packages in place."""
        if "connection broken by" in output:
            self.tell("the package index does not answer; pip tries again")
        for name in FETCHED.findall(output):
            self.tell(f"fetching {name.replace('==', '-')}")
        if started := INSTALLING.search(output):
            for name in sorted(self.in_place() - self.before - self.installed):
                self.installed.add(name)
                self.tell(f"installed {len(self.installed)} of {started[1].count(',') + 1}: {name}")

    def tell(self, news: str) -> None:
        """Print one piece of news, once."""
        if news not in self.told:
            self.told.add(news)
            print(f"\r  {news:<70.70}" if TERMINAL else f"  {news}", end="" if TERMINAL else "\n", flush=True)


def install(python: Path, requirements: str) -> None:
    """Install a requirements file with that Python's pip, telling each package; raise the reason if it fails."""
    progress = Progress(next(python.parent.parent.rglob("site-packages")))
    pip = [str(python), "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--progress-bar", "off"]
    code, output = watch([*pip, "-r", requirements], progress.look)
    if TERMINAL:
        print(f"\r{'':<72}", end="\r")
    if code:
        reached = (FETCHED.findall(output) or ["the first package"])[-1]
        raise PlainError(explain(output, f"pip failed on {requirements}, at {reached}: see the lines above."))
