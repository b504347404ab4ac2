"""The page of the article: every claim in its order, how many stand, and what the lens marks."""

from collections.abc import Callable
from pathlib import Path

from dashboard.analysis.article import claims, standing_sentence
from tests.pages.reader import html, sentence, visit
from tests.records.builders import deal_fields
from tests.shipped import DATASET

Data = Callable[..., Path]
FOUND = claims(DATASET)


def test_shipped_data() -> None:
    """Every claim in its order under the heading of its place, the figure, the map, and no change of the address."""
    page = visit("article")
    assert not page.exception
    assert sentence(page) == standing_sentence(FOUND)
    assert [header.value for header in page.header] == [
        "How many claims stand",
        "Where the deals are",
        "In the article’s order",
        "In the order of our notes",
        "Place in the article not known",
    ]
    cards = [values["id"] for tag, values in html(page).elements if tag == "article"]
    assert cards == [f"claim-{claim.lead[0].id}" for claim in FOUND]
    assert len(page.get("vega_lite_chart")) == 2
    (drawn,) = [element.value for element in page.markdown if "<svg" in element.value]
    assert "Mongolia: not confirmed; the country is our inference" in drawn
    assert page.query_params == {}


def test_lens() -> None:
    """A record below the lens is marked and stays; the page says how many."""
    page = visit("article", publishers="4")
    assert not page.exception
    said = html(page).text
    assert "The evidence lens (at least 4 independent publishers): 2 of the 11 records" in said
    assert said.count("below the evidence lens") == 2
    assert "Egypt: Safe-city listing" in said
    assert page.query_params == {"publishers": "4"}


def test_no_claims(data: Data) -> None:
    """Data in which nothing names a claim still names the article."""
    data(events=[])
    page = visit("article")
    assert not page.exception
    assert page.info[0].value == "No record and no event in this data names a claim of the article."
    assert "Pravish Agnihotri" in html(page).text


def test_context_alone(data: Data) -> None:
    """Without a claim about a deal there is no map."""
    data(deals=[deal_fields()])
    page = visit("article")
    assert not page.exception
    assert sentence(page) == "Of 1 claim: 1 stands with corrections."
    assert [header.value for header in page.header] == ["How many claims stand", "In the article’s order"]
