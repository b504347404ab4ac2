"""What the page about regimes can and cannot tell."""

from dataclasses import replace
from html import escape

from dashboard.pictures.regime_limits import QUESTIONS, THESIS, limits, questions
from tests.analysis.builders import dataset_of
from tests.pictures.parsed import Parsed
from tests.shipped import DATASET


def test_thesis() -> None:
    """The thesis is the article's, which is named with author and publisher; a link leads to its claims."""
    thesis = Parsed(THESIS)
    assert "The article from which this atlas started argues" in thesis.text
    assert "Pravish Agnihotri" in thesis.text
    assert "OpenAxis, 2020" in thesis.text
    assert thesis.values("href") == ["article"]


def test_limits() -> None:
    """The numbers said are those of the data; a ban is no deal."""
    data = dataset_of({}, {"part_of": "ken-1"}, {"kind": "restriction", "part_of": "ken-1"})
    said = Parsed(limits(data, escape)).text
    assert "(1 of 2)" in said
    unsearched = sum(not row.searched for row in DATASET.coverage)
    said = Parsed(limits(DATASET, escape)).text
    assert f"{unsearched} of {len(DATASET.coverage)} countries" in said
    assert "here for 2010 to 2024" in said
    assert "here for" not in limits(replace(data, regimes=()), escape)


def test_questions() -> None:
    """Each question is one, and leaves the answer to the reader."""
    assert Parsed(questions(escape)).texts == list(QUESTIONS)
    assert all(question.endswith("?") or "," in question for question in QUESTIONS)
