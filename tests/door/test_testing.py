"""The test command in a copy where one check fails."""

from pathlib import Path

from copies import Door

STEPS = ["ruff check", "ruff format", "mypy", "import-linter", "data check", "pytest"]


def test_every_step_runs_and_failures_are_summed_up(app: Door, tmp_path: Path) -> None:
    """A failing step stops nothing; pytest comes last, with its words and the browser; one line names the failed."""
    browser = tmp_path / "browser"
    browser.write_text("#!/bin/sh\n")
    browser.chmod(0o755)
    (app.root / "requirements-dev.txt").write_text("-r requirements.txt\n")
    (app.root / "tests").mkdir()
    one = f"import os\n\ndef test_one():\n    assert os.environ['ATLAS_BROWSER'] == {str(browser)!r}\n"
    two = "\ndef test_two():\n    pass\n"
    (app.root / "tests" / "test_small.py").write_text(one + two)
    code, said = app.run("test", "-q", "-k", "one", ATLAS_BROWSER=str(browser))
    assert code == 1
    assert [line[3:] for line in said.splitlines() if line.startswith("== ")] == STEPS
    *_, closing, summary = said.splitlines()
    assert closing.startswith("1 passed, 1 deselected")
    assert summary.startswith("Failed: ")
    assert "data check" in summary
    assert "pytest" not in summary
