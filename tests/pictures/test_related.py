"""Links from one record to others."""

from dashboard.pictures.related import Around, listed, nearest, steps
from tests.analysis.builders import dataset_of
from tests.pictures.parsed import Parsed
from tests.shipped import COUNTRIES

EVIL = "<script>alert(1)</script>"
NAMES = {iso: country.name for iso, country in COUNTRIES.items()}
DEALS = dataset_of({"signed": "2012"}, {"signed": "2013", "kind": "restriction", "ended": "2014"}, {}).deals
AROUND = Around(NAMES, {deal.id for deal in DEALS})


def test_each_with_country_year_and_status() -> None:
    """A record is named with its country, year and status, that of a ban as the supply's, and leads to its page."""
    page = Parsed(listed("Also here", DEALS[:2], AROUND))
    assert page.values("href") == ["deal?deal=ken-1", "deal?deal=ken-2"]
    assert "Kenya · 2012 · Operational" in page.text
    assert "Supply: operational" in page.text


def test_outside_the_lens() -> None:
    """A record that the evidence lens leaves out is still listed, and says so."""
    page = Parsed(listed("Also here", DEALS[:2], Around(NAMES, {"ken-1"})))
    assert page.text.count("outside the evidence lens") == 1


def test_nothing_to_list() -> None:
    """Without a record there is no heading either."""
    assert listed("Parts", [], AROUND, "more") == ""
    assert nearest("Also here", DEALS[0], DEALS[:1], AROUND, "more") == ""
    assert steps(None, None) == ""


def test_how_many_others() -> None:
    """Where not all are shown, it says how many there are."""
    deals = dataset_of(*[{}] * 9).deals
    assert "The 6 nearest in time of 8 others." in nearest("Also here", deals[0], deals, AROUND, "more")
    assert "nearest in time" not in nearest("Also here", deals[0], deals[:7], AROUND, "more")


def test_nothing_runs() -> None:
    """Code in a title or a country's name is text."""
    deal = DEALS[0].model_copy(update={"title": EVIL})
    page = Parsed(steps(deal, deal) + listed(EVIL, [deal], Around({"KEN": EVIL}, set())))
    assert "script" not in page.tags
    assert page.text.count(EVIL) == 5
