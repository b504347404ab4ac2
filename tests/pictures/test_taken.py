"""Pictures to be taken away: what they need to be understood stands inside them."""

from io import BytesIO
from xml.etree import ElementTree as Tree

import pytest
from PIL import Image

from dashboard.pictures import framed
from dashboard.pictures.taken import chart_svg, map_svg
from dashboard.pictures.viewed import SHAPES, SUBJECT
from dashboard.pictures.worldmap import looks
from dashboard.records.words import STATUSES
from tests.pictures.drawn import HOSTILE, SHIPPED, atlas_with, view_of

VIEW = "?region=Africa&technology=safe-city&country=KEN"
DRAWS = {"map": map_svg, "chart": chart_svg}


def texts(svg: str) -> str:
    """All text in a picture, in one line."""
    found = Tree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")  # noqa: S314 (our own)
    return " ".join("".join(text.itertext()) for text in found)


@pytest.mark.parametrize("what", DRAWS)
def test_all_is_inside(what: str) -> None:
    """Subject, title, selection, source, data version, licence and the view's address are text in the picture."""
    drawn = DRAWS[what](view_of(VIEW), SHIPPED)
    said = texts(drawn)
    for words in (
        SUBJECT,
        "Region: Africa",
        "Technology: Safe city",
        "Outlined: Kenya.",
        "data version 2026-11-22, 0123456789ab",
        "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/",
        "/?technology=safe-city&region=Africa&country=KEN",
    ):
        assert words in said
    assert "light-dark" not in drawn
    assert 'href="http' not in drawn


def test_map_says_its_classes() -> None:
    """The map names the screen's classes, how they are made, and where the shapes are from; of regimes their source."""
    held = view_of("?colour=regime")
    said = texts(map_svg(held, SHIPPED))
    for look in looks("regime", held.colouring.way).values():
        assert look.label in said
    for sentence in (held.colouring.way.rule, SHAPES, "V-Dem v15, Regimes of the World (CC BY-SA 4.0)"):
        assert sentence[:80] in said
    assert "the number beside it" not in texts(map_svg(view_of("?colour=supplier"), SHIPPED))


def test_chart_says_its_colours_and_events() -> None:
    """The chart names the statuses that it shows, and what its numbers stand for."""
    said = texts(chart_svg(view_of("compare?countries=SRB,KEN"), SHIPPED))
    assert "Serbia and Kenya: deals in time" in said
    assert STATUSES["operational"] in said
    assert STATUSES["cancelled"] not in said
    assert "1 Made in China 2025 published (19 May 2015)" in said


@pytest.mark.parametrize("what", DRAWS)
def test_nothing_selected(what: str) -> None:
    """A view of nothing gives a picture that says so."""
    drawn = DRAWS[what](view_of("?search=xyzzy"), SHIPPED)
    assert "No deal." in texts(drawn)
    assert Image.open(BytesIO(framed.png(drawn))).width == 2 * framed.WIDTH


@pytest.mark.parametrize("what", DRAWS)
def test_hostile_words(what: str) -> None:
    """Words that would be markup, or no XML, are words; long ones stay inside."""
    atlas = atlas_with(HOSTILE)
    drawn = DRAWS[what](view_of("deal?deal=ken-1", atlas), atlas)
    assert "<b>Bold</b> & <para>" in texts(drawn)
    assert Image.open(BytesIO(framed.png(drawn, 1))).width == framed.WIDTH


def test_twice_the_dots() -> None:
    """A PNG has two dots a pixel, white ground, and the same bytes each time."""
    drawn = map_svg(view_of(VIEW), SHIPPED)
    assert drawn == map_svg(view_of(VIEW), SHIPPED)
    picture = Image.open(BytesIO(framed.png(drawn))).convert("RGB")
    assert picture.width == 2 * framed.WIDTH
    assert picture.getpixel((3, 3)) == (255, 255, 255)


def test_long_words_are_parted() -> None:
    """A title of 400 letters without a blank runs over lines, not out of the picture."""
    drawn = framed.framed("<svg></svg>", 0, framed.Frame("S", "W" * 400, [], {}, []))
    rows = [len(row) for row in texts(drawn).split()]
    assert sum(rows) == 401
    assert max(rows) < 100


def test_letters_that_cannot_be_set() -> None:
    """What the font has not, or XML cannot hold, is marked in every text of the frame."""
    odd = "\x00\u4e2d\x07"
    frame = framed.Frame(f"A{odd}", f"B{odd}", [f"C{odd}"], {f"D{odd}": "#ffffff"}, [f"E{odd}"])
    assert texts(framed.framed("<svg></svg>", 0, frame)) == "A[…] B[…] C[…] D[…] E[…]"
