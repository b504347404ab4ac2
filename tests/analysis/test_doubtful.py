"""What is open in the data, and what is newest."""

from dataclasses import replace
from typing import Any

import pytest

from dashboard.analysis.doubtful import doubts, newest
from dashboard.analysis.filters import Filters, from_address, select
from dashboard.records.problems import Problem
from tests.analysis.builders import UNDATED, dataset_of
from tests.records.builders import deal_fields
from tests.shipped import DATASET, OFFERED, TABLE


def number(what: str, *changes: dict[str, Any]) -> int:
    """How many are counted where the words begin so; 0 where they are not told."""
    return sum(doubt.number for doubt in doubts(dataset_of(*changes)) if doubt.what.startswith(what))


@pytest.mark.parametrize(
    ("what", "change"),
    [
        ("records have no date", UNDATED),
        ("records have only the date of a first report", UNDATED | {"reported": "2019"}),
        ("records have an unknown status", {"status": "unknown"}),
        ("records are of low", {"confidence": "low"}),
        ("records name no supplier", {"suppliers": []}),
        ("records name no buyer", {"buyer": None}),
        ("records say that something", {"contested": "Who paid is not shown."}),
        ("records rest on one", {"sources": deal_fields()["sources"][:1]}),
        ("records have no regime class", {"country": "ATA"}),
    ],
)
def test_records(what: str, change: dict[str, Any]) -> None:
    """A record with the gap is counted, one without is not."""
    assert number(what, {}, change) - number(what, {}) == 1


def test_warnings() -> None:
    """Warnings of the check are counted by record, once a record; those of other files and errors are not."""

    def told(*problems: Problem) -> list[int]:
        found = doubts(replace(dataset_of({}, {}), problems=problems))
        return [doubt.number for doubt in found if "no" in doubt.what and "marked as backing" in doubt.what]

    def problem(record: str, field: str = "sources", severity: str = "warning") -> Problem:
        return Problem("data/deals.yaml", 1, record, field, "no source supports places", severity)  # type: ignore[arg-type]

    assert told(problem("ken-1"), problem("ken-1"), problem("ken-2")) == [2]
    assert told(problem("nam-9"), problem("ken-1", severity="error"), problem("ken-1", "id")) == []


def test_shipped_warnings() -> None:
    """Every warning about a record is counted under one of the open points."""
    warned = {problem.record for problem in DATASET.problems if problem.file.endswith("deals.yaml")}
    counted = [doubt.number for doubt in doubts(DATASET) if doubt.of == len(DATASET.deals)][:2]
    assert max(counted) <= len(warned) <= sum(counted)


def test_links() -> None:
    """Where the table shows an open point, it shows as many records."""
    linked = [doubt for doubt in doubts(DATASET) if doubt.filters]
    assert linked
    for doubt in linked:
        filters, said = from_address(doubt.filters, OFFERED)
        assert (said, filters == Filters()) == ([], False)
        assert select(TABLE, filters).sum() == doubt.number


def test_newest() -> None:
    """The records looked over last come first, among them those with the newest source."""
    (source, *_) = deal_fields()["sources"]
    old = {"checked": "2026-11-22", "sources": [source | {"published": "2026-11-20"}]}
    new = {"checked": "2026-11-23", "sources": [source | {"published": "2019"}]}
    newer = {"checked": "2026-11-23", "sources": [source | {"published": "2020-01"}, source | {"published": None}]}
    undated = {"sources": [source | {"published": None}]}
    found = newest(dataset_of(old, new, newer, undated), most=2)
    assert [(deal.id, published) for deal, published in found] == [("ken-3", "2020-01"), ("ken-2", "2019")]
