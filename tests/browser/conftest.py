"""One server, one browser, and a fresh visit for each story.

They live as long as this folder's tests, not the whole run: Playwright's event loop must not be in the way of others.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.atlas import Atlas, Watch
from tests.browser.form import checkout
from tests.browser.server import Server, serve

Visit = Callable[..., Atlas]
PATIENCE = 10_000  # milliseconds for one step of a reader on a busy machine
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of the project's own data."""
    with serve(tmp_path_factory.mktemp("server") / "log.txt") as running:
        yield running


@pytest.fixture(scope="package")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's data in a checkout of their own, for editors."""
    return checkout(tmp_path_factory.mktemp("checkout"))


@pytest.fixture(scope="package")
def desk(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of those data that lets whoever sits at this machine edit."""
    with serve(tmp_path_factory.mktemp("desk") / "log.txt", data, edit=True) as running:
        yield running


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The Chromium that ATLAS_BROWSER names."""
    path = os.environ.get("ATLAS_BROWSER")
    if not path or not Path(path).is_file():
        pytest.fail("ATLAS_BROWSER names no Chromium; `python3 -m dashboard test` finds one.", pytrace=False)
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Browser, server: Server) -> Iterator[Visit]:
    """Open the world page in a window of its own: `visit("?country=KEN", color_scheme="dark")`; None opens nothing yet.

    At the end no visit may have asked another machine for anything, nor have complained in the console.
    """
    watch, contexts = Watch(), []

    def open_window(
        query: str | None = "", at: str = server.address, width: int = 1280, height: int = 800, **more
    ) -> Atlas:
        context = browser.new_context(viewport={"width": width, "height": height}, **more)
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        watch.over(context)
        atlas = Atlas(context.new_page(), at)
        return atlas if query is None else atlas.open(query)

    yield open_window
    for context in contexts:
        context.close()
    assert watch.asked == [], "asked other machines"
    assert watch.complaints == [], "complained in the browser's console"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item):
    """Show what the server printed beside a story that failed."""
    report = yield
    if report.failed:
        servers = [value for value in getattr(item, "funcargs", {}).values() if isinstance(value, Server)]
        report.sections += [("What the server printed", server.printed()[-5000:]) for server in servers]
    return report
