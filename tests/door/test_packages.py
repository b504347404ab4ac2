"""Failures of pip put into plain words."""

import io
import tarfile

import pytest
from copies import Door

from dashboard.door.packages import FETCHED, explain

SAID = {
    "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device": "The disk is full",
    "[Errno 13] Permission denied: '/somewhere/.venv.lock'": "No right to write in",
    "WARNING: connection broken by 'NewConnectionError'\nERROR: No matching distribution found for a==1": (
        "The package index cannot be reached"
    ),
    "ERROR: No matching distribution found for parcel==3.0": "The package parcel==3.0 is not to be had",
    "  ERROR: Failed building wheel for parcel\nERROR: Could not build wheels": "The package parcel cannot be built",
    "ERROR: Cannot install a==1 and b==2 because these package versions have conflicting dependencies.": "contradict",
    "something else": "ask somebody",
}


@pytest.mark.parametrize("output", SAID)
def test_each_failure_has_its_advice(output: str) -> None:
    """The last line says what to do; the lines before quote the tool."""
    *quoted, advice = explain(output, "ask somebody").splitlines()
    assert SAID[output] in advice
    assert quoted == [f"  | {line}" for line in output.splitlines()]


def test_only_the_telling_lines_are_quoted() -> None:
    """Of a long output at most five lines remain, those that speak of the failure."""
    output = "Collecting a\n" * 50 + "ERROR: one\n" * 9
    assert explain(output, "advice") == "  | ERROR: one\n" * 5 + "advice"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Collecting anyio==4.16.0 (from -r requirements.txt (line 3))", "anyio==4.16.0"),
        ("Collecting python-dateutil==4.0.0", "python-dateutil==4.0.0"),
        (
            "Processing /some where/rpds_py-2026.9.1-cp311-linux.whl (from -r requirements.txt (line 3))",
            "rpds_py-2026.9.1",
        ),
        (r"Processing c:\wheels\a-1.0.tar.gz", "a-1.0"),
    ],
)
def test_package_names_are_read_from_pip(line: str, name: str) -> None:
    """From an index or from a file."""
    assert FETCHED.findall(f"Looking in links\n{line}\n  Downloading x\n")[0].removesuffix(".tar.gz") == name


def test_a_package_that_cannot_be_built_is_named(door: Door) -> None:
    """A source package whose build breaks: its name and what the build said."""
    project = b'[build-system]\nrequires = []\nbuild-backend = "broken"\nbackend-path = ["."]\n'
    backend = b"def build_wheel(*_, **__):\n    raise SystemExit('error: no compiler')\n"
    about = b"Metadata-Version: 2.1\nName: crate\nVersion: 1.0\n"
    with tarfile.open(door.root / "crate-1.0.tar.gz", "w:gz") as file:
        for name, content in {"pyproject.toml": project, "broken.py": backend, "PKG-INFO": about}.items():
            entry = tarfile.TarInfo(f"crate-1.0/{name}")
            entry.size = len(content)
            file.addfile(entry, io.BytesIO(content))
    door.pin("crate==1.0")
    code, said = door.run("check", PIP_FIND_LINKS=door.root.as_uri())
    assert code == 2
    assert "crate" in said.splitlines()[-1]
    assert "Traceback" not in said.splitlines()[-1]
