"""What a search found, in words and links."""

import pytest

from dashboard.analysis.entries import SORTS
from dashboard.analysis.search import Hit, find, index
from dashboard.pictures.hits import hits, understood
from dashboard.records.words import HIT_SORTS
from tests.pictures.parsed import Parsed
from tests.shipped import DATASET, DEALS

INDEX = index(DATASET, DATASET.glossary)
EVIL = "<script>alert(1)</script>"


def test_every_sort_has_a_heading() -> None:
    """Each sort that can be found is named in words."""
    assert tuple(HIT_SORTS) == SORTS


def test_each_hit_leads_on() -> None:
    """The hits stand under the headings of their sorts, that of the best first, each a link with its detail."""
    found = find(INDEX, "nairobi", 40)
    page = Parsed(hits(found, DEALS))
    assert len(page.values("href")) == len(found)
    assert page.text.startswith(HIT_SORTS[found[0].sort])
    assert {hit.sort for hit in found} >= {"country", "place"}
    assert all(HIT_SORTS[hit.sort] in page.text and hit.detail in page.text for hit in found)
    assert "evidence lens" not in page.text


def test_outside_the_lens() -> None:
    """A record that the evidence lens leaves out is found and says so; a country is under no lens."""
    found = find(INDEX, "nairobi", 40)
    to_records = [hit for hit in found if hit.page == "deal"]
    assert 0 < hits(found, set()).count("outside the evidence lens") == len(to_records) < len(found)


@pytest.mark.parametrize(
    ("sought", "said"),
    [
        ("belgrad", "for “belgrad”."),
        ("begrlade", "No exact match for “begrlade”; nearest:"),
        ("zzqqxx", "Nothing is found for “zzqqxx”."),
        (EVIL, f"“{EVIL}”"),
    ],
)
def test_understood(sought: str, said: str) -> None:
    """It is said whether the very words were found, or only something like them, or nothing."""
    page = Parsed(understood(sought, find(INDEX, sought), 12))
    assert said in page.text
    assert "script" not in page.tags


def test_too_many() -> None:
    """Where not all matches may be shown, that is said."""
    found = find(INDEX, "police", 5)
    assert "The 5 best matches" in understood("police", found, 5)


def test_nothing_runs() -> None:
    """Code in what is found is text."""
    page = Parsed(hits([Hit("deal", EVIL, EVIL, "deal", {"deal": EVIL}, (), 100)], set()))
    assert "script" not in page.tags
    assert page.text.count(EVIL) == 2
