"""A change is saved whole, with who and why; or nothing changes, and a plain sentence says what hinders it."""

import os
import re
import stat
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.editing import history
from dashboard.editing.changes import Editor
from dashboard.editing.save import BOM, ClashError, RefusedError, SaveError, preview, save, take_up
from dashboard.records.read import load
from tests.editing.saving import ADA, BEN, KEY, change, contents, errors, git, made, new, now, retired, saved
from tests.records.builders import GOOD, deal_fields

BOTH = pytest.mark.parametrize("how", ["git", "copies"])


@BOTH
def test_lands(how: str, tmp_path: Path) -> None:
    """A saved change stands in its file and in the history; all else is as it was, and git has nothing left to do."""
    data = made(tmp_path, how)
    before = contents(data)
    saved(data, change(data, title="Cameras"), why="  By the\n source ")
    assert now(data) == deal_fields(title="Cameras")
    assert {name: text for name, text in contents(data).items() if name != "deals.yaml"} == {
        name: text for name, text in before.items() if name != "deals.yaml"
    }
    entry = history.entries(data)[0]
    assert (entry.editor, entry.why, entry.files) == (ADA, "By the source", ("deals.yaml",))
    if how == "git":
        assert git(data, "status", "--porcelain") == ""
        assert git(data, "log", "-1", "--format=%an <%ae>%n%cn <%ce>") == "Ada Lovelace <ada@example.org>\n" * 2


@BOTH
def test_several_files(how: str, tmp_path: Path) -> None:
    """A new firm, its first deal and the country's coverage are one save."""
    data = made(tmp_path, how)
    firm = new(data, "dahua", "huawei", "suppliers.yaml", name="Dahua", aliases=[])
    saved(data, firm, new(data, "nam-dahua-2019", country="NAM", suppliers=["dahua"]))
    assert errors(data) == []
    assert now(data, "nam-dahua-2019")
    assert "NAM,yes,records," in (data / "coverage.csv").read_text()
    assert len(history.changed(data, history.entries(data)[0])) == 2
    if how == "git":
        assert git(data, "status", "--porcelain") == ""


def test_left_out(tmp_path: Path) -> None:
    """A record that is left out takes its comments along, there and back."""
    text = (GOOD / "deals.yaml").read_text() + "    # doubtful\n"
    data = made(tmp_path, "copies", deals=new_text("ken-a") + text.replace("- id", "# Odd.\n- id"))
    (data / "left_out.yaml").write_text(left_out := "# Not taken.\n\n" + (data / "left_out.yaml").read_text())
    leave = retired(data)
    saved(data, *leave)
    assert "# Odd.\n- id: ken-huawei-2014" in (data / "left_out.yaml").read_text()
    assert "# doubtful" in (data / "left_out.yaml").read_text()
    assert "Odd" not in (data / "deals.yaml").read_text()
    saved(data, *[one.undone for one in leave])
    assert contents(data)["deals.yaml"].count(b"# Odd.") == 1
    assert contents(data)["left_out.yaml"].decode() == left_out


def new_text(key: str) -> str:
    """The text of a deals.yaml with another key."""
    return (GOOD / "deals.yaml").read_text().replace(KEY, key) + "\n"


def test_refused(tmp_path: Path) -> None:
    """What would break a rule is not saved, and each fault is told; what was wrong before is no hindrance."""
    data = made(tmp_path, "copies", deals=[deal_fields(), deal_fields(id="ken-b", status="signd")])
    before = contents(data)
    with pytest.raises(RefusedError) as refused:
        saved(data, change(data, country="KEM", status="sold", value_usd_m=float("nan")))
    assert {problem.field for problem in refused.value.problems} == {"country", "status", "value_usd_m"}
    assert contents(data) == before
    with pytest.raises(RefusedError):
        saved(data, change(data, "ken-b", title="Changed, and still wrong"))
    saved(data, change(data, title="Right"))
    assert [problem.field for problem in load(data).problems if problem.severity == "error"] == ["status"]


@pytest.mark.parametrize("name", [*deal_fields(), "places[1].name", "sources[2].title", "sources[1].url"])
def test_400_kilobytes_pasted(name: str, tmp_path: Path) -> None:
    """A page pasted into a field is refused at once, in a sentence that does not hold it."""
    data = made(tmp_path, "copies")
    before, pasted = contents(data), "a word " * 57_143
    wanted = change(data, **put_in(deal_fields(), name, pasted))
    with pytest.raises(RefusedError) as refused:
        saved(data, wanted)
    assert max(len(str(problem)) for problem in refused.value.problems) < 500
    assert contents(data) == before


