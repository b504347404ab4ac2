"""The ranked list says what the map shows."""

import pytest

from dashboard.analysis.colour import paint
from dashboard.analysis.ways import ways
from dashboard.pictures.ranking import ranking
from dashboard.pictures.worldmap import Colouring, background, looks
from dashboard.records.words import COLOUR_BY
from tests.pictures.parsed import Parsed
from tests.shipped import COUNTRIES, TABLE

NAMES = {code: country.name for code, country in COUNTRIES.items()}
WAYS = ways(TABLE, {}, "cctv")


def listed(by: str, chosen: str | None = None) -> tuple[Parsed, Colouring]:
    """The list of the shipped deals, and what it is made from."""
    colouring = Colouring(by, WAYS[by], paint(TABLE, TABLE["counted"], WAYS[by]))
    return Parsed(ranking(colouring, NAMES, chosen)), colouring


@pytest.mark.parametrize("by", COLOUR_BY)
def test_every_country(by: str) -> None:
    """Each country of the map is a link that opens it, with what is said of it and the colour of its last class."""
    page, colouring = listed(by)
    ranked = colouring.painted.ranked
    assert page.values("href") == [f"?country={iso}" for iso, _ in ranked]
    assert all(f"{NAMES[iso]}{words}" in page.text for iso, words in ranked)
    (colours,) = page.values("style")
    wanted = [background(look) for look in looks(by, colouring.way).values()][: len(colouring.way.labels)]
    assert colours == ";".join(f"--c{number}:{look}" for number, look in enumerate(wanted))
    assert page.values("class")[1:] == [f"c{colouring.painted.steps[iso][-1]}" for iso, _ in ranked]
    assert len(colouring.way.labels) <= 10  # the page's style knows so many


def test_one_stop_of_the_tab_key() -> None:
    """Only one link of the list is a stop of the Tab key: the country that is open, else the first."""
    for chosen, number in ((None, 0), ("KEN", None), ("DZA", 0)):
        page, colouring = listed("deals", chosen)
        links = [attributes for tag, attributes in page.elements if tag == "a"]
        stops = [attributes["href"] for attributes in links if "tabindex" not in attributes]
        wanted = "KEN" if number is None else colouring.painted.ranked[number][0]
        assert stops == [f"?country={wanted}"]
        assert [a["href"] for a in links if "aria-current" in a] == (["?country=KEN"] if chosen == "KEN" else [])
