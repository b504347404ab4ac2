"""Markdown of a lesson's author as HTML."""

import pytest

from dashboard.pictures.prose import prose
from tests.pictures.parsed import Parsed


def test_what_an_author_may_write() -> None:
    """Paragraphs, emphasis, lists, quotes, tables, and links to the web and into the atlas."""
    page = Parsed(
        prose("A **b** _c_.\n\n- d\n\n> e\n\n[f](countries?country=KEN) <https://example.org/>\n\n|g|\n|-|\n|h|")
    )
    assert page.tags >= {"p", "strong", "em", "ul", "li", "blockquote", "a", "table"}
    assert page.values("href") == ["countries?country=KEN", "https://example.org/"]


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "a <img src=x onerror=alert(1)> b",
        "![x](https://example.org/spy.png)",
        "[x](javascript:alert(1))",
        "[x](data:text/html,<script>alert(1)</script>)",
        "[x](vbscript:x) [y](file:///etc/passwd)",
        '[x](https://example.org/"onmouseover="alert(1))',
        "[x]: javascript:alert(1)\n\n[x]",
        "# A heading\n\nAnother\n===",
    ],
)
def test_what_it_may_not(text: str) -> None:
    """Code and HTML are shown as text, no picture is fetched, and the step keeps the only heading."""
    page = Parsed(prose(text))
    assert page.tags <= {"p", "a", "strong", "em"}
    assert page.attributes <= {"href"}
    assert all(href.startswith("https://example.org/") for href in page.values("href") if href)
    assert page.text
