"""The command line: what it takes, and the one line it answers when it is wrong."""

import importlib
import inspect
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from copies import ROOT, Door, until

from dashboard.door import commands

NAMED = {"name": "article"}


def complaint(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """Give the one line printed about a wrong command line."""
    with pytest.raises(SystemExit) as left:
        commands.parse(list(words))
    assert left.value.code == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    return said


def test_without_a_command_it_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """No word at all, or options alone, mean `run`."""
    monkeypatch.delenv("ATLAS_DATA", raising=False)
    options, _ = commands.parse([])
    assert (options.command, options.port, options.browser, options.data) == ("run", 8501, True, ROOT / "data")
    options, _ = commands.parse(["--port", "8600", "--no-browser"])
    assert (options.command, options.port, options.browser) == ("run", 8600, False)


def test_editing_is_off_unless_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the option turns it on, never a variable."""
    monkeypatch.setenv("ATLAS_EDIT", "1")
    assert commands.parse([])[0].edit is False
    assert commands.parse(["--edit"])[0].edit is True


def test_a_classroom_is_not_let_edit(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The network is served only when asked for, and never together with editing."""
    monkeypatch.setenv("ATLAS_NETWORK", "http://192.0.2.9:8501")
    assert commands.parse([])[0].network is False
    assert commands.parse(["--network"])[0].network is True
    assert "--edit and --network do not go together" in complaint(capsys, "run", "--network", "--edit")


def test_the_data_folder_may_come_from_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """ATLAS_DATA stands in for --data."""
    monkeypatch.setenv("ATLAS_DATA", str(tmp_path))
    assert commands.parse(["check"])[0].data == tmp_path


@pytest.mark.parametrize("port", ["0", "65536", "-1", "many", "8501.5", "²"])
def test_a_bad_port_is_named(capsys: pytest.CaptureFixture[str], port: str) -> None:
    """The answer repeats what was typed and says what is valid."""
    said = complaint(capsys, f"--port={port}")
    assert f"'{port}'" in said
    assert "1 to 65535" in said


def test_a_missing_data_folder_is_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The answer gives the folder in full."""
    assert f"there is no folder '{tmp_path / 'nowhere'}'" in complaint(capsys, "--data", str(tmp_path / "nowhere"))


def test_the_nearest_command_is_offered(capsys: pytest.CaptureFixture[str]) -> None:
    """A slip of the pen gets the right word; nonsense gets none."""
    assert "did you mean 'test'?" in complaint(capsys, "tset")
    assert "did you mean" not in complaint(capsys, "xyzzy")


def test_an_unknown_option_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    """Options that do not exist are refused, not ignored."""
    assert "--prot 3" in complaint(capsys, "run", "--prot", "3")


def test_further_words_of_test_go_to_pytest() -> None:
    """They keep their order and are not taken for ours."""
    assert commands.parse(["test", "-k", "map", "-x", "tests/door"])[1] == ["-k", "map", "-x", "tests/door"]


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    """--help leaves with 0 and lists the commands."""
    with pytest.raises(SystemExit) as left:
        commands.parse(["--help"])
    assert left.value.code == 0
    said = capsys.readouterr().out
    assert all(re.search(rf"\n    {name}\s", said) for name in commands.COMMANDS)


def test_check_hands_on_folder_and_exit_code(door: Door, tmp_path: Path) -> None:
    """The data check runs on the folder asked for and its exit code is ours."""
    assert door.run("check") == (1, f"looked at {door.root / 'data'}\n")
    assert door.run("check", "--data", str(tmp_path)) == (1, f"looked at {tmp_path}\n")


@pytest.mark.parametrize(
    ("words", "module", "options"),
    [
        (["check"], "dashboard.analysis.check", {"watch": False, "form": "text"}),
        (["check", "--watch", "--format", "json"], "dashboard.analysis.check", {"watch": True, "form": "json"}),
        (["links"], "dashboard.editing.link_check", {"again": False}),
        (["links", "--again"], "dashboard.editing.link_check", {"again": True}),
        (["new"], "dashboard.terminal.new", {"what": "deal"}),
        (["new", "supplier"], "dashboard.terminal.new", {"what": "supplier"}),
        (["fmt"], "dashboard.terminal.fmt", {"check": False}),
        (["fmt", "--check"], "dashboard.terminal.fmt", {"check": True}),
        (["diff", "HEAD~1"], "dashboard.terminal.diff", {"old": "HEAD~1", "new": None, "form": "markdown"}),
        (
            ["diff", "main", "branch", "--format", "json"],
            "dashboard.terminal.diff",
            {"old": "main", "new": "branch", "form": "json"},
        ),
        (["lesson-file", "article", "--out", "/a.html"], "dashboard.terminal.lesson_file", NAMED | {"out": "/a.html"}),
    ],
)
def test_a_module_gets_the_options(
    words: list[str], module: str, options: dict[str, object], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Options reach the module's `main` by its own names, the folder in full."""
    started: list[list[str]] = []
    monkeypatch.setattr(commands, "call", lambda command, *_, **__: started.append(command) or 0)
    monkeypatch.setattr(commands.setup, "ensure", lambda _: None)
    monkeypatch.chdir(tmp_path.parent)
    commands.carry_out(*commands.parse([*words, "--data", tmp_path.name]))
    (command,) = started
    assert command[1:3] == ["-m", module]
    given = json.loads(command[3])
    assert given == {"data": str(tmp_path), **options}
    taken = inspect.signature(importlib.import_module(module).main).parameters
    assert given.keys() <= taken.keys()


def test_files_to_compare_are_named_in_full(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A module runs in the project's folder, wherever the command was given."""
    (tmp_path / "old.yaml").touch()
    monkeypatch.chdir(tmp_path)
    options, _ = commands.parse(["diff", "old.yaml", "."])
    assert (options.old, options.new) == (str(tmp_path / "old.yaml"), str(tmp_path))


def test_a_file_to_write_is_named_in_full(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """So it comes to stand where the command was given; without a name, the folder itself is meant."""
    monkeypatch.chdir(tmp_path)
    assert commands.parse(["lesson-file", "article", "--out", "a.html"])[0].out == str(tmp_path / "a.html")
    assert commands.parse(["lesson-file", "article"])[0].out == str(tmp_path)


def test_set_up_does_not_mix_with_what_a_module_says(door: Door) -> None:
    """A tool that reads what `check` prints gets that alone, also at the first start."""
    door.stamp().unlink()
    command = [sys.executable, "-m", "dashboard", "check", "--format", "json"]
    started = subprocess.run(command, cwd=door.root, env=door.env(), capture_output=True, text=True, check=False)
    assert started.stdout == f"looked at {door.root / 'data'}\n"
    assert "Set-up done." in started.stderr


def test_a_bad_format_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    """The answer lists those there are."""
    said = complaint(capsys, "check", "--format", "xml")
    assert "'xml'" in said
    assert "text" in said
    assert "json" in said


WAITS = "import signal, sys, time\n\nprint('waiting')\n"
STOPS = f"{WAITS}try:\n    time.sleep(60)\nexcept KeyboardInterrupt:\n    print('tidied up')\n    sys.exit(7)\n"
KILLED = f"{WAITS}signal.signal(signal.SIGINT, signal.SIG_DFL)\ntime.sleep(60)\n"


@pytest.mark.parametrize(("child", "code", "word"), [(STOPS, 7, "tidied up"), (KILLED, 130, "Stopped")])
def test_ctrl_c_is_the_modules_to_answer(door: Door, child: str, code: int, word: str) -> None:
    """Its exit code is ours; one that does not answer is ended like any other."""
    (door.root / "dashboard" / "analysis" / "check.py").write_text(child)
    started = door.start("check", "--watch")
    until(lambda: "waiting" in door.said())
    time.sleep(1)
    os.killpg(started.pid, 2)
    assert started.wait(timeout=10) == code
    assert word in door.said()
    assert "Traceback" not in door.said()
