"""A legend as HTML: samples and their names."""

from collections.abc import Mapping
from html import escape


def swatches(backgrounds: Mapping[str, str], label: str) -> str:
    """A list that wraps where there is little room; `backgrounds` gives the CSS background beside each name."""
    items = "".join(
        f'<li><span class="swatch" style="background:{background}"></span>{escape(name)}</li>'
        for name, background in backgrounds.items()
    )
    return f'<ul class="legend" aria-label="{escape(label)}">{items}</ul>'
