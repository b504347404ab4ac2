"""The claims of the article of 2020, what each rests on, and how many stand."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from dashboard.analysis.filters import Filters
from dashboard.analysis.summary import lens_words, plural
from dashboard.records.parts import Article
from dashboard.records.schema import Dataset, Deal, Event
from dashboard.records.words import VERDICTS

IN_NOTES = 101  # an order from here on is that of our notes, see the head of deals.yaml
INFERRED = frozenset({"mng-dahua-2020"})  # tied to their claim by us alone: the article names no country
FROM_WORST = ("contradicted", "unconfirmed", "refined", "confirmed")
GROUPS = {True: "deals", False: "context"}

Part = tuple[Deal | Event, Article]


@dataclass(frozen=True)
class Claim:
    """One claim, and the records or events that it was held against, each with its verdict."""

    order: int | None
    parts: tuple[Part, ...]

    @property
    def of_deal(self) -> bool:
        """Whether it is about deals; else it is context."""
        return any(isinstance(held, Deal) for held, _ in self.parts)

    @property
    def lead(self) -> Part:
        """The part that tells the claim most fully."""
        return max(self.parts, key=lambda part: len(part[1].claim))

    @property
    def verdict(self) -> str:
        """The verdict that the claim counts under: where parts differ, the one farthest from confirmed."""
        return min((article.verdict for _, article in self.parts), key=FROM_WORST.index)

    @property
    def place(self) -> str:
        """Where its order comes from: the article's "text", our "notes", or "unknown"."""
        if self.order is None:
            return "unknown"
        return "notes" if self.order >= IN_NOTES else "text"


def claims(dataset: Dataset) -> list[Claim]:
    """Every claim by its order, those without one last; records and events of one order are one claim."""
    rests_on: list[Deal | Event] = [*dataset.deals, *dataset.events]
    by_order: defaultdict[int | str, list[Part]] = defaultdict(list)
    for held in rests_on:
        if article := held.article:
            by_order[held.id if article.order is None else article.order].append((held, article))
    found = [Claim(parts[0][1].order, tuple(parts)) for parts in by_order.values()]
    return sorted(found, key=lambda claim: (claim.order is None, claim.order or 0))


def standing(found: Iterable[Claim]) -> dict[str, Counter[str]]:
    """How many claims count under each verdict, in the group "deals" and in the group "context"."""
    counts: dict[str, Counter[str]] = {group: Counter() for group in GROUPS.values()}
    for claim in found:
        counts[GROUPS[claim.of_deal]][claim.verdict] += 1
    return counts


def standing_sentence(found: Sequence[Claim]) -> str:
    """How many claims stand, in words."""
    counts: Counter[str] = sum(standing(found).values(), Counter())
    one_many = {
        "confirmed": ("stands as the article has it", "stand as the article has them"),
        "refined": ("stands with corrections", "stand with corrections"),
        "contradicted": ("is contradicted by the sources", "are contradicted by the sources"),
        "unconfirmed": ("could not be confirmed", "could not be confirmed"),
    }
    said = [f"{n} {one_many[verdict][n != 1]}" for verdict in VERDICTS if (n := counts[verdict])]
    return f"Of {plural(len(found), 'claim')}: {', '.join(said)}."


def records(found: Iterable[Claim]) -> list[Deal]:
    """The records that the claims rest on."""
    return [held for claim in found for held, _ in claim.parts if isinstance(held, Deal)]


def lens_said(found: Iterable[Claim], below: Collection[str], filters: Filters) -> str:
    """How many of the records behind the claims lie below the evidence lens; empty where there is no lens."""
    if not (asked := lens_words(filters)):
        return ""
    behind = records(found)
    low = sum(deal.id in below for deal in behind)
    return (
        f"The evidence lens ({asked}): {low} of the {plural(len(behind), 'record')} behind the claims lie"
        f"{'s' if low == 1 else ''} below it; marked further down, and still counted. Context events have no measure "
        "of this kind."
    )


def by_country(found: Iterable[Claim]) -> dict[str, tuple[str, ...]]:
    """The verdicts of the records of each country, in the order of VERDICTS; then "inferred" where we inferred it."""
    given: defaultdict[str, set[str]] = defaultdict(set)
    for claim in found:
        for held, article in claim.parts:
            if isinstance(held, Deal):
                given[held.country] |= {article.verdict, *(("inferred",) if held.id in INFERRED else ())}
    return {iso: tuple(word for word in (*VERDICTS, "inferred") if word in of) for iso, of in given.items()}
