"""Other counts beside ours."""

from html import escape

from dashboard.analysis.filters import Filters
from dashboard.analysis.trackers import Compared, Ours
from dashboard.pictures.trackers import aigs_compared, tracker_card
from dashboard.records.parts import Count
from tests.analysis.builders import SMALL
from tests.pictures.parsed import Parsed

EVIL = "<script>alert(1)</script>"
OURS = Ours("by Huawei", 1, 1, Filters(supplier=("huawei",)))


def test_card() -> None:
    """Their numbers stand beside ours, with what each covers, a link to our records, and their sources."""
    (tracker,) = SMALL.trackers
    many = tracker.model_copy(update={"counts": (Count(what="projects", number=20985),)})
    page = Parsed(tracker_card(many, OURS, escape))
    assert "It counts20,985 projects" in page.text
    assert "Nearest here1 deal in 1 country (by Huawei)" in page.text
    assert "not said in the sources we saw" in page.text
    assert page.values("href") == ["table?supplier=huawei", tracker.sources[0].url]


def test_evil_card() -> None:
    """Text from the data is shown as text."""
    (tracker,) = SMALL.trackers
    changed = dict.fromkeys(("name", "by", "years", "scope", "differs"), EVIL)
    counts = (Count.model_construct(what=EVIL, number=1),)
    page = Parsed(tracker_card(tracker.model_copy(update=changed | {"counts": counts}), OURS, escape))
    assert not page.scripts
    assert page.text.count(EVIL) == 6


def test_aigs() -> None:
    """The counts of the sets, and the names in each, once."""
    compared = Compared({"KEN"}, {"DNK", "JPN"}, {"CHE", "LTU", "XKX"}, {"CHE"}, {"LTU", "XKX"}, {"JPN"})
    names = {
        "DNK": "Denmark",
        "JPN": "Japan",
        "KEN": "Kenya",
        "XKX": "Kosovo",
        "LTU": "Lithuania",
        "CHE": "Switzerland",
    }
    page = Parsed(aigs_compared(compared, names))
    assert "In both1Only in the index2Only here3" in page.text
    assert "with a ban or removal here: 1." in page.text
    assert "without technology from China: 1;" in page.text
    assert "where the index ends: 2." in page.text
    assert sorted(page.values("href")) == sorted(f"countries?country={iso}" for iso in names)
