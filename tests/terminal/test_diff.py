"""Two states of the data compared: folders, files and revisions of a real git checkout."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.records.builders import deal_fields, write_data
from tests.terminal.repository import checkout, commit, git, run, words

STATUS = "  - status: operational → suspended"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A checkout whose last commit, its second, suspended the deal; main~1 has it in operation."""
    folder = checkout(tmp_path / "repo")
    write_data(tmp_path / "repo", deals=[deal_fields(status="suspended")])
    commit(folder.parent, "It is suspended")
    return folder


def test_revisions(data: Path) -> None:
    """A revision beside another, and beside the folder as it stands."""
    for new in ("main", None, str(data)):
        done = run("diff", old="HEAD~1", new=new, data=data)
        assert (done.code, done.err) == (1, "")
        assert done.out.splitlines()[2:] == [
            "Records: 1 changed.",
            "",
            "## deals.yaml",
            "",
            "- **changed** `ken-huawei-2014` Police cameras in Nairobi",
            STATUS,
        ]
    assert run("diff", old="HEAD", new=None, data=data).code == 0


def test_what_is_not_committed_counts(data: Path) -> None:
    """The folder is compared as it stands, in the order that people read time."""
    write_data(data.parent)
    said = run("diff", old="HEAD", new=None, data=data).out
    assert said.splitlines()[0] == "# Changes from `HEAD` to `data`"
    assert said.splitlines()[-1] == "  - status: suspended → operational"


def test_folders_and_files(data: Path, tmp_path: Path) -> None:
    """Two folders; a file beside a folder, told by its name or by what stands in it, and only that file compared."""
    old = write_data(tmp_path / "old", glossary="[]\n")
    assert "- **added** `cctv`" in run("diff", old=old, new=data, data=data).out
    other = tmp_path / "deals of May.yaml"
    shutil.copy(old / "deals.yaml", other)
    for one in (old / "deals.yaml", other):
        done = run("diff", old=one, new=data, data=data)
        assert done.code == 1
        assert done.out.splitlines()[4:] == [
            "## deals.yaml",
            "",
            "- **changed** `ken-huawei-2014` Police cameras in Nairobi",
            STATUS,
        ]
    assert run("diff", old=other, new=old / "deals.yaml", data=data).code == 0


def test_rows_are_records_too(data: Path) -> None:
    """A row of a CSV file is told apart by its columns' names."""
    path = data / "regimes.csv"
    path.write_text(path.read_text().replace("electoral autocracy", "closed autocracy", 1))
    said = run("diff", old="HEAD", new=None, data=data).out
    assert "## regimes.csv" in said
    assert said.splitlines()[-1] == "  - regime: electoral autocracy → closed autocracy"


def test_as_a_process(data: Path) -> None:
    """What the door starts answers as it should."""
    done = subprocess.run(words("diff", old="HEAD~1", new=None, data=data), capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (1, b"")
    assert done.stdout.decode().splitlines()[-1] == STATUS


def test_json(data: Path) -> None:
    """For other programs: each record, and each value that differs."""
    done = run("diff", old="HEAD~1", new=None, data=data, form="json")
    assert done.code == 1
    assert json.loads(done.out) == {
        "old": "HEAD~1",
        "new": "data",
        "records": [
            {
                "file": "deals.yaml",
                "key": "ken-huawei-2014",
                "title": "Police cameras in Nairobi",
                "what": "changed",
                "differences": [{"where": ["status"], "before": "operational", "after": "suspended"}],
            }
        ],
    }


def test_a_revision_without_a_file(data: Path) -> None:
    """A file that was not there yet held nothing."""
    git(data, "rm", "--quiet", "trackers.yaml")
    commit(data.parent, "No trackers")
    assert "- **removed** `camera-count`" in run("diff", old="HEAD~1", new=None, data=data).out


@pytest.mark.parametrize(
    ("old", "said"),
    [
        ("HEAD~9", "'HEAD~9' is no folder or file, nor a revision that git knows here."),
        ("--output=x", "'--output=x' is no folder or file, nor a revision that git knows here."),
        ("broken.yaml", "broken.yaml:2 cannot be read as YAML: a colon stands where none may; put the text in quotes."),
        ("latin.yaml", "latin.yaml:2 is not UTF-8: byte 10 is 0xE9."),
        ("other.yaml", "other.yaml holds no records of any of deals.yaml, suppliers.yaml"),
    ],
)
def test_what_cannot_be_compared(data: Path, tmp_path: Path, old: str, said: str) -> None:
    """It is said in one line why not, and nothing is printed as if it were the answer."""
    (tmp_path / "broken.yaml").write_text("- id: a\n  title: b: c\n")
    (tmp_path / "latin.yaml").write_bytes(b"- id: a\n- \xe9\n")
    (tmp_path / "other.yaml").write_text("- colour: red\n")
    named = tmp_path / old if old.endswith(".yaml") else old
    done = run("diff", old=named, new=None, data=data)
    assert (done.code, done.out) == (2, "")
    assert done.err.removeprefix(f"{tmp_path}/").startswith(said)
    assert done.err.count("\n") == 1


def test_no_checkout(tmp_path: Path) -> None:
    """Where there is no git, a revision means nothing, which is said."""
    data = write_data(tmp_path)
    done = run("diff", old="HEAD", new=None, data=data)
    assert done.code == 2
    assert (
        done.err
        == f"'HEAD' is no folder or file, nor a revision that git knows here, and {data} is in no git checkout.\n"
    )


def test_a_broken_file_in_a_folder(data: Path) -> None:
    """The file and the line are named."""
    (data / "events.yaml").write_text("- id: a\n  title: b: c\n")
    done = run("diff", old="HEAD", new=None, data=data)
    assert done.code == 2
    assert done.err.startswith("events.yaml of HEAD or data cannot be compared: in line 2 ")
