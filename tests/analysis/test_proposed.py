"""The dataset as it would be."""

from dashboard.analysis.proposed import proposed
from dashboard.editing.changes import Change
from tests.shipped import DATASET

FIRST = DATASET.deals[0]
FIELDS = FIRST.model_dump(mode="json")


def test_put_in_changed_and_taken_out() -> None:
    """Records come, change and go; all others stay, in the order of their ids."""
    new = Change("deals.yaml", "zzz-new", None, FIELDS | {"id": "zzz-new"})
    changed = Change("deals.yaml", FIRST.id, FIELDS, FIELDS | {"title": "Other"})
    found = proposed(DATASET, [new, changed])
    assert [deal.id for deal in found.deals] == [*(deal.id for deal in DATASET.deals), "zzz-new"]
    assert found.deals[0].title == "Other"
    assert found.deals[1:-1] == DATASET.deals[1:]
    assert proposed(found, [new.undone, changed.undone]).deals == DATASET.deals


def test_what_is_wrong_is_left_out() -> None:
    """A record that is not right does not take part."""
    wrong = Change("deals.yaml", FIRST.id, FIELDS, FIELDS | {"kind": "gift"})
    assert FIRST.id not in {deal.id for deal in proposed(DATASET, [wrong]).deals}
