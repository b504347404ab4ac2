"""The rules in words and the tables of codes."""

from collections import Counter

from dashboard.pictures.know import LICENCES, PUBLISHERS, RULES, SECTIONS, codes, contents
from dashboard.records.words import CONFIDENCES, KIND_MEANINGS, KINDS, SCOPES, STATUSES
from tests.pictures.parsed import Parsed
from tests.shipped import DATASET


def test_contents() -> None:
    """The contents lead to every section, and links within the texts to sections that are there."""
    assert Parsed(contents()).values("href") == [f"#{anchor}" for anchor in SECTIONS]
    within = Parsed(RULES + PUBLISHERS + LICENCES).values("href")
    assert within
    assert {href.removeprefix("#") for href in within} <= set(SECTIONS)


def test_codes() -> None:
    """Each code has its word, its meaning and its number of records."""
    page = Parsed(codes(DATASET.deals)).text
    counts = Counter(deal.kind for deal in DATASET.deals)
    for code, word in KINDS.items():
        assert f"{word}{KIND_MEANINGS[code]}{counts[code]}" in page  # type: ignore[index]
    assert all(word in page for words in (STATUSES, CONFIDENCES, SCOPES) for word in words.values())
