"""Differences as Markdown: what stands in the data comes out as text, whatever signs it holds."""

import re
from typing import Any

import pytest
from markdown_it import MarkdownIt

from dashboard.editing.changes import Change
from dashboard.terminal.markdown import as_markdown
from tests.records.builders import deal_fields

RENDER = MarkdownIt("commonmark").enable("strikethrough")
LONG = "The ministry bought cameras for every street of the capital and for two more towns in the north."


def told(**changes: Any) -> list[str]:
    """Give the lines told of the good deal when it is changed."""
    change = Change("deals.yaml", "ken-huawei-2014", deal_fields(), deal_fields(**changes))
    return as_markdown("old", "new", [change]).splitlines()[7:]


def test_heads_and_counts() -> None:
    """The whole text for a record added, one removed and one changed in two files."""
    term = {"key": "cctv", "term": "CCTV", "also": ["video"], "text": "Cameras."}
    changes = [
        Change("deals.yaml", "ken-huawei-2014", deal_fields(), None),
        Change("glossary.yaml", "cctv", None, term | {"also": []}),
        Change("glossary.yaml", "tv", term | {"key": "tv"}, term | {"key": "tv", "text": "A lens."}),
    ]
    assert as_markdown("HEAD~1", "data", changes).splitlines() == [
        "# Changes from `HEAD~1` to `data`",
        "",
        "Records: 1 added, 1 removed, 1 changed.",
        "",
        "## deals.yaml",
        "",
        "- **removed** `ken-huawei-2014` Police cameras in Nairobi",
        "",
        "## glossary.yaml",
        "",
        "- **added** `cctv` CCTV",
        "  - term: CCTV",
        "  - text: Cameras.",
        "- **changed** `tv` CCTV",
        "  - text: Cameras. → A lens.",
    ]
    assert as_markdown("a", "b", []).endswith("No record differs.")


def test_values() -> None:
    """Values, lists and entries each in one line."""
    source = deal_fields()["sources"][0]
    assert told(ended="2020", technologies=["cctv", "drone"], suppliers=[], sources=[source]) == [
        "  - suppliers: **removed** huawei",
        "  - technologies: **added** drone; **removed** command-centre",
        "  - ended: null → 2020",
        "  - sources, “Command centre opens”: **removed** (title: Command centre opens; publisher: Example Agency; "
        "published: null; url: <https://example.com/centre>; supports: operational, status)",
    ]
    assert told(technologies=["command-centre", "cctv"]) == [
        "  - technologies: order cctv, command-centre → command-centre, cctv"
    ]


def test_a_long_text_shows_what_changed() -> None:
    """Only the words around a change are repeated."""
    before = deal_fields(summary=LONG)
    change = Change("deals.yaml", "x", before, before | {"summary": LONG.replace("two more", "three other")})
    line = as_markdown("a", "b", [change]).splitlines()[-1]
    assert line == "  - summary: … street of the capital and for ~~two more~~ **three other** towns in the north."


def test_blanks_that_came_are_seen() -> None:
    """What cannot be seen at the end of a text is marked."""
    change = Change("deals.yaml", "x", deal_fields(summary=LONG), deal_fields(summary=f"{LONG}  "))
    assert as_markdown("a", "b", [change]).endswith(" **␣**")


def test_what_is_only_written_otherwise() -> None:
    """A field that is left out and one that is null are the same, which is said."""
    before = {name: value for name, value in deal_fields().items() if name != "note"}
    line = as_markdown("a", "b", [Change("deals.yaml", "x", before, deal_fields())]).splitlines()[-1]
    assert "the same values" in line


@pytest.mark.parametrize(
    "text",
    [
        "*a* **b** _c_ __d__ ~~e~~ ~f~ `g` ``h``",
        "[link](https://example.org) ![picture](x.png) <b>bold</b> <script>alert(1)</script>",
        "a_b snake_case_word \\* back\\slash &amp; &#64; AT&T",
        "# head > quote - item 1. item | cell | US$ 5 and $x$",
        "مراقبة 监控 ~~x~~",
    ],
)
def test_signs_are_text(text: str) -> None:
    """Rendered, a value reads as it is in the data, as a short one, a long one and a title."""
    for made in (text, f"{LONG} {text}"):
        lines = told(title=made)
        html = RENDER.render("\n".join(["- x", *lines])).replace("\u200b", "")
        assert not re.search(r"<(a|b|em|img|code|script|h\d)\b", html)
        assert text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;") in html


def test_nobody_is_called_and_nothing_is_hidden() -> None:
    """A name behind @ is no mention, a number behind # no link; unseen signs are written out."""
    [line] = told(buyer="@octocat, see #12\u202e and\nmore")
    assert line == "  - buyer: National Police Service → @&#8203;octocat, see #&#8203;12\\\\u202e and\\\\u000amore"
