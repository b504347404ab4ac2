"""Where was looked, as map, sentence and lists that say the same."""

from collections import Counter

from dashboard.analysis.coverage import UNSEARCHED, found, notes
from dashboard.pictures.searched import LOOKS, WORDS, left_out, map_classes, map_said, map_sentence, results
from tests.analysis.builders import SMALL
from tests.pictures.parsed import Parsed
from tests.shipped import COUNTRIES, DATASET

FOUND = found(DATASET)
NAMES = {iso: country.name for iso, country in COUNTRIES.items()}
EVIL = "<script>alert(1)</script>"


def test_map() -> None:
    """Each country has a look, and says its result."""
    made = {"KEN": "records", "NAM": "too-small", "YEM": "nothing-found", "ATA": UNSEARCHED, "DEU": "talks-only"}
    assert map_classes(made) == {
        "KEN": "records",
        "NAM": "not-taken",
        "YEM": "nothing-found",
        "ATA": "none",
        "DEU": "not-taken",
    }
    assert set(map_classes(FOUND).values()) == set(LOOKS)
    assert map_said(made, NAMES)["NAM"] == "Namibia: too small"


def test_sentence() -> None:
    """The sentence counts each look."""
    counts = Counter(map_classes(FOUND).values())
    for name, look in LOOKS.items():
        assert f"{look.label.lower()} in {counts[name]}" in map_sentence(FOUND)


def test_lists() -> None:
    """Every result has its number, and every country stands in the list of its result, with its note."""
    page = Parsed(results(FOUND, NAMES, notes(DATASET)))
    counts = Counter(FOUND.values())
    assert all(f"{word}{counts[code]}" in page.text for code, word in WORDS.items())
    assert sorted(page.values("href")) == sorted(f"countries?country={iso}" for iso in FOUND)
    assert "Albania (agreement with the UAE; no Chinese supplier shown)" in page.text


def test_left_out() -> None:
    """A record not taken says why, and shows text as text."""
    (record,) = SMALL.left_out
    page = Parsed(left_out([record.model_copy(update={"title": EVIL})], {"KEN": EVIL}))
    assert f"{EVIL}: {EVIL}" in page.text
    assert "Why it is left out. No source describes a camera." in page.text
    assert page.values("href") == [source.url for source in record.sources]
    assert not page.scripts
