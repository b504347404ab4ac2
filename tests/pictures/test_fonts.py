"""What the fonts can set, and how wide it is."""

import pytest

from dashboard.pictures import fonts
from tests.shipped import DATASET

NO = fonts.UNPRINTABLE


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Plzeň, Łódź, São Paulo – “ok” ☐", "Plzeň, Łódź, São Paulo – “ok” ☐"),
        ("Київ and Ελλάδα", "Київ and Ελλάδα"),
        ("自衛隊が「中国」 2019", f"{NO} 2019"),
        ("Report الذكاء الاصطناعي here", f"Report {NO} here"),
        ("a\x00b\x1b[31m", f"a{NO}b{NO}[31m"),
        ("\u202eevil", f"{NO}evil"),
        ("two\n lines", "two lines"),
    ],
)
def test_printable(text: str, shown: str) -> None:
    """Letters that would come out as boxes or in the wrong order are marked as one gap."""
    assert fonts.printable(text) == shown


def test_shipped_texts_have_letters() -> None:
    """Of all titles, summaries and sources only a few in Arabic and Japanese cannot be set."""
    texts = [t for d in DATASET.deals for t in (d.title, d.summary, *(s.title for s in d.sources))]
    marked = [text for text in texts if NO in fonts.printable(text)]
    assert 0 < len(marked) < 8
    assert all(NO not in fonts.printable(deal.title + deal.summary) for deal in DATASET.deals)


def test_lines() -> None:
    """A text is parted where it gets too wide, and a bold one is wider."""
    assert fonts.lines("one two three", 10, fonts.width("one two ", 10)) == ["one two", "three"]
    assert fonts.width("Kenya", 10, fonts.BOLD) > fonts.width("Kenya", 10) > 20
