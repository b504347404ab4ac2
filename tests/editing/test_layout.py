"""Records put into a text, taken out, laid out anew: all else stays byte for byte, and no comment is lost."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.editing.changes import key_of, records
from dashboard.editing.layout import LayoutError, blocks, drop, laid_out, put, text_of_record
from dashboard.records.read import SHEETS
from dashboard.records.schema import Deal
from tests.editing.commented import RECORDS, edits, pieces, remarks
from tests.records.builders import deal_fields
from tests.shipped import DATA

THREE = "".join(f"- id: {name}\n  title: '{name}'\n\n" for name in ("a", "c", "e"))


@given(st.data(), st.sampled_from(["\n", "\r\n"]))
def test_put(data: st.DataObject, newline: str) -> None:
    """A record written anew keeps its comments, each once; the lines of all others stay as they were."""
    text = data.draw(pieces(newline))
    found = records("deals.yaml", text)
    position = data.draw(st.integers(0, 2))
    fields = data.draw(edits(list(found.values())[position]))
    new = put(text, fields, "id")
    block, lines = blocks(text)[position], text.splitlines(keepends=True)
    assert new.startswith("".join(lines[: block.first]))
    assert new.endswith("".join(lines[block.end :]))
    assert remarks(new) == remarks(text)
    assert new.count("\n") == new.count(newline)
    assert records("deals.yaml", new) == found | {fields["id"]: fields}


@given(st.data())
def test_laid_out(data: st.DataObject) -> None:
    """Laying out changes no value and loses no comment; what is laid out stays as it is."""
    text = data.draw(pieces())
    made = laid_out(text, Deal)
    new = made.text
    assert not made.unsound
    assert remarks(new) == remarks(text)
    assert records("deals.yaml", new) == records("deals.yaml", text)
    assert laid_out(new, Deal).text == new


@pytest.mark.parametrize("name", [name for name in SHEETS if name.endswith(".yaml")])
def test_shipped(name: str) -> None:
    """The shipped files are laid out."""
    text = (DATA / name).read_text("utf-8")
    assert laid_out(text, SHEETS[name][0]).text == text


@given(st.data())
def test_drop(data: st.DataObject) -> None:
    """A record goes with the comments above and in it; put in again, the file has the same records as before."""
    text = data.draw(pieces())
    found = records("deals.yaml", text)
    key = data.draw(st.sampled_from(sorted(found)))
    own = text_of_record(text, key, "id")
    new = drop(text, key, "id")
    assert remarks(new + own) == remarks(text)
    assert records("deals.yaml", new) == {other: fields for other, fields in found.items() if other != key}
    again = put(new, found[key], "id", own)
    assert remarks(again) == remarks(text)
    assert records("deals.yaml", again) == found


@pytest.mark.parametrize(("name", "place"), [("b", 1), ("d", 2), ("f", 3), ("Z", 0)])
def test_put_new(name: str, place: int) -> None:
    """A new record goes to its place in the order of keys."""
    new = put(THREE, {"id": name, "title": "x"}, "id")
    lines = new.splitlines()
    assert [line for line in lines if line.startswith("- ")].index(f"- id: {name}") == place
    assert new.replace(f'- id: {name}\n  title: "x"\n', "").split() == THREE.split()
    assert "\n\n\n" not in new
    assert "-" not in "".join(line[:1] for before, line in pairwise(lines) if before.strip())


def test_put_new_in_another_order() -> None:
    """In a file that is in no order, a new record goes to the end."""
    text = "- id: b\n\n- id: a"
    assert put(text, {"id": "aa"}, "id") == "- id: b\n\n- id: a\n\n- id: aa\n"


@pytest.mark.parametrize("text", ["[]\n", "# A head.\n\n[]\n", "# A head.\n[]\n"])
def test_put_first_and_drop_last(text: str) -> None:
    """A list may be empty before and after; what stands at the head of the file stays there."""
    one = put(text, {"id": "a"}, "id")
    assert list(records("deals.yaml", one)) == ["a"]
    assert one.startswith(text.removesuffix("[]\n"))
    assert records("deals.yaml", drop(one, "a", "id")) == {}
    assert drop(one, "a", "id").split() == text.split()


def test_line_ends() -> None:
    """A new record takes the line ends of the file's first line; others stay as they are."""
    text = "- id: a\r\n  title: one\n\r\n- id: c\r\n"
    assert put(text, {"id": "b"}, "id") == "- id: a\r\n  title: one\n\r\n- id: b\r\n\r\n- id: c\r\n"


def test_comments_of_a_file() -> None:
    """What is said right above a record goes with it; what is said at the file's head or apart stays."""
    text = "# Head.\n- id: a\n\n# Apart.\n\n# Of b.\n- id: b\n  # In b.\n\n# Tail.\n"
    assert text_of_record(text, "b", "id") == "# Of b.\n- id: b\n  # In b.\n"
    assert drop(text, "b", "id") == "# Head.\n- id: a\n\n# Apart.\n\n# Tail.\n"
    assert put(text, {"id": "aa"}, "id") == text.replace("# Of b.", "- id: aa\n\n# Of b.")
    assert text_of_record(text, "c", "id") == ""
    assert drop(text, "a", "id") == text.replace("- id: a\n\n", "")
    assert put(text, {"id": "Z"}, "id") == text.replace("- id: a", "- id: Z\n\n- id: a")


def test_records_without_a_line_of_their_own() -> None:
    """Where records do not each begin a line, nothing is put in."""
    with pytest.raises(LayoutError, match="must each start with '- '"):
        put("[{id: a}, {id: b}]\n", {"id": "c"}, "id")


@given(st.text(min_size=1))
def test_any_text(text: str) -> None:
    """Any text, in any script, comes back as it went in."""
    fields = deal_fields(title=text, buyer=text)
    new = put(RECORDS[0], fields, key_of("deals.yaml"))
    assert records("deals.yaml", new)["ken-huawei-2014"]["buyer"] == text
