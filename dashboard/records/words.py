"""The words shown for the codes in the data, in the order they are listed to a reader."""


def within(words: str) -> str:
    """Display words as they stand within a sentence: 'No Chinese supplier' becomes 'no Chinese supplier'."""
    return words[:1].lower() + words[1:]


KINDS = {
    "supply": "Contract or delivery",
    "framework": "Memorandum or framework agreement",
    "aid": "Gift or grant in kind",
    "proposal": "Plan or offer (nothing signed found)",
    "in-use": "Equipment in use (no contract found)",
    "assistance": "Staff, training or technical help",
    "restriction": "Ban, removal or refusal",
}

STATUSES = {
    "announced": "Announced",
    "signed": "Signed",
    "in-progress": "In progress",
    "operational": "Operational",
    "suspended": "Suspended",
    "cancelled": "Cancelled",
    "unknown": "Unknown",
}

CONFIDENCES = {"high": "High", "medium": "Medium", "low": "Low"}

TECHNOLOGIES = {
    "facial-recognition": "Facial recognition",
    "safe-city": "Safe city",
    "smart-policing": "Smart policing",
    "cctv": "Video surveillance (CCTV)",
    "command-centre": "Command centre",
    "traffic-monitoring": "Traffic monitoring",
    "internet-monitoring": "Internet monitoring",
    "national-id": "National ID",
    "phone-forensics": "Phone forensics",
    "data-centre": "Data centre",
    "body-camera": "Body cameras",
    "drone": "Drones",
    "training": "Training",
}

SCOPES = {"national": "National", "region": "Region", "city": "City", "agency": "Single agency"}

BUYER_TYPES = {
    "police": "Police",
    "interior-ministry": "Interior ministry",
    "other-ministry": "Other ministry",
    "municipality": "Municipality",
    "telecom-operator": "Telecom operator",
    "military": "Military",
    "intelligence": "Intelligence service",
    "other": "Other",
    "unknown": "Unknown",
}

VERDICTS = {
    "confirmed": "Confirmed",
    "refined": "Refined",
    "contradicted": "Contradicted",
    "unconfirmed": "Not confirmed",
}

REGIMES = {
    "liberal democracy": "Liberal democracy",
    "electoral democracy": "Electoral democracy",
    "electoral autocracy": "Electoral autocracy",
    "closed autocracy": "Closed autocracy",
}

OWNERSHIPS = {
    "state-owned": "State-owned",
    "state-linked": "State-linked",
    "private": "Private",
    "unknown": "Unknown",
}

APPLIES_TO = {"firm": "The firm", "parent": "Its parent group", "category": "A category, no firm named"}

EVENT_KINDS = {
    "policy": "Government policy",
    "regulation": "Law or regulation",
    "corporate": "Company news",
    "report": "Report or investigation",
}

BRI_STATUSES = {
    "initiator": "Initiator",
    "signed": "Signed",
    "signed, year not established": "Signed, year not established",
    "left": "Signed and left",
    "none found": "No signature found",
    "not applicable (territory)": "Not applicable (territory)",
}

BRI_CONFIDENCES = {"high": "High", "medium": "Medium", "low": "Low", "none": "No dated source found"}

AIGS = {
    "yes": "Listed with technology from China",
    "no": "Listed without technology from China",
    "not listed": "Not listed",
}

COVERAGE = {
    "records": "Records in this dataset",
    "left-out": "Found, but left out",
    "talks-only": "Talks only",
    "weak-sources": "Sources too weak",
    "supplier-not-shown": "No Chinese supplier shown",
    "too-small": "Too small",
    "nothing-found": "Nothing found",
}

COLOUR_BY = {
    "deals": "Number of deals",
    "first": "Year of the first deal",
    "supplier": "Leading supplier",
    "technology": "Deals of one technology",
    "regime": "Regime class in the deal’s year",
    "confidence": "Strongest confidence",
    "value": "Largest known value",
}
