"""A file laid out: keys in order, one form, the same values, every comment still there."""

import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from dashboard.editing.changes import records
from dashboard.editing.layout import laid_out
from dashboard.records.schema import Deal
from tests.records.builders import GOOD

TEXT = (GOOD / "deals.yaml").read_text("utf-8")


FIELDS: dict[str, Any] = YAML(typ="safe").load(TEXT)[0]


def written(names: list[str]) -> str:
    """Give the good deal with its keys in this order, in YAML's own form."""
    text = io.StringIO()
    yaml = YAML()
    yaml.width = 4096
    yaml.dump([{name: FIELDS[name] for name in names}], text)
    return text.getvalue()


@given(st.permutations(list(FIELDS)))
def test_keys_in_order(names: list[str]) -> None:
    """Whatever their order and form, the keys come out in the order and form of the good file."""
    assert laid_out(written(names), Deal).text == TEXT


@given(st.sets(st.integers(0, len(TEXT.splitlines()) - 1), max_size=12), st.sets(st.integers(0, 40), max_size=12))
def test_comments_are_kept(alone: set[int], beside: set[int]) -> None:
    """Comments on lines of their own and beside values are all kept; laying out again changes nothing."""
    lines = [
        f"{'  ' if place else ''}# alone {place}.\n{line}" * (place in alone)
        or line + f"  # beside {place}." * (place in beside)
        for place, line in enumerate(TEXT.splitlines())
    ]
    text = "\n".join(lines) + "\n"
    made = laid_out(text, Deal)
    for note in [f"# alone {place}." for place in alone] + [f"# beside {place}." for place in beside - alone]:
        assert made.text.count(note) == text.count(note)
    assert records("deals.yaml", made.text) == records("deals.yaml", TEXT)
    assert laid_out(made.text, Deal).text == made.text


def test_what_changed_and_what_could_not() -> None:
    """Records that change are named, a record with an error stays byte for byte."""
    wrong = TEXT.replace("kind: supply", "kind:   suply").replace("ken-huawei", "ken-other")
    loose = TEXT.replace("kind: supply", "kind:   supply").replace("ken-huawei", "ken-more")
    made = laid_out("\n".join([TEXT, wrong, loose]), Deal)
    assert made.text == "\n".join([TEXT, wrong, TEXT.replace("ken-huawei", "ken-more")])
    assert [item.value["id"] for item in made.anew] == ["ken-more-2014"]
    assert [item.value["id"] for item in made.unsound] == ["ken-other-2014"]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_laid_out_file_stays(newline: str) -> None:
    """Byte for byte, whatever its line ends."""
    text = TEXT.replace("\n", newline)
    made = laid_out(text, Deal)
    assert (made.text, made.anew, made.unsound) == (text, [], [])
