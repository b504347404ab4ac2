"""The command line: what it takes, and the one line it answers when it is wrong."""

from pathlib import Path

import pytest
from copies import ROOT, Door

from dashboard.door import commands


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
    assert all(f"\n    {name} " in said for name in commands.COMMANDS)


def test_check_hands_on_folder_and_exit_code(door: Door, tmp_path: Path) -> None:
    """The data check runs on the folder asked for and its exit code is ours."""
    assert door.run("check") == (1, f"looked at {door.root / 'data'}\n")
    assert door.run("check", "--data", str(tmp_path)) == (1, f"looked at {tmp_path}\n")
