"""What a lesson's Markdown may hold: text, lists, emphasis, and links to the atlas's own pages or to the web."""

from collections.abc import Iterator
from functools import cache
from typing import get_args
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token

from . import codes
from .fields import web_address
from .problems import nearest, shown

PAGES = (*(page for page in get_args(codes.Page) if page != "world"), "search")
_NOT_SHOWN = {"image": "an image", "heading_open": "a heading", "html_block": "HTML", "html_inline": "HTML"}


def markdown(text: str) -> str:
    """The text, where a lesson can show all of it; raise ValueError."""
    for token in _tokens(_parser().parse(text)):
        if what := _NOT_SHOWN.get(token.type):
            raise ValueError(f"holds {what}, which a lesson does not show; write text, lists and links")
        if token.type == "link_open":
            _check_link(str(token.attrs["href"]))
    return text


@cache
def _parser() -> MarkdownIt:
    """A parser that gives every link as it was written, also one that would not be shown."""
    parser = MarkdownIt("commonmark")
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


def _tokens(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _tokens(token.children or [])


def _check_link(address: str) -> None:
    """Raise ValueError where a link leads neither to a page of the atlas nor to the web."""
    page, colon, _ = address.partition(":")
    if address.startswith("//") or (colon and page.isalnum()):
        web_address(address)
        return
    path = urlsplit(address).path
    if path in PAGES or (not path and address.startswith("?")):
        return
    near = nearest(path.strip("/"), PAGES)
    hint = f" — did you mean {shown(near)}?" if near else f": {', '.join(PAGES)}, or ?country=KEN for the map"
    raise ValueError(f"links to {shown(address)}, which is no page of the atlas{hint}")
