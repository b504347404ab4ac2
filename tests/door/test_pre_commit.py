"""The hooks of .pre-commit-config.yaml, run by the real pre-commit in a checkout without a network."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from copies import ROOT, Door

GOOD = ROOT / "tests" / "good"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no python3 for the hooks to start")


class Checkout:
    """A git checkout of the project's door and a small data folder, in which pre-commit is installed."""

    def __init__(self, door: Door) -> None:
        """Make it, with all there is committed."""
        self.root = door.root
        nowhere = "http://127.0.0.1:9"
        self.env = door.env(
            PATH=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
            PRE_COMMIT_HOME=str(door.root.parent / "hooks"),
            GIT_CONFIG_GLOBAL=os.devnull,
            HTTP_PROXY=nowhere,
            HTTPS_PROXY=nowhere,
        )
        for name in (".pre-commit-config.yaml", ".gitignore", "assets/world.geojson", "dashboard/analysis/check.py"):
            (self.root / name).parent.mkdir(exist_ok=True)
            shutil.copy(ROOT / name, self.root / name)
        shutil.copytree(GOOD, self.root / "data", dirs_exist_ok=True)
        self.git("init", "--quiet")
        self.git("config", "user.name", "Ada")
        self.git("config", "user.email", "ada@example.org")
        self.run(sys.executable, "-m", "dashboard", "fmt")
        self.commit("All there is")
        self.run(sys.executable, "-m", "pre_commit", "install")

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a program in the checkout; give what it said in one."""
        return subprocess.run(
            words, cwd=self.root, env=self.env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
        )

    def git(self, *words: str) -> str:
        """Run git; give what it said."""
        return self.run("git", *words).stdout

    def commit(self, why: str) -> tuple[int, str]:
        """Commit all changes; give the exit code and what was said."""
        self.git("add", "--all")
        done = self.run("git", "commit", f"--message={why}")
        return done.returncode, done.stdout


@pytest.fixture
def checkout(app: Door) -> Checkout:
    """A checkout with everything committed."""
    made = Checkout(app)
    assert made.git("status", "--porcelain") == ""
    return made


def test_data_is_laid_out(checkout: Checkout) -> None:
    """A change that is laid out otherwise is put right and can then be committed."""
    deals = checkout.root / "data" / "deals.yaml"
    right = deals.read_text().replace("kind: supply", "kind: aid")
    deals.write_text(right.replace("kind: aid", "kind:   aid"))
    code, said = checkout.commit("A gift")
    assert code == 1
    assert "data/deals.yaml:1  ken-huawei-2014  is laid out anew" in said
    assert "files were modified by this hook" in said
    assert deals.read_text() == right
    code, said = checkout.commit("A gift")
    assert code == 0, said
    assert checkout.git("log", "-1", "--format=%s") == "A gift\n"
    assert checkout.git("status", "--porcelain") == ""


def test_wrong_data_is_not_committed(checkout: Checkout) -> None:
    """The check's line says what to put right."""
    deals = checkout.root / "data" / "deals.yaml"
    deals.write_text(deals.read_text().replace("kind: supply", "kind: suply"))
    code, said = checkout.commit("A slip")
    assert code == 1
    assert "data/deals.yaml:4  ken-huawei-2014  kind: 'suply' is not one of" in said
    assert checkout.git("log", "-1", "--format=%s") == "All there is\n"


def test_other_files_are_left_alone(checkout: Checkout) -> None:
    """Wrong data does not stop a commit that does not touch it."""
    deals = checkout.root / "data" / "deals.yaml"
    deals.write_text("- id: wrong\n")
    (checkout.root / "notes.txt").write_text("A note.\n")
    checkout.git("add", "notes.txt")
    done = checkout.run("git", "commit", "--message=A note")
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("Skipped") == 2
    assert deals.read_text() == "- id: wrong\n"