def put_in(fields: dict[str, Any], name: str, value: str) -> dict[str, Any]:
    """A deal's fields with a value at a place such as sources[2].url."""
    if inner := re.fullmatch(r"(\w+)\[(\d)\]\.(\w+)", name):
        fields[inner[1]][int(inner[2]) - 1][inner[3]] = value
    else:
        fields[name] = [value] if isinstance(fields[name], list) else value
    return fields


def test_many_entries_pasted(tmp_path: Path) -> None:
    """So is a list of thousands."""
    data = made(tmp_path, "copies")
    places = [{"name": f"Place {n}", "lat": 1, "lon": 2} for n in range(5_000)]
    with pytest.raises(RefusedError) as refused:
        saved(data, change(data, places=places))
    assert refused.value.problems[0].message == "has 5,000 entries; at most 200 are taken"


def test_half_a_character(tmp_path: Path) -> None:
    """What a program has cut in two is told, and breaks nothing."""
    data = made(tmp_path, "copies")
    before = contents(data)
    with pytest.raises(RefusedError) as refused:
        saved(data, change(data, title="half a sign: \ud83d"))
    assert "cannot be read as YAML: found invalid Unicode" in refused.value.problems[0].message
    assert contents(data) == before


def test_a_key_that_stands_twice(tmp_path: Path) -> None:
    """Where taking out a record would leave another of its key, which one was meant is not guessed."""
    data = made(tmp_path, "copies", deals=[deal_fields(), deal_fields(title="Again")])
    before = contents(data)
    with pytest.raises(SaveError, match=r"deals\.yaml is laid out in a way that cannot be changed safely here"):
        saved(data, retired(data)[0])
    assert contents(data) == before


def test_clash(tmp_path: Path) -> None:
    """The same record is not written over; another record is no hindrance, nor is the same change made twice."""
    data = made(tmp_path, "copies", deals=[deal_fields(), deal_fields(id="ken-b", signed=None)])
    mine, other = change(data, title="Mine"), change(data, "ken-b", title="Other")
    saved(data, change(data, title="Theirs"), who=BEN)
    with pytest.raises(ClashError, match=f"somebody else changed {KEY} while") as clash:
        saved(data, mine, other)
    assert [(one.change.key, one.now and one.now["title"]) for one in clash.value.clashes] == [(KEY, "Theirs")]
    saved(data, other)
    saved(data, other)
    assert (now(data) or {})["title"] == "Theirs"
    assert len(history.entries(data)) == 2


def test_undone_twice(tmp_path: Path) -> None:
    """A new record is taken back; once more, there is nothing to do."""
    data = made(tmp_path, "copies")
    before = contents(data)
    record = new(data, "ken-b", signed=None)
    saved(data, record)
    saved(data, record.undone)
    saved(data, record.undone)
    assert contents(data) == before
    assert len(history.entries(data)) == 2


def test_preview(tmp_path: Path) -> None:
    """The change as text, before it is saved; nothing is written for it."""
    data = made(tmp_path, "copies")
    before, after = preview(data, [change(data, title="Cameras")])["deals.yaml"]
    assert before.replace("Police cameras in Nairobi", "Cameras") == after
    assert not (data / ".desk").exists()
    assert (data / "deals.yaml").read_text() == before


@pytest.mark.parametrize(
    ("why", "said"),
    [("", "write in one line why"), (" \n\0", "write in one line why"), ("x" * 400_000, "the reason has 400,000 char")],
)
def test_why(why: str, said: str, tmp_path: Path) -> None:
    """A save wants a reason of one line."""
    data = made(tmp_path, "copies")
    with pytest.raises(SaveError, match=said):
        saved(data, change(data, title="Cameras"), why=why)


@BOTH
@pytest.mark.parametrize(
    "why", ["# 1, not a comment", "a\0b\x01c\x1b[31m\n\u202ed", "\ud800a \udfff", "--amend", "مرحبا 👋🏽 é"]
)
def test_odd_why(why: str, how: str, tmp_path: Path) -> None:
    """What is typed as a reason is kept, but for what cannot be seen."""
    data = made(tmp_path, how)
    saved(data, change(data, title="Cameras"), why=why)
    kept = history.entries(data)[0].why
    assert kept.isprintable()
    assert [letter for letter in kept if letter != " "] == [
        x for x in why if x not in "\0\x01\x1b\n\u202e\ud800\udfff "
    ]


