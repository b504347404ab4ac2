"""A picture to be taken away: what it shows, its legend, source and licence stand inside it, as text."""

import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import vl_convert

from dashboard.pictures import fonts
from dashboard.pictures.still import register_fonts

WIDTH = 960  # pixels
EDGE = 20
SIZES = {"title": 22, "said": 13, "legend": 12, "foot": 10}  # pixels
LINE = 1.4  # line to line, in sizes
SWATCH = (26, 14)  # pixels
GAP = 18  # pixels from one entry of a legend to the next
INNER = WIDTH - 2 * EDGE

_OPENING = re.compile(r"<svg\b[^>]*>")
_HEAD = re.compile(r"^.*?(?=<svg\b)", re.DOTALL)


@dataclass(frozen=True)
class Frame:
    """What stands around a picture: over it the subject, a title and sentences, under it the legend and small print.

    `legend`: what stands beside each name, a colour or the bytes of a PNG.
    """

    subject: str
    title: str
    said: Sequence[str]
    legend: Mapping[str, str | bytes]
    foot: Sequence[str]


def framed(picture: str, height: float, frame: Frame) -> str:
    """An SVG with another, of INNER by `height` pixels, and what stands around it."""
    parts: list[str] = []
    y = _texts(parts, [frame.subject], EDGE / 2, "foot")
    y = _texts(parts, [frame.title], y, "title", fonts.BOLD)
    y = _texts(parts, frame.said, y, "said") + 8
    body = _OPENING.sub(f'<svg xmlns="{SVG}" x="{EDGE}" y="{y:g}" {_box(picture, height)}>', _HEAD.sub("", picture), 1)
    parts.append(body)
    y = _legend(parts, frame.legend, y + height + 12) + 6
    y = _texts(parts, frame.foot, y, "foot") + EDGE / 2
    return (
        f'<svg xmlns="{SVG}" xmlns:xlink="http://www.w3.org/1999/xlink" width="{WIDTH}" height="{y:g}" '
        f'viewBox="0 0 {WIDTH} {y:g}" font-family="{fonts.FAMILY}, Verdana, sans-serif" role="img" '
        f'aria-label="{_plain(frame.title)}"><rect width="100%" height="100%" fill="#ffffff"/>{"".join(parts)}</svg>'
    )


SVG = "http://www.w3.org/2000/svg"


def png(picture: str, scale: float = 2) -> bytes:
    """An SVG as PNG, `scale` dots a pixel."""
    register_fonts()
    drawn: bytes = vl_convert.svg_to_png(picture, scale=scale)
    return drawn


def _box(picture: str, height: float) -> str:
    """The size that a picture is given, and the part of it that fills that size."""
    opening = _OPENING.search(picture)
    view = re.search(r'viewBox="[^"]*"', opening[0]) if opening else None
    return f'width="{INNER}" height="{height:g}" {view[0] if view else ""}'


def _texts(parts: list[str], texts: Sequence[str], y: float, size: str, font: str = fonts.PLAIN) -> float:
    """Add texts in lines that fit, from `y` down; give where they end."""
    points = SIZES[size]
    weight = ' font-weight="bold"' if font == fonts.BOLD else ""
    for line in (line for text in texts for line in fonts.lines(text, points, INNER, font)):
        y += points * LINE
        parts.append(_text(line, EDGE, y - points * 0.35, points, weight))
    return y


def _text(line: str, x: float, y: float, size: float, more: str = "") -> str:
    return f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" fill="#222222"{more}>{_plain(line)}</text>'


def _plain(text: str) -> str:
    """Text that the font can set and XML can hold."""
    return escape(fonts.printable(text))


def _legend(parts: list[str], legend: Mapping[str, str | bytes], y: float) -> float:
    """Add samples and their names, as many in a row as fit; give where they end."""
    x, size = float(EDGE), SIZES["legend"]
    for label, sample in legend.items():
        width = SWATCH[0] + 6 + fonts.width(label, size)
        if x + width > WIDTH - EDGE and x > EDGE:
            x, y = EDGE, y + size * 1.8
        parts.append(_sample(sample, x, y))
        parts.append(_text(label, x + SWATCH[0] + 6, y + size * 0.95, size))
        x += width + GAP
    return y + size * 1.5 if legend else y


def _sample(sample: str | bytes, x: float, y: float) -> str:
    box = f'x="{x:g}" y="{y:g}" width="{SWATCH[0]}" height="{SWATCH[1]}"'
    if isinstance(sample, str):
        return f'<rect {box} fill="{sample}"/>'
    return f'<image {box} href="data:image/png;base64,{b64encode(sample).decode()}"/>'
