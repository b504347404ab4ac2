"""The report of a problem, ready to be completed."""

from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.analysis.report import new_ticket, problem
from tests.records.builders import deal


def test_what_the_report_says() -> None:
    """The report holds what an editor needs to find the very record and data that the reader saw."""
    title, body = problem(deal(id="ken-x-2014", title="A & B"), "2026-11-22, abc", "http://x/deal?deal=ken-x-2014")
    assert "ken-x-2014" in title
    for part in ("ken-x-2014", "A & B", "2026-11-22, abc", "http://x/deal?deal=ken-x-2014"):
        assert part in body


@pytest.mark.parametrize("tracker", ["https://example.org/new", "https://example.org/new?project=atlas"])
def test_ticket_keeps_the_text(tracker: str) -> None:
    """The tracker gets title and body letter by letter, beside what its address already asks for."""
    title, body = "Problem & more", 'line one\nline "two" = #3 ü'
    asked = parse_qs(urlsplit(new_ticket(tracker, title, body)).query)
    assert (asked["title"], asked["body"]) == ([title], [body])
    assert asked.get("project", ["atlas"]) == ["atlas"]
    assert new_ticket(tracker, title, body).startswith(tracker)
