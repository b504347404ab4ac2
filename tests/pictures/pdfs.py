"""PDFs as a reader and a printer have them: text, fonts, pages, pictures."""

from io import BytesIO
from typing import Any

import pypdfium2
from PIL import Image
from pypdf import PdfReader


def texts(pdf: bytes) -> list[str]:
    """The text of each page as one selects it, in one line."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]


def unembedded(pdf: bytes) -> list[str]:
    """The fonts that are named and not brought along."""
    fonts: list[Any] = []
    for page in PdfReader(BytesIO(pdf)).pages:
        fonts += [held.get_object() for held in page["/Resources"]["/Font"].values()]
    return [font["/BaseFont"] for font in fonts if "/FontFile2" not in font.get("/FontDescriptor", {})]


def links(pdf: bytes) -> list[str]:
    """The addresses that a click goes to."""
    held = [note.get_object() for page in PdfReader(BytesIO(pdf)).pages for note in page.get("/Annots", [])]
    return [note["/A"]["/URI"] for note in held]


def printed(pdf: bytes, dots: float = 1) -> list[Image.Image]:
    """The pages in greys, `dots` a point."""
    return [page.render(scale=dots).to_pil().convert("L") for page in pypdfium2.PdfDocument(pdf)]


def beyond(page: Image.Image, margin: int) -> bool:
    """Whether anything stands in the margin on any side; in dots."""
    width, height = page.size
    inside = page.copy()
    inside.paste(255, (margin, margin, width - margin, height - margin))
    darkest, _ = inside.getextrema()
    return bool(darkest < 200)
