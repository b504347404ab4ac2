"""What printed sheets are made of: texts, the map with its legend, questions with lines to write on, and a QR code."""

from collections.abc import Sequence
from html import escape
from io import BytesIO

import segno
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable, Image, KeepTogether, Paragraph, Spacer, Table

from dashboard.pictures import fonts, papermap
from dashboard.pictures.fonts import printable
from dashboard.pictures.paperlooks import PaperLook

LINE = 24  # points from one line to write on to the next
SWATCH = (20, 10)  # points
LONGEST = 400  # letters of a question
LONGEST_CODE = 400  # letters of an address; the squares of a longer one are too small for a phone
LEGEND = 8  # points, size of its letters


def _style(size: float, **more: object) -> ParagraphStyle:
    return ParagraphStyle(f"{size} {more}", fontName=fonts.PLAIN, fontSize=size, leading=size * 1.3, **more)


TITLE = _style(17, spaceAfter=3)
HEADING = _style(11, spaceBefore=8, spaceAfter=3)
TEXT = _style(9)
QUESTION = _style(9.5, spaceBefore=3)
SMALL = _style(7.5)
ASKED = _style(7.5, spaceBefore=3)
FINE = _style(6.5)


def text(words: str, style: ParagraphStyle = TEXT, most: int = 600) -> Paragraph:
    """Words as a paragraph, cut off behind `most` letters; nothing in them is read as markup."""
    return Paragraph(marked(words, most), style)


def bold(words: str, style: ParagraphStyle, most: int = 200) -> Paragraph:
    """The same in bold letters."""
    return Paragraph(f"<b>{marked(words, most)}</b>", style)


def marked(words: str, most: int = 600) -> str:
    """Words as reportlab's markup takes them."""
    shown = printable(words)
    return escape(shown if len(shown) <= most else f"{shown[: most - 1]}…")


class Rules(Flowable):  # type: ignore[misc]
    """Empty lines to write on."""

    def __init__(self, number: int) -> None:
        """Take how many."""
        super().__init__()
        self.number = number

    def wrap(self, width: float, _: float) -> tuple[float, float]:
        """The room they take."""
        self.wide = width
        return width, self.number * LINE

    def draw(self) -> None:
        """Draw them from the top."""
        self.canv.setLineWidth(0.4)
        self.canv.setStrokeGray(0.55)
        for number in range(self.number):
            self.canv.line(0, number * LINE + 2, self.wide, number * LINE + 2)


class Legend(Flowable):  # type: ignore[misc]
    """The looks of the map with their names, as many in a row as fit."""

    def __init__(self, looks: Sequence[PaperLook]) -> None:
        """Take the looks in their order."""
        super().__init__()
        self.looks = [(printable(look.label), ImageReader(BytesIO(papermap.swatch(look, *SWATCH)))) for look in looks]

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """The room they take."""
        self.at: list[tuple[float, int]] = []
        x, row = 0.0, 0
        for label, _ in self.looks:
            wide = SWATCH[0] + 4 + fonts.width(label, LEGEND) + 14
            if x and x + wide > width:
                x, row = 0.0, row + 1
            self.at.append((x, row))
            x += wide
        return width, (row + 1) * LEGEND * 1.8

    def draw(self) -> None:
        """Draw them from the top."""
        top = (self.at[-1][1] + 1) * LEGEND * 1.8
        self.canv.setFont(fonts.PLAIN, LEGEND)
        for (label, sample), (x, row) in zip(self.looks, self.at, strict=True):
            y = top - (row + 1) * LEGEND * 1.8 + 3
            self.canv.drawImage(sample, x, y - 1.5, *SWATCH)
            self.canv.drawString(x + SWATCH[0] + 4, y, label)


class Code(Flowable):  # type: ignore[misc]
    """An address as a QR code, `size` points wide and high."""

    def __init__(self, address: str, size: float) -> None:
        """Take the address, which stands in it as UTF-8."""
        super().__init__()
        self.modules = [bytes(row) for row in segno.make_qr(address, error="l").matrix_iter(border=4)]
        self.width = self.height = size

    def draw(self) -> None:
        """Draw its dark squares, runs of a row in one."""
        unit = self.width / len(self.modules)
        self.canv.setFillGray(0)
        for row, line in enumerate(self.modules):
            for column, dark in enumerate(line):
                if dark:
                    self.canv.rect(column * unit, self.height - (row + 1) * unit, unit * 1.02, unit * 1.02, 0, 1)


def head(subject: str, title: str, address: str, width: float) -> list[Flowable]:
    """The subject, the title, the lines for who works on the sheet, and the QR code of an address that is known."""
    named = text("Name ______________________________   Class ____________   Date ____________", SMALL)
    words = [text(subject, FINE), bold(title, TITLE), Spacer(0, 6), named]
    if not 0 < len(address) <= LONGEST_CODE:
        return [*words, Spacer(0, 6)]
    size = 74
    beside = Table([[words, Code(address, size)]], colWidths=[width - size, size])
    beside.setStyle(
        [
            ("FONTNAME", (0, 0), (-1, -1), fonts.PLAIN),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ]
    )
    return [beside]


def picture(png: bytes, width: float, height: float) -> Image:
    """A PNG as it stands on the sheet, in points."""
    return Image(BytesIO(png), width, height)


def questions(asked: Sequence[str], lines: int) -> list[Flowable]:
    """Numbered questions, each with lines to write on below it and never parted from them."""
    return [
        KeepTogether([text(f"{number}. {question}", QUESTION, LONGEST), Rules(lines)])
        for number, question in enumerate(asked, 1)
    ]
