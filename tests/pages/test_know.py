"""The page on how records are made: its sections, the counts in it, and the glossary's addresses."""

from collections.abc import Callable
from pathlib import Path

from dashboard.analysis.coverage import found
from dashboard.pictures.know import SECTIONS
from dashboard.pictures.searched import map_sentence
from tests.pages.reader import html, missing, visit
from tests.shipped import DATASET

Data = Callable[..., Path]


def opened(page: object) -> list[str]:
    """The anchors of the terms that are marked."""
    return [values["id"] for _, values in html(page).elements if values.get("class") == "opened"]  # type: ignore[arg-type]


def test_shipped_data() -> None:
    """All sections in order, with coverage, what is left out, other counts, and the glossary."""
    page = visit("know")
    assert not page.exception
    assert [header.value for header in page.header] == list(SECTIONS.values())
    said = html(page).text
    assert map_sentence(found(DATASET)) in said
    assert any("<svg" in element.value for element in page.markdown)
    assert all(record.reason in said for record in DATASET.left_out)
    assert all(tracker.name in said for tracker in DATASET.trackers)
    assert all(term.text in said for term in DATASET.glossary)
    assert "50 of 237 countries and territories were not looked at" in said
    assert (opened(page), missing(page), page.query_params) == ([], [], {})


def test_lens() -> None:
    """The lens thins our counts beside those of others, and the page says what it leaves out."""
    before, after = (html(visit("know", **address)).text for address in ({}, {"sure": "high"}))
    assert "159 deals in 97 countries" in before
    assert "159 deals in 97 countries" not in after
    assert "The evidence lens (high confidence) leaves out" in after
    assert map_sentence(found(DATASET)) in after


def test_term() -> None:
    """The address of a term marks it and brings it into view."""
    page = visit("know", term="safe-city")
    assert not page.exception
    assert opened(page) == ["term-safe-city"]
    (script,) = [e.proto.body for e in page.get("html") if "scrollIntoView" in e.proto.body]
    assert "safe-city" in script
    assert page.query_params == {"term": "safe-city"}


def test_unknown_term() -> None:
    """A term that is not there is told, with the nearest, and the rest of the address is kept."""
    page = visit("know", term="<safe citty>", publishers="2")
    assert not page.exception
    (said,) = missing(page)
    assert "There is no term “&lt;safe citty&gt;”" in said
    assert "?term=safe-city" in said
    assert (opened(page), page.query_params) == ([], {"term": "<safe citty>", "publishers": "2"})


def test_bare_data(data: Data) -> None:
    """Without records, counts, terms and the like, the page still has its sections."""
    data(deals=[], left_out=[], trackers=[], glossary=[])
    page = visit("know")
    assert not page.exception
    assert "Nothing is left out." in html(page).text
    assert "There is no record." in html(page).text
