"""Which value a comment belongs to, and where it goes when that value moves or goes."""

import pytest

from dashboard.editing.comments import comments, followed, woven
from dashboard.records import yaml_file
from dashboard.records.write import record_lines

TEXT = """\
- id: a  # of id
  # above title
  title: "no # comment"
  technologies: [cctv,  # of the list
    # in the list
    drone]  # of drone
  article:  # of the group
    note: >-
      # text
      of a note
    # below the note
  places:
    # above One
    - {name: "One", lat: 1, lon: 2}  # of One
    - {name: "Two", lat: 3, lon: 4}
  # at the end
"""
FIELDS = {
    "id": "a",
    "title": "no # comment",
    "technologies": ["cctv", "drone"],
    "article": {"note": "# text of a note"},
    "places": [{"name": "One", "lat": 1, "lon": 2}, {"name": "Two", "lat": 3, "lon": 4}],
}


def rewritten(fields: dict[str, object]) -> str:
    """The record's text with other fields."""
    item = next(item for item in yaml_file.items(TEXT) if item.value["id"] == "a")
    assert item.value == FIELDS
    return woven(record_lines(fields), followed(comments(TEXT, item.lines), item.value, fields), "\n")


def test_same_fields() -> None:
    """Each comment stays with its value; what has no line any more goes to what it belonged to."""
    assert (
        rewritten(FIELDS)
        == """\
- id: a  # of id
  # above title
  title: "no # comment"
  # of the list
  # in the list
  technologies: [cctv, drone]  # of drone
  article:  # of the group
    note: "# text of a note"
  # below the note
  places:
    # above One
    - {name: "One", lat: 1, lon: 2}  # of One
    - {name: "Two", lat: 3, lon: 4}
  # at the end
"""
    )


def test_entries_change_places() -> None:
    """A comment follows its entry of a list."""
    new = rewritten(FIELDS | {"places": [{"name": "Two", "lat": 3, "lon": 4}, {"name": "One", "lat": 1.5, "lon": 2}]})
    assert '    # above One\n    - {name: "One", lat: 1.5, lon: 2}  # of One\n' in new


@pytest.mark.parametrize("places", [[], [{"name": "Two", "lat": 3, "lon": 4}]])
def test_value_goes(places: list[object]) -> None:
    """The comments of a value that is taken out are kept above what it belonged to."""
    new = rewritten(FIELDS | {"places": places, "technologies": [], "article": None})
    assert "  # above One\n  places:" in new
    assert all(new.count(note) == 1 for note in ("# of One", "# of drone", "# of the list", "# of the group"))
