"""A data folder that the page reads, and no waiting for a browser that is not there."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.runtime.pages_manager import PagesManager

from tests.records.builders import write_data


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page pauses for the browser to paint the map; without one, that only takes time."""
    sleep = time.sleep
    monkeypatch.setattr(time, "sleep", lambda seconds: sleep(min(seconds, 0.01)))


@pytest.fixture(autouse=True)
def _pages_are_functions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Streamlit's test runner takes a folder named pages for one script a page; the app's start rules that out."""
    made = PagesManager.__init__

    def init(self: PagesManager, *args: Any, **kwargs: Any) -> None:
        made(self, *args, **kwargs)
        PagesManager.uses_pages_directory = False

    monkeypatch.setattr(PagesManager, "__init__", init)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Write a small data folder, or write it anew, and have the page read it; arguments as for write_data()."""

    def written(**files: object) -> Path:
        folder = write_data(tmp_path, **files)  # type: ignore[arg-type]
        monkeypatch.setenv("ATLAS_DATA", str(folder))
        return folder

    return written
