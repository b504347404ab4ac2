"""What an editor sees, and the number a script gets."""

import json
from pathlib import Path

import pytest

from dashboard.records.check import main
from dashboard.records.read import FILES
from tests.records.builders import GOOD, deal_fields, write_data


def test_clean(capsys: pytest.CaptureFixture[str]) -> None:
    """Clean data gives one line of counts."""
    assert main(GOOD) == 0
    counts = "1 deal, no bans or removals, 1 firm, 1 event, 5 countries, 3 regime years, 3 coverage rows"
    counts += ", 2 Belt and Road rows, 2 AIGS rows, 1 record left out, 2 terms, 1 other tracker, 1 lesson"
    assert capsys.readouterr().out == f"{counts} read: no errors, no warnings.\n"


def test_warnings_are_allowed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A warning is told but does not count as an error."""
    data = write_data(tmp_path, deals=[deal_fields(contested="The firm denies it.")])
    assert main(data) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"{data.name}/deals.yaml:1  ken-huawei-2014  sources: warning: no source supports contested"
    assert lines[1].endswith("read: no errors, 1 warning.")


def test_errors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Errors are told by file and line, then counted."""
    deals = [deal_fields(status="signd"), deal_fields(id="ken-2", contested="No.")]
    write_data(tmp_path, deals=deals, coverage="iso_a3\n")
    monkeypatch.chdir(tmp_path)
    assert main(Path("data")) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[:3]] == ["data/coverage.csv:1", "data/deals.yaml:1", "data/deals.yaml:2"]
    assert lines[3] == "2 errors, 1 warning."


@pytest.mark.parametrize(("name", "why"), [("nowhere", "does not exist"), ("file", "is not a folder")])
def test_no_folder(name: str, why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a folder there is nothing to check, which is said in one line."""
    (tmp_path / "file").touch()
    assert main(tmp_path / name) == 2
    assert capsys.readouterr().err == f"{tmp_path / name} {why}\n"


def test_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """For tools all of that is one JSON document: every problem in its parts, the sentence, and the counts."""
    deals = [deal_fields(status="signd"), deal_fields(id="ken-2", contested="Ça – 否认。")]
    data = write_data(tmp_path, deals=deals)
    assert main(data, form="json") == 1
    line = capsys.readouterr().out
    assert line.isascii()
    assert line.count("\n") == 1
    document = json.loads(line)
    assert list(document) == ["problems", "summary", "errors", "warnings", "records", "lessons"]
    assert document["problems"][0] == {
        "file": "data/deals.yaml",
        "line": 1,
        "record": "ken-huawei-2014",
        "field": "status",
        "message": "'signd' is not one of announced, signed, in-progress, operational, suspended, cancelled, unknown "
        "— did you mean 'signed'?",
        "severity": "error",
    }
    assert (document["errors"], document["warnings"], document["summary"]) == (1, 1, "1 error, 1 warning.")
    assert list(document["records"]) == [name.partition(".")[0] for name in FILES]
    assert (document["records"]["deals"], document["lessons"]) == (1, 1)


def test_lesson_with_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A lesson's problems stand among those of the records, in the order of files, and are errors like any other."""
    data = write_data(tmp_path, suppliers="- key: Huawei\n")
    lesson = data / "lessons" / "cameras.yaml"
    lesson.write_text(lesson.read_text("utf-8").replace("minutes: 5", "minutes: 50"), "utf-8")
    assert main(data) == 1
    files = [line.partition(":")[0] for line in capsys.readouterr().out.splitlines()]
    assert files[:2] == ["data/deals.yaml", "data/left_out.yaml"]
    assert files.index("data/lessons/cameras.yaml") < files.index("data/suppliers.yaml")
    assert main(data, form="json") == 1
    assert json.loads(capsys.readouterr().out)["lessons"] == 0


def test_json_of_clean_data(capsys: pytest.CaptureFixture[str]) -> None:
    """Without problems the list is empty and the exit code the same as ever."""
    assert main(GOOD, form="json") == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["problems"], document["errors"], document["warnings"]) == ([], 0, 0)
    assert document["summary"].endswith(" read: no errors, no warnings.")
