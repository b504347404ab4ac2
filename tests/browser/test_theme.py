"""A reader prefers the dark."""

import re

from playwright.sync_api import Locator

from tests.browser.conftest import Visit

BACK = "(e) => getComputedStyle(e).backgroundColor"
FILL = "(e) => getComputedStyle(e).fill"


def luminance(colour: str) -> float:
    """Relative luminance of an rgb() colour, by WCAG 2."""
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(text: Locator, page: Locator) -> float:
    """Contrast ratio of a text to the page's background, by WCAG 2."""
    pair = luminance(text.evaluate("(e) => getComputedStyle(e).color")), luminance(page.evaluate(BACK))
    return (max(pair) + 0.05) / (min(pair) + 0.05)


def test_dark_and_light(visit: Visit) -> None:
    """Page and map follow the reader's theme, and the text can be read in both."""
    fills, backs = [], []
    for scheme in ("light", "dark"):
        atlas = visit(color_scheme=scheme)
        page = atlas.page.get_by_test_id("stApp")
        fills.append([atlas.country(iso).evaluate(FILL) for iso in ("BRA", "RUS", "DZA")])
        backs.append(luminance(page.evaluate(BACK)))
        assert contrast(atlas.sentence, page) >= 4.5
    assert backs[0] > 0.9 and backs[1] < 0.05
    assert all(light != dark for light, dark in zip(*fills, strict=True))
