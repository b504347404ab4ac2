"""Links from page to page."""

import pytest

from dashboard.pictures.pager import pager
from tests.pictures.parsed import Parsed


@pytest.mark.parametrize(
    ("first", "total", "links"),
    [
        (1, 200, []),
        (1, 201, [201, 201]),
        (201, 1000, [1, 1, 401, 801]),
        (401, 1000, [1, 201, 601, 801]),
        (801, 1000, [1, 601]),
        (50, 1000, [1, 1, 250, 801]),
    ],
)
def test_pager(first: int, total: int, links: list[int]) -> None:
    """Links lead to the first, previous, next and last page, as far as there are any."""
    found = Parsed(pager(first, total, 200, "the table"))
    assert [int(href.removeprefix("?from=")) for href in found.values("href")] == links
    assert (found.tags == set()) == (links == [])
