"""How many publishers a record rests on."""

import pytest

from dashboard.analysis.evidence import groups, publishers
from dashboard.records.schema import Deal
from tests.records.builders import deal, deal_fields
from tests.shipped import DEALS


def published_by(*names: str) -> Deal:
    """Give a record with one source for each publisher."""
    source = deal_fields()["sources"][0]
    return deal(sources=[source | {"publisher": name, "title": f"Title {n}"} for n, name in enumerate(names)])


def test_groups() -> None:
    """Publishers that name a common outlet stand together, in the order of the sources, each name once."""
    assert groups(published_by("Reuters", "BBC", "Arab News (Reuters)", "BBC")) == [
        ("Reuters", "Arab News (Reuters)"),
        ("BBC",),
    ]


def test_a_later_source_joins_two() -> None:
    """A source that names the outlets of two earlier ones makes one of all three."""
    assert groups(published_by("X Daily", "Reuters", "BBC", "X Daily (Reuters)")) == [
        ("X Daily", "Reuters", "X Daily (Reuters)"),
        ("BBC",),
    ]


def test_a_group_keeps_its_outlets() -> None:
    """What is joined by one outlet can be joined by another later on."""
    assert publishers(published_by("X Daily (Reuters)", "X Daily", "Reuters")) == 1


@pytest.mark.parametrize("name", DEALS)
def test_every_publisher_once(name: str) -> None:
    """Each publisher of a shipped record stands in one group, and the groups are what is counted."""
    found = groups(DEALS[name])
    named = [publisher for group in found for publisher in group]
    assert sorted(named) == sorted({source.publisher for source in DEALS[name].sources})
    assert publishers(DEALS[name]) == len(found)
