"""The fonts of pictures and sheets made on the server: those that come with matplotlib, so they are always there."""

import re
import textwrap
import unicodedata
from functools import cache
from pathlib import Path

import matplotlib
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FOLDER = Path(matplotlib.get_data_path(), "fonts", "ttf")
FAMILY = "DejaVu Sans"
PLAIN, BOLD = "DejaVuSans", "DejaVuSans-Bold"  # as reportlab knows them, and the names of their files
UNPRINTABLE = "[…]"
_RIGHT_TO_LEFT = ("R", "AL", "AN", "RLE", "RLO", "RLI", "LRE", "LRO", "LRI", "PDF", "PDI", "FSI", "BN")


def _register() -> None:
    """Make the fonts known to reportlab."""
    for name in (PLAIN, BOLD):
        pdfmetrics.registerFont(TTFont(name, FOLDER / f"{name}.ttf"))
    pdfmetrics.registerFontFamily(PLAIN, normal=PLAIN, bold=BOLD, italic=PLAIN, boldItalic=BOLD)


_register()  # once, here: registered anew, a font would be another in the middle of a document


def width(text: str, size: float, font: str = PLAIN) -> float:
    """How wide a text is, in the unit of `size`."""
    return float(pdfmetrics.stringWidth(text, font, size))


def lines(text: str, size: float, most: float, font: str = PLAIN) -> list[str]:
    """The text in lines no wider than `most`; a word that is wider is parted."""
    words = (part for word in text.split() for part in _parted(word, size, most, font))
    return list(simpleSplit(" ".join(words), font, size, most))


def _parted(word: str, size: float, most: float, font: str) -> list[str]:
    """A word in parts that fit, taking each letter to be as wide as the font is high."""
    return [word] if width(word, size, font) <= most else textwrap.wrap(word, int(most / size))


def printable(text: str) -> str:
    """The text in one line, with UNPRINTABLE for each run of letters that the fonts cannot set.

    Those are letters that DejaVu Sans has not, such as Chinese ones, and scripts that run from right to left, whose
    letters would come out unjoined and in the wrong order.
    """
    marked = "".join(sign if _can_be_set(sign) else "\0" for sign in " ".join(text.split()))
    return re.sub(r"\0(?:[\s\d\W]*\0)*", UNPRINTABLE, marked)


def _can_be_set(sign: str) -> bool:
    return ord(sign) in _signs() and unicodedata.bidirectional(sign) not in _RIGHT_TO_LEFT


@cache
def _signs() -> frozenset[int]:
    """The code points that both fonts have."""
    plain, bold = (pdfmetrics.getFont(name).face.charToGlyph for name in (PLAIN, BOLD))
    return frozenset(plain.keys() & bold.keys() - {0})
