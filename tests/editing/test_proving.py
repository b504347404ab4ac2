"""A record being written is told what it would be told once it stands in its file."""

from pathlib import Path
from typing import Any

import pytest

from dashboard.editing.proving import doubts, faults, joined
from dashboard.records.read import load
from dashboard.records.schema import Dataset
from tests.records.builders import GOOD, deal_fields, write_data


@pytest.fixture(scope="module")
def good() -> Dataset:
    """The small valid dataset."""
    return load(GOOD)


def test_a_record_as_it_stands_has_no_faults(good: Dataset) -> None:
    """Every record of every YAML file may be saved as it is."""
    files = {"deals.yaml": "id", "suppliers.yaml": "key", "events.yaml": "id", "left_out.yaml": "id"}
    files |= {"glossary.yaml": "key", "trackers.yaml": "key"}
    for file, key in files.items():
        for record in getattr(good, file.removesuffix(".yaml")):
            assert faults(good, file, record.model_dump(mode="json"), getattr(record, key)) == []


@pytest.mark.parametrize(
    ("changes", "where", "sentence"),
    [
        ({"status": "signd"}, ("status",), "— did you mean 'signed'?"),
        ({"country": "KENN"}, ("country",), "'KENN' is no country code in countries.csv — did you mean 'KEN' (Kenya)?"),
        ({"suppliers": ["huwei"]}, ("suppliers", 0), "'huwei' is no key in suppliers.yaml — did you mean 'huawei'?"),
        ({"signed": "2016", "operational": "2015"}, ("operational",), "'2015' is before signed, '2016'"),
        ({"part_of": "ken-new"}, ("part_of",), "goes round in a circle: ken-new → ken-new"),
        ({"id": "ken-huawei-2014"}, ("id",), "'ken-huawei-2014' is taken by another record; choose another"),
    ],
)
def test_faults(good: Dataset, changes: dict[str, Any], where: tuple[str, ...], sentence: str) -> None:
    """Each fault of a new record is told at its place, by the words of the check."""
    fields = deal_fields(id="ken-new", ended=None, status="operational") | changes
    [(found, said)] = faults(good, "deals.yaml", fields)
    assert found == where
    assert said.endswith(sentence)


def test_the_same_words_as_the_check(good: Dataset, tmp_path: Path) -> None:
    """What is told of a record is what the check tells once it is written."""
    wrong = deal_fields(status="signd", suppliers=["zt"], sources=[], checked="2999")
    told = [problem.message for problem in load(write_data(tmp_path, deals=[wrong])).problems]
    found = [sentence for _, sentence in faults(good, "deals.yaml", wrong, wrong["id"])]
    assert len(found) == 4
    assert sorted(found) == sorted(told)


def test_a_key_is_taken_also_by_a_record_with_faults(tmp_path: Path) -> None:
    """A wrong record is not read, but its key is its own."""
    dataset = load(write_data(tmp_path, deals=[deal_fields(status="signd")]))
    assert dataset.deals == ()
    assert faults(dataset, "deals.yaml", deal_fields())[0][0] == ("id",)
    assert faults(dataset, "deals.yaml", deal_fields(), "ken-huawei-2014") == []


def test_a_record_moves_between_the_files(good: Dataset) -> None:
    """A deal may become one that is left out and back, but not stand in both files."""
    left_out = {**deal_fields(), "reason": "No contract was found."}
    assert faults(good, "left_out.yaml", left_out, "ken-huawei-2014") == []
    assert "stands in deals.yaml too" in faults(good, "left_out.yaml", left_out)[0][1]
    back = good.left_out[0].model_dump(mode="json", exclude={"reason"})
    assert faults(good, "deals.yaml", back, back["id"]) == []
    assert "stands in left_out.yaml too" in faults(good, "deals.yaml", back)[0][1]


def test_spellings(good: Dataset) -> None:
    """A new term has its own spellings, a changed one keeps them, none takes another's."""
    first, second = (term.model_dump(mode="json") for term in good.glossary)
    assert faults(good, "glossary.yaml", {"key": "dam", "term": "Dam", "also": [], "text": "A wall."}) == []
    assert faults(good, "glossary.yaml", first | {"key": "renamed"}, first["key"]) == []
    assert (
        "is already a spelling of"
        in faults(good, "glossary.yaml", second | {"also": [first["term"]]}, second["key"])[0][1]
    )
    twice = faults(good, "glossary.yaml", {"key": "dam", "term": "Dam", "also": ["dam"], "text": "A wall."})
    assert twice == [(("also", 0), "'dam' is already a spelling of 'dam'")]


def test_a_new_firm_may_be_named_at_once(good: Dataset) -> None:
    """A record may name a firm that is to be saved with it."""
    fields = deal_fields(suppliers=["dahua"])
    assert [where for where, _ in faults(good, "deals.yaml", fields, fields["id"])] == [("suppliers", 0)]
    assert faults(joined(good, {"key": "dahua", "aliases": []}), "deals.yaml", fields, fields["id"]) == []


def test_doubts(good: Dataset) -> None:
    """A look-alike, a fact without a source and a place far off are told; the record itself is none of the others."""
    assert doubts(good, deal_fields(), was="ken-huawei-2014") == []
    said = doubts(good, deal_fields(id="ken-new", contested="The firm denies it."), lambda *_: 5000.0)
    assert [where for where, _ in said] == [("sources",), ("places", 0), ("id",)]
    assert said[-1][1].startswith("looks like ken-huawei-2014")
    assert doubts(good, deal_fields(status="signd")) == []


def test_doubts_of_others_are_not_its_own(tmp_path: Path) -> None:
    """Two others that look alike are their own affair."""
    dataset = load(write_data(tmp_path, deals=[deal_fields(), deal_fields(id="ken-2")]))
    assert doubts(dataset, deal_fields(id="ken-3", suppliers=[])) == []
    said = doubts(dataset, deal_fields(id="ken-3"))
    assert [sentence[:30] for _, sentence in said] == [
        "looks like ken-huawei-2014: sa",
        "looks like ken-2: same country",
    ]
