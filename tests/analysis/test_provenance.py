"""What a record's facts rest on, and the order of its dates."""

import pytest

from dashboard.analysis.provenance import backing, history
from dashboard.records.schema import Deal
from tests.analysis.builders import UNDATED
from tests.records.builders import deal, deal_fields
from tests.shipped import DEALS


def sourced(*supports: list[str], **changes: object) -> Deal:
    """Give a record with one source for each list of fields, published in 2012, 2013, …."""
    source = deal_fields()["sources"][0]
    sources = [
        source | {"title": f"Title {number}", "published": str(2012 + number), "supports": fields}
        for number, fields in enumerate(supports)
    ]
    return deal(**changes, sources=sources)


def test_numbers_of_sources() -> None:
    """Sources are numbered from 1 as they stand, and each is named that supports one of the fields."""
    record = sourced(["buyer"], ["signed", "buyer"], ["status"])
    assert backing(record, ["buyer"]) == [1, 2]
    assert backing(record, ["signed", "status"]) == [2, 3]


def test_fact_without_a_source() -> None:
    """A fact that no source supports has none; what is not known, or is no fact of the sources, is no fact."""
    record = sourced(["status"], financing=None, buyer="Police")
    assert backing(record, ["buyer"]) == []
    assert backing(record, ["financing"]) is None
    assert backing(record, ["confidence"]) is None


def test_report_rests_on_the_source_of_that_day() -> None:
    """The first report is that of the source published then; an unknown day is nobody's."""
    assert backing(sourced([], [], reported="2013"), ["reported"]) == [2]
    assert backing(sourced([], reported="2001"), ["reported"]) == []
    undated = deal(**UNDATED, sources=[deal_fields()["sources"][0] | {"published": None}])
    assert backing(undated, ["reported"]) is None


def test_dates_in_order() -> None:
    """Dates stand by the first day they can mean; a sale's own steps come before the report of the same day."""
    record = deal(reported="2014", announced=None, signed="2014-01-01", operational="2013-12", ended=None)
    assert history(record) == [("operational", "2013-12"), ("signed", "2014-01-01"), ("reported", "2014")]


@pytest.mark.parametrize("name", DEALS)
def test_every_date(name: str) -> None:
    """No date of a shipped record gets lost."""
    record = DEALS[name]
    assert dict(history(record)) == record.dates | ({"reported": record.reported} if record.reported else {})
