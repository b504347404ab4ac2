"""The test command: every check by name, and pytest with a browser at hand."""

from dashboard.door import chromium
from dashboard.door.processes import call, child_env
from dashboard.door.setup import PYTHON

LINT_IMPORTS = "from importlinter.cli import lint_imports_command as main; main()"


def run(words: list[str]) -> int:
    """Run all steps, pytest last with these further words; give 0 if all passed, else 1."""
    browser = chromium.find()
    print(f"Browser for the tests: {browser}")
    env = child_env(ATLAS_BROWSER=str(browser))
    for name in ("ATLAS_DATA", "ATLAS_EDIT"):  # the tests look at the data of this folder, as readers
        env.pop(name, None)
    failed = [name for name, command in steps(words).items() if not passes(name, command, env)]
    if failed:
        print(f"Failed: {', '.join(failed)}.")
    return 1 if failed else 0


def steps(words: list[str]) -> dict[str, list[str]]:
    """Give the steps in order: name and what Python is asked to run."""
    return {
        "ruff check": ["-m", "ruff", "check"],
        "ruff format": ["-m", "ruff", "format", "--check"],
        "mypy": ["-m", "mypy"],
        "import-linter": ["-c", LINT_IMPORTS],
        "data check": ["-m", "dashboard", "check"],
        "pytest": ["-m", "pytest", *words],
    }


def passes(name: str, command: list[str], env: dict[str, str]) -> bool:
    """Run one step under its name; say whether it passed."""
    print(f"\n== {name}")
    return call([str(PYTHON), *command], env) == 0
