"""Links from page to page. The page's script follows them without loading the page anew."""

from html import escape
from json import dumps
from urllib.parse import urlencode


def address(page: str, **parameters: str) -> str:
    """The address of a page, relative to any other page; `page` is "" for the world map."""
    return f"{page or './'}{'?' if parameters else ''}{urlencode(parameters)}"


def link(text: str, page: str, **parameters: str) -> str:
    """A link as HTML: `link("Kenya", "countries", country="KEN")`."""
    return f'<a href="{escape(address(page, **parameters))}">{escape(text)}</a>'


def here(text: str, **parameters: str) -> str:
    """A link that changes this much of the present address and leaves the rest; an empty value takes one away."""
    return f'<a href="{escape("?" + urlencode(parameters))}">{escape(text)}</a>'


def follow(page: str, **parameters: str) -> str:
    """A script that goes to a page as a link to it does; an address, being encoded, cannot end the script."""
    return f"<script>atlasPage.follow({dumps(address(page, **parameters))})</script>"


def unknown(what: str, typed: str, parameter: str, near: dict[str, str]) -> str:
    """Say that an address asks for what is not there, and offer the nearest, given as names by code."""
    offers = "".join(f"<li>{here(name, **{parameter: code})}</li>" for code, name in near.items())
    return (
        f'<div class="unknown-code" role="alert"><p>There is no {escape(what)} “{escape(typed[:60])}” in this data. '
        f"The nearest:</p><ul>{offers}</ul></div>"
    )
