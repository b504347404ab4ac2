"""A real YAML language server finds the schemas by the files' first line and helps an editor by them."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from dashboard.records import codes
from dashboard.records.read import SHEETS, load
from dashboard.records.schema import Deal
from tests.editing.language_server import LanguageServer
from tests.shipped import DATA


@pytest.fixture(scope="module")
def server() -> Iterator[LanguageServer]:
    """One server for all files, as in an editor's window."""
    running = LanguageServer()
    yield running
    running.close()


@pytest.mark.parametrize("name", [name for name in SHEETS if name.endswith(".yaml")])
def test_shipped_file(server: LanguageServer, name: str) -> None:
    """In a shipped file nothing is underlined but the empty record that is added here, for each field it lacks."""
    text = (DATA / name).read_text("utf-8") + "- {}\n"
    server.open(DATA / name, text)
    found = server.underlined(DATA / name, bool)
    model, _ = SHEETS[name]
    assert {error["message"] for error in found} == {f'Missing property "{field}".' for field in model.model_fields}
    assert {error["range"]["start"]["line"] for error in found} == {text.count("\n") - 1}


def test_correction(server: LanguageServer, tmp_path: Path) -> None:
    """A misspelt status is underlined, the right ones are offered, and with one of them nothing is wrong any more."""
    file = Path(shutil.copytree(DATA, tmp_path / "data")) / "deals.yaml"
    lines = file.read_text("utf-8").splitlines(keepends=True)
    line = next(number for number, text in enumerate(lines) if text == "  status: operational\n")

    def with_status(status: str) -> str:
        return "".join([*lines[:line], f"  status: {status}\n", *lines[line + 1 :]])

    server.open(file, with_status("operatonal"))
    (error,) = server.underlined(file, bool)
    assert error["range"]["start"] == {"line": line, "character": len("  status: ")}
    assert all(f'"{status}"' in error["message"] for status in get_args(codes.Status))

    server.change(file, with_status(""))
    offered = {item["label"]: item for item in server.complete(file, line, len("  status: "))}
    assert list(offered) == list(get_args(codes.Status))
    assert offered["operational"]["documentation"] == "Operational: reported to be in use, at least in part."

    corrected = with_status(offered["operational"]["textEdit"]["newText"])
    server.change(file, corrected)
    assert server.underlined(file, lambda found: not found) == []
    file.write_text(corrected, "utf-8")
    assert [problem for problem in load(file.parent).problems if problem.severity == "error"] == []


def test_hover(server: LanguageServer, tmp_path: Path) -> None:
    """Over each key of a record stands what the field means."""
    file = Path(shutil.copytree(DATA, tmp_path / "data")) / "deals.yaml"
    server.open(file, text := file.read_text("utf-8"))
    lines = text.splitlines()
    for name, field in Deal.model_fields.items():
        line = next(number for number, text in enumerate(lines) if text[2:].startswith(f"{name}:"))
        shown = server.hover(file, line, 3).replace("\\", "")
        assert field.description
        assert field.description in shown


@pytest.mark.parametrize("name", ["article", "safe-city", "how-do-we-know"])
def test_lesson(server: LanguageServer, name: str) -> None:
    """In a lesson nothing is underlined but a misspelt colour, for which the right ones are offered."""
    file = DATA / "lessons" / f"{name}.yaml"
    text = file.read_text("utf-8")
    line = text.splitlines().index("    view:") + 1
    lines = text.splitlines(keepends=True)

    def with_colour(colour: str) -> str:
        return "".join([*lines[:line], f"      colour: {colour}\n", *lines[line:]])

    server.open(file, with_colour("confidense"))
    (error,) = server.underlined(file, bool)
    assert error["range"]["start"] == {"line": line, "character": len("      colour: ")}
    server.change(file, with_colour(""))
    offered = {item["label"]: item for item in server.complete(file, line, len("      colour: "))}
    assert list(offered) == list(get_args(codes.ColourBy))
    assert offered["confidence"]["documentation"] == "Strongest confidence"
    server.change(file, with_colour("confidence"))
    assert server.underlined(file, lambda found: not found) == []
