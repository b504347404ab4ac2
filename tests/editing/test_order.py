"""Records sorted by their keys: whole, with their comments, and nothing else moves."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.editing.order import in_order

MIXED = """# The head of the file stays.

- id: b  # beside b
  a: 1

# A word on what follows.

# right above c
- id: c
  # inside c
  z: 1

- id: a
  # the last of a
# The end stays."""

SORTED = """# The head of the file stays.

- id: a
  # the last of a

- id: b  # beside b
  a: 1

# A word on what follows.

# right above c
- id: c
  # inside c
  z: 1
# The end stays."""


def moved(text: str) -> list[object]:
    """Give the keys of the records that move."""
    return [item.value["id"] for item in in_order(text, "id")[1]]


def test_a_record_moves_with_its_comments() -> None:
    """As few records move as may be; what stands before a record goes with it."""
    assert in_order(MIXED, "id")[0] == SORTED
    assert moved(MIXED) == ["a"]
    assert in_order(SORTED, "id") == (SORTED, [])


def test_a_last_line_without_an_end() -> None:
    """Lines stay lines when the last record moves up, in the manner of the file."""
    assert in_order("- id: b\r\n- id: a", "id")[0] == "- id: a\r\n- id: b\r\n"


def test_a_record_without_a_key_stays_behind_the_one_before_it() -> None:
    """It is wrong, but it does not stop the others."""
    text = "- id: c\n\n- title: x\n\n- just text\n\n- id: a\n\n- id: b\n"
    assert in_order(text, "id")[0] == "- id: a\n\n- id: b\n\n- id: c\n\n- title: x\n\n- just text\n"


@given(st.lists(st.sampled_from("abcdefg"), unique=True), st.lists(st.sampled_from(["", "# note", "#"]), max_size=9))
def test_nothing_is_lost(keys: list[str], between: list[str]) -> None:
    """Every line is still there, every comment above the record that it stood above, and sorted is sorted."""
    text = "# head\n\n"
    for place, key in enumerate(keys):
        text += "\n".join(["", *between[place : place + 2], f"- id: {key}", f"  a: 1 # in {key}", ""])
    new, _ = in_order(text or "[]", "id") if keys else (text, [])
    assert sorted(new.splitlines()) == sorted(text.splitlines())
    assert [line[6:] for line in new.splitlines() if line.startswith("- ")] == sorted(keys)
    assert in_order(new, "id") == (new, []) if keys else True
