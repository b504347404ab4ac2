"""README.md and CONTRIBUTING.md tell the truth: commands, paths, rules and the example record."""

import argparse
import re
import shutil
from pathlib import Path
from typing import get_args

import pytest

from dashboard.analysis.projection import distance_km
from dashboard.door.commands import make_parser
from dashboard.records import codes
from dashboard.records.parts import Article, Place, Source
from dashboard.records.read import load
from dashboard.records.schema import Deal

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
PAGES = {"README": README, "CONTRIBUTING": CONTRIBUTING}
RULES = CONTRIBUTING.partition("### The rules, field by field")[2].partition("\n### ")[0]
MOST_LINES = 150


def commands() -> dict[str, argparse.ArgumentParser]:
    """Give the parser of each command by its name."""
    rooms = next(a for a in make_parser()._actions if isinstance(a, argparse._SubParsersAction))
    return dict(rooms.choices)


def options() -> list[str]:
    """Give every option of every command as it is typed behind `python3 -m dashboard`."""
    return [
        " ".join(filter(None, (name, action.option_strings[-1], action.metavar)))
        for name, parser in commands().items()
        for action in parser._actions
        if action.option_strings
    ]


def quoted(page: str) -> list[str]:
    """Give what stands in backticks on a page, code blocks left out."""
    return re.findall(r"`([^`\n]+)`", re.sub(r"(?ms)^```.*?^```$", "", page))


def paths(page: str) -> list[str]:
    """Give the words in backticks that name a file or folder here; addresses, options and .venv are none."""
    words = [word.rstrip(":,") for text in quoted(page) for word in text.split()]
    named = re.compile(r"\.?\w[\w.-]*/[\w./-]*|\.?\w[\w-]*\.(?:csv|js|json|md|png|py|svg|toml|txt|yaml)")
    return [word for word in words if named.fullmatch(word) and not word.startswith(".venv")]


def links(page: str) -> list[str]:
    """Give the targets of a page's links that lead into the project; pictures are none."""
    return [to for to in re.findall(r"(?<!!)\[[^]]*\]\(([^)#]+)\)", page) if "://" not in to]


@pytest.mark.parametrize("command", commands())
def test_commands_are_documented(command: str) -> None:
    """The README's table has a row for each command."""
    assert re.search(rf"^\| `{command}[` ]", README, re.MULTILINE)


@pytest.mark.parametrize("option", options())
def test_options_are_documented(option: str) -> None:
    """The README's table names each command's options, with what they take."""
    assert f"`{option}`" in README


def test_options_exist() -> None:
    """No option stands in either page that no command has."""
    known = {word for option in options() for word in option.split() if word.startswith("--")}
    known |= {"--rounds", "--check"}  # of bench.run and of ruff
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", README + CONTRIBUTING)) <= known


@pytest.mark.parametrize("name", PAGES)
def test_paths_exist(name: str) -> None:
    """Every file or folder in backticks, and every link, leads to something."""
    found = paths(PAGES[name]) + links(PAGES[name])
    assert found
    assert [path for path in found if not (ROOT / path).exists()] == []


def test_example_passes(tmp_path: Path) -> None:
    """The example record passes the whole check among the real files, without a warning."""
    example = re.search(r"(?ms)^```yaml\n(.*?)^```$", CONTRIBUTING)
    assert example
    data = tmp_path / "data"
    shutil.copytree(ROOT / "data", data)
    (data / "deals.yaml").write_text(example[1], encoding="utf-8")
    dataset = load(data, distance_km)
    assert [str(problem) for problem in dataset.problems if problem.file.endswith("deals.yaml")] == []
    assert len(dataset.deals) == 1


@pytest.mark.parametrize(
    "field", [*Deal.model_fields, *Place.model_fields, *Source.model_fields, *Article.model_fields]
)
def test_rules_name_field(field: str) -> None:
    """The list of rules speaks of each field of a record."""
    assert f"`{field}`" in RULES


@pytest.mark.parametrize("field", ["kind", "status", "confidence", "scope", "buyer_type", "technologies"])
def test_rules_name_codes(field: str) -> None:
    """The list of rules gives a field's codes, all of them and in order."""
    kinds = {"technologies": codes.Technology, "buyer_type": codes.BuyerType}
    allowed = get_args(kinds.get(field) or getattr(codes, field.capitalize()))
    line = next(line for line in RULES.splitlines() if line.startswith(f"- `{field}`"))
    said = re.sub(r"\([^)]*\)", "", line.split("– ", 1)[1]).split(";")[0]
    assert [word for word in re.findall(r"[a-z-]+", said) if word in allowed] == list(allowed)


def test_readme_is_short() -> None:
    """The README can be read in one sitting."""
    assert len(README.splitlines()) <= MOST_LINES
