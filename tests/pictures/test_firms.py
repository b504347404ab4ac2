"""The table of all firms as HTML."""

import re

import pytest

from dashboard.analysis.firm import firm_table, sort_firms
from dashboard.pictures.firms import HEADS, firms_table, firms_top, unnamed_line
from tests.pictures.parsed import Parsed
from tests.shipped import DATASET, TABLE

ROWS = firm_table(DATASET.suppliers, TABLE, TABLE["id"] != "")


@pytest.mark.parametrize("sort", [f"{sign}{name}" for name in HEADS for sign in ("", "-")])
def test_heads_sort(sort: str) -> None:
    """One column is said to be sorted, and its head leads to the other way round; the others' lead to their own."""
    html = firms_table(sort_firms(ROWS, sort), sort)
    table, name = Parsed(html), sort.removeprefix("-")
    assert table.values("aria-sort") == ["descending" if sort.startswith("-") else "ascending"]
    (sorted_head,) = re.findall(r'aria-sort="\w+"><a href="\?sort=([\w-]+)"', html)
    assert {sort, sorted_head} == {name, f"-{name}"}
    leads = [href.removeprefix("?sort=") for href in table.values("href") if href.startswith("?")]
    assert [lead.removeprefix("-") for lead in leads] == list(HEADS)
    falls = {lead.removeprefix("-"): lead.startswith("-") for lead in leads}
    texts = {"name", "ownership", "headquarters"}
    assert all(falls[column] == (column not in texts) for column in HEADS if column != name)
    assert [href for href in table.values("href") if "firm=" in href] == [
        f"suppliers?firm={key}" for key in sort_firms(ROWS, sort).index
    ]


def test_cells() -> None:
    """What is not known is unknown; a firm without a deal has no years, which is something else."""
    table = Parsed(firms_table(ROWS.loc[["ceiec", "sensetime"]], "name"))
    ceiec, sensetime = table.texts.index("CEIEC"), table.texts.index("SenseTime")
    assert table.texts[ceiec:sensetime] == ["CEIEC", "State-owned", "unknown", "9", "7", "2011", "2024", "2"]
    assert table.texts[sensetime:] == ["SenseTime", "Private", "Hong Kong", "0", "0", "–", "–", "2"]


def test_top() -> None:
    """The classes of ownership add up to all firms, and the lens is said where there is one."""
    text = Parsed(firms_top(ROWS, "The lens …")).text
    total, held, *classed = map(int, re.findall(r"\d+", text))
    assert total == sum(classed) == len(DATASET.suppliers)
    assert held == int((ROWS["deals"] > 0).sum())
    assert text.endswith("The lens … Take it off")


def test_unnamed() -> None:
    """Records without a named supplier are counted and led to; without any, nothing is said."""
    assert unnamed_line(0) == ""
    line = Parsed(unnamed_line(1))
    assert line.text.startswith("1 record names no supplier, as its sources name none")
    assert line.values("href") == ["table?supplier=unnamed"]
