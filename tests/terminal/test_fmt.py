"""Files laid out: only those that need it are touched, and what cannot be laid out is named and left."""

import shutil
import subprocess
from pathlib import Path

import pytest
from filelock import FileLock

from tests.records.builders import GOOD, write_data
from tests.terminal.repository import run, words

GOOD_DEALS = (GOOD / "deals.yaml").read_text("utf-8")
SECOND = GOOD_DEALS.replace("ken-huawei-2014", "ken-a").replace(
    'title: "Police cameras in Nairobi"', "title: Other   # why"
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder in which every file is laid out."""
    folder = write_data(tmp_path)
    assert run("fmt", data=folder).code == 0
    return folder


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """Give when each data file was written and which file it is."""
    return {path.name: (path.stat().st_mtime_ns, path.stat().st_ino) for path in folder.glob("[a-z]*.*")}


def test_nothing_to_do(data: Path) -> None:
    """Files that are laid out are not touched, and no desk is set up for it."""
    fresh = data.parent / "fresh"
    data.rename(fresh)
    shutil.rmtree(fresh / ".desk")
    before = stamps(fresh)
    done = run("fmt", data=fresh)
    assert (done.code, done.out, done.err) == (0, "Laid out anew: no file.\n", "")
    assert stamps(fresh) == before
    assert not (fresh / ".desk").exists()


def test_a_file_is_laid_out(data: Path) -> None:
    """Keys, form and order of the records; comments stay, the others' files are not touched."""
    before = stamps(data)
    (data / "deals.yaml").write_text(f"# Head.\n\n{GOOD_DEALS}\n# above\n{SECOND}")
    done = run("fmt", data=data)
    assert done.code == 0
    assert done.out.splitlines() == [
        "data/deals.yaml:43  ken-a  is laid out anew",
        "data/deals.yaml:43  ken-a  moves to its place in the order of ids",
        "Laid out anew: deals.yaml.",
    ]
    laid = SECOND.replace("title: Other   # why", 'title: "Other"   # why')
    assert (data / "deals.yaml").read_text() == f"# Head.\n\n# above\n{laid}\n{GOOD_DEALS}"
    assert {name for name, stamp in stamps(data).items() if stamp != before[name]} == {"deals.yaml"}
    assert run("fmt", data=data, check=True).code == 0


def test_check_writes_nothing(data: Path) -> None:
    """The same is told, and the exit code says that there is something to do."""
    (data / "deals.yaml").write_text(SECOND)
    before = stamps(data)
    done = run("fmt", data=data, check=True)
    assert done.code == 1
    assert done.out == "data/deals.yaml:1  ken-a  is laid out anew\nWould be laid out anew: deals.yaml.\n"
    assert stamps(data) == before


def test_a_record_with_errors_stays(data: Path) -> None:
    """It is named; the others are laid out all the same."""
    wrong = GOOD_DEALS.replace("status: operational", "status:   operatonal")
    (data / "deals.yaml").write_text(f"{SECOND}\n{wrong}")
    done = run("fmt", data=data)
    assert done.code == 0
    assert "data/deals.yaml:40  ken-huawei-2014  has errors and stays as it is\n" in done.out
    assert (data / "deals.yaml").read_text().endswith(wrong)


def test_an_unreadable_file_stays(data: Path) -> None:
    """It is named with its line, the exit code is another, and the other files are laid out."""
    (data / "events.yaml").write_text("- id: a\n  title: b: c\n")
    (data / "glossary.yaml").write_text("[{key: a}]\n")
    (data / "deals.yaml").write_text(SECOND)
    done = run("fmt", data=data)
    assert done.code == 2
    assert (
        "data/events.yaml:2  a  cannot be read as YAML: a colon stands where none may; put the text in quotes; "
        "the file stays as it is\n"
    ) in done.out
    assert "data/glossary.yaml  the records must each start with '- ' at the start of a line" in done.out
    assert (data / "events.yaml").read_text() == "- id: a\n  title: b: c\n"
    assert "Laid out anew: deals.yaml." in done.out


@pytest.mark.parametrize("text", [SECOND.replace("\n", "\r\n"), "\ufeff" + SECOND])
def test_line_ends_and_marks_stay(data: Path, text: str) -> None:
    """A file written on Windows stays one."""
    (data / "deals.yaml").write_bytes(text.encode())
    assert run("fmt", data=data).code == 0
    new = (data / "deals.yaml").read_bytes().decode()
    assert new == text.replace("title: Other ", 'title: "Other" ')


def test_mode_and_link_stay(data: Path) -> None:
    """The file keeps its mode, and a link to it stays a link."""
    kept = data.parent / "kept.yaml"
    kept.write_text(SECOND)
    kept.chmod(0o640)
    (data / "deals.yaml").unlink()
    (data / "deals.yaml").symlink_to(kept)
    assert run("fmt", data=data).code == 0
    assert (data / "deals.yaml").is_symlink()
    assert kept.stat().st_mode & 0o777 == 0o640
    assert 'title: "Other"' in kept.read_text()


def test_a_protected_file_is_named(data: Path) -> None:
    """It stays as it is, which is said in one line."""
    (data / "deals.yaml").write_text(SECOND)
    (data / "deals.yaml").chmod(0o444)
    done = run("fmt", data=data)
    assert done.code == 2
    assert done.err.startswith("deals.yaml stays as it is: deals.yaml is write-protected")
    assert (data / "deals.yaml").read_text() == SECOND
    assert [path.name for path in (data / ".desk").glob("scrap*")] == []


def test_it_waits_for_a_save(data: Path) -> None:
    """While another process saves, nothing is read or written."""
    (data / "deals.yaml").write_text(SECOND)
    with FileLock(data / ".desk" / "lock"):
        child = subprocess.Popen(words("fmt", data=data), stdout=subprocess.PIPE)
        with pytest.raises(subprocess.TimeoutExpired):
            child.wait(timeout=3)
        assert (data / "deals.yaml").read_text() == SECOND
    assert child.wait(timeout=20) == 0
    assert 'title: "Other"' in (data / "deals.yaml").read_text()


def test_the_shipped_data_is_laid_out() -> None:
    """Nobody's first change is mixed with a new layout of the rest."""
    done = run("fmt", data=Path(__file__).parents[2] / "data", check=True)
    assert (done.code, done.out) == (0, "Would be laid out anew: no file.\n")
