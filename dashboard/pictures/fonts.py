"""The fonts of pictures and sheets made on the server: those that come with matplotlib, so they are always there."""

from functools import cache
from pathlib import Path

import matplotlib
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FOLDER = Path(matplotlib.get_data_path(), "fonts", "ttf")
FAMILY = "DejaVu Sans"
PLAIN, BOLD = "DejaVuSans", "DejaVuSans-Bold"  # as reportlab knows them, and the names of their files


@cache
def register() -> None:
    """Make the fonts known to reportlab."""
    for name in (PLAIN, BOLD):
        pdfmetrics.registerFont(TTFont(name, FOLDER / f"{name}.ttf"))
    pdfmetrics.registerFontFamily(PLAIN, normal=PLAIN, bold=BOLD, italic=PLAIN, boldItalic=BOLD)


def width(text: str, size: float, font: str = PLAIN) -> float:
    """How wide a text is, in the unit of `size`."""
    register()
    return float(pdfmetrics.stringWidth(text, font, size))


def lines(text: str, size: float, most: float, font: str = PLAIN) -> list[str]:
    """The text in lines no wider than `most`."""
    register()
    return list(simpleSplit(text, font, size, most))