@BOTH
@pytest.mark.parametrize(
    ("name", "email", "kept"),
    [
        ("", "eve@example.org", "eve@example.org"),
        ("", "", "Unknown"),
        (" \n ", "", "Unknown"),
        ("<>", "", None),
        ("...", "", None),
        ("A <b@c>\nAuthor: x", "<x@y>", None),
        ("\0\ud800", "\0", "Unknown"),
        ("Þóra 张伟 عمر", "þ@example.org", "Þóra 张伟 عمر"),
    ],
)
def test_odd_editors(name: str, email: str, kept: str | None, how: str, tmp_path: Path) -> None:
    """Whatever a sign-in gives as a name, the save lands."""
    data = made(tmp_path, how)
    saved(data, change(data, title="Cameras"), who=Editor(name, email))
    editor = history.entries(data)[0].editor
    assert editor.name == kept or kept is None
    assert "\n" not in editor.name + editor.email


@pytest.mark.parametrize("bom", [b"", BOM])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@BOTH
def test_line_ends_and_marks(how: str, newline: str, bom: bytes, tmp_path: Path) -> None:
    """A file keeps its mark at the head and its line ends, which the new record takes on."""
    text = (GOOD / "deals.yaml").read_bytes().replace(b"\n", newline.encode())
    data = made(tmp_path, how, deals=bom + text)
    saved(data, new(data, "ken-z", signed=None))
    written = contents(data)["deals.yaml"]
    assert written.startswith(bom + text)
    assert b"".join(written.split(newline.encode())).count(b"\n") == 0
    assert errors(data) == []
    saved(data, new(data, "ken-z", signed=None).undone)
    assert contents(data)["deals.yaml"] == bom + text


@pytest.mark.parametrize("mode", [0o600, 0o664, 0o755])
def test_mode(mode: int, tmp_path: Path) -> None:
    """The file keeps its mode, and so do the copies of it."""
    data = made(tmp_path, "copies")
    (data / "deals.yaml").chmod(mode)
    saved(data, change(data, title="Cameras"))
    places = [data / "deals.yaml", *data.glob(".desk/history/*/*/deals.yaml")]
    assert [stat.S_IMODE(place.stat().st_mode) for place in places] == [mode] * 3


@pytest.mark.skipif(os.name == "nt", reason="links want rights there")
def test_links(tmp_path: Path) -> None:
    """Behind a link the file itself is replaced; git does not see that, so copies are kept."""
    data = made(tmp_path, "git")
    (tmp_path / "elsewhere").mkdir()
    (data / "deals.yaml").rename(tmp_path / "elsewhere" / "deals.yaml")
    (data / "deals.yaml").symlink_to(tmp_path / "elsewhere" / "deals.yaml")
    (tmp_path / "link").symlink_to(data)
    saved(tmp_path / "link", change(data, title="Cameras"))
    assert (data / "deals.yaml").is_symlink()
    assert "Cameras" in (tmp_path / "elsewhere" / "deals.yaml").read_text()
    assert [entry.editor for entry in history.entries(data)] == [ADA]
    assert git(data, "rev-list", "--count", "HEAD") == "1\n"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(title=st.text(min_size=1, max_size=80), names=st.lists(st.text(min_size=1), unique=True, max_size=3))
def test_any_words(title: str, names: list[str], tmp_path: Path) -> None:
    """Words in any script are saved as they are typed, or refused with their field."""
    data = made(tmp_path, "copies")
    places = [{"name": name, "lat": 1, "lon": 2.5} for name in names]
    try:
        saved(data, change(data, title=title, places=places))
    except RefusedError as refused:
        assert all(problem.field.startswith(("title", "places")) for problem in refused.problems)
    else:
        assert [deal.title for deal in load(data).deals] == [title]
        assert [place.name for place in load(data).deals[0].places] == names


def test_next_to_unreadable(tmp_path: Path) -> None:
    """What cannot be read is told with its place; nothing is written."""
    data = made(tmp_path, "copies")
    wanted = change(data, title="Cameras")
    (data / "deals.yaml").write_text("- id: a\n  title: 'never closed\n")
    with pytest.raises(SaveError, match="a data file in line 2 cannot be read as YAML: a quote is opened here"):
        saved(data, wanted)


def test_nothing_to_take_up(tmp_path: Path) -> None:
    """Where nothing was cut short there is nothing to say, and no desk is made."""
    data = made(tmp_path, "copies")
    assert take_up(data) == ""
    assert not (data / ".desk").exists()
    save(data, [], ADA, "Nothing")
    assert history.entries(data) == []
