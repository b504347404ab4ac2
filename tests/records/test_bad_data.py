"""Each file of tests/bad has one defect; laid over good data, it must be told word for word, and nothing else."""

from pathlib import Path

import pytest

from dashboard.records.read import FILES, load
from tests.records.builders import write_data

BAD = Path(__file__).parents[1] / "bad"
LESSONS = "lessons"  # which are checked with their views, in tests/analysis/test_lessons.py
SAMPLES = sorted(path for path in BAD.glob("*/*") if path.is_file() and path.parent.name != LESSONS)
LESSON_SAMPLES = sorted((BAD / LESSONS).iterdir())


def read_sample(path: Path) -> tuple[list[str], str]:
    """Split a sample into the lines it must cause and its text; CSV knows no comments, so there they are taken out."""
    text = path.read_text(encoding="utf-8")
    expected = [line.removeprefix("# expect: ") for line in text.splitlines() if line.startswith("# expect: ")]
    if path.suffix == ".csv":
        text = "".join(text.splitlines(keepends=True)[len(expected) :])
    return expected, text


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_message(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The defect is told word for word, and nothing else is."""
    expected, text = read_sample(path)
    write_data(tmp_path, **{path.parent.name: text})
    monkeypatch.chdir(tmp_path)
    assert expected
    assert [str(problem) for problem in load(Path("data")).problems] == expected


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_left_out(path: Path, tmp_path: Path) -> None:
    """A record with an error is left out, one with a warning is kept."""
    _, text = read_sample(path)
    dataset = load(write_data(tmp_path, **{path.parent.name: text}))
    for problem in dataset.problems:
        names = [getattr(record, "id", None) or record.key for record in (*dataset.deals, *dataset.suppliers)]
        if path.parent.name in ("deals", "suppliers") and "repeated" not in path.stem:
            assert (problem.record in names) == (problem.severity == "warning")


def test_samples() -> None:
    """Each file has samples."""
    assert {path.parent.name for path in SAMPLES} == {name.partition(".")[0] for name in FILES}
