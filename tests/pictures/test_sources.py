"""Sources as HTML: each can be led to, and nothing of them runs."""

import pytest

from dashboard.pictures.sources import publisher_list, rests_on, source_list
from dashboard.records.schema import Deal
from dashboard.records.words import FIELDS
from tests.pictures.parsed import Parsed
from tests.records.builders import deal, deal_fields
from tests.shipped import DEALS

EVIL = "<script>alert(1)</script> \"><img src=x onerror=1> ' onload='x"
SOURCE = deal_fields()["sources"][0]


@pytest.mark.parametrize("name", DEALS)
def test_marks_lead_to_sources(name: str) -> None:
    """Each link of a fact leads to a source that stands in the list, as often as sources say that they support it."""
    record = DEALS[name]
    held = Parsed(source_list(record)).values("id")
    assert held == [f"source-{number}" for number in range(1, len(record.sources) + 1)]
    for field in Deal.model_fields:
        marks = Parsed(rests_on(record, field)).values("href")
        assert {mark.removeprefix("#") for mark in marks} <= set(held)
        if field != "reported":
            assert len(marks) == sum(field in source.supports for source in record.sources)


def test_no_source_named() -> None:
    """A fact without a source says so; an unknown says nothing."""
    record = deal(buyer="Police", financing=None, sources=[SOURCE | {"supports": ["status"]}])
    assert "no source named for this" in rests_on(record, "buyer")
    assert rests_on(record, "financing") == ""


def test_every_field_has_words() -> None:
    """Whatever a source can be said to support is named in words."""
    inward = {"id", "checked", "sources"}
    assert set(FIELDS) == set(Deal.model_fields) - inward


def test_publishers_counted_as_one() -> None:
    """The publishers that share an outlet stand together, and the count is of groups."""
    names = ["Reuters", "Daily Nation", "Arab News (Reuters)"]
    record = deal(sources=[SOURCE | {"publisher": name, "title": name} for name in names])
    said = Parsed(publisher_list(record)).text
    assert "2 independent publishers of 3 sources" in said
    assert "Reuters; Arab News (Reuters) (counted as one)" in said


def test_nothing_runs() -> None:
    """Code in a source is text."""
    record = deal()
    harmful = record.sources[0].model_copy(update={"title": EVIL, "publisher": EVIL, "url": EVIL, "supports": (EVIL,)})
    record = record.model_copy(update={"sources": (harmful,)})
    for page in (Parsed(source_list(record)), Parsed(publisher_list(record))):
        assert {"script", "img"} & page.tags == set()
        assert "onerror" not in page.attributes
        assert "alert(1)" in page.text
