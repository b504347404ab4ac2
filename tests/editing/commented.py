"""Pieces of the shipped deals.yaml with comments at any place, and changes of their records, drawn at random."""

import re
from typing import Any

from hypothesis import strategies as st

from tests.records.builders import deal_fields
from tests.shipped import DATA

HEAD, *RECORDS = re.split(r"^(?=- )", (DATA / "deals.yaml").read_text("utf-8"), flags=re.MULTILINE)
SOURCE = deal_fields()["sources"][0]
SOMEWHERE = st.integers(0, 10_000)


def remarks(text: str) -> list[str]:
    """The comments that were drawn, in order."""
    return sorted(re.findall(r"# remark \d+\.[^\n\r]*", text))


@st.composite
def pieces(draw: st.DrawFn, newline: str = "\n") -> str:
    """Three records with comments above, beside, inside and behind them."""
    start = draw(st.integers(0, len(RECORDS) - 3))
    lines = "".join([draw(st.sampled_from([HEAD, ""])), *RECORDS[start : start + 3]]).splitlines()
    for number in range(draw(st.integers(1, 8))):
        _remark(lines, draw(SOMEWHERE), draw(st.sampled_from(["above", "beside", "inside"])), number, draw)
    if draw(st.booleans()):
        _fold(lines, draw(st.sampled_from([">-", "'", ""])))
    return "".join(line + newline for line in lines)


def _fold(lines: list[str], style: str) -> None:
    """Write a summary over three lines, with a sign in it that begins no comment there."""
    at = next(n for n, line in enumerate(lines) if line.startswith("  summary:"))
    if "#" in lines[at] + lines[at + 1]:
        return
    first, second, rest = lines[at][12:-1].replace("'", "’").replace(": ", ", ").split(" ", 2)
    sign = "C#" if style == "" else "# none"
    start, begin, end = ("'", "", "'") if style == "'" else (style, "    " if style else "", "")
    lines[at : at + 1] = f"  summary: {start}\n{begin}{first}\n    {sign} {second}\n    {rest}{end}".split("\n")
    if style != ">-":
        lines[at : at + 2] = [lines[at] + lines[at + 1]]


def _remark(lines: list[str], at: int, where: str, number: int, draw: st.DrawFn) -> None:
    """Put one comment in."""
    remark = f'# remark {number}. It\'s "so": [1, #2] {{x}}'
    line = lines[at % len(lines)]
    lists = [n for n, found in enumerate(lines) if re.search(r": \[[a-z-]+, .*\]$", found)]
    if where == "inside" and lists:
        broken = lists[at % len(lists)]
        first, rest = lines[broken].split(", ", 1)
        lines[broken : broken + 1] = [f"{first},  {remark}", f"      {rest}"]
    elif where == "beside" and line.strip() and "#" not in line:
        lines[at % len(lines)] += draw(st.sampled_from([" ", "   "])) + remark
    else:
        lines.insert(at % (len(lines) + 1), " " * draw(st.integers(0, 6)) + remark)


@st.composite
def edits(draw: st.DrawFn, fields: dict[str, Any]) -> dict[str, Any]:
    """The fields of a deal, some of them changed."""
    sources = draw(st.permutations(fields["sources"]))[: draw(st.integers(1, 4))]
    offered = {
        "title": draw(st.text(min_size=1)),
        "note": draw(st.sampled_from([None, "A note", "a: # b"])),
        "article": draw(st.sampled_from([None, {"order": 1, "claim": "So.", "verdict": "refined", "note": "No."}])),
        "technologies": draw(st.permutations(fields["technologies"])),
        "places": draw(st.sampled_from([[], fields["places"][::-1]])),
        "sources": draw(st.sampled_from([sources, [SOURCE, *sources], [SOURCE]])),
    }
    return fields | {name: value for name, value in offered.items() if draw(st.booleans())}
