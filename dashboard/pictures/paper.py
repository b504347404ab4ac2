"""Printed sheets: A4 or Letter, never more than two pages, good in black and white, with text that can be selected."""

from collections.abc import Callable, Sequence
from functools import partial
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4, LETTER
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, SimpleDocTemplate

from dashboard.analysis.cite import AUTHORS
from dashboard.pictures import fonts

PAPERS: dict[str, tuple[float, float]] = {"A4": A4, "Letter": LETTER}  # points
MARGIN, FOOT = 40, 46  # points at the sides and the top, and under the text
PADDING = 6  # points that reportlab leaves inside that
SMALL = 6.3  # points, of the letters at the foot
MOST_PAGES = 2

Story = Callable[[int], Sequence[Flowable]]  # what stands on a sheet with so many records, or questions


class _Unseen(Canvas):  # type: ignore[misc]  # reportlab has no types
    """Paper to try on: pictures are left out and nothing is kept."""

    def drawImage(self, *_: Any, **__: Any) -> tuple[int, int]:  # noqa: N802 (reportlab's name)
        return 0, 0

    def save(self) -> None:
        return


class Paper:
    """A sheet to be: its paper, what is said of it, and what stands at the foot of its pages."""

    def __init__(self, name: str, title: str, foot: Sequence[str]) -> None:
        """Take a paper of PAPERS, the title, and the lines at the foot."""
        self.size, self.title, self.foot = PAPERS[name], title, foot
        self.width = self.size[0] - 2 * MARGIN - 2 * PADDING

    def most(self, story: Story, most: int) -> int:
        """How much goes on two pages, at the most `most`; by halving, as a sheet with less is never longer."""
        fits, too_many, number = 0, most + 1, most
        while fits + 1 < too_many:
            if self.holds(story(number)):
                fits = number
            else:
                too_many = number
            number = (fits + too_many) // 2
        return fits

    def holds(self, story: Sequence[Flowable]) -> bool:
        """Whether so much goes on two pages."""
        return self._pages(story) <= MOST_PAGES

    def made(self, story: Sequence[Flowable]) -> bytes:
        """The sheet as PDF; the same story gives the same bytes."""
        held = BytesIO()
        draw = partial(self._draw_foot, self._pages(story))
        self._document(held).build(list(story), onFirstPage=draw, onLaterPages=draw)
        return held.getvalue()

    def _pages(self, story: Sequence[Flowable]) -> int:
        document = self._document(BytesIO())
        document.build(list(story), canvasmaker=_Unseen)
        return int(document.page)

    def _document(self, held: BytesIO) -> SimpleDocTemplate:
        """A document whose bytes depend on what stands in it alone."""
        return SimpleDocTemplate(
            held,
            pagesize=self.size,
            leftMargin=MARGIN,
            rightMargin=MARGIN,
            topMargin=MARGIN,
            bottomMargin=FOOT,
            title=self.title,
            author=AUTHORS,
            lang="en",
            invariant=1,
            initialFontName=fonts.PLAIN,
        )

    def _draw_foot(self, pages: int, canvas: Canvas, document: Any) -> None:
        left, right = MARGIN + PADDING, self.size[0] - MARGIN - PADDING
        canvas.setFont(fonts.PLAIN, SMALL)
        for number, line in enumerate(self.foot):
            canvas.drawString(left, FOOT - 12 - 9 * number, line)
        canvas.drawRightString(right, FOOT - 3 - 9 * len(self.foot), f"Page {document.page} of {pages}")
