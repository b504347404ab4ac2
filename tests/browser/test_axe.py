"""No page has a fault that axe-core calls serious or critical, in either theme, the map's frame included."""

from itertools import pairwise
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.pages import DRAWN, PAGES

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")


def faults(page: Page) -> list[str]:
    """What axe finds on the page and in its frames, serious or critical."""
    for frame in page.frames:
        frame.evaluate(AXE)
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    return [
        f"{fault['id']}: {node['target']} {node['html'][:120]}"
        for fault in found["violations"]
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
    ]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("address", PAGES)
def test_axe(visit: Visit, address: str, theme: str) -> None:
    """Colours, names, roles and order of the whole page, and one h1."""
    page = visit(None, color_scheme=theme, reduced_motion="reduce").open_page(address, PAGES[address])
    page.wait_for_function(DRAWN)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    levels = page.evaluate(
        "[...document.querySelectorAll('[data-testid=stMain] :is(h1,h2,h3,h4)')].map((h) => +h.tagName[1])"
    )
    assert all(b <= a + 1 for a, b in pairwise(levels)), f"a heading is skipped: {levels}"
    assert faults(page) == []
