"""Tables as HTML."""

from dashboard.pictures.tables import figures, stacking
from tests.pictures.parsed import Parsed


def test_figures() -> None:
    """Caption, headers with their scope, and cells, in order."""
    table = Parsed(figures("Deals per class", ("Class", "Deals"), [("Closed", 3), ("Open", "1 (25%)")]))
    assert [tag for tag, _ in table.elements] == [
        *("table", "caption", "thead", "tr", "th", "th", "tbody"),
        *("tr", "th", "td", "tr", "th", "td"),
    ]
    assert table.values("scope") == ["col", "col", "row", "row"]
    assert table.texts == ["Deals per class", "Class", "Deals", "Closed", "3", "Open", "1 (25%)"]


def test_text_stays_text() -> None:
    """Markup in a caption, a header or a cell is shown, not obeyed."""
    bad = "<script>alert(1)</script>&amp;"
    table = Parsed(figures(bad, [bad], [(bad, bad)]))
    assert (table.scripts, table.texts.count("&amp;"), "script" in table.tags) == ([], 0, False)
    assert table.texts == [bad] * 4


def test_stacking() -> None:
    """Each cell says its column's name, for where rows are cards; roles are said, and which column is sorted."""
    html = stacking("Firms", {"Firm": "<a>Firm</a>", "Deals": "Deals"}, [("<b>A</b>", "3")], {"Deals": "descending"})
    table = Parsed(html)
    assert table.values("data-label") == ["Deals"]
    assert table.values("aria-sort") == ["descending"]
    roles = ["table", "rowgroup", "row", "columnheader", "columnheader", "rowgroup", "row", "rowheader", "cell"]
    assert table.values("role") == roles
    assert table.texts == ["Firms", "Firm", "Deals", "A", "3"]
