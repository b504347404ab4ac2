"""The codes a field may hold, in the order they are listed; words.py says what is shown for each."""

from typing import Literal

Kind = Literal["supply", "framework", "aid", "proposal", "in-use", "assistance", "restriction"]
Status = Literal["announced", "signed", "in-progress", "operational", "suspended", "cancelled", "unknown"]
Confidence = Literal["high", "medium", "low"]
Technology = Literal[
    "facial-recognition", "safe-city", "smart-policing", "cctv", "command-centre", "traffic-monitoring",
    "internet-monitoring", "national-id", "phone-forensics", "data-centre", "body-camera", "drone", "training",
]  # fmt: skip
Scope = Literal["national", "region", "city", "agency"]
BuyerType = Literal[
    "police", "interior-ministry", "other-ministry", "municipality", "telecom-operator", "military", "intelligence",
    "other", "unknown",
]  # fmt: skip
Verdict = Literal["confirmed", "refined", "contradicted", "unconfirmed"]
Regime = Literal["liberal democracy", "electoral democracy", "electoral autocracy", "closed autocracy"]
Ownership = Literal["state-owned", "state-linked", "private", "unknown"]
AppliesTo = Literal["firm", "parent", "category"]
EventKind = Literal["policy", "regulation", "corporate", "report"]
Region = Literal["Africa", "Americas", "Asia", "Europe", "Oceania", ""]
BriStatus = Literal[
    "initiator", "signed", "signed, year not established", "left", "none found", "not applicable (territory)"
]
BriConfidence = Literal["high", "medium", "low", "none"]
Aigs = Literal["yes", "no", "not listed"]
CoverageResult = Literal[
    "records", "left-out", "talks-only", "weak-sources", "supplier-not-shown", "too-small", "nothing-found"
]
Page = Literal["world", "countries", "suppliers", "compare", "table", "article", "regimes", "know", "deal"]
ColourBy = Literal["deals", "first", "supplier", "technology", "regime", "confidence", "value"]
