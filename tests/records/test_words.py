"""Every code has a word, in the order of the codes, and no word stands for nothing."""

from typing import Any, get_args

import pytest

from dashboard.records import codes, words


@pytest.mark.parametrize(
    ("shown", "allowed"),
    [
        (words.KINDS, codes.Kind),
        (words.STATUSES, codes.Status),
        (words.CONFIDENCES, codes.Confidence),
        (words.TECHNOLOGIES, codes.Technology),
        (words.SCOPES, codes.Scope),
        (words.BUYER_TYPES, codes.BuyerType),
        (words.VERDICTS, codes.Verdict),
        (words.REGIMES, codes.Regime),
        (words.OWNERSHIPS, codes.Ownership),
        (words.OWNERSHIP_RULES, codes.Ownership),
        (words.APPLIES_TO, codes.AppliesTo),
        (words.BRI_STATUSES, codes.BriStatus),
        (words.BRI_CONFIDENCES, codes.BriConfidence),
        (words.AIGS, codes.Aigs),
        (words.COVERAGE, codes.CoverageResult),
        (words.EVENT_KINDS, codes.EventKind),
        (words.KIND_MEANINGS, codes.Kind),
        (words.STATUS_MEANINGS, codes.Status),
        (words.CONFIDENCE_MEANINGS, codes.Confidence),
        (words.SCOPE_MEANINGS, codes.Scope),
        (words.VERDICT_SIGNS, codes.Verdict),
        (words.VERDICT_MEANINGS, codes.Verdict),
    ],
)
def test_words(shown: dict[str, str], allowed: Any) -> None:
    """Every code has its own word, in the same order."""
    assert tuple(shown) == get_args(allowed)
    assert all(shown.values())
    assert len(set(shown.values())) == len(shown)
