"""Text that a spreadsheet might take for a formula, made harmless in a CSV file, and back."""

import re

# OWASP's signs (ASVS 5.0, 1.2.10), their wide forms, and both behind blanks; apostrophes before them are our own.
_RUNS = re.compile(r"'*(?:[\0\t\r\n]|\s*[=+\-@＝＋－＠])")  # noqa: RUF001


def harmless(cell: object) -> object:
    """A cell that no spreadsheet runs: text that it might take for a formula gets an apostrophe in front."""
    return f"'{cell}" if isinstance(cell, str) and _RUNS.match(cell) else cell


def as_it_was(text: str) -> str:
    """The text that `harmless` made this of."""
    return text[1:] if text.startswith("'") and _RUNS.match(text[1:]) else text
