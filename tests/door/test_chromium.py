"""The search for a browser, with programs made up for the purpose."""

from pathlib import Path

import pytest

from dashboard.door import chromium
from dashboard.door.processes import PlainError


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the whole PATH, and no Python to fetch anything with."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("ATLAS_BROWSER", raising=False)
    monkeypatch.setattr(chromium, "PLACES", ())
    monkeypatch.setattr(chromium, "PYTHON", program(tmp_path / "no-python", "exit 1"))
    return tmp_path


def program(path: Path, does: str) -> Path:
    """Make a small program."""
    path.write_text(f"#!/bin/sh\n{does}\n")
    path.chmod(0o755)
    return path


def test_an_installed_browser_is_found(path: Path) -> None:
    """By one of its names on the PATH."""
    browser = program(path / "google-chrome", "exit 0")
    assert chromium.find() == browser


def test_a_stub_that_does_not_start_is_passed_over(path: Path) -> None:
    """Some systems put a script where the browser should be."""
    program(path / "chromium-browser", "exit 1")
    browser = program(path / "microsoft-edge", "exit 0")
    assert chromium.find() == browser


def test_a_browser_named_in_the_environment_comes_first(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """ATLAS_BROWSER wins over the PATH."""
    program(path / "chromium", "exit 0")
    mine = program(path / "mine", "exit 0")
    monkeypatch.setenv("ATLAS_BROWSER", str(mine))
    assert chromium.find() == mine


def test_playwrights_is_fetched_when_none_is_installed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """First asked for, then fetched, then asked for again."""
    fetched = path / "fetched"
    does = f"if [ $1 = -m ]; then echo '#!/bin/sh' > {fetched}; /bin/chmod +x {fetched}; else echo {fetched}; fi"
    monkeypatch.setattr(chromium, "PYTHON", program(path / "python", does))
    assert chromium.find() == fetched


def test_debians_package_is_the_last_resort(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root on Debian gets the browser from the system."""
    monkeypatch.setattr("os.geteuid", lambda: 0)
    browser = path / "chromium"
    program(path / "apt-get", f"[ $1 = install ] && echo '#!/bin/sh' > {browser} && /bin/chmod +x {browser}")
    assert chromium.find() == browser


def test_no_browser_at_all_stops_with_a_plain_line(path: Path) -> None:
    """Browser tests are never left out in silence."""
    with pytest.raises(PlainError, match="Install one, or name it in ATLAS_BROWSER"):
        chromium.find()
