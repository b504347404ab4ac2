"""Markdown as HTML: what a lesson's author writes. HTML in it is shown as text, and no image is fetched."""

from functools import cache

from markdown_it import MarkdownIt


def prose(text: str) -> str:
    """The text as HTML: paragraphs, lists, emphasis, quotes, tables, and links to the web or into the atlas."""
    rendered: str = _markdown().render(text)
    return rendered


@cache
def _markdown() -> MarkdownIt:
    # The library itself refuses links that run something (javascript:, data:, vbscript:) or open a file.
    return MarkdownIt("commonmark", {"html": False}).enable("table").disable(["image", "heading", "lheading"])
