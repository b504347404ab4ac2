"""What a reader asked to see: read from the address, written to it, and applied to the table."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from typing import Any

import pandas as pd

from dashboard.analysis.table import UNNAMED, fold
from dashboard.records.schema import Dataset
from dashboard.records.words import CONFIDENCES, KINDS, STATUSES, TECHNOLOGIES

COLUMN = {"technology": "technologies", "supplier": "suppliers"}  # facets named otherwise in the table
LONGEST_SEARCH = 200  # characters
MOST_PUBLISHERS = 5  # that the evidence lens can ask for
SURE = {"medium": ("high", "medium"), "high": ("high",)}  # what each demand of confidence keeps


@dataclass(frozen=True)
class Filters:
    """A selection of records; an empty facet keeps all. Years are both included, None keeps the undated too."""

    technology: tuple[str, ...] = ()
    supplier: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    confidence: tuple[str, ...] = ()
    article: bool = False
    years: tuple[int, int] | None = None
    search: str = ""
    publishers: int = 1  # independent ones, at least
    sure: str = ""  # confidence, at least; "" for any

    @property
    def lens(self) -> "Filters":
        """The evidence lens alone."""
        return Filters().with_lens(self)

    def with_lens(self, other: "Filters") -> "Filters":
        """The same with the evidence lens of another."""
        return replace(self, publishers=other.publishers, sure=other.sure)

    def without(self, field: str, value: str | None = None) -> "Filters":
        """The same without one value of a facet, or without the whole of it."""
        rest = getattr(Filters, field) if value is None else tuple(v for v in getattr(self, field) if v != value)
        changed: dict[str, Any] = {field: rest}
        return replace(self, **changed)


FACETS = tuple(field.name for field in fields(Filters) if field.default == ())


@dataclass(frozen=True)
class Choices:
    """What can be chosen: display words by code for each facet, and the first and last year of the data."""

    facets: Mapping[str, Mapping[str, str]]
    years: tuple[int, int]


def choices(dataset: Dataset, table: pd.DataFrame) -> Choices:
    """The choices that these records offer; a code that no record uses is not offered."""
    names = {firm.key: firm.short for firm in dataset.suppliers} | {UNNAMED: "Supplier not named"}
    regions = {region: region for region in sorted(set(table["region"]) - {""})}
    words: dict[str, Mapping[str, str]] = {
        "technology": TECHNOLOGIES,
        "supplier": dict(sorted(names.items(), key=lambda item: (item[0] == UNNAMED, fold(item[1])))),
        "region": regions,
        "status": STATUSES,
        "kind": KINDS,
        "confidence": CONFIDENCES,
    }
    used = {facet: set(_values(table, facet)) for facet in FACETS}
    facets = {facet: {c: w for c, w in words[facet].items() if c in used[facet]} for facet in FACETS}
    known = table["year"].dropna()
    return Choices(facets, (int(known.min()), int(known.max())) if len(known) else (2000, 2000))


def _values(table: pd.DataFrame, facet: str) -> Iterable[str]:
    column = table[COLUMN.get(facet, facet)]
    return column.explode() if facet in COLUMN else column


def to_address(filters: Filters) -> dict[str, str]:
    """The filters as address parameters; what is not set is left out."""
    address = {facet: ",".join(getattr(filters, facet)) for facet in FACETS}
    if filters.years:
        address["years"] = f"{filters.years[0]}-{filters.years[1]}"
    if filters.article:
        address["article"] = "yes"
    if filters.search:
        address["search"] = filters.search
    return {name: value for name, value in address.items() if value} | lens_address(filters)


def lens_address(filters: Filters) -> dict[str, str]:
    """The evidence lens as address parameters."""
    address = {"publishers": str(filters.publishers) if filters.publishers > 1 else "", "sure": filters.sure}
    return {name: value for name, value in address.items() if value}


def from_address(address: Mapping[str, str], offered: Choices) -> tuple[Filters, list[str]]:
    """The filters in an address, and a sentence for each value in it that was left out."""
    said: list[str] = []
    found: dict[str, object] = {}
    for facet in FACETS:
        wanted = [value.strip() for value in address.get(facet, "").split(",") if value.strip()]
        found[facet] = tuple(dict.fromkeys(filter(None, (_code(facet, w, offered, said.append) for w in wanted))))
    found["years"] = _years(address.get("years", ""), offered.years, said.append)
    article = address.get("article", "")
    if article not in ("", "yes"):
        said.append(_left_out("choice of article", article, "yes"))
    found["article"] = article == "yes"
    found["search"] = " ".join(address.get("search", "")[:LONGEST_SEARCH].split())
    found["publishers"] = _publishers(address.get("publishers", ""), said.append)
    if (sure := address.get("sure", "")) not in ("", *SURE):
        said.append(_left_out("demand of confidence", sure, "medium"))
    found["sure"] = sure if sure in SURE else ""
    return Filters(**found), said  # type: ignore[arg-type]


def _code(facet: str, wanted: str, offered: Choices, say: Callable[[str], None]) -> str | None:
    """The code that was wanted, whatever its case; None, and said, where there is none."""
    by_folded = {fold(code): code for code in offered.facets[facet]}
    if code := by_folded.get(fold(wanted)):
        return code
    near = get_close_matches(fold(wanted), by_folded, n=1)
    say(_left_out(facet, wanted, by_folded[near[0]] if near else None))
    return None


def _years(text: str, span: tuple[int, int], say: Callable[[str], None]) -> tuple[int, int] | None:
    """The years of '2014-2018' or '2016', within the span of the data; None for all of them."""
    if not text:
        return None
    first, _, last = text.partition("-")
    if not all(part.isascii() and part.isdigit() and len(part) == 4 for part in (first, last or first)):
        say(_left_out("span of years", text, f"{span[0]}-{span[1]}"))
        return None
    wanted = int(first), int(last or first)
    if wanted[0] > wanted[1] or wanted[1] < span[0] or wanted[0] > span[1]:
        say(_left_out("span of years", text, f"{span[0]}-{span[1]}"))
        return None
    kept = max(wanted[0], span[0]), min(wanted[1], span[1])
    return None if kept == span else kept


def _publishers(text: str, say: Callable[[str], None]) -> int:
    """The least number of publishers asked for."""
    if text in map(str, range(1, MOST_PUBLISHERS + 1)):
        return int(text)
    if text:
        say(_left_out("number of publishers", text, "3"))
    return 1


def _left_out(field: str, value: str, near: str | None) -> str:
    """What to tell a reader of an address with a value that does not exist."""
    ending = f" Did you mean “{near}”?" if near else ""
    return f"“{value[:60]}” is no {field} in this data and was left out.{ending}"


def select(table: pd.DataFrame, filters: Filters) -> pd.Series:
    """True for each row that the filters keep."""
    keep = pd.Series(True, index=table.index)
    for facet in FACETS:
        if wanted := set(getattr(filters, facet)):
            column = table[COLUMN.get(facet, facet)]
            one_of = (lambda held: not wanted.isdisjoint(held)) if facet in COLUMN else wanted.__contains__
            keep &= column.map(one_of).astype(bool)
    if filters.article:
        keep &= table["article"]
    if filters.years:
        keep &= table["year"].between(*filters.years).fillna(False).astype(bool)
    for word in fold(filters.search).split():
        keep &= table["text"].str.contains(word, regex=False)
    if filters.publishers > 1:
        keep &= table["publishers"] >= filters.publishers
    if filters.sure:
        keep &= table["confidence"].isin(SURE[filters.sure])
    return keep


def left_by(table: pd.DataFrame, filters: Filters) -> dict[str, dict[str, int]]:
    """How many deals each option of each facet would leave, together with all other filters; by facet and code.

    Bans and removals are counted in the facet `kind` alone, where they are an option of their own.
    """
    counts: dict[str, dict[str, int]] = {}
    for facet in FACETS:
        kept = table[select(table, filters.without(facet)) & (table["counted"] | (facet == "kind"))]
        counts[facet] = Counter(_values(kept, facet))
    return counts
