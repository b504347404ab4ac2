"""Links from page to page."""

import pytest

from dashboard.pictures.links import address, follow, here, link, unknown
from tests.pictures.parsed import Parsed

EVIL = "\"><script>alert(1)</script>&x=1 ' javascript:x"


@pytest.mark.parametrize(
    ("made", "wanted"),
    [
        (address("countries", country="KEN"), "countries?country=KEN"),
        (address("", country="KEN"), "./?country=KEN"),
        (address("know"), "know"),
        (address("table", search="a&b #c"), "table?search=a%26b+%23c"),
    ],
)
def test_address(made: str, wanted: str) -> None:
    """An address is relative, so that it holds under any host and folder, and its values are quoted."""
    assert made == wanted


def test_text_and_values_are_text() -> None:
    """Neither the words nor the values of a link become HTML."""
    for html in (link(EVIL, "deal", deal=EVIL), here(EVIL, sort=EVIL), unknown("firm", EVIL, "firm", {EVIL: EVIL})):
        page = Parsed(html)
        assert page.tags <= {"a", "div", "p", "ul", "li"}
        assert page.attributes <= {"href", "class", "role"}
        assert all(href.startswith(("deal?", "?")) for href in page.values("href"))


def test_unknown() -> None:
    """What is not there is told with what was typed, and the nearest are links that change this much of the address."""
    page = Parsed(unknown("country", "KEM" * 100, "country", {"KEN": "Kenya", "YEM": "Yemen"}))
    assert page.values("href") == ["?country=KEN", "?country=YEM"]
    assert "There is no country “" + ("KEM" * 20) + "” in this data." in page.text
    assert page.values("role") == ["alert"]


def test_follow_cannot_be_broken_out_of() -> None:
    """Whatever the parameters hold, the script stays one call of one string."""
    script = follow("deal", deal="</script>\"'\n\\")
    assert script == '<script>atlasPage.follow("deal?deal=%3C%2Fscript%3E%22%27%0A%5C")</script>'
