"""Sheets and pictures made by the command, in real files."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dashboard.terminal import sheet
from tests.pictures import pdfs
from tests.records.builders import deal_fields, write_data
from tests.shipped import DATA, ROOT

OPTIONS = {"view": None, "lesson": None, "paper": "A4", "form": "pdf", "chart": False, "at": "", "data": str(DATA)}


def made(folder: Path, **options: Any) -> int:
    """Carry the command out with these options, writing into a folder unless told otherwise; the exit code."""
    return sheet.main(**({"out": str(folder)} | OPTIONS | options))


def test_a_process_of_its_own(tmp_path: Path) -> None:
    """Started as the door starts it, it writes the file, says its name and size, and nothing else."""
    options = OPTIONS | {"view": "?region=Africa&country=KEN", "out": str(tmp_path), "at": "https://atlas.example.org"}
    command = [sys.executable, "-m", "dashboard.terminal.sheet", json.dumps(options)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    (file,) = tmp_path.iterdir()
    assert (done.returncode, done.stderr) == (0, "")
    assert file.name == "region-Africa-country-KEN-A4.pdf"
    assert done.stdout == f"Written: {file}, {file.stat().st_size / 1000:,.0f} kB.\n"
    assert "https://atlas.example.org/?region=Africa&country=KEN" in pdfs.texts(file.read_bytes())[0]


@pytest.mark.parametrize(
    ("options", "name", "start"),
    [
        ({"lesson": "safe-city", "paper": "Letter"}, "safe-city-Letter.pdf", b"%PDF-"),
        ({"view": "compare?countries=SRB,KEN", "form": "png"}, "compare-countries-SRB-KEN-map.png", b"\x89PNG"),
        ({"form": "svg", "chart": True}, "world-chart.svg", b"<svg"),
    ],
)
def test_made(tmp_path: Path, options: dict[str, Any], name: str, start: bytes) -> None:
    """A lesson, a map and a chart, each in a file named for what it shows."""
    assert made(tmp_path, **options) == 0
    (file,) = tmp_path.iterdir()
    assert file.name == name
    assert file.read_bytes().startswith(start)


def test_a_file_by_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is named is written, also over one of its form, but over no other."""
    file = tmp_path / "mine.svg"
    assert made(tmp_path, form="svg", out=str(file)) == 0
    assert made(tmp_path, form="svg", chart=True, out=str(file)) == 0
    assert "Deals in time" in file.read_text("utf-8")
    assert made(tmp_path, out=str(file)) == 2
    assert "Nothing is written: another file is there" in capsys.readouterr().err
    assert file.read_text("utf-8").startswith("<svg")


def test_records_with_errors_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the check refuses is left out of the sheet, and said."""
    data = write_data(tmp_path, deals=[deal_fields(), deal_fields(id="ken-2", status="sined")])
    assert made(tmp_path, data=str(data), out=str(tmp_path / "x.pdf")) == 0
    assert "Records with an error are left out (1 error; `check` names them)." in capsys.readouterr().err
    assert "1 deal in 1 country" in pdfs.texts((tmp_path / "x.pdf").read_bytes())[0]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"view": "?regoin=Africa"}, "'regoin' is no parameter of an address — did you mean 'region'?"),
        ({"lesson": "safecity"}, "id you mean 'safe-city'?"),
        ({"lesson": "article", "view": "?region=Africa"}, "a view or a lesson, not both"),
        ({"lesson": "article", "form": "png"}, "a lesson is made as pdf alone"),
        ({"chart": True}, "add --form png or --form svg"),
        ({"at": "atlas.example.org"}, "'atlas.example.org' is no web address"),
    ],
)
def test_nothing_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: dict[str, Any], said: str
) -> None:
    """What is wrong is told with what is right, and no file appears."""
    assert made(tmp_path, **options) == 2
    told = capsys.readouterr()
    assert said in told.err
    assert told.err.startswith("Nothing is made: ")
    assert told.out == ""
    assert not list(tmp_path.iterdir())


def test_no_place_to_write(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that is not there is named."""
    assert made(tmp_path, form="svg", out=str(tmp_path / "nowhere" / "x.svg")) == 2
    assert f"Nothing is written: No such file or directory: {tmp_path / 'nowhere' / 'x.svg'}" in capsys.readouterr().err
