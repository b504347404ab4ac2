"""The claims of the article: what belongs together, how it counts, what the lens says."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.article import (
    INFERRED,
    Claim,
    by_country,
    claims,
    lens_said,
    records,
    standing,
    standing_sentence,
)
from dashboard.analysis.filters import Filters
from dashboard.records.words import VERDICTS
from tests.analysis.builders import dataset_of
from tests.shipped import DATASET, DEALS


def article(order: int | None, verdict: str = "refined", claim: str = "It bought cameras.") -> dict[str, Any]:
    """The field `article` of a record."""
    return {"article": {"order": order, "claim": claim, "verdict": verdict, "note": "So say two papers."}}


def found(*changes: dict[str, Any]) -> list[Claim]:
    """The claims of records alone."""
    return claims(replace(dataset_of(*changes), events=()))


def test_one_order_is_one_claim() -> None:
    """Records of one order are one claim with all their verdicts, and it counts under the weakest."""
    (claim,) = found(article(106, "refined", "Short."), article(106, "confirmed", "The longest claim of all."))
    assert [held.id for held, _ in claim.parts] == ["ken-1", "ken-2"]
    assert (claim.lead[0].id, claim.verdict, claim.of_deal) == ("ken-2", "refined", True)


def test_unknown_places_stay_apart() -> None:
    """Claims whose place is not established are not one claim, and stand last."""
    some = found(article(None), article(None), article(101), article(100), {})
    assert [claim.order for claim in some] == [100, 101, None, None]
    assert [claim.place for claim in some] == ["text", "notes", "unknown", "unknown"]


def test_record_and_event() -> None:
    """A record and an event of one order are one claim, which is about a deal."""
    (claim,) = claims(dataset_of(article(1)))
    assert [held.id for held, _ in claim.parts] == ["ken-1", "ctx-camera-law"]
    assert claim.of_deal


@given(st.lists(st.tuples(st.none() | st.integers(1, 4), st.sampled_from(list(VERDICTS))), max_size=8))
def test_every_claim_counts_once(made: list[tuple[int | None, str]]) -> None:
    """Each record belongs to one claim, claims stand in order, and the counts add up to them."""
    some = found(*(article(order, verdict) for order, verdict in made))
    assert len(records(some)) == len({deal.id for deal in records(some)}) == len(made)
    known = [claim.order for claim in some if claim.order is not None]
    assert known == sorted(set(known))
    assert sum(of.total() for of in standing(some).values()) == len(some)


@pytest.mark.parametrize(
    "weak", [("contradicted", "unconfirmed"), ("unconfirmed", "refined"), ("refined", "confirmed")]
)
def test_weakest(weak: tuple[str, str]) -> None:
    """Of two verdicts the one farther from confirmed counts, whichever record comes first."""
    for pair in (weak, weak[::-1]):
        assert found(*(article(1, verdict) for verdict in pair))[0].verdict == weak[0]


def test_sentence() -> None:
    """The sentence gives each verdict that occurs."""
    some = found(article(1, "confirmed"), article(2, "confirmed"), article(3, "contradicted"))
    assert standing_sentence(some) == (
        "Of 3 claims: 2 stand as the article has them, 1 is contradicted by the sources."
    )


def test_lens() -> None:
    """The lens is told with what lies below it; without a lens nothing is said."""
    some = found(article(1), article(2))
    assert lens_said(some, set(), Filters()) == ""
    said = lens_said(some, {"ken-2", "ken-9"}, Filters(publishers=3))
    assert said.startswith("The evidence lens (at least 3 independent publishers): 1 of the 2 records")


def test_by_country() -> None:
    """A country has the verdicts of all its records; one that we inferred is told as such."""
    inferred = next(iter(INFERRED))
    made = found(
        article(1, "contradicted"), article(2, "confirmed"), article(None) | {"id": inferred, "country": "NAM"}
    )
    assert by_country(made) == {"KEN": ("confirmed", "contradicted"), "NAM": ("refined", "inferred")}


def test_shipped() -> None:
    """The inferred records are there, and Kenya's two records are one claim."""
    assert set(DEALS) >= INFERRED
    (kenya,) = [claim for claim in claims(DATASET) if claim.order == 106]
    assert {held.id for held, _ in kenya.parts} == {"ken-huawei-2014", "ken-huawei-2019"}
